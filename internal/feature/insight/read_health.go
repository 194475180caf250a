package insight

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// OverCycles is how a team or the company worked with its objectives, cycle by cycle.
type OverCycles struct {
	Org    *people.Org
	Today  date.Date
	Cycles []CycleHealth // the newest first
}

// CycleHealth is that of one cycle, with what to try next.
type CycleHealth struct {
	Cycle cycles.Cycle
	retrospective.Health
	Undated  int // check-ins that a file brought in without saying when they were written: not in Due
	Advice   []retrospective.Advice
	Omitted  bool      // there are more objectives than are counted
	Coming   bool      // of a past day: all of them are being reckoned, and the first are counted until then
	Reckoned *Reckoned // where all of more than are read are counted
}

// mostCycles is how many cycles are looked at.
const mostCycles = 6

// Health looks at the cycles of one length, up to a cycle ("" for the present one) of a
// team with those below it ("" for the company). It takes a fixed number of queries for
// each cycle, and counts only what the caller may see. As of a past day it is of the first objectives of each until
// somebody has looked at that day.
func (f *Feature) Health(ctx context.Context, who access.Actor, teamID, cycleID string) (h OverCycles, err error) {
	var asked []string // cycles of which what is kept of the past day has to be made
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		if h.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		if err := h.Org.Scope(teamID); err != nil {
			return err
		}
		h.Today = f.Cycles.Today(tx)
		policy, err := f.People.Policy(ctx, tx)
		if err != nil {
			return err
		}
		set, err := f.Cycles.Set(ctx, tx)
		if err != nil || len(set.All()) == 0 {
			return err
		}
		last, ok := set.Current(f.Cycles.Today(tx))
		if !ok {
			last = set.All()[0]
		}
		if cycleID != "" {
			if last, ok = set.Cycle(cycleID); !ok {
				return fault.New(fault.Missing, "input.missing")
			}
		}
		for _, c := range alike(set.All(), last) {
			one, ask, err := f.healthOf(ctx, tx, h.Org, c, teamID)
			if err != nil {
				return err
			}
			if ask {
				asked = append(asked, c.ID)
			}
			one.Advice = one.Advise(policy.Focus.ObjectivesRecommended)
			h.Cycles = append(h.Cycles, one)
		}
		return nil
	})
	if err == nil {
		err = f.ask(ctx, h.Today, asked...)
	}
	return h, err
}

// alike gives a cycle and those before it that are about as long.
func alike(all []cycles.Cycle, last cycles.Cycle) (list []cycles.Cycle) {
	days := last.Span().Days()
	for _, c := range all {
		off := c.Span().Days() - days
		if !c.Span().StartsOn.After(last.Span().StartsOn) && max(off, -off)*5 <= days && len(list) < mostCycles {
			list = append(list, c)
		}
	}
	return list
}

// healthOf counts one cycle; ask says that what is kept of its past day has to be made, or made anew.
func (f *Feature) healthOf(ctx context.Context, tx *act.Tx, org *people.Org, c cycles.Cycle, teamID string) (h CycleHealth, ask bool, err error) {
	h.Cycle = c
	sc := scope{who: tx.Who, cycleID: c.ID}
	if teamID != "" {
		sc.teamIDs = org.Tree.Subtree(teamID)
	}
	var on day
	if tx.Past() {
		if on, ask, err = f.keptThen(ctx, tx, &sc); err != nil {
			return h, false, err
		}
	}
	many, err := f.many(ctx, tx, sc)
	if err == nil && many {
		err = f.courseFromSums(ctx, tx, sc, &h)
	}
	if err == nil && h.Reckoned == nil {
		err = f.courseOfFirst(ctx, tx, c, teamID, &h)
	}
	if err != nil {
		return h, false, err
	}
	if tx.Past() { // what served is counted of what was put back
		if h.Reckoned != nil {
			h.Reckoned.At = on.KeptAt
		}
		h.Coming = h.Omitted && !on.kept()
		return h, ask && (h.Omitted || h.Reckoned != nil), nil
	}
	h.Served, h.Serving, err = f.serving(ctx, tx, org, c.ID, teamID)
	return h, false, err
}

// courseFromSums counts all objectives of a cycle by what is kept of each, where that is known.
func (f *Feature) courseFromSums(ctx context.Context, tx *act.Tx, s scope, h *CycleHealth) error {
	t, reckoned, err := f.addUp(ctx, tx, &s)
	if err != nil || reckoned == nil {
		return err
	}
	h.Reckoned = reckoned
	h.Results, h.Measurable, h.Due, h.OnTime, h.Undated = t.Pledged, t.Measurable, t.CameDue, t.InTime, t.Undated
	if tx.Past() && tx.Who.Role != access.Guest {
		h.Served, h.Serving = t.Kept, t.Serving
	}
	if h.Objectives, h.Owners, h.Most, err = s.owners(ctx, tx); err != nil {
		return err
	}
	h.Stretch, err = s.stretched(ctx, tx)
	return err
}

// courseOfFirst counts the first objectives of a cycle as they stand.
func (f *Feature) courseOfFirst(ctx context.Context, tx *act.Tx, c cycles.Cycle, teamID string, h *CycleHealth) error {
	all, next, err := f.Objectives.List(ctx, tx.Who, objectives.Filter{CycleID: c.ID, TeamID: teamID, Below: true, Of: objectives.Titles, Limit: mostObjectives})
	if err != nil {
		return err
	}
	h.Omitted = next != ""
	if tx.Past() && tx.Who.Role != access.Guest {
		covered, err := f.coveredThen(ctx, tx, all)
		if err != nil {
			return err
		}
		h.Served, h.Serving = covered.Objectives, covered.Serving
	}
	list := slices.DeleteFunc(all, func(s objectives.Standing) bool { return waits(&s) })
	owned, ids := map[string]int{}, make([]string, len(list))
	for i := range list {
		s := &list[i]
		ids[i] = s.ID
		owner := s.OwnerID
		if owner == "" {
			owner = s.TeamID
		}
		owned[owner]++
		h.Most = max(h.Most, owned[owner])
		one := courseOf(s, cycle.Score{}, nil)
		h.Results, h.Measurable = h.Results+one.Pledged, h.Measurable+one.Measurable
	}
	h.Objectives, h.Owners = len(list), len(owned)
	due, err := f.Rhythm.Whole(ctx, tx, list, c.Span().StartsOn, date.Min(f.Cycles.Today(tx), c.Span().EndsOn))
	if err != nil {
		return err
	}
	h.Due, h.OnTime, h.Undated = due.Counted(), due.OnTime, due.Unknown
	h.Stretch, err = f.stretched(ctx, tx, list, ids)
	return err
}

// serving counts the objectives that serve a theme or a parent; guests see no themes.
func (f *Feature) serving(ctx context.Context, tx *act.Tx, org *people.Org, cycleID, teamID string) (of, serving int, err error) {
	if tx.Who.Role == access.Guest {
		return 0, 0, nil
	}
	covered, err := f.covered(ctx, tx, org, cycleID, teamID)
	return covered.Objectives, covered.Serving, err
}

// success is the final score from which an aspirational objective is one.
const success okr.Score = 70

// stretched counts the aspirational objectives that have a final score, by team in the
// order of their objectives.
func (f *Feature) stretched(ctx context.Context, tx *act.Tx, list []objectives.Standing, ids []string) (found []retrospective.Stretched, err error) {
	finals, err := f.Reviews.Finals(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	for i := range list {
		s := &list[i]
		final := finals[s.ID]
		if s.Kind != okr.Aspirational || final == nil {
			continue
		}
		at := slices.IndexFunc(found, func(one retrospective.Stretched) bool { return one.TeamID == s.TeamID })
		if at < 0 {
			at, found = len(found), append(found, retrospective.Stretched{TeamID: s.TeamID})
		}
		found[at].Scored++
		if *final >= success {
			found[at].Reached++
		}
	}
	return found, nil
}
