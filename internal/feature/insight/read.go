package insight

import (
	"cmp"
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
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
	then, err := f.Cycles.AsOf(ctx, in.AsOf)
	if err != nil {
		return nil, err
	}
	if err := act.Allow(who, access.HomeView, access.Target{}); err != nil {
		return nil, err
	}
	if in.Public && who.Role != access.Guest { // whom little is shown may see less than everybody
		who = access.Public()
	}
	ask := false
	err = f.act.Read(then, who, func(ctx context.Context, tx *act.Tx) error {
		d, ask, err = f.look(ctx, tx, in)
		return err
	})
	if err == nil && ask {
		err = f.ask(ctx, d.Today, d.Cycle.ID)
	}
	return d, err
}

// look makes the page; ask says that what is kept of its past day has to be made, or made anew.
func (f *Feature) look(ctx context.Context, tx *act.Tx, in Wish) (d *Dashboard, ask bool, err error) {
	if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
		return nil, false, err
	}
	if d, err = f.frame(ctx, tx, in); err != nil {
		return nil, false, err
	}
	policy, err := f.People.Policy(ctx, tx)
	if err != nil {
		return nil, false, err
	}
	s := scopeOf(tx, d, in)
	if tx.Past() {
		if d.day, ask, err = f.keptThen(ctx, tx, &s); err != nil {
			return nil, false, err
		}
		d.Coming = !d.day.kept()
	}
	many, err := f.many(ctx, tx, s)
	if err != nil {
		return nil, false, err
	}
	if many {
		err = f.fromSums(ctx, tx, d, s, in, policy)
	} else {
		err = f.fromObjectives(ctx, tx, d, in, policy)
	}
	if err != nil {
		return nil, false, err
	}
	if in.Public {
		d.Focus, d.Unfocused = nil, 0
	}
	if err := f.around(ctx, tx, d, in); err != nil {
		return nil, false, err
	}
	ask = ask && d.Omitted
	d.Coming = d.Coming && d.Omitted && d.Reckoned == nil
	return d, ask, f.warmUp(ctx, tx, d)
}

// fromObjectives makes the page of its objectives as they stand, mostObjectives at most.
func (f *Feature) fromObjectives(ctx context.Context, tx *act.Tx, d *Dashboard, in Wish, policy people.Policy) (err error) {
	if d.Lines, d.Waiting, d.Omitted, err = f.lines(ctx, tx, d, in); err != nil {
		return err
	}
	if err := f.lookBack(ctx, tx, d.Lines, d.Since); err != nil {
		return err
	}
	d.sum(policy.Focus)
	d.Whole = d.together(policy.Status)
	d.Trouble = findTrouble(d.Lines)
	return nil
}

// lines reads the first objectives of a page, judged: those under way or closed, and how many
// of them wait.
func (f *Feature) lines(ctx context.Context, tx *act.Tx, d *Dashboard, in Wish) (lines []Line, waiting int, more bool, err error) {
	extent := objectives.Whole
	if tx.Past() {
		extent = objectives.Foretold
	}
	list, next, err := f.Objectives.List(ctx, tx.Who, objectives.Filter{CycleID: d.Cycle.ID, TeamID: in.TeamID, Below: true, Plans: true, Of: extent, Limit: mostObjectives})
	if err != nil {
		return nil, 0, false, err
	}
	if tx.Past() && next == "" {
		if d.Coverage, err = f.coveredThen(ctx, tx, list); err != nil {
			return nil, 0, false, err
		}
	}
	for _, s := range list {
		if !tells(in.Public, s) {
			continue
		}
		if waits(&s) {
			waiting++
			continue
		}
		lines = append(lines, Line{Standing: s})
	}
	return lines, waiting, next != "", nil
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
	if err := d.Org.Scope(in.TeamID); err != nil {
		return nil, err
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

// lookBack sets how far each objective was at the end of a day, by the measures
// as they are now. A keep and a roll-up are taken as they are today: their past
// isn't kept with a check-in.
func (f *Feature) lookBack(ctx context.Context, tx *act.Tx, lines []Line, since date.Date) error {
	var results []*objectives.KeyResult
	for i := range lines {
		for j := range lines[i].Results {
			results = append(results, &lines[i].Results[j])
		}
	}
	before, err := f.Checkins.ProgressBefore(ctx, tx, results, f.endOf(since))
	if err != nil {
		return err
	}
	for i := range lines {
		l := &lines[i]
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
		d.Counts.add(l)
	}
	for id, n := range owned {
		if n > focus.ObjectivesRecommended {
			d.Focus = append(d.Focus, Focused{OwnerID: id, Count: n})
		}
	}
	sorting.By(d.Focus, func(a, b Focused) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.OwnerID, b.OwnerID))
	})
	d.Unfocused = len(d.Focus)
}

// together sums up the objectives under way.
func (d *Dashboard) together(policy okr.Policy) Whole {
	var now, due, before mean
	active := 0
	for i := range d.Lines {
		if l := &d.Lines[i]; l.State == okr.Active {
			active++
			now.add(l.Whole.Progress)
			due.add(l.Whole.Expected)
			before.add(l.Before)
		}
	}
	return wholeOf(policy, d.Today, active, now, due, before)
}

// wholeOf is how far objectives are together by the means of them.
func wholeOf(policy okr.Policy, today date.Date, active int, now, due, before mean) Whole {
	w := Whole{Active: active, Progress: now.ratio(), Expected: due.ratio(), Before: before.ratio()}
	w.Status = policy.Status(okr.Standing{Progress: w.Progress, Expected: w.Expected}, today)
	return w
}

// likely is the chance from which a key result that is on track is no trouble.
const likely = 50

// trouble tells the chance of a key result that may not succeed: one that is behind, or
// foreseen to be.
func (l *Line) trouble(at int) (chance int, troubled bool) {
	if !l.live(at) {
		return 0, false
	}
	status := l.Each[at].Status
	foreseen := l.Foreseen(&l.Results[at])
	if status != okr.OffTrack && status != okr.AtRisk && (foreseen == nil || foreseen.Chance >= likely) {
		return 0, false
	}
	return chanceOf(foreseen, status), true
}

// findTrouble lists the key results of some objectives that may not succeed. The least likely
// come first; one of which nothing is foreseen stands by its status, off track as one in ten, at
// risk as four in ten.
func findTrouble(lines []Line) (list []Trouble) {
	for i := range lines {
		l := &lines[i]
		for j := range l.Results {
			if chance, troubled := l.trouble(j); troubled {
				list = append(list, Trouble{l, j, chance})
			}
		}
	}
	sorting.Stably(list, func(a, b Trouble) int { return cmp.Compare(a.Chance, b.Chance) })
	return list
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
