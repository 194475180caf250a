package objectives

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

func addRevision(ctx context.Context, db bun.IDB, r *Revision) error {
	_, err := db.NewInsert().Model(r).Exec(ctx)
	return err
}

func loadRevision(ctx context.Context, db bun.IDB, id string) (*Revision, error) {
	r := &Revision{}
	return r, store.Missing(db.NewSelect().Model(r).Where("id = ?", id).Scan(ctx))
}

func saveRevision(ctx context.Context, db bun.IDB, r *Revision) error {
	_, err := db.NewUpdate().Model(r).Column("changes", "state", "decided_by", "decided_at", "decided_note").WherePK().Exec(ctx)
	return err
}

// mostRevisions bounds the list; an objective rarely has ten.
const mostRevisions = 200

func listRevisions(ctx context.Context, db bun.IDB, objectiveID string) (list []Revision, err error) {
	err = db.NewSelect().Model(&list).Where("objective_id = ?", objectiveID).OrderExpr("asked_at DESC, id DESC").Limit(mostRevisions).Scan(ctx)
	return list, err
}
