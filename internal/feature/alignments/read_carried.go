package alignments

import (
	"context"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Carried gives the objectives that a change of some is carried into, and those: whatever has
// a key result that one of them is or was aligned to, and on from there. It may name one that
// takes nothing any more. One query a level, and one where nothing is aligned.
func (f *Feature) Carried(ctx context.Context, tx *act.Tx, objectiveIDs []string) (all []string, err error) {
	seen := map[string]bool{}
	for range mostLevels {
		if objectiveIDs = unseen(objectiveIDs, seen); len(objectiveIDs) == 0 {
			return all, nil
		}
		all = append(all, objectiveIDs...)
		if objectiveIDs, err = everAbove(ctx, tx, objectiveIDs); err != nil {
			return nil, err
		}
	}
	return all, nil
}
