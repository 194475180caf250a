package auth

import (
	"time"

	"github.com/uptrace/bun"
)

// Credential is how a person signs in.
type Credential struct {
	bun.BaseModel  `bun:"table:credentials"`
	PersonID       string    `bun:"person_id,pk"`
	PasswordHash   string    `bun:"password_hash"`
	TOTPSecret     string    `bun:"totp_secret"` // sealed
	TOTPStep       int64     `bun:"totp_step"`   // of the last code taken: none is taken twice
	TOTPConfirmed  bool      `bun:"totp_confirmed"`
	RecoveryHashes []string  `bun:"recovery_hashes,type:text"`
	ChangedAt      time.Time `bun:"changed_at"`
	SignedInAt     time.Time `bun:"signed_in_at,nullzero"`
}

// Session is one signed-in browser. Only a hash of its secret is kept.
type Session struct {
	bun.BaseModel `bun:"table:sessions"`
	ID            string    `bun:"id,pk"`
	Hash          string    `bun:"hash"`
	PersonID      string    `bun:"person_id"`
	StartedAt     time.Time `bun:"started_at"`
	SeenAt        time.Time `bun:"seen_at"`
	EndsAt        time.Time `bun:"ends_at"`
	IP            string    `bun:"ip"`
	Agent         string    `bun:"agent"`
}

// Token lets a program act for a person. Only a hash of its secret is kept.
type Token struct {
	bun.BaseModel `bun:"table:tokens"`
	ID            string    `bun:"id,pk"`
	Hash          string    `bun:"hash"`
	PersonID      string    `bun:"person_id"`
	Name          string    `bun:"name"`
	Scopes        []string  `bun:"scopes,type:text"`
	EndsAt        time.Time `bun:"ends_at,nullzero"` // zero for never
	UsedAt        time.Time `bun:"used_at,nullzero"`
	CreatedAt     time.Time `bun:"created_at"`
}

// Purpose is what a one-time link is for.
type Purpose string

// The purposes.
const (
	Invitation Purpose = "invitation" // to set the first password
	Reset      Purpose = "reset"      // to set another
)

// Link lets whoever holds it set a person's password, once.
type Link struct {
	bun.BaseModel `bun:"table:links"`
	Hash          string    `bun:"hash,pk"`
	PersonID      string    `bun:"person_id"`
	Purpose       Purpose   `bun:"purpose"`
	DropTOTP      bool      `bun:"drop_totp"` // also takes the second factor away
	MadeAt        time.Time `bun:"made_at"`
	EndsAt        time.Time `bun:"ends_at"`
}

// Failures is one bucket of failed tries; see write_gate.go.
type Failures struct {
	bun.BaseModel `bun:"table:sign_in_failures"`
	Bucket        string    `bun:"bucket,pk"`
	Count         int       `bun:"count"`
	TriedAt       time.Time `bun:"tried_at"`
	Until         time.Time `bun:"until"` // no try before
}
