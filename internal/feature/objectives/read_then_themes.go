package objectives

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// letGo is a theme that has been deleted since, and with that taken off an objective.
type letGo struct {
	themeID string
	seq     int64
}

// servedSince gives the themes that objectives served until the theme was deleted, since the moment
// that tx looks at, by objective. Nothing is told of it within the objectives: they may be many.
func servedSince(ctx context.Context, tx *act.Tx) (map[string][]letGo, error) {
	type key struct{}
	if served, ok := tx.Kept(key{}).(map[string][]letGo); ok {
		return served, nil
	}
	gone, err := tx.SinceOf(ctx, "theme.unserved")
	if err != nil {
		return nil, err
	}
	served := map[string][]letGo{}
	for _, g := range gone {
		var was struct {
			ObjectiveIDs []string `json:"objective_ids"`
		}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		for _, id := range was.ObjectiveIDs {
			served[id] = append(served[id], letGo{g.SubjectID, g.Seq})
		}
	}
	tx.Keep(key{}, served)
	return served, nil
}

// serveAgain puts back the themes that were deleted before anything else was said of the objective.
func (o *Objective) serveAgain(list []letGo, said act.Gone) {
	for _, one := range list {
		if said.Kind == "" || one.seq < said.Seq {
			o.Themes = append(slices.Clone(o.Themes), one.themeID)
			slices.Sort(o.Themes)
		}
	}
}
