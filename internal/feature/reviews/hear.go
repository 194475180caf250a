package reviews

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

func (f *Feature) hear() {
	for _, kind := range []string{"check_in.made", "check_in.corrected"} {
		f.act.On(kind, f.readingCame)
	}
	f.act.On("cycle.deleted", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		return dropClosing(ctx, tx, e.Detail.(cycles.Cycle).ID)
	})
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
