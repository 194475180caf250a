-- +goose Up
-- Whose an action was, and in which plan, before something was told of it: what a person or a plan had on a
-- past day is found without going over what was told of others'. Both databases read json(...) ->> alike; a
-- query has to spell it the same way (store.JSONNamed).
CREATE INDEX events_actions_of ON events ((json(before) ->> 'owner_id'), at) WHERE kind IN ('action.changed', 'action.deleted');
CREATE INDEX events_actions_in ON events ((json(before) ->> 'key_result_id'), at) WHERE kind IN ('action.changed', 'action.deleted');

-- +goose Down
DROP INDEX events_actions_in;
DROP INDEX events_actions_of;
