-- +goose Up
-- Whether an objective serves a theme or a parent is kept with it: how many do is counted for
-- every state of a company, from an index alone.
ALTER TABLE objectives ADD COLUMN serves BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE objectives SET serves = TRUE WHERE id IN (SELECT objective_id FROM objective_themes) OR id IN (SELECT a.objective_id FROM alignments AS a
  LEFT JOIN key_results AS kr ON kr.id = a.parent_key_result_id AND kr.deleted_at IS NULL
  WHERE a.state = 'agreed' AND a.removed_by = '' AND (a.parent_key_result_id = '' OR kr.id IS NOT NULL));
CREATE INDEX objectives_counted ON objectives (cycle_id, team_id, visibility, owner_id, id, serves) WHERE deleted_at IS NULL;

-- +goose Down
DROP INDEX objectives_counted;
ALTER TABLE objectives DROP COLUMN serves;
