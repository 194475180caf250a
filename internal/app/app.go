// Package app puts Sinan together: it is the only package that knows every
// feature.
package app

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/jobs"
	"github.com/sinan-okr/sinan/internal/platform/secret"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Version is set by the build.
var Version = "dev"

// App is the whole program on an open database.
type App struct {
	Store    *store.Store
	Runner   *act.Runner
	Features *Features
	Router   *api.Router
	Queue    *jobs.Queue
	handler  http.Handler
	stop     context.CancelFunc // of the work in the background that needs no winding up
}

// Config is what an App needs besides its database.
type Config struct {
	Options
	Now     func() time.Time
	Proxies []netip.Prefix
	UI      UI // nil for the API alone
}

// New puts the program together on an open database. It asks nothing of the
// database: its schema must be current by the first request and by Start.
func New(s *store.Store, c Config) (*App, error) {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Location == nil {
		c.Location = time.UTC
	}
	a := &App{Store: s, Queue: jobs.New(s), stop: func() {}}
	if err := a.Queue.Open(); err != nil {
		return nil, err
	}
	a.Runner = act.New(s, c.Now, a.Queue.Outbox)
	box, err := secret.New(c.Secret, s.Path)
	if err != nil {
		return nil, err
	}
	a.Features = newFeatures(a.Runner, c.Options, box)
	book, err := a.Features.book()
	if err != nil {
		return nil, err
	}
	a.Features.Auth.Jobs(a.Queue, book)
	a.Features.Checkins.Jobs(a.Queue)
	a.Features.Metrics.Jobs(a.Queue)
	a.Features.Meetings.Jobs(a.Queue)
	a.Features.Reviews.Jobs(a.Queue)
	a.Features.Carryovers.Jobs(a.Queue)
	a.Features.Reports.Jobs(a.Queue)
	a.Features.Evaluations.Jobs(a.Queue)
	a.Features.Talk.Jobs(a.Queue)
	a.Features.Incentives.Jobs(a.Queue)
	a.Features.Views.Jobs(a.Queue)
	a.Features.Notices.Jobs(a.Queue, book)
	a.Features.Robots.Jobs(a.Queue, book)
	a.Features.Exchange.Jobs(a.Queue)
	a.Features.Insight.Jobs(a.Queue)
	mux := http.NewServeMux()
	a.Router = api.NewRouter(mux, book, Version)
	a.Router.DaysFrom(a.Features.Cycles.AsOf)
	for _, f := range a.Features.all() {
		f.API(a.Router)
	}
	manners := api.Manners{Book: book, Runner: a.Runner, Identify: a.Features.Auth.Identify, Proxies: c.Proxies, MaxBody: maxBody, Box: box}
	a.handler = a.routes(manners.Wrap(mux), c.UI, c.SecureCookies)
	return a, nil
}

// maxBody bounds any request body: the largest upload and what wraps it.
const maxBody = 11 << 20

// Open opens and migrates a database and puts the program together on it. The
// two go side by side: describing the operations takes as long as the schema.
func Open(ctx context.Context, database string, c Config) (*App, error) {
	s, err := store.Open(ctx, database)
	if err != nil {
		return nil, err
	}
	var a *App
	var both errgroup.Group
	both.Go(func() error { return migrate(ctx, s) })
	both.Go(func() (err error) {
		if a, err = New(s, c); err != nil {
			return fmt.Errorf("put together: %w", err)
		}
		return nil
	})
	if err := both.Wait(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return a, nil
}

// migrate brings a database up to date, and touches nothing of one that it refuses. SQLite reads the whole schema
// again after each change of a table, so the queue's many changes come while there is little of it.
func migrate(ctx context.Context, s *store.Store) error {
	if err := s.CheckVersion(ctx); err != nil {
		return err
	}
	if err := jobs.Migrate(ctx, s); err != nil {
		return err
	}
	_, err := s.Migrate(ctx)
	return err
}

// Start begins the work in the background: the job queue and periodic sweeps.
func (a *App) Start(ctx context.Context) error {
	a.Queue.Every(jobs.Periodic{Name: "forget idempotency keys", Every: time.Hour, Do: a.Runner.SweepKeys})
	ctx, a.stop = context.WithCancel(ctx)
	if err := a.Features.Live.Start(ctx, a.Store); err != nil {
		return err
	}
	return a.Queue.Start(ctx)
}

// Close lets go of the database.
func (a *App) Close() error {
	a.stop()
	a.Features.Auth.Wait()
	return a.Store.Close()
}

// ServeHTTP answers requests.
func (a *App) ServeHTTP(w http.ResponseWriter, r *http.Request) { a.handler.ServeHTTP(w, r) }
