package plans

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// heapsOf gives the open actions of openOf that have a part in a window, those of one person that weigh the
// same together: of everybody whose home team is one of some, or of everybody for nil.
func heapsOf(ctx context.Context, db bun.IDB, teamIDs []string, window cycle.Span) ([]plan.Heap, error) {
	from, to := window.StartsOn.String(), window.EndsOn.String()
	q := db.NewSelect().TableExpr("actions AS a").Join("JOIN key_results AS kr ON kr.id = a.key_result_id AND kr.deleted_at IS NULL").
		Join("JOIN objectives AS o ON o.id = kr.objective_id AND o.deleted_at IS NULL AND o.state <> 'closed'").
		ColumnExpr("a.owner_id, a.effort_days").
		ColumnExpr("CASE WHEN a.due_on > ? AND a.starts_on > ? THEN a.starts_on ELSE '' END AS starts", to, from).
		ColumnExpr("CASE WHEN a.due_on > ? THEN a.due_on ELSE '' END AS due", to).ColumnExpr("COUNT(*)").
		Where("a.deleted_at IS NULL AND a.state IN (?) AND a.starts_on <= ?", bun.List(open()), to).
		GroupExpr("1, 2, 3, 4")
	if teamIDs != nil {
		q = q.Where("a.owner_id IN (SELECT p.id FROM people AS p WHERE p.team_id IN (?))", bun.List(store.OrNone(teamIDs)))
	}
	return store.Rows(ctx, q, nil, func(h *plan.Heap) []any {
		return []any{&h.PersonID, &h.EffortDays, (*store.Day)(nil).Of(&h.StartsOn), (*store.Day)(nil).Of(&h.DueOn), &h.Actions}
	})
}
