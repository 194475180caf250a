package objectives

import (
	"context"

	"github.com/uptrace/bun"
)

// serves says whether an objective, o, serves a theme, or a parent that agreed: an objective,
// or a key result that is there. Whether that parent's objective is there doesn't matter.
const serves = `(EXISTS (SELECT 1 FROM objective_themes AS t WHERE t.objective_id = o.id) OR EXISTS (SELECT 1 FROM alignments AS a
	LEFT JOIN key_results AS kr ON kr.id = a.parent_key_result_id AND kr.deleted_at IS NULL
	WHERE a.objective_id = o.id AND a.state = 'agreed' AND a.removed_by = '' AND (a.parent_key_result_id = '' OR kr.id IS NOT NULL)))`

// SettleServing keeps of objectives whether they serve something. Whoever writes what that
// hangs on calls it, in the same transaction.
func SettleServing(ctx context.Context, db bun.IDB, ids ...string) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := db.NewRaw("UPDATE objectives AS o SET serves = "+serves+" WHERE o.id IN (?) AND o.serves <> "+serves, bun.List(ids)).Exec(ctx)
	return err
}

// Unsettled lists objectives of which that isn't kept as it is, for tests: none ever should be.
func Unsettled(ctx context.Context, db bun.IDB) (ids []string, err error) {
	err = db.NewRaw("SELECT o.id FROM objectives AS o WHERE o.serves <> "+serves).Scan(ctx, &ids)
	return ids, err
}
