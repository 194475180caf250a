package reviews

import (
	"context"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

func (f *Feature) hear() {
	for _, kind := range []string{"check_in.made", "check_in.corrected"} {
		f.act.On(kind, f.readingCame)
	}
	f.act.On("objective.changed", f.objectiveChanged)
	f.act.On("objective.closed", f.objectiveClosed)
	f.act.On("cycle.deleted", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		return dropClosing(ctx, tx, e.Detail.(cycles.Cycle).ID)
	})
}

// objectiveChanged refuses another kind of what is settled (review.kind_settled), by which
// the same score would read otherwise, and another weight once something of the same owner is settled in
// the cycle: whoever knows scores would choose which of them counts. review.weights_settled.
func (f *Feature) objectiveChanged(ctx context.Context, tx *act.Tx, e act.Told) error {
	o, ok := e.Detail.(*objectives.Objective)
	before, said := e.Before.(map[string]any)
	if !ok || !said {
		return nil
	}
	if was, _ := before["kind"].(okr.Kind); was != o.Kind {
		settled, err := isSettled(ctx, tx, o.ID)
		if err != nil {
			return err
		}
		if settled {
			return fault.At("/kind", "review.kind_settled")
		}
	}
	if was, _ := before["weight"].(decimal.NullDecimal); was.Valid == o.Weight.Valid && was.Decimal.Equal(o.Weight.Decimal) {
		return nil
	}
	settled, err := settledBeside(ctx, tx, o)
	if err == nil && settled {
		err = fault.At("/weight", "review.weights_settled")
	}
	return err
}

// objectiveClosed refuses to drop what is settled, by which a score would be gone:
// review.drop_settled.
func (f *Feature) objectiveClosed(ctx context.Context, tx *act.Tx, e act.Told) error {
	o, ok := e.Detail.(*objectives.Objective)
	if !ok || o.Outcome != okr.OutcomeDropped {
		return nil
	}
	settled, err := isSettled(ctx, tx, o.ID)
	if err == nil && settled {
		err = fault.New(fault.Conflict, "review.drop_settled")
	}
	return err
}

func isSettled(ctx context.Context, tx *act.Tx, objectiveID string) (bool, error) {
	reviews, err := loadReviews(ctx, tx, []string{objectiveID})
	return err == nil && reviews[objectiveID].State == review.Settled, err
}

// readingCame refuses a reading in the moment between the end of the last day and
// the cut-off, so that what is frozen is what stood when the day was over:
// review.cutting.
func (f *Feature) readingCame(ctx context.Context, tx *act.Tx, e act.Told) error {
	o := e.Detail.(checkins.Moved).Objective
	plans, err := f.plans.Get(ctx, tx, func() (map[string]*Plan, error) { return plansByCycle(ctx, tx) })
	p := plans[o.CycleID]
	if err != nil || p == nil || !p.CutAt.IsZero() || !p.Days().CutOff(f.cycles.Today(tx)) {
		return err
	}
	c, err := f.cycles.Cycle(ctx, tx, o.CycleID)
	if err != nil || !cuts(c) {
		return err
	}
	return fault.New(fault.Conflict, "review.cutting")
}
