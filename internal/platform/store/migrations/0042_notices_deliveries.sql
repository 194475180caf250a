-- +goose Up
-- What leaves the program for one reader: a letter with the notices that fall due together.
-- Its id says for whom and when, so that two replicas make one.
CREATE TABLE deliveries (
  id       TEXT PRIMARY KEY,
  way      TEXT NOT NULL,
  to_id    TEXT NOT NULL,
  -- Of a reader who is no person.
  to_name  TEXT NOT NULL DEFAULT '',
  kind     TEXT NOT NULL,
  -- What is sent, where it isn't found by the notices.
  body     TEXT NOT NULL DEFAULT '',
  state    TEXT NOT NULL,
  made_at  TIMESTAMPTZ NOT NULL,
  -- When it may be sent, or tried again. While somebody tries, when another may.
  due_at   TIMESTAMPTZ NOT NULL,
  tries    BIGINT NOT NULL DEFAULT 0,
  tried_at TIMESTAMPTZ,
  sent_at  TIMESTAMPTZ,
  error    TEXT NOT NULL DEFAULT ''
);
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state = 'waiting';
CREATE INDEX deliveries_dead ON deliveries (made_at, id) WHERE state = 'dead';

-- +goose Down
DROP TABLE deliveries;
