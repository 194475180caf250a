package themes

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// among gives the themes of some cycles, or of all where cycleIDs is nil, in their order.
func among(ctx context.Context, tx *act.Tx, cycleIDs []string, archived bool) ([]Theme, error) {
	if !tx.Past() {
		return listThemes(ctx, tx, cycleIDs, archived)
	}
	all, err := allThen(ctx, tx)
	var list []Theme
	for _, t := range all {
		if (archived || !t.Archived) && (cycleIDs == nil || slices.Contains(cycleIDs, t.CycleID)) {
			list = append(list, t)
		}
	}
	return list, err
}

// allThen gives every theme as it was at the moment that tx looks at, put back once for a page.
func allThen(ctx context.Context, tx *act.Tx) ([]Theme, error) {
	type key struct{}
	if all, ok := tx.Kept(key{}).([]Theme); ok {
		return all, nil
	}
	now, err := listThemes(ctx, tx, nil, true)
	if err != nil {
		return nil, err
	}
	gone, err := tx.SinceOf(ctx, "theme.set", "theme.changed", "theme.placed", "theme.deleted")
	if err != nil {
		return nil, err
	}
	all, err := unwind(now, gone)
	if err == nil {
		all = slices.DeleteFunc(all, func(t Theme) bool { return t.CreatedAt.After(tx.Now) })
		tx.Keep(key{}, all)
	}
	return all, err
}

// unwind puts themes back, in the order of then. One that was deleted since without saying where it
// stood is at the end.
func unwind(list []Theme, gone []act.Gone) ([]Theme, error) {
	first := act.First(gone, "theme.set", "theme.changed", "theme.deleted")
	list = slices.DeleteFunc(list, func(t Theme) bool { return first[t.ID].Kind == "theme.set" })
	for _, g := range gone {
		there := slices.ContainsFunc(list, func(t Theme) bool { return t.ID == g.SubjectID })
		if g.Kind == "theme.deleted" && !there && first[g.SubjectID].Kind != "theme.set" {
			list = append(list, Theme{ID: g.SubjectID, Position: len(list)})
		}
	}
	for i := range list {
		t := &list[i]
		was := struct {
			Title       *string `json:"title"`
			Description *string `json:"description"`
			Target      *string `json:"target"`
			CycleID     *string `json:"cycle_id"`
			OwnerID     *string `json:"owner_id"`
			Archived    *bool   `json:"archived"`
		}{&t.Title, &t.Description, &t.Target, &t.CycleID, &t.OwnerID, &t.Archived}
		g, told := first[t.ID]
		if !told {
			continue
		}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
	}
	order, err := orderBefore(gone)
	if len(order) > 0 {
		for i := range list {
			if at := slices.Index(order, list[i].ID); at >= 0 {
				list[i].Position = at
			}
		}
		sorting.Stably(list, func(a, b Theme) int { return a.Position - b.Position })
	}
	return list, err
}

// orderBefore is the order in which the themes stood before the first change of it: new ones come at
// the end. nil where it hasn't changed, or nobody told it.
func orderBefore(gone []act.Gone) ([]string, error) {
	for _, g := range gone {
		if g.Kind != "theme.placed" && g.Kind != "theme.deleted" {
			continue
		}
		var was struct {
			Order []string `json:"positions"`
		}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		return was.Order, nil
	}
	return nil, nil
}
