package themes

import (
	"context"

	"github.com/uptrace/bun"
)

func loadThemes(ctx context.Context, db bun.IDB, ids []string) (themes []Theme, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&themes).Where("id IN (?)", bun.In(ids)).OrderExpr("position, id").Scan(ctx)
	return themes, err
}
