-- +goose Up
-- Who was looked at for the reminder of a day: each person once, whichever replica
-- was first and however the clock jumped.
CREATE TABLE notice_rounds (
  person_id TEXT NOT NULL,
  on_day    TEXT NOT NULL,
  PRIMARY KEY (person_id, on_day)
);

-- +goose Down
DROP TABLE notice_rounds;
