-- +goose Up
-- What people say to each other about a noun, and about marked words of it.
CREATE TABLE comments (
  id           TEXT PRIMARY KEY,
  subject_kind TEXT NOT NULL,
  subject_id   TEXT NOT NULL,
  -- The objective that the subject belongs to, whose visibility the comment has; '' for a theme.
  within_id    TEXT NOT NULL,
  -- The comment that this one answers, or '' for the first of a thread.
  thread_id    TEXT NOT NULL DEFAULT '',
  author_id    TEXT NOT NULL,
  body         TEXT NOT NULL,
  -- The words that the comment is about, and which field they were marked in.
  quote        TEXT NOT NULL DEFAULT '',
  quote_field  TEXT NOT NULL DEFAULT '',
  written_at   TIMESTAMPTZ NOT NULL,
  edited_at    TIMESTAMPTZ,
  resolved_at  TIMESTAMPTZ,
  resolved_by  TEXT NOT NULL DEFAULT '',
  deleted_at   TIMESTAMPTZ,
  version      BIGINT NOT NULL,
  -- What is said of evaluations and schemes is kept sealed, as those are: then its words, and
  -- its files' names, are in here and nowhere else; '' where they are not sealed.
  sealed       TEXT NOT NULL DEFAULT ''
);
CREATE INDEX comments_subject ON comments (subject_kind, subject_id, thread_id, id);
CREATE INDEX comments_within ON comments (within_id, thread_id, id);
-- Not only of those with a thread: SQLite takes an index only where the query says the very
-- condition of the index, and thread_id = 'x' doesn't tell it that thread_id <> ''.
CREATE INDEX comments_thread ON comments (thread_id, id);

-- What a comment said before each edit.
CREATE TABLE comment_edits (
  comment_id TEXT NOT NULL,
  version    BIGINT NOT NULL,
  body       TEXT NOT NULL,
  edited_at  TIMESTAMPTZ NOT NULL,
  sealed     TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (comment_id, version)
);

CREATE TABLE comment_reactions (
  comment_id TEXT NOT NULL,
  kind       TEXT NOT NULL,
  person_id  TEXT NOT NULL,
  PRIMARY KEY (comment_id, kind, person_id)
);

-- +goose Down
DROP TABLE comment_reactions;
DROP TABLE comment_edits;
DROP TABLE comments;
