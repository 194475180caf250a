-- +goose Up
-- SQLite takes an index only where the query says the very condition of the index:
-- letter_id = 'x' doesn't tell it that letter_id <> ''. So these were never used there.
DROP INDEX comments_thread;
CREATE INDEX comments_thread ON comments (thread_id, id);
DROP INDEX notices_letter;
CREATE INDEX notices_letter ON notices (letter_id);
DROP INDEX problems_undecided;
CREATE INDEX problems_undecided ON problems (decider_id, raised_on, id) WHERE decided_at IS NULL AND state <> 'solved' AND deleted_at IS NULL;
DROP INDEX meetings_series;
CREATE INDEX meetings_series ON meetings (series_id, starts_at);
DROP INDEX meeting_items_series;
CREATE INDEX meeting_items_series ON meeting_items (series_id, kind) WHERE deleted_at IS NULL;
DROP INDEX meeting_items_person;
CREATE INDEX meeting_items_person ON meeting_items (person_id, state) WHERE deleted_at IS NULL;

-- +goose Down
DROP INDEX comments_thread;
CREATE INDEX comments_thread ON comments (thread_id, id) WHERE thread_id <> '';
DROP INDEX notices_letter;
CREATE INDEX notices_letter ON notices (letter_id) WHERE letter_id <> '';
DROP INDEX problems_undecided;
CREATE INDEX problems_undecided ON problems (decider_id, raised_on, id) WHERE decider_id <> '' AND decided_at IS NULL AND state <> 'solved' AND deleted_at IS NULL;
DROP INDEX meetings_series;
CREATE INDEX meetings_series ON meetings (series_id, starts_at) WHERE series_id <> '';
DROP INDEX meeting_items_series;
CREATE INDEX meeting_items_series ON meeting_items (series_id, kind) WHERE series_id <> '' AND deleted_at IS NULL;
DROP INDEX meeting_items_person;
CREATE INDEX meeting_items_person ON meeting_items (person_id, state) WHERE person_id <> '' AND deleted_at IS NULL;
