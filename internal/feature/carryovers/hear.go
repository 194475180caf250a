package carryovers

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear puts back what went along when the draft that it went to is deleted, or the
// key result of it: nothing that is still to be done disappears with them.
func (f *Feature) hear() {
	f.act.On("objective.deleted", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		c, err := became(ctx, tx, e.Subject.ID)
		if fault.Is(err, "input.missing") {
			return nil
		}
		if err != nil {
			return err
		}
		return f.undone(ctx, tx, c)
	})
	f.act.On("key_result.deleted", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		list, err := wentTo(ctx, tx, e.Subject.ID)
		if err != nil || len(list) == 0 {
			return err
		}
		if err := f.back(ctx, tx, e.Subject.Within, list); err != nil {
			return err
		}
		return dropItemsTo(ctx, tx, e.Subject.ID)
	})
}
