-- +goose Up
-- What people say when they look back: of an objective (cycle and team empty), or of a
-- team's cycle (objective empty).
CREATE TABLE retrospectives (
  objective_id TEXT NOT NULL,
  team_id      TEXT NOT NULL,
  cycle_id     TEXT NOT NULL,
  goal         TEXT NOT NULL DEFAULT '',
  result       TEXT NOT NULL DEFAULT '',
  analysis     TEXT NOT NULL DEFAULT '',
  insight      TEXT NOT NULL DEFAULT '',
  written_by   TEXT NOT NULL,
  written_at   TIMESTAMPTZ NOT NULL,
  version      BIGINT NOT NULL,
  PRIMARY KEY (objective_id, team_id, cycle_id)
);

-- Why it came as it did, as somebody says; people vote on causes.
CREATE TABLE causes (
  id           TEXT PRIMARY KEY,
  objective_id TEXT NOT NULL,
  team_id      TEXT NOT NULL,
  cycle_id     TEXT NOT NULL,
  author_id    TEXT NOT NULL,
  words        TEXT NOT NULL,
  named_at     TIMESTAMPTZ NOT NULL,
  deleted_at   TIMESTAMPTZ
);
CREATE INDEX causes_subject ON causes (objective_id, team_id, cycle_id);

CREATE TABLE cause_votes (
  cause_id  TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (cause_id, person_id)
);

-- What was learned. The cycle is the one that it was learned in, also of an objective.
CREATE TABLE lessons (
  id           TEXT PRIMARY KEY,
  objective_id TEXT NOT NULL,
  team_id      TEXT NOT NULL,
  cycle_id     TEXT NOT NULL,
  author_id    TEXT NOT NULL,
  words        TEXT NOT NULL,
  -- What it changes: '', template, policy, action or practice; what, in words; and what
  -- became of that: open, kept, dropped.
  change       TEXT NOT NULL,
  what         TEXT NOT NULL,
  -- The template, the action or the rule of the workspace that it changes; '' for none. A template that is built in or has
  -- been deleted is named as well. What an action or a rule became is read where it stands; of a rule its value (JSON) when
  -- the lesson named it is kept, to tell whether it was changed since.
  template_id  TEXT NOT NULL DEFAULT '',
  action_id    TEXT NOT NULL DEFAULT '',
  rule         TEXT NOT NULL DEFAULT '',
  rule_was     TEXT NOT NULL DEFAULT '',
  fate         TEXT NOT NULL,
  reason       TEXT NOT NULL DEFAULT '',
  settled_by   TEXT NOT NULL DEFAULT '',
  settled_at   TIMESTAMPTZ,
  learned_at   TIMESTAMPTZ NOT NULL,
  deleted_at   TIMESTAMPTZ,
  version      BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX lessons_objective ON lessons (objective_id, id);
CREATE INDEX lessons_team ON lessons (team_id, cycle_id, id);
CREATE INDEX lessons_template ON lessons (template_id, id);
CREATE INDEX lessons_action ON lessons (action_id, id);
CREATE INDEX lessons_rule ON lessons (rule, id);

CREATE TABLE lesson_tags (
  lesson_id TEXT NOT NULL,
  tag       TEXT NOT NULL,
  position  BIGINT NOT NULL,
  PRIMARY KEY (lesson_id, tag)
);
CREATE INDEX lesson_tags_tag ON lesson_tags (tag, lesson_id);

-- +goose Down
DROP TABLE lesson_tags;
DROP TABLE lessons;
DROP TABLE cause_votes;
DROP TABLE causes;
DROP TABLE retrospectives;
