package plans

import (
	"cmp"
	"context"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// briefsThen is briefs as of the moment that tx looks at: the actions that were in the
// plans of key results then, put back by the trail.
func briefsThen(ctx context.Context, tx *act.Tx, keyResultIDs []string) ([]brief, error) {
	away, err := movedOut(ctx, tx, keyResultIDs)
	if err != nil {
		return nil, err
	}
	rows, err := actionsThen(ctx, tx, keyResultIDs, away, tx.Now)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	gone, err := tx.SinceOn(ctx, "action", ids) // and not by where they are: their key result may have been moved since
	if err != nil {
		return nil, err
	}
	asked := make(map[string]bool, len(keyResultIDs))
	for _, id := range keyResultIDs {
		asked[id] = true
	}
	came, said := act.First(gone, actionCame...), act.First(gone, actionSaid...)
	list := make([]brief, 0, len(rows))
	for _, r := range rows {
		if g, ok := came[r.ID]; ok && g.Kind != "action.deleted" || !ok && !r.DeletedAt.IsZero() {
			continue
		}
		if err := r.unwind(said[r.ID]); err != nil {
			return nil, err
		}
		if r.State != string(plan.Dropped) && asked[r.KeyResultID] {
			list = append(list, r.brief)
		}
	}
	sorting.Stably(list, func(a, b brief) int {
		return cmp.Or(cmp.Compare(a.KeyResultID, b.KeyResultID), a.DueOn.Compare(b.DueOn.Date))
	})
	return list, nil
}

// unwind puts an action back to how it was before an event; the zero one changes nothing.
func (b *briefThen) unwind(g act.Gone) error {
	if g.Before == "" {
		return nil
	}
	var was struct {
		Title       string    `json:"title"`
		KeyResultID string    `json:"key_result_id"`
		StartsOn    date.Date `json:"starts_on"`
		DueOn       date.Date `json:"due_on"`
		State       string    `json:"state"`
	}
	if err := g.Read(&was); err != nil {
		return err
	}
	b.Title, b.KeyResultID, b.StartsOn, b.DueOn, b.State = was.Title, was.KeyResultID, store.AsDay(was.StartsOn), store.AsDay(was.DueOn), was.State
	return nil
}
