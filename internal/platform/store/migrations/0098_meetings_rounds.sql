-- +goose Up
-- What people answered in a round: a meeting that nobody sits in.
CREATE TABLE meeting_answers (
  section_id  TEXT NOT NULL,
  person_id   TEXT NOT NULL,
  meeting_id  TEXT NOT NULL,
  words       TEXT NOT NULL,
  written_at  TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (section_id, person_id)
);
CREATE INDEX meeting_answers_meeting ON meeting_answers (meeting_id, written_at);

-- +goose Down
DROP TABLE meeting_answers;
