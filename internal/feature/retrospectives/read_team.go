package retrospectives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// TeamFacts are what is known of a team's cycle when it is looked back on: of the
// objectives of the team and those below it that the caller may see.
type TeamFacts struct {
	Lines  []TeamLine
	More   bool                            // there are more than are told
	Causes []Cause                         // of the objectives, those with the most votes first
	HeldUp map[string]retrospective.HeldUp // by cause
}

// TeamLine is one objective of a team.
type TeamLine struct {
	reviews.Reviewed
	Suggested, Final *okr.Score
	Actions, Slipped int
	Workdays         int // that its actions were late, together
	Problems, Solved int
}

// mostLines bounds the objectives of a team's retrospective.
const mostLines = 100

// mostTold bounds the causes that a team's retrospective takes from its objectives.
const mostTold = 10

func (f *Feature) teamFacts(ctx context.Context, tx *act.Tx, p place) (*TeamFacts, error) {
	page, err := f.Reviews.List(ctx, tx.Who, reviews.Filter{CycleID: p.CycleID, TeamID: p.TeamID, Limit: mostLines})
	if err != nil {
		return nil, err
	}
	facts := &TeamFacts{Lines: make([]TeamLine, len(page.Items)), More: page.Next != ""}
	ids, at := make([]string, len(page.Items)), make(map[string]*TeamLine, len(page.Items))
	for i, r := range page.Items {
		line := &facts.Lines[i]
		line.Reviewed = r
		line.Suggested, line.Final = r.Totals()
		ids[i], at[r.ID] = r.ID, line
	}
	day, err := f.Objectives.Day(ctx, tx)
	if err != nil {
		return nil, err
	}
	actions, raised, err := f.worked(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	for i := range actions {
		at[actions[i].ObjectiveID].Actions++
	}
	until := date.Min(day.Today, p.cycle.Span().EndsOn)
	for _, s := range f.slips(actions, until, day.Calendar.Between) {
		line := at[s.ObjectiveID]
		line.Slipped++
		line.Workdays += s.Workdays
	}
	way := inTheWay{day: day, until: until, standings: map[string]objectives.Standing{}}
	var results []string // of the objectives with problems
	for _, one := range raised {
		line := at[one.ObjectiveID]
		if line.Problems++; one.State == problem.Solved {
			line.Solved++
		}
		if _, there := way.standings[one.ObjectiveID]; !there {
			way.standings[one.ObjectiveID] = line.Standing
			for i := range line.Results {
				results = append(results, line.Results[i].ID)
			}
		}
	}
	if way.readings, err = f.Checkins.Readings(ctx, tx, results); err != nil {
		return nil, err
	}
	told, err := f.raised(ctx, tx, way, raised)
	if err != nil {
		return nil, err
	}
	facts.HeldUp = heldUp(told)
	if facts.Causes, err = causesUnder(ctx, tx, ids, tx.Who.ID); err != nil {
		return nil, err
	}
	facts.Causes = facts.Causes[:min(mostTold, len(facts.Causes))]
	return facts, nil
}
