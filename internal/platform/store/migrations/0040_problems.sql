-- +goose Up
-- What is in the way of a key result, of an objective as a whole, or of a team.
CREATE TABLE problems (
  id            TEXT PRIMARY KEY,
  title         TEXT NOT NULL,
  detail        TEXT NOT NULL DEFAULT '',
  -- What it holds up: a key result with its objective, an objective alone ('' for the
  -- key result), or neither: then it is a team's ('' for nobody's in particular).
  key_result_id TEXT NOT NULL DEFAULT '',
  objective_id  TEXT NOT NULL DEFAULT '',
  team_id       TEXT NOT NULL DEFAULT '',
  owner_id      TEXT NOT NULL,
  severity      TEXT NOT NULL,
  state         TEXT NOT NULL,
  source        TEXT NOT NULL,
  raised_by     TEXT NOT NULL,
  raised_at     TIMESTAMPTZ NOT NULL,
  -- The day of it where the workspace is: what its age is counted from.
  raised_on     TEXT NOT NULL,
  solved_by     TEXT NOT NULL DEFAULT '',
  solved_at     TIMESTAMPTZ,
  solved_on     TEXT NOT NULL DEFAULT '',
  how           TEXT NOT NULL DEFAULT '',
  -- Who is asked to decide what; '' where nobody is.
  decider_id    TEXT NOT NULL DEFAULT '',
  question      TEXT NOT NULL DEFAULT '',
  asked_by      TEXT NOT NULL DEFAULT '',
  asked_at      TIMESTAMPTZ,
  decision      TEXT NOT NULL DEFAULT '',
  decided_at    TIMESTAMPTZ,
  deleted_at    TIMESTAMPTZ,
  version       BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX problems_objective ON problems (objective_id, key_result_id);
CREATE INDEX problems_owner ON problems (owner_id, state);
CREATE INDEX problems_pending ON problems (raised_on, id) WHERE state <> 'solved' AND deleted_at IS NULL;
CREATE INDEX problems_solved ON problems (solved_at, id) WHERE state = 'solved' AND deleted_at IS NULL;
CREATE INDEX problems_undecided ON problems (decider_id, raised_on, id) WHERE decided_at IS NULL AND state <> 'solved' AND deleted_at IS NULL;

-- What became of a problem, with the words said; nothing is written over.
CREATE TABLE problem_steps (
  id         TEXT PRIMARY KEY,
  problem_id TEXT NOT NULL,
  kind       TEXT NOT NULL,
  person_id  TEXT NOT NULL,
  -- Whom it was given to, or who was asked.
  to_id      TEXT NOT NULL DEFAULT '',
  words      TEXT NOT NULL DEFAULT '',
  at         TIMESTAMPTZ NOT NULL
);
CREATE INDEX problem_steps_problem ON problem_steps (problem_id, id);

-- +goose Down
DROP TABLE problem_steps;
DROP TABLE problems;
