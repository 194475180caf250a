package objectives

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// listThen pages through the objectives that were there at a past moment and that the
// filter may find by how they were: those in their cycle, team and with their owner now,
// and more, whose cycle, team or owner has changed since. Deleted ones too.
func listThen(ctx context.Context, tx *act.Tx, who access.Actor, in Filter, more []string) (store.Page[*Objective], error) {
	key, err := store.ParseCursor(in.Cursor, 2)
	if err != nil {
		return store.Page[*Objective]{}, err
	}
	place := Filter{CycleID: in.CycleID, teamIDs: in.teamIDs, OwnerID: in.OwnerID, IDs: in.IDs, Since: in.Since, DoneBy: in.DoneBy}
	q, reading := whole(tx), read
	if in.Of == Drawn || in.Of == Foretold {
		q, reading = drawn(tx).Column("o.visibility", "o.deleted_at"), readDrawnThen
	}
	q = q.Where("o.created_at <= ? AND (o.deleted_at IS NULL OR o.deleted_at > ?)", tx.Now, tx.Now).Apply(Visible(who)).
		WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			q = q.WhereGroup(" OR ", func(q *bun.SelectQuery) *bun.SelectQuery { return place.narrow(q.Where("1 = 1")) })
			if len(more) > 0 {
				q = q.WhereOr("o.id IN (?)", bun.List(more))
			}
			return q
		}).
		OrderExpr("o.position, o.id").Limit(int64(in.Limit) + 1)
	if key != nil {
		position, err := strconv.Atoi(key[0])
		if err != nil {
			return store.Page[*Objective]{}, err
		}
		q = q.Where("(o.position, o.id) > (?, ?)", position, key[1])
	}
	list, err := reading(ctx, q)
	if err != nil {
		return store.Page[*Objective]{}, err
	}
	return store.Cut(list, in.Limit, func(o *Objective) []string { return []string{strconv.Itoa(o.Position), o.ID} }), nil
}

// readDrawnThen is readDrawn with what else putting an objective back takes.
func readDrawnThen(ctx context.Context, q *bun.SelectQuery) ([]*Objective, error) {
	return readInto(ctx, q, func(o *Objective) []any { return append(o.drawn(), &o.Visibility, store.Instant(&o.DeletedAt)) })
}

// objectivesOf loads objectives, deleted ones too.
func objectivesOf(ctx context.Context, db bun.IDB, ids []string) ([]*Objective, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return read(ctx, whole(db).Where("o.id IN (?)", bun.List(ids)).OrderExpr("o.position, o.id"))
}

// resultsThen loads the key results that are in objectives now, and others by id, that
// were there at a moment, in their order.
func resultsThen(ctx context.Context, db bun.IDB, objectiveIDs, ids []string, at time.Time, how Depth) (list []KeyResult, err error) {
	if len(objectiveIDs) == 0 {
		return nil, nil
	}
	q := db.NewSelect().Model((*KeyResult)(nil)).Where("created_at <= ? AND (deleted_at IS NULL OR deleted_at > ?)", at, at).
		WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			q = q.Where("objective_id IN (?)", bun.List(objectiveIDs))
			if len(ids) > 0 {
				q = q.WhereOr("id IN (?)", bun.List(ids))
			}
			return q
		}).OrderExpr("objective_id, position, id")
	extent := Whole
	columns, places := without(extent, "trail", "forecast")
	if how != ToShow {
		extent = Titles
		columns = append(columnsOf(extent), "deleted_at")
		places = func(kr *KeyResult) []any { return append(extent.places(kr), store.Instant(&kr.DeletedAt)) }
	}
	if how == ToForesee {
		columns = append(columns, "habit")
		places = func(kr *KeyResult) []any {
			return append(extent.places(kr), store.Instant(&kr.DeletedAt), &kr.Habit)
		}
	}
	return store.Rows(ctx, q.Column(columns...), make([]KeyResult, 0, usualResults*len(objectiveIDs)), places)
}

// without is an extent less some columns, which are long and made anew of the past.
func without(extent Extent, names ...string) (columns []string, places func(*KeyResult) []any) {
	all := columnsOf(extent)
	left := make([]bool, len(all))
	for i, name := range all {
		if left[i] = !slices.Contains(names, name); left[i] {
			columns = append(columns, name)
		}
	}
	return columns, func(kr *KeyResult) []any {
		places := extent.places(kr)
		some := places[:0]
		for i, place := range places {
			if left[i] {
				some = append(some, place)
			}
		}
		return some
	}
}

// loadDeleted is loadObjective, also of a deleted one.
func loadDeleted(ctx context.Context, db bun.IDB, id string) (*Objective, error) {
	return readOne(ctx, whole(db).Where("o.id = ?", id))
}

// loadEver finds a key result and its objective, also deleted ones.
func loadEver(ctx context.Context, db bun.IDB, keyResultID string) (*Objective, *KeyResult, error) {
	kr := &KeyResult{}
	if err := db.NewSelect().Model(kr).Where("id = ?", keyResultID).Scan(ctx); err != nil {
		return nil, nil, store.Missing(err)
	}
	o, err := loadDeleted(ctx, db, kr.ObjectiveID)
	return o, kr, err
}

// closedBy gives when objectives were closed, the last time by the moment that tx looks at.
func closedBy(ctx context.Context, tx *act.Tx, ids []string) (map[string]time.Time, error) {
	when := map[string]time.Time{}
	if len(ids) == 0 {
		return when, nil
	}
	type row struct {
		id string
		at time.Time
	}
	q := tx.NewSelect().TableExpr("events AS e").ColumnExpr("e.subject_id, e.at").
		Where("e.subject_kind = 'objective' AND e.subject_id IN (?) AND e.kind = 'objective.closed' AND e.at <= ?", bun.List(ids), tx.Now).OrderExpr("e.seq")
	rows, err := store.Rows(ctx, q, nil, func(r *row) []any { return []any{&r.id, store.Instant(&r.at)} })
	for _, r := range rows {
		when[r.id] = r.at
	}
	return when, err
}
