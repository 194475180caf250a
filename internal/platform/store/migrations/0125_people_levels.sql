-- +goose Up
-- A person's job level, such as P5; '' for none. Of whoever is evaluated, the one that they
-- had when it was opened.
ALTER TABLE people ADD COLUMN job_level TEXT NOT NULL DEFAULT '';
ALTER TABLE evaluation_subjects ADD COLUMN job_level TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE evaluation_subjects DROP COLUMN job_level;
ALTER TABLE people DROP COLUMN job_level;
