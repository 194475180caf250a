-- +goose Up
CREATE TABLE workspaces (
  id         BIGINT PRIMARY KEY,
  name       TEXT NOT NULL,
  policy     TEXT NOT NULL DEFAULT '{}',
  version    BIGINT NOT NULL DEFAULT 1,
  created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE teams (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  parent_id  TEXT NOT NULL DEFAULT '',
  lead_id    TEXT NOT NULL DEFAULT '',
  position   BIGINT NOT NULL DEFAULT 0,
  version    BIGINT NOT NULL DEFAULT 1,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX teams_name ON teams (parent_id, name);

CREATE TABLE people (
  id             TEXT PRIMARY KEY,
  name           TEXT NOT NULL,
  email          TEXT NOT NULL,
  role           TEXT NOT NULL,
  team_id        TEXT NOT NULL DEFAULT '',
  manager_id     TEXT NOT NULL DEFAULT '',
  lang           TEXT NOT NULL DEFAULT '',
  theme          TEXT NOT NULL DEFAULT '',
  -- Such as P5; '' for none.
  job_level      TEXT NOT NULL DEFAULT '',
  deactivated_at TIMESTAMPTZ,
  version        BIGINT NOT NULL DEFAULT 1,
  created_at     TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX people_email ON people (email);
CREATE INDEX people_team ON people (team_id);

CREATE TABLE memberships (
  person_id TEXT NOT NULL,
  team_id   TEXT NOT NULL,
  PRIMARY KEY (person_id, team_id)
);
CREATE INDEX memberships_team ON memberships (team_id);

-- +goose Down
DROP TABLE memberships;
DROP TABLE people;
DROP TABLE teams;
DROP TABLE workspaces;
