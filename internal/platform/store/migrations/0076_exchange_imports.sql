-- +goose Up
-- Files that were read to be brought in, how far each is, and what is needed to take it back as one step.
CREATE TABLE imports (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  person_id  TEXT NOT NULL,
  state      TEXT NOT NULL,
  -- What the file holds, as it was read.
  source     TEXT NOT NULL,
  -- The rows that were refused while it ran, and how many of each came in.
  report     TEXT NOT NULL DEFAULT '[]',
  counts     TEXT NOT NULL DEFAULT '{}',
  -- Steps of all its steps, of which one is an objective.
  done       BIGINT NOT NULL DEFAULT 0,
  total      BIGINT NOT NULL DEFAULT 0,
  created_at TIMESTAMPTZ NOT NULL,
  begun_at   TIMESTAMPTZ,
  ended_at   TIMESTAMPTZ,
  undone_at  TIMESTAMPTZ,
  version    BIGINT NOT NULL DEFAULT 1,
  -- A sheet of another tool, as it was read, with what its columns and words mean here; '' for files of Sinan's own.
  sheet      TEXT NOT NULL DEFAULT ''
);
CREATE INDEX imports_age ON imports (created_at, id);

-- What one objective of an import brought or changed.
CREATE TABLE import_steps (
  import_id TEXT NOT NULL,
  number    BIGINT NOT NULL,
  brought   TEXT NOT NULL,
  PRIMARY KEY (import_id, number)
);

-- +goose Down
DROP TABLE import_steps;
DROP TABLE imports;
