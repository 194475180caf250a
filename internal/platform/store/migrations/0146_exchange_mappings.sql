-- +goose Up
-- What somebody said that the columns and words of another tool's sheet mean, for the next sheet with the same heads.
CREATE TABLE import_mappings (
  -- Made of the heads, whatever their order.
  shape     TEXT PRIMARY KEY,
  meaning   TEXT NOT NULL,
  -- The file that was brought in so, by whom and when.
  name      TEXT NOT NULL,
  person_id TEXT NOT NULL,
  told_at   TIMESTAMPTZ NOT NULL
);

-- +goose Down
DROP TABLE import_mappings;
