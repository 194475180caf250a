package incentives

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Move is somebody's change of home team within the period of a scheme.
type Move struct {
	people.Moved
	On     date.Date // the first day in the other team
	Joins  bool      // from outside of the scheme's teams into one of them
	Leaves bool      // the other way
}

// mostMoves bounds the moves that are told beside a table.
const mostMoves = 100

// moves are the changes of team within the period that a scheme's pay may hang on:
// into its teams and out of them, and where it looks at a team's score, between them.
// Nothing is reckoned from them: HR says in the table from when until when somebody
// counts, since a move is often entered on another day than it was made.
func (f *Feature) moves(ctx context.Context, tx *act.Tx, s *Scheme, org *people.Org) (list []Move, err error) {
	all, err := f.people.Moved(ctx, tx, f.morning(s.StartsOn.Date))
	if err != nil {
		return nil, err
	}
	has := org.Within(s.Population.V)
	within := func(p people.Person, teamID string) bool {
		p.TeamID = teamID
		return has(p)
	}
	byTeam := slices.Contains(s.Rules.Needs(), incentive.TeamScore)
	for _, m := range all {
		one := Move{Moved: m, On: date.In(m.At, f.loc)}
		if one.On.After(s.EndsOn.Date) {
			break // they are in the order of time
		}
		p, _ := org.Person(m.PersonID)
		was, is := within(p, m.FromID), within(p, m.ToID)
		one.Joins, one.Leaves = is && !was, was && !is
		if one.Joins || one.Leaves || was && byTeam {
			list = append(list, one)
		}
	}
	return list, nil
}
