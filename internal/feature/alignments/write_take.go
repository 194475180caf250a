package alignments

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// TakeIn puts back an alignment that was taken away or was never here, as it stood
// and by whom it was asked and answered: only an admin may. Both ends must be here,
// and no circle may close.
func (f *Feature) TakeIn(ctx context.Context, tx *act.Tx, a Alignment) error {
	if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
		return err
	}
	if _, err := f.objectives.LoadObjective(ctx, tx, a.ObjectiveID); err != nil {
		return err
	}
	parent, _, err := f.parent(ctx, tx, a.above())
	if err != nil {
		return err
	}
	a.ParentID = parent.ID
	if err := tx.Stamp(ctx, lock); err != nil {
		return err
	}
	if a.State != Declined {
		if err := f.check(ctx, tx, a); err != nil {
			return err
		}
	}
	if err := put(ctx, tx, &a); err != nil {
		return err
	}
	if err := tx.Tell(ctx, act.Told{Kind: "alignment.taken_in", Subject: a.ref(), After: a.facts(), Detail: &a}); err != nil {
		return err
	}
	return f.carryInto(ctx, tx, &a)
}

func (a *Alignment) above() Parent {
	if a.ParentKeyResultID != "" {
		return Parent{KeyResultID: a.ParentKeyResultID}
	}
	return Parent{ObjectiveID: a.ParentID}
}

// TakeOut takes an alignment away that TakeIn put back.
func (f *Feature) TakeOut(ctx context.Context, tx *act.Tx, id string) error {
	if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
		return err
	}
	a, err := load(ctx, tx, id)
	if fault.Is(err, "input.missing") {
		return nil // gone already
	}
	if err != nil {
		return err
	}
	a.RemovedBy, a.RemovedAt = tx.Who.ID, tx.Now
	if err := save(ctx, tx, a); err != nil {
		return err
	}
	if err := f.carryInto(ctx, tx, a); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "alignment.removed", Subject: a.ref(), Before: a.facts(), Detail: a})
}
