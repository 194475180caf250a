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
	on      string   // a past day of which the page is, by what is kept of it; "" for the present
	after   int64    // the trail up to which what is kept goes
	apart   []string // objectives that are counted one by one, where it is summed up
}

func (s scope) narrow(q *bun.SelectQuery) *bun.SelectQuery {
	q = q.Where("o.cycle_id = ? AND o.deleted_at IS NULL", s.cycleID).Apply(objectives.Visible(s.who))
	if s.teamIDs != nil {
		q = q.Where("o.team_id IN (?)", bun.List(s.teamIDs))
	}
	if s.public {
		q = q.Where("o.visibility = ?", access.Everyone)
	}
	return q
}

// places narrows rows of what is kept to those of the day and of places where the reader sees all there is; the
// visibility of the place is in a column.
func (s scope) places(alias, visibility string) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		q = q.Apply(s.within(alias)).Where("?", objectives.SeenByPlace(s.who, alias+"."+visibility, alias+".team_id"))
		if s.public {
			q = q.Where("? = ?", bun.Ident(alias+"."+visibility), access.Everyone)
		}
		return q
	}
}

// within narrows rows of what is kept to those of the day, the cycle and the teams of a page.
func (s scope) within(alias string) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		at := bun.Ident(alias)
		q = q.Where("?0.on_day = ?1 AND ?0.cycle_id = ?2", at, s.on, s.cycleID)
		if s.teamIDs != nil {
			q = q.Where("?.team_id IN (?)", at, bun.List(s.teamIDs))
		}
		return q
	}
}

// moreThan reports whether a page of the present is of more than n objectives.
func (s scope) moreThan(ctx context.Context, db bun.IDB, n int) (bool, error) {
	return db.NewSelect().TableExpr("objectives AS o").ColumnExpr("1").Apply(s.narrow).Limit(1).Offset(int64(n)).Exists(ctx)
}

// parts are the parts of a page's objectives, as s, which its reader may see now; of a past day those that the reader
// might have seen then, too. They are looked for by an index of parts, where one finds those that are wanted: CROSS JOIN
// has SQLite begin there, and means no more than JOIN to PostgreSQL.
func (s scope) parts(db bun.IDB) *bun.SelectQuery {
	return s.joined(db.NewSelect().TableExpr("insight_parts AS s").Join("CROSS JOIN objectives AS o").Where("o.id = s.objective_id"))
}

// joined narrows a query of objectives and their parts to those.
func (s scope) joined(q *bun.SelectQuery) *bun.SelectQuery {
	if s.on == "" {
		return q.Where("s.on_day = ''").Apply(s.narrow)
	}
	q = q.Apply(s.within("s")).Apply(objectives.Visible(s.who)).Apply(objectives.VisibleAs(s.who, "s"))
	if s.public {
		q = q.Where("s.visibility = ?", access.Everyone)
	}
	return q
}

// lines gives the first objectives of a page by what is kept of them, in their order.
func (s scope) lines(ctx context.Context, db bun.IDB, most int) ([]Line, error) {
	type row struct {
		Part
		title, ownerID, teamID string
	}
	q, as := s.parts(db).Where("s.on_day <> ''").OrderExpr("s.position, s.objective_id"), bun.Ident("s")
	if s.on == "" { // in their order by an index of objectives
		q, as = s.joined(db.NewSelect().TableExpr("objectives AS o").Join("CROSS JOIN insight_parts AS s").Where("s.objective_id = o.id")).OrderExpr("o.position, o.id"), "o"
	}
	q = q.Where("s.state IN (?, ?)", okr.Active, okr.Closed).ColumnExpr("o.id, ?0.title, ?0.owner_id, ?0.team_id, s.state, s.status, s.stale, s.progress, s.expected, s.before", as).Limit(int64(most))
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
// for along an index, so that not all are sorted.
func (s scope) worst(ctx context.Context, db bun.IDB, most int) (ids []string, err error) {
	err = s.parts(db).Where("s.worst IS NOT NULL").ColumnExpr("o.id").OrderExpr("s.worst, s.objective_id").Limit(int64(most)).Scan(ctx, &ids)
	return ids, err
}

// focus gives those who own more objectives under way than recommended, most first, and how many they are.
func (s scope) focus(ctx context.Context, db bun.IDB, recommended, most int) (list []Focused, all int, err error) {
	q := s.added(db, ofOwner)
	if s.on == "" { // along an index that has all that it hangs on
		q = db.NewSelect().TableExpr("(?) AS x", db.NewSelect().TableExpr("objectives AS o").ColumnExpr("o.owner_id, 1 AS active").Apply(s.narrow).Where("o.state = 'active' AND o.owner_id <> ''"))
	}
	q = q.ColumnExpr("x.owner_id, SUM(x.active), COUNT(*) OVER ()").GroupExpr("x.owner_id").Having("SUM(x.active) > ?", recommended).OrderExpr("SUM(x.active) DESC, x.owner_id").Limit(int64(most))
	list, err = store.Rows(ctx, q, nil, func(one *Focused) []any { return []any{&one.OwnerID, &one.Count, &all} })
	return list, all, err
}

// putParts keeps the parts of some objectives as of a day, and adds them to the sums of their places instead of
// what was kept of them; those of others among ids, which are gone, are let go.
func putParts(ctx context.Context, db bun.IDB, on string, ids []string, parts []Part) error {
	if len(ids) == 0 {
		return nil
	}
	if err := addToSums(ctx, db, on, ids, -1); err != nil {
		return err
	}
	there := make(map[string]bool, len(parts))
	for i := range parts {
		there[parts[i].ObjectiveID] = true
	}
	if gone := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return there[id] }); len(gone) > 0 {
		if _, err := db.NewDelete().Model((*Part)(nil)).Where("on_day = ? AND objective_id IN (?)", on, bun.List(gone)).Exec(ctx); err != nil {
			return err
		}
	}
	if len(parts) == 0 {
		return nil
	}
	if _, err := db.NewInsert().Model(&parts).On("CONFLICT (on_day, objective_id) DO UPDATE").Exec(ctx); err != nil {
		return err
	}
	return addToSums(ctx, db, on, ids, 1)
}
