-- +goose Up
-- Schemes that people are paid variable pay by. Whatever tells an amount is sealed:
-- rules, what is given of each person, and their statements.
CREATE TABLE incentive_schemes (
  id           TEXT PRIMARY KEY,
  title        TEXT NOT NULL,
  preset       TEXT NOT NULL,
  starts_on    TEXT NOT NULL,
  ends_on      TEXT NOT NULL,
  -- Whom it is for, as JSON; '' for everybody.
  population   TEXT NOT NULL DEFAULT '',
  state        TEXT NOT NULL,
  sealed       TEXT NOT NULL,
  author_id    TEXT NOT NULL,
  editor_id    TEXT NOT NULL,
  approver_id  TEXT NOT NULL,
  approved_at  TIMESTAMPTZ,
  -- The workdays of its period as they were when what it pays was approved: 1 or 0 for
  -- each of its days; '' before that.
  workdays     TEXT NOT NULL DEFAULT '',
  run_at       TIMESTAMPTZ,
  -- Rules are published before anybody has a score.
  published_at TIMESTAMPTZ,
  paid_at      TIMESTAMPTZ,
  news         TEXT NOT NULL DEFAULT '',
  news_to      TEXT NOT NULL DEFAULT '',
  -- Why it was last put back a step; by whom and when. '' and NULL while it never was.
  returned_why TEXT NOT NULL DEFAULT '',
  returned_by  TEXT NOT NULL DEFAULT '',
  returned_at  TIMESTAMPTZ,
  created_at   TIMESTAMPTZ NOT NULL,
  version      BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX incentive_schemes_approver ON incentive_schemes (approver_id, id);

CREATE TABLE incentive_inputs (
  scheme_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  sealed    TEXT NOT NULL,
  PRIMARY KEY (scheme_id, person_id)
);

CREATE TABLE incentive_statements (
  scheme_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  sealed    TEXT NOT NULL,
  PRIMARY KEY (scheme_id, person_id)
);
CREATE INDEX incentive_statements_person ON incentive_statements (person_id, scheme_id);

-- +goose Down
DROP TABLE incentive_statements;
DROP TABLE incentive_inputs;
DROP TABLE incentive_schemes;
