package plans

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Lengths in characters, and how many of each.
const (
	maxTitle         = 300
	maxHow           = 20000
	maxWhy           = 2000
	maxSteps         = 100
	maxCollaborators = 50
	maxDepends       = 50
)

// Draft is what is said of a new action.
type Draft struct {
	Title         string
	OwnerID       string
	Collaborators []string
	StartsOn      date.Date
	DueOn         date.Date
	How           string
	EffortDays    decimal.NullDecimal
	Steps         []plan.Step
	DependsOn     []string
	State         plan.State // todo when empty
	Block         plan.Block
}

// Plan adds an action to the plan of a key result.
func (f *Feature) Plan(ctx context.Context, who access.Actor, keyResultID string, in Draft) (a *Action, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, kr, err := f.objectives.Load(ctx, tx, keyResultID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ActionCreate, o.KeyResultTarget(kr)); err != nil {
			return err
		}
		if o.State == okr.Closed {
			return fault.New(fault.Conflict, "objective.closed")
		}
		a = &Action{ID: act.NewID(), KeyResultID: kr.ID, ObjectiveID: o.ID, OwnerID: in.OwnerID, StartsOn: store.AsDay(in.StartsOn), DueOn: store.AsDay(in.DueOn),
			How: in.How, EffortDays: in.EffortDays, State: plan.Todo, CreatedBy: who.ID, CreatedAt: tx.Now, Version: 1,
			Collaborators: in.Collaborators, DependsOn: in.DependsOn}
		a.Title = in.Title
		a.Steps.V = numbered(in.Steps)
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		if err := f.check(ctx, tx, org, a, nil); err != nil {
			return err
		}
		if in.State != "" {
			if err := a.move(tx, org, in.State, in.Block); err != nil {
				return err
			}
		}
		if a.Position, err = nextPosition(ctx, tx, kr.ID); err != nil {
			return err
		}
		if err := add(ctx, tx, a); err != nil {
			return err
		}
		if err := f.relate(ctx, tx, a); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "action.planned", Subject: a.ref(), After: a.facts(), Detail: a})
	})
	return a, err
}

// relate keeps who works on an action and what it depends on, and lets them see
// its objective.
func (f *Feature) relate(ctx context.Context, tx *act.Tx, a *Action) error {
	if err := setPeople(ctx, tx, a.ID, a.Collaborators); err != nil {
		return err
	}
	if err := setDepends(ctx, tx, a.ID, a.DependsOn); err != nil {
		return err
	}
	return f.objectives.Share(ctx, tx, a.ObjectiveID, a.ID, append([]string{a.OwnerID}, a.Collaborators...))
}

// numbered gives ids to the steps that have none.
func numbered(steps []plan.Step) []plan.Step {
	out := slices.Clone(steps)
	for i := range out {
		out[i].Title = strings.Join(strings.Fields(out[i].Title), " ")
		if out[i].ID == "" {
			out[i].ID = act.NewID()
		}
	}
	return out
}

// check tidies an action and finds what is wrong with it, all at once. was is the
// action before the change, nil for a new one: what somebody who has left since
// was responsible for may still be changed.
func (f *Feature) check(ctx context.Context, tx *act.Tx, org *people.Org, a, was *Action) error {
	a.Title, a.How = strings.Join(strings.Fields(a.Title), " "), strings.TrimSpace(a.How)
	a.Collaborators = slices.DeleteFunc(slices.Compact(slices.Sorted(slices.Values(a.Collaborators))), func(id string) bool { return id == "" || id == a.OwnerID })
	var bad []*fault.Fault
	long := func(field, text string, limit int) {
		if utf8.RuneCountInString(text) > limit {
			bad = append(bad, fault.At(field, "input.too_long", fault.Args{"limit": limit}))
		}
	}
	many := func(field string, n, limit int) {
		if n > limit {
			bad = append(bad, fault.At(field, "input.too_many", fault.Args{"limit": limit}))
		}
	}
	add := func(err error) {
		if one, ok := fault.Of(err); ok {
			bad = append(bad, one)
		}
	}
	add(a.plain().Check())
	long("/title", a.Title, maxTitle)
	long("/how", a.How, maxHow)
	many("/steps", len(a.Steps.V), maxSteps)
	many("/collaborator_ids", len(a.Collaborators), maxCollaborators)
	many("/depends_on", len(a.DependsOn), maxDepends)
	for _, s := range a.Steps.V {
		long("/steps", s.Title, maxTitle)
	}
	if a.OwnerID != "" && (was == nil || was.OwnerID != a.OwnerID) && !active(org, a.OwnerID) {
		bad = append(bad, fault.At("/owner_id", "plan.person_unknown"))
	}
	for _, id := range a.Collaborators {
		if (was == nil || !slices.Contains(was.Collaborators, id)) && !active(org, id) {
			bad = append(bad, fault.At("/collaborator_ids", "plan.person_unknown"))
			break
		}
	}
	if err := fault.Join(bad); err != nil {
		return err
	}
	if was != nil && slices.Equal(was.DependsOn, a.DependsOn) || len(a.DependsOn) == 0 {
		return nil
	}
	return f.checkDepends(ctx, tx, a)
}

func active(org *people.Org, id string) bool {
	p, ok := org.Person(id)
	return ok && p.Active()
}

// checkDepends refuses dependencies that are unknown, hidden or go in a circle.
// Titles that the caller may not see are told as "…".
func (f *Feature) checkDepends(ctx context.Context, tx *act.Tx, a *Action) error {
	if err := tx.Stamp(ctx, dependsLock); err != nil { // two at once could close a circle together
		return err
	}
	list, err := connected(ctx, tx, append([]string{a.ID}, a.DependsOn...))
	if err != nil {
		return err
	}
	seen, err := visibleActions(ctx, tx, tx.Who, idsOf(list))
	if err != nil {
		return err
	}
	net := make([]plan.Action, 0, len(list))
	for i := range list {
		one := list[i].plain()
		switch {
		case one.ID == a.ID:
			one = a.plain()
			one.DependsOn = list[i].DependsOn
		case !seen[one.ID] && slices.Contains(a.DependsOn, one.ID):
			continue // as good as not there
		case !seen[one.ID]:
			one.Title = "…"
		}
		net = append(net, one)
	}
	if !slices.ContainsFunc(net, func(p plan.Action) bool { return p.ID == a.ID }) {
		one := a.plain()
		one.DependsOn = nil
		net = append(net, one)
	}
	return plan.NewNet(net).CheckDependsOn(a.ID, a.DependsOn)
}

// dependsLock is stamped by every change of dependencies, so that they follow
// each other.
const dependsLock = "action_dependencies"

// move takes the action to a state. A block that is said anew replaces the old.
func (a *Action) move(tx *act.Tx, org *people.Org, to plan.State, block plan.Block) error {
	if block == (plan.Block{}) && to == a.State {
		block = a.block()
	}
	block.Why, block.Whom = strings.TrimSpace(block.Why), strings.TrimSpace(block.Whom)
	if err := a.State.MoveTo(to, block); err != nil {
		return err
	}
	if to == plan.Blocked {
		if block.PersonID != "" && block.PersonID != a.BlockedPersonID && !active(org, block.PersonID) {
			return fault.At("/blocked/person_id", "plan.person_unknown")
		}
		if utf8.RuneCountInString(block.Why) > maxWhy || utf8.RuneCountInString(block.Whom) > maxTitle {
			return fault.At("/blocked/why", "input.too_long", fault.Args{"limit": maxWhy})
		}
		if a.State != plan.Blocked {
			a.BlockedAt = tx.Now
		}
		a.BlockedWhy, a.BlockedPersonID, a.BlockedWhom = block.Why, block.PersonID, block.Whom
	} else {
		a.BlockedWhy, a.BlockedPersonID, a.BlockedWhom, a.BlockedAt = "", "", "", time.Time{}
	}
	if to == plan.Done && a.State != plan.Done {
		a.DoneAt = tx.Now
	}
	if to != plan.Done {
		a.DoneAt = time.Time{}
	}
	a.State = to
	return nil
}
