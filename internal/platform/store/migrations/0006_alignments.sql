-- +goose Up
-- An objective supports a parent: an objective, or one of its key results.
CREATE TABLE alignments (
  id                   TEXT PRIMARY KEY,
  objective_id         TEXT NOT NULL,
  -- The parent objective; for a key result the objective that it belongs to.
  parent_id            TEXT NOT NULL,
  -- '' where the whole objective is supported.
  parent_key_result_id TEXT NOT NULL DEFAULT '',
  state                TEXT NOT NULL,
  asked_by             TEXT NOT NULL,
  asked_at             TIMESTAMPTZ NOT NULL,
  answered_by          TEXT NOT NULL DEFAULT '',
  answered_at          TIMESTAMPTZ,
  note                 TEXT NOT NULL DEFAULT '',
  -- Who took it away, and when: '' while it stands. The row is kept for a while so that
  -- the removal can be undone.
  removed_by           TEXT NOT NULL DEFAULT '',
  removed_at           TIMESTAMPTZ
);
CREATE UNIQUE INDEX alignments_pair ON alignments (objective_id, parent_id, parent_key_result_id);
CREATE INDEX alignments_parent ON alignments (parent_id, objective_id);
CREATE INDEX alignments_result ON alignments (parent_key_result_id);
CREATE INDEX alignments_state ON alignments (state, asked_at);

-- +goose Down
DROP TABLE alignments;
