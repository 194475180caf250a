-- +goose Up
-- The day for which its series made a meeting, which stays when it is moved: the series makes none
-- for that day again. None for single meetings, and for those that their series took away.
ALTER TABLE meetings ADD COLUMN made_for TEXT NOT NULL DEFAULT '';
UPDATE meetings SET made_for = starts_on WHERE series_id <> '';
CREATE INDEX meetings_made_for ON meetings (series_id, made_for);

-- +goose Down
DROP INDEX meetings_made_for;
ALTER TABLE meetings DROP COLUMN made_for;
