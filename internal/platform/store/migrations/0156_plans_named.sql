-- +goose Up
-- The indexes of what events say of actions, of what is read alike where nothing is said: a query that asks for
-- one may be answered without it, and is then asked of events that have no JSON (store.JSONNamed).
DROP INDEX events_actions_moved;
DROP INDEX events_actions_in;
DROP INDEX events_actions_of;
CREATE INDEX events_actions_of ON events ((json(NULLIF(before, '')) ->> 'owner_id'), at) WHERE kind IN ('action.changed', 'action.deleted');
CREATE INDEX events_actions_in ON events ((json(NULLIF(before, '')) ->> 'key_result_id'), at) WHERE kind IN ('action.changed', 'action.deleted');
-- Which actions were moved out of a plan since a moment, as internal/feature/plans asks (movedAway, movedFrom).
CREATE INDEX events_actions_moved ON events ((CASE WHEN kind = 'action.changed' THEN (json(NULLIF(before, '')) ->> 'key_result_id') END), at)
  WHERE CASE WHEN kind = 'action.changed' THEN (json(NULLIF(before, '')) ->> 'key_result_id') <> (json(NULLIF(after, '')) ->> 'key_result_id') ELSE FALSE END;

-- +goose Down
DROP INDEX events_actions_moved;
DROP INDEX events_actions_in;
DROP INDEX events_actions_of;
CREATE INDEX events_actions_of ON events ((json(before) ->> 'owner_id'), at) WHERE kind IN ('action.changed', 'action.deleted');
CREATE INDEX events_actions_in ON events ((json(before) ->> 'key_result_id'), at) WHERE kind IN ('action.changed', 'action.deleted');
CREATE INDEX events_actions_moved ON events ((CASE WHEN kind = 'action.changed' THEN (json(before) ->> 'key_result_id') END), at)
  WHERE CASE WHEN kind = 'action.changed' THEN (json(before) ->> 'key_result_id') <> (json(after) ->> 'key_result_id') ELSE FALSE END;
