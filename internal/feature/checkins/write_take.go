package checkins

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// TakeIn puts back check-ins of the key results of an objective, by whom and when they
// were written, behind those that there are, and moves the key results to where they then
// stand, all at once. One that is there stays what it is. Only an admin may. A fault is
// input.missing for a key result that isn't the objective's.
func (f *Feature) TakeIn(ctx context.Context, tx *act.Tx, objectiveID string, taken map[string][]CheckIn) error {
	if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
		return err
	}
	o, err := f.objectives.LoadAllToMove(ctx, tx, objectiveID)
	if err != nil {
		return err
	}
	var which []int
	var ids []string
	for i := range o.Results {
		if len(taken[o.Results[i].ID]) > 0 {
			which, ids = append(which, i), append(ids, o.Results[i].ID)
		}
	}
	if len(ids) < len(taken) {
		return fault.New(fault.Missing, "input.missing")
	}
	if err := put(ctx, tx, ids, taken); err != nil {
		return err
	}
	all, err := listOfEach(ctx, tx, ids)
	if err != nil {
		return err
	}
	readings, err := newestReadingsOfEach(ctx, tx, ids, time.Time{}, forecast.Most)
	if err != nil {
		return err
	}
	day, err := f.objectives.Day(ctx, tx)
	if err != nil {
		return err
	}
	for _, i := range which {
		kr := &o.Results[i]
		if err := recount(kr, all[kr.ID]); err != nil {
			return err
		}
		if kr.Kind != okr.Rollup {
			day.Foresee(o.Kind, kr, readings[kr.ID])
		}
	}
	moved, err := f.objectives.SetReadings(ctx, tx, o, which)
	if err != nil || !moved {
		return err
	}
	return f.alignments.Carry(ctx, tx, o.ID)
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
