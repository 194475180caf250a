package quality

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

func listWaivers(ctx context.Context, db bun.IDB, objectiveID string) (list []waiver, err error) {
	err = db.NewSelect().Model(&list).Where("objective_id = ?", objectiveID).OrderExpr("code, about_id").Scan(ctx)
	return list, err
}

// putWaiver keeps a waiver; the words of a later one replace those before.
func putWaiver(ctx context.Context, db bun.IDB, w *waiver) error {
	_, err := db.NewInsert().Model(w).On("CONFLICT (objective_id, code, about_id) DO UPDATE").
		Set("person_id = EXCLUDED.person_id, words = EXCLUDED.words, written_at = EXCLUDED.written_at").Exec(ctx)
	return err
}

func dropWaiver(ctx context.Context, db bun.IDB, objectiveID, code, aboutID string) error {
	return store.Swapped(db.NewDelete().Model((*waiver)(nil)).Where("objective_id = ? AND code = ? AND about_id = ?", objectiveID, code, aboutID).Exec(ctx))
}

func moveWaivers(ctx context.Context, db bun.IDB, keyResultID, objectiveID string) error {
	_, err := db.NewUpdate().Model((*waiver)(nil)).Set("objective_id = ?", objectiveID).Where("about_id = ?", keyResultID).Exec(ctx)
	return err
}
