-- +goose Up
-- The template that a lesson changes, '' for none; one that is built in or has been deleted is named as well.
ALTER TABLE lessons ADD COLUMN template_id TEXT NOT NULL DEFAULT '';
CREATE INDEX lessons_template ON lessons (template_id, id);

-- +goose Down
DROP INDEX lessons_template;
ALTER TABLE lessons DROP COLUMN template_id;
