-- +goose Up
-- What a team tells of its week: facts drawn from data and kept as they were, and the words that people add.
CREATE TABLE reports (
  id          TEXT PRIMARY KEY,
  team_id     TEXT NOT NULL,
  -- The Monday of its week.
  week_on     TEXT NOT NULL,
  visibility  TEXT NOT NULL,
  state       TEXT NOT NULL,
  -- Since when it tells, and when its facts were drawn.
  since       TIMESTAMPTZ NOT NULL,
  drawn_at    TIMESTAMPTZ NOT NULL,
  -- The facts as JSON: lines, and how many key results of each objective have which status.
  lines       TEXT NOT NULL,
  counts      TEXT NOT NULL,
  -- The words as JSON, and whether a part is left out.
  summary     TEXT NOT NULL DEFAULT '',
  sections    TEXT NOT NULL,
  -- '' for a draft made by the program.
  made_by     TEXT NOT NULL DEFAULT '',
  made_at     TIMESTAMPTZ NOT NULL,
  sent_by     TEXT NOT NULL DEFAULT '',
  sent_at     TIMESTAMPTZ,
  version     BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX reports_once ON reports (team_id, week_on);
CREATE INDEX reports_newest ON reports (week_on, id);

-- To whom a report was sent.
CREATE TABLE report_people (
  report_id   TEXT NOT NULL,
  person_id   TEXT NOT NULL,
  PRIMARY KEY (report_id, person_id)
);
CREATE INDEX report_people_person ON report_people (person_id, report_id);

-- When a team's draft is made by the program; a team without a row has none.
CREATE TABLE report_plans (
  team_id     TEXT PRIMARY KEY,
  active      BOOLEAN NOT NULL,
  -- From 0 for Sunday, and minutes after midnight where the workspace is.
  weekday     BIGINT NOT NULL,
  at_minute   BIGINT NOT NULL,
  -- Who sees the team's reports.
  visibility  TEXT NOT NULL,
  -- The last week whose draft was seen to: one that was discarded is not made again.
  seen_to     TEXT NOT NULL DEFAULT '',
  version     BIGINT NOT NULL DEFAULT 1
);

-- +goose Down
DROP TABLE report_plans;
DROP TABLE report_people;
DROP TABLE reports;
