-- +goose Up
-- What is kept of each objective is added up by where it is: who sees an objective for its visibility and its
-- team alone sees all that are there. A part says under which place it has been added; themes are ids in
-- order, with commas between. What was kept before is made anew.
DROP TABLE insight_parts;
DELETE FROM insight_keepers;
ALTER TABLE insight_keepers ADD COLUMN lost BOOLEAN NOT NULL DEFAULT FALSE;
CREATE TABLE insight_parts (
  objective_id TEXT PRIMARY KEY,
  cycle_id     TEXT NOT NULL,
  team_id      TEXT NOT NULL,
  visibility   TEXT NOT NULL,
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
  reckoned_on  TEXT NOT NULL
);
CREATE INDEX insight_parts_worst ON insight_parts (worst, objective_id) WHERE worst IS NOT NULL;
CREATE TABLE insight_sums (
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
  PRIMARY KEY (cycle_id, team_id, visibility)
);
-- The cells of the heat map likewise, of objectives under way.
CREATE TABLE insight_heats (
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
  PRIMARY KEY (cycle_id, team_id, visibility, themes)
);
-- How many objectives somebody owns is counted along an index that has all that it hangs on.
CREATE INDEX objectives_owned ON objectives (cycle_id, owner_id, visibility, team_id, id) WHERE deleted_at IS NULL AND state = 'active' AND owner_id <> '';

-- +goose Down
DROP INDEX objectives_owned;
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
