-- +goose Up
-- The chance that somebody had stated halfway of each key result that is over, in tenths, with the one that was to be
-- foreseen then, in hundredths, and whether it succeeded: what the calibration of many is made of.
CREATE TABLE insight_claims (
  key_result_id TEXT PRIMARY KEY,
  objective_id  TEXT NOT NULL,
  person_id     TEXT NOT NULL,
  stated        BIGINT NOT NULL,
  foreseen      BIGINT,
  came          BOOLEAN NOT NULL
);
CREATE INDEX insight_claims_objective ON insight_claims (objective_id, person_id, stated, foreseen, came);

-- +goose Down
DROP TABLE insight_claims;
