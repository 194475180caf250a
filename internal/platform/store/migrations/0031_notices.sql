-- +goose Up
-- What people are told of. A notice is made once for a person, what caused it and why.
CREATE TABLE notices (
  id           TEXT PRIMARY KEY,
  person_id    TEXT NOT NULL,
  reason       TEXT NOT NULL,
  -- The event, or for a reminder its day.
  cause_id     TEXT NOT NULL,
  -- Who did it; '' for the program itself.
  actor_id     TEXT NOT NULL DEFAULT '',
  subject_kind TEXT NOT NULL,
  subject_id   TEXT NOT NULL,
  -- The objective that the subject belongs to, whose visibility the notice has; '' for none.
  within_id    TEXT NOT NULL DEFAULT '',
  -- What was said with it: why something was returned, what an action waits for.
  words        TEXT NOT NULL DEFAULT '',
  -- Of a reminder: what is owed, as JSON.
  owed         TEXT NOT NULL DEFAULT '',
  told_at      TIMESTAMPTZ NOT NULL,
  -- When it shows: told_at, or until when it was put off.
  shows_at     TIMESTAMPTZ NOT NULL,
  read_at      TIMESTAMPTZ,
  done_at      TIMESTAMPTZ,
  -- The letter that it goes into, '' for none, and when that letter was sent.
  letter_id    TEXT NOT NULL DEFAULT '',
  mailed_at    TIMESTAMPTZ
);
CREATE UNIQUE INDEX notices_once ON notices (person_id, cause_id, reason);
CREATE INDEX notices_open ON notices (person_id, shows_at, id) WHERE done_at IS NULL;
CREATE INDEX notices_done ON notices (person_id, shows_at, id) WHERE done_at IS NOT NULL;
CREATE INDEX notices_subject ON notices (subject_id, reason);
-- Who is told of an event is looked up for each event, as it happens.
CREATE INDEX notices_cause ON notices (cause_id);
-- Of those without a letter too, as comments_thread.
CREATE INDEX notices_letter ON notices (letter_id);

-- How each person wants to hear; a person without a row as most do.
CREATE TABLE notice_choices (
  person_id TEXT PRIMARY KEY,
  -- Reason to way, where it differs from the usual one.
  ways      TEXT NOT NULL,
  hours     TEXT NOT NULL,
  version   BIGINT NOT NULL
);

-- +goose Down
DROP TABLE notice_choices;
DROP TABLE notices;
