package plans

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Filter says which actions are wanted; empty fields ask for nothing.
type Filter struct {
	PersonID      string   // the responsible person
	Collaborating bool     // also what the person helps with
	PersonIDs     []string // responsible, any of them
	States        []plan.State
	CycleID       string
	TeamID        string // of the objective, with the teams below it
	ObjectiveID   string
	KeyResultID   string
	Late          bool   // open after the due date
	Slipping      bool   // likely to be late but not yet
	UnderWay      bool   // of an active objective's key results that aren't dropped
	Unsized       bool   // nobody said what effort it takes
	LoadCycleID   string // open and counted in somebody's load of this cycle: see Load
	DueUntil      date.Date
	Query         string
	Cursor        string
	Limit         int

	teamIDs        []string
	today          date.Date
	startBy, dueBy date.Date // of what is slipping, see plan.Slipping
	loadEnd        date.Date // of the cycle whose load is meant
}

// Standing is an action with how it stands today and where.
type Standing struct {
	*Action
	Timing plan.Timing
	Place  place
	Needs  []Need // what it depends on
	Target access.Target
	Own    access.Target // for deleting
	Org    *people.Org
	Past   bool // as of a past moment: nothing may be done
}

// Need is an action that another depends on; its title is "…" where the caller
// may not see it.
type Need struct {
	ID     string
	Title  string
	State  plan.State
	DueOn  date.Date
	Hidden bool
}

// List pages through actions, the next due first.
func (f *Feature) List(ctx context.Context, who access.Actor, in Filter) (list []Standing, next string, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		in.today = f.cycles.Today(tx)
		if in.TeamID != "" {
			org, err := f.people.Org(ctx, tx)
			if err != nil {
				return err
			}
			if in.teamIDs = org.Tree.Subtree(in.TeamID); len(in.teamIDs) == 0 {
				in.teamIDs = []string{in.TeamID}
			}
		}
		if err := f.settle(ctx, tx, &in); err != nil {
			return err
		}
		if tx.Past() {
			list, next, err = f.listThen(ctx, tx, in)
			return err
		}
		page, err := listActions(ctx, tx, who, in)
		if err != nil {
			return err
		}
		next = page.Next
		list, err = f.stand(ctx, tx, page.Items)
		return err
	})
	return list, next, err
}

// settle looks up the days that a filter hangs on.
func (f *Feature) settle(ctx context.Context, tx *act.Tx, in *Filter) error {
	if in.Slipping {
		calendar, err := f.cycles.Calendar(ctx, tx)
		if err != nil {
			return err
		}
		in.startBy, in.dueBy = plan.Slipping(in.today, calendar, plan.UsualNearWorkdays)
	}
	if in.LoadCycleID == "" {
		return nil
	}
	c, err := f.cycles.Cycle(ctx, tx, in.LoadCycleID)
	in.loadEnd = c.Span().EndsOn
	return err
}

// Of gives the plan of a key result in its order; can says what the caller may
// do with the plan as a whole.
func (f *Feature) Of(ctx context.Context, who access.Actor, keyResultID string) (list []Standing, can []access.Action, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if tx.Past() {
			if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
				return err
			}
			can = []access.Action{}
			list, err = f.planThen(ctx, tx, keyResultID)
			return err
		}
		o, kr, err := f.objectives.Load(ctx, tx, keyResultID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ObjectiveView, o.Target()); err != nil {
			return err
		}
		can = access.Can(who, o.KeyResultTarget(kr), access.ActionCreate, access.ActionUpdate)
		rows, err := listOf(ctx, tx, keyResultID)
		if err != nil {
			return err
		}
		list, err = f.stand(ctx, tx, rows)
		return err
	})
	return list, can, err
}

// Action gives one action.
func (f *Feature) Action(ctx context.Context, who access.Actor, id string) (s Standing, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if tx.Past() {
			s, err = f.actionThen(ctx, tx, id)
			return err
		}
		a, o, _, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ObjectiveView, o.Target()); err != nil {
			return err
		}
		list, err := f.stand(ctx, tx, []Action{*a})
		if err == nil {
			s = list[0]
		}
		return err
	})
	return s, err
}

// stand says how actions stand today, with what they depend on and where they
// belong. The caller may see all of them.
func (f *Feature) stand(ctx context.Context, tx *act.Tx, rows []Action) ([]Standing, error) {
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	calendar, err := f.cycles.Calendar(ctx, tx)
	if err != nil {
		return nil, err
	}
	today := f.cycles.Today(tx)
	homes, err := f.homes(ctx, tx, rows)
	if err != nil {
		return nil, err
	}
	places, err := places(ctx, tx, rows, homes)
	if err != nil {
		return nil, err
	}
	var needs []string
	for i := range rows {
		needs = append(needs, rows[i].DependsOn...)
	}
	before, err := byID(ctx, tx, needs)
	if err != nil {
		return nil, err
	}
	seen, err := visibleActions(ctx, tx, tx.Who, needs)
	if err != nil {
		return nil, err
	}
	list := make([]Standing, len(rows))
	for i := range rows {
		a := &rows[i]
		list[i] = Standing{Action: a, Timing: a.plain().Timing(today, calendar, plan.UsualNearWorkdays), Place: places[a.KeyResultID], Org: org,
			Target: homes[a.KeyResultID].target(a), Own: homes[a.KeyResultID].own(a)}
		for _, id := range a.DependsOn {
			d := before[id]
			if d == nil { // deleted since
				continue
			}
			n := Need{ID: id, Title: d.Title, State: d.State, DueOn: d.DueOn.Date}
			if !seen[id] {
				n.Title, n.Hidden = "…", true
			}
			list[i].Needs = append(list[i].Needs, n)
		}
	}
	return list, nil
}

// inShort sums up the plans of several key results with one query.
func (f *Feature) inShort(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string]objectives.PlanInShort, error) {
	listed := func() ([]brief, error) { return briefs(ctx, tx, keyResultIDs) }
	if tx.Past() {
		listed = func() ([]brief, error) { return briefsThen(ctx, tx, keyResultIDs) }
	}
	rows, err := listed()
	if err != nil {
		return nil, err
	}
	calendar, err := f.cycles.Calendar(ctx, tx)
	if err != nil {
		return nil, err
	}
	today := f.cycles.Today(tx)
	all := make(map[string]objectives.PlanInShort, len(keyResultIDs))
	for _, r := range rows {
		s, state := all[r.KeyResultID], plan.State(r.State)
		if state == plan.Done {
			s.Done++
		}
		if state.Open() {
			s.Open++
			one := plan.Action{State: state, StartsOn: r.StartsOn.Date, DueOn: r.DueOn.Date}
			switch timing := one.Timing(today, calendar, plan.UsualNearWorkdays); {
			case timing.Signal == plan.Overdue:
				s.Overdue++
			case timing.Slipping():
				s.Slipping++
			}
			if s.Next == nil {
				s.Next = &objectives.NextAction{ID: r.ID, Title: r.Title, DueOn: r.DueOn.Date}
			}
		}
		all[r.KeyResultID] = s
	}
	return all, nil
}

// Drafts gives the actions of several key results as the readiness of an
// objective asks for them, with one query.
func (f *Feature) Drafts(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string][]okr.DraftAction, error) {
	rows, err := duties(ctx, tx, keyResultIDs)
	all := make(map[string][]okr.DraftAction, len(keyResultIDs))
	for _, r := range rows {
		all[r.KeyResultID] = append(all[r.KeyResultID], okr.DraftAction{ID: r.ID, HasWho: r.OwnerID != "", HasDue: !r.DueOn.IsZero(), HasHow: r.HasHow})
	}
	return all, err
}
