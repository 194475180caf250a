package alignments

import (
	"context"
	"time"

	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func load(ctx context.Context, db bun.IDB, id string) (*Alignment, error) {
	a := &Alignment{}
	return a, store.Missing(db.NewSelect().Model(a).Where("id = ? AND removed_by = ''", id).Scan(ctx))
}

// byID gives those of some alignments that stand.
func byID(ctx context.Context, db bun.IDB, ids []string) (list []Alignment, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&list).Where("id IN (?) AND removed_by = ''", bun.List(ids)).Scan(ctx)
	return list, err
}

// loadRemoved finds one that a person took away.
func loadRemoved(ctx context.Context, db bun.IDB, id, personID string) (*Alignment, error) {
	a := &Alignment{}
	return a, store.Missing(db.NewSelect().Model(a).Where("id = ? AND removed_by = ?", id, personID).Scan(ctx))
}

func add(ctx context.Context, db bun.IDB, a *Alignment) error {
	_, err := db.NewInsert().Model(a).Exec(ctx)
	if store.Duplicate(err, "alignments") {
		return fault.New(fault.Conflict, "align.duplicate")
	}
	if err != nil {
		return err
	}
	return objectives.SettleServing(ctx, db, a.ObjectiveID)
}

func save(ctx context.Context, db bun.IDB, a *Alignment) error {
	_, err := db.NewUpdate().Model(a).Column("state", "answered_by", "answered_at", "note", "removed_by", "removed_at").WherePK().Exec(ctx)
	if err != nil {
		return err
	}
	return objectives.SettleServing(ctx, db, a.ObjectiveID)
}

// dropOld makes room to ask anew for what was declined or taken away.
func dropOld(ctx context.Context, db bun.IDB, a *Alignment) error {
	_, err := db.NewDelete().Model((*Alignment)(nil)).Where("objective_id = ? AND parent_id = ? AND parent_key_result_id = ? AND (state = ? OR removed_by <> '')",
		a.ObjectiveID, a.ParentID, a.ParentKeyResultID, Declined).Exec(ctx)
	return err
}

// mostLevels bounds walks through the graph; no company stands so deep.
const mostLevels = 100

// above gives the edges, agreed or asked for, out of some objectives, and out of all above them.
// One query a level.
func above(ctx context.Context, db bun.IDB, ids ...string) (edges []Alignment, err error) {
	seen := map[string]bool{}
	for range mostLevels {
		ids = unseen(ids, seen)
		if len(ids) == 0 {
			return edges, nil
		}
		var level []Alignment
		if err := db.NewSelect().Model(&level).Where("objective_id IN (?) AND state <> ? AND removed_by = ''", bun.List(ids), Declined).OrderExpr("id").Scan(ctx); err != nil {
			return nil, err
		}
		ids = ids[:0:0]
		for _, a := range level {
			ids = append(ids, a.ParentID)
		}
		edges = append(edges, level...)
	}
	return edges, nil
}

// everAbove lists the objectives whose key results some are, or were, aligned to.
func everAbove(ctx context.Context, db bun.IDB, ids []string) (parentIDs []string, err error) {
	err = db.NewSelect().Model((*Alignment)(nil)).ColumnExpr("DISTINCT parent_id").Where("objective_id IN (?) AND parent_key_result_id <> ''", bun.List(ids)).Scan(ctx, &parentIDs)
	return parentIDs, err
}

// leadingTo lists the alignments, agreed or asked for, to key results.
func leadingTo(ctx context.Context, db bun.IDB, keyResultIDs ...string) (list []Alignment, err error) {
	err = db.NewSelect().Model(&list).Where("parent_key_result_id IN (?) AND state <> ? AND removed_by = ''", bun.List(keyResultIDs), Declined).OrderExpr("id").Scan(ctx)
	return list, err
}

// settleSupporters settles whether those that support a key result serve something: it has
// come or gone.
func settleSupporters(ctx context.Context, db bun.IDB, keyResultID string) error {
	var ids []string
	if err := db.NewSelect().Model((*Alignment)(nil)).Column("objective_id").Where("parent_key_result_id = ?", keyResultID).Scan(ctx, &ids); err != nil {
		return err
	}
	return objectives.SettleServing(ctx, db, ids...)
}

// setParent notes under which objective a supported key result is, also with
// what was declined or removed.
func setParent(ctx context.Context, db bun.IDB, keyResultID, objectiveID string) error {
	_, err := db.NewUpdate().Model((*Alignment)(nil)).Set("parent_id = ?", objectiveID).Where("parent_key_result_id = ?", keyResultID).Exec(ctx)
	return err
}

// below lists all objectives that support one, directly or not.
func below(ctx context.Context, db bun.IDB, id string) (map[string]bool, error) {
	seen := map[string]bool{}
	ids := []string{id}
	for range mostLevels {
		ids = unseen(ids, seen)
		if len(ids) == 0 {
			break
		}
		var level []string
		err := db.NewSelect().Model((*Alignment)(nil)).Column("objective_id").Where("parent_id IN (?) AND state <> ? AND removed_by = ''", bun.List(ids), Declined).Scan(ctx, &level)
		if err != nil {
			return nil, err
		}
		ids = level
	}
	return seen, nil
}

// unseen gives the ids that are new, each once, and notes them.
func unseen(ids []string, seen map[string]bool) (fresh []string) {
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			fresh = append(fresh, id)
		}
	}
	return fresh
}

func titlesOf(ctx context.Context, db bun.IDB, ids []string) (map[string]string, error) {
	var rows []struct{ ID, Title string }
	if err := db.NewSelect().TableExpr("objectives AS o").ColumnExpr("o.id, o.title").Where("o.id IN (?)", bun.List(ids)).Scan(ctx, &rows); err != nil {
		return nil, err
	}
	names := make(map[string]string, len(rows))
	for _, r := range rows {
		names[r.ID] = r.Title
	}
	return names, nil
}

// touching lists the alignments of an objective to its parents, and those of
// others to it.
func touching(ctx context.Context, db bun.IDB, objectiveID string) (parents, supporters []Alignment, err error) {
	if err := db.NewSelect().Model(&parents).Where("objective_id = ? AND removed_by = ''", objectiveID).OrderExpr("asked_at, id").Scan(ctx); err != nil {
		return nil, nil, err
	}
	err = db.NewSelect().Model(&supporters).Where("parent_id = ? AND state <> ? AND removed_by = ''", objectiveID, Declined).OrderExpr("asked_at, id").Scan(ctx)
	return parents, supporters, err
}

// everTouching lists the alignments that had been asked for by a moment, also those that were taken away: of an
// objective or to it, others by id, and those to some key results.
func everTouching(ctx context.Context, db bun.IDB, objectiveID string, ids, keyResultIDs []string, by time.Time) (list []Alignment, err error) {
	err = db.NewSelect().Model(&list).Where("asked_at <= ?", by).WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("objective_id = ?", objectiveID).WhereOr("parent_id = ?", objectiveID).
			WhereOr("id IN (?)", bun.List(store.OrNone(ids))).WhereOr("parent_key_result_id IN (?)", bun.List(store.OrNone(keyResultIDs)))
	}).Scan(ctx)
	return list, err
}

// mostRequests bounds the list of open requests.
const mostRequests = 200

// asked lists the open requests that one person has made.
func asked(ctx context.Context, db bun.IDB, personID string) (list []Alignment, err error) {
	err = db.NewSelect().Model(&list).Where("state = ? AND asked_by = ? AND removed_by = ''", Requested, personID).OrderExpr("asked_at, id").Limit(mostRequests).Scan(ctx)
	return list, err
}

// waitingOn lists the open requests that one person is to answer: as owner of
// the key result, else of the objective, else as lead of its team.
//
// Whose it is and what is gone are asked of each request by itself: there are few, and joined to
// them PostgreSQL would think about the objectives and key results longer than it reads.
func waitingOn(ctx context.Context, db bun.IDB, personID string, leads []string) (list []Alignment, err error) {
	mine := db.NewSelect().TableExpr("objectives AS o").ColumnExpr("o.id").WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
		q = q.Where("o.owner_id = ?", personID)
		if len(leads) > 0 {
			q = q.WhereOr("(o.owner_id = '' AND o.team_id IN (?))", bun.List(leads))
		}
		return q
	})
	err = db.NewSelect().Model(&list).Where("a.state = ? AND a.removed_by = ''", Requested).
		Where("(a.parent_id IN (?) OR a.parent_key_result_id IN (SELECT kr.id FROM key_results AS kr WHERE kr.owner_id = ?))", mine, personID).
		Where("(SELECT o.deleted_at IS NULL FROM objectives AS o WHERE o.id = a.parent_id)").
		Where("(SELECT o.deleted_at IS NULL FROM objectives AS o WHERE o.id = a.objective_id)").
		Where("(a.parent_key_result_id = '' OR (SELECT kr.deleted_at IS NULL FROM key_results AS kr WHERE kr.id = a.parent_key_result_id))").
		OrderExpr("a.asked_at, a.id").Limit(mostRequests).Scan(ctx)
	return list, err
}

// rolling is an objective under a roll-up key result.
type rolling struct {
	ObjectiveID string `bun:"objective_id"`
	ParentID    string `bun:"parent_id"`
	KeyResultID string `bun:"parent_key_result_id"`
}

// feeds tells whether an objective may be under a roll-up: whether it supports a
// key result at all. Every check-in asks, and most objectives support none.
func feeds(ctx context.Context, db bun.IDB, objectiveID string) (bool, error) {
	var n int
	err := db.NewRaw("SELECT COUNT(*) FROM alignments WHERE objective_id = ? AND parent_key_result_id <> ''", objectiveID).Scan(ctx, &n)
	return n > 0, err
}

// rollingUp lists the roll-up key results that take progress from objectives.
func rollingUp(ctx context.Context, db bun.IDB, objectiveIDs []string) (list []rolling, err error) {
	err = db.NewSelect().TableExpr("alignments AS a").ColumnExpr("a.objective_id, a.parent_id, a.parent_key_result_id").
		Join("JOIN key_results AS kr ON kr.id = a.parent_key_result_id AND kr.deleted_at IS NULL").
		Join("JOIN objectives AS o ON o.id = a.parent_id AND o.deleted_at IS NULL").
		Where("a.objective_id IN (?) AND a.state = ? AND a.removed_by = '' AND kr.kind = ?", bun.List(objectiveIDs), Agreed, okr.Rollup).
		OrderExpr("a.parent_id, a.parent_key_result_id, a.objective_id").Scan(ctx, &list)
	return list, err
}

// supporter is what a roll-up takes from one objective.
type supporter struct {
	Weight   decimal.NullDecimal `bun:"weight"`
	Progress *int64              `bun:"progress"`
	Outcome  okr.Outcome         `bun:"outcome"`
}

func supportersOf(ctx context.Context, db bun.IDB, keyResultID string) (list []supporter, err error) {
	err = db.NewSelect().TableExpr("alignments AS a").ColumnExpr("o.weight, o.progress, o.outcome").
		Join("JOIN objectives AS o ON o.id = a.objective_id AND o.deleted_at IS NULL").
		Where("a.parent_key_result_id = ? AND a.state = ? AND a.removed_by = ''", keyResultID, Agreed).Scan(ctx, &list)
	return list, err
}

// rollupsOf lists the roll-up key results of one objective.
func rollupsOf(ctx context.Context, db bun.IDB, objectiveID string) (ids []string, err error) {
	err = db.NewSelect().TableExpr("key_results AS kr").ColumnExpr("kr.id").
		Where("kr.objective_id = ? AND kr.kind = ? AND kr.deleted_at IS NULL", objectiveID, okr.Rollup).Scan(ctx, &ids)
	return ids, err
}

// put writes an alignment over one that was taken away or declined, or anew.
func put(ctx context.Context, db bun.IDB, a *Alignment) error {
	_, err := db.NewDelete().Model((*Alignment)(nil)).
		Where("id = ? OR (objective_id = ? AND parent_id = ? AND parent_key_result_id = ? AND (state = ? OR removed_by <> ''))", a.ID, a.ObjectiveID, a.ParentID, a.ParentKeyResultID, Declined).Exec(ctx)
	if err != nil {
		return err
	}
	return add(ctx, db, a)
}
