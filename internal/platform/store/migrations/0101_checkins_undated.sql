-- +goose Up
-- A check-in that a file brought in without saying when it was written: written_at is
-- when it came in, which tells nothing of whether it was in time.
ALTER TABLE check_ins ADD COLUMN undated BOOLEAN NOT NULL DEFAULT FALSE;

-- +goose Down
ALTER TABLE check_ins DROP COLUMN undated;
