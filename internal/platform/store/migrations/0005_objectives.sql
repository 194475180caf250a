-- +goose Up
CREATE TABLE objectives (
  id            TEXT PRIMARY KEY,
  cycle_id      TEXT NOT NULL,
  title         TEXT NOT NULL,
  description   TEXT NOT NULL DEFAULT '',
  owner_id      TEXT NOT NULL DEFAULT '',
  -- The team that owns it; for a person's objective the home team of that person.
  team_id       TEXT NOT NULL DEFAULT '',
  kind          TEXT NOT NULL,
  state         TEXT NOT NULL,
  outcome       TEXT NOT NULL DEFAULT '',
  visibility    TEXT NOT NULL,
  weight        TEXT,
  position      BIGINT NOT NULL DEFAULT 0,
  -- Basis points, as rolled up from the key results; NULL while there is none.
  progress      BIGINT,
  -- Whether it serves a theme or a parent is kept with it: how many do is counted for
  -- every state of a company, from an index alone.
  serves        BOOLEAN NOT NULL DEFAULT FALSE,
  return_note   TEXT NOT NULL DEFAULT '',
  created_by    TEXT NOT NULL,
  created_at    TIMESTAMPTZ NOT NULL,
  submitted_at  TIMESTAMPTZ,
  approved_at   TIMESTAMPTZ,
  approved_by   TEXT NOT NULL DEFAULT '',
  activated_at  TIMESTAMPTZ,
  closed_at     TIMESTAMPTZ,
  deleted_at    TIMESTAMPTZ,
  version       BIGINT NOT NULL DEFAULT 1,
  -- What was said when it was closed.
  close_note    TEXT NOT NULL DEFAULT ''
);
CREATE INDEX objectives_team ON objectives (cycle_id, team_id, position, id);
CREATE INDEX objectives_owner ON objectives (owner_id, cycle_id, position, id);
CREATE INDEX objectives_cycle ON objectives (cycle_id, position, id);
-- What a team's leader is asked to approve, and what its members follow.
CREATE INDEX objectives_followed ON objectives (team_id, state);
CREATE INDEX objectives_counted ON objectives (cycle_id, team_id, visibility, owner_id, id, serves) WHERE deleted_at IS NULL;
-- How many objectives somebody owns is counted along an index that has all that it hangs on.
CREATE INDEX objectives_owned ON objectives (cycle_id, owner_id, visibility, team_id, id) WHERE deleted_at IS NULL AND state = 'active' AND owner_id <> '';

CREATE TABLE objective_themes (
  objective_id TEXT NOT NULL,
  theme_id     TEXT NOT NULL,
  PRIMARY KEY (objective_id, theme_id)
);
CREATE INDEX objective_themes_theme ON objective_themes (theme_id);

-- Who sees an objective besides its owner and team: people it is shared with
-- ('listed'), and people who work on it ('responsible').
CREATE TABLE objective_people (
  objective_id TEXT NOT NULL,
  person_id    TEXT NOT NULL,
  why          TEXT NOT NULL,
  -- What makes them responsible: a key result's or an action's id; '' for listed.
  through_id   TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (objective_id, person_id, why, through_id)
);
CREATE INDEX objective_people_person ON objective_people (person_id, objective_id);

CREATE TABLE key_results (
  id            TEXT PRIMARY KEY,
  objective_id  TEXT NOT NULL,
  title         TEXT NOT NULL,
  measure       TEXT NOT NULL,
  kind          TEXT NOT NULL,
  weight        TEXT,
  owner_id      TEXT NOT NULL DEFAULT '',
  starts_on     TEXT NOT NULL,
  due_on        TEXT NOT NULL,
  cadence       TEXT NOT NULL,
  checkpoints   TEXT NOT NULL DEFAULT '[]',
  position      BIGINT NOT NULL DEFAULT 0,
  dropped       BOOLEAN NOT NULL DEFAULT FALSE,
  -- What the newest check-in says; kept here so that a list reads no history.
  current       TEXT,
  current_on    TEXT NOT NULL DEFAULT '',
  tally         TEXT NOT NULL DEFAULT '',
  progress      BIGINT,
  confidence    BIGINT,
  called        TEXT NOT NULL DEFAULT '',
  called_why    TEXT NOT NULL DEFAULT '',
  note          TEXT NOT NULL DEFAULT '',
  checked_on    TEXT NOT NULL DEFAULT '',
  trail         TEXT NOT NULL DEFAULT '[]',
  -- The measure at activation, for the score against the first target.
  first_measure TEXT NOT NULL DEFAULT '',
  created_at    TIMESTAMPTZ NOT NULL,
  deleted_at    TIMESTAMPTZ,
  version       BIGINT NOT NULL DEFAULT 1,
  -- What is foreseen is kept like where it stands: no page computes one.
  forecast      TEXT NOT NULL DEFAULT '',
  foreseen_on   TEXT NOT NULL DEFAULT ''
);
CREATE INDEX key_results_objective ON key_results (objective_id, position, id);
CREATE INDEX key_results_owner ON key_results (owner_id, objective_id);
-- The spans and cadences that key results have are few: a query by how far behind they are, or by
-- whether they are stale, asks for each once (see store_sieve.go). A list of dates is cut off, as no
-- index holds a long one.
CREATE INDEX key_results_span ON key_results ((due_on || starts_on || SUBSTR(cadence, 1, 80)));
-- Few are deleted, and their actions are found to count for nothing without looking at each one's.
CREATE INDEX key_results_deleted ON key_results (id) WHERE deleted_at IS NOT NULL;

CREATE TABLE revisions (
  id            TEXT PRIMARY KEY,
  objective_id  TEXT NOT NULL,
  key_result_id TEXT NOT NULL DEFAULT '',
  changes       TEXT NOT NULL,
  proposed      TEXT NOT NULL DEFAULT '',
  needs         TEXT NOT NULL DEFAULT '[]',
  reason        TEXT NOT NULL,
  state         TEXT NOT NULL,
  asked_by      TEXT NOT NULL,
  asked_at      TIMESTAMPTZ NOT NULL,
  decided_by    TEXT NOT NULL DEFAULT '',
  decided_at    TIMESTAMPTZ,
  decided_note  TEXT NOT NULL DEFAULT ''
);
CREATE INDEX revisions_objective ON revisions (objective_id, asked_at);
CREATE INDEX revisions_state ON revisions (state, asked_at);

-- +goose Down
DROP TABLE revisions;
DROP TABLE key_results;
DROP TABLE objective_people;
DROP TABLE objective_themes;
DROP TABLE objectives;
