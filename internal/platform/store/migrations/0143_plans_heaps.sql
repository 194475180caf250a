-- +goose Up
-- What thousands of people have to do is summed up along an index; few key results are deleted, and their
-- actions are found to count for nothing without looking at each one's.
CREATE INDEX actions_heaps ON actions (owner_id, state, starts_on, due_on, effort_days, objective_id, key_result_id) WHERE deleted_at IS NULL;
CREATE INDEX key_results_deleted ON key_results (id) WHERE deleted_at IS NOT NULL;

-- +goose Down
DROP INDEX key_results_deleted;
DROP INDEX actions_heaps;
