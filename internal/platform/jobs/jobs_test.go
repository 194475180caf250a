package jobs_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/jobs"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func queueOn(t *testing.T, database string) (*jobs.Queue, *act.Runner) {
	t.Helper()
	s, err := store.Open(t.Context(), database)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if _, err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := jobs.Migrate(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	q := jobs.New(s)
	if err := q.Open(); err != nil {
		t.Fatal(err)
	}
	return q, act.New(s, time.Now, q.Outbox)
}

func tell(ctx context.Context, r *act.Runner, kind string, fail error) error {
	return r.Write(ctx, access.System("test"), func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.WorkspaceUpdate, access.Target{}); err != nil {
			return err
		}
		if err := tx.Tell(ctx, act.Told{Kind: kind, Subject: act.Ref{Kind: "workspace", ID: "1"}}); err != nil {
			return err
		}
		return fail
	})
}

func TestAnEventIsDeliveredOnlyIfItsWriteCommits(t *testing.T) {
	for name, database := range map[string]func(*testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "q.db") },
		"postgres": func(t *testing.T) string { return apptest.Postgres(t) },
	} {
		t.Run(name, func(t *testing.T) {
			q, r := queueOn(t, database(t))
			got := make(chan string, 10)
			q.On("thing.done", func(_ context.Context, e act.Event) error { got <- e.SubjectKind; return nil })
			if err := tell(t.Context(), r, "thing.done", errors.New("rolled back")); err == nil {
				t.Fatal("the failing write was taken")
			}
			if err := tell(t.Context(), r, "thing.unheard", nil); err != nil {
				t.Fatal(err)
			}
			if err := tell(t.Context(), r, "thing.done", nil); err != nil {
				t.Fatal(err)
			}
			if err := q.Start(t.Context()); err != nil {
				t.Fatal(err)
			}
			select {
			case kind := <-got:
				if kind != "workspace" {
					t.Errorf("delivered %q", kind)
				}
			case <-time.After(15 * time.Second):
				t.Fatal("nothing was delivered")
			}
			stop, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), 10*time.Second)
			defer cancel()
			if err := q.Stop(stop); err != nil {
				t.Error(err)
			}
			if len(got) != 0 {
				t.Error("the write that was rolled back was delivered too")
			}
		})
	}
}
