package objectives

import (
	"context"
	"slices"

	"github.com/uptrace/bun"
)

// putObjective writes an objective over a deleted one, or anew.
func putObjective(ctx context.Context, db bun.IDB, o *Objective) error {
	var was []int64
	if err := db.NewSelect().Model((*Objective)(nil)).Column("version").Where("id = ?", o.ID).Scan(ctx, &was); err != nil {
		return err
	}
	o.Version = 1
	if len(was) > 0 {
		o.Version = was[0] + 1
	}
	_, err := db.NewInsert().Model(o).On("CONFLICT (id) DO UPDATE").Exec(ctx)
	return err
}

// atOnce bounds the rows of one statement: a database takes so many values.
const atOnce = 200

// putKeyResults puts key results of one objective back, over those of their ids that are
// deleted.
func putKeyResults(ctx context.Context, db bun.IDB, list []KeyResult) error {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	var rows []struct {
		ID      string
		Version int64
	}
	if err := db.NewSelect().TableExpr("key_results").Column("id", "version").Where("id IN (?)", bun.List(ids)).Scan(ctx, &rows); err != nil {
		return err
	}
	was := make(map[string]int64, len(rows))
	for _, r := range rows {
		was[r.ID] = r.Version
	}
	for i := range list {
		list[i].Version = was[list[i].ID] + 1
	}
	for some := range slices.Chunk(list, atOnce) {
		if _, err := db.NewInsert().Model(&some).On("CONFLICT (id) DO UPDATE").Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

// setResponsible lets those see an objective who own these key results of it, and nobody
// else through them.
func setResponsible(ctx context.Context, db bun.IDB, objectiveID string, list []KeyResult) error {
	var ids []string
	var rows []Sharing
	for i := range list {
		ids = append(ids, list[i].ID)
		if list[i].OwnerID != "" {
			rows = append(rows, Sharing{ObjectiveID: objectiveID, PersonID: list[i].OwnerID, Why: responsible, ThroughID: list[i].ID})
		}
	}
	if _, err := db.NewDelete().Model((*Sharing)(nil)).Where("objective_id = ? AND why = ? AND through_id IN (?)", objectiveID, responsible, bun.List(ids)).Exec(ctx); err != nil {
		return err
	}
	for some := range slices.Chunk(rows, atOnce) {
		if _, err := db.NewInsert().Model(&some).On("CONFLICT DO NOTHING").Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

// putRevisions adds those that are not there.
func putRevisions(ctx context.Context, db bun.IDB, list []Revision) error {
	if len(list) == 0 {
		return nil
	}
	_, err := db.NewInsert().Model(&list).On("CONFLICT (id) DO NOTHING").Exec(ctx)
	return err
}
