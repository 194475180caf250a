package talk

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Kept is a comment as a file holds it, with what it said before and the signs
// under it.
type Kept struct {
	Comment
	Edits     []Edit
	Reactions []Reaction
}

// TakeIn puts back what was said, by whom and when it was said: only an admin may,
// and nobody is told of it anew. One that is there and was not taken away stays what
// it is.
func (f *Feature) TakeIn(ctx context.Context, tx *act.Tx, list []Kept) error {
	if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
		return err
	}
	for i := range list {
		if err := put(ctx, tx, &list[i]); err != nil {
			return err
		}
	}
	return nil
}

// TakeOut takes comments away that TakeIn put back.
func (f *Feature) TakeOut(ctx context.Context, tx *act.Tx, id string) error {
	if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
		return err
	}
	c, err := f.loadComment(ctx, tx, id)
	if fault.Is(err, "input.missing") {
		return nil
	}
	if err != nil {
		return err
	}
	if !c.DeletedAt.IsZero() {
		return nil // gone already
	}
	return f.mark(ctx, tx, c, Subject{}, "comment.deleted", func() { c.DeletedAt = tx.Now })
}
