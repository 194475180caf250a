-- +goose Up
-- What people say to each other about their work, and what they asked to hear.
CREATE TABLE feedback (
  id            TEXT PRIMARY KEY,
  kind          TEXT NOT NULL,
  author_id     TEXT NOT NULL,
  body          TEXT NOT NULL,
  visibility    TEXT NOT NULL,
  manager_id    TEXT NOT NULL DEFAULT '',
  objective_id  TEXT NOT NULL DEFAULT '',
  key_result_id TEXT NOT NULL DEFAULT '',
  request_id    TEXT NOT NULL DEFAULT '',
  given_at      TIMESTAMPTZ NOT NULL,
  edited_at     TIMESTAMPTZ,
  deleted_at    TIMESTAMPTZ,
  version       BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX feedback_author ON feedback (author_id, id);
CREATE INDEX feedback_manager ON feedback (manager_id, id);
CREATE INDEX feedback_wall ON feedback (visibility, id);
CREATE INDEX feedback_key_result ON feedback (key_result_id, id);

CREATE TABLE feedback_people (
  feedback_id TEXT NOT NULL,
  person_id   TEXT NOT NULL,
  PRIMARY KEY (feedback_id, person_id)
);
CREATE INDEX feedback_people_person ON feedback_people (person_id, feedback_id);

CREATE TABLE feedback_cheers (
  feedback_id TEXT NOT NULL,
  person_id   TEXT NOT NULL,
  PRIMARY KEY (feedback_id, person_id)
);

CREATE TABLE feedback_requests (
  id            TEXT PRIMARY KEY,
  asker_id      TEXT NOT NULL,
  person_id     TEXT NOT NULL,
  question      TEXT NOT NULL,
  objective_id  TEXT NOT NULL DEFAULT '',
  key_result_id TEXT NOT NULL DEFAULT '',
  state         TEXT NOT NULL,
  why           TEXT NOT NULL DEFAULT '',
  asked_at      TIMESTAMPTZ NOT NULL,
  settled_at    TIMESTAMPTZ,
  version       BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX feedback_requests_person ON feedback_requests (person_id, state, id);
CREATE INDEX feedback_requests_asker ON feedback_requests (asker_id, id);

-- +goose Down
DROP TABLE feedback_requests;
DROP TABLE feedback_cheers;
DROP TABLE feedback_people;
DROP TABLE feedback;
