package auth

import (
	"context"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Origin is where a sign-in came from, shown in the list of sessions.
type Origin struct{ IP, Agent string }

// Founder is what the first run asks for.
type Founder struct{ Workspace, Name, Email, Password, Lang string }

// SetUp makes the workspace and its admin, signed in. Only while nobody exists.
func (f *Feature) SetUp(ctx context.Context, in Founder, from Origin) (secret string, s Session, err error) {
	if bad := checkPassword("/password", in.Password); bad != nil {
		return "", s, bad
	}
	err = f.act.Write(ctx, access.System("setup"), func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.WorkspaceSetup, access.Target{}); err != nil {
			return err
		}
		p, err := f.people.Found(ctx, tx, in.Workspace, people.PersonDraft{Name: in.Name, Email: in.Email, Lang: in.Lang})
		if err != nil {
			return err
		}
		if err := f.SetPassword(ctx, tx, p.ID, in.Password); err != nil {
			return err
		}
		secret, s, err = f.start(ctx, tx, p.ID, from)
		return err
	})
	return secret, s, err
}

// SetPassword gives a person who has none their first password.
func (f *Feature) SetPassword(ctx context.Context, tx *act.Tx, personID, password string) error {
	if bad := checkPassword("/password", password); bad != nil {
		return bad
	}
	return addCredential(ctx, tx, &Credential{PersonID: personID, PasswordHash: hashPassword(password), RecoveryHashes: "[]", ChangedAt: tx.Now})
}

// SignIn starts a session for whoever knows the password.
func (f *Feature) SignIn(ctx context.Context, email, password string, from Origin) (secret string, s Session, err error) {
	var c Credential
	err = f.act.Read(ctx, access.Actor{}, func(ctx context.Context, tx *act.Tx) error {
		c, err = loadLogin(ctx, tx, strings.ToLower(strings.TrimSpace(email)))
		return err
	})
	if err != nil {
		return "", s, err
	}
	if !passwordFits(c.PasswordHash, password) {
		return "", s, fault.New(fault.Unsigned, "auth.wrong")
	}
	err = f.act.Write(ctx, access.Actor{ID: c.PersonID}, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.SessionStart, access.Target{}); err != nil {
			return err
		}
		secret, s, err = f.start(ctx, tx, c.PersonID, from)
		return err
	})
	return secret, s, err
}

func (f *Feature) start(ctx context.Context, tx *act.Tx, personID string, from Origin) (string, Session, error) {
	secret := newSecret()
	s := Session{ID: act.NewID(), Hash: digest(secret), PersonID: personID, StartedAt: tx.Now, SeenAt: tx.Now, EndsAt: tx.Now.Add(sessionLife), IP: from.IP, Agent: from.Agent}
	if err := addSession(ctx, tx, &s); err != nil {
		return "", s, err
	}
	return secret, s, tx.Tell(ctx, act.Told{Kind: "session.started", Subject: act.Ref{Kind: "session", ID: s.ID}, After: map[string]any{"person_id": personID, "ip": from.IP}})
}

// SignOut ends the session that a secret belongs to.
func (f *Feature) SignOut(ctx context.Context, who access.Actor, secret string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.SessionManage, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		id, found, err := findSession(ctx, tx, digest(secret), tx.Now)
		if err != nil {
			return err
		}
		if !found {
			return fault.New(fault.Unsigned, "session.none")
		}
		if err := dropSession(ctx, tx, id.Hash); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "session.ended", Subject: act.Ref{Kind: "session", ID: id.ID}})
	})
}

// Start signs a person in without asking for a password: for a person just
// proved otherwise, and for tests and the command line as the system.
func (f *Feature) Start(ctx context.Context, who access.Actor, personID string) (secret string, s Session, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.SessionManage, access.Target{OwnerID: personID}); err != nil {
			return err
		}
		secret, s, err = f.start(ctx, tx, personID, Origin{})
		return err
	})
	return secret, s, err
}
