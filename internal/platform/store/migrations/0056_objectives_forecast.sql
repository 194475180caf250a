-- +goose Up
-- What is foreseen of a key result is kept with it, like where it stands: no page computes one.
ALTER TABLE key_results ADD COLUMN forecast TEXT NOT NULL DEFAULT '';
ALTER TABLE key_results ADD COLUMN foreseen_on TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE key_results DROP COLUMN foreseen_on;
ALTER TABLE key_results DROP COLUMN forecast;
