-- +goose Up
-- What was said when the objective was closed.
ALTER TABLE objectives ADD COLUMN close_note TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE objectives DROP COLUMN close_note;
