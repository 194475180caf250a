-- +goose Up
-- The cycle whose scores a meeting is about; '' for other kinds of meetings.
ALTER TABLE meetings ADD COLUMN cycle_id TEXT NOT NULL DEFAULT '';
CREATE INDEX meetings_cycle ON meetings (cycle_id, starts_at);
CREATE INDEX meeting_items_objective ON meeting_items (objective_id, meeting_id);

-- +goose Down
DROP INDEX meeting_items_objective;
DROP INDEX meetings_cycle;
ALTER TABLE meetings DROP COLUMN cycle_id;
