-- +goose Up
-- One row per check-in, never changed: a correction is a new row that names the
-- one it supersedes.
CREATE TABLE check_ins (
  id            TEXT PRIMARY KEY,
  key_result_id TEXT NOT NULL,
  -- Its place among those of its key result, in the order of writing.
  number        BIGINT NOT NULL,
  person_id     TEXT NOT NULL,
  as_of         TEXT NOT NULL,
  written_at    TIMESTAMPTZ NOT NULL,
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
  supersedes    TEXT
);
CREATE UNIQUE INDEX check_ins_number ON check_ins (key_result_id, number);
CREATE INDEX check_ins_as_of ON check_ins (key_result_id, as_of, number);
-- A check-in is superseded once.
CREATE UNIQUE INDEX check_ins_supersedes ON check_ins (supersedes) WHERE supersedes IS NOT NULL;

-- How many check-ins a key result has. Whoever writes one takes its number here
-- first, so that two people who check in at once do so one after the other.
CREATE TABLE check_in_lines (
  key_result_id TEXT PRIMARY KEY,
  length        BIGINT NOT NULL
);

-- +goose Down
DROP TABLE check_in_lines;
DROP TABLE check_ins;
