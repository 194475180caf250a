package guestlinks

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/insight"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// API registers the operations on guest links.
func (f *Feature) API(r *api.Router) {
	const tag = "Guest links"
	api.Do(r, api.Op{ID: "list-guest-links", Method: http.MethodGet, Path: "/guest-links", Action: access.GuestLinkView, Tag: tag,
		Summary: "List the guest links of a team's page, or of all pages; the addresses themselves are told only when they are made"}, f.listLinks)
	api.Do(r, api.Op{ID: "make-guest-link", Method: http.MethodPost, Path: "/guest-links", Action: access.GuestLinkCreate, Tag: tag, Status: http.StatusCreated, Secret: true,
		Summary: "Make an address at which somebody without an account reads a team's or the company's state, until it expires"}, f.makeLink)
	api.Do(r, api.Op{ID: "revoke-guest-link", Method: http.MethodDelete, Path: "/guest-links/{id}", Action: access.GuestLinkRevoke, Tag: tag, Status: http.StatusNoContent,
		Summary: "End a guest link at once"}, f.revokeLink)
	api.Do(r, api.Op{ID: "open-guest-page", Method: http.MethodGet, Path: "/guest-pages/{secret}", Action: access.LinkUse, Tag: tag,
		Summary: "Read the page behind a guest link: made of what everybody may see, without names of people"}, f.openPage)
}

// GuestLinkView is a guest link, without its address.
type GuestLinkView struct {
	ID         string          `json:"id"`
	TeamID     string          `json:"team_id,omitempty" doc:"Absent for the company's page"`
	TeamName   string          `json:"team_name,omitempty"`
	CycleID    string          `json:"cycle_id,omitempty" doc:"Absent for the current cycle, whichever that is"`
	AsOf       string          `json:"asof,omitempty" doc:"The past day that it shows; absent for the present"`
	Label      string          `json:"label,omitempty" doc:"Guests don't see it"`
	PersonID   string          `json:"person_id" doc:"Who made it"`
	PersonName string          `json:"person_name"`
	MadeAt     time.Time       `json:"made_at"`
	EndsAt     time.Time       `json:"ends_at"`
	RevokedAt  *time.Time      `json:"revoked_at,omitempty"`
	State      State           `json:"state" enum:"live,expired,revoked,off,lapsed" doc:"off: the workspace shares nothing with guests now; lapsed: whoever made it may share the page no more"`
	Opened     int64           `json:"opened" doc:"How often it was opened"`
	OpenedAt   *time.Time      `json:"opened_at,omitempty" doc:"When last"`
	Can        []access.Action `json:"can"`
}

// NewGuestLinkView is a guest link as it is told once.
type NewGuestLinkView struct {
	GuestLinkView
	URL string `json:"url" doc:"Shown this once"`
}

// GuestPageView is what a guest sees.
type GuestPageView struct {
	Workspace string                   `json:"workspace"`
	SharedBy  string                   `json:"shared_by" doc:"Who made the link"`
	EndsAt    time.Time                `json:"ends_at" doc:"Until when it can be opened"`
	AsOf      string                   `json:"asof,omitempty" doc:"The past day that it shows; absent for the present"`
	Insight   insight.GuestInsightView `json:"insight"`
}

func (l *Link) view(who access.Actor, org *people.Org, now time.Time, shares bool) GuestLinkView {
	v := GuestLinkView{ID: l.ID, TeamID: l.TeamID, CycleID: l.CycleID, AsOf: l.AsOf, Label: l.Label, PersonID: l.PersonID, PersonName: org.Name(l.PersonID), MadeAt: l.MadeAt, EndsAt: l.EndsAt,
		RevokedAt: api.Instant(l.RevokedAt), State: l.State(now, org, shares), Opened: l.Opened, OpenedAt: api.Instant(l.OpenedAt), Can: []access.Action{}}
	if t, ok := org.Tree.Team(l.TeamID); ok {
		v.TeamName = t.Name
	}
	if v.State == Live || v.State == Lapsed || v.State == Off {
		v.Can = access.Can(who, l.Target(), access.GuestLinkRevoke)
	}
	return v
}

type listLinksIn struct {
	api.Paging
	TeamID string `query:"team_id" maxLength:"64" doc:"Of this team's page; those of all pages where left out"`
	Over   bool   `query:"over" doc:"Those that were revoked or have expired, instead of the others"`
}

func (f *Feature) listLinks(ctx context.Context, who access.Actor, in *listLinksIn) (*api.Many[GuestLinkView], error) {
	out, err := f.List(ctx, who, Listing{TeamID: in.TeamID, Over: in.Over, Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	views := make([]GuestLinkView, len(out.Links))
	for i := range out.Links {
		views[i] = out.Links[i].view(who, out.Org, out.Now, out.Shares)
	}
	return api.Items(views, out.Next), nil
}

type makeLinkIn struct {
	Body struct {
		TeamID  string `json:"team_id,omitempty" maxLength:"64" doc:"Left out for the company's page"`
		CycleID string `json:"cycle_id,omitempty" maxLength:"64" doc:"Left out for the current cycle, whichever that is when the page is opened"`
		AsOf    string `json:"asof,omitempty" format:"date" doc:"The past day that it shows; left out for the present"`
		Label   string `json:"label,omitempty" maxLength:"80" doc:"To tell it from others; guests don't see it"`
		Days    int    `json:"days,omitempty" minimum:"1" maximum:"90" default:"14" doc:"How long it lasts"`
	}
}

func (f *Feature) makeLink(ctx context.Context, who access.Actor, in *makeLinkIn) (*api.Out[NewGuestLinkView], error) {
	m, err := f.Make(ctx, who, Draft(in.Body))
	if err != nil {
		return nil, err
	}
	return api.Body(NewGuestLinkView{GuestLinkView: m.view(who, m.Org, m.MadeAt, true), URL: f.base + "/guest/" + m.Secret}), nil
}

func (f *Feature) revokeLink(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Revoke(ctx, who, in.ID)
}

type openPageIn struct {
	Secret string `path:"secret" maxLength:"100"`
}

func (f *Feature) openPage(ctx context.Context, _ access.Actor, in *openPageIn) (*api.Out[GuestPageView], error) {
	o, err := f.Open(ctx, in.Secret)
	if err != nil {
		return nil, err
	}
	return api.Body(GuestPageView{Workspace: o.Workspace, SharedBy: o.SharedBy, EndsAt: o.Link.EndsAt, AsOf: o.Link.AsOf, Insight: insight.GuestView(o.Dashboard)}), nil
}
