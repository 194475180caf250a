package apptest

import (
	"context"
	"strings"
	"sync"

	"github.com/uptrace/bun"
)

// Queries runs fn and returns the SQL statements sent meanwhile, save BEGIN and
// COMMIT: a test that asserts their number finds the query in a loop.
func (w *World) Queries(fn func()) []string {
	w.T.Helper()
	hook := &listening{}
	write, read := w.Store.Write, w.Store.Read
	defer func() { w.Store.Write, w.Store.Read = write, read }()
	w.Store.Write = write.WithQueryHook(hook)
	w.Store.Read = w.Store.Write
	if read != write {
		w.Store.Read = read.WithQueryHook(hook)
	}
	fn()
	hook.mu.Lock()
	defer hook.mu.Unlock()
	return hook.heard
}

// listening writes queries down.
type listening struct {
	mu    sync.Mutex
	heard []string
}

// BeforeQuery has nothing to do.
func (l *listening) BeforeQuery(ctx context.Context, _ *bun.QueryEvent) context.Context { return ctx }

// AfterQuery writes the statement down.
func (l *listening) AfterQuery(_ context.Context, e *bun.QueryEvent) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if op := strings.ToUpper(e.Query); op != "BEGIN" && op != "COMMIT" && op != "ROLLBACK" {
		l.heard = append(l.heard, e.Query)
	}
}
