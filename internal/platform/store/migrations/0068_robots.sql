-- +goose Up
-- Robots speak to the group chats of other programs. Address and secret are sealed, and are never shown again.
CREATE TABLE robots (
  id           TEXT PRIMARY KEY,
  name         TEXT NOT NULL,
  kind         TEXT NOT NULL,
  -- Whose room it is; '' for the whole workspace's.
  team_id      TEXT NOT NULL DEFAULT '',
  -- Somebody said that nobody else sits in it.
  members_only BOOLEAN NOT NULL DEFAULT FALSE,
  topics       TEXT NOT NULL,
  -- When the room is told how its team stands, and the day of the last such digest.
  digest       TEXT NOT NULL DEFAULT '{"every":"none","weekday":5,"at":1020}',
  digested_on  TEXT NOT NULL DEFAULT '',
  lang         TEXT NOT NULL,
  active       BOOLEAN NOT NULL DEFAULT TRUE,
  -- Of the address, to tell robots apart.
  host         TEXT NOT NULL,
  address      TEXT NOT NULL,
  secret       TEXT NOT NULL DEFAULT '',
  created_by   TEXT NOT NULL,
  created_at   TIMESTAMPTZ NOT NULL,
  sent_at      TIMESTAMPTZ,
  failed_at    TIMESTAMPTZ,
  trouble      TEXT NOT NULL DEFAULT '',
  error        TEXT NOT NULL DEFAULT '',
  version      BIGINT NOT NULL DEFAULT 1
);

-- +goose Down
DROP TABLE robots;
