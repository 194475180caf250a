package guestlinks

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/insight"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/token"
)

// Listing says which links are wanted.
type Listing struct {
	TeamID string // of this team's page; "" for those of all pages
	Over   bool   // those that were revoked or have expired, instead of the others
	Cursor string
	Limit  int
}

// Listed is a page of links at a moment.
type Listed struct {
	Links []Link
	Next  string
	Org   *people.Org
	Now   time.Time

	Shares bool // the workspace lets pages be shared now
}

// List pages through links, the newest first: a team's for whoever may share its page,
// and all for whoever may share the company's.
func (f *Feature) List(ctx context.Context, who access.Actor, in Listing) (out Listed, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.GuestLinkView, access.Target{TeamID: in.TeamID}); err != nil {
			return err
		}
		page, err := list(ctx, tx, in, tx.Now)
		if err != nil {
			return err
		}
		out = Listed{Links: page.Items, Next: page.Next, Now: tx.Now}
		if out.Shares, err = f.People.SharesWithGuests(ctx, who); err != nil {
			return err
		}
		out.Org, err = f.People.Org(ctx, tx)
		return err
	})
	return out, err
}

// Opened is what a guest sees.
type Opened struct {
	Link      Link
	SharedBy  string // who made the link
	Workspace string
	Dashboard *insight.Dashboard
}

// Open gives the page behind a secret, as everybody in the workspace may see it and not
// with the eyes of whoever made the link. A link that never was, is over, or whose maker
// or workspace shares the page no more is the same refusal: guest_link.over.
func (f *Feature) Open(ctx context.Context, secret string) (o Opened, err error) {
	if err := act.Allow(access.Actor{}, access.LinkUse, access.Target{}); err != nil {
		return o, err
	}
	if err := f.Auth.Knock(ctx, "guest"); err != nil {
		return o, err
	}
	err = f.act.Read(ctx, access.Public(), func(ctx context.Context, tx *act.Tx) error {
		l, err := byHash(ctx, tx, token.Digest(secret))
		if err != nil {
			return err
		}
		org, err := f.People.Org(ctx, tx) // whether there is a link or not, so that both take as long
		if err != nil {
			return err
		}
		shares, err := f.People.SharesWithGuests(ctx, tx.Who)
		if err != nil {
			return err
		}
		if l.ID == "" || l.State(tx.Now, org, shares) != Live {
			return fault.New(fault.Missing, "guest_link.over")
		}
		w, err := f.People.Workspace(ctx, tx.Who)
		o = Opened{Link: l, SharedBy: org.Name(l.PersonID), Workspace: w.Name}
		return err
	})
	if err != nil {
		return o, err
	}
	if o.Dashboard, err = f.Insight.Dashboard(ctx, access.Public(), insight.Wish{TeamID: o.Link.TeamID, CycleID: o.Link.CycleID, AsOf: o.Link.AsOf, Public: true, Unnamed: true}); err != nil {
		return o, err
	}
	return o, f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error { return countOpening(ctx, tx, o.Link.ID, tx.Now) })
}
