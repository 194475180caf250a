package auth

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/token"
)

// tokenPrefix lets people and scanners of source code tell what it is.
const tokenPrefix = "sinan_"

const (
	maxTokenName = 80
	maxTokens    = 50 // of one person
)

// TokenDraft is what is asked of a new token. EndsOn is its last day; the zero
// Date for no end. No scopes mean all.
type TokenDraft struct {
	Name   string
	Scopes []string
	EndsOn date.Date
}

// Issue makes an API token of the caller's; secret is shown this once.
func (f *Feature) Issue(ctx context.Context, who access.Actor, in TokenDraft) (secret string, t Token, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.TokenManage, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		if t, err = f.draftToken(in, tx.Now); err != nil {
			return err
		}
		all, err := listTokens(ctx, tx, who.ID)
		if err != nil {
			return err
		}
		if len(all) >= maxTokens {
			return fault.New(fault.Conflict, "auth.tokens_many", fault.Args{"limit": maxTokens})
		}
		secret = tokenPrefix + token.New()
		t.ID, t.Hash, t.PersonID, t.CreatedAt = act.NewID(), token.Digest(secret), who.ID, tx.Now
		if err := addToken(ctx, tx, &t); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "token.issued", Subject: act.Ref{Kind: "token", ID: t.ID}, After: t.facts()})
	})
	return secret, t, err
}

func (f *Feature) draftToken(in TokenDraft, now time.Time) (t Token, err error) {
	var bad []*fault.Fault
	t.Name = strings.Join(strings.Fields(in.Name), " ")
	switch {
	case t.Name == "":
		bad = append(bad, fault.At("/name", "input.required"))
	case utf8.RuneCountInString(t.Name) > maxTokenName:
		bad = append(bad, fault.At("/name", "input.too_long", fault.Args{"limit": maxTokenName}))
	}
	known := []string{access.ScopeRead, access.ScopeWrite}
	t.Scopes = slices.Compact(slices.Sorted(slices.Values(in.Scopes)))
	if len(t.Scopes) == 0 {
		t.Scopes = known
	}
	for _, s := range t.Scopes {
		if !slices.Contains(known, s) {
			bad = append(bad, fault.At("/scopes", "input.one_of", fault.Args{"limit": strings.Join(known, ", ")}))
			break
		}
	}
	if !in.EndsOn.IsZero() {
		if in.EndsOn.Before(date.In(now, f.opts.Location)) {
			bad = append(bad, fault.At("/ends_on", "auth.ends_before_today"))
		}
		next := in.EndsOn.AddDays(1)
		t.EndsAt = time.Date(next.Year(), next.Month(), next.Day(), 0, 0, 0, 0, f.opts.Location).UTC()
	}
	return t, fault.Join(bad)
}

func (t Token) facts() map[string]any {
	facts := map[string]any{"name": t.Name, "scopes": t.Scopes, "person_id": t.PersonID}
	if !t.EndsAt.IsZero() {
		facts["ends_at"] = t.EndsAt
	}
	return facts
}

// Revoke ends one of the caller's tokens.
func (f *Feature) Revoke(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		t, err := loadToken(ctx, tx, id)
		if err == nil && t.PersonID != who.ID {
			err = fault.New(fault.Missing, "input.missing")
		}
		if err != nil {
			return err
		}
		if err := tx.Allow(access.TokenManage, access.Target{OwnerID: t.PersonID}); err != nil {
			return err
		}
		if err := dropToken(ctx, tx, id); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "token.revoked", Subject: act.Ref{Kind: "token", ID: id}, Before: t.facts()})
	})
}
