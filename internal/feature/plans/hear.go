package plans

import (
	"context"

	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear hands open actions over when their responsible person leaves.
func (f *Feature) hear() {
	f.act.On("person.deactivated", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		left, ok := e.Detail.(people.Left)
		if !ok || left.HandOverTo == "" {
			return nil
		}
		return f.HandOver(ctx, tx, left.Person.ID, left.HandOverTo)
	})
}
