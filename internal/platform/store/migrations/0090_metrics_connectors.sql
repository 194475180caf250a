-- +goose Up
-- Where values are read from; the password or token is sealed.
CREATE TABLE metric_connectors (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  kind       TEXT NOT NULL,
  address    TEXT NOT NULL,
  auth       TEXT NOT NULL DEFAULT '',
  login      TEXT NOT NULL DEFAULT '',
  header     TEXT NOT NULL DEFAULT '',
  tls        TEXT NOT NULL DEFAULT '',
  sealed     TEXT NOT NULL DEFAULT '',
  created_by TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  deleted_at TIMESTAMPTZ,
  version    BIGINT NOT NULL DEFAULT 1
);

-- What is read for a metric, and when.
CREATE TABLE metric_feeds (
  metric_id    TEXT PRIMARY KEY,
  connector_id TEXT NOT NULL,
  query        TEXT NOT NULL DEFAULT '',
  value_path   TEXT NOT NULL DEFAULT '',
  day_path     TEXT NOT NULL DEFAULT '',
  -- How often it is read: each hour, day, week or month; of a week and a month on which day.
  recurs       TEXT NOT NULL DEFAULT 'day',
  recurs_on    BIGINT NOT NULL DEFAULT 0,
  read_at      TEXT NOT NULL,
  workdays     BOOLEAN NOT NULL,
  delay        BIGINT NOT NULL DEFAULT 0,
  paused       BOOLEAN NOT NULL DEFAULT FALSE,
  failed       BIGINT NOT NULL DEFAULT 0,
  next_at      TIMESTAMPTZ,
  person_id    TEXT NOT NULL,
  changed_at   TIMESTAMPTZ NOT NULL,
  -- Who changes how a metric is read must have seen how it is read.
  version      BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX metric_feeds_connector ON metric_feeds (connector_id);
CREATE INDEX metric_feeds_next ON metric_feeds (next_at);

-- Each time that a metric was read, and what came of it.
CREATE TABLE metric_runs (
  id        TEXT PRIMARY KEY,
  metric_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  ran_at    TIMESTAMPTZ NOT NULL,
  from_day  TEXT NOT NULL,
  to_day    TEXT NOT NULL,
  found     BIGINT NOT NULL DEFAULT 0,
  added     BIGINT NOT NULL DEFAULT 0,
  corrected BIGINT NOT NULL DEFAULT 0,
  code      TEXT NOT NULL DEFAULT '',
  args      TEXT NOT NULL DEFAULT ''
);
CREATE INDEX metric_runs_metric ON metric_runs (metric_id, id);

-- +goose Down
DROP TABLE metric_runs;
DROP TABLE metric_feeds;
DROP TABLE metric_connectors;
