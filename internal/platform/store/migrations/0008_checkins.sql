-- +goose Up
-- One row per check-in, never changed: a correction is a new row that names the
-- one it supersedes.
CREATE TABLE check_ins (
  id            TEXT PRIMARY KEY,
  key_result_id TEXT NOT NULL,
  -- Its place among those of its key result, in the order of writing; taken in its own
  -- INSERT, while its objective is locked.
  number        BIGINT NOT NULL,
  person_id     TEXT NOT NULL,
  as_of         TEXT NOT NULL,
  written_at    TIMESTAMPTZ NOT NULL,
  -- Of one that a file brought in without saying when it was written: written_at is when
  -- it came in, which tells nothing of whether it was in time.
  undated       BOOLEAN NOT NULL DEFAULT FALSE,
  value         TEXT,
  -- The value as it was typed: 1.2万.
  typed         TEXT NOT NULL DEFAULT '',
  -- Ids of all steps done by then; null where the check-in does not say.
  steps_done    TEXT NOT NULL DEFAULT '',
  confidence    BIGINT,
  note          TEXT NOT NULL DEFAULT '',
  blockers      TEXT NOT NULL DEFAULT '',
  next          TEXT NOT NULL DEFAULT '',
  status        TEXT NOT NULL DEFAULT '',
  status_reason TEXT NOT NULL DEFAULT '',
  supersedes    TEXT,
  -- Which reading of which metric it was made of; '' for somebody's own word.
  metric_id     TEXT NOT NULL DEFAULT '',
  reading_id    TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX check_ins_number ON check_ins (key_result_id, number);
-- A check-in is superseded once.
CREATE UNIQUE INDEX check_ins_supersedes ON check_ins (supersedes) WHERE supersedes IS NOT NULL;
-- The last one of a key result before a moment is found in the index: only the row
-- that is it is read, and not those that were written later.
CREATE INDEX check_ins_as_of ON check_ins (key_result_id, as_of, number, written_at);

-- +goose Down
DROP TABLE check_ins;
