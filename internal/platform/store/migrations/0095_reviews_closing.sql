-- +goose Up
-- By when each step of closing a cycle is to be done.
CREATE TABLE review_plans (
  cycle_id   TEXT PRIMARY KEY,
  cut_off_on TEXT NOT NULL,
  self_by    TEXT NOT NULL,
  confirm_by TEXT NOT NULL,
  meet_on    TEXT NOT NULL,
  settle_by  TEXT NOT NULL,
  -- When late readings were cut off; none before.
  cut_at     TIMESTAMPTZ,
  version    BIGINT NOT NULL
);

-- What the numbers suggested for a key result when late readings were cut off, in
-- hundredths; none where that was unknown.
CREATE TABLE review_cuts (
  key_result_id   TEXT PRIMARY KEY,
  objective_id    TEXT NOT NULL,
  cycle_id        TEXT NOT NULL,
  suggested       BIGINT,
  first_suggested BIGINT,
  achieved        BIGINT
);
CREATE INDEX review_cuts_objective ON review_cuts (objective_id);
CREATE INDEX review_cuts_cycle ON review_cuts (cycle_id);

-- Who scores in somebody's place at the end of a cycle.
CREATE TABLE review_deputies (
  cycle_id  TEXT NOT NULL,
  person_id TEXT NOT NULL,
  deputy_id TEXT NOT NULL,
  PRIMARY KEY (cycle_id, person_id)
);

-- +goose Down
DROP TABLE review_deputies;
DROP TABLE review_cuts;
DROP TABLE review_plans;
