package people

import (
	"cmp"
	"context"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Place is where somebody stands in the company.
type Place struct {
	TeamID   string // the home team; "" for none
	Role     access.Role
	JobLevel string // "" for none
}

// Moved is somebody's change of home team, role or job level, or that they came or left.
type Moved struct {
	PersonID   string
	Was, Is    Place // the same where they came or left
	Came, Left bool
	At         time.Time
}

func (p Person) place() Place { return Place{p.TeamID, p.Role, p.JobLevel} }

// Moved gives the changes of place after a moment, in the order in which they were
// made, as the trail tells them; of one person where they are named. Beside them stands
// who came and who left: by their account, but for those who were there from the
// workspace's first day on, when everybody's was made. It asks nobody's leave.
func (f *Feature) Moved(ctx context.Context, tx *act.Tx, after time.Time, personID string) ([]Moved, error) {
	var of []act.Ref
	if personID != "" {
		of = []act.Ref{(&Person{ID: personID}).ref()}
	}
	gone, err := tx.MovedAfter(ctx, after, of, []string{"team_id", "role", "job_level"}, "person.changed")
	if err != nil {
		return nil, err
	}
	for tx.Past() && len(gone) > 0 && gone[len(gone)-1].At.After(tx.Now) {
		gone = gone[:len(gone)-1]
	}
	org, err := f.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	list, next := make([]Moved, len(gone)), map[string]Place{} // where they went on from, by person
	for i := len(gone) - 1; i >= 0; i-- {
		id := gone[i].SubjectID
		is, went := next[id]
		if p, ok := org.Person(id); !went && ok {
			is = p.place()
		}
		was := struct {
			TeamID   *string      `json:"team_id"`
			Role     *access.Role `json:"role"`
			JobLevel *string      `json:"job_level"`
		}{}
		if err := gone[i].Read(&was); err != nil {
			return nil, err
		}
		before := is // what an older event says nothing of was as it is
		act.Set(&before.TeamID, was.TeamID)
		act.Set(&before.Role, was.Role)
		act.Set(&before.JobLevel, was.JobLevel)
		list[i], next[id] = Moved{PersonID: id, Was: before, Is: is, At: gone[i].At}, before
	}
	list = append(list, org.cameAndLeft(after, personID)...)
	sorting.Stably(list, func(a, b Moved) int { return cmp.Or(a.At.Compare(b.At), strings.Compare(a.PersonID, b.PersonID)) })
	for tx.Past() && len(list) > 0 && list[len(list)-1].At.After(tx.Now) {
		list = list[:len(list)-1]
	}
	return list, nil
}

// cameAndLeft are those whose account was made, or closed, after a moment.
func (o *Org) cameAndLeft(after time.Time, personID string) (list []Moved) {
	first := time.Time{}
	for _, p := range o.people {
		if first.IsZero() || p.CreatedAt.Before(first) {
			first = p.CreatedAt
		}
	}
	for id, p := range o.people {
		if personID != "" && id != personID {
			continue
		}
		if p.CreatedAt.After(after) && p.CreatedAt.Sub(first) >= 24*time.Hour {
			list = append(list, Moved{PersonID: id, Was: p.place(), Is: p.place(), Came: true, At: p.CreatedAt})
		}
		if p.DeactivatedAt.After(after) {
			list = append(list, Moved{PersonID: id, Was: p.place(), Is: p.place(), Left: true, At: p.DeactivatedAt})
		}
	}
	return list
}
