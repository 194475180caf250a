-- +goose Up
-- Evaluations of people by a form, on a scale; what the form asks is kept as JSON and
-- doesn't change once it is open.
CREATE TABLE evaluations (
  id         TEXT PRIMARY KEY,
  title      TEXT NOT NULL,
  starts_on  TEXT NOT NULL,
  ends_on    TEXT NOT NULL,
  due_on     TEXT NOT NULL,
  team_id    TEXT NOT NULL DEFAULT '',
  state      TEXT NOT NULL,
  form       TEXT NOT NULL,
  author_id  TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  opened_at  TIMESTAMPTZ,
  version    BIGINT NOT NULL DEFAULT 1
);

-- Who is evaluated, as the teams and managers were when it was opened.
CREATE TABLE evaluation_subjects (
  id            TEXT PRIMARY KEY,
  evaluation_id TEXT NOT NULL,
  person_id     TEXT NOT NULL,
  team_id       TEXT NOT NULL DEFAULT '',
  manager_id    TEXT NOT NULL DEFAULT '',
  second_id     TEXT NOT NULL DEFAULT '',
  version       BIGINT NOT NULL DEFAULT 1,
  UNIQUE (evaluation_id, person_id)
);
CREATE INDEX evaluation_subjects_person ON evaluation_subjects (person_id, id);

-- What each reviewer says. reviewer_id is '' while nobody does it.
CREATE TABLE evaluation_forms (
  id            TEXT PRIMARY KEY,
  evaluation_id TEXT NOT NULL,
  subject_id    TEXT NOT NULL,
  person_id     TEXT NOT NULL,
  kind          TEXT NOT NULL,
  reviewer_id   TEXT NOT NULL DEFAULT '',
  state         TEXT NOT NULL,
  answers       TEXT NOT NULL DEFAULT '',
  handed_in_at  TIMESTAMPTZ,
  version       BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX evaluation_forms_subject ON evaluation_forms (subject_id, kind);
CREATE INDEX evaluation_forms_reviewer ON evaluation_forms (reviewer_id, state, id);
CREATE INDEX evaluation_forms_evaluation ON evaluation_forms (evaluation_id, state);

-- +goose Down
DROP TABLE evaluation_forms;
DROP TABLE evaluation_subjects;
DROP TABLE evaluations;
