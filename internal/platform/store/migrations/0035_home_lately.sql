-- +goose Up
-- What happened lately to what somebody follows: found without reading the events
-- themselves, nor what happened before.
CREATE INDEX events_lately ON events (within_id, at, seq, kind, actor_id);

-- +goose Down
DROP INDEX events_lately;
