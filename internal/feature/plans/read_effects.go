package plans

import (
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Impact is what a change of dates does, with what the caller may do about it.
type Impact struct {
	plan.Impact
	CanMove map[string]bool   // dependent → the caller may move it
	Owners  map[string]string // dependent → its responsible person
	Org     *people.Org
	DueOn   date.Date // when it is done then
	Pace    *PaceLeft // what its key result then takes; nil where that has no forecast
	hidden  map[string]bool
}

// PaceLeft sets what a key result takes once an action is done late beside what it takes if the action
// keeps its day. Nobody can know what the action would bring: until it is done, the present pace goes on.
type PaceLeft struct {
	Pace          decimal.Decimal // at present, a week of five workdays
	Unit          string
	Planned, Late LeftOn
}

// LeftOn is what is left on the day that an action is done.
type LeftOn struct {
	On date.Date
	forecast.After
}

// Dates are those that an action would get: named, or late by workdays, from its due date or from today
// where that is over.
type Dates struct {
	StartsOn, DueOn *date.Date
	LateBy          int
}

// title is a dependent's title, "…" where the caller may not see it.
func (i Impact) title(e plan.Effect) string {
	if i.hidden[e.ActionID] {
		return "…"
	}
	return e.Title
}

// Effects tells what new dates of an action would do; nothing is saved.
func (f *Feature) Effects(ctx context.Context, who access.Actor, id string, dates Dates) (impact Impact, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		a, o, kr, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ObjectiveView, o.Target()); err != nil {
			return err
		}
		shift := plan.Shift{ActionID: id, StartsOn: a.StartsOn.Date, DueOn: a.DueOn.Date}
		act.Set(&shift.StartsOn, dates.StartsOn)
		act.Set(&shift.DueOn, dates.DueOn)
		calendar, err := f.cycles.Calendar(ctx, tx)
		if err != nil {
			return err
		}
		today := f.cycles.Today(tx)
		planned := date.Max(a.DueOn.Date, today)
		if dates.LateBy > 0 {
			shift.DueOn = calendar.Add(planned, dates.LateBy)
		}
		moved := a.plain()
		moved.StartsOn, moved.DueOn = shift.StartsOn, shift.DueOn
		if err := moved.Check(); err != nil {
			return err
		}
		if impact, err = f.impact(ctx, tx, a, shift); err != nil {
			return err
		}
		impact.DueOn = shift.DueOn
		if dates.LateBy > 0 {
			impact.Pace = paceLeft(objectives.Standing{Objective: o, Today: today}, kr, calendar, planned, shift.DueOn)
		}
		return nil
	})
	return impact, err
}

// paceLeft is nil for what is not foreseen, and for all but metrics: a milestone's steps have no pace.
func paceLeft(s objectives.Standing, kr *objectives.KeyResult, calendar *cycle.Calendar, planned, late date.Date) *PaceLeft {
	foreseen := s.Foreseen(kr)
	if foreseen == nil || kr.Kind != okr.Metric || !kr.Current.Valid {
		return nil
	}
	on := func(day date.Date) LeftOn {
		after, _ := foreseen.After(kr.Current.Decimal, calendar.Between(kr.CurrentOn.AddDays(1), day), calendar.Between(day.AddDays(1), foreseen.On))
		return LeftOn{On: day, After: after}
	}
	return &PaceLeft{Pace: foreseen.Pace, Unit: kr.Measure.V.Unit, Planned: on(planned), Late: on(late)}
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
