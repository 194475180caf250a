-- +goose Up
-- Somebody asked a person to check in, with words of their own: once for what was due.
CREATE TABLE nudges (
  id        TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  by_id     TEXT NOT NULL,
  words     TEXT NOT NULL,
  -- The newest due date that was owed then; the next nudge needs a newer one.
  due_on    TEXT NOT NULL,
  sent_at   TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX nudges_due ON nudges (person_id, due_on);

-- +goose Down
DROP TABLE nudges;
