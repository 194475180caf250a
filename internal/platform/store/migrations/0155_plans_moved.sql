-- +goose Up
-- Which actions were moved out of a plan since a moment. Asked of all that was told of actions, PostgreSQL goes
-- through every change since. Both expressions stand alone, so that no other index is taken for them, and neither
-- reads what isn't JSON, in whatever order they are asked; they are written as in internal/feature/plans (movedAway).
CREATE INDEX events_actions_moved ON events ((CASE WHEN kind = 'action.changed' THEN (json(before) ->> 'key_result_id') END), at)
  WHERE CASE WHEN kind = 'action.changed' THEN (json(before) ->> 'key_result_id') <> (json(after) ->> 'key_result_id') ELSE FALSE END;

-- +goose Down
DROP INDEX events_actions_moved;
