-- +goose Up
-- What changed within an objective since a past day, without going over its check-ins,
-- which are nearly all that happens to it.
CREATE INDEX events_shape ON events (within_id, at) WHERE kind <> 'check_in.made';

-- +goose Down
DROP INDEX events_shape;
