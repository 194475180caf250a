package alignments

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// undoWithin is how long a removal can be undone. Later the parent's owner is
// asked again, as for any new alignment.
const undoWithin = time.Hour

// Restore undoes a removal: the alignment stands as it stood, without the
// parent's owner being asked anew. Only who took it away may, and not for long.
func (f *Feature) Restore(ctx context.Context, who access.Actor, id string) (a *Alignment, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if a, err = loadRemoved(ctx, tx, id, who.ID); err != nil {
			return err
		}
		child, parent, target, err := f.ends(ctx, tx, a)
		if err != nil {
			return err
		}
		if err := mayRemove(tx, a, child, target); err != nil {
			return err
		}
		if tx.Now.Sub(a.RemovedAt) > undoWithin {
			return fault.New(fault.Conflict, "alignment.undo_late")
		}
		if err := f.mayStand(ctx, tx, a, child, parent); err != nil {
			return err
		}
		a.RemovedBy, a.RemovedAt = "", time.Time{}
		return f.keep(ctx, tx, a, act.Told{Kind: "alignment.restored"})
	})
	return a, err
}

// Reopen takes an answer back: the request waits again.
func (f *Feature) Reopen(ctx context.Context, who access.Actor, id string) (a *Alignment, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if a, err = load(ctx, tx, id); err != nil {
			return err
		}
		child, parent, target, err := f.ends(ctx, tx, a)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.AlignmentAnswer, target); err != nil {
			return err
		}
		if !a.answered() {
			return fault.New(fault.Conflict, "alignment.not_answered")
		}
		if a.State == Declined { // it counted for nothing until now
			if err := f.mayStand(ctx, tx, a, child, parent); err != nil {
				return err
			}
		}
		before := a.facts()
		a.State, a.AnsweredBy, a.AnsweredAt, a.Note = Requested, "", time.Time{}, ""
		return f.keep(ctx, tx, a, act.Told{Kind: "alignment.reopened", Before: before})
	})
	return a, err
}

// answered reports whether the alignment was asked for and somebody else answered.
func (a *Alignment) answered() bool {
	return a.State != Requested && a.AnsweredBy != a.AskedBy
}

// mayStand refuses what may not come back: an objective that has been closed
// since, or a circle that others have made possible.
func (f *Feature) mayStand(ctx context.Context, tx *act.Tx, a *Alignment, child, parent *objectives.Objective) error {
	if child.State == okr.Closed || parent.State == okr.Closed {
		return fault.New(fault.Conflict, "objective.closed")
	}
	if err := tx.Stamp(ctx, lock); err != nil {
		return err
	}
	return f.check(ctx, tx, *a)
}

// keep stores a changed alignment, tells of it, and takes it into roll-ups.
func (f *Feature) keep(ctx context.Context, tx *act.Tx, a *Alignment, told act.Told) error {
	if err := save(ctx, tx, a); err != nil {
		return err
	}
	told.Subject, told.Detail = a.ref(), a
	if a.RemovedBy == "" {
		told.After = a.facts()
	}
	if err := tx.Tell(ctx, told); err != nil {
		return err
	}
	return f.carryInto(ctx, tx, a)
}
