package incentives

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Move is somebody's change of home team, role or job level within the period of a
// scheme, or that they came or left.
type Move struct {
	people.Moved
	On     date.Date // the first day in the other place
	Joins  bool      // from outside of those whom the scheme is for, to one of them
	Leaves bool      // the other way
}

// mostMoves bounds the moves that are told beside a table.
const mostMoves = 100

// moves are the changes of everybody within the period of a scheme, see movesIn.
func (f *Feature) moves(ctx context.Context, tx *act.Tx, s *Scheme, org *people.Org) ([]Move, error) {
	all, err := f.people.Moved(ctx, tx, f.morning(s.StartsOn.Date), "")
	return f.movesIn(s, org, all), err
}

// tellMoves puts those of one person into their statements.
func (f *Feature) tellMoves(ctx context.Context, tx *act.Tx, personID string, org *people.Org, list []*Statement) error {
	if len(list) == 0 {
		return nil
	}
	first := list[0].Scheme.StartsOn.Date
	for _, one := range list {
		first = date.Min(first, one.Scheme.StartsOn.Date)
	}
	all, err := f.people.Moved(ctx, tx, f.morning(first), personID)
	for _, one := range list {
		one.Org, one.Moves = org, f.movesIn(one.Scheme, org, all)
	}
	return err
}

// movesIn are those of some changes that lie in the period and that a scheme's pay may
// hang on: into those whom it is for and out of them, also by coming and leaving; of those, another role or job
// level, by which base and factor are often set; and where it looks at a team's score,
// another team. Nothing is reckoned from them: HR says in the table from when until when
// somebody counts and on what base, since a move is often entered on another day than it
// was made.
func (f *Feature) movesIn(s *Scheme, org *people.Org, all []people.Moved) (list []Move) {
	has := org.Within(s.Population.V)
	within := func(p people.Person, at people.Place) bool {
		p.TeamID, p.Role, p.JobLevel = at.TeamID, at.Role, at.JobLevel
		return has(p)
	}
	byTeam := slices.Contains(s.Rules.Needs(), incentive.TeamScore)
	for _, m := range all {
		one := Move{Moved: m, On: date.In(m.At, f.loc)}
		if one.On.Before(s.StartsOn.Date) || one.On.After(s.EndsOn.Date) {
			continue
		}
		p, _ := org.Person(m.PersonID)
		was, is := !m.Came && within(p, m.Was), !m.Left && within(p, m.Is)
		one.Joins, one.Leaves = is && !was, was && !is
		paid := m.Was.Role != m.Is.Role || m.Was.JobLevel != m.Is.JobLevel || byTeam
		if one.Joins || one.Leaves || was && paid {
			list = append(list, one)
		}
	}
	return list
}

// tellsLevel reports whether somebody is told of the job levels of a move: as on a
// person's page the person, HR and admins.
func (m Move) tellsLevel(who access.Actor) bool {
	return who.ID == m.PersonID || access.Decide(who, access.PersonUpdate, access.Target{OwnerID: m.PersonID}) == access.Allow
}

// movesBy are moves by the person.
func movesBy(list []Move) map[string][]Move {
	by := map[string][]Move{}
	for _, m := range list {
		by[m.PersonID] = append(by[m.PersonID], m)
	}
	return by
}
