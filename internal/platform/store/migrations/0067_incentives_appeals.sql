-- +goose Up
-- Statements can be appealed against until they are paid. What an appeal says, and what a
-- statement was before it was corrected, is sealed.
CREATE TABLE incentive_appeals (
  id          TEXT PRIMARY KEY,
  scheme_id   TEXT NOT NULL,
  person_id   TEXT NOT NULL,
  state       TEXT NOT NULL,
  sealed      TEXT NOT NULL,
  asked_at    TIMESTAMPTZ NOT NULL,
  answerer_id TEXT NOT NULL DEFAULT '',
  answered_at TIMESTAMPTZ,
  decider_id  TEXT NOT NULL DEFAULT '',
  decided_at  TIMESTAMPTZ,
  version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX incentive_appeals_scheme ON incentive_appeals (scheme_id, id);
CREATE INDEX incentive_appeals_person ON incentive_appeals (person_id, scheme_id);

CREATE TABLE incentive_statements_replaced (
  scheme_id   TEXT NOT NULL,
  person_id   TEXT NOT NULL,
  appeal_id   TEXT NOT NULL,
  sealed      TEXT NOT NULL,
  replaced_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (scheme_id, person_id, appeal_id)
);

-- +goose Down
DROP TABLE incentive_statements_replaced;
DROP TABLE incentive_appeals;
