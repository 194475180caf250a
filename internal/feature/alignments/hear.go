package alignments

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear keeps roll-ups true when something below or about them changes.
func (f *Feature) hear() {
	for _, kind := range []string{"key_result.added", "key_result.changed", "key_result.deleted", "key_result.restored"} {
		f.act.On(kind, f.resultChanged)
	}
	for _, kind := range []string{"objective.changed", "objective.deleted", "objective.restored", "objective.closed"} {
		f.act.On(kind, f.objectiveChanged)
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
