package plans

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Load is the open effort of people against their workdays left in a cycle.
type Load struct {
	Loads  []plan.Load
	Window cycle.Span
	Org    *people.Org
}

// Load sets the open effort of a person, or of each member of a team and the
// teams below it, against the workdays left in a cycle; "" is the current one.
func (f *Feature) Load(ctx context.Context, who access.Actor, cycleID, personID, teamID string) (l Load, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		target := access.Target{OwnerID: personID}
		if err := tx.Allow(access.CycleView, target); err != nil {
			return err
		}
		if l.Org, err = f.people.Org(ctx, tx); err != nil {
			return err
		}
		ids, err := whose(l.Org, who, personID, teamID)
		if err != nil {
			return err
		}
		c, found, err := f.cycles.Current(ctx, tx)
		if cycleID != "" {
			c, err = f.cycles.Cycle(ctx, tx, cycleID)
			found = true
		}
		if err != nil {
			return err
		}
		if !found {
			return fault.At("/cycle_id", "input.required")
		}
		l.Window = cycle.Span{StartsOn: date.Max(f.cycles.Today(tx), c.Span().StartsOn), EndsOn: c.Span().EndsOn}
		return f.weigh(ctx, tx, &l, ids)
	})
	return l, err
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

// weigh computes the loads; who has nothing open has a load of nothing.
func (f *Feature) weigh(ctx context.Context, tx *act.Tx, l *Load, ids []string) error {
	calendar, err := f.cycles.Calendar(ctx, tx)
	if err != nil {
		return err
	}
	rows, err := openOf(ctx, tx, ids)
	if err != nil {
		return err
	}
	actions := make([]plan.Action, len(rows))
	for i := range rows {
		actions[i] = rows[i].plain()
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
