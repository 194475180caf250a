package act

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// KeyLife is how long an idempotency key is remembered.
const KeyLife = 48 * time.Hour

// Key is a caller's idempotency key with a digest of the request it came with.
type Key struct {
	bun.BaseModel `bun:"table:idempotency_keys"`
	ActorID       string    `bun:"actor_id,pk"`
	Key           string    `bun:"key,pk"`
	Request       string    `bun:"request"`
	Status        int       `bun:"status"`
	Response      string    `bun:"response"`
	Headers       string    `bun:"headers"`
	CreatedAt     time.Time `bun:"created_at"`
}

type keyKey struct{}

// WithKey makes the next Write in this context remember the key, in the same
// transaction as the change: the change and the memory of it can't be parted.
func WithKey(ctx context.Context, k Key) context.Context { return context.WithValue(ctx, keyKey{}, k) }

func (tx *Tx) keepKey(ctx context.Context, db bun.Tx) error {
	k, ok := ctx.Value(keyKey{}).(Key)
	if !ok {
		return nil
	}
	k.CreatedAt = tx.Now
	_, err := db.NewInsert().Model(&k).Exec(ctx)
	if err != nil && store.Duplicate(err, "idempotency_keys") {
		return fault.New(fault.Conflict, "idempotency.running")
	}
	if err != nil {
		return fmt.Errorf("act: keep idempotency key: %w", err)
	}
	return nil
}

// Recall finds what a key was answered with. found is false for a new key; a
// key that came with another request is refused, and so is one whose first
// request is still running or whose answer was lost with the process.
func (r *Runner) Recall(ctx context.Context, k Key) (answer Key, found bool, err error) {
	err = r.store.Read.NewSelect().Model(&answer).Where("actor_id = ? AND key = ?", k.ActorID, k.Key).Scan(ctx)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Key{}, false, nil
	case err != nil:
		return Key{}, false, err
	case answer.Request != k.Request:
		return Key{}, false, fault.New(fault.Conflict, "idempotency.reused")
	case answer.Status == 0:
		return Key{}, false, fault.New(fault.Conflict, "idempotency.running")
	}
	return answer, true, nil
}

// Answer stores what the request was answered with, for Recall.
func (r *Runner) Answer(ctx context.Context, k Key) error {
	_, err := r.store.Write.NewUpdate().Model(&k).Column("status", "response", "headers").WherePK().Exec(ctx)
	return err
}

// SweepKeys forgets keys older than KeyLife.
func (r *Runner) SweepKeys(ctx context.Context) error {
	_, err := r.store.Write.NewDelete().Model((*Key)(nil)).Where("created_at < ?", r.Now().Add(-KeyLife)).Exec(ctx)
	return err
}
