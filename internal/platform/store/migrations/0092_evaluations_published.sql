-- +goose Up
-- What a person comes to: the level, as calibrated (0: as the form says until it is
-- published, when it is frozen with what it came from), and what they say to it.
ALTER TABLE evaluation_subjects ADD COLUMN level BIGINT NOT NULL DEFAULT 0;
ALTER TABLE evaluation_subjects ADD COLUMN value TEXT NOT NULL DEFAULT '';
ALTER TABLE evaluation_subjects ADD COLUMN suggested BIGINT NOT NULL DEFAULT 0;
ALTER TABLE evaluation_subjects ADD COLUMN score BIGINT;
ALTER TABLE evaluation_subjects ADD COLUMN acknowledged_at TIMESTAMPTZ;
ALTER TABLE evaluation_subjects ADD COLUMN appeal TEXT NOT NULL DEFAULT '';
ALTER TABLE evaluation_subjects ADD COLUMN appeal_words TEXT NOT NULL DEFAULT '';
ALTER TABLE evaluation_subjects ADD COLUMN appealed_at TIMESTAMPTZ;
ALTER TABLE evaluation_subjects ADD COLUMN answer_words TEXT NOT NULL DEFAULT '';
ALTER TABLE evaluation_subjects ADD COLUMN answered_by TEXT NOT NULL DEFAULT '';
ALTER TABLE evaluation_subjects ADD COLUMN answered_at TIMESTAMPTZ;
-- A JSON list of lines with words, a day and whether they are done.
ALTER TABLE evaluation_subjects ADD COLUMN growth TEXT NOT NULL DEFAULT '';
ALTER TABLE evaluations ADD COLUMN published_at TIMESTAMPTZ;

-- Every change of a level by hand, with its reason. The trail says that there was one,
-- and not which: those who read it are not those who may see ratings.
CREATE TABLE evaluation_changes (
  id         TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL,
  from_level BIGINT NOT NULL,
  to_level   BIGINT NOT NULL,
  reason     TEXT NOT NULL,
  author_id  TEXT NOT NULL,
  at         TIMESTAMPTZ NOT NULL
);
CREATE INDEX evaluation_changes_subject ON evaluation_changes (subject_id, id);

-- +goose Down
DROP TABLE evaluation_changes;
ALTER TABLE evaluations DROP COLUMN published_at;
ALTER TABLE evaluation_subjects DROP COLUMN growth;
ALTER TABLE evaluation_subjects DROP COLUMN answered_at;
ALTER TABLE evaluation_subjects DROP COLUMN answered_by;
ALTER TABLE evaluation_subjects DROP COLUMN answer_words;
ALTER TABLE evaluation_subjects DROP COLUMN appealed_at;
ALTER TABLE evaluation_subjects DROP COLUMN appeal_words;
ALTER TABLE evaluation_subjects DROP COLUMN appeal;
ALTER TABLE evaluation_subjects DROP COLUMN acknowledged_at;
ALTER TABLE evaluation_subjects DROP COLUMN score;
ALTER TABLE evaluation_subjects DROP COLUMN suggested;
ALTER TABLE evaluation_subjects DROP COLUMN value;
ALTER TABLE evaluation_subjects DROP COLUMN level;
