-- +goose Up
-- Secret addresses at which somebody without an account reads one page, until a moment.
CREATE TABLE guest_links (
  id         TEXT PRIMARY KEY,
  -- SHA-256 of the secret, which is kept nowhere.
  hash       TEXT NOT NULL,
  -- Who made it, and answers for it.
  person_id  TEXT NOT NULL,
  -- Whose insight page; '' for the company's.
  team_id    TEXT NOT NULL,
  -- '' for whichever cycle is the current one.
  cycle_id   TEXT NOT NULL,
  -- '' for the present, else the day at whose end the data is looked at.
  asof       TEXT NOT NULL,
  label      TEXT NOT NULL,
  made_at    TIMESTAMPTZ NOT NULL,
  ends_at    TIMESTAMPTZ NOT NULL,
  revoked_at TIMESTAMPTZ,
  revoked_by TEXT NOT NULL DEFAULT '',
  -- How often it was opened, and when last.
  opened     BIGINT NOT NULL DEFAULT 0,
  opened_at  TIMESTAMPTZ
);
CREATE UNIQUE INDEX guest_links_hash ON guest_links (hash);
CREATE INDEX guest_links_team ON guest_links (team_id, id);
CREATE INDEX guest_links_person ON guest_links (person_id);

-- +goose Down
DROP TABLE guest_links;
