package plans

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Impact is what a change of dates does, with what the caller may do about it.
type Impact struct {
	plan.Impact
	CanMove map[string]bool   // dependent → the caller may move it
	Owners  map[string]string // dependent → its responsible person
	Org     *people.Org
	hidden  map[string]bool
}

// title is a dependent's title, "…" where the caller may not see it.
func (i Impact) title(e plan.Effect) string {
	if i.hidden[e.ActionID] {
		return "…"
	}
	return e.Title
}

// Effects tells what new dates of an action would do; nothing is saved.
func (f *Feature) Effects(ctx context.Context, who access.Actor, id string, startsOn, dueOn *date.Date) (impact Impact, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		a, o, _, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ObjectiveView, o.Target()); err != nil {
			return err
		}
		shift := plan.Shift{ActionID: id, StartsOn: a.StartsOn.Date, DueOn: a.DueOn.Date}
		act.Set(&shift.StartsOn, startsOn)
		act.Set(&shift.DueOn, dueOn)
		moved := a.plain()
		moved.StartsOn, moved.DueOn = shift.StartsOn, shift.DueOn
		if err := moved.Check(); err != nil {
			return err
		}
		impact, err = f.impact(ctx, tx, a, shift)
		return err
	})
	return impact, err
}

func (f *Feature) impact(ctx context.Context, tx *act.Tx, a *Action, shift plan.Shift) (i Impact, err error) {
	list, err := connected(ctx, tx, []string{a.ID})
	if err != nil {
		return i, err
	}
	calendar, err := f.cycles.Calendar(ctx, tx)
	if err != nil {
		return i, err
	}
	var results []string
	net := make([]plan.Action, len(list))
	for n := range list {
		net[n] = list[n].plain()
		results = append(results, list[n].KeyResultID)
	}
	places, err := placesOf(ctx, tx, results)
	if err != nil {
		return i, err
	}
	due := make(map[string]date.Date, len(places))
	for id, p := range places {
		due[id] = p.DueOn.Date
	}
	i.Impact = plan.NewNet(net).Effects(shift, calendar, due)
	return i, f.judgeImpact(ctx, tx, &i, list)
}

// judgeImpact says which dependents the caller may see and move.
func (f *Feature) judgeImpact(ctx context.Context, tx *act.Tx, i *Impact, list []Action) (err error) {
	i.CanMove, i.Owners, i.hidden = map[string]bool{}, map[string]string{}, map[string]bool{}
	if i.Org, err = f.people.Org(ctx, tx); err != nil {
		return err
	}
	var touched []Action
	for _, a := range list {
		if slices.ContainsFunc(i.Dependents, func(e plan.Effect) bool { return e.ActionID == a.ID }) ||
			slices.ContainsFunc(i.Clashes, func(c plan.Clash) bool { return c.DependencyID == a.ID }) {
			touched = append(touched, a)
		}
	}
	targets, err := f.targets(ctx, tx, touched)
	if err != nil {
		return err
	}
	for _, a := range touched {
		i.hidden[a.ID] = access.Decide(tx.Who, access.ActionView, targets[a.ID]) != access.Allow
		i.CanMove[a.ID] = access.Decide(tx.Who, access.ActionUpdate, targets[a.ID]) == access.Allow
		i.Owners[a.ID] = a.OwnerID
	}
	for n := range i.Clashes {
		if i.hidden[i.Clashes[n].DependencyID] {
			i.Clashes[n].Title = "…"
		}
	}
	return nil
}
