package checkins

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// TakeIn puts back check-ins of a key result, by whom and when they were written,
// behind those that there are, and moves the key result to where it then stands.
// One that is there stays what it is. Only an admin may.
func (f *Feature) TakeIn(ctx context.Context, tx *act.Tx, keyResultID string, taken []CheckIn) error {
	if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
		return err
	}
	o, kr, err := f.objectives.LoadToMove(ctx, tx, keyResultID)
	if err != nil {
		return err
	}
	if err := put(ctx, tx, keyResultID, taken); err != nil {
		return err
	}
	all, err := list(ctx, tx, keyResultID)
	if err != nil || len(all) == 0 {
		return err
	}
	if err := recount(kr, all); err != nil {
		return err
	}
	return f.keep(ctx, tx, o, kr)
}

// TakeOut removes check-ins that TakeIn put back from a key result.
func (f *Feature) TakeOut(ctx context.Context, tx *act.Tx, keyResultID string, ids []string) error {
	if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
		return err
	}
	o, kr, err := f.objectives.LoadToMove(ctx, tx, keyResultID)
	if err != nil {
		return err
	}
	if err := drop(ctx, tx, keyResultID, ids); err != nil {
		return err
	}
	rest, err := list(ctx, tx, keyResultID)
	if err != nil {
		return err
	}
	if err := recount(kr, rest); err != nil {
		return err
	}
	if len(rest) == 0 {
		kr.Confidence = nil
		tick(kr, nil)
	}
	if err := f.keep(ctx, tx, o, kr); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "check_in.taken_out", Subject: kr.Ref(), After: map[string]any{"check_ins": len(ids)}})
}
