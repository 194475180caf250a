-- +goose Up
-- When somebody is away, and who stands in.
CREATE TABLE absences (
  id         TEXT PRIMARY KEY,
  person_id  TEXT NOT NULL,
  starts_on  TEXT NOT NULL,
  ends_on    TEXT NOT NULL,
  deputy_id  TEXT NOT NULL DEFAULT '',
  created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX absences_person ON absences (person_id, starts_on);
CREATE INDEX absences_day ON absences (ends_on, starts_on);

-- +goose Down
DROP TABLE absences;
