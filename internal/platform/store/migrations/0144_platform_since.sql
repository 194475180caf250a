-- +goose Up
-- What was told of some kinds of things since a past day, in any objective, without going over
-- what was told before it.
CREATE INDEX events_since ON events (kind, at, subject_id, seq) WHERE kind <> 'check_in.made';

-- +goose Down
DROP INDEX events_since;
