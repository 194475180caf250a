-- +goose Up
-- What is kept of past days tells from now on how objectives were worked with, too: what has been kept so far is
-- made anew once somebody asks.
DELETE FROM insight_parts WHERE on_day <> '';
DELETE FROM insight_sums WHERE on_day <> '';
DELETE FROM insight_heats WHERE on_day <> '';
DELETE FROM insight_days;

-- +goose Down
SELECT 1;
