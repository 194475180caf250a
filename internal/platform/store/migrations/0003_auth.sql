-- +goose Up
CREATE TABLE credentials (
  person_id       TEXT PRIMARY KEY,
  password_hash   TEXT NOT NULL DEFAULT '',
  totp_secret     TEXT NOT NULL DEFAULT '',
  totp_step       BIGINT NOT NULL DEFAULT 0,
  totp_confirmed  BOOLEAN NOT NULL DEFAULT FALSE,
  recovery_hashes TEXT NOT NULL DEFAULT '[]',
  changed_at      TIMESTAMPTZ NOT NULL
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

CREATE TABLE tokens (
  id         TEXT PRIMARY KEY,
  hash       TEXT NOT NULL UNIQUE,
  person_id  TEXT NOT NULL,
  name       TEXT NOT NULL,
  scopes     TEXT NOT NULL DEFAULT '[]',
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
  ends_at    TIMESTAMPTZ NOT NULL,
  used_at    TIMESTAMPTZ
);
CREATE INDEX links_person ON links (person_id);

-- Failed sign-ins, by address and by account; rows expire.
CREATE TABLE sign_in_failures (
  bucket TEXT PRIMARY KEY,
  count  BIGINT NOT NULL,
  until  TIMESTAMPTZ NOT NULL
);

-- +goose Down
DROP TABLE sign_in_failures;
DROP TABLE links;
DROP TABLE tokens;
DROP TABLE sessions;
DROP TABLE credentials;
