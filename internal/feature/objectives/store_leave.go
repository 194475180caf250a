package objectives

import (
	"context"

	"github.com/uptrace/bun"
)

func countIn(ctx context.Context, db bun.IDB, cycleID string) (int64, error) {
	return db.NewSelect().Model((*Objective)(nil)).Where("cycle_id = ? AND deleted_at IS NULL", cycleID).Count(ctx)
}

// servingTheme lists the objectives that serve a theme, deleted ones too.
func servingTheme(ctx context.Context, db bun.IDB, themeID string) (ids []string, err error) {
	err = db.NewSelect().Model((*serving)(nil)).Column("objective_id").Where("theme_id = ?", themeID).OrderExpr("objective_id").Scan(ctx, &ids)
	return ids, err
}

func dropServing(ctx context.Context, db bun.IDB, themeID string) error {
	_, err := db.NewDelete().Model((*serving)(nil)).Where("theme_id = ?", themeID).Exec(ctx)
	return err
}

// openOf lists the open objectives that a person owns.
func openOf(ctx context.Context, db bun.IDB, personID string) (list []*Objective, err error) {
	err = db.NewSelect().Model(&list).Where("o.owner_id = ? AND o.deleted_at IS NULL AND o.state IN (?)", personID, bun.List(openStates())).OrderExpr("o.id").Scan(ctx)
	return list, err
}

// openResultsOf lists the key results that a person owns in open objectives.
func openResultsOf(ctx context.Context, db bun.IDB, personID string) (list []KeyResult, err error) {
	err = db.NewSelect().Model(&list).Join("JOIN objectives AS o ON o.id = kr.objective_id").
		Where("kr.owner_id = ? AND kr.deleted_at IS NULL AND NOT kr.dropped AND o.deleted_at IS NULL AND o.state IN (?)", personID, bun.List(openStates())).
		OrderExpr("kr.id").Scan(ctx)
	return list, err
}
