-- +goose Up
CREATE TABLE cycles (
  id          TEXT PRIMARY KEY,
  parent_id   TEXT NOT NULL DEFAULT '',
  name        TEXT NOT NULL,
  starts_on   TEXT NOT NULL,
  ends_on     TEXT NOT NULL,
  phase       TEXT NOT NULL,
  -- The days on which it is meant to enter its phases; they advise.
  drafting_on TEXT NOT NULL,
  running_on  TEXT NOT NULL,
  scoring_on  TEXT NOT NULL,
  closed_on   TEXT NOT NULL,
  version     BIGINT NOT NULL DEFAULT 1,
  created_at  TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX cycles_name ON cycles (name);

-- Days on which this workspace differs from the built-in calendar of mainland
-- China; kind '' takes a built-in exception away.
CREATE TABLE calendar_days (
  day     TEXT PRIMARY KEY,
  kind    TEXT NOT NULL,
  name    TEXT NOT NULL DEFAULT '',
  name_en TEXT NOT NULL DEFAULT ''
);

-- +goose Down
DROP TABLE calendar_days;
DROP TABLE cycles;
