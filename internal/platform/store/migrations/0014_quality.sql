-- +goose Up
-- What lets a failing line of the readiness checklist pass, with words.
CREATE TABLE readiness_waivers (
  objective_id TEXT NOT NULL,
  code         TEXT NOT NULL,
  -- The key result that the line is about, or '' for the objective's own.
  about_id     TEXT NOT NULL DEFAULT '',
  person_id    TEXT NOT NULL,
  words        TEXT NOT NULL,
  written_at   TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (objective_id, code, about_id)
);

-- +goose Down
DROP TABLE readiness_waivers;
