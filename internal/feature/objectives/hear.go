package objectives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/themes"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear registers what this feature does when something happens above it.
func (f *Feature) hear() {
	f.act.On("person.deactivated", f.handOverAll)
	f.act.On("cycle.deleted", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		c, ok := e.Detail.(cycles.Cycle)
		if !ok {
			return nil
		}
		n, err := countIn(ctx, tx, c.ID)
		if err == nil && n > 0 {
			err = fault.New(fault.Conflict, "objective.in_cycle", fault.Args{"count": n})
		}
		return err
	})
	f.act.On("theme.deleted", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		t, ok := e.Detail.(themes.Theme)
		if !ok {
			return nil
		}
		return unserve(ctx, tx, t, e.Subject)
	})
}

// unserve takes a theme that goes away off the objectives that serve it, and tells of which.
func unserve(ctx context.Context, tx *act.Tx, t themes.Theme, ref act.Ref) error {
	ids, err := servingTheme(ctx, tx, t.ID)
	if err != nil || len(ids) == 0 {
		return err
	}
	if err := dropServing(ctx, tx, t.ID); err != nil {
		return err
	}
	if err := SettleServing(ctx, tx, ids...); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "theme.unserved", Subject: ref, Before: map[string]any{"title": t.Title, "objective_ids": ids}})
}

// handOverAll gives what a leaving person has open to whoever takes over, each
// change told on its own.
func (f *Feature) handOverAll(ctx context.Context, tx *act.Tx, e act.Told) error {
	left, ok := e.Detail.(people.Left)
	if !ok || left.HandOverTo == "" {
		return nil
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return err
	}
	list, err := openOf(ctx, tx, left.Person.ID)
	if err != nil {
		return err
	}
	for _, o := range list {
		before := o.facts()
		if err := o.belong(org, left.HandOverTo, ""); err != nil {
			return err
		}
		if err := saveObjective(ctx, tx, o); err != nil {
			return err
		}
		if err := tx.Tell(ctx, act.Told{Kind: "objective.handed_over", Subject: o.Ref(), Before: before, After: o.facts(), Detail: o}); err != nil {
			return err
		}
	}
	return f.handOverResults(ctx, tx, left)
}

func (f *Feature) handOverResults(ctx context.Context, tx *act.Tx, left people.Left) error {
	results, err := openResultsOf(ctx, tx, left.Person.ID)
	if err != nil {
		return err
	}
	for i := range results {
		kr := &results[i]
		before := kr.facts()
		kr.OwnerID = left.HandOverTo
		if err := saveKeyResult(ctx, tx, kr); err != nil {
			return err
		}
		if err := setSharing(ctx, tx, kr.ObjectiveID, responsible, kr.ID, []string{kr.OwnerID}); err != nil {
			return err
		}
		if err := tx.Tell(ctx, act.Told{Kind: "key_result.handed_over", Subject: kr.Ref(), Before: before, After: kr.facts()}); err != nil {
			return err
		}
	}
	return nil
}

// openStates are the states in which an objective still needs an owner.
func openStates() []okr.State { return []okr.State{okr.Draft, okr.InReview, okr.Active} }
