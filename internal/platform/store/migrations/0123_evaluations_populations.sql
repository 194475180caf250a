-- +goose Up
-- Whom an evaluation is of, as JSON; '' for everybody. So far it was everybody or one
-- team with all below it.
ALTER TABLE evaluations ADD COLUMN population TEXT NOT NULL DEFAULT '';
UPDATE evaluations SET population = '{"teams":[{"id":"' || team_id || '"}]}' WHERE team_id <> '';
ALTER TABLE evaluations DROP COLUMN team_id;

-- +goose Down
-- What one team can't say becomes everybody.
ALTER TABLE evaluations ADD COLUMN team_id TEXT NOT NULL DEFAULT '';
UPDATE evaluations SET team_id = REPLACE(REPLACE(population, '{"teams":[{"id":"', ''), '"}]}', '')
  WHERE population LIKE '{"teams":[{"id":"%"}]}' AND population NOT LIKE '%},{%';
ALTER TABLE evaluations DROP COLUMN population;
