package insight

import (
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// scope says of which objectives, as o, a page is: those of a cycle and some teams (nil for all)
// that somebody may see now, whatever was true when they were reckoned.
type scope struct {
	who     access.Actor
	cycleID string
	teamIDs []string
	public  bool     // of those, only what everybody sees
	apart   []string // objectives that are counted one by one, where it is summed up
}

func (s scope) narrow(q *bun.SelectQuery) *bun.SelectQuery {
	q = q.Where("o.cycle_id = ? AND o.deleted_at IS NULL", s.cycleID).Apply(objectives.Visible(s.who))
	if s.teamIDs != nil {
		q = q.Where("o.team_id ?", store.Among(s.teamIDs))
	}
	if s.public {
		q = q.Where("o.visibility = ?", access.Everyone)
	}
	return q
}

// places narrows rows that have a place to those that a page is of wholly: whoever reads it sees all that
// is there.
func (s scope) places(alias string) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		at := bun.Ident(alias)
		q = q.Where("?.cycle_id = ?", at, s.cycleID).Where("?", objectives.SeenByPlace(s.who, alias))
		if s.teamIDs != nil {
			q = q.Where("?.team_id ?", at, store.Among(s.teamIDs))
		}
		if s.public {
			q = q.Where("?.visibility = ?", at, access.Everyone)
		}
		return q
	}
}

// count is how many objectives a page is of, counted up to one more than most.
func (s scope) count(ctx context.Context, db bun.IDB, most int) (n int, err error) {
	first := db.NewSelect().TableExpr("objectives AS o").ColumnExpr("1").Apply(s.narrow).Limit(int64(most) + 1)
	err = db.NewSelect().TableExpr("(?) AS x", first).ColumnExpr("COUNT(*)").Scan(ctx, &n)
	return n, err
}

// parts are the parts of a page's objectives, as s.
func (s scope) parts(db bun.IDB) *bun.SelectQuery {
	return db.NewSelect().TableExpr("objectives AS o").Join("JOIN insight_parts AS s ON s.objective_id = o.id").Apply(s.narrow)
}

// lines gives the first objectives of a page by what is kept of them, in their order.
func (s scope) lines(ctx context.Context, db bun.IDB, most int) ([]Line, error) {
	type row struct {
		Part
		title, ownerID, teamID string
	}
	q := s.parts(db).Where("s.state IN (?, ?)", okr.Active, okr.Closed).ColumnExpr("o.id, o.title, o.owner_id, o.team_id, s.state, s.status, s.stale, s.progress, s.expected, s.before").
		OrderExpr("o.position, o.id").Limit(int64(most))
	rows, err := store.Rows(ctx, q, make([]row, 0, most), func(r *row) []any {
		return []any{&r.ObjectiveID, &r.title, &r.ownerID, &r.teamID, &r.State, &r.Status, &r.Stale, &r.Progress, &r.Expected, &r.Before}
	})
	list := make([]Line, len(rows))
	for i := range rows {
		r := &rows[i]
		list[i] = r.asLine(&objectives.Objective{ID: r.ObjectiveID, Title: r.title, OwnerID: r.ownerID, TeamID: r.teamID})
	}
	return list, err
}

// worst gives the objectives with the key results that are least likely to succeed, those made first
// before others as unlikely: as many of them as key results are wanted are enough. They are looked
// for along an index, so that not all are sorted: CROSS JOIN has SQLite begin there, and means no
// more than JOIN to PostgreSQL.
func (s scope) worst(ctx context.Context, db bun.IDB, most int) (ids []string, err error) {
	err = db.NewSelect().TableExpr("insight_parts AS s").Join("CROSS JOIN objectives AS o").Where("o.id = s.objective_id").Apply(s.narrow).
		Where("s.worst IS NOT NULL").ColumnExpr("o.id").OrderExpr("s.worst, s.objective_id").Limit(int64(most)).Scan(ctx, &ids)
	return ids, err
}

// focus gives those who own more objectives under way than recommended, most first, and how many they are.
func (s scope) focus(ctx context.Context, db bun.IDB, recommended, most int) (list []Focused, all int, err error) {
	q := db.NewSelect().TableExpr("objectives AS o").Apply(s.narrow).Where("o.state = 'active' AND o.owner_id <> ''").ColumnExpr("o.owner_id, COUNT(*), COUNT(*) OVER ()").
		GroupExpr("o.owner_id").Having("COUNT(*) > ?", recommended).OrderExpr("COUNT(*) DESC, o.owner_id").Limit(int64(most))
	list, err = store.Rows(ctx, q, nil, func(one *Focused) []any { return []any{&one.OwnerID, &one.Count, &all} })
	return list, all, err
}

// putParts keeps the parts of some objectives, and adds them to the sums of their places instead of
// what was kept of them; those of others among ids, which are gone, are let go.
func putParts(ctx context.Context, db bun.IDB, ids []string, parts []Part) error {
	if len(ids) == 0 {
		return nil
	}
	if err := addToSums(ctx, db, ids, -1); err != nil {
		return err
	}
	there := make(map[string]bool, len(parts))
	for i := range parts {
		there[parts[i].ObjectiveID] = true
	}
	if gone := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return there[id] }); len(gone) > 0 {
		if _, err := db.NewDelete().Model((*Part)(nil)).Where("objective_id IN (?)", bun.List(gone)).Exec(ctx); err != nil {
			return err
		}
	}
	if len(parts) == 0 {
		return nil
	}
	if _, err := db.NewInsert().Model(&parts).On("CONFLICT (objective_id) DO UPDATE").Exec(ctx); err != nil {
		return err
	}
	return addToSums(ctx, db, ids, 1)
}
