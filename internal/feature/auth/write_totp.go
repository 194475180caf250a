package auth

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// sealedFor binds a sealed key to its person.
func sealedFor(personID string) string { return "totp:" + personID }

// Enrol makes the key of a second factor. It asks nothing at sign-in until
// Confirm has shown that the app works.
func (f *Feature) Enrol(ctx context.Context, who access.Actor, password string) (key, uri string, err error) {
	if err := f.prove(ctx, who, "/password", password); err != nil {
		return "", "", err
	}
	if !f.opts.Box.Usable() {
		return "", "", fault.New(fault.Conflict, "auth.no_key")
	}
	key = newTOTP()
	sealed, err := f.opts.Box.Seal(key, sealedFor(who.ID))
	if err != nil {
		return "", "", err
	}
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CredentialUpdate, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		c, err := loadCredential(ctx, tx, who.ID)
		if err != nil {
			return err
		}
		if c.TOTPConfirmed {
			return fault.New(fault.Conflict, "auth.totp_on")
		}
		_, p, err := f.people.Self(ctx, who)
		if err != nil {
			return err
		}
		w, err := f.people.Workspace(ctx, who)
		if err != nil {
			return err
		}
		uri = totpURI(key, w.Name, p.Email)
		c.TOTPSecret, c.TOTPStep, c.RecoveryHashes = sealed, 0, nil
		if err := saveTOTP(ctx, tx, &c); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "second_factor.begun", Subject: credentialRef(who.ID)})
	})
	return key, uri, err
}

// Confirm turns the second factor on once its first code is right, and gives
// the recovery codes, which are shown this once.
func (f *Feature) Confirm(ctx context.Context, who access.Actor, code string) (codes []string, err error) {
	if err := act.Allow(who, access.CredentialUpdate, access.Target{OwnerID: who.ID}); err != nil {
		return nil, err
	}
	bucket := "enrol:" + who.ID
	if err := f.try(ctx, bucket); err != nil {
		return nil, err
	}
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CredentialUpdate, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		c, err := loadCredential(ctx, tx, who.ID)
		if err != nil {
			return err
		}
		if c.TOTPConfirmed {
			return fault.New(fault.Conflict, "auth.totp_on")
		}
		if c.TOTPSecret == "" {
			return fault.New(fault.Conflict, "auth.totp_off")
		}
		key, err := f.opts.Box.Open(c.TOTPSecret, sealedFor(who.ID))
		if err != nil {
			return err
		}
		step, ok := stepOf(key, clean(code), tx.Now)
		if !ok {
			return fault.At("/code", "auth.code_wrong")
		}
		codes, c.RecoveryHashes = newRecovery()
		c.TOTPConfirmed, c.TOTPStep = true, step
		if err := saveTOTP(ctx, tx, &c); err != nil {
			return err
		}
		if err := dropFailures(ctx, tx, bucket); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "second_factor.on", Subject: credentialRef(who.ID)})
	})
	return codes, err
}

// Disable turns the caller's second factor off.
func (f *Feature) Disable(ctx context.Context, who access.Actor, password string) error {
	if err := f.prove(ctx, who, "/password", password); err != nil {
		return err
	}
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CredentialUpdate, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		return f.dropTOTP(ctx, tx, who.ID)
	})
}

func (f *Feature) dropTOTP(ctx context.Context, tx *act.Tx, personID string) error {
	if err := saveTOTP(ctx, tx, &Credential{PersonID: personID, ChangedAt: tx.Now}); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "second_factor.off", Subject: credentialRef(personID)})
}

// Renew replaces the recovery codes; the old ones work no more.
func (f *Feature) Renew(ctx context.Context, who access.Actor, password string) (codes []string, err error) {
	if err := f.prove(ctx, who, "/password", password); err != nil {
		return nil, err
	}
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CredentialUpdate, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		c, err := loadCredential(ctx, tx, who.ID)
		if err != nil {
			return err
		}
		if !c.TOTPConfirmed {
			return fault.New(fault.Conflict, "auth.totp_off")
		}
		codes, c.RecoveryHashes = newRecovery()
		if err := saveTOTP(ctx, tx, &c); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "recovery_codes.renewed", Subject: credentialRef(who.ID)})
	})
	return codes, err
}
