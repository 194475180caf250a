package alignments

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// supportersThen gives which objectives supported key results at the moment that tx
// looks at; see objectives.SupportersOf. What the trail tells first of an alignment
// since says whether it was in force; of which it tells nothing is as it was.
func (f *Feature) supportersThen(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string][]string, error) {
	then, err := changed(ctx, tx)
	if err != nil {
		return nil, err
	}
	rows, err := leadingTo(ctx, tx, keyResultIDs...)
	if err != nil {
		return nil, err
	}
	by := map[string][]string{}
	for _, a := range then {
		if a.State == Agreed && slices.Contains(keyResultIDs, a.ParentKeyResultID) {
			by[a.ParentKeyResultID] = append(by[a.ParentKeyResultID], a.ObjectiveID)
		}
	}
	for _, a := range rows {
		if _, gone := then[a.ID]; a.State == Agreed && !gone {
			by[a.ParentKeyResultID] = append(by[a.ParentKeyResultID], a.ObjectiveID)
		}
	}
	return by, nil
}
