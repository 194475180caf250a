-- +goose Up
CREATE TABLE themes (
  id          TEXT PRIMARY KEY,
  -- '' for a theme of every cycle.
  cycle_id    TEXT NOT NULL DEFAULT '',
  title       TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  -- What the company wants to have reached, in words.
  target      TEXT NOT NULL DEFAULT '',
  owner_id    TEXT NOT NULL DEFAULT '',
  position    BIGINT NOT NULL DEFAULT 0,
  archived    BOOLEAN NOT NULL DEFAULT FALSE,
  version     BIGINT NOT NULL DEFAULT 1,
  created_at  TIMESTAMPTZ NOT NULL
);
CREATE INDEX themes_order ON themes (position, id);
CREATE INDEX themes_cycle ON themes (cycle_id);

-- +goose Down
DROP TABLE themes;
