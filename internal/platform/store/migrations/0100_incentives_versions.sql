-- +goose Up
-- Rules that a scheme had before they were changed, sealed as they were. Numbers begin
-- with 1; the present rules have no row.
CREATE TABLE incentive_versions (
  scheme_id   TEXT NOT NULL,
  number      BIGINT NOT NULL,
  preset      TEXT NOT NULL,
  sealed      TEXT NOT NULL,
  editor_id   TEXT NOT NULL DEFAULT '',
  replaced_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (scheme_id, number)
);

-- +goose Down
DROP TABLE incentive_versions;
