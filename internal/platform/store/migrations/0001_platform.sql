-- +goose Up
CREATE TABLE events (
  seq          BIGINT PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  at           TIMESTAMPTZ NOT NULL,
  actor_id     TEXT NOT NULL,
  kind         TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id   TEXT NOT NULL,
  within_id    TEXT NOT NULL DEFAULT '',
  before       TEXT NOT NULL DEFAULT '',
  after        TEXT NOT NULL DEFAULT '',
  request      TEXT NOT NULL DEFAULT '',
  prev_hash    TEXT NOT NULL,
  hash         TEXT NOT NULL
);
CREATE INDEX events_subject ON events (subject_kind, subject_id, seq);
CREATE INDEX events_within ON events (within_id, seq);
CREATE INDEX events_actor ON events (actor_id, seq);
CREATE INDEX events_kind ON events (kind, seq);
-- What changed within an objective since a past day, without going over its check-ins,
-- which are nearly all that happens to it.
CREATE INDEX events_shape ON events (within_id, at) WHERE kind <> 'check_in.made';
-- What happened lately to what somebody follows, with what it happened to: the newest of each
-- is found without reading the others.
CREATE INDEX events_lately ON events (within_id, at, seq, kind, actor_id, subject_id);
-- What was told of some kinds of things since a past day, in any objective, without going over
-- what was told before it.
CREATE INDEX events_since ON events (kind, at, subject_id, seq) WHERE kind <> 'check_in.made';

-- One row: the end of the audit chain. Taking it orders all writers.
CREATE TABLE event_heads (
  id   BIGINT PRIMARY KEY,
  seq  BIGINT NOT NULL,
  hash TEXT NOT NULL
);
INSERT INTO event_heads (id, seq, hash) VALUES (1, 0, '');

-- A write that was acknowledged once is answered from here when it is sent again.
CREATE TABLE idempotency_keys (
  actor_id   TEXT NOT NULL,
  key        TEXT NOT NULL,
  request    TEXT NOT NULL,
  status     BIGINT NOT NULL DEFAULT 0,
  response   TEXT NOT NULL DEFAULT '',
  headers    TEXT NOT NULL DEFAULT '',
  created_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (actor_id, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

-- Caches of other replicas look here whether what they hold is still true.
CREATE TABLE stamps (
  name  TEXT PRIMARY KEY,
  value BIGINT NOT NULL
);

-- +goose Down
DROP TABLE stamps;
DROP TABLE idempotency_keys;
DROP TABLE event_heads;
DROP TABLE events;
