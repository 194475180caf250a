package auth

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

func credentialRef(personID string) act.Ref { return act.Ref{Kind: "credential", ID: personID} }

// SetPassword gives a person a password, within the write that makes the person
// or proved that they may: it asks for nothing.
func (f *Feature) SetPassword(ctx context.Context, tx *act.Tx, personID, password string) error {
	if bad := checkPassword("/password", password); bad != nil {
		return bad
	}
	hash, err := f.hash(ctx, password)
	if err != nil {
		return err
	}
	return savePassword(ctx, tx, &Credential{PersonID: personID, PasswordHash: hash, ChangedAt: tx.Now})
}

// GivePassword sets somebody's password: the command line's way back in for
// those who can't receive a link. It asks for person.reset.
func (f *Feature) GivePassword(ctx context.Context, who access.Actor, personID, password string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.PersonReset, access.Target{OwnerID: personID}); err != nil {
			return err
		}
		if err := f.SetPassword(ctx, tx, personID, password); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "password.given", Subject: act.Ref{Kind: "person", ID: personID}})
	})
}

// ChangePassword replaces the caller's own password and ends all their sessions
// but the one with this secret.
func (f *Feature) ChangePassword(ctx context.Context, who access.Actor, old, password, session string) error {
	if bad := checkPassword("/new", password); bad != nil {
		return bad
	}
	if err := f.prove(ctx, who, "/old", old); err != nil {
		return err
	}
	hash, err := f.hash(ctx, password)
	if err != nil {
		return err
	}
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CredentialUpdate, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		return f.replace(ctx, tx, who.ID, hash, session)
	})
}

// replace sets a password and ends what the old one had opened.
func (f *Feature) replace(ctx context.Context, tx *act.Tx, personID, hash, session string) error {
	if err := savePassword(ctx, tx, &Credential{PersonID: personID, PasswordHash: hash, ChangedAt: tx.Now}); err != nil {
		return err
	}
	if err := dropLinks(ctx, tx, personID); err != nil {
		return err
	}
	if err := endSessions(ctx, tx, personID, session); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "password.changed", Subject: credentialRef(personID)})
}

// prove asks for the caller's own password before something that a borrowed
// session must not do. field is where it stands in the request.
func (f *Feature) prove(ctx context.Context, who access.Actor, field, password string) error {
	if err := act.Allow(who, access.CredentialUpdate, access.Target{OwnerID: who.ID}); err != nil {
		return err
	}
	bucket := "proof:" + who.ID
	if err := f.try(ctx, bucket); err != nil {
		return err
	}
	var c Credential
	err := f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) (err error) {
		c, err = loadCredential(ctx, tx, who.ID)
		return err
	})
	if err != nil {
		return err
	}
	ok, err := f.fits(ctx, c.PasswordHash, password)
	if err != nil {
		return err
	}
	if !ok {
		return fault.At(field, "auth.password_wrong")
	}
	return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error { return dropFailures(ctx, tx, bucket) })
}
