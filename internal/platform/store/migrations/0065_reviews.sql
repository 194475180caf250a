-- +goose Up
-- How far the scoring of an objective has come; none for one that nobody has scored yet.
CREATE TABLE reviews (
  objective_id   TEXT PRIMARY KEY,
  state          TEXT NOT NULL,
  self_by        TEXT NOT NULL DEFAULT '',
  -- In whose place each step was taken; '' for one's own.
  self_for       TEXT NOT NULL DEFAULT '',
  self_at        TIMESTAMPTZ,
  self_words     TEXT NOT NULL DEFAULT '',
  reviewed_by    TEXT NOT NULL DEFAULT '',
  reviewed_for   TEXT NOT NULL DEFAULT '',
  reviewed_at    TIMESTAMPTZ,
  reviewer_words TEXT NOT NULL DEFAULT '',
  settled_by     TEXT NOT NULL DEFAULT '',
  settled_for    TEXT NOT NULL DEFAULT '',
  settled_at     TIMESTAMPTZ,
  -- What was agreed when it was settled.
  note           TEXT NOT NULL DEFAULT '',
  -- The final score in hundredths, once settled.
  score          BIGINT,
  -- How much of the target was reached, in hundredths and not cut at 100, as frozen with the
  -- rest; NULL where that wasn't known.
  achieved       BIGINT,
  -- Whose the objective was, and what it weighed, when its scores were settled; NULL while
  -- they aren't. of_weight is NULL also where no weight was set.
  of_owner       TEXT,
  of_team        TEXT,
  of_weight      TEXT,
  version        BIGINT NOT NULL
);

-- The scores of a key result in hundredths. What stands below "frozen" is kept when the
-- objective is settled, so that later readings and weights move nothing.
CREATE TABLE key_result_scores (
  key_result_id   TEXT PRIMARY KEY,
  objective_id    TEXT NOT NULL,
  self            BIGINT,
  self_words      TEXT NOT NULL DEFAULT '',
  reviewer        BIGINT,
  reviewer_words  TEXT NOT NULL DEFAULT '',
  -- Frozen.
  final           BIGINT,
  suggested       BIGINT,
  first_suggested BIGINT,
  achieved        BIGINT,
  share           TEXT NOT NULL DEFAULT ''
);
CREATE INDEX key_result_scores_objective ON key_result_scores (objective_id);

-- +goose Down
DROP TABLE key_result_scores;
DROP TABLE reviews;
