-- +goose Up
-- Who took an alignment away, and when: '' while it stands. The row is kept for a
-- while so that the removal can be undone.
ALTER TABLE alignments ADD COLUMN removed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE alignments ADD COLUMN removed_at TIMESTAMPTZ;

-- +goose Down
ALTER TABLE alignments DROP COLUMN removed_at;
ALTER TABLE alignments DROP COLUMN removed_by;
