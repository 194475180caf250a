package carryovers

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Start is a team's way into the next cycle: each objective of the last one that the
// caller may see, with what was decided of it.
type Start struct {
	From, To cycles.Cycle
	Lines    []Line
	More     bool // there are more objectives than are told
	Org      *people.Org
	Cycles   *cycles.Set
	Who      access.Actor
}

// Line is one objective.
type Line struct {
	reviews.Reviewed
	Suggested, Final *okr.Score
	Open             []bool                 // goes with Results: unfinished
	Trends           []*retrospective.Trend // goes with Results
	Decided          *Carryover             // nil while nothing is
	Actions          int                    // open ones
	Problems         int                    // still in the way
}

// mostLines bounds the objectives of a team's start.
const mostLines = 100

// Begin gathers a team's way from one cycle into another.
func (f *Feature) Begin(ctx context.Context, who access.Actor, teamID, from, to string) (s Start, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.TeamView, access.Target{TeamID: teamID}); err != nil {
			return err
		}
		s.Who = tx.Who
		if s.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		if _, ok := s.Org.Tree.Team(teamID); !ok {
			return fault.New(fault.Missing, "input.missing")
		}
		if err := f.between(ctx, tx, &s, from, to); err != nil {
			return err
		}
		page, err := f.Reviews.List(ctx, tx.Who, reviews.Filter{CycleID: from, TeamID: teamID, Limit: mostLines})
		if err != nil {
			return err
		}
		day, err := f.Objectives.Day(ctx, tx)
		if err != nil {
			return err
		}
		ids := make([]string, len(page.Items))
		for i := range page.Items {
			ids[i] = page.Items[i].ID
		}
		decided, err := decisions(ctx, tx, ids)
		if err != nil {
			return err
		}
		s.More, s.Lines = page.Next != "", make([]Line, len(page.Items))
		for i, r := range page.Items {
			line := Line{Reviewed: r, Open: make([]bool, len(r.Results)), Trends: make([]*retrospective.Trend, len(r.Results)), Decided: decided[r.ID]}
			line.Suggested, line.Final = r.Totals()
			for k := range r.Results {
				if line.Open[k] = !r.Results[k].Dropped && unfinished(r.Standing, k); line.Open[k] {
					line.Trends[k] = trendOf(&r.Results[k], day.Calendar.Between, s.To.Span())
				}
			}
			s.Lines[i] = line
		}
		return f.count(ctx, tx, s.Lines, ids)
	})
	return s, err
}

// between finds the two cycles.
func (f *Feature) between(ctx context.Context, tx *act.Tx, s *Start, from, to string) (err error) {
	if s.Cycles, err = f.Cycles.Set(ctx, tx); err != nil {
		return err
	}
	var known, there bool
	if s.From, known = s.Cycles.Cycle(from); !known {
		return fault.New(fault.Missing, "input.missing")
	}
	if s.To, there = s.Cycles.Cycle(to); !there {
		return fault.New(fault.Missing, "input.missing")
	}
	return nil
}

// count tells how much is still open under each objective.
func (f *Feature) count(ctx context.Context, tx *act.Tx, lines []Line, ids []string) error {
	at := make(map[string]*Line, len(lines))
	for i := range lines {
		at[lines[i].ID] = &lines[i]
	}
	actions, err := f.Plans.OfObjectives(ctx, tx, ids)
	if err != nil {
		return err
	}
	for i := range actions {
		if actions[i].State.Open() {
			at[actions[i].ObjectiveID].Actions++
		}
	}
	raised, err := f.Problems.OfObjectives(ctx, tx, ids)
	for i := range raised {
		if raised[i].State.Pending() {
			at[raised[i].ObjectiveID].Problems++
		}
	}
	return err
}

// trendOf is the target that a key result's pace so far reaches in another span; nil
// for what has no value, or stands still.
func trendOf(kr *objectives.KeyResult, workdays okr.Workdays, span cycle.Span) *retrospective.Trend {
	if kr.Kind != okr.Metric || !kr.Current.Valid {
		return nil
	}
	baseline, target := kr.Measure.V.Resolved()
	if !baseline.Valid || !target.Valid {
		return nil
	}
	return retrospective.Continue(baseline.Decimal, kr.Current.Decimal, target.Decimal, kr.Measure.V.Unit == "%",
		workdays(kr.StartsOn.Date, kr.CurrentOn.Date), workdays(span.StartsOn, span.EndsOn))
}
