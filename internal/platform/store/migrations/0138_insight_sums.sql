-- +goose Up
-- What is kept of each objective is added up by where it is: who sees an objective for its visibility and its
-- team alone sees all that are there.
CREATE TABLE insight_sums (
  on_day         TEXT NOT NULL,
  cycle_id       TEXT NOT NULL,
  team_id        TEXT NOT NULL,
  visibility     TEXT NOT NULL,
  kept           BIGINT NOT NULL,
  serving        BIGINT NOT NULL,
  waiting        BIGINT NOT NULL,
  active         BIGINT NOT NULL,
  progress       BIGINT NOT NULL,
  expected       BIGINT NOT NULL,
  before         BIGINT NOT NULL,
  known_progress BIGINT NOT NULL,
  known_due      BIGINT NOT NULL,
  known_was      BIGINT NOT NULL,
  owing          BIGINT NOT NULL,
  on_time        BIGINT NOT NULL,
  results        BIGINT NOT NULL,
  unplanned      BIGINT NOT NULL,
  open           BIGINT NOT NULL,
  done           BIGINT NOT NULL,
  overdue        BIGINT NOT NULL,
  slipping       BIGINT NOT NULL,
  no_data        BIGINT NOT NULL,
  on_track       BIGINT NOT NULL,
  at_risk        BIGINT NOT NULL,
  off_track      BIGINT NOT NULL,
  achieved       BIGINT NOT NULL,
  missed         BIGINT NOT NULL,
  troubled       BIGINT NOT NULL,
  pledged        BIGINT NOT NULL,
  measurable     BIGINT NOT NULL,
  came_due       BIGINT NOT NULL,
  in_time        BIGINT NOT NULL,
  undated        BIGINT NOT NULL,
  scored         BIGINT NOT NULL,
  reached        BIGINT NOT NULL,
  PRIMARY KEY (on_day, cycle_id, team_id, visibility)
);
-- The cells of the heat map likewise, of objectives under way.
CREATE TABLE insight_heats (
  on_day         TEXT NOT NULL,
  cycle_id       TEXT NOT NULL,
  team_id        TEXT NOT NULL,
  visibility     TEXT NOT NULL,
  themes         TEXT NOT NULL,
  active         BIGINT NOT NULL,
  progress       BIGINT NOT NULL,
  known_progress BIGINT NOT NULL,
  expected       BIGINT NOT NULL,
  known_due      BIGINT NOT NULL,
  at_risk        BIGINT NOT NULL,
  off_track      BIGINT NOT NULL,
  PRIMARY KEY (on_day, cycle_id, team_id, visibility, themes)
);
-- Which past days of which cycles somebody looked at with more objectives than are read for a page. walk_at is how far the
-- reckoning has come. What had been written by kept_at, and told up to kept_seq, is in what is kept, which was asked for then.
CREATE TABLE insight_days (
  cycle_id  TEXT NOT NULL,
  on_day    TEXT NOT NULL,
  asked_at  TIMESTAMPTZ NOT NULL,
  asked_seq BIGINT NOT NULL,
  kept_at   TIMESTAMPTZ,
  kept_seq  BIGINT NOT NULL,
  walk_at   TEXT NOT NULL,
  PRIMARY KEY (cycle_id, on_day)
);

-- +goose Down
DROP TABLE insight_days;
DROP TABLE insight_heats;
DROP TABLE insight_sums;
