package objectives

import (
	"context"
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Weighing gives a key result its share of the objective.
type Weighing struct {
	KeyResultID string
	Version     int64               // 0 for whichever there is
	Weight      decimal.NullDecimal // null: an equal share of what the others leave
}

// Weigh sets the weights of an objective's key results together, so that they
// are shares of one whole before and after. Of an active objective each change
// is a revision.
func (f *Feature) Weigh(ctx context.Context, who access.Actor, objectiveID string, list []Weighing, reason string) error {
	err := f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, err := loadObjective(ctx, tx, objectiveID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.KeyResultUpdate, o.Target()); err != nil {
			return err
		}
		rule, err := o.life().Change()
		if err != nil {
			return err
		}
		results, err := listKeyResults(ctx, tx, o.ID)
		if err != nil {
			return err
		}
		before := slices.Clone(results)
		if err := weigh(results, list); err != nil {
			return err
		}
		changed := false
		for i := range results {
			kr, old := &results[i], &before[i]
			if sameWeight(old.Weight, kr.Weight) {
				continue
			}
			changed = true
			if rule == okr.Freely {
				err = f.keep(ctx, tx, o, old, kr)
			} else {
				_, err = f.revise(ctx, tx, o, old, kr, reason)
			}
			if err != nil {
				return err
			}
		}
		if !changed {
			return errAsBefore
		}
		return nil
	})
	if errors.Is(err, errAsBefore) {
		return nil
	}
	return err
}

// errAsBefore ends a write that has nothing to write.
var errAsBefore = errors.New("objectives: as before")

// weigh sets the weights and finds what is wrong with them.
func weigh(results []KeyResult, list []Weighing) error {
	for _, w := range list {
		at := slices.IndexFunc(results, func(kr KeyResult) bool { return kr.ID == w.KeyResultID })
		if at < 0 {
			return fault.At("/weights", "input.missing")
		}
		if w.Version != 0 && w.Version != results[at].Version {
			return fault.New(fault.Stale, "input.stale")
		}
		if err := okr.CheckWeight("/weights", w.Weight); err != nil {
			return err
		}
		results[at].Weight = w.Weight
	}
	parts := make([]okr.Part, len(results))
	for i, kr := range results {
		parts[i] = okr.Part{Weight: kr.Weight, Dropped: kr.Dropped}
	}
	return okr.CheckWeights("/weights", parts)
}

func sameWeight(a, b decimal.NullDecimal) bool {
	return a.Valid == b.Valid && (!a.Valid || a.Decimal.Equal(b.Decimal))
}
