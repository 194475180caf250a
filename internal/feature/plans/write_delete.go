package plans

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// load finds an action with its objective and key result, for a use case that
// asks the policy itself.
func (f *Feature) load(ctx context.Context, tx *act.Tx, id string) (*Action, *objectives.Objective, *objectives.KeyResult, error) {
	a, err := loadAction(ctx, tx, id)
	if err != nil {
		return nil, nil, nil, err
	}
	o, kr, err := f.objectives.Load(ctx, tx, a.KeyResultID)
	return a, o, kr, err
}

// Delete removes an action; Restore brings it back.
func (f *Feature) Delete(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		a, o, kr, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ActionDelete, a.ownTarget(o, kr)); err != nil {
			return err
		}
		if err := dropAction(ctx, tx, id, tx.Now); err != nil {
			return err
		}
		if err := f.objectives.Share(ctx, tx, a.ObjectiveID, a.ID, nil); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "action.deleted", Subject: a.ref(), Before: a.facts(), Detail: a})
	})
}

// Restore brings a deleted action back.
func (f *Feature) Restore(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := restoreAction(ctx, tx, id); err != nil {
			return err
		}
		a, o, kr, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ActionDelete, a.ownTarget(o, kr)); err != nil {
			return err
		}
		if err := f.relate(ctx, tx, a); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "action.restored", Subject: a.ref(), After: a.facts(), Detail: a})
	})
}

// Order puts the actions of a key result into the given order.
func (f *Feature) Order(ctx context.Context, who access.Actor, keyResultID string, ids []string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, kr, err := f.objectives.Load(ctx, tx, keyResultID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ActionUpdate, o.KeyResultTarget(kr)); err != nil {
			return err
		}
		list, err := listOf(ctx, tx, kr.ID)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if !slices.ContainsFunc(list, func(a Action) bool { return a.ID == id }) {
				return fault.At("/ids", "input.missing")
			}
		}
		positions := make([]int, len(list))
		for i, a := range list {
			positions[i] = a.Position
		}
		before := map[string]any{"order": idsOf(list), "positions": positions}
		if err := setPositions(ctx, tx, ids); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "key_result.actions_ordered", Subject: kr.Ref(), Before: before, After: map[string]any{"order": ids}})
	})
}
