-- +goose Up
-- What each objective adds to the sums of an insight page that is of more objectives than are read
-- for it, as reckoned in the background. Shares are in billionths, held within 0 and 1; null
-- is unknown.
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
  walked_at TIMESTAMPTZ
);

-- +goose Down
DROP TABLE insight_keepers;
DROP TABLE insight_parts;
