// Package auth is how a person proves who they are: passwords, sessions, API
// tokens, second factors, one-time links. Other ways to sign in (OIDC, passkeys)
// end in the same start of a session.
package auth

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/mail"
	"github.com/sinan-okr/sinan/internal/platform/secret"
)

// Options are what the feature needs to know of how the program runs.
type Options struct {
	Secure   bool           // cookies for https only
	BaseURL  string         // what links begin with, without a slash at its end
	Location *time.Location // decides when a token's last day is over
	Box      *secret.Box    // seals second factors
	Mail     mail.Sender    // nil where no mail is sent
}

// Feature holds the use cases of signing in.
type Feature struct {
	act     *act.Runner
	people  *people.Feature
	opts    Options
	hashing chan struct{} // bounds memory: one place for each password hashed at once
	lane    *lane
	running sync.WaitGroup // what goes on after an answer was given
}

// New makes the feature.
func New(a *act.Runner, p *people.Feature, o Options) *Feature {
	f := &Feature{act: a, people: p, opts: o, hashing: make(chan struct{}, hashesAtOnce), lane: newLane(laneWidth, lanePause)}
	f.hear()
	return f
}

// Wait returns when nothing is going on any more that outlived its answer.
func (f *Feature) Wait() { f.running.Wait() }

// behind goes on after the answer was given, so that the time of the answer does
// not tell what was found.
func (f *Feature) behind(ctx context.Context, what string, work func(context.Context) error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
	f.running.Go(func() {
		defer cancel()
		if err := work(ctx); err != nil {
			slog.ErrorContext(ctx, "work behind an answer failed", "work", what, "error", err)
		}
	})
}

// How long things last.
const (
	sessionLife    = 30 * 24 * time.Hour  // without being used
	sessionMost    = 180 * 24 * time.Hour // however much it is used
	touchEvery     = 10 * time.Minute     // how exactly the last use is known
	deviceLife     = 365 * 24 * time.Hour
	invitationLife = 14 * 24 * time.Hour
	adminResetLife = 24 * time.Hour
	mailResetLife  = time.Hour
)

// sessionCookie and deviceCookie carry secrets to the browser.
func (f *Feature) sessionCookie(secret string, ends time.Time) http.Cookie {
	return f.cookie(sessionName, "/", secret, ends)
}

func (f *Feature) deviceCookie(secret string, ends time.Time) http.Cookie {
	return f.cookie(deviceName, "/api/v1/", secret, ends)
}

func (f *Feature) cookie(name, path, secret string, ends time.Time) http.Cookie {
	c := http.Cookie{Name: name, Value: secret, Path: path, Expires: ends, HttpOnly: true, Secure: f.opts.Secure, SameSite: http.SameSiteLaxMode}
	if secret == "" {
		c.MaxAge = -1
	}
	return c
}
