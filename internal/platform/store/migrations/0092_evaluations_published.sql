-- +goose Up
-- Every change of a level by hand, with its reason. The trail says that there was one,
-- and not which: those who read it are not those who may see ratings.
CREATE TABLE evaluation_changes (
  id         TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL,
  from_level BIGINT NOT NULL,
  to_level   BIGINT NOT NULL,
  reason     TEXT NOT NULL,
  author_id  TEXT NOT NULL,
  at         TIMESTAMPTZ NOT NULL,
  sealed     TEXT NOT NULL DEFAULT ''
);
CREATE INDEX evaluation_changes_subject ON evaluation_changes (subject_id, id);

-- +goose Down
DROP TABLE evaluation_changes;
