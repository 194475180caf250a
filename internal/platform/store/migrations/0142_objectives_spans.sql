-- +goose Up
-- The spans and cadences that key results have are few: a query by how far behind they are, or by
-- whether they are stale, asks for each once (see store_sieve.go). A list of dates is cut off, as no
-- index holds a long one.
CREATE INDEX key_results_span ON key_results ((due_on || starts_on || SUBSTR(cadence, 1, 80)));

-- +goose Down
DROP INDEX key_results_span;
