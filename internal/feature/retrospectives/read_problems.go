package retrospectives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Raised is a problem that is looked back on.
type Raised struct {
	problems.Problem
	CauseID string    // that it is put down to; "" for none
	Harm    okr.Ratio // as its board told it on the last day it was in the way, at the latest the last of the cycle
}

// inTheWay is what has to be known to say what problems held up.
type inTheWay struct {
	day       objectives.Day
	until     date.Date // the day of looking back, at the latest the last of the cycle
	standings map[string]objectives.Standing
	readings  map[string][]checkins.CheckIn // by key result
}

// raised says what problems held up and which cause each is put down to. The caller
// may see the objectives of all of them.
func (f *Feature) raised(ctx context.Context, tx *act.Tx, in inTheWay, list []problems.Problem) ([]Raised, error) {
	type moment struct {
		objectiveID string
		on          date.Date
	}
	stood := map[moment]*objectives.Standing{}
	out, ids := make([]Raised, len(list)), make([]string, 0, len(in.standings))
	for id := range in.standings {
		ids = append(ids, id)
	}
	ties, err := tiesBy(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	for i := range list {
		p := list[i]
		at := moment{p.ObjectiveID, retrospective.LastInTheWay(p.SolvedOn.Date, in.until)}
		if stood[at] == nil {
			s, err := checkins.StoodOn(in.day, at.on, in.standings[p.ObjectiveID], in.readings)
			if err != nil {
				return nil, err
			}
			stood[at] = &s
		}
		age := problem.Age(in.day.Calendar.Between, p.RaisedOn.Date, at.on)
		out[i] = Raised{Problem: p, CauseID: ties[Tie{ObjectiveID: p.ObjectiveID, ProblemID: p.ID}], Harm: p.Held(stood[at], age).Harm}
	}
	return out, nil
}

// heldUp is what problems held up, by the cause that they are put down to; "" is of
// those that are put down to none.
func heldUp(list []Raised) map[string]retrospective.HeldUp {
	by := map[string]retrospective.HeldUp{}
	for i := range list {
		by[list[i].CauseID] = by[list[i].CauseID].With(list[i].Harm)
	}
	return by
}
