-- +goose Up
-- What each objective adds to the sums of an insight page that is of more objectives than are read
-- for it, as reckoned in the background. Shares are in billionths, held within 0 and 1; null
-- is unknown.
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
-- How far that is: the last event whose change is in it, and where the walk over all objectives
-- that begins with each day is; nobody has kept anything before there is a row. Whoever writes parts moves the version, so that of several
-- replicas one does.
CREATE TABLE insight_keepers (
  id        BIGINT PRIMARY KEY,
  version   BIGINT NOT NULL,
  seq       BIGINT NOT NULL,
  walk_on   TEXT NOT NULL,
  walk_at   TEXT NOT NULL,
  walked    BOOLEAN NOT NULL,
  walked_at TIMESTAMPTZ,
  lost      BOOLEAN NOT NULL DEFAULT FALSE
);

-- +goose Down
DROP TABLE insight_keepers;
DROP TABLE insight_parts;
