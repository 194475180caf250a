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
	w.Store.Write.AddQueryHook(hook)
	if w.Store.Read != w.Store.Write {
		w.Store.Read.AddQueryHook(hook)
	}
	fn()
	hook.mu.Lock()
	defer hook.mu.Unlock()
	hook.deaf = true
	return hook.heard
}

// listening writes queries down until it is deaf: bun has no way to take a hook
// out again.
type listening struct {
	mu    sync.Mutex
	deaf  bool
	heard []string
}

func (l *listening) BeforeQuery(ctx context.Context, _ *bun.QueryEvent) context.Context { return ctx }

func (l *listening) AfterQuery(_ context.Context, e *bun.QueryEvent) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if op := strings.ToUpper(e.Query); !l.deaf && op != "BEGIN" && op != "COMMIT" && op != "ROLLBACK" {
		l.heard = append(l.heard, e.Query)
	}
}
