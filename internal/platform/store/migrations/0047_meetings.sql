-- +goose Up
-- Meetings that recur: what each of them begins with.
CREATE TABLE meeting_series (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL,
  title       TEXT NOT NULL,
  -- Whose it is: a team's, or '' for people alone.
  team_id     TEXT NOT NULL DEFAULT '',
  host_id     TEXT NOT NULL,
  visibility  TEXT NOT NULL,
  -- When: a cadence as JSON, the minute of the day where the workspace is, and how long.
  every       TEXT NOT NULL,
  at_minute   BIGINT NOT NULL,
  minutes     BIGINT NOT NULL,
  starts_on   TEXT NOT NULL,
  ends_on     TEXT NOT NULL DEFAULT '',
  -- The last day for which its meetings were made.
  made_until  TEXT NOT NULL DEFAULT '',
  place       TEXT NOT NULL DEFAULT '',
  -- The agenda as JSON.
  sections    TEXT NOT NULL,
  people      TEXT NOT NULL DEFAULT '',
  created_by  TEXT NOT NULL,
  created_at  TIMESTAMPTZ NOT NULL,
  stopped_at  TIMESTAMPTZ,
  version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX meeting_series_running ON meeting_series (made_until) WHERE stopped_at IS NULL;

CREATE TABLE meetings (
  id          TEXT PRIMARY KEY,
  series_id   TEXT NOT NULL DEFAULT '',
  -- The day for which its series made it, which stays when it is moved: the series makes none
  -- for that day again. None for single meetings, and for those that their series took away.
  made_for    TEXT NOT NULL DEFAULT '',
  kind        TEXT NOT NULL,
  title       TEXT NOT NULL,
  -- The cycle whose scores it is about; '' for other kinds.
  cycle_id    TEXT NOT NULL DEFAULT '',
  team_id     TEXT NOT NULL DEFAULT '',
  host_id     TEXT NOT NULL,
  visibility  TEXT NOT NULL,
  state       TEXT NOT NULL,
  starts_at   TIMESTAMPTZ NOT NULL,
  -- The day of it where the workspace is.
  starts_on   TEXT NOT NULL,
  minutes     BIGINT NOT NULL,
  place       TEXT NOT NULL DEFAULT '',
  -- Somebody changed it by itself: a change of the series leaves it alone.
  moved       BOOLEAN NOT NULL DEFAULT FALSE,
  sections    TEXT NOT NULL,
  -- What the agenda was when it opened, as JSON: kept, whatever changes afterwards.
  agenda      TEXT NOT NULL DEFAULT '',
  -- Which section they are at, and since when.
  section_id  TEXT NOT NULL DEFAULT '',
  section_at  TIMESTAMPTZ,
  opened_at   TIMESTAMPTZ,
  opened_by   TEXT NOT NULL DEFAULT '',
  ended_at    TIMESTAMPTZ,
  ended_by    TEXT NOT NULL DEFAULT '',
  -- Of a round: when those who had not answered were reminded.
  reminded_at TIMESTAMPTZ,
  created_by  TEXT NOT NULL,
  created_at  TIMESTAMPTZ NOT NULL,
  deleted_at  TIMESTAMPTZ,
  version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX meetings_when ON meetings (starts_at, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_team ON meetings (team_id, starts_at) WHERE deleted_at IS NULL;
CREATE INDEX meetings_series ON meetings (series_id, starts_at);
CREATE INDEX meetings_made_for ON meetings (series_id, made_for);
CREATE INDEX meetings_rounds ON meetings (state, starts_at) WHERE kind = 'round' AND deleted_at IS NULL;
CREATE INDEX meetings_cycle ON meetings (cycle_id, starts_at);

-- Who is invited besides the team.
CREATE TABLE meeting_people (
  meeting_id  TEXT NOT NULL,
  person_id   TEXT NOT NULL,
  PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX meeting_people_person ON meeting_people (person_id, meeting_id);

-- The sections of a meeting that was opened, with their minutes.
CREATE TABLE meeting_sections (
  id          TEXT PRIMARY KEY,
  meeting_id  TEXT NOT NULL,
  part        TEXT NOT NULL,
  title       TEXT NOT NULL DEFAULT '',
  minutes     BIGINT NOT NULL,
  spent       BIGINT NOT NULL DEFAULT 0,
  position    BIGINT NOT NULL,
  text        TEXT NOT NULL DEFAULT '',
  written_by  TEXT NOT NULL DEFAULT '',
  written_at  TIMESTAMPTZ,
  version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX meeting_sections_meeting ON meeting_sections (meeting_id, position);

-- What a section said before somebody else, or anybody after the end, wrote over it.
CREATE TABLE meeting_section_edits (
  section_id  TEXT NOT NULL,
  version     BIGINT NOT NULL,
  text        TEXT NOT NULL,
  written_by  TEXT NOT NULL,
  written_at  TIMESTAMPTZ,
  edited_by   TEXT NOT NULL,
  edited_at   TIMESTAMPTZ NOT NULL,
  after_end   BOOLEAN NOT NULL,
  PRIMARY KEY (section_id, version)
);

-- Who is writing in a section right now. It is no fact about the workspace: it
-- runs out by itself, and nothing is told of it.
CREATE TABLE meeting_locks (
  section_id  TEXT PRIMARY KEY,
  person_id   TEXT NOT NULL,
  until       TIMESTAMPTZ NOT NULL
);

-- Decisions and follow-ups.
CREATE TABLE meeting_items (
  id            TEXT PRIMARY KEY,
  meeting_id    TEXT NOT NULL,
  -- The series of the meeting, so that the next one finds what was promised.
  series_id     TEXT NOT NULL DEFAULT '',
  section_id    TEXT NOT NULL DEFAULT '',
  kind          TEXT NOT NULL,
  words         TEXT NOT NULL,
  -- Of a follow-up: who is responsible, by when, how far it is, and what came of it.
  person_id     TEXT NOT NULL DEFAULT '',
  due_on        TEXT NOT NULL DEFAULT '',
  state         TEXT NOT NULL DEFAULT '',
  came_of       TEXT NOT NULL DEFAULT '',
  settled_at    TIMESTAMPTZ,
  -- The action that it is, where it is one; then that tells how far it is.
  action_id     TEXT NOT NULL DEFAULT '',
  -- What it is about.
  problem_id    TEXT NOT NULL DEFAULT '',
  key_result_id TEXT NOT NULL DEFAULT '',
  objective_id  TEXT NOT NULL DEFAULT '',
  recorded_by   TEXT NOT NULL,
  recorded_at   TIMESTAMPTZ NOT NULL,
  deleted_at    TIMESTAMPTZ,
  version       BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX meeting_items_meeting ON meeting_items (meeting_id, id);
CREATE INDEX meeting_items_series ON meeting_items (series_id, kind) WHERE deleted_at IS NULL;
CREATE INDEX meeting_items_person ON meeting_items (person_id, state) WHERE deleted_at IS NULL;
CREATE INDEX meeting_items_objective ON meeting_items (objective_id, meeting_id);

-- +goose Down
DROP TABLE meeting_items;
DROP TABLE meeting_locks;
DROP TABLE meeting_section_edits;
DROP TABLE meeting_sections;
DROP TABLE meeting_people;
DROP TABLE meetings;
DROP TABLE meeting_series;
