-- +goose Up
-- A metric may be worked out from others; "" for one that isn't.
ALTER TABLE metrics ADD COLUMN formula TEXT NOT NULL DEFAULT '';
ALTER TABLE metrics ADD COLUMN formula_places BIGINT NOT NULL DEFAULT 0;

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
ALTER TABLE metrics DROP COLUMN formula_places;
ALTER TABLE metrics DROP COLUMN formula;
