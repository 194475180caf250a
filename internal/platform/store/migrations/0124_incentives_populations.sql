-- +goose Up
-- Whom a scheme is for, as JSON; '' for everybody. So far it was everybody or one
-- team with all below it.
ALTER TABLE incentive_schemes ADD COLUMN population TEXT NOT NULL DEFAULT '';
UPDATE incentive_schemes SET population = '{"teams":[{"id":"' || team_id || '"}]}' WHERE team_id <> '';
ALTER TABLE incentive_schemes DROP COLUMN team_id;

-- +goose Down
-- What one team can't say becomes everybody.
ALTER TABLE incentive_schemes ADD COLUMN team_id TEXT NOT NULL DEFAULT '';
UPDATE incentive_schemes SET team_id = REPLACE(REPLACE(population, '{"teams":[{"id":"', ''), '"}]}', '')
  WHERE population LIKE '{"teams":[{"id":"%"}]}' AND population NOT LIKE '%},{%';
ALTER TABLE incentive_schemes DROP COLUMN population;
