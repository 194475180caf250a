package plans

import (
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Load is the open effort of people against their workdays left in a cycle.
type Load struct {
	Loads  []plan.Load
	Window cycle.Span
	Org    *people.Org
	Total  *plan.Total // of everybody asked for, where only the fullest are listed
	Next   string      // where the fullest go on
}

// LoadOf asks for the load of a person, of each member of a team and the teams
// below it, or of each who is responsible for something in a key result's plan.
type LoadOf struct {
	CycleID     string // "" is the current one, or the key result's
	PersonID    string
	TeamID      string
	KeyResultID string
	Fullest     int    // above 0: no more than so many of the team, or of everybody for no team, the fullest first and without weeks, and what all come to
	Cursor      string // of the fullest
}

const (
	// MostFullest bounds how many of the fullest are asked for at once.
	MostFullest = 200
	// mostThen bounds of how many people the fullest of a past day are found: what each had is put back.
	mostThen = 3000
)

// Load sets open effort against the workdays left in a cycle.
func (f *Feature) Load(ctx context.Context, who access.Actor, of LoadOf) (l Load, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		target := access.Target{OwnerID: of.PersonID}
		if err := tx.Allow(access.CycleView, target); err != nil {
			return err
		}
		if l.Org, err = f.people.Org(ctx, tx); err != nil {
			return err
		}
		var ids []string
		if of.Fullest > 0 {
			ids, err = everyone(l.Org, of.TeamID)
		} else {
			ids, err = f.whom(ctx, tx, l.Org, &of)
		}
		if err != nil {
			return err
		}
		c, found, err := f.cycles.Current(ctx, tx)
		if of.CycleID != "" {
			c, err = f.cycles.Cycle(ctx, tx, of.CycleID)
			found = true
		}
		if err != nil {
			return err
		}
		if !found {
			return fault.At("/cycle_id", "input.required")
		}
		l.Window = cycle.Span{StartsOn: date.Max(f.cycles.Today(tx), c.Span().StartsOn), EndsOn: c.Span().EndsOn}
		if of.Fullest > 0 {
			return f.fullest(ctx, tx, &l, ids, of)
		}
		return f.weigh(ctx, tx, &l, ids)
	})
	return l, err
}

// everyone lists who works in a team and those below it, or in the workspace: guests don't.
func everyone(org *people.Org, teamID string) ([]string, error) {
	if teamID != "" {
		return whose(org, access.Actor{}, "", teamID)
	}
	return slices.DeleteFunc(org.ActiveIDs(), func(id string) bool {
		p, _ := org.Person(id)
		return p.Role == access.Guest
	}), nil
}

// fullest lists who has the most to do, a page at a time, and sums up what everybody has: by sums
// of the database, for they may be thousands.
func (f *Feature) fullest(ctx context.Context, tx *act.Tx, l *Load, ids []string, of LoadOf) error {
	calendar, err := f.cycles.Calendar(ctx, tx)
	if err != nil {
		return err
	}
	after, err := store.ParseCursor(of.Cursor, 2)
	if err != nil {
		return err
	}
	var loads []plan.Load
	workdays := calendar.Between(l.Window.StartsOn, l.Window.EndsOn)
	if !l.Window.EndsOn.Before(l.Window.StartsOn) { // else the cycle is over
		var teamIDs []string
		if of.TeamID != "" {
			teamIDs = l.Org.Tree.Subtree(of.TeamID)
		}
		if loads, err = f.weighed(ctx, tx, l.Window, calendar, ids, teamIDs); err != nil {
			return err
		}
	}
	total := plan.TotalOf(loads, len(ids), workdays)
	l.Total = &total
	if after != nil {
		effort, err := decimal.NewFromString(after[0])
		if err != nil {
			return fault.At("/cursor", "input.cursor")
		}
		at, found := slices.BinarySearchFunc(loads, plan.Load{Effort: effort, PersonID: after[1]}, plan.Fuller)
		if found {
			at++
		}
		loads = loads[at:]
	}
	page := store.Cut(loads, min(of.Fullest, MostFullest), func(one plan.Load) []string { return []string{one.Effort.String(), one.PersonID} })
	l.Loads, l.Next = page.Items, page.Next
	return nil
}

// weighed gives the loads of who has anything to do of these people, who are those of some teams or all
// (nil), without weeks, the fullest first.
func (f *Feature) weighed(ctx context.Context, tx *act.Tx, window cycle.Span, calendar *cycle.Calendar, ids, teamIDs []string) ([]plan.Load, error) {
	if tx.Past() {
		return f.weighedThen(ctx, tx, window, calendar, ids)
	}
	heaps, err := heapsOf(ctx, tx, teamIDs, window, calendar)
	if err != nil {
		return nil, err
	}
	asked := make(map[string]bool, len(ids))
	for _, id := range ids {
		asked[id] = true
	}
	return plan.Weigh(slices.DeleteFunc(heaps, func(h plan.Heap) bool { return !asked[h.PersonID] }), calendar.Between(window.StartsOn, window.EndsOn)), nil
}

func (f *Feature) whom(ctx context.Context, tx *act.Tx, org *people.Org, of *LoadOf) ([]string, error) {
	if of.KeyResultID != "" {
		return f.planners(ctx, tx, of)
	}
	return whose(org, tx.Who, of.PersonID, of.TeamID)
}

// planners lists who is responsible for something in a key result's plan, and
// names its cycle where none was asked for.
func (f *Feature) planners(ctx context.Context, tx *act.Tx, of *LoadOf) ([]string, error) {
	if tx.Past() {
		return f.plannersThen(ctx, tx, of)
	}
	o, kr, err := f.objectives.Load(ctx, tx, of.KeyResultID)
	if err != nil {
		return nil, err
	}
	if err := tx.Allow(access.ActionView, o.KeyResultTarget(kr)); err != nil {
		return nil, err
	}
	if of.CycleID == "" {
		of.CycleID = o.CycleID
	}
	rows, err := duties(ctx, tx, []string{kr.ID})
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, r := range rows {
		if plan.State(r.State).Open() && !slices.Contains(ids, r.OwnerID) {
			ids = append(ids, r.OwnerID)
		}
	}
	return ids, nil
}

// whose lists the people asked for: a person, a team's, or the caller.
func whose(org *people.Org, who access.Actor, personID, teamID string) (ids []string, err error) {
	switch {
	case teamID != "":
		if _, ok := org.Tree.Team(teamID); !ok {
			return nil, fault.New(fault.Missing, "input.missing")
		}
		in := map[string]bool{}
		for _, id := range org.Tree.Subtree(teamID) {
			in[id] = true
		}
		for _, p := range org.Members(in) {
			ids = append(ids, p.ID)
		}
		slices.Sort(ids)
		return ids, nil
	case personID == "" || personID == "me":
		return []string{who.ID}, nil
	}
	if _, ok := org.Person(personID); !ok {
		return nil, fault.New(fault.Missing, "input.missing")
	}
	return []string{personID}, nil
}

// openActions gives the open actions that some people are responsible for, in objectives that aren't closed.
func (f *Feature) openActions(ctx context.Context, tx *act.Tx, personIDs []string) ([]plan.Action, error) {
	if tx.Past() {
		return f.openThen(ctx, tx, personIDs)
	}
	rows, err := openOf(ctx, tx, personIDs)
	actions := make([]plan.Action, len(rows))
	for i := range rows {
		actions[i] = rows[i].plain()
	}
	return actions, err
}

// weigh computes the loads; who has nothing open has a load of nothing.
func (f *Feature) weigh(ctx context.Context, tx *act.Tx, l *Load, ids []string) error {
	calendar, err := f.cycles.Calendar(ctx, tx)
	if err != nil {
		return err
	}
	actions, err := f.openActions(ctx, tx, ids)
	if err != nil {
		return err
	}
	if l.Window.EndsOn.Before(l.Window.StartsOn) { // the cycle is over
		return nil
	}
	found := map[string]plan.Load{}
	for _, one := range plan.Loads(actions, l.Window, calendar) {
		found[one.PersonID] = one
	}
	for _, id := range ids {
		one, busy := found[id]
		if !busy {
			one = plan.Load{PersonID: id, Workdays: calendar.Between(l.Window.StartsOn, l.Window.EndsOn)}
		}
		l.Loads = append(l.Loads, one)
	}
	return nil
}
