-- +goose Up
-- How often a metric is read: each hour, day, week or month; of a week and a month on which day.
ALTER TABLE metric_feeds ADD COLUMN recurs TEXT NOT NULL DEFAULT 'day';
ALTER TABLE metric_feeds ADD COLUMN recurs_on BIGINT NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE metric_feeds DROP COLUMN recurs_on;
ALTER TABLE metric_feeds DROP COLUMN recurs;
