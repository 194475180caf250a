-- +goose Up
-- Named series that key results read from. What a list shows of the readings is kept with the metric.
CREATE TABLE metrics (
  id             TEXT PRIMARY KEY,
  name           TEXT NOT NULL,
  unit           TEXT NOT NULL DEFAULT '',
  direction      TEXT NOT NULL,
  freshness      BIGINT NOT NULL,
  description    TEXT NOT NULL DEFAULT '',
  owner_id       TEXT NOT NULL,
  team_id        TEXT NOT NULL DEFAULT '',
  visibility     TEXT NOT NULL,
  last_value     TEXT,
  last_on        TEXT NOT NULL DEFAULT '',
  trail          TEXT NOT NULL DEFAULT '',
  questions      BIGINT NOT NULL DEFAULT 0,
  -- It may be worked out from others; '' for one that isn't.
  formula        TEXT NOT NULL DEFAULT '',
  formula_places BIGINT NOT NULL DEFAULT 0,
  created_by     TEXT NOT NULL,
  created_at     TIMESTAMPTZ NOT NULL,
  deleted_at     TIMESTAMPTZ,
  version        BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX metrics_name ON metrics (name, id);

CREATE TABLE metric_people (
  metric_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (metric_id, person_id)
);
CREATE INDEX metric_people_person ON metric_people (person_id, metric_id);

-- Readings are never edited: a correction is a new row that names the old one; one without a value takes it back.
CREATE TABLE metric_readings (
  id         TEXT PRIMARY KEY,
  metric_id  TEXT NOT NULL,
  day        TEXT NOT NULL,
  value      TEXT,
  typed      TEXT NOT NULL DEFAULT '',
  note       TEXT NOT NULL DEFAULT '',
  source     TEXT NOT NULL,
  person_id  TEXT NOT NULL,
  written_at TIMESTAMPTZ NOT NULL,
  supersedes TEXT
);
CREATE UNIQUE INDEX metric_readings_supersedes ON metric_readings (supersedes);
CREATE INDEX metric_readings_day ON metric_readings (metric_id, day, id);

-- What somebody answered when a value was asked about.
CREATE TABLE metric_answers (
  reading_id  TEXT NOT NULL,
  kind        TEXT NOT NULL,
  metric_id   TEXT NOT NULL,
  person_id   TEXT NOT NULL,
  words       TEXT NOT NULL DEFAULT '',
  answered_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (reading_id, kind)
);
CREATE INDEX metric_answers_metric ON metric_answers (metric_id);

-- How the definition changed.
CREATE TABLE metric_revisions (
  id         TEXT PRIMARY KEY,
  metric_id  TEXT NOT NULL,
  person_id  TEXT NOT NULL,
  revised_at TIMESTAMPTZ NOT NULL,
  reason     TEXT NOT NULL DEFAULT '',
  changes    TEXT NOT NULL
);
CREATE INDEX metric_revisions_metric ON metric_revisions (metric_id, id);

-- The metric that a key result reads from.
CREATE TABLE metric_links (
  key_result_id TEXT PRIMARY KEY,
  metric_id     TEXT NOT NULL,
  person_id     TEXT NOT NULL,
  linked_at     TIMESTAMPTZ NOT NULL
);
CREATE INDEX metric_links_metric ON metric_links (metric_id, key_result_id);

-- +goose Down
DROP TABLE metric_links;
DROP TABLE metric_revisions;
DROP TABLE metric_answers;
DROP TABLE metric_readings;
DROP TABLE metric_people;
DROP TABLE metrics;
