package auth

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/secret"
	"github.com/sinan-okr/sinan/internal/platform/token"
)

// Origin is where a sign-in came from. Device is the secret of a browser that
// somebody signed in from before, "" for a new one.
type Origin struct{ IP, Agent, Device string }

// Founder is what the first run asks for.
type Founder struct{ Workspace, Name, Email, Password, Lang string }

// Welcome is what a person who has proved who they are gets.
type Welcome struct {
	Session Session
	Secret  string // of the session, for its cookie
	Device  string // secret of the browser, for its cookie
}

// SetUp makes the workspace and its admin, signed in. Only while nobody exists.
func (f *Feature) SetUp(ctx context.Context, in Founder, from Origin) (w Welcome, err error) {
	bad := checkPassword("/password", in.Password)
	hash := ""
	if bad == nil {
		if hash, err = f.hash(ctx, in.Password); err != nil {
			return w, err
		}
	}
	err = f.act.Write(ctx, access.System("setup"), func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.WorkspaceSetup, access.Target{}); err != nil {
			return err
		}
		p, err := f.people.Found(ctx, tx, in.Workspace, people.PersonDraft{Name: in.Name, Email: in.Email, Lang: in.Lang})
		if err := fault.With(bad, err); err != nil {
			return err
		}
		if err := savePassword(ctx, tx, &Credential{PersonID: p.ID, PasswordHash: hash, ChangedAt: tx.Now}); err != nil {
			return err
		}
		w, err = f.welcome(ctx, tx, p.ID, from)
		return err
	})
	return w, err
}

// Proof is what a person types to sign in. Code is asked for in a second step:
// a one-time code or a recovery code.
type Proof struct{ Email, Password, Code string }

// SignIn starts a session for whoever knows the password and, where there is a
// second factor, the code. Refusals: auth.wrong for an unknown account just as
// for a wrong password, auth.code_needed, auth.code_wrong, auth.slow_down.
func (f *Feature) SignIn(ctx context.Context, in Proof, from Origin) (w Welcome, err error) {
	email := strings.ToLower(strings.TrimSpace(in.Email))
	c, known, err := f.login(ctx, email, from)
	if err != nil {
		return w, err
	}
	network := networkOf(from.IP)
	bucket := "account:" + token.Digest(email) + "@" + network
	if known {
		bucket = "device:" + token.Digest(from.Device) + ":" + c.PersonID
	} else if err := f.queue(ctx, network); err != nil {
		return w, err
	}
	if err := f.try(ctx, bucket); err != nil {
		return w, err
	}
	if ok, err := f.fits(ctx, c.PasswordHash, in.Password); err != nil || !ok {
		if err == nil {
			err = fault.New(fault.Unsigned, "auth.wrong")
		}
		return w, err
	}
	if err := f.forgive(ctx, bucket, network, known); err != nil {
		return w, err
	}
	spend := func(context.Context, *act.Tx) error { return nil }
	if c.TOTPConfirmed {
		if spend, err = f.secondStep(ctx, c, in.Code, from, known); err != nil {
			return w, err
		}
	}
	err = f.act.Write(ctx, access.Actor{ID: c.PersonID}, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.SessionStart, access.Target{}); err != nil {
			return err
		}
		if err := spend(ctx, tx); err != nil {
			return err
		}
		w, err = f.welcome(ctx, tx, c.PersonID, from)
		return err
	})
	return w, err
}

// login finds who an e-mail address belongs to, and whether they have signed in
// from this browser before.
func (f *Feature) login(ctx context.Context, email string, from Origin) (c Credential, known bool, err error) {
	err = f.act.Read(ctx, access.Actor{}, func(ctx context.Context, tx *act.Tx) error {
		if c, err = loadLogin(ctx, tx, email); err != nil {
			return err
		}
		known, err = knownDevice(ctx, tx, token.Digest(from.Device), c.PersonID, tx.Now.Add(-deviceLife))
		return err
	})
	return c, known, err
}

// queue sends strangers from a network that guesses a lot through the slow lane.
func (f *Feature) queue(ctx context.Context, network string) error {
	crowded, err := f.crowded(ctx, network)
	if err != nil || !crowded {
		return err
	}
	return f.lane.pass(ctx)
}

func (f *Feature) forgive(ctx context.Context, bucket, network string, known bool) error {
	return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		if err := dropFailures(ctx, tx, bucket); err != nil || known {
			return err
		}
		return uncount(ctx, tx, "network:"+network)
	})
}

// secondStep checks the code and gives what uses it up within the transaction
// that starts the session. Tries are counted by account whatever the network:
// whoever gets here knows the password.
func (f *Feature) secondStep(ctx context.Context, c Credential, code string, from Origin, known bool) (spend func(context.Context, *act.Tx) error, err error) {
	code = clean(code)
	if code == "" {
		need := fault.New(fault.Unsigned, "auth.code_needed")
		need.Field = "/code"
		return nil, need
	}
	bucket := "code:" + c.PersonID
	if known {
		bucket += ":" + token.Digest(from.Device)
	}
	if err := f.try(ctx, bucket); err != nil {
		return nil, err
	}
	wrong := fault.New(fault.Unsigned, "auth.code_wrong")
	wrong.Field = "/code"
	if rest, ok := withoutCode(c.RecoveryHashes, code); ok {
		return func(ctx context.Context, tx *act.Tx) error {
			if ok, err := swapRecovery(ctx, tx, c.PersonID, c.RecoveryHashes, rest); err != nil || !ok {
				return orFault(err, wrong)
			}
			if err := dropFailures(ctx, tx, bucket); err != nil {
				return err
			}
			return tx.Tell(ctx, act.Told{Kind: "credential.recovered", Subject: credentialRef(c.PersonID), After: map[string]any{"codes_left": len(rest)}})
		}, nil
	}
	key, err := f.opts.Box.Open(c.TOTPSecret, sealedFor(c.PersonID))
	if errors.Is(err, secret.ErrSpoilt) {
		slog.ErrorContext(ctx, "a second factor can't be opened: was the key file or SINAN_SECRET changed?", "person", c.PersonID)
		return nil, wrong
	}
	if err != nil {
		return nil, err
	}
	step, ok := stepOf(key, code, f.act.Now())
	if !ok {
		return nil, wrong
	}
	return func(ctx context.Context, tx *act.Tx) error {
		if ok, err := takeStep(ctx, tx, c.PersonID, step); err != nil || !ok {
			return orFault(err, wrong)
		}
		return dropFailures(ctx, tx, bucket)
	}, nil
}

func orFault(err error, otherwise *fault.Fault) error {
	if err != nil {
		return err
	}
	return otherwise
}

// welcome starts a session and remembers the browser.
func (f *Feature) welcome(ctx context.Context, tx *act.Tx, personID string, from Origin) (w Welcome, err error) {
	if w.Secret, w.Session, err = f.start(ctx, tx, personID, from); err != nil {
		return w, err
	}
	if w.Device = from.Device; w.Device == "" {
		w.Device = token.New()
	}
	if err := keepDevice(ctx, tx, token.Digest(w.Device), personID, tx.Now); err != nil {
		return w, err
	}
	return w, noteSignIn(ctx, tx, personID, tx.Now)
}

func (f *Feature) start(ctx context.Context, tx *act.Tx, personID string, from Origin) (string, Session, error) {
	secret := token.New()
	s := Session{ID: act.NewID(), Hash: token.Digest(secret), PersonID: personID, StartedAt: tx.Now, SeenAt: tx.Now, EndsAt: tx.Now.Add(sessionLife), IP: from.IP, Agent: cut(from.Agent, 300)}
	if err := addSession(ctx, tx, &s); err != nil {
		return "", s, err
	}
	return secret, s, tx.Tell(ctx, act.Told{Kind: "session.started", Subject: act.Ref{Kind: "session", ID: s.ID}, After: map[string]any{"person_id": personID, "ip": from.IP}})
}

func cut(s string, most int) string {
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "")
	}
	return s
}

// slide is when a session ends that is used now.
func slide(s Session, now time.Time) time.Time {
	ends, most := now.Add(sessionLife), s.StartedAt.Add(sessionMost)
	if ends.After(most) {
		return most
	}
	return ends
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
