-- +goose Up
-- When a room is told how its team stands, and the day of the last such digest.
ALTER TABLE robots ADD COLUMN digest TEXT NOT NULL DEFAULT '{"every":"none","weekday":5,"at":1020}';
ALTER TABLE robots ADD COLUMN digested_on TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE robots DROP COLUMN digested_on;
ALTER TABLE robots DROP COLUMN digest;
