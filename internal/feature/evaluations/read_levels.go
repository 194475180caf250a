package evaluations

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Levels is the level of everybody in a published evaluation, by person, and of how
// many levels. HR's to ask: evaluations.not_published before.
func (f *Feature) Levels(ctx context.Context, tx *act.Tx, id string) (levels map[string]int, of int, err error) {
	e, err := f.forHR(ctx, tx, id)
	if err != nil {
		return nil, 0, err
	}
	if e.State != Published {
		return nil, 0, fault.New(fault.Conflict, "evaluations.not_published")
	}
	list, err := f.subjectsPage(ctx, tx, id, false, "", maxPeople)
	levels = make(map[string]int, len(list.Items))
	for _, s := range list.Items {
		if s.Level > 0 {
			levels[s.PersonID] = int(s.Level)
		}
	}
	return levels, len(e.Form.V.Levels), err
}
