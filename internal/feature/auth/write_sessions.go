package auth

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/token"
)

// SignOut ends the session that a secret belongs to.
func (f *Feature) SignOut(ctx context.Context, who access.Actor, secret string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.SessionManage, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		id, _, err := findSession(ctx, tx, token.Digest(secret), tx.Now)
		if err != nil {
			return err
		}
		if id.ID == "" || id.PersonID != who.ID {
			return fault.New(fault.Unsigned, "session.none")
		}
		return f.end(ctx, tx, who.ID, id.ID)
	})
}

// End ends one of the caller's own sessions.
func (f *Feature) End(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.SessionManage, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		return f.end(ctx, tx, who.ID, id)
	})
}

func (f *Feature) end(ctx context.Context, tx *act.Tx, personID, id string) error {
	n, err := dropSession(ctx, tx, personID, id)
	if err != nil {
		return err
	}
	if n == 0 {
		return fault.New(fault.Missing, "input.missing")
	}
	return tx.Tell(ctx, act.Told{Kind: "session.ended", Subject: act.Ref{Kind: "session", ID: id}, Before: map[string]any{"person_id": personID}})
}

// EndOthers ends all of the caller's sessions but the one with this secret, and
// forgets the browsers they came from.
func (f *Feature) EndOthers(ctx context.Context, who access.Actor, secret string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.SessionManage, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		return endSessions(ctx, tx, who.ID, secret)
	})
}

// endSessions ends a person's sessions but the one with this secret ("" for all).
func endSessions(ctx context.Context, tx *act.Tx, personID, but string) error {
	hash := ""
	if but != "" {
		hash = token.Digest(but)
	}
	n, err := dropSessions(ctx, tx, personID, hash)
	if err != nil {
		return err
	}
	if err := dropDevices(ctx, tx, personID); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "sessions.ended", Subject: act.Ref{Kind: "person", ID: personID}, After: map[string]any{"ended": n}})
}
