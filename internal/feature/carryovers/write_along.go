package carryovers

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// along takes open actions and problems to the draft. An action's dates come to stand
// where they stood in the old cycle, unless they lie beyond it already.
func (f *Feature) along(ctx context.Context, tx *act.Tx, in Decision, c *Carryover, s *objectives.Standing, to map[string]string) (items []Item, err error) {
	before, err := f.Cycles.Cycle(ctx, tx, s.CycleID)
	if err != nil {
		return nil, err
	}
	next, err := f.Cycles.Cycle(ctx, tx, c.CycleID)
	if err != nil {
		return nil, err
	}
	if !in.LeaveActions {
		went, err := f.Plans.Onwards(ctx, tx, to, func(d date.Date) date.Date {
			if d.After(before.Span().EndsOn) {
				return d
			}
			return objectives.Along(before.Span(), next.Span(), d)
		})
		if err != nil {
			return nil, err
		}
		c.Actions = len(went)
		for _, w := range went {
			items = append(items, Item{CarryoverID: c.ID, Kind: Action, ItemID: w.ID, FromKeyResultID: w.KeyResultID, ToKeyResultID: to[w.KeyResultID],
				StartsOn: store.AsDay(w.StartsOn), DueOn: store.AsDay(w.DueOn)})
		}
	}
	if !in.LeaveProblems {
		went, err := f.Problems.Onwards(ctx, tx, problems.Onward{From: s.ID, To: c.DraftID, Results: to, Words: next.Name})
		if err != nil {
			return nil, err
		}
		c.Problems = len(went)
		for _, w := range went {
			items = append(items, Item{CarryoverID: c.ID, Kind: Problem, ItemID: w.ID, FromKeyResultID: w.KeyResultID, ToKeyResultID: to[w.KeyResultID]})
		}
	}
	return items, nil
}

// Undo takes a decision back: the draft that came of it is deleted, and what went
// along is where it was. What was submitted since stays: carryover.begun.
func (f *Feature) Undo(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		c, err := load(ctx, tx, id)
		if err != nil {
			return err
		}
		o, err := f.Objectives.LoadObjective(ctx, tx, c.ObjectiveID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.CarryoverCreate, o.Target()); err != nil {
			return err
		}
		switch c.DraftState {
		case "":
			return f.undone(ctx, tx, c)
		case string(okr.Draft): // hear does the rest
			return f.Objectives.Delete(ctx, who, c.DraftID)
		}
		return fault.New(fault.Conflict, "carryover.begun")
	})
}

// undone puts back what went along and forgets the decision.
func (f *Feature) undone(ctx context.Context, tx *act.Tx, c *Carryover) error {
	list, err := itemsOf(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	if err := f.back(ctx, tx, c.DraftID, list); err != nil {
		return err
	}
	if err := drop(ctx, tx, c.ID); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "carryover.undone", Subject: c.ref(), Before: c.facts()})
}

// back puts actions and problems back that went to a draft.
func (f *Feature) back(ctx context.Context, tx *act.Tx, draftID string, list []Item) error {
	var actions []plans.Went
	var raised []problems.Went
	to := map[string]string{}
	for _, i := range list {
		to[i.FromKeyResultID] = i.ToKeyResultID
		switch i.Kind {
		case Action:
			actions = append(actions, plans.Went{ID: i.ItemID, KeyResultID: i.FromKeyResultID, StartsOn: i.StartsOn.Date, DueOn: i.DueOn.Date})
		case Problem:
			raised = append(raised, problems.Went{ID: i.ItemID, KeyResultID: i.FromKeyResultID, ObjectiveID: i.FromObjectiveID})
		case KeyResult:
		}
	}
	if err := f.Plans.Back(ctx, tx, actions, to); err != nil {
		return err
	}
	return f.Problems.Back(ctx, tx, raised, draftID)
}
