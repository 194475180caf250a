package templates

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func load(ctx context.Context, db bun.IDB, id string) (t Template, err error) {
	err = db.NewSelect().Model(&t).Where("id = ?", id).Scan(ctx)
	return t, store.Missing(err)
}

func byID(ctx context.Context, db bun.IDB, ids []string) (rows []Template, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&rows).Column("id", "name", "created_by").Where("id IN (?)", bun.List(ids)).Scan(ctx)
	return rows, err
}

// list gives the workspace's own templates; there are few.
func list(ctx context.Context, db bun.IDB) (rows []Template, err error) {
	err = db.NewSelect().Model(&rows).Scan(ctx)
	return rows, err
}

func add(ctx context.Context, db bun.IDB, t *Template) error {
	_, err := db.NewInsert().Model(t).Exec(ctx)
	return taken(err, t)
}

func save(ctx context.Context, db bun.IDB, t *Template, from int64) error {
	t.Version = from + 1
	res, err := db.NewUpdate().Model(t).ExcludeColumn("created_by", "created_at").WherePK().Where("version = ?", from).Exec(ctx)
	if err != nil {
		return taken(err, t)
	}
	return store.Swapped(res, nil)
}

func taken(err error, t *Template) error {
	if store.Duplicate(err, "name") {
		return fault.At("/name", "template.name_taken", fault.Args{"name": t.Name})
	}
	return err
}

func drop(ctx context.Context, db bun.IDB, id string) error {
	_, err := db.NewDelete().Model((*Template)(nil)).Where("id = ?", id).Exec(ctx)
	return err
}
