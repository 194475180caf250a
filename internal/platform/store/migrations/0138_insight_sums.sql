-- +goose Up
-- What is kept of each objective is added up by where it is: who sees an objective for its visibility and its
-- team alone sees all that are there. What was kept before is made anew.
DROP TABLE insight_parts;
DELETE FROM insight_keepers;
ALTER TABLE insight_keepers ADD COLUMN lost BOOLEAN NOT NULL DEFAULT FALSE;
-- on_day is '' for the present, else the past day as of which all but visibility_now and position are. added_as is
-- the visibility under which it has been added up with its team: the narrower of both, or '' where it isn't, for its
-- team is another by now. Themes are ids in order, with commas between.
CREATE TABLE insight_parts (
  on_day       TEXT NOT NULL,
  objective_id TEXT NOT NULL,
  cycle_id     TEXT NOT NULL,
  team_id      TEXT NOT NULL,
  owner_id     TEXT NOT NULL,
  visibility   TEXT NOT NULL,
  visibility_now TEXT NOT NULL,
  added_as     TEXT NOT NULL,
  position     BIGINT NOT NULL,
  title        TEXT NOT NULL,
  themes       TEXT NOT NULL,
  serves       BOOLEAN NOT NULL,
  state        TEXT NOT NULL,
  status       TEXT NOT NULL,
  stale        BOOLEAN NOT NULL,
  progress     BIGINT,
  expected     BIGINT,
  before       BIGINT,
  owing        BIGINT NOT NULL,
  on_time      BIGINT NOT NULL,
  results      BIGINT NOT NULL,
  unplanned    BIGINT NOT NULL,
  open         BIGINT NOT NULL,
  done         BIGINT NOT NULL,
  overdue      BIGINT NOT NULL,
  slipping     BIGINT NOT NULL,
  no_data      BIGINT NOT NULL,
  on_track     BIGINT NOT NULL,
  at_risk      BIGINT NOT NULL,
  off_track    BIGINT NOT NULL,
  achieved     BIGINT NOT NULL,
  missed       BIGINT NOT NULL,
  troubled     BIGINT NOT NULL,
  worst        BIGINT,
  pledged      BIGINT NOT NULL,
  measurable   BIGINT NOT NULL,
  came_due     BIGINT NOT NULL,
  in_time      BIGINT NOT NULL,
  undated      BIGINT NOT NULL,
  scored       BIGINT NOT NULL,
  reached      BIGINT NOT NULL,
  reckoned_on  TEXT NOT NULL,
  PRIMARY KEY (on_day, objective_id)
);
CREATE INDEX insight_parts_worst ON insight_parts (on_day, worst, objective_id) WHERE worst IS NOT NULL;
CREATE INDEX insight_parts_apart ON insight_parts (on_day, cycle_id) WHERE added_as = '';
CREATE INDEX insight_parts_listed ON insight_parts (on_day, cycle_id, position, objective_id) WHERE on_day <> '';
CREATE INDEX insight_parts_owned ON insight_parts (on_day, cycle_id, owner_id, added_as, team_id) WHERE on_day <> '' AND state = 'active' AND owner_id <> '';
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
-- How many objectives somebody owns is counted along an index that has all that it hangs on.
CREATE INDEX objectives_owned ON objectives (cycle_id, owner_id, visibility, team_id, id) WHERE deleted_at IS NULL AND state = 'active' AND owner_id <> '';

-- +goose Down
DROP INDEX objectives_owned;
DROP TABLE insight_days;
DROP TABLE insight_heats;
DROP TABLE insight_sums;
DROP TABLE insight_parts;
DELETE FROM insight_keepers;
ALTER TABLE insight_keepers DROP COLUMN lost;
CREATE TABLE insight_parts (
  objective_id TEXT PRIMARY KEY,
  state        TEXT NOT NULL,
  status       TEXT NOT NULL,
  stale        BOOLEAN NOT NULL,
  progress     BIGINT,
  expected     BIGINT,
  before       BIGINT,
  owing        BIGINT NOT NULL,
  on_time      BIGINT NOT NULL,
  results      BIGINT NOT NULL,
  unplanned    BIGINT NOT NULL,
  open         BIGINT NOT NULL,
  done         BIGINT NOT NULL,
  overdue      BIGINT NOT NULL,
  slipping     BIGINT NOT NULL,
  no_data      BIGINT NOT NULL,
  on_track     BIGINT NOT NULL,
  at_risk      BIGINT NOT NULL,
  off_track    BIGINT NOT NULL,
  achieved     BIGINT NOT NULL,
  missed       BIGINT NOT NULL,
  troubled     BIGINT NOT NULL,
  worst        BIGINT,
  pledged      BIGINT NOT NULL,
  measurable   BIGINT NOT NULL,
  came_due     BIGINT NOT NULL,
  in_time      BIGINT NOT NULL,
  undated      BIGINT NOT NULL,
  scored       BIGINT NOT NULL,
  reached      BIGINT NOT NULL,
  reckoned_on  TEXT NOT NULL
);
CREATE INDEX insight_parts_worst ON insight_parts (worst, objective_id) WHERE worst IS NOT NULL;
