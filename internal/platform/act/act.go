// Package act runs use cases. A use case that changes something is one
// transaction that asks the policy, changes rows, and tells what happened; one
// that did not ask or did not tell is rolled back, so that neither can be
// forgotten.
package act

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Runner runs use cases against one database.
type Runner struct {
	store     *store.Store
	now       func() time.Time
	listeners map[string][]Listener
	outbox    Outbox
	committed []func()
}

// Listener reacts to an event inside the transaction that told it. Its work must
// be bounded; anything longer is a job.
type Listener func(ctx context.Context, tx *Tx, e Told) error

// Outbox hands the events of a transaction to the job queue, inside that
// transaction.
type Outbox func(ctx context.Context, tx bun.Tx, events []Event) error

// New makes a runner. now is the clock; outbox may be nil where nothing leaves
// the program (tests, one-off commands).
func New(s *store.Store, now func() time.Time, outbox Outbox) *Runner {
	return &Runner{store: s, now: now, listeners: map[string][]Listener{}, outbox: outbox}
}

// On registers a listener for one kind of event. Call it only while the program
// is being put together.
func (r *Runner) On(kind string, l Listener) { r.listeners[kind] = append(r.listeners[kind], l) }

// OnCommit registers what is called after each write that was committed; it must
// not wait for anything. Call it only while the program is being put together.
func (r *Runner) OnCommit(f func()) { r.committed = append(r.committed, f) }

// Now is the runner's clock, in UTC and microseconds as both databases keep it.
func (r *Runner) Now() time.Time { return r.now().UTC().Truncate(time.Microsecond) }

// Tx is what a use case works with: the database, the moment, and who asks.
type Tx struct {
	bun.IDB
	Now time.Time
	Who access.Actor

	runner  *Runner
	writing bool
	past    bool // looks at how things stood at Now
	asked   bool
	told    []Event
	replies []func(context.Context)
	answer  Key              // what Answered was told
	stamps  map[string]int64 // as read; nil before
	kept    map[any]any
}

type txKey struct{}

// Write runs fn in one transaction. Within another Write it joins that one. It
// commits only if fn returned nil, asked Allow and told at least one event.
func (r *Runner) Write(ctx context.Context, who access.Actor, fn func(context.Context, *Tx) error) error {
	if outer, ok := ctx.Value(txKey{}).(*Tx); ok && outer.runner == r && outer.writing {
		return fn(ctx, outer)
	}
	if _, past := pastOf(ctx); past {
		return errPast
	}
	const tries = 5
	for try := 1; ; try++ {
		after, err := r.once(ctx, who, fn)
		if err == nil {
			for _, f := range r.committed {
				f()
			}
			for _, f := range after {
				f(context.WithoutCancel(ctx))
			}
			return nil
		}
		if try == tries || !store.Retryable(err) {
			return err
		}
	}
}

// Look is a Write that only reads, and tells that somebody did. As of a past moment it is read first, and told of in
// the present, by which tell then asks leave.
func (r *Runner) Look(ctx context.Context, who access.Actor, read, tell func(context.Context, *Tx) error) error {
	if _, past := pastOf(ctx); past {
		if err := r.Read(ctx, who, read); err != nil {
			return err
		}
		return r.Write(Present(ctx), who, tell)
	}
	return r.Write(ctx, who, func(ctx context.Context, tx *Tx) error {
		if err := read(ctx, tx); err != nil {
			return err
		}
		return tell(ctx, tx)
	})
}

func (r *Runner) once(ctx context.Context, who access.Actor, fn func(context.Context, *Tx) error) (after []func(context.Context), err error) {
	db, err := r.store.Write.BeginTx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("begin: %w", err)
	}
	done := false
	defer func() {
		if !done { // also when fn panics
			err = errors.Join(err, db.Rollback())
		}
	}()
	tx := &Tx{IDB: db, Now: r.Now(), Who: who, runner: r, writing: true}
	if err := fn(context.WithValue(ctx, txKey{}, tx), tx); err != nil {
		return nil, err
	}
	switch {
	case !tx.asked:
		return nil, errors.New("act: a write asked nobody's leave")
	case len(tx.told) == 0:
		return nil, errors.New("act: a write told nothing")
	}
	if err := tx.flush(ctx, db); err != nil {
		return nil, err
	}
	done = true
	if err := db.Commit(); err != nil {
		return nil, fmt.Errorf("commit: %w", err)
	}
	return tx.replies, nil
}

// Read runs fn against the reading side of the database. Within a Write it sees
// what that has written so far; within a Read by the same actor it joins that one.
func (r *Runner) Read(ctx context.Context, who access.Actor, fn func(context.Context, *Tx) error) error {
	if outer, ok := ctx.Value(txKey{}).(*Tx); ok && outer.runner == r && (outer.writing || outer.Who.ID == who.ID) {
		return fn(ctx, outer)
	}
	tx := &Tx{IDB: r.store.Read, Now: r.Now(), Who: who, runner: r}
	if at, past := pastOf(ctx); past {
		tx.Now, tx.past = at, true
	}
	return fn(context.WithValue(ctx, txKey{}, tx), tx)
}

// Kept is what Keep was given for a key in this Read; nil for nothing.
func (tx *Tx) Kept(key any) any { return tx.kept[key] }

// Keep holds what was loaded for the rest of a Read, so that the parts of a page
// load it once; keys are of the keeper's own type, as in a context. A Write keeps
// nothing, since it changes what it loads.
func (tx *Tx) Keep(key, v any) {
	if tx.writing {
		return
	}
	if tx.kept == nil {
		tx.kept = map[any]any{}
	}
	tx.kept[key] = v
}

// Allow asks the policy. The error is a fault: missing where the target is
// hidden from the caller, unsigned or forbidden otherwise.
func (tx *Tx) Allow(action access.Action, target access.Target) error {
	tx.asked = true
	return Allow(tx.Who, action, target)
}

// Allow asks the policy outside a transaction.
func Allow(who access.Actor, action access.Action, target access.Target) error {
	switch access.Decide(who, action, target) {
	case access.Allow:
		return nil
	case access.Hide:
		return fault.New(fault.Missing, "input.missing")
	}
	if !who.Signed() {
		return fault.New(fault.Unsigned, "session.none")
	}
	return fault.New(fault.Forbidden, "access.denied", fault.Args{"action": string(action)})
}

// Writing reports whether this is a write, whose rows may yet be rolled back.
func (tx *Tx) Writing() bool { return tx.writing }

// After runs f once the transaction has been committed, and never otherwise.
func (tx *Tx) After(f func(context.Context)) { tx.replies = append(tx.replies, f) }
