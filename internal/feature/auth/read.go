package auth

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/token"
)

// Identify finds out who sent a request. A cookie that means nothing any more
// is nobody, not an error: the caller may be about to sign in. A token that
// means nothing is an error: the program that sent it should learn why.
func (f *Feature) Identify(r *http.Request) (who access.Actor, tokenID string, err error) {
	if scheme, secret, ok := strings.Cut(r.Header.Get("Authorization"), " "); ok && strings.EqualFold(scheme, "Bearer") {
		return f.byToken(r.Context(), strings.TrimSpace(secret))
	}
	c, err := r.Cookie(sessionName)
	if err != nil || c.Value == "" {
		return access.Actor{}, "", nil
	}
	who, err = f.bySession(r.Context(), c.Value)
	return who, "", err
}

func (f *Feature) bySession(ctx context.Context, secret string) (who access.Actor, err error) {
	var id Session
	now := f.act.Now()
	err = f.act.Read(ctx, access.Actor{}, func(ctx context.Context, tx *act.Tx) (err error) {
		var stamps map[string]int64
		if id, stamps, err = findSession(ctx, tx, token.Digest(secret), tx.Now); err != nil || id.ID == "" {
			return err
		}
		who, err = f.actor(ctx, tx, id.PersonID, stamps)
		return err
	})
	if err == nil && who.Signed() && now.Sub(id.SeenAt) >= touchEvery {
		f.touch(ctx, func(ctx context.Context, tx *act.Tx) error {
			return touchSession(ctx, tx, id.ID, now.Add(-touchEvery), now, slide(id, now))
		})
	}
	return who, err
}

func (f *Feature) byToken(ctx context.Context, secret string) (who access.Actor, tokenID string, err error) {
	var b Token
	now := f.act.Now()
	err = f.act.Read(ctx, access.Actor{}, func(ctx context.Context, tx *act.Tx) (err error) {
		var stamps map[string]int64
		if b, stamps, err = findBearer(ctx, tx, token.Digest(secret)); err != nil || b.ID == "" {
			return err
		}
		who, err = f.actor(ctx, tx, b.PersonID, stamps)
		return err
	})
	switch {
	case err != nil:
		return access.Actor{}, "", err
	case !who.Signed():
		return access.Actor{}, "", fault.New(fault.Unsigned, "auth.token_wrong")
	case !b.EndsAt.IsZero() && !now.Before(b.EndsAt):
		return access.Actor{}, "", fault.New(fault.Unsigned, "auth.token_over")
	}
	who.Scopes = append([]string{}, b.Scopes...) // never nil: nil is a person
	if now.Sub(b.UsedAt) >= touchEvery {
		f.touch(ctx, func(ctx context.Context, tx *act.Tx) error {
			return touchToken(ctx, tx, b.ID, now.Add(-touchEvery).Add(time.Microsecond), now)
		})
	}
	return who, b.ID, nil
}

func (f *Feature) actor(ctx context.Context, tx *act.Tx, personID string, stamps map[string]int64) (access.Actor, error) {
	tx.Stamped(ctx, stamps)
	o, err := f.people.Org(ctx, tx)
	if err != nil {
		return access.Actor{}, err
	}
	who, _ := o.Actor(personID)
	return who, nil
}

// touch notes a use. That it can't be noted is no reason to refuse the request,
// nor to keep it waiting long behind other writers.
func (f *Feature) touch(ctx context.Context, note func(context.Context, *act.Tx) error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if err := f.act.Note(ctx, note); err != nil {
		slog.WarnContext(ctx, "the last use could not be noted", "error", err)
	}
}

// Sessions lists the caller's sessions, the last used first. current is the one
// with this secret, "" for none.
func (f *Feature) Sessions(ctx context.Context, who access.Actor, secret string) (all []Session, current string, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.SessionView, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		if all, err = listSessions(ctx, tx, who.ID, tx.Now); err != nil {
			return err
		}
		hash := token.Digest(secret)
		for _, s := range all {
			if s.Hash == hash {
				current = s.ID
			}
		}
		return nil
	})
	return all, current, err
}

// Tokens lists the caller's tokens, the newest first, also those that have ended.
func (f *Feature) Tokens(ctx context.Context, who access.Actor) (tokens []Token, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.TokenView, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		tokens, err = listTokens(ctx, tx, who.ID)
		return err
	})
	return tokens, err
}

// Security gives how the caller signs in.
func (f *Feature) Security(ctx context.Context, who access.Actor) (c Credential, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CredentialView, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		c, err = loadCredential(ctx, tx, who.ID)
		return err
	})
	return c, err
}

// Standing is how somebody stands with signing in: joined, invited, or not yet.
type Standing struct {
	PersonID  string
	State     string // "joined", "invited" or "none"
	TOTP      bool
	LastAt    time.Time // last known use; zero for never
	LinkEnds  time.Time // of the last invitation, also one that has ended
	Forgotten bool      // the last invitation has ended unused
}

// Standings tells it of everybody, or of one person.
func (f *Feature) Standings(ctx context.Context, who access.Actor, personID string) (out []Standing, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CredentialView, access.Target{OwnerID: personID}); err != nil {
			return err
		}
		rows, err := listAccess(ctx, tx, personID)
		if err != nil {
			return err
		}
		for _, r := range rows {
			s := Standing{PersonID: r.PersonID, State: "none", TOTP: r.TOTP, LastAt: r.SignedInAt, LinkEnds: r.LinkEndsAt}
			if r.SeenAt.After(s.LastAt) {
				s.LastAt = r.SeenAt
			}
			switch {
			case r.Password:
				s.State = "joined"
			case r.LinkEndsAt.After(tx.Now):
				s.State = "invited"
			case !r.LinkEndsAt.IsZero():
				s.Forgotten = true
			}
			out = append(out, s)
		}
		return nil
	})
	return out, err
}

// Peek tells whose a link is, without using it. One that never was and one that
// is over are the same refusal: auth.link_over.
func (f *Feature) Peek(ctx context.Context, secret string, purpose Purpose) (l Link, p people.Person, err error) {
	err = f.act.Read(ctx, access.Actor{}, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.LinkUse, access.Target{}); err != nil {
			return err
		}
		var ok bool
		if l, ok, err = findLink(ctx, tx, token.Digest(secret), purpose, tx.Now); err != nil {
			return err
		}
		if ok {
			var o *people.Org
			if o, err = f.people.Org(ctx, tx); err != nil {
				return err
			}
			p, ok = o.Person(l.PersonID)
		}
		if !ok || !p.Active() {
			return fault.New(fault.Missing, "auth.link_over")
		}
		return nil
	})
	return l, p, err
}
