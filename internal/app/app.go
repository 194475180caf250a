// Package app puts Sinan together: it is the only package that knows every
// feature.
package app

import (
	"context"
	"fmt"
	"net/http"
	"net/netip"
	"time"

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
}

// Config is what an App needs besides its database.
type Config struct {
	Options
	Now     func() time.Time
	Proxies []netip.Prefix
	UI      UI // nil for the API alone
}

// New puts the program together on a database whose schema is current.
func New(s *store.Store, c Config) (*App, error) {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Location == nil {
		c.Location = time.UTC
	}
	a := &App{Store: s, Queue: jobs.New(s)}
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
	mux := http.NewServeMux()
	a.Router = api.NewRouter(mux, book, Version)
	for _, f := range a.Features.all() {
		f.API(a.Router)
	}
	manners := api.Manners{Book: book, Runner: a.Runner, Identify: a.Features.Auth.Identify, Proxies: c.Proxies, MaxBody: maxBody}
	a.handler = a.routes(manners.Wrap(mux), c.UI)
	return a, nil
}

// maxBody bounds any request body: the largest upload and what wraps it.
const maxBody = 11 << 20

// Open opens and migrates a database and puts the program together on it.
func Open(ctx context.Context, database string, c Config) (*App, error) {
	s, err := store.Open(ctx, database)
	if err != nil {
		return nil, err
	}
	if _, err := s.Migrate(ctx); err != nil {
		_ = s.Close()
		return nil, err
	}
	if err := jobs.Migrate(ctx, s); err != nil {
		_ = s.Close()
		return nil, err
	}
	a, err := New(s, c)
	if err != nil {
		_ = s.Close()
		return nil, fmt.Errorf("put together: %w", err)
	}
	return a, nil
}

// Start begins the work in the background: the job queue and periodic sweeps.
func (a *App) Start(ctx context.Context) error {
	a.Queue.Every(jobs.Periodic{Name: "forget idempotency keys", Every: time.Hour, Do: a.Runner.SweepKeys})
	return a.Queue.Start(ctx)
}

// Close lets go of the database.
func (a *App) Close() error {
	a.Features.Auth.Wait()
	return a.Store.Close()
}

// ServeHTTP answers requests.
func (a *App) ServeHTTP(w http.ResponseWriter, r *http.Request) { a.handler.ServeHTTP(w, r) }
