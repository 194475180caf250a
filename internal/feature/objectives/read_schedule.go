package objectives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// lateBy is how many days past its span a check-in can be due: a long holiday.
const lateBy = 31

// Dues lists the days from today on which check-ins of a key result are due.
func (f *Feature) Dues(ctx context.Context, who access.Actor, keyResultID string) (dues []date.Date, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, kr, err := f.Load(ctx, tx, keyResultID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ObjectiveView, o.Target()); err != nil {
			return err
		}
		day, err := f.Day(ctx, tx)
		if err != nil {
			return err
		}
		dues = day.Schedule(kr).Dues(day.Today, kr.DueOn.AddDays(lateBy))
		return nil
	})
	return dues, err
}
