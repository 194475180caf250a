package objectives

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// contributions counts key results by who has them in another's objective.
func contributions(ctx context.Context, db bun.IDB, cycleIDs []string) (map[string]int64, error) {
	var rows []struct {
		OwnerID string
		Count   int64
	}
	err := db.NewSelect().TableExpr("key_results AS kr").ColumnExpr("kr.owner_id, COUNT(*) AS count").Join("JOIN objectives AS o ON o.id = kr.objective_id").
		Where("kr.deleted_at IS NULL AND NOT kr.dropped AND kr.owner_id <> '' AND kr.owner_id <> o.owner_id").
		Where("o.deleted_at IS NULL AND o.cycle_id IN (?) AND o.state IN (?, ?) AND o.outcome <> ?", bun.List(store.OrNone(cycleIDs)), okr.Active, okr.Closed, okr.OutcomeDropped).
		GroupExpr("kr.owner_id").Scan(ctx, &rows)
	counts := make(map[string]int64, len(rows))
	for _, r := range rows {
		counts[r.OwnerID] = r.Count
	}
	return counts, err
}
