-- +goose Up
-- Who changes how a metric is read must have seen how it is read.
ALTER TABLE metric_feeds ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

-- +goose Down
ALTER TABLE metric_feeds DROP COLUMN version;
