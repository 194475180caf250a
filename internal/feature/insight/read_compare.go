package insight

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Comparison sets a cycle beside earlier ones at the same age, and the teams in it beside
// each other.
type Comparison struct {
	Org    *people.Org
	TeamID string // "" for the company
	Cycles []AtAge
	Teams  []OfTeam
}

// AtAge is how the objectives of a cycle stood when as large a share of its workdays was
// over as of the cycle that it is compared with, which comes first.
type AtAge struct {
	Cycle    cycles.Cycle
	On       date.Date // the end of this day
	Age      cycle.Age
	Whole    Whole
	Counts   Counts
	Omitted  bool      // there are more objectives than are counted
	Coming   bool      // and all of them are being reckoned
	Reckoned *Reckoned // where all of more than are read are counted
}

// OfTeam is how the objectives of a team and those below it stand, or its own alone.
type OfTeam struct {
	TeamID string // "" for objectives of no team
	Own    bool   // without those of the teams below it
	Whole  Whole
	Counts Counts
}

// mostCompared is how many cycles are set beside each other: each is read from the trail.
const mostCompared = 4

// Compare compares a cycle ("" for the present one) of a team ("" for the company) with
// the earlier ones that are about as long, by their workdays, and the teams below it with each
// other, those furthest behind first. A cycle that is over is compared as of its last day. It
// takes a fixed number of queries for each cycle. Guests aren't told of teams.
func (f *Feature) Compare(ctx context.Context, who access.Actor, teamID, cycleID string) (c Comparison, err error) {
	wish := Wish{TeamID: teamID, CycleID: cycleID}
	days, err := f.ages(ctx, who, wish)
	if err != nil {
		return c, err
	}
	for i, one := range days {
		wish.CycleID, wish.AsOf = one.Cycle.ID, one.asOf
		d, err := f.Dashboard(ctx, who, wish)
		if i > 0 && fault.Is(err, "input.missing") { // the team wasn't there yet
			c.Cycles = append(c.Cycles, one.AtAge)
			continue
		}
		if err != nil {
			return c, err
		}
		one.Whole, one.Counts, one.Omitted, one.Coming, one.Reckoned = d.Whole, d.Counts, d.Omitted && d.Reckoned == nil, d.Coming, d.Reckoned
		c.Cycles = append(c.Cycles, one.AtAge)
		if i > 0 {
			continue
		}
		c.Org, c.TeamID = d.Org, d.TeamID
		if who.Role != access.Guest {
			if c.Teams, err = f.teams(ctx, who, d); err != nil {
				return c, err
			}
		}
	}
	return c, nil
}

// asked is a cycle with the day that it is asked for as of; "" for the present.
type asked struct {
	AtAge
	asOf string
}

// ages finds the cycles to compare and their days.
func (f *Feature) ages(ctx context.Context, who access.Actor, in Wish) (list []asked, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		d, err := f.frame(ctx, tx, in)
		if err != nil {
			return err
		}
		set, err := f.Cycles.Set(ctx, tx)
		if err != nil {
			return err
		}
		calendar, err := f.Cycles.Calendar(ctx, tx)
		if err != nil {
			return err
		}
		age := calendar.Age(d.Cycle.Span(), d.Today)
		for _, c := range alike(set.All(), d.Cycle) {
			one := asked{AtAge: AtAge{Cycle: c, Whole: Whole{Status: okr.NoData}, On: calendar.WhenAged(c.Span(), age)}}
			if c.ID == d.Cycle.ID {
				one.On = d.Today
				if end := c.Span().EndsOn; end.Before(d.Today) {
					one.On = end
				}
			}
			if one.On.Before(d.Today) {
				one.asOf = one.On.String()
			}
			if one.Age = calendar.Age(c.Span(), one.On); len(list) < mostCompared && !one.On.After(d.Today) {
				list = append(list, one)
			}
		}
		return nil
	})
	return list, err
}

// teams sums up what a state is of by the teams right below its own: of the company those
// below the one team that it is, where there is just one.
func (f *Feature) teams(ctx context.Context, who access.Actor, d *Dashboard) (list []OfTeam, err error) {
	var by map[string]total
	var policy people.Policy
	if err := f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if by, err = d.byTeam(ctx, tx); err != nil {
			return err
		}
		policy, err = f.People.Policy(ctx, tx)
		return err
	}); err != nil {
		return nil, err
	}
	top, below := d.TeamID, d.Org.Tree.Roots()
	if top == "" && len(below) == 1 {
		top = below[0]
	}
	if top != "" {
		below = d.Org.Tree.Children(top)
	}
	add := func(id string, own bool, ids ...string) {
		var t total
		for _, id := range ids {
			t.join(by[id])
		}
		if t.Active > 0 {
			list = append(list, OfTeam{TeamID: id, Own: own, Whole: t.whole(policy.Status, d.Today), Counts: t.Counts})
		}
	}
	for _, id := range below {
		add(id, false, d.Org.Tree.Subtree(id)...)
	}
	if top != "" {
		add(top, true, top)
	}
	if d.TeamID == "" {
		add("", true, "")
	}
	sorting.Stably(list, func(a, b OfTeam) int { return byLead(&a.Whole, &b.Whole) })
	return list, nil
}

// byLead puts what is further behind first, and last what nothing is known of.
func byLead(a, b *Whole) int {
	known := func(w *Whole) bool { return w.Progress != nil && w.Expected != nil }
	switch {
	case known(a) && known(b):
		return a.Progress.Sub(*a.Expected).Cmp(b.Progress.Sub(*b.Expected))
	case known(a):
		return -1
	case known(b):
		return 1
	}
	return 0
}

// byTeam sums up what a state is of team by team: what it lists, or, where there is more than is
// read, what is kept of each.
func (d *Dashboard) byTeam(ctx context.Context, tx *act.Tx) (map[string]total, error) {
	if d.Reckoned != nil {
		return d.scope.byTeam(ctx, tx)
	}
	by := map[string]total{}
	for i := range d.Lines {
		p := partOf(&d.Lines[i], d.Today)
		t := by[d.Lines[i].TeamID]
		t.add(&p)
		by[d.Lines[i].TeamID] = t
	}
	return by, nil
}

// add counts one part in.
func (t *total) add(p *Part) {
	t.Counts.join(p.Counts)
	if p.State != okr.Active {
		return
	}
	t.Active++
	for _, one := range []struct {
		share      *int64
		sum, known *int64
	}{{p.Progress, &t.Progress, &t.KnownProgress}, {p.Expected, &t.Expected, &t.KnownDue}, {p.Before, &t.Before, &t.KnownWas}} {
		if one.share != nil {
			*one.sum += *one.share
			*one.known++
		}
	}
}

// join adds another total, of objectives under way.
func (t *total) join(o total) {
	t.Active += o.Active
	t.Progress, t.Expected, t.Before = t.Progress+o.Progress, t.Expected+o.Expected, t.Before+o.Before
	t.KnownProgress, t.KnownDue, t.KnownWas = t.KnownProgress+o.KnownProgress, t.KnownDue+o.KnownDue, t.KnownWas+o.KnownWas
	t.Counts.join(o.Counts)
}

// join adds other counts.
func (c *Counts) join(o Counts) {
	c.Owing, c.OnTime, c.Results, c.Unplanned = c.Owing+o.Owing, c.OnTime+o.OnTime, c.Results+o.Results, c.Unplanned+o.Unplanned
	c.Open, c.Done, c.Overdue, c.Slipping = c.Open+o.Open, c.Done+o.Done, c.Overdue+o.Overdue, c.Slipping+o.Slipping
	c.NoData, c.OnTrack, c.AtRisk, c.OffTrack = c.NoData+o.NoData, c.OnTrack+o.OnTrack, c.AtRisk+o.AtRisk, c.OffTrack+o.OffTrack
	c.Achieved, c.Missed, c.Troubled = c.Achieved+o.Achieved, c.Missed+o.Missed, c.Troubled+o.Troubled
}

// whole is how far the objectives of a total are together.
func (t *total) whole(policy okr.Policy, today date.Date) Whole {
	n := int64(t.Active)
	return wholeOf(policy, today, t.Active, meanOf(t.Progress, t.KnownProgress, n), meanOf(t.Expected, t.KnownDue, n), meanOf(t.Before, t.KnownWas, n))
}
