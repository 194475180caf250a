-- +goose Up
CREATE TABLE templates (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  area       TEXT NOT NULL DEFAULT '',
  summary    TEXT NOT NULL DEFAULT '',
  lang       TEXT NOT NULL,
  cadence    TEXT NOT NULL,
  body       TEXT NOT NULL,
  version    BIGINT NOT NULL DEFAULT 1,
  created_by TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX templates_name ON templates (name);

-- +goose Down
DROP TABLE templates;
