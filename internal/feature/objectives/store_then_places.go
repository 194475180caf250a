package objectives

import (
	"cmp"
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Place is where an objective stood at a past moment.
type Place struct {
	ID, TeamID, CycleID string

	visibility access.Visibility
	hidden     bool // it has another visibility now
	position   int
}

// placesThen is PlacesThen by present visibility. Of those that nothing has been told of since the
// row says where they are, and of the others what stood before.
func placesThen(ctx context.Context, tx *act.Tx, cycleIDs, teamIDs, ids []string) ([]Place, error) {
	since := tx.FirstSince(act.Aspect{Name: "said", Kinds: objectiveSaid}, act.Aspect{Name: "came", Kinds: objectiveCame})
	find := func(q *bun.SelectQuery, team, cycle, visibility string) ([]Place, error) {
		q = q.ColumnExpr("o.id, "+team+", "+cycle+", "+visibility+", "+visibility+" <> o.visibility, o.position").
			Where("o.created_at <= ?", tx.Now).Where(cycle+" IN (?)", bun.List(store.OrNone(cycleIDs))).Apply(Visible(tx.Who))
		if teamIDs != nil {
			q = q.Where(team+" IN (?)", bun.List(store.OrNone(teamIDs)))
		}
		if ids != nil {
			q = q.Where("o.id ?", store.Among(ids))
		}
		return store.Rows(ctx, q, nil, func(p *Place) []any {
			return []any{&p.ID, &p.TeamID, &p.CycleID, &p.visibility, &p.hidden, &p.position}
		})
	}
	still, err := find(tx.NewSelect().TableExpr("objectives AS o").Where("o.deleted_at IS NULL").
		Where("o.id NOT IN (?)", tx.NewSelect().TableExpr("(?) AS f", since).Column("f.subject_id")), "o.team_id", "o.cycle_id", "o.visibility")
	if err != nil {
		return nil, err
	}
	at := func(field string) string { return store.JSONText(tx, "e.before", field) }
	moved, err := find(tx.NewSelect().TableExpr("(?) AS f", since).Join("JOIN objectives AS o ON o.id = f.subject_id").Join("JOIN events AS e ON e.seq = f.said").
		Join("LEFT JOIN events AS c ON c.seq = f.came").Where("(c.kind = 'objective.deleted' OR c.kind IS NULL AND o.deleted_at IS NULL)"), at("team_id"), at("cycle_id"), at("visibility"))
	all := append(still, moved...)
	sorting.By(all, func(a, b Place) int {
		return cmp.Or(cmp.Compare(a.CycleID, b.CycleID), cmp.Compare(a.position, b.position), cmp.Compare(a.ID, b.ID))
	})
	return all, err
}

// objectivesHolding gives which objective each of some key results is in now, deleted ones too.
func objectivesHolding(ctx context.Context, db bun.IDB, keyResultIDs []string) (map[string]string, error) {
	if len(keyResultIDs) == 0 {
		return map[string]string{}, nil
	}
	var rows []struct{ ID, ObjectiveID string }
	err := db.NewSelect().Model((*KeyResult)(nil)).Column("id", "objective_id").Where("kr.id IN (?)", bun.List(keyResultIDs)).Scan(ctx, &rows)
	in := make(map[string]string, len(rows))
	for _, r := range rows {
		in[r.ID] = r.ObjectiveID
	}
	return in, err
}

// madeBy gives those of some key results that had been made by the moment that tx looks at, and whether
// they haven't been deleted by now.
func madeBy(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string]bool, error) {
	there := make(map[string]bool, len(keyResultIDs))
	if len(keyResultIDs) == 0 {
		return there, nil
	}
	type row struct {
		id     string
		exists bool
	}
	rows, err := store.Rows(ctx, tx.NewSelect().TableExpr("key_results AS kr").ColumnExpr("kr.id, kr.deleted_at IS NULL").
		Where("kr.id IN (?) AND kr.created_at <= ?", bun.List(keyResultIDs), tx.Now), nil, func(r *row) []any { return []any{&r.id, &r.exists} })
	for _, r := range rows {
		there[r.id] = r.exists
	}
	return there, err
}
