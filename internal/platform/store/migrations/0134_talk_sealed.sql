-- +goose Up
-- What is said of evaluations and schemes is kept sealed, as those are: then its words, and
-- its files' names, are in here and nowhere else; '' where they are not sealed.
ALTER TABLE comments ADD COLUMN sealed TEXT NOT NULL DEFAULT '';
ALTER TABLE comment_edits ADD COLUMN sealed TEXT NOT NULL DEFAULT '';
ALTER TABLE comment_files ADD COLUMN sealed TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE comment_files DROP COLUMN sealed;
ALTER TABLE comment_edits DROP COLUMN sealed;
ALTER TABLE comments DROP COLUMN sealed;
