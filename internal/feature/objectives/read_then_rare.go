package objectives

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// rare is what is told since a moment of objectives and isn't told within them.
type rare struct {
	movedFrom map[string]string  // in which objective key results were that have been moved since, by id
	served    map[string][]letGo // the themes that objectives served until the theme was deleted, by objective
}

// letGo is a theme that has been deleted since, and with that taken off an objective.
type letGo struct {
	themeID string
	seq     int64
}

// rareSince asks for it once: the parts of a page need it again and again.
func rareSince(ctx context.Context, tx *act.Tx) (rare, error) {
	type key struct{}
	if r, ok := tx.Kept(key{}).(rare); ok {
		return r, nil
	}
	gone, err := tx.SinceOf(ctx, "key_result.moved", "theme.unserved")
	if err != nil {
		return rare{}, err
	}
	r := rare{map[string]string{}, map[string][]letGo{}}
	for _, g := range gone {
		var was struct {
			ObjectiveID  string   `json:"objective_id"`
			ObjectiveIDs []string `json:"objective_ids"`
		}
		if err := g.Read(&was); err != nil {
			return rare{}, err
		}
		if g.Kind == "theme.unserved" {
			for _, id := range was.ObjectiveIDs {
				r.served[id] = append(r.served[id], letGo{g.SubjectID, g.Seq})
			}
		} else if _, earlier := r.movedFrom[g.SubjectID]; !earlier {
			r.movedFrom[g.SubjectID] = was.ObjectiveID
		}
	}
	tx.Keep(key{}, r)
	return r, nil
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
