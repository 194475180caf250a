package talk

import (
	"context"

	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear keeps what was said about a key result, its check-ins, actions and problems with it when it
// moves to another objective.
func (f *Feature) hear() {
	f.act.On("key_result.moved", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		moved, ok := e.Detail.(objectives.Relocated)
		if !ok {
			return nil
		}
		if err := setWithin(ctx, tx, "key_result", []string{moved.KeyResult.ID}, moved.To.ID); err != nil {
			return err
		}
		ids, err := f.Plans.IDsUnder(ctx, tx, moved.KeyResult.ID)
		if err != nil {
			return err
		}
		if err := setWithin(ctx, tx, "action", ids, moved.To.ID); err != nil {
			return err
		}
		if ids, err = f.Checkins.IDsUnder(ctx, tx, moved.KeyResult.ID); err != nil {
			return err
		}
		if err := setWithin(ctx, tx, "check_in", ids, moved.To.ID); err != nil {
			return err
		}
		if ids, err = f.Problems.IDsUnder(ctx, tx, moved.KeyResult.ID); err != nil {
			return err
		}
		return setWithin(ctx, tx, "problem", ids, moved.To.ID)
	})
}
