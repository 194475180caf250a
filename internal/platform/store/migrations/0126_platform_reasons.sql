-- +goose Up
-- Why an evaluation was last put back to writing, and a scheme one step back; by whom and
-- when. '' and NULL while it never was.
ALTER TABLE evaluations ADD COLUMN reopened_why TEXT NOT NULL DEFAULT '';
ALTER TABLE evaluations ADD COLUMN reopened_by TEXT NOT NULL DEFAULT '';
ALTER TABLE evaluations ADD COLUMN reopened_at TIMESTAMPTZ;
ALTER TABLE incentive_schemes ADD COLUMN returned_why TEXT NOT NULL DEFAULT '';
ALTER TABLE incentive_schemes ADD COLUMN returned_by TEXT NOT NULL DEFAULT '';
ALTER TABLE incentive_schemes ADD COLUMN returned_at TIMESTAMPTZ;

-- +goose Down
ALTER TABLE incentive_schemes DROP COLUMN returned_at;
ALTER TABLE incentive_schemes DROP COLUMN returned_by;
ALTER TABLE incentive_schemes DROP COLUMN returned_why;
ALTER TABLE evaluations DROP COLUMN reopened_at;
ALTER TABLE evaluations DROP COLUMN reopened_by;
ALTER TABLE evaluations DROP COLUMN reopened_why;
