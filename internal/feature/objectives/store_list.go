package objectives

import (
	"context"
	"strconv"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// listObjectives pages through objectives in the order of their team's list.
func listObjectives(ctx context.Context, db bun.IDB, who access.Actor, in Filter) (store.Page[*Objective], error) {
	key, err := store.ParseCursor(in.Cursor, 2)
	if err != nil {
		return store.Page[*Objective]{}, err
	}
	after := 0
	if key != nil {
		if after, err = strconv.Atoi(key[0]); err != nil {
			return store.Page[*Objective]{}, err
		}
	}
	page := func(q *bun.SelectQuery) *bun.SelectQuery {
		q = q.Where("o.deleted_at IS NULL").Apply(Visible(who)).Apply(in.narrow).OrderExpr("o.position, o.id").Limit(int64(in.Limit) + 1)
		if key != nil {
			q = q.Where("(o.position, o.id) > (?, ?)", after, key[1])
		}
		return q
	}
	q, reading := whole(db), read
	if in.Of == Drawn || in.Of == Foretold {
		q, reading = drawn(db), readDrawn
	}
	if in.OwnerID != "" || len(in.IDs) > 0 {
		q = q.Apply(page)
	} else { // The ids first: SQLite would gather what hangs on each row that is found to sort them all. One owner has few, and who names them wants them all.
		ids := db.NewSelect().Model((*Objective)(nil)).Column("o.id").Apply(page)
		q = q.Where("o.id IN (?)", ids).OrderExpr("o.position, o.id")
	}
	list, err := reading(ctx, q)
	if err != nil {
		return store.Page[*Objective]{}, err
	}
	return store.Cut(list, in.Limit, func(o *Objective) []string { return []string{strconv.Itoa(o.Position), o.ID} }), nil
}

// usualPage is how many objectives a list usually has at most.
const usualPage = 32

// columns are the places of all columns in the order of the fields, in which bun
// asks for them.
func (o *Objective) columns() []any {
	return []any{&o.ID, &o.CycleID, &o.Title, &o.Description, &o.OwnerID, &o.TeamID, &o.Kind, &o.State, &o.Outcome, &o.Visibility, &o.Weight, &o.Position, &o.Progress,
		&o.ReturnNote, &o.CloseNote, &o.CreatedBy, store.Instant(&o.CreatedAt), store.Instant(&o.SubmittedAt), store.Instant(&o.ApprovedAt), &o.ApprovedBy,
		store.Instant(&o.ActivatedAt), store.Instant(&o.ClosedAt), store.Instant(&o.DeletedAt), &o.Version}
}

// narrow writes the filter as SQL.
func (in Filter) narrow(q *bun.SelectQuery) *bun.SelectQuery {
	if in.CycleID != "" {
		q = q.Where("o.cycle_id = ?", in.CycleID)
	}
	if len(in.CycleIDs) > 0 {
		q = q.Where("o.cycle_id IN (?)", bun.List(in.CycleIDs))
	}
	if in.teamIDs != nil {
		q = q.Where("o.team_id IN (?)", bun.List(in.teamIDs))
	}
	if in.TeamOwned {
		q = q.Where("o.owner_id = ''")
	}
	if in.OwnerID != "" {
		// The ids first: with OR, SQLite would look at every objective there is.
		q = q.Where(`o.id IN (SELECT m.id FROM objectives AS m WHERE m.owner_id = ?
			UNION SELECT k.objective_id FROM key_results AS k WHERE k.owner_id = ? AND k.deleted_at IS NULL)`, in.OwnerID, in.OwnerID)
	}
	if len(in.OwnerIDs) > 0 {
		q = q.Where("o.owner_id IN (?)", bun.List(in.OwnerIDs))
	}
	if in.State != "" {
		q = q.Where("o.state = ?", in.State)
	}
	if !in.Since.IsZero() {
		q = q.Where("(o.state = ? OR (o.state = ? AND o.closed_at >= ?))", okr.Active, okr.Closed, in.Since)
	}
	if in.DoneBy != nil {
		q = q.Where(`o.id IN (SELECT m.id FROM objectives AS m WHERE m.owner_id IN (?0)
			UNION SELECT k.objective_id FROM key_results AS k WHERE k.owner_id IN (?0) AND k.deleted_at IS NULL
			UNION SELECT m.id FROM objectives AS m WHERE m.owner_id = '' AND m.team_id IN (?1))`, bun.List(in.DoneBy.People), bun.List(in.DoneBy.Teams))
	}
	if in.Kind != "" {
		q = q.Where("o.kind = ?", in.Kind)
	}
	if in.ThemeID != "" {
		q = q.Where("EXISTS (SELECT 1 FROM objective_themes AS t WHERE t.objective_id = o.id AND t.theme_id = ?)", in.ThemeID)
	}
	if in.Query != "" {
		like := "%" + store.EscapeLike(in.Query) + "%"
		q = q.Where(`(o.title LIKE ? ESCAPE '\' OR EXISTS (SELECT 1 FROM key_results AS k WHERE k.objective_id = o.id AND k.deleted_at IS NULL AND k.title LIKE ? ESCAPE '\'))`, like, like)
	}
	if len(in.IDs) > 0 {
		q = q.Where("o.id IN (?)", bun.List(in.IDs))
	}
	if in.asked != nil {
		q = in.asked.narrow(q)
	}
	return q
}

func hiddenFrom(ctx context.Context, db bun.IDB, who access.Actor, ids []string) (map[string]bool, error) {
	hidden := map[string]bool{}
	if len(ids) == 0 {
		return hidden, nil
	}
	var all, seen []string
	if err := db.NewSelect().Model((*Objective)(nil)).Column("id").Where("o.id IN (?)", bun.List(ids)).Scan(ctx, &all); err != nil {
		return nil, err
	}
	if err := db.NewSelect().Model((*Objective)(nil)).Column("id").Where("o.id IN (?)", bun.List(ids)).Apply(Visible(who)).Scan(ctx, &seen); err != nil {
		return nil, err
	}
	for _, id := range all {
		hidden[id] = true
	}
	for _, id := range seen {
		delete(hidden, id)
	}
	return hidden, nil
}

// titlesFor gives the titles of those of some objectives that somebody may see.
func titlesFor(ctx context.Context, db bun.IDB, who access.Actor, ids []string) (map[string]string, error) {
	var rows []struct{ ID, Title string }
	err := db.NewSelect().Model((*Objective)(nil)).Column("id", "title").Where("o.id IN (?) AND o.deleted_at IS NULL", bun.List(ids)).Apply(Visible(who)).Scan(ctx, &rows)
	titles := make(map[string]string, len(rows))
	for _, r := range rows {
		titles[r.ID] = r.Title
	}
	return titles, err
}

// targetsOf is these objectives as the policy sees them, deleted ones too.
func targetsOf(ctx context.Context, db bun.IDB, ids []string) (map[string]access.Target, error) {
	list, err := read(ctx, whole(db).Where("o.id IN (?)", bun.List(ids)))
	targets := make(map[string]access.Target, len(list))
	for _, o := range list {
		targets[o.ID] = o.Target()
	}
	return targets, err
}

// objectivesByID gives those of some objectives that are not deleted.
func objectivesByID(ctx context.Context, db bun.IDB, ids []string) ([]*Objective, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return read(ctx, whole(db).Where("o.id IN (?) AND o.deleted_at IS NULL", bun.List(ids)))
}

// resultsByID gives those of some key results that are not deleted, without what is
// measured: only whose they are and what they are called.
func resultsByID(ctx context.Context, db bun.IDB, ids []string) (list []KeyResult, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&list).Column("id", "objective_id", "title", "owner_id").Where("kr.id IN (?) AND kr.deleted_at IS NULL", bun.List(ids)).Scan(ctx)
	return list, err
}
