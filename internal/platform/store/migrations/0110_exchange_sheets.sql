-- +goose Up
-- A sheet of another tool that is to be brought in, as it was read, with what its columns and words mean here; empty for files of Sinan's own.
ALTER TABLE imports ADD COLUMN sheet TEXT NOT NULL DEFAULT '';
ALTER TABLE imports ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

-- +goose Down
ALTER TABLE imports DROP COLUMN version;
ALTER TABLE imports DROP COLUMN sheet;
