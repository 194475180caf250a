package carryovers

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Trail is where an objective comes from, and what became of it; nil where it comes
// from nowhere, or nothing was decided yet.
type Trail struct {
	From, To *Leg
}

// Leg is one way from a cycle into the next. Other is the objective at its far end:
// nil where that was deleted since, where nothing came of it, or where the caller
// doesn't see it.
type Leg struct {
	Carryover
	Other *objectives.Standing
	Cycle cycles.Cycle // at its far end
	Final *okr.Score   // of the objective that it comes from
	Items []Item

	Scoring okr.Scoring // how the score is shown
}

// Trail follows an objective back and forth. The caller sees the objective; of the
// others only what they may see is told.
func (f *Feature) Trail(ctx context.Context, who access.Actor, objectiveID string) (t Trail, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, err := f.Objectives.LoadObjective(ctx, tx, objectiveID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ObjectiveView, o.Target()); err != nil {
			return err
		}
		from, err := became(ctx, tx, o.ID)
		if t.From, err = f.leg(ctx, tx, from, err, from.ObjectiveID); err != nil {
			return err
		}
		to, err := of(ctx, tx, o.ID)
		t.To, err = f.leg(ctx, tx, to, err, to.DraftID)
		return err
	})
	return t, err
}

// leg fills one in, as it was found.
func (f *Feature) leg(ctx context.Context, tx *act.Tx, c *Carryover, found error, otherID string) (*Leg, error) {
	if fault.Is(found, "input.missing") {
		return nil, nil
	}
	if found != nil {
		return nil, found
	}
	l := &Leg{Carryover: *c}
	seen, err := f.Objectives.Standings(ctx, tx, []string{otherID})
	if err != nil {
		return nil, err
	}
	cycleID := c.CycleID
	if l.Other = seen[otherID]; l.Other != nil {
		cycleID = l.Other.CycleID
	} else if otherID == c.ObjectiveID { // a hidden origin is none
		return nil, nil
	}
	set, err := f.Cycles.Set(ctx, tx)
	if err != nil {
		return nil, err
	}
	l.Cycle, _ = set.Cycle(cycleID) // one that was deleted since has no name
	finals, err := f.Reviews.Finals(ctx, tx, []string{c.ObjectiveID})
	if err != nil {
		return nil, err
	}
	l.Final = finals[c.ObjectiveID]
	rules, err := f.People.Policy(ctx, tx)
	if err != nil {
		return nil, err
	}
	l.Scoring = rules.Scoring
	l.Items, err = itemsOf(ctx, tx, c.ID)
	return l, err
}

// WentFrom gives the actions and problems that went on from some objectives, for a use
// case of another feature that has asked leave to see these.
func (f *Feature) WentFrom(ctx context.Context, tx *act.Tx, objectiveIDs []string) ([]Item, error) {
	return wentFrom(ctx, tx, objectiveIDs, tx.Now)
}
