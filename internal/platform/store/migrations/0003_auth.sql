-- +goose Up
CREATE TABLE credentials (
  person_id       TEXT PRIMARY KEY,
  password_hash   TEXT NOT NULL DEFAULT '',
  totp_secret     TEXT NOT NULL DEFAULT '',
  totp_step       BIGINT NOT NULL DEFAULT 0,
  totp_confirmed  BOOLEAN NOT NULL DEFAULT FALSE,
  recovery_hashes TEXT NOT NULL DEFAULT '[]',
  changed_at      TIMESTAMPTZ NOT NULL,
  signed_in_at    TIMESTAMPTZ
);

CREATE TABLE sessions (
  id         TEXT PRIMARY KEY,
  hash       TEXT NOT NULL UNIQUE,
  person_id  TEXT NOT NULL,
  started_at TIMESTAMPTZ NOT NULL,
  seen_at    TIMESTAMPTZ NOT NULL,
  ends_at    TIMESTAMPTZ NOT NULL,
  ip         TEXT NOT NULL DEFAULT '',
  agent      TEXT NOT NULL DEFAULT ''
);
CREATE INDEX sessions_person ON sessions (person_id);
CREATE INDEX sessions_end ON sessions (ends_at);

-- Browsers that somebody has signed in from before: others' wrong guesses don't
-- slow them down.
CREATE TABLE devices (
  hash      TEXT NOT NULL,
  person_id TEXT NOT NULL,
  seen_at   TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (hash, person_id)
);
CREATE INDEX devices_person ON devices (person_id);
CREATE INDEX devices_age ON devices (seen_at);

CREATE TABLE tokens (
  id         TEXT PRIMARY KEY,
  hash       TEXT NOT NULL UNIQUE,
  person_id  TEXT NOT NULL,
  name       TEXT NOT NULL,
  scopes     TEXT NOT NULL,
  ends_at    TIMESTAMPTZ,
  used_at    TIMESTAMPTZ,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX tokens_person ON tokens (person_id);

-- One-time links: invitations and password resets.
CREATE TABLE links (
  hash       TEXT PRIMARY KEY,
  person_id  TEXT NOT NULL,
  purpose    TEXT NOT NULL,
  drop_totp  BOOLEAN NOT NULL DEFAULT FALSE,
  made_at    TIMESTAMPTZ NOT NULL,
  ends_at    TIMESTAMPTZ NOT NULL
);
CREATE INDEX links_person ON links (person_id);
CREATE INDEX links_end ON links (ends_at);

-- Failed tries of passwords and codes; rows are swept a day after the last.
CREATE TABLE sign_in_failures (
  bucket   TEXT PRIMARY KEY,
  count    BIGINT NOT NULL,
  tried_at TIMESTAMPTZ NOT NULL,
  until    TIMESTAMPTZ NOT NULL
);
CREATE INDEX sign_in_failures_age ON sign_in_failures (tried_at);

-- +goose Down
DROP TABLE sign_in_failures;
DROP TABLE links;
DROP TABLE tokens;
DROP TABLE devices;
DROP TABLE sessions;
DROP TABLE credentials;
