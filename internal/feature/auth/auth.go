// Package auth is how a person proves who they are: passwords, sessions, API
// tokens, second factors, one-time links.
package auth

import (
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the use cases of signing in.
type Feature struct {
	act    *act.Runner
	people *people.Feature
	secure bool // cookies for https only
}

// New makes the feature. secure marks cookies for https only.
func New(a *act.Runner, p *people.Feature, secure bool) *Feature {
	return &Feature{act: a, people: p, secure: secure}
}

// sessionLife is how long a session lasts without being used.
const sessionLife = 30 * 24 * time.Hour

// Credential is how a person signs in.
type Credential struct {
	store.BaseModel `bun:"table:credentials"`
	PersonID        string    `bun:"person_id,pk"`
	PasswordHash    string    `bun:"password_hash"`
	TOTPSecret      string    `bun:"totp_secret"`
	TOTPStep        int64     `bun:"totp_step"`
	TOTPConfirmed   bool      `bun:"totp_confirmed"`
	RecoveryHashes  string    `bun:"recovery_hashes"`
	ChangedAt       time.Time `bun:"changed_at"`
}

// Session is one signed-in browser. Only a hash of its secret is kept.
type Session struct {
	store.BaseModel `bun:"table:sessions"`
	ID              string    `bun:"id,pk"`
	Hash            string    `bun:"hash"`
	PersonID        string    `bun:"person_id"`
	StartedAt       time.Time `bun:"started_at"`
	SeenAt          time.Time `bun:"seen_at"`
	EndsAt          time.Time `bun:"ends_at"`
	IP              string    `bun:"ip"`
	Agent           string    `bun:"agent"`
}

// Cookie carries a session's secret to the browser.
func (f *Feature) cookie(secret string, ends time.Time) http.Cookie {
	return http.Cookie{Name: sessionCookie, Value: secret, Path: "/", Expires: ends, HttpOnly: true, Secure: f.secure, SameSite: http.SameSiteLaxMode}
}
