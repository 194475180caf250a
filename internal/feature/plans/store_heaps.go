package plans

import (
	"context"

	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// fine is an effort with more than six decimals, which isn't summed up in millionths.
const fine = "(a.effort_days IS NOT NULL AND a.effort_days LIKE '%._______%')"

// heapsOf gives the open actions of openOf that have a part in a window, of everybody whose home team is
// one of some, or of everybody for nil. What lies within the window is summed up for each person, in
// millionths of a day: effort is at most a thousand, which the database multiplies exactly enough to
// round to the right one. What is due later, or said more finely, is told one by one.
func heapsOf(ctx context.Context, db bun.IDB, teamIDs []string, window cycle.Span, calendar *cycle.Calendar) ([]plan.Heap, error) {
	to := window.EndsOn.String()
	narrowed := func() *bun.SelectQuery {
		q := db.NewSelect().TableExpr("actions AS a").Where("a.deleted_at IS NULL AND a.state IN (?) AND a.starts_on <= ?", bun.List(open()), to).
			Where("EXISTS (SELECT 1 FROM objectives AS o WHERE o.id = a.objective_id AND o.deleted_at IS NULL AND o.state <> 'closed')").
			Where("a.key_result_id NOT IN (SELECT kr.id FROM key_results AS kr WHERE kr.deleted_at IS NOT NULL)")
		if teamIDs != nil {
			q = q.Where("a.owner_id IN (SELECT p.id FROM people AS p WHERE p.team_id IN (?))", bun.List(store.OrNone(teamIDs)))
		}
		return q
	}
	type sum struct {
		person           string
		actions, unknown int
		millionths       int64
	}
	within := narrowed().Where("a.due_on <= ? AND NOT "+fine, to).GroupExpr("a.owner_id").
		ColumnExpr("a.owner_id, COUNT(*), COUNT(*) - COUNT(a.effort_days), CAST(COALESCE(SUM(ROUND(1000000 * CAST(a.effort_days AS NUMERIC))), 0) AS BIGINT)")
	sums, err := store.Rows(ctx, within, nil, func(s *sum) []any { return []any{&s.person, &s.actions, &s.unknown, &s.millionths} })
	if err != nil {
		return nil, err
	}
	heaps := make([]plan.Heap, len(sums))
	for i, s := range sums {
		heaps[i] = plan.Heap{PersonID: s.person, Actions: s.actions, Unknown: s.unknown, Effort: decimal.New(s.millionths, -6)}
	}
	type row struct {
		person      string
		starts, due store.Day
		effort      decimal.NullDecimal
	}
	rows, err := store.Rows(ctx, narrowed().Where("(a.due_on > ? OR "+fine+")", to).ColumnExpr("a.owner_id, a.starts_on, a.due_on, a.effort_days"), nil,
		func(r *row) []any { return []any{&r.person, &r.starts, &r.due, &r.effort} })
	for _, r := range rows {
		heaps = append(heaps, plan.HeapOf(plan.Action{OwnerID: r.person, StartsOn: r.starts.Date, DueOn: r.due.Date, EffortDays: r.effort}, window, calendar))
	}
	return heaps, err
}
