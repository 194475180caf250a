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
		return dropServing(ctx, tx, t.ID)
	})
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
