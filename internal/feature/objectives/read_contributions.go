package objectives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Contributions is how many key results people have in objectives that aren't their
// own, in some cycles, by person; objectives that never were at work and what was
// dropped count for nothing. It asks nobody's leave: it tells only how many.
func (f *Feature) Contributions(ctx context.Context, tx *act.Tx, cycleIDs []string) (map[string]int64, error) {
	return contributions(ctx, tx, cycleIDs)
}
