-- +goose Up
-- The cause that a problem of an objective is put down to, by those who look back on it. One for each objective, so that what
-- the causes held up adds up: a problem that went on into another cycle may have another there.
CREATE TABLE problem_causes (
  objective_id TEXT NOT NULL,
  problem_id   TEXT NOT NULL,
  cause_id     TEXT NOT NULL,
  PRIMARY KEY (objective_id, problem_id)
);
CREATE INDEX problem_causes_cause ON problem_causes (cause_id);

-- +goose Down
DROP TABLE problem_causes;
