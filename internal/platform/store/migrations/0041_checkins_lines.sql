-- +goose Up
-- A check-in takes its number in its own INSERT now, while its objective is locked.
DROP TABLE check_in_lines;

-- +goose Down
CREATE TABLE check_in_lines (
  key_result_id TEXT PRIMARY KEY,
  length        BIGINT NOT NULL
);
INSERT INTO check_in_lines (key_result_id, length) SELECT key_result_id, MAX(number) FROM check_ins GROUP BY key_result_id;
