-- +goose Up
-- What is kept of past days said of each objective whether it serves something now, and says whether it did then:
-- the days are reckoned anew where somebody looks.
DELETE FROM insight_days;

-- +goose Down
DELETE FROM insight_days;
