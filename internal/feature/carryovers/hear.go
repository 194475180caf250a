package carryovers

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// notYet is of what has to learn, whatever there is.
const notYet = -1

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
	// What was learned is of one target and one span, and of the metric as long as there was one.
	f.act.On("key_result.changed", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		if moved, ok := e.Detail.(objectives.Moved); !ok || moved.KeyResult.Knows() {
			return nil
		}
		return setLearned(ctx, tx, e.Subject.ID, notYet)
	})
	f.act.On("metric.unlinked", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		keyResultID, _ := e.Detail.(string)
		return setLearned(ctx, tx, keyResultID, notYet)
	})
}
