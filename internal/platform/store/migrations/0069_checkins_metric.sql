-- +goose Up
-- Which reading of which metric a check-in was made of; '' for somebody's own word.
ALTER TABLE check_ins ADD COLUMN metric_id TEXT NOT NULL DEFAULT '';
ALTER TABLE check_ins ADD COLUMN reading_id TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE check_ins DROP COLUMN reading_id;
ALTER TABLE check_ins DROP COLUMN metric_id;
