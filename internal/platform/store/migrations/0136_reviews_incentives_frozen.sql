-- +goose Up
-- Whose an objective was, and what it weighed, when its scores were settled; NULL while
-- they aren't. of_weight is NULL also where no weight was set.
ALTER TABLE reviews ADD COLUMN of_owner TEXT;
ALTER TABLE reviews ADD COLUMN of_team TEXT;
ALTER TABLE reviews ADD COLUMN of_weight TEXT;
UPDATE reviews SET
  of_owner = (SELECT o.owner_id FROM objectives AS o WHERE o.id = reviews.objective_id),
  of_team = (SELECT o.team_id FROM objectives AS o WHERE o.id = reviews.objective_id),
  of_weight = (SELECT o.weight FROM objectives AS o WHERE o.id = reviews.objective_id)
WHERE state = 'settled';
-- The workdays of a scheme's period as they were when what it pays was approved: 1 or 0 for
-- each of its days; '' before that, and for what was approved earlier.
ALTER TABLE incentive_schemes ADD COLUMN workdays TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE incentive_schemes DROP COLUMN workdays;
ALTER TABLE reviews DROP COLUMN of_weight;
ALTER TABLE reviews DROP COLUMN of_team;
ALTER TABLE reviews DROP COLUMN of_owner;
