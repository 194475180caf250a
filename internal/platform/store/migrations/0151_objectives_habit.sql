-- +goose Up
-- How the metric that a key result reads from came out before the key result began: learned once, and again when
-- the metric is told of its past or the key result changes, so that a forecast reads no more than it did.
ALTER TABLE key_results ADD COLUMN habit TEXT NOT NULL DEFAULT '';
ALTER TABLE metric_links ADD COLUMN learned BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX metric_links_unlearned ON metric_links (key_result_id) WHERE NOT learned;

-- +goose Down
DROP INDEX metric_links_unlearned;
ALTER TABLE metric_links DROP COLUMN learned;
ALTER TABLE key_results DROP COLUMN habit;
