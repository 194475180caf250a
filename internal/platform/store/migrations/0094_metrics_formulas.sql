-- +goose Up
-- What a formula calls each metric that it reads.
CREATE TABLE metric_inputs (
  metric_id TEXT NOT NULL,
  name      TEXT NOT NULL,
  input_id  TEXT NOT NULL,
  PRIMARY KEY (metric_id, name)
);
CREATE INDEX metric_inputs_input ON metric_inputs (input_id);

-- +goose Down
DROP TABLE metric_inputs;
