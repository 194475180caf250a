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

// revisionsByID gives of which objective some revisions are, and whose they are.
func revisionsByID(ctx context.Context, db bun.IDB, ids []string) (list []Revision, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&list).Column("id", "objective_id", "key_result_id", "asked_by", "decided_by").Where("r.id IN (?)", bun.List(ids)).Scan(ctx)
	return list, err
}
