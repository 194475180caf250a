-- +goose Up
-- How many check-ins on the key result that it came of a key result had learned from: those that have more since, it
-- learns from anew. Less than none: it has to learn, whatever there is.
ALTER TABLE carryover_items ADD COLUMN learned BIGINT NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE carryover_items DROP COLUMN learned;
