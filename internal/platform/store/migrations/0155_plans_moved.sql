-- +goose Up
-- Which actions were moved out of a plan since a moment. Asked of all that was told of actions, PostgreSQL goes
-- through every change since. The condition stands alone and not as one of several, so that no other index is
-- taken for it; it is written as in internal/feature/plans (movedAway).
CREATE INDEX events_actions_moved ON events ((json(before) ->> 'key_result_id'), at)
  WHERE CASE WHEN kind = 'action.changed' THEN (json(before) ->> 'key_result_id') <> (json(after) ->> 'key_result_id') ELSE FALSE END;

-- +goose Down
DROP INDEX events_actions_moved;
