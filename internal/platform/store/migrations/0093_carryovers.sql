-- +goose Up
-- What was decided of an objective at the end of its cycle: once for each.
CREATE TABLE carryovers (
  id           TEXT PRIMARY KEY,
  objective_id TEXT NOT NULL UNIQUE,
  -- Where it goes on, or would have.
  cycle_id     TEXT NOT NULL,
  how          TEXT NOT NULL,
  reason       TEXT NOT NULL DEFAULT '',
  -- The objective that it became; '' for what was dropped.
  draft_id     TEXT NOT NULL DEFAULT '',
  decided_by   TEXT NOT NULL,
  decided_at   TIMESTAMPTZ NOT NULL
);
CREATE INDEX carryovers_draft ON carryovers (draft_id);

-- What went along: key results by the drafts that they became; actions and problems
-- themselves, with where they were.
CREATE TABLE carryover_items (
  carryover_id       TEXT NOT NULL,
  -- key_result, action or problem
  kind               TEXT NOT NULL,
  item_id            TEXT NOT NULL,
  -- '' for a problem of the objective as a whole
  from_key_result_id TEXT NOT NULL,
  to_key_result_id   TEXT NOT NULL,
  -- Of an action, before it went.
  starts_on          TEXT NOT NULL DEFAULT '',
  due_on             TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (carryover_id, kind, item_id)
);
CREATE INDEX carryover_items_to ON carryover_items (to_key_result_id);

-- +goose Down
DROP TABLE carryover_items;
DROP TABLE carryovers;
