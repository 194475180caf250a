package problems

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear hands problems over when their owner or decider leaves, and keeps them
// with their key result when that moves.
func (f *Feature) hear() {
	f.act.On("person.deactivated", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		left, ok := e.Detail.(people.Left)
		if !ok || left.HandOverTo == "" {
			return nil
		}
		return f.handOver(ctx, tx, left.Person.ID, left.HandOverTo)
	})
	f.act.On("key_result.moved", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		moved, ok := e.Detail.(objectives.Relocated)
		if !ok {
			return nil
		}
		return setObjective(ctx, tx, moved.KeyResult.ID, moved.To.ID)
	})
}

// handOver gives what somebody owns and has to decide to another, or where that
// one may not see it, to whose what it holds up is. It is part of a larger use
// case, which has asked the policy.
func (f *Feature) handOver(ctx context.Context, tx *act.Tx, fromID, toID string) error {
	list, err := pendingOf(ctx, tx, fromID)
	if err != nil {
		return err
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return err
	}
	for i := range list {
		p := &list[i]
		h, err := f.holding(ctx, tx, p.KeyResultID, p.ObjectiveID)
		if fault.Is(err, "input.missing") { // what it held up was deleted, and it with that
			continue
		}
		if err != nil {
			return err
		}
		was, heir := *p, toID
		if !sees(org, heir, p.seen(h)) {
			heir = usualOwner(org, p, h)
		}
		if p.OwnerID == fromID {
			p.OwnerID = heir
			if err := f.step(ctx, tx, p, Given, heir, ""); err != nil {
				return err
			}
		}
		if p.DeciderID == fromID && p.Undecided() {
			p.ask(tx, heir, p.Question)
			if err := f.step(ctx, tx, p, Asked, heir, p.Question); err != nil {
				return err
			}
		}
		if err := f.keep(ctx, tx, &was, p, h); err != nil {
			return err
		}
	}
	return nil
}
