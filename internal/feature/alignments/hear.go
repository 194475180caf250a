package alignments

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear keeps roll-ups, and what is kept of who serves what, true when something below or
// about them changes.
func (f *Feature) hear() {
	for _, kind := range []string{"key_result.added", "key_result.changed", "key_result.deleted", "key_result.restored"} {
		f.act.On(kind, f.resultChanged)
	}
	for _, kind := range []string{"objective.changed", "objective.deleted", "objective.restored", "objective.closed", "objective.reopened"} {
		f.act.On(kind, f.objectiveChanged)
	}
	f.act.On("key_result.moved", f.resultMoved)
	for _, kind := range []string{"key_result.deleted", "key_result.restored", "key_result.taken_in"} {
		f.act.On(kind, func(ctx context.Context, tx *act.Tx, e act.Told) error {
			return settleSupporters(ctx, tx, e.Subject.ID)
		})
	}
}

func (f *Feature) resultChanged(ctx context.Context, tx *act.Tx, e act.Told) error {
	moved, ok := e.Detail.(objectives.Moved)
	if !ok {
		return nil
	}
	if moved.KeyResult.Kind == okr.Rollup && e.Kind != "key_result.deleted" {
		if _, err := f.reckon(ctx, tx, moved.KeyResult.ID); err != nil {
			return err
		}
	}
	return f.Carry(ctx, tx, moved.Objective.ID)
}

func (f *Feature) objectiveChanged(ctx context.Context, tx *act.Tx, e act.Told) error {
	o, ok := e.Detail.(*objectives.Objective)
	if !ok {
		return nil
	}
	if e.Kind == "objective.restored" { // what supports it may have moved meanwhile
		ids, err := rollupsOf(ctx, tx, o.ID)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if _, err := f.reckon(ctx, tx, id); err != nil {
				return err
			}
		}
	}
	return f.Carry(ctx, tx, o.ID)
}

// resultMoved keeps alignments to a key result pointing at it under its new
// objective; it is refused where one would close a circle there.
func (f *Feature) resultMoved(ctx context.Context, tx *act.Tx, e act.Told) error {
	moved, ok := e.Detail.(objectives.Relocated)
	if !ok {
		return nil
	}
	if err := tx.Stamp(ctx, lock); err != nil {
		return err
	}
	list, err := leadingTo(ctx, tx, moved.KeyResult.ID)
	if err != nil {
		return err
	}
	if err := setParent(ctx, tx, moved.KeyResult.ID, moved.To.ID); err != nil {
		return err
	}
	for _, a := range list {
		a.ParentID = moved.To.ID
		if err := f.check(ctx, tx, a); err != nil {
			if found, ok := fault.Of(err); ok {
				found.Field = "/objective_id"
			}
			return err
		}
	}
	if err := f.Carry(ctx, tx, moved.From.ID); err != nil {
		return err
	}
	return f.Carry(ctx, tx, moved.To.ID)
}
