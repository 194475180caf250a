-- +goose Up
-- What judges somebody is sealed. The columns that held it in plain text are read while
-- they hold something; they are emptied when their rows are sealed, at the first start.
ALTER TABLE evaluation_subjects ADD COLUMN sealed TEXT NOT NULL DEFAULT '';
ALTER TABLE evaluation_forms ADD COLUMN sealed TEXT NOT NULL DEFAULT '';
ALTER TABLE evaluation_changes ADD COLUMN sealed TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE evaluation_changes DROP COLUMN sealed;
ALTER TABLE evaluation_forms DROP COLUMN sealed;
ALTER TABLE evaluation_subjects DROP COLUMN sealed;
