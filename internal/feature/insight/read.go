package insight

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/themes"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Bounds of the page.
const (
	mostObjectives = 500
	mostTrouble    = 10
	usualSince     = 7   // days
	mostLoads      = 300 // people whose load is told: nobody reads a longer list, and their actions are all weighed
)

// Dashboard gives the state of a team or the company in a cycle. It takes a fixed
// number of queries whatever it holds.
func (f *Feature) Dashboard(ctx context.Context, who access.Actor, in Wish) (d *Dashboard, err error) {
	if ctx, err = f.Cycles.AsOf(ctx, in.AsOf); err != nil {
		return nil, err
	}
	if err := act.Allow(who, access.HomeView, access.Target{}); err != nil {
		return nil, err
	}
	if in.Public && who.Role != access.Guest { // whom little is shown may see less than everybody
		who = access.Public()
	}
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		if d, err = f.frame(ctx, tx, in); err != nil {
			return err
		}
		extent := objectives.Whole
		if tx.Past() {
			extent = objectives.Titles
		}
		list, next, err := f.Objectives.List(ctx, who, objectives.Filter{CycleID: d.Cycle.ID, TeamID: in.TeamID, Below: true, Plans: true, Of: extent, Limit: mostObjectives})
		if err != nil {
			return err
		}
		d.Omitted = next != ""
		for _, s := range list {
			if in.Public && s.Visibility != access.Everyone { // of those shared with a guest
				continue
			}
			if s.State == okr.Draft || s.State == okr.InReview {
				d.Waiting++
				continue
			}
			d.Lines = append(d.Lines, Line{Standing: s})
		}
		if err := f.lookBack(ctx, tx, d); err != nil {
			return err
		}
		policy, err := f.People.Policy(ctx, tx)
		if err != nil {
			return err
		}
		d.sum(policy.Focus)
		d.Whole = d.together(policy.Status)
		d.findTrouble()
		if in.Public {
			d.Focus = nil
		}
		return f.around(ctx, tx, d, in)
	})
	return d, err
}

// frame finds the cycle and the days.
func (f *Feature) frame(ctx context.Context, tx *act.Tx, in Wish) (*Dashboard, error) {
	d := &Dashboard{TeamID: in.TeamID, Unnamed: in.Unnamed, Today: f.Cycles.Today(tx), Since: in.Since}
	if d.Since.IsZero() {
		d.Since = d.Today.AddDays(-usualSince)
	}
	if !d.Since.Before(d.Today) {
		return nil, fault.At("/since", "insight.since", fault.Args{"today": d.Today.String()})
	}
	var err error
	if d.Org, err = f.People.Org(ctx, tx); err != nil {
		return nil, err
	}
	if _, known := d.Org.Tree.Team(in.TeamID); in.TeamID != "" && !known {
		return nil, fault.New(fault.Missing, "input.missing")
	}
	if in.CycleID != "" {
		d.Cycle, err = f.Cycles.Cycle(ctx, tx, in.CycleID)
		return d, err
	}
	c, found, err := f.Cycles.Current(ctx, tx)
	if err == nil && !found {
		err = fault.At("/cycle_id", "input.required")
	}
	d.Cycle = c
	return d, err
}

// lookBack sets how far each objective was at the end of Since, by the measures
// as they are now. A keep and a roll-up are taken as they are today: their past
// isn't kept with a check-in.
func (f *Feature) lookBack(ctx context.Context, tx *act.Tx, d *Dashboard) error {
	var results []*objectives.KeyResult
	for i := range d.Lines {
		for j := range d.Lines[i].Results {
			results = append(results, &d.Lines[i].Results[j])
		}
	}
	before, err := f.Checkins.ProgressBefore(ctx, tx, results, f.endOf(d.Since))
	if err != nil {
		return err
	}
	for i := range d.Lines {
		l := &d.Lines[i]
		parts := make([]okr.Part, len(l.Results))
		for j := range l.Results {
			kr := &l.Results[j]
			parts[j] = okr.Part{Weight: kr.Weight, Dropped: kr.Dropped, Expected: l.Each[j].Expected}
			if p, known := before[kr.ID]; known {
				parts[j].Progress = &p
			} else if kr.Kind == okr.Keep || kr.Kind == okr.Rollup {
				parts[j].Progress = l.Each[j].Progress
			}
		}
		l.Before = okr.Roll(parts).Progress
	}
	return nil
}

// endOf is the first moment after a day, where the workspace is.
func (f *Feature) endOf(day date.Date) time.Time {
	next := day.AddDays(1)
	return time.Date(next.Year(), next.Month(), next.Day(), 0, 0, 0, 0, f.loc)
}

// live reports whether a key result is under way.
func (l *Line) live(i int) bool { return l.State == okr.Active && !l.Results[i].Dropped }

// sum counts what the page shows as numbers.
func (d *Dashboard) sum(focus okr.FocusPolicy) {
	owned := map[string]int{}
	for i := range d.Lines {
		l := &d.Lines[i]
		if l.State == okr.Active && l.OwnerID != "" {
			owned[l.OwnerID]++
		}
		for j := range l.Results {
			if !l.live(j) {
				continue
			}
			kr, each, p := &l.Results[j], l.Each[j], l.Plans[l.Results[j].ID]
			if kr.Kind != okr.Rollup && (each.Stale || !kr.CheckedOn.IsZero()) {
				d.Rhythm.Owing++
				if !each.Stale {
					d.Rhythm.OnTime++
				}
			}
			d.Plans.Results++
			if p.Open+p.Done == 0 && kr.Kind != okr.Rollup {
				d.Plans.Unplanned++
			}
			d.Plans.Open += p.Open
			d.Plans.Done += p.Done
			d.Plans.Overdue += p.Overdue
			d.Plans.Slipping += p.Slipping
		}
	}
	for id, n := range owned {
		if n > focus.ObjectivesRecommended {
			d.Focus = append(d.Focus, Focused{OwnerID: id, Count: n})
		}
	}
	slices.SortFunc(d.Focus, func(a, b Focused) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.OwnerID, b.OwnerID))
	})
}

// together sums up the objectives under way.
func (d *Dashboard) together(policy okr.Policy) (w Whole) {
	var now, due, before mean
	for i := range d.Lines {
		if l := &d.Lines[i]; l.State == okr.Active {
			w.Active++
			now.add(l.Whole.Progress)
			due.add(l.Whole.Expected)
			before.add(l.Before)
		}
	}
	w.Progress, w.Expected, w.Before = now.ratio(), due.ratio(), before.ratio()
	w.Status = policy.Status(okr.Standing{Progress: w.Progress, Expected: w.Expected}, d.Today)
	return w
}

// likely is the chance from which a key result that is on track is no trouble.
const likely = 50

// findTrouble lists the key results that may not succeed: those behind, and those
// that are foreseen to be. The least likely come first; one of which nothing is
// foreseen stands by its status, off track as one in ten, at risk as four in ten.
func (d *Dashboard) findTrouble() {
	for i := range d.Lines {
		l := &d.Lines[i]
		for j := range l.Results {
			if !l.live(j) {
				continue
			}
			behind := l.Each[j].Status == okr.OffTrack || l.Each[j].Status == okr.AtRisk
			foreseen := l.Foreseen(&l.Results[j])
			if behind || foreseen != nil && foreseen.Chance < likely {
				d.Trouble = append(d.Trouble, Trouble{l, j, chanceOf(foreseen, l.Each[j].Status)})
			}
		}
	}
	slices.SortStableFunc(d.Trouble, func(a, b Trouble) int { return cmp.Compare(a.Chance, b.Chance) })
}

func chanceOf(foreseen *objectives.Foreseen, status okr.Status) int {
	switch {
	case foreseen != nil:
		return foreseen.Chance
	case status == okr.OffTrack:
		return 10
	}
	return 40
}

// around adds what other features know: load, coverage and the themes. Load and
// coverage aren't kept by day, and are left out of the past; load is left out of the
// company and of a team of more than mostLoads.
func (f *Feature) around(ctx context.Context, tx *act.Tx, d *Dashboard, in Wish) error {
	if tx.Past() {
		return f.themesThen(ctx, tx, d)
	}
	if in.TeamID != "" && !in.Public && tx.Who.Role != access.Guest && d.members() <= mostLoads {
		load, err := f.Plans.Load(ctx, tx.Who, plans.LoadOf{CycleID: d.Cycle.ID, TeamID: in.TeamID})
		if err != nil {
			return err
		}
		d.Load = &load
	}
	if tx.Who.Role == access.Guest {
		return nil
	}
	var err error
	if d.Themes, _, err = f.Themes.List(ctx, tx.Who, themes.Listing{CycleID: d.Cycle.ID}); err != nil {
		return err
	}
	d.Coverage, err = f.covered(ctx, tx, d.Org, d.Cycle.ID, in.TeamID)
	return err
}

// members is how many people work in the team and those below it.
func (d *Dashboard) members() int {
	teams := map[string]bool{}
	for _, id := range d.Org.Tree.Subtree(d.TeamID) {
		teams[id] = true
	}
	return len(d.Org.Members(teams))
}

// covered counts the objectives of a team with those below it, or of all, that serve a theme
// or a parent.
func (f *Feature) covered(ctx context.Context, tx *act.Tx, org *people.Org, cycleID, teamID string) (*Covered, error) {
	var teamIDs []string
	if teamID != "" {
		teamIDs = org.Tree.Subtree(teamID)
	}
	served, err := f.Alignments.Serving(ctx, tx.Who, cycleID, teamIDs)
	return &Covered{served.Objectives, served.Serving}, err
}

// themesThen are the themes that had been set by the moment, as they are called now.
func (f *Feature) themesThen(ctx context.Context, tx *act.Tx, d *Dashboard) error {
	if tx.Who.Role == access.Guest {
		return nil
	}
	all, _, err := f.Themes.List(ctx, tx.Who, themes.Listing{CycleID: d.Cycle.ID})
	d.Themes = slices.DeleteFunc(all, func(t themes.Theme) bool { return t.CreatedAt.After(tx.Now) })
	return err
}
