-- +goose Up
-- Who is told of an event is looked up for each event, as it happens.
CREATE INDEX notices_cause ON notices (cause_id);

-- +goose Down
DROP INDEX notices_cause;
