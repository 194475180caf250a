-- +goose Up
-- Meetings of a past day are found along it, cancelled ones too.
CREATE INDEX meetings_ever ON meetings (starts_at, id);
