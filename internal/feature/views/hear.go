package views

import (
	"context"

	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear ends the subscriptions of whoever leaves, as part of that.
func (f *Feature) hear() {
	f.act.On("person.deactivated", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		if left, ok := e.Detail.(people.Left); ok {
			_, err := dropSubscriptions(ctx, tx, "person_id = ?", left.Person.ID)
			return err
		}
		return nil
	})
}
