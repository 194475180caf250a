package feedback

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Recognised is how many recognitions people were given from one instant to before
// another, by person; who was given none is left out. Recognitions are public, so
// it asks nobody's leave.
func (f *Feature) Recognised(ctx context.Context, tx *act.Tx, since, before time.Time) (map[string]int64, error) {
	return recognised(ctx, tx, since, before)
}
