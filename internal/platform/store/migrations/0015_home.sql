-- +goose Up
-- What a team's leader is asked to approve, and what its members follow.
CREATE INDEX objectives_followed ON objectives (team_id, state);

-- +goose Down
DROP INDEX objectives_followed;
