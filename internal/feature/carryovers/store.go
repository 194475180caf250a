package carryovers

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// add writes a decision; input.stale where one was made before.
func add(ctx context.Context, db bun.IDB, c *Carryover) error {
	return store.Swapped(db.NewInsert().Model(c).On("CONFLICT (objective_id) DO NOTHING").Exec(ctx))
}

func setDraft(ctx context.Context, db bun.IDB, c *Carryover) error {
	_, err := db.NewUpdate().Model(c).Column("draft_id").WherePK().Exec(ctx)
	return err
}

func addItems(ctx context.Context, db bun.IDB, list []Item) error {
	_, err := db.NewInsert().Model(&list).Exec(ctx)
	return err
}

func drop(ctx context.Context, db bun.IDB, id string) error {
	if _, err := db.NewDelete().Model((*Item)(nil)).Where("carryover_id = ?", id).Exec(ctx); err != nil {
		return err
	}
	_, err := db.NewDelete().Model((*Carryover)(nil)).Where("id = ?", id).Exec(ctx)
	return err
}

func dropItemsTo(ctx context.Context, db bun.IDB, keyResultID string) error {
	_, err := db.NewDelete().Model((*Item)(nil)).Where("to_key_result_id = ?", keyResultID).Exec(ctx)
	return err
}

// whole asks for decisions with how far their drafts are, and how much went along.
func whole(q *bun.SelectQuery) *bun.SelectQuery {
	return q.ColumnExpr("y.*").ColumnExpr("COALESCE(o.state, '') AS draft_state").
		ColumnExpr("(SELECT COUNT(*) FROM carryover_items AS i WHERE i.carryover_id = y.id AND i.kind = 'action') AS actions").
		ColumnExpr("(SELECT COUNT(*) FROM carryover_items AS i WHERE i.carryover_id = y.id AND i.kind = 'problem') AS problems").
		Join("LEFT JOIN objectives AS o ON o.id = y.draft_id AND o.deleted_at IS NULL")
}

func load(ctx context.Context, db bun.IDB, id string) (*Carryover, error) {
	return one(ctx, db, "y.id = ?", id)
}

// of gives what was decided of an objective.
func of(ctx context.Context, db bun.IDB, objectiveID string) (*Carryover, error) {
	return one(ctx, db, "y.objective_id = ?", objectiveID)
}

// became gives the decision that an objective came of.
func became(ctx context.Context, db bun.IDB, draftID string) (*Carryover, error) {
	return one(ctx, db, "y.draft_id = ?", draftID)
}

func one(ctx context.Context, db bun.IDB, where, id string) (*Carryover, error) {
	c := &Carryover{}
	return c, store.Missing(db.NewSelect().Model(c).Apply(whole).Where(where, id).Scan(ctx))
}

// decisions gives what was decided of objectives, by objective.
func decisions(ctx context.Context, db bun.IDB, objectiveIDs []string) (map[string]*Carryover, error) {
	if len(objectiveIDs) == 0 {
		return nil, nil
	}
	var rows []Carryover
	err := db.NewSelect().Model(&rows).Apply(whole).Where("y.objective_id IN (?)", bun.List(objectiveIDs)).Scan(ctx)
	found := make(map[string]*Carryover, len(rows))
	for i := range rows {
		found[rows[i].ObjectiveID] = &rows[i]
	}
	return found, err
}

func items(db bun.IDB, list *[]Item) *bun.SelectQuery {
	return db.NewSelect().Model(list).ColumnExpr("i.*").ColumnExpr("y.objective_id AS from_objective_id").
		Join("JOIN carryovers AS y ON y.id = i.carryover_id").OrderExpr("i.carryover_id, i.kind, i.item_id")
}

func itemsOf(ctx context.Context, db bun.IDB, carryoverID string) (list []Item, err error) {
	err = items(db, &list).Where("i.carryover_id = ?", carryoverID).Scan(ctx)
	return list, err
}

func wentTo(ctx context.Context, db bun.IDB, keyResultID string) (list []Item, err error) {
	err = items(db, &list).Where("i.to_key_result_id = ?", keyResultID).Scan(ctx)
	return list, err
}

// wentFrom gives the actions and problems that had gone on from some objectives by a moment.
func wentFrom(ctx context.Context, db bun.IDB, objectiveIDs []string, by time.Time) (list []Item, err error) {
	if len(objectiveIDs) == 0 {
		return nil, nil
	}
	err = items(db, &list).Where("y.objective_id IN (?) AND i.kind <> 'key_result' AND y.decided_at <= ?", bun.List(objectiveIDs), by).Scan(ctx)
	return list, err
}

// unlearned is a key result that is to learn from the one that it came of, and how much was said of that by now.
type unlearned struct {
	keyResultID string
	said        int64
}

// nextUnlearned gives the next after a key result, of those in objectives that aren't closed; nil where there is none.
func nextUnlearned(ctx context.Context, db bun.IDB, after string) (*unlearned, error) {
	said := db.NewSelect().TableExpr("check_ins AS c").ColumnExpr("COALESCE(MAX(c.number), 0)").Where("c.key_result_id = i.item_id")
	q := db.NewSelect().TableExpr("carryover_items AS i").ColumnExpr("i.to_key_result_id, (?)", said).
		Join("JOIN key_results AS kr ON kr.id = i.to_key_result_id AND kr.deleted_at IS NULL").Join("JOIN objectives AS o ON o.id = kr.objective_id AND o.deleted_at IS NULL").
		Where("i.kind = ? AND i.to_key_result_id > ? AND o.state <> ? AND i.learned <> (?)", KeyResult, after, okr.Closed, said).OrderExpr("i.to_key_result_id").Limit(1)
	rows, err := store.Rows(ctx, q, nil, func(u *unlearned) []any { return []any{&u.keyResultID, &u.said} })
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0], nil
}

func setLearned(ctx context.Context, db bun.IDB, keyResultID string, said int64) error {
	_, err := db.NewUpdate().Model((*Item)(nil)).Set("learned = ?", said).Where("kind = ? AND to_key_result_id = ?", KeyResult, keyResultID).Exec(ctx)
	return err
}

// cameOf gives the key result that one came of; "" where there is none.
func cameOf(ctx context.Context, db bun.IDB, keyResultID string) (string, error) {
	var ids []string
	err := db.NewSelect().Model((*Item)(nil)).Column("item_id").Where("kind = ? AND to_key_result_id = ?", KeyResult, keyResultID).Limit(1).Scan(ctx, &ids)
	return append(ids, "")[0], err
}
