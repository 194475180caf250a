-- +goose Up
-- A query on the list of OKRs that somebody saved with a name, for themselves, for a team, or
-- for everybody.
CREATE TABLE views (
  id         TEXT PRIMARY KEY,
  owner_id   TEXT NOT NULL,
  name       TEXT NOT NULL,
  -- As it was written; both languages are read whatever the reader's.
  find       TEXT NOT NULL,
  -- private, team, everyone
  reach      TEXT NOT NULL,
  -- Of reach team.
  team_id    TEXT NOT NULL DEFAULT '',
  created_at TIMESTAMPTZ NOT NULL,
  deleted_at TIMESTAMPTZ,
  version    BIGINT NOT NULL
);
CREATE INDEX views_owner ON views (owner_id);
CREATE INDEX views_reach ON views (reach, team_id);

-- Who wants to be told when a view begins to hold of an OKR.
CREATE TABLE view_subscriptions (
  id         TEXT PRIMARY KEY,
  view_id    TEXT NOT NULL,
  person_id  TEXT NOT NULL,
  -- Also when nothing of an objective holds any more.
  ends       BOOLEAN NOT NULL,
  since      TIMESTAMPTZ NOT NULL,
  -- How often it was looked at with its present query; 0 before what holds from the start is known.
  turn       BIGINT NOT NULL DEFAULT 0,
  -- When it was last looked at, on which day, and how long the trail was: without a change to
  -- either it holds of what it held.
  looked_at  TIMESTAMPTZ NOT NULL,
  looked_on  TEXT NOT NULL DEFAULT '',
  head       BIGINT NOT NULL DEFAULT 0,
  -- '' while it tells; wide where it holds of more than can be followed.
  trouble    TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX view_subscriptions_of ON view_subscriptions (view_id, person_id);
CREATE INDEX view_subscriptions_person ON view_subscriptions (person_id);
CREATE INDEX view_subscriptions_looked ON view_subscriptions (looked_at);

-- Of what it held when it was last looked at, with the subscriber's eyes.
CREATE TABLE view_matches (
  subscription_id TEXT NOT NULL,
  objective_id    TEXT NOT NULL,
  -- '' for the objective itself.
  key_result_id   TEXT NOT NULL,
  PRIMARY KEY (subscription_id, objective_id, key_result_id)
);

-- +goose Down
DROP TABLE view_matches;
DROP TABLE view_subscriptions;
DROP TABLE views;
