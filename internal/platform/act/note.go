package act

import (
	"context"
	"errors"
	"fmt"

	"github.com/uptrace/bun"
)

// Note runs fn in a small transaction of its own for what is no fact about the
// workspace: when a session was last used, how often a password was wrong. It
// asks nobody and tells nothing, so it must not touch a row that the trail
// speaks of. It is an error within a Write, whose fate it must not share.
func (r *Runner) Note(ctx context.Context, fn func(context.Context, *Tx) error) error {
	if outer, within := ctx.Value(txKey{}).(*Tx); within && outer.writing {
		return errors.New("act: a note within a write")
	}
	err := r.store.Write.RunInTx(ctx, nil, func(ctx context.Context, db bun.Tx) error {
		return fn(ctx, &Tx{IDB: db, Now: r.Now(), runner: r, writing: true})
	})
	if err != nil {
		return fmt.Errorf("note: %w", err)
	}
	return nil
}
