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

-- When those who had not answered were reminded.
ALTER TABLE meetings ADD COLUMN reminded_at TIMESTAMPTZ;
CREATE INDEX meetings_rounds ON meetings (state, starts_at) WHERE kind = 'round' AND deleted_at IS NULL;

-- +goose Down
DROP INDEX meetings_rounds;
ALTER TABLE meetings DROP COLUMN reminded_at;
DROP TABLE meeting_answers;
