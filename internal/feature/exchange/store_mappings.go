package exchange

import (
	"context"

	"github.com/uptrace/bun"
)

// mappingsOf are the mappings of shapes, by shape.
func mappingsOf(ctx context.Context, db bun.IDB, shapes []string) (map[string]*Mapping, error) {
	var list []Mapping
	err := db.NewSelect().Model(&list).Where("shape IN (?)", bun.List(shapes)).Scan(ctx)
	by := make(map[string]*Mapping, len(list))
	for i := range list {
		by[list[i].Shape] = &list[i]
	}
	return by, err
}

// keepMapping keeps the newest of a shape.
func keepMapping(ctx context.Context, db bun.IDB, m *Mapping) error {
	_, err := db.NewInsert().Model(m).On("CONFLICT (shape) DO UPDATE").Set("meaning = EXCLUDED.meaning, name = EXCLUDED.name, person_id = EXCLUDED.person_id, told_at = EXCLUDED.told_at").Exec(ctx)
	return err
}

func forgetMapping(ctx context.Context, db bun.IDB, shape string) error {
	_, err := db.NewDelete().Model((*Mapping)(nil)).Where("shape = ?", shape).Exec(ctx)
	return err
}
