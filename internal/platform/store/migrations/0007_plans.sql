-- +goose Up
CREATE TABLE actions (
  id                TEXT PRIMARY KEY,
  key_result_id     TEXT NOT NULL,
  objective_id      TEXT NOT NULL,
  title             TEXT NOT NULL,
  owner_id          TEXT NOT NULL,
  starts_on         TEXT NOT NULL DEFAULT '',
  due_on            TEXT NOT NULL,
  how               TEXT NOT NULL DEFAULT '',
  -- Person-days; NULL where nobody said.
  effort_days       TEXT,
  steps             TEXT NOT NULL DEFAULT '[]',
  state             TEXT NOT NULL,
  blocked_why       TEXT NOT NULL DEFAULT '',
  -- On whom it waits: a person, or in words somebody outside the workspace.
  blocked_person_id TEXT NOT NULL DEFAULT '',
  blocked_whom      TEXT NOT NULL DEFAULT '',
  blocked_at        TIMESTAMPTZ,
  done_at           TIMESTAMPTZ,
  position          BIGINT NOT NULL DEFAULT 0,
  created_by        TEXT NOT NULL,
  created_at        TIMESTAMPTZ NOT NULL,
  deleted_at        TIMESTAMPTZ,
  version           BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX actions_key_result ON actions (key_result_id, position, id);
CREATE INDEX actions_objective ON actions (objective_id);
CREATE INDEX actions_owner ON actions (owner_id, due_on, id);
CREATE INDEX actions_due ON actions (due_on, id);
-- What thousands of people have to do is summed up along an index.
CREATE INDEX actions_heaps ON actions (owner_id, state, starts_on, due_on, effort_days, objective_id, key_result_id) WHERE deleted_at IS NULL;

CREATE TABLE action_people (
  action_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (action_id, person_id)
);
CREATE INDEX action_people_person ON action_people (person_id, action_id);

-- What must be done before an action begins.
CREATE TABLE action_dependencies (
  action_id     TEXT NOT NULL,
  depends_on_id TEXT NOT NULL,
  position      BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (action_id, depends_on_id)
);
CREATE INDEX action_dependencies_after ON action_dependencies (depends_on_id);

-- +goose Down
DROP TABLE action_dependencies;
DROP TABLE action_people;
DROP TABLE actions;
