package plans

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// TakeIn puts back actions that are deleted or were never here, as they stood:
// only an admin may. Whoever was responsible may have left since. What they depend
// on must be here, itself or among those before.
func (f *Feature) TakeIn(ctx context.Context, tx *act.Tx, list []Action) error {
	if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
		return err
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return err
	}
	for i := range list {
		a := &list[i]
		a.Steps.V = numbered(a.Steps.V)
		if err := f.check(ctx, tx, org, a, &Action{OwnerID: a.OwnerID, Collaborators: a.Collaborators}); err != nil {
			return err
		}
		if err := put(ctx, tx, a); err != nil {
			return err
		}
		if err := f.relate(ctx, tx, a); err != nil {
			return err
		}
	}
	return nil
}

// TellTaken tells the trail of actions that TakeIn has put under a key result that was here: those
// that come with one are told with it.
func (f *Feature) TellTaken(ctx context.Context, tx *act.Tx, list []Action) error {
	for i := range list {
		if err := tx.Tell(ctx, act.Told{Kind: "action.taken_in", Subject: list[i].ref(), After: list[i].facts(), Detail: &list[i]}); err != nil {
			return err
		}
	}
	return nil
}

// TakeOut deletes an action that TakeIn put back.
func (f *Feature) TakeOut(ctx context.Context, tx *act.Tx, id string) error {
	if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
		return err
	}
	a, err := loadAction(ctx, tx, id)
	if fault.Is(err, "input.missing") {
		return nil // gone already
	}
	if err != nil {
		return err
	}
	if err := dropAction(ctx, tx, id, tx.Now); err != nil {
		return err
	}
	if err := f.objectives.Share(ctx, tx, a.ObjectiveID, a.ID, nil); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "action.deleted", Subject: a.ref(), Before: a.facts(), Detail: a})
}
