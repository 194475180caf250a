-- +goose Up
-- How much of the target was reached, in hundredths and not cut at 100, as frozen with the
-- rest; NULL where that wasn't known, and of what was settled or cut off before.
ALTER TABLE reviews ADD COLUMN achieved BIGINT;
ALTER TABLE key_result_scores ADD COLUMN achieved BIGINT;
ALTER TABLE review_cuts ADD COLUMN achieved BIGINT;

-- +goose Down
ALTER TABLE review_cuts DROP COLUMN achieved;
ALTER TABLE key_result_scores DROP COLUMN achieved;
ALTER TABLE reviews DROP COLUMN achieved;
