package plans

import (
	"context"

	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear hands open actions over when their responsible person leaves, and keeps
// them with their key result when that moves.
func (f *Feature) hear() {
	f.act.On("person.deactivated", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		left, ok := e.Detail.(people.Left)
		if !ok || left.HandOverTo == "" {
			return nil
		}
		return f.HandOver(ctx, tx, left.Person.ID, left.HandOverTo)
	})
	f.act.On("key_result.moved", f.follow)
}

// follow takes the actions of a key result along to its new objective, and lets
// those who work on them see that instead.
func (f *Feature) follow(ctx context.Context, tx *act.Tx, e act.Told) error {
	moved, ok := e.Detail.(objectives.Relocated)
	if !ok {
		return nil
	}
	if err := setObjective(ctx, tx, moved.KeyResult.ID, moved.To.ID); err != nil {
		return err
	}
	list, err := listOf(ctx, tx, moved.KeyResult.ID)
	if err != nil {
		return err
	}
	for _, a := range list {
		if err := f.objectives.Share(ctx, tx, moved.From.ID, a.ID, nil); err != nil {
			return err
		}
		if err := f.objectives.Share(ctx, tx, moved.To.ID, a.ID, append([]string{a.OwnerID}, a.Collaborators...)); err != nil {
			return err
		}
	}
	return nil
}
