package people

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Moved is somebody's change of home team.
type Moved struct {
	PersonID string
	FromID   string // "" for no team
	ToID     string // "" for no team
	At       time.Time
}

// Moved gives the changes of home team after a moment, in the order in which they were
// made, as the trail tells them. It asks nobody's leave.
func (f *Feature) Moved(ctx context.Context, tx *act.Tx, after time.Time) ([]Moved, error) {
	gone, err := tx.MovedAfter(ctx, after, []string{"team_id"}, "person.changed")
	if err != nil || len(gone) == 0 {
		return nil, err
	}
	org, err := f.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	list, next := make([]Moved, len(gone)), map[string]string{} // where they went on from, by person
	for i := len(gone) - 1; i >= 0; i-- {
		var was struct {
			TeamID string `json:"team_id"`
		}
		if err := gone[i].Read(&was); err != nil {
			return nil, err
		}
		id := gone[i].SubjectID
		to, went := next[id]
		if p, ok := org.Person(id); !went && ok {
			to = p.TeamID
		}
		list[i], next[id] = Moved{PersonID: id, FromID: was.TeamID, ToID: to, At: gone[i].At}, was.TeamID
	}
	return list, nil
}
