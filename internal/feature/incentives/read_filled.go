package incentives

import (
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Source is what a table of inputs is filled from.
type Source string

// The sources.
const (
	FinalScores    Source = "scores"        // score, team's score and achievement: what a cycle came to
	Ratings        Source = "ratings"       // score: the levels of a published evaluation
	OnTime         Source = "on_time"       // score: the share of the period's actions that were done by their due date
	Recognitions   Source = "recognitions"  // recognitions: those given in the period
	Contributions  Source = "contributions" // contributions: key results in others' objectives
	FinishedAction Source = "actions"       // count and late: the period's actions that were done in time, and late
)

// From is a source with which cycle or evaluation it is.
type From struct {
	Source       Source
	CycleID      string // "" for the one being scored
	EvaluationID string
}

// Filled is how many people of the population got something, and how many own
// something that isn't settled yet: they keep what they had, for unknown is not zero.
type Filled struct{ People, Open int }

// fill says what a source tells of a person; nil for nothing.
type fill func(personID, teamID string) func(*Given)

// Fill puts what Sinan knows of people into a draft's table, in place of what stands
// there; nothing is stored. Refused: incentives.frozen, incentives.source_unfit for
// what the rules don't look at.
func (f *Feature) Fill(ctx context.Context, who access.Actor, id string, from From) (v Shown, n Filled, err error) {
	v, err = f.look(ctx, who, id, "incentive.viewed", func(ctx context.Context, tx *act.Tx, v *Shown) error {
		if err := tx.Allow(access.IncentiveUpdate, v.Scheme.Target()); err != nil {
			return err
		}
		if !v.Scheme.open() {
			return fault.New(fault.Conflict, "incentives.frozen")
		}
		tell, err := f.source(ctx, tx, v.Scheme, from, &n)
		if err != nil || tell == nil {
			return err
		}
		at := map[string]int{}
		for i, g := range v.Given {
			at[g.PersonID] = i
		}
		for _, p := range v.Org.Populate(v.Scheme.Population.V) {
			id := p.ID
			put := tell(id, p.TeamID)
			if put == nil {
				continue
			}
			i, listed := at[id]
			if !listed {
				i = len(v.Given)
				v.Given = append(v.Given, Given{Entry: incentive.Entry{PersonID: id}})
			}
			put(&v.Given[i])
		}
		return nil
	})
	return v, n, err
}

// into is which input of the rules a source fills; "" for none. A formula that looks at a
// plain count, and not at recognitions or contributions, takes either as that.
func (s *Scheme) into(from Source) incentive.Input {
	inputs := map[Source][]incentive.Input{FinalScores: {incentive.Score, incentive.TeamScore, incentive.Achievement}, Ratings: {incentive.Score}, OnTime: {incentive.Score}, FinishedAction: {incentive.Count},
		Recognitions: {incentive.Recognitions, incentive.Count}, Contributions: {incentive.Contributions, incentive.Count}}[from]
	needs := s.Rules.Needs()
	for _, one := range inputs {
		if slices.Contains(needs, one) && (one != incentive.Count || from == FinishedAction || s.Preset == incentive.Formula) {
			return one
		}
	}
	return ""
}

// source finds what one source tells.
func (f *Feature) source(ctx context.Context, tx *act.Tx, s *Scheme, from From, n *Filled) (fill, error) {
	into := s.into(from.Source)
	if into == "" {
		return nil, fault.At("/source", "incentives.source_unfit")
	}
	score := func(of func(personID string) *okr.Score) fill {
		return func(personID, _ string) func(*Given) {
			got := of(personID)
			if got == nil {
				return nil
			}
			n.People++
			return func(g *Given) { g.Score = got }
		}
	}
	count := func(of map[string]int64, err error) (fill, error) {
		return func(personID, _ string) func(*Given) {
			if of[personID] == 0 {
				return nil
			}
			n.People++
			return func(g *Given) {
				switch into {
				case incentive.Recognitions:
					g.Recognitions = of[personID]
				case incentive.Contributions:
					g.Contributions = of[personID]
				default:
					g.Count = of[personID]
				}
			}
		}, err
	}
	switch from.Source {
	case FinalScores:
		return f.finals(ctx, tx, from.CycleID, s.Rules.Needs(), n)
	case Ratings:
		levels, of, err := f.evaluations.Levels(ctx, tx, from.EvaluationID)
		return score(func(id string) *okr.Score { return incentive.ScoreOfLevel(levels[id], of) }), err
	case Recognitions:
		return count(f.feedback.Recognised(ctx, tx, f.morning(s.StartsOn.Date), f.morning(s.EndsOn.AddDays(1))))
	case Contributions:
		set, err := f.cycles.Set(ctx, tx)
		if err != nil {
			return nil, err
		}
		var ids []string
		for _, c := range s.within(set) {
			ids = append(ids, c.ID)
		}
		return count(f.objectives.Contributions(ctx, tx, ids))
	}
	timely, err := f.plans.Timely(ctx, tx, s.StartsOn.Date, s.EndsOn.Date, f.cycles.Today(tx), f.loc)
	if from.Source == OnTime {
		return score(func(id string) *okr.Score {
			t := timely[id]
			return incentive.ScoreOfShare(t.InTime, t.InTime+t.Late+t.Over)
		}), err
	}
	return func(id, _ string) func(*Given) {
		t := timely[id]
		if t.InTime+t.Late == 0 {
			return nil
		}
		n.People++
		return func(g *Given) { g.Count, g.Late = t.InTime, t.Late }
	}, err
}

// finals tells what a cycle came to, as far as it is needed; nil where there is no cycle.
func (f *Feature) finals(ctx context.Context, tx *act.Tx, cycleID string, needs []incentive.Input, n *Filled) (fill, error) {
	if cycleID == "" {
		c, ok, err := f.cycles.Scored(ctx, tx)
		if err != nil || !ok {
			return nil, err
		}
		cycleID = c.ID
	} else if _, err := f.cycles.Cycle(ctx, tx, cycleID); err != nil {
		return nil, err
	}
	achieved, err := f.reviews.Achieved(ctx, tx, cycleID)
	beyondNeeded := slices.Contains(needs, incentive.Achievement)
	return func(personID, teamID string) func(*Given) {
		own, owns := achieved.People[personID]
		team, beyond := achieved.Teams[teamID], achieved.Achievements[personID]
		if !beyondNeeded {
			beyond = nil
		}
		switch {
		case own != nil && (beyond != nil || !beyondNeeded):
			n.People++
		case owns:
			n.Open++
		}
		if own == nil && team == nil {
			return nil
		}
		return func(g *Given) {
			if beyond != nil {
				g.Achievement = beyond
			}
			if own != nil {
				g.Score = own
			}
			if team != nil {
				g.TeamScore = team
			}
		}
	}, err
}

// morning is when a day begins where the workspace is.
func (f *Feature) morning(d date.Date) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, f.loc).UTC()
}
