-- +goose Up
-- Which colleagues are asked about somebody: proposed by the person, agreed by the
-- manager. A JSON list of people's ids.
ALTER TABLE evaluation_subjects ADD COLUMN colleagues TEXT NOT NULL DEFAULT '';
ALTER TABLE evaluation_subjects ADD COLUMN choice TEXT NOT NULL DEFAULT 'open';

-- +goose Down
ALTER TABLE evaluation_subjects DROP COLUMN choice;
ALTER TABLE evaluation_subjects DROP COLUMN colleagues;
