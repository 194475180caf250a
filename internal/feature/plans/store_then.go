package plans

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

// briefThen is an action that may have been in a plan at a past moment.
type briefThen struct {
	brief
	ObjectiveID string
	DeletedAt   time.Time
}

// actionsThen gives the actions that are in the plans of key results now, and others by
// id, that were there at a moment; dropped ones too, in the order of the plans.
func actionsThen(ctx context.Context, db bun.IDB, keyResultIDs, ids []string, at time.Time) (list []briefThen, err error) {
	if len(keyResultIDs) == 0 {
		return nil, nil
	}
	q := db.NewSelect().TableExpr("actions AS a").
		ColumnExpr("a.id, a.key_result_id, a.title, a.starts_on, a.due_on, a.state, a.position, a.objective_id, a.deleted_at").
		Where("a.created_at <= ? AND (a.deleted_at IS NULL OR a.deleted_at > ?)", at, at).
		WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			q = q.Where("a.key_result_id IN (?)", bun.List(keyResultIDs))
			if len(ids) > 0 {
				q = q.WhereOr("a.id IN (?)", bun.List(ids))
			}
			return q
		}).OrderExpr("a.key_result_id, a.due_on, a.position, a.id")
	return store.Rows(ctx, q, make([]briefThen, 0, len(keyResultIDs)), func(b *briefThen) []any {
		return []any{&b.ID, &b.KeyResultID, &b.Title, &b.StartsOn, &b.DueOn, &b.State, &b.Position, &b.ObjectiveID, store.Instant(&b.DeletedAt)}
	})
}
