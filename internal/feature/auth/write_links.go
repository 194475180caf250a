package auth

import (
	"context"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/token"
)

// Made is a link that was just made; its secret is in the URL and nowhere else.
type Made struct {
	URL    string
	EndsAt time.Time
}

// The events by which letters are asked for; see job.go.
const (
	invitationAsked = "invitation.asked"
	resetAsked      = "password_reset.asked"
)

// Invite makes a link by which a person who has no password sets their first.
func (f *Feature) Invite(ctx context.Context, who access.Actor, personID string) (m Made, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := f.mayInvite(ctx, tx, personID); err != nil {
			return err
		}
		m, err = f.link(ctx, tx, Link{PersonID: personID, Purpose: Invitation}, invitationLife)
		return err
	})
	return m, err
}

// SendInvitation has the link made and mailed.
func (f *Feature) SendInvitation(ctx context.Context, who access.Actor, personID string) error {
	if f.opts.Mail == nil {
		return fault.New(fault.Conflict, "auth.no_mail")
	}
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := f.mayInvite(ctx, tx, personID); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: invitationAsked, Subject: act.Ref{Kind: "person", ID: personID}})
	})
}

func (f *Feature) mayInvite(ctx context.Context, tx *act.Tx, personID string) error {
	if err := tx.Allow(access.PersonInvite, access.Target{OwnerID: personID}); err != nil {
		return err
	}
	p, err := f.active(ctx, tx, personID)
	if err != nil {
		return err
	}
	if err := people.MayManage(tx.Who, p.Role); err != nil {
		return err
	}
	c, err := loadCredential(ctx, tx, personID)
	if err == nil && c.PasswordHash != "" {
		err = fault.New(fault.Conflict, "auth.joined", fault.Args{"name": p.Name})
	}
	return err
}

func (f *Feature) active(ctx context.Context, tx *act.Tx, personID string) (people.Person, error) {
	o, err := f.people.Org(ctx, tx)
	if err != nil {
		return people.Person{}, err
	}
	p, ok := o.Person(personID)
	switch {
	case !ok:
		return p, fault.New(fault.Missing, "input.missing")
	case !p.Active():
		return p, fault.New(fault.Conflict, "auth.left", fault.Args{"name": p.Name})
	}
	return p, nil
}

// ResetLink makes a link by which a person sets another password, for an admin
// to hand over. dropTOTP also takes the second factor away, for a lost phone.
func (f *Feature) ResetLink(ctx context.Context, who access.Actor, personID string, dropTOTP bool) (m Made, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.PersonReset, access.Target{OwnerID: personID}); err != nil {
			return err
		}
		if _, err := f.active(ctx, tx, personID); err != nil {
			return err
		}
		m, err = f.link(ctx, tx, Link{PersonID: personID, Purpose: Reset, DropTOTP: dropTOTP}, adminResetLife)
		return err
	})
	return m, err
}

// link makes a link and says where it leads.
func (f *Feature) link(ctx context.Context, tx *act.Tx, l Link, life time.Duration) (Made, error) {
	secret := token.New()
	l.Hash, l.MadeAt, l.EndsAt = token.Digest(secret), tx.Now, tx.Now.Add(life)
	if err := addLink(ctx, tx, &l); err != nil {
		return Made{}, err
	}
	page := map[Purpose]string{Invitation: "/join/", Reset: "/reset/"}[l.Purpose]
	return Made{URL: f.opts.BaseURL + page + secret, EndsAt: l.EndsAt}, tx.Tell(ctx, act.Told{Kind: string(l.Purpose) + ".made",
		Subject: act.Ref{Kind: "person", ID: l.PersonID}, After: map[string]any{"ends_at": l.EndsAt, "drop_totp": l.DropTOTP}})
}

// betweenResets is how often a mail is sent at most to one person who forgot.
const betweenResets = 2 * time.Minute

// AskReset has a link mailed to whoever has this address, if anybody has. It
// answers at once and the same in every case: who exists is nobody's business.
func (f *Feature) AskReset(ctx context.Context, email string) error {
	if err := act.Allow(access.Actor{}, access.LinkUse, access.Target{}); err != nil {
		return err
	}
	if f.opts.Mail == nil {
		return nil
	}
	email = strings.ToLower(strings.TrimSpace(email))
	f.behind(ctx, "ask for a password reset", func(ctx context.Context) error {
		var id string
		err := f.act.Read(ctx, access.Actor{}, func(ctx context.Context, tx *act.Tx) error {
			var err error
			id, err = findActive(ctx, tx, email)
			return err
		})
		if err != nil || id == "" {
			return err
		}
		if first, err := f.first(ctx, "reset:"+id, betweenResets); err != nil || !first {
			return err
		}
		return f.act.Write(ctx, access.System("sign-in"), func(ctx context.Context, tx *act.Tx) error {
			if err := tx.Allow(access.LinkUse, access.Target{}); err != nil {
				return err
			}
			return tx.Tell(ctx, act.Told{Kind: resetAsked, Subject: act.Ref{Kind: "person", ID: id}})
		})
	})
	return nil
}

// Accept sets the first password of whoever was invited by a link, and signs
// them in. The link is used up.
func (f *Feature) Accept(ctx context.Context, secret, password string, from Origin) (w Welcome, err error) {
	err = f.use(ctx, secret, Invitation, password, func(ctx context.Context, tx *act.Tx, l Link, hash string) error {
		if err := savePassword(ctx, tx, &Credential{PersonID: l.PersonID, PasswordHash: hash, ChangedAt: tx.Now}); err != nil {
			return err
		}
		if err := dropLinks(ctx, tx, l.PersonID); err != nil {
			return err
		}
		if err := tx.Tell(ctx, act.Told{Kind: "invitation.accepted", Subject: act.Ref{Kind: "person", ID: l.PersonID}}); err != nil {
			return err
		}
		w, err = f.welcome(ctx, tx, l.PersonID, from)
		return err
	})
	return w, err
}

// ResetPassword sets the password of whoever got a link. It doesn't sign them
// in, for there may be a second factor; but the browser is known from then on,
// so that others' guesses don't slow them down.
func (f *Feature) ResetPassword(ctx context.Context, secret, password string, from Origin) (device string, err error) {
	if device = from.Device; device == "" {
		device = token.New()
	}
	err = f.use(ctx, secret, Reset, password, func(ctx context.Context, tx *act.Tx, l Link, hash string) error {
		if l.DropTOTP {
			if err := f.dropTOTP(ctx, tx, l.PersonID); err != nil {
				return err
			}
		}
		if err := f.replace(ctx, tx, l.PersonID, hash, ""); err != nil {
			return err
		}
		return keepDevice(ctx, tx, token.Digest(device), l.PersonID, tx.Now)
	})
	return device, err
}

// use takes a link up and does with it what it is for, as its person.
func (f *Feature) use(ctx context.Context, secret string, purpose Purpose, password string, do func(context.Context, *act.Tx, Link, string) error) error {
	if bad := checkPassword("/password", password); bad != nil {
		return bad
	}
	l, _, err := f.Peek(ctx, secret, purpose)
	if err != nil {
		return err
	}
	hash, err := f.hash(ctx, password)
	if err != nil {
		return err
	}
	return f.act.Write(ctx, access.Actor{ID: l.PersonID}, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.LinkUse, access.Target{}); err != nil {
			return err
		}
		if ok, err := takeLink(ctx, tx, l.Hash); err != nil || !ok {
			return orFault(err, fault.New(fault.Missing, "auth.link_over"))
		}
		return do(ctx, tx, l, hash)
	})
}
