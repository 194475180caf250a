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
	gone, err := tx.SinceOf(ctx, "alignment.requested", "alignment.agreed", "alignment.declined", "alignment.removed", "alignment.restored", "alignment.reopened")
	if err != nil {
		return nil, err
	}
	rows, err := leadingTo(ctx, tx, keyResultIDs...)
	if err != nil {
		return nil, err
	}
	by := map[string][]string{}
	changed := map[string]bool{}
	for _, g := range gone {
		if changed[g.SubjectID] {
			continue
		}
		changed[g.SubjectID] = true
		var was struct {
			ObjectiveID string `json:"objective_id"`
			KeyResultID string `json:"parent_key_result_id"`
			State       State  `json:"state"`
		}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		if was.State == Agreed && slices.Contains(keyResultIDs, was.KeyResultID) {
			by[was.KeyResultID] = append(by[was.KeyResultID], was.ObjectiveID)
		}
	}
	for _, a := range rows {
		if a.State == Agreed && !changed[a.ID] {
			by[a.ParentKeyResultID] = append(by[a.ParentKeyResultID], a.ObjectiveID)
		}
	}
	return by, nil
}
