-- +goose Up
-- Lessons that somebody doesn't want to be told of again beside an objective.
CREATE TABLE lesson_dismissals (
  objective_id TEXT NOT NULL,
  person_id    TEXT NOT NULL,
  lesson_id    TEXT NOT NULL,
  PRIMARY KEY (objective_id, person_id, lesson_id)
);

-- +goose Down
DROP TABLE lesson_dismissals;
