-- +goose Up
-- Evaluations of people by a form, on a scale; what the form asks is kept as JSON and
-- doesn't change once it is open.
CREATE TABLE evaluations (
  id           TEXT PRIMARY KEY,
  title        TEXT NOT NULL,
  starts_on    TEXT NOT NULL,
  ends_on      TEXT NOT NULL,
  due_on       TEXT NOT NULL,
  -- Whom it is of, as JSON; '' for everybody.
  population   TEXT NOT NULL DEFAULT '',
  state        TEXT NOT NULL,
  form         TEXT NOT NULL,
  author_id    TEXT NOT NULL,
  created_at   TIMESTAMPTZ NOT NULL,
  opened_at    TIMESTAMPTZ,
  published_at TIMESTAMPTZ,
  -- Why it was last put back to writing; by whom and when. '' and NULL while it never was.
  reopened_why TEXT NOT NULL DEFAULT '',
  reopened_by  TEXT NOT NULL DEFAULT '',
  reopened_at  TIMESTAMPTZ,
  version      BIGINT NOT NULL DEFAULT 1
);

-- Who is evaluated, as the teams, managers and job levels were when it was opened.
-- What judges somebody is sealed. The columns that held it in plain text are read while
-- they hold something; they are emptied when their rows are sealed, at the first start.
CREATE TABLE evaluation_subjects (
  id              TEXT PRIMARY KEY,
  evaluation_id   TEXT NOT NULL,
  person_id       TEXT NOT NULL,
  team_id         TEXT NOT NULL DEFAULT '',
  manager_id      TEXT NOT NULL DEFAULT '',
  second_id       TEXT NOT NULL DEFAULT '',
  job_level       TEXT NOT NULL DEFAULT '',
  -- Which colleagues are asked about somebody: proposed by the person, agreed by the
  -- manager. A JSON list of people's ids.
  colleagues      TEXT NOT NULL DEFAULT '',
  choice          TEXT NOT NULL DEFAULT 'open',
  -- What a person comes to: the level, as calibrated (0: as the form says until it is
  -- published, when it is frozen with what it came from), and what they say to it.
  level           BIGINT NOT NULL DEFAULT 0,
  value           TEXT NOT NULL DEFAULT '',
  suggested       BIGINT NOT NULL DEFAULT 0,
  score           BIGINT,
  acknowledged_at TIMESTAMPTZ,
  appeal          TEXT NOT NULL DEFAULT '',
  appeal_words    TEXT NOT NULL DEFAULT '',
  appealed_at     TIMESTAMPTZ,
  answer_words    TEXT NOT NULL DEFAULT '',
  answered_by     TEXT NOT NULL DEFAULT '',
  answered_at     TIMESTAMPTZ,
  -- A JSON list of lines with words, a day and whether they are done.
  growth          TEXT NOT NULL DEFAULT '',
  version         BIGINT NOT NULL DEFAULT 1,
  sealed          TEXT NOT NULL DEFAULT '',
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
  version       BIGINT NOT NULL DEFAULT 1,
  sealed        TEXT NOT NULL DEFAULT ''
);
CREATE INDEX evaluation_forms_subject ON evaluation_forms (subject_id, kind);
CREATE INDEX evaluation_forms_reviewer ON evaluation_forms (reviewer_id, state, id);
CREATE INDEX evaluation_forms_evaluation ON evaluation_forms (evaluation_id, state);

-- +goose Down
DROP TABLE evaluation_forms;
DROP TABLE evaluation_subjects;
DROP TABLE evaluations;
