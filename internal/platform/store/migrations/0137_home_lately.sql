-- +goose Up
-- What happened lately to what somebody follows, with what it happened to: the newest of each
-- is found without reading the others.
DROP INDEX events_lately;
CREATE INDEX events_lately ON events (within_id, at, seq, kind, actor_id, subject_id);

-- +goose Down
DROP INDEX events_lately;
CREATE INDEX events_lately ON events (within_id, at, seq, kind, actor_id);
