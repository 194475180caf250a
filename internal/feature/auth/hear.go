package auth

import (
	"context"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear ends all ways in of a person who leaves. The password stays, for the
// case that they come back.
func (f *Feature) hear() {
	f.act.On("person.deactivated", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		id := e.Subject.ID
		if _, err := dropTokens(ctx, tx, id); err != nil {
			return err
		}
		if err := dropLinks(ctx, tx, id); err != nil {
			return err
		}
		return endSessions(ctx, tx, id, "")
	})
}
