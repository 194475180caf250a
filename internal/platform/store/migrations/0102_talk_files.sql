-- +goose Up
-- Files and images of comments, seen by who sees what the comment is about. One that
-- nobody has sent yet has no comment and is seen by who uploaded it.
CREATE TABLE comment_files (
  id         TEXT PRIMARY KEY,
  comment_id TEXT NOT NULL DEFAULT '',
  person_id  TEXT NOT NULL,
  place      BIGINT NOT NULL DEFAULT 0,
  name       TEXT NOT NULL,
  -- As its content shows, whatever it is called.
  media      TEXT NOT NULL,
  size       BIGINT NOT NULL,
  sha256     TEXT NOT NULL,
  added_at   TIMESTAMPTZ NOT NULL,
  sealed     TEXT NOT NULL DEFAULT ''
);
CREATE INDEX comment_files_comment ON comment_files (comment_id, place) WHERE comment_id <> '';
CREATE INDEX comment_files_waiting ON comment_files (person_id, added_at) WHERE comment_id = '';

-- What they hold, in parts, so that one is read, sent and moved without being in
-- memory as a whole. SQLite keeps bytes in a column of any type.
CREATE TABLE comment_file_parts (
  file_id TEXT NOT NULL,
  part    BIGINT NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (file_id, part)
);

-- +goose Down
DROP TABLE comment_file_parts;
DROP TABLE comment_files;
