package plans

import (
	"cmp"
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// working is a collaborator of an action.
type working struct {
	store.BaseModel `bun:"table:action_people"`
	ActionID        string `bun:"action_id,pk"`
	PersonID        string `bun:"person_id,pk"`
}

// waiting is what an action depends on.
type waiting struct {
	store.BaseModel `bun:"table:action_dependencies"`
	ActionID        string `bun:"action_id,pk"`
	DependsOnID     string `bun:"depends_on_id,pk"`
	Position        int    `bun:"position"`
}

func loadAction(ctx context.Context, db bun.IDB, id string) (*Action, error) {
	list := make([]Action, 1)
	if err := db.NewSelect().Model(&list[0]).Where("id = ? AND deleted_at IS NULL", id).Scan(ctx); err != nil {
		return nil, store.Missing(err)
	}
	return &list[0], attach(ctx, db, list)
}

// actionsByID gives those of some actions that are not deleted, without who helps.
func actionsByID(ctx context.Context, db bun.IDB, ids []string) (list []Action, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&list).Where("id IN (?) AND deleted_at IS NULL", bun.List(ids)).Scan(ctx)
	return list, err
}

// attach fills collaborators and dependencies of several actions with one query.
func attach(ctx context.Context, db bun.IDB, list []Action) error {
	if len(list) == 0 {
		return nil
	}
	at := make(map[string]*Action, len(list))
	for i := range list {
		at[list[i].ID] = &list[i]
	}
	ids := idsOf(list)
	var rows []hanging
	after := db.NewSelect().TableExpr("action_dependencies").ColumnExpr("action_id, '', depends_on_id, position").Where("action_id IN (?)", bun.List(ids))
	err := db.NewSelect().TableExpr("action_people").ColumnExpr("action_id, person_id, '' AS depends_on_id, 0 AS position").Where("action_id IN (?)", bun.List(ids)).
		UnionAll(after).Scan(ctx, &rows)
	sorting.By(rows, func(a, b hanging) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.PersonID, b.PersonID), cmp.Compare(a.DependsOnID, b.DependsOnID))
	})
	for _, h := range rows {
		a := at[h.ActionID]
		if h.PersonID != "" {
			a.Collaborators = append(a.Collaborators, h.PersonID)
		} else {
			a.DependsOn = append(a.DependsOn, h.DependsOnID)
		}
	}
	return err
}

// hanging is somebody who helps with an action, or an action that it waits for.
type hanging struct {
	ActionID, PersonID, DependsOnID string
	Position                        int
}

func idsOf(list []Action) []string {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	return ids
}

// listOf gives the plan of a key result in its order.
func listOf(ctx context.Context, db bun.IDB, keyResultID string) (list []Action, err error) {
	err = db.NewSelect().Model(&list).Where("key_result_id = ? AND deleted_at IS NULL", keyResultID).OrderExpr("position, id").Scan(ctx)
	if err != nil {
		return nil, err
	}
	return list, attach(ctx, db, list)
}

// openOf gives the open actions that some people are responsible for.
func openOf(ctx context.Context, db bun.IDB, personIDs []string) (list []Action, err error) {
	if len(personIDs) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&list).Where("a.owner_id IN (?) AND a.deleted_at IS NULL AND a.state IN (?)", bun.List(personIDs), bun.List(open())).
		Where("EXISTS (SELECT 1 FROM key_results AS kr JOIN objectives AS o ON o.id = kr.objective_id WHERE kr.id = a.key_result_id AND kr.deleted_at IS NULL AND o.deleted_at IS NULL AND o.state <> 'closed')").
		OrderExpr("a.due_on, a.id").Scan(ctx)
	if err != nil {
		return nil, err
	}
	return list, attach(ctx, db, list)
}

// openUnder gives the open actions of some key results.
func openUnder(ctx context.Context, db bun.IDB, keyResultIDs []string) (list []Action, err error) {
	if len(keyResultIDs) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&list).Where("key_result_id IN (?) AND deleted_at IS NULL AND state IN (?)", bun.List(keyResultIDs), bun.List(open())).
		OrderExpr("key_result_id, position, id").Scan(ctx)
	if err != nil {
		return nil, err
	}
	return list, attach(ctx, db, list)
}

// someOf gives actions with what hangs on them, by id; deleted ones are left out.
func someOf(ctx context.Context, db bun.IDB, ids []string) (map[string]*Action, error) {
	found := make(map[string]*Action, len(ids))
	if len(ids) == 0 {
		return found, nil
	}
	var list []Action
	if err := db.NewSelect().Model(&list).Where("id IN (?) AND deleted_at IS NULL", bun.List(ids)).Scan(ctx); err != nil {
		return nil, err
	}
	for i := range list {
		found[list[i].ID] = &list[i]
	}
	return found, attach(ctx, db, list)
}

func open() []plan.State { return []plan.State{plan.Todo, plan.Doing, plan.Blocked} }

func add(ctx context.Context, db bun.IDB, a *Action) error {
	_, err := db.NewInsert().Model(a).Exec(ctx)
	return err
}

func save(ctx context.Context, db bun.IDB, a *Action) error {
	from := a.Version
	a.Version++
	return store.Swapped(db.NewUpdate().Model(a).ExcludeColumn("created_at", "created_by").WherePK().Where("version = ?", from).Exec(ctx))
}

// setObjective notes under which objective a key result's actions are, deleted
// ones too: they may be restored.
func setObjective(ctx context.Context, db bun.IDB, keyResultID, objectiveID string) error {
	_, err := db.NewUpdate().Model((*Action)(nil)).Set("objective_id = ?", objectiveID).Where("key_result_id = ?", keyResultID).Exec(ctx)
	return err
}

func dropAction(ctx context.Context, db bun.IDB, id string, at time.Time) error {
	_, err := db.NewUpdate().Model((*Action)(nil)).Set("deleted_at = ?", at).Where("id = ?", id).Exec(ctx)
	return err
}

func restoreAction(ctx context.Context, db bun.IDB, id string) error {
	err := store.Swapped(db.NewUpdate().Model((*Action)(nil)).Set("deleted_at = NULL").Where("id = ? AND deleted_at IS NOT NULL", id).Exec(ctx))
	if fault.Is(err, "input.stale") {
		return fault.New(fault.Missing, "input.missing")
	}
	return err
}

func setPeople(ctx context.Context, db bun.IDB, actionID string, personIDs []string) error {
	if _, err := db.NewDelete().Model((*working)(nil)).Where("action_id = ?", actionID).Exec(ctx); err != nil || len(personIDs) == 0 {
		return err
	}
	rows := make([]working, len(personIDs))
	for i, id := range personIDs {
		rows[i] = working{ActionID: actionID, PersonID: id}
	}
	_, err := db.NewInsert().Model(&rows).Exec(ctx)
	return err
}

func setDepends(ctx context.Context, db bun.IDB, actionID string, ids []string) error {
	if _, err := db.NewDelete().Model((*waiting)(nil)).Where("action_id = ?", actionID).Exec(ctx); err != nil || len(ids) == 0 {
		return err
	}
	rows := make([]waiting, len(ids))
	for i, id := range ids {
		rows[i] = waiting{ActionID: actionID, DependsOnID: id, Position: i}
	}
	_, err := db.NewInsert().Model(&rows).Exec(ctx)
	return err
}

func nextPosition(ctx context.Context, db bun.IDB, keyResultID string) (n int, err error) {
	err = db.NewSelect().Model((*Action)(nil)).ColumnExpr("COALESCE(MAX(position), 0) + 1").Where("key_result_id = ?", keyResultID).Scan(ctx, &n)
	return n, err
}

func setPositions(ctx context.Context, db bun.IDB, ids []string) error {
	for i, id := range ids {
		if _, err := db.NewUpdate().Model((*Action)(nil)).Set("position = ?", i+1).Where("id = ?", id).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

// mostConnected bounds how much of a net of dependencies is looked at.
const mostConnected = 2000

// connected gives the actions that some depend on or that depend on them,
// directly or not, themselves included. A query or three a level.
func connected(ctx context.Context, db bun.IDB, ids []string) (list []Action, err error) {
	seen := map[string]bool{}
	for len(ids) > 0 && len(list) < mostConnected {
		var fresh []string
		for _, id := range ids {
			if !seen[id] {
				seen[id] = true
				fresh = append(fresh, id)
			}
		}
		if len(fresh) == 0 {
			break
		}
		var level []Action
		if err := db.NewSelect().Model(&level).Where("id IN (?) AND deleted_at IS NULL", bun.List(fresh)).OrderExpr("id").Scan(ctx); err != nil {
			return nil, err
		}
		if err := attach(ctx, db, level); err != nil {
			return nil, err
		}
		ids = ids[:0:0]
		var after []string
		if err := db.NewSelect().Model((*waiting)(nil)).Column("action_id").Where("depends_on_id IN (?)", bun.List(fresh)).Scan(ctx, &after); err != nil {
			return nil, err
		}
		ids = append(ids, after...)
		for i := range level {
			ids = append(ids, level[i].DependsOn...)
		}
		list = append(list, level...)
	}
	return list, nil
}

// put writes an action over a deleted one, or anew.
func put(ctx context.Context, db bun.IDB, a *Action) error {
	var was []int64
	if err := db.NewSelect().Model((*Action)(nil)).Column("version").Where("id = ?", a.ID).Scan(ctx, &was); err != nil {
		return err
	}
	a.Version = 1
	if len(was) > 0 {
		a.Version = was[0] + 1
	}
	_, err := db.NewInsert().Model(a).On("CONFLICT (id) DO UPDATE").Exec(ctx)
	return err
}
