package talk

import (
	"context"

	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear keeps what was said about a key result and all that hangs on it with it when it
// moves to another objective.
func (f *Feature) hear() {
	f.act.On("key_result.moved", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		moved, ok := e.Detail.(objectives.Relocated)
		if !ok {
			return nil
		}
		list, err := subjectsWithin(ctx, tx, moved.From.ID)
		if err != nil {
			return err
		}
		about, err := f.About(ctx, tx, list)
		if err != nil {
			return err
		}
		went := map[string][]string{}
		for _, s := range about {
			if s.Within == moved.To.ID {
				went[s.Kind] = append(went[s.Kind], s.ID)
			}
		}
		for kind, ids := range went {
			if err := setWithin(ctx, tx, kind, ids, moved.To.ID); err != nil {
				return err
			}
		}
		return nil
	})
}
