package objectives

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Siblings are the objectives of one's owner in its cycle, itself included,
// dropped ones left out: what the focus policy counts.
func (f *Feature) Siblings(ctx context.Context, tx *act.Tx, o *Objective) ([]*Objective, error) {
	return siblings(ctx, tx, o)
}

func siblings(ctx context.Context, db bun.IDB, o *Objective) ([]*Objective, error) {
	q := whole(db).Where("o.deleted_at IS NULL AND o.cycle_id = ? AND o.owner_id = ? AND o.outcome <> ?", o.CycleID, o.OwnerID, okr.OutcomeDropped).
		OrderExpr("o.position, o.id")
	if o.OwnerID == "" {
		q = q.Where("o.team_id = ?", o.TeamID)
	}
	return read(ctx, q)
}
