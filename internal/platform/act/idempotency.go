package act

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/fault"
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

// key is the idempotency key that this write is to remember, with its answer where
// that is known already; nil for none.
func (tx *Tx) key(ctx context.Context) *Key {
	k, ok := ctx.Value(keyKey{}).(Key)
	if !ok {
		return nil
	}
	k.CreatedAt = tx.Now
	k.Status, k.Response, k.Headers = tx.answer.Status, tx.answer.Response, tx.answer.Headers
	return &k
}

// Answered tells what the request will be answered with once this write is
// committed: its idempotency key then remembers it in the same transaction, and
// not in one of its own afterwards.
func (tx *Tx) Answered(status int, response, headers string) {
	tx.answer = Key{Status: status, Response: response, Headers: headers}
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
