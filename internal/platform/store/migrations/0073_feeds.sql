-- +goose Up
-- A secret address at which a calendar program reads what one person may see: their own
-- dates, or those of a team. Only a hash of the address is kept.
CREATE TABLE calendar_feeds (
  id         TEXT PRIMARY KEY,
  person_id  TEXT NOT NULL,
  -- None for the person's own dates.
  team_id    TEXT NOT NULL DEFAULT '',
  hash       TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  -- When it was last read, to the hour.
  read_at    TIMESTAMPTZ
);
CREATE UNIQUE INDEX calendar_feeds_hash ON calendar_feeds (hash);
CREATE INDEX calendar_feeds_person ON calendar_feeds (person_id, created_at);

-- +goose Down
DROP TABLE calendar_feeds;
