package objectives

import (
	"context"

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

// putKeyResult does the same for a key result.
func putKeyResult(ctx context.Context, db bun.IDB, kr *KeyResult) error {
	var was []int64
	if err := db.NewSelect().Model((*KeyResult)(nil)).Column("version").Where("id = ?", kr.ID).Scan(ctx, &was); err != nil {
		return err
	}
	kr.Version = 1
	if len(was) > 0 {
		kr.Version = was[0] + 1
	}
	_, err := db.NewInsert().Model(kr).On("CONFLICT (id) DO UPDATE").Exec(ctx)
	return err
}

// putRevisions adds those that are not there.
func putRevisions(ctx context.Context, db bun.IDB, list []Revision) error {
	if len(list) == 0 {
		return nil
	}
	_, err := db.NewInsert().Model(&list).On("CONFLICT (id) DO NOTHING").Exec(ctx)
	return err
}
