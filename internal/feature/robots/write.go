package robots

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/outbound"
	"github.com/sinan-okr/sinan/internal/platform/robot"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Bounds: of texts in characters, of robots in a workspace.
const (
	maxName    = 60
	maxAddress = 2000
	maxSecret  = 200
	mostRobots = 50
)

// Draft is a robot as somebody wants it.
type Draft struct {
	Name        string
	Kind        robot.Kind
	TeamID      string // "" for the whole workspace's room
	MembersOnly bool
	Topics      []notice.Topic
	Lang        string // "" for Chinese
	Address     string
	Secret      string // "" for none; of a webhook for a new one
	Digest      notice.Rounds
}

// Change is what is different of a robot; nil leaves it as it is.
type Change struct {
	Name        *string
	TeamID      *string
	MembersOnly *bool
	Topics      *[]notice.Topic
	Lang        *string
	Active      *bool
	Address     *string // another address
	Secret      *string // another secret; "" for none, of a webhook for a new one
	Digest      *notice.Rounds
}

// Make sets a robot up. secret is one that was made for it, to be shown this once;
// "" where it has none or was given.
func (f *Feature) Make(ctx context.Context, who access.Actor, in Draft) (r *Robot, secret string, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.RobotUpdate, access.Target{}); err != nil {
			return err
		}
		all, err := list(ctx, tx)
		if err != nil {
			return err
		}
		if len(all) >= mostRobots {
			return fault.New(fault.Conflict, "robot.many", fault.Args{"limit": mostRobots})
		}
		r = &Robot{ID: act.NewID(), Kind: in.Kind, Active: true, CreatedBy: tx.Who.ID, CreatedAt: tx.Now, Version: 1, Lang: i18n.Chinese}
		c := Change{Name: &in.Name, TeamID: &in.TeamID, MembersOnly: &in.MembersOnly, Topics: &in.Topics, Address: &in.Address, Secret: &in.Secret, Digest: &in.Digest}
		if in.Lang != "" {
			c.Lang = &in.Lang
		}
		if secret, err = f.apply(ctx, tx, r, c); err != nil {
			return err
		}
		if err := add(ctx, tx, r); err != nil {
			return err
		}
		return f.changed(ctx, tx, act.Told{Kind: "robot.made", Subject: r.ref(), After: r.facts()})
	})
	return r, secret, err
}

func (f *Feature) changed(ctx context.Context, tx *act.Tx, e act.Told) error {
	if err := tx.Stamp(ctx, robotsStamp); err != nil {
		return err
	}
	return tx.Tell(ctx, e)
}

// Change changes a robot; version 0 skips the check for a change in between. secret
// is as of Make. One that is switched off forgets what it had still to say.
func (f *Feature) Change(ctx context.Context, who access.Actor, id string, version int64, c Change) (secret string, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.RobotUpdate, access.Target{}); err != nil {
			return err
		}
		r, err := load(ctx, tx, id)
		if err != nil {
			return err
		}
		if version != 0 && version != r.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		before := r.facts()
		if secret, err = f.apply(ctx, tx, r, c); err != nil {
			return err
		}
		if err := save(ctx, tx, r); err != nil {
			return err
		}
		if !r.Active {
			if err := f.Notices.Withdraw(ctx, tx, byRobot, r.ID); err != nil {
				return err
			}
		}
		after := r.facts()
		if c.Address != nil || c.Secret != nil {
			after["credentials_changed"] = true
		}
		return f.changed(ctx, tx, act.Told{Kind: "robot.changed", Subject: r.ref(), Before: before, After: after})
	})
	return secret, err
}

// Revoke removes a robot with its address and its secret, and what it had still to
// say. It can't be undone: nobody but the platform has them now.
func (f *Feature) Revoke(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.RobotUpdate, access.Target{}); err != nil {
			return err
		}
		r, err := load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := drop(ctx, tx, id); err != nil {
			return err
		}
		if err := f.Notices.Withdraw(ctx, tx, byRobot, id); err != nil {
			return err
		}
		return f.changed(ctx, tx, act.Told{Kind: "robot.revoked", Subject: r.ref(), Before: r.facts()})
	})
}

// apply changes a robot and says what is wrong with it, all at once.
func (f *Feature) apply(ctx context.Context, tx *act.Tx, r *Robot, c Change) (secret string, err error) {
	var bad []*fault.Fault
	need := func(ok bool, field, code string, args ...fault.Args) {
		if !ok {
			bad = append(bad, fault.At(field, code, args...))
		}
	}
	if c.Name != nil {
		r.Name = strings.Join(strings.Fields(*c.Name), " ")
		need(r.Name != "", "/name", "input.required")
		need(utf8.RuneCountInString(r.Name) <= maxName, "/name", "input.too_long", fault.Args{"limit": maxName})
	}
	act.Set(&r.TeamID, c.TeamID)
	act.Set(&r.MembersOnly, c.MembersOnly)
	act.Set(&r.Lang, c.Lang)
	act.Set(&r.Active, c.Active)
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return "", err
	}
	if _, known := org.Tree.Team(r.TeamID); c.TeamID != nil && r.TeamID != "" {
		need(known, "/team_id", "people.team_unknown")
	}
	need(!r.MembersOnly || r.TeamID != "", "/members_only", "robot.members_of")
	need(r.Lang == i18n.Chinese || r.Lang == i18n.English, "/lang", "input.one_of", fault.Args{"limit": i18n.Chinese + ", " + i18n.English})
	need(r.Kind.Known(), "/kind", "robot.kind")
	if c.Digest != nil {
		if err := c.Digest.Check(); err != nil {
			f, _ := fault.Of(err)
			bad = append(append(bad, f), f.More...)
		}
		r.Digest.V = *c.Digest
	}
	if c.Topics != nil {
		r.Topics = store.AsJSON(chosen(*c.Topics))
		need(!slices.ContainsFunc(*c.Topics, func(t notice.Topic) bool { return !t.Known() }), "/topics", "robot.topic")
	}
	need(len(r.Topics.V) > 0 || r.Digest.V.Every != notice.NoDigest, "/topics", "robot.topics")
	if c.Address != nil {
		bad = append(bad, f.checkAddress(*c.Address)...)
	}
	if c.Secret != nil {
		if secret, err = f.checkSecret(r, strings.TrimSpace(*c.Secret)); err != nil {
			bad = append(bad, fault.At("/secret", "robot.secret_"+string(r.Kind)))
		}
	}
	if err := fault.Join(bad); err != nil {
		return "", err
	}
	if c.Digest != nil || c.Active != nil {
		if err := f.fromNow(ctx, tx, r); err != nil {
			return "", err
		}
	}
	return secret, f.seal(r, c, secret)
}

// fromNow lets the next digest be the first: one that was due before somebody
// wanted it isn't made up for.
func (f *Feature) fromNow(ctx context.Context, tx *act.Tx, r *Robot) error {
	zone, err := f.zone(ctx, tx)
	if err != nil {
		return err
	}
	on, _, _ := r.Digest.V.Last(zone, tx.Now)
	r.DigestedOn = store.AsDay(on)
	return nil
}

// chosen are topics in their own order, each once.
func chosen(want []notice.Topic) []notice.Topic {
	return slices.DeleteFunc(notice.Topics(), func(t notice.Topic) bool { return !slices.Contains(want, t) })
}

func (f *Feature) checkAddress(address string) []*fault.Fault {
	address = strings.TrimSpace(address)
	var closed *outbound.Closed
	switch err := f.opts.Outbound.Check(address); {
	case address == "":
		return []*fault.Fault{fault.At("/address", "input.required")}
	case len(address) > maxAddress:
		return []*fault.Fault{fault.At("/address", "input.too_long", fault.Args{"limit": maxAddress})}
	case errors.As(err, &closed):
		return []*fault.Fault{fault.At("/address", "robot.address_closed")}
	case err != nil:
		return []*fault.Fault{fault.At("/address", "robot.address")}
	}
	return nil
}

// checkSecret refuses a secret that the platform can't sign with. A webhook that is
// given none gets a new one, which made returns.
func (f *Feature) checkSecret(r *Robot, secret string) (made string, err error) {
	if len(secret) > maxSecret {
		return "", robot.ErrSecret
	}
	if r.Kind == robot.Webhook && secret == "" {
		return robot.NewSecret(), nil
	}
	return "", robot.CheckSecret(r.Kind, secret)
}

// seal puts an address and a secret away. Another address begins anew: what
// troubled the one before is over.
func (f *Feature) seal(r *Robot, c Change, made string) (err error) {
	if (c.Address != nil || c.Secret != nil) && !f.opts.Box.Usable() {
		return fault.New(fault.Conflict, "robot.no_key")
	}
	if c.Address != nil {
		address := strings.TrimSpace(*c.Address)
		u, err := url.Parse(address)
		if err != nil {
			return fault.At("/address", "robot.address")
		}
		r.Host = u.Host
		if r.Address, err = f.opts.Box.Seal(address, r.addressPurpose()); err != nil {
			return err
		}
	}
	if c.Secret != nil {
		secret := strings.TrimSpace(*c.Secret)
		if made != "" {
			secret = made
		}
		if r.Secret = ""; secret != "" {
			if r.Secret, err = f.opts.Box.Seal(secret, r.secretPurpose()); err != nil {
				return err
			}
		}
	}
	if c.Address != nil || c.Secret != nil {
		r.Trouble, r.Error, r.FailedAt = "", "", time.Time{}
	}
	return nil
}
