package checkins

import (
	"context"

	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear keeps what a key result says of its check-ins true when its measure, band
// or due date changes. It is made anew after any change: revisions are few, and
// one that was loaded before a check-in may have written over its reading. Whoever
// changes a key result has locked its objective, so that none is made meanwhile.
func (f *Feature) hear() {
	f.act.On("key_result.changed", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		moved, ok := e.Detail.(objectives.Moved)
		if !ok {
			return nil
		}
		all, err := list(ctx, tx, moved.KeyResult.ID)
		if err != nil || len(all) == 0 {
			return err
		}
		confidence := moved.KeyResult.Confidence
		if err := recount(moved.KeyResult, all); err != nil {
			return err
		}
		if confidence != nil { // the change may have said it
			moved.KeyResult.Confidence = confidence
		}
		return f.keep(ctx, tx, moved.Objective, moved.KeyResult)
	})
}
