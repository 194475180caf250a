-- +goose Up
-- The action, or the rule of the workspace, that a lesson changes; '' for none. What an action or a rule became is read where it
-- stands; of a rule its value (JSON) when the lesson named it is kept, to tell whether it was changed since.
ALTER TABLE lessons ADD COLUMN action_id TEXT NOT NULL DEFAULT '';
ALTER TABLE lessons ADD COLUMN rule TEXT NOT NULL DEFAULT '';
ALTER TABLE lessons ADD COLUMN rule_was TEXT NOT NULL DEFAULT '';
CREATE INDEX lessons_action ON lessons (action_id, id);
CREATE INDEX lessons_rule ON lessons (rule, id);

-- +goose Down
DROP INDEX lessons_rule;
DROP INDEX lessons_action;
ALTER TABLE lessons DROP COLUMN rule_was;
ALTER TABLE lessons DROP COLUMN rule;
ALTER TABLE lessons DROP COLUMN action_id;
