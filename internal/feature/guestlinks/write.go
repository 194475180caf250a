package guestlinks

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/token"
)

// Bounds of links.
const (
	maxLabel = 80 // characters
	maxDays  = 90
	maxLive  = 50 // of one person
)

// Draft is a link that somebody wants to make.
type Draft struct {
	TeamID  string // "" for the company's page
	CycleID string // "" for the current one, whichever that is when it is opened
	AsOf    string // a past day; "" for the present
	Label   string // for those who look after it; guests don't see it
	Days    int    // that it lasts
}

// Made is a link with what is told of it once.
type Made struct {
	Link
	Secret string
	Org    *people.Org
}

// Make makes a guest link. Refused: guest_link.team (/team_id),
// guest_link.cycle (/cycle_id), guest_link.label (/label), guest_link.days (/days), guest_link.many,
// guest_link.off where the workspace shares nothing with guests.
func (f *Feature) Make(ctx context.Context, who access.Actor, in Draft) (m Made, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.GuestLinkCreate, access.Target{TeamID: in.TeamID}); err != nil {
			return err
		}
		if shares, err := f.People.SharesWithGuests(ctx, who); err != nil {
			return err
		} else if !shares {
			return fault.New(fault.Conflict, "guest_link.off")
		}
		if m.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		m.Secret = token.New()
		m.Link = Link{ID: act.NewID(), Hash: token.Digest(m.Secret), PersonID: who.ID, TeamID: in.TeamID, CycleID: in.CycleID, AsOf: in.AsOf, Label: strings.TrimSpace(in.Label),
			MadeAt: tx.Now, EndsAt: tx.Now.Add(time.Duration(in.Days) * 24 * time.Hour)}
		if err := f.check(ctx, tx, &m, in.Days); err != nil {
			return err
		}
		if err := add(ctx, tx, &m.Link); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "guest_link.made", Subject: m.ref(), After: m.facts()})
	})
	return m, err
}

// check finds what is wrong with a link that is to be made.
func (f *Feature) check(ctx context.Context, tx *act.Tx, l *Made, days int) error {
	if _, known := l.Org.Tree.Team(l.TeamID); l.TeamID != "" && !known {
		return fault.At("/team_id", "guest_link.team")
	}
	if l.CycleID != "" {
		if _, err := f.Cycles.Cycle(ctx, tx, l.CycleID); fault.Is(err, "input.missing") {
			return fault.At("/cycle_id", "guest_link.cycle")
		} else if err != nil {
			return err
		}
	}
	if _, err := f.Cycles.AsOf(ctx, l.AsOf); err != nil {
		return err
	}
	switch {
	case utf8.RuneCountInString(l.Label) > maxLabel:
		return fault.At("/label", "guest_link.label", fault.Args{"limit": maxLabel})
	case days < 1 || days > maxDays:
		return fault.At("/days", "guest_link.days", fault.Args{"limit": maxDays})
	}
	others, err := liveOf(ctx, tx, l.PersonID, tx.Now)
	if err == nil && len(others) >= maxLive {
		err = fault.New(fault.Conflict, "guest_link.many", fault.Args{"limit": maxLive})
	}
	return err
}

// Revoke ends a link at once; one that was revoked before stays as it is.
func (f *Feature) Revoke(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		l, err := load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.GuestLinkRevoke, l.Target()); err != nil {
			return err
		}
		first, err := end(ctx, tx, &l)
		if err == nil && !first {
			err = fault.New(fault.Conflict, "guest_link.revoked")
		}
		return err
	})
}

// end revokes a link and tells of it; first is false where it had been revoked before.
func end(ctx context.Context, tx *act.Tx, l *Link) (first bool, err error) {
	l.RevokedAt, l.RevokedBy = tx.Now, tx.Who.ID
	if first, err = revoke(ctx, tx, l); err != nil || !first {
		return first, err
	}
	return true, tx.Tell(ctx, act.Told{Kind: "guest_link.revoked", Subject: l.ref(), Before: l.facts()})
}

// hear ends the links of whoever leaves, as part of that, so that they don't come back
// with the person.
func (f *Feature) hear() {
	f.act.On("person.deactivated", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		left, ok := e.Detail.(people.Left)
		if !ok {
			return nil
		}
		links, err := liveOf(ctx, tx, left.Person.ID, tx.Now)
		if err != nil {
			return err
		}
		for i := range links {
			if _, err := end(ctx, tx, &links[i]); err != nil {
				return err
			}
		}
		return nil
	})
}
