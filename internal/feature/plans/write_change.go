package plans

import (
	"context"
	"slices"

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

// Change is what is said anew of an action; nil leaves a field as it is.
type Change struct {
	Title, OwnerID, How      *string
	KeyResultID              *string // moves it to another key result
	Collaborators, DependsOn *[]string
	StartsOn, DueOn          *date.Date
	EffortDays               *decimal.NullDecimal
	Steps                    *[]plan.Step
	State                    *plan.State
	Block                    *plan.Block
	// MoveDependents takes the dates that Effects proposes to what depends on the
	// action, in the same transaction.
	MoveDependents bool
}

// Adjust changes an action and returns those that were moved with it. version 0
// skips the check for a change in between.
func (f *Feature) Adjust(ctx context.Context, who access.Actor, id string, version int64, in Change) (moved []plan.Effect, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		a, o, kr, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ActionUpdate, a.target(o, kr)); err != nil {
			return err
		}
		if version != 0 && version != a.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		if o.State == okr.Closed {
			return fault.New(fault.Conflict, "objective.closed")
		}
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		if in.MoveDependents { // before the action itself moves: effects are told against what is stored
			if moved, err = f.moveDependents(ctx, tx, a, in); err != nil {
				return err
			}
		}
		return f.adjust(ctx, tx, org, a, in)
	})
	return moved, err
}

// adjust applies a change to one action, stores it and tells of it.
func (f *Feature) adjust(ctx context.Context, tx *act.Tx, org *people.Org, a *Action, in Change) error {
	was := *a
	before := a.facts()
	act.Set(&a.Title, in.Title)
	act.Set(&a.OwnerID, in.OwnerID)
	act.Set(&a.How, in.How)
	act.Set(&a.EffortDays, in.EffortDays)
	act.Set(&a.Collaborators, in.Collaborators)
	act.Set(&a.DependsOn, in.DependsOn)
	if in.StartsOn != nil {
		a.StartsOn = store.AsDay(*in.StartsOn)
	}
	if in.DueOn != nil {
		a.DueOn = store.AsDay(*in.DueOn)
	}
	if in.Steps != nil {
		a.Steps.V = numbered(*in.Steps)
	}
	if in.KeyResultID != nil && *in.KeyResultID != a.KeyResultID {
		if err := f.carryOver(ctx, tx, a, *in.KeyResultID); err != nil {
			return err
		}
	}
	if err := f.check(ctx, tx, org, a, &was); err != nil {
		return err
	}
	if in.State != nil || in.Block != nil {
		to, block := a.State, plan.Block{}
		if in.Block != nil {
			to, block = plan.Blocked, *in.Block
		}
		act.Set(&to, in.State)
		if err := a.move(tx, org, to, block); err != nil {
			return err
		}
	}
	if err := save(ctx, tx, a); err != nil {
		return err
	}
	if err := f.relate(ctx, tx, a); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "action.changed", Subject: a.ref(), Before: before, After: a.facts(), Detail: a})
}

// carryOver moves an action to the plan of another key result.
func (f *Feature) carryOver(ctx context.Context, tx *act.Tx, a *Action, keyResultID string) error {
	o, kr, err := f.objectives.Load(ctx, tx, keyResultID)
	if err == nil {
		err = tx.Allow(access.ActionCreate, o.KeyResultTarget(kr))
	}
	if fault.Is(err, "input.missing") {
		return fault.At("/key_result_id", "plan.key_result_unknown")
	}
	if err != nil {
		return err
	}
	if o.State == okr.Closed {
		return fault.New(fault.Conflict, "objective.closed")
	}
	if err := f.objectives.Share(ctx, tx, a.ObjectiveID, a.ID, nil); err != nil {
		return err
	}
	a.KeyResultID, a.ObjectiveID = kr.ID, o.ID
	a.Position, err = nextPosition(ctx, tx, kr.ID)
	return err
}

// moveDependents moves what would clash with an action's new dates. It moves all
// or none: one that the caller may not change refuses the whole.
func (f *Feature) moveDependents(ctx context.Context, tx *act.Tx, a *Action, in Change) ([]plan.Effect, error) {
	shift := plan.Shift{ActionID: a.ID, StartsOn: a.StartsOn.Date, DueOn: a.DueOn.Date}
	act.Set(&shift.StartsOn, in.StartsOn)
	act.Set(&shift.DueOn, in.DueOn)
	impact, err := f.impact(ctx, tx, a, shift)
	if err != nil {
		return nil, err
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	var denied []string
	for _, e := range impact.Dependents {
		if !impact.CanMove[e.ActionID] {
			denied = append(denied, impact.title(e))
		}
	}
	if len(denied) > 0 {
		return nil, fault.New(fault.Forbidden, "plan.dependents_denied", fault.Args{"titles": denied})
	}
	for _, e := range impact.Dependents {
		d, err := loadAction(ctx, tx, e.ActionID)
		if err != nil {
			return nil, err
		}
		start, due := e.NewStartsOn, e.NewDueOn
		if err := f.adjust(ctx, tx, org, d, Change{StartsOn: &start, DueOn: &due}); err != nil {
			return nil, err
		}
	}
	return impact.Dependents, nil
}

// Tick ticks one step of an action, or takes the tick away: two people ticking
// at once don't get in each other's way.
func (f *Feature) Tick(ctx context.Context, who access.Actor, id, stepID string, done bool) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		a, o, kr, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ActionUpdate, a.target(o, kr)); err != nil {
			return err
		}
		at := slices.IndexFunc(a.Steps.V, func(s plan.Step) bool { return s.ID == stepID })
		if at < 0 {
			return fault.New(fault.Missing, "input.missing")
		}
		before := map[string]any{"step_id": stepID, "step": a.Steps.V[at].Title, "done": a.Steps.V[at].Done}
		a.Steps.V[at].Done = done
		if err := save(ctx, tx, a); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "action.ticked", Subject: a.ref(), Before: before,
			After: map[string]any{"step_id": stepID, "step": a.Steps.V[at].Title, "done": done}, Detail: a})
	})
}

// HandOver gives all open actions of one person to another. It is part of a
// larger use case, which has asked the policy.
func (f *Feature) HandOver(ctx context.Context, tx *act.Tx, fromID, toID string) error {
	list, err := openOf(ctx, tx, []string{fromID})
	if err != nil {
		return err
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return err
	}
	for i := range list {
		a := &list[i]
		if err := f.adjust(ctx, tx, org, a, Change{OwnerID: &toID}); err != nil {
			return err
		}
	}
	return nil
}
