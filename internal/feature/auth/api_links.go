package auth

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) apiLinks(r *api.Router) {
	api.Do(r, api.Op{ID: "invite-person", Method: http.MethodPost, Path: "/people/{id}/invitation", Action: access.PersonInvite, Tag: "People",
		Secret: true, Summary: "Invite a person to set their first password, by a link to hand over or by mail"}, f.invite)
	api.Do(r, api.Op{ID: "make-reset-link", Method: http.MethodPost, Path: "/people/{id}/reset-link", Action: access.PersonReset, Tag: "People",
		Secret: true, Summary: "Make a link by which a person sets another password"}, f.resetLink)
	api.Do(r, api.Op{ID: "list-sign-in-states", Method: http.MethodGet, Path: "/sign-in-states", Action: access.CredentialView, Tag: "People",
		Summary: "Who has joined, who is invited"}, f.standings)
	api.Do(r, api.Op{ID: "peek-invitation", Method: http.MethodGet, Path: "/invitations/{secret}", Action: access.LinkUse, Tag: "Session",
		Summary: "Whose invitation a link is"}, f.peekInvitation)
	api.DoOwn(r, api.Op{ID: "accept-invitation", Method: http.MethodPost, Path: "/invitations/{secret}", Action: access.LinkUse, Tag: "Session",
		Summary: "Set the first password and sign in"}, f.accept)
	api.Do(r, api.Op{ID: "ask-password-reset", Method: http.MethodPost, Path: "/password-resets", Action: access.LinkUse, Tag: "Session",
		Status: http.StatusAccepted, Summary: "Ask for a link by mail; answered the same whoever asks"}, f.askReset)
	api.Do(r, api.Op{ID: "peek-password-reset", Method: http.MethodGet, Path: "/password-resets/{secret}", Action: access.LinkUse, Tag: "Session",
		Summary: "Whose reset a link is"}, f.peekReset)
	api.DoOwn(r, api.Op{ID: "reset-password", Method: http.MethodPost, Path: "/password-resets/{secret}", Action: access.LinkUse, Tag: "Session",
		Status: http.StatusNoContent, Summary: "Set another password; ends all sessions"}, f.reset)
}

type linkView struct {
	URL    string     `json:"url,omitempty" doc:"Shown this once; absent when it was mailed"`
	EndsAt *time.Time `json:"ends_at,omitempty"`
	Mailed bool       `json:"mailed"`
}

type inviteIn struct {
	api.ID
	Body *struct {
		Mail bool `json:"mail,omitempty" doc:"Send it by mail"`
	}
}

func (f *Feature) invite(ctx context.Context, who access.Actor, in *inviteIn) (*api.Out[linkView], error) {
	if in.Body != nil && in.Body.Mail {
		return api.Body(linkView{Mailed: true}), f.SendInvitation(ctx, who, in.ID.ID)
	}
	return viewLink(f.Invite(ctx, who, in.ID.ID))
}

func viewLink(m Made, err error) (*api.Out[linkView], error) {
	if err != nil {
		return nil, err
	}
	return api.Body(linkView{URL: m.URL, EndsAt: some(m.EndsAt)}), nil
}

type resetLinkIn struct {
	api.ID
	Body *struct {
		DropTOTP bool `json:"drop_totp,omitempty" doc:"Also turn the second factor off, for a lost phone"`
	}
}

func (f *Feature) resetLink(ctx context.Context, who access.Actor, in *resetLinkIn) (*api.Out[linkView], error) {
	return viewLink(f.ResetLink(ctx, who, in.ID.ID, in.Body != nil && in.Body.DropTOTP))
}

// StandingView is how somebody stands with signing in.
type StandingView struct {
	PersonID  string     `json:"person_id"`
	State     string     `json:"state" enum:"joined,invited,none" doc:"joined: has a password; invited: has a link that still works"`
	TOTP      bool       `json:"totp"`
	SeenAt    *time.Time `json:"seen_at,omitempty" doc:"Last known use"`
	InvitedTo *time.Time `json:"invited_until,omitempty" doc:"When the last invitation ends or ended"`
}

type standingsIn struct {
	PersonID string `query:"person_id" maxLength:"64"`
}

func (f *Feature) standings(ctx context.Context, who access.Actor, in *standingsIn) (*api.Many[StandingView], error) {
	all, err := f.Standings(ctx, who, in.PersonID)
	if err != nil {
		return nil, err
	}
	items := make([]StandingView, len(all))
	for i, s := range all {
		items[i] = StandingView{PersonID: s.PersonID, State: s.State, TOTP: s.TOTP, SeenAt: some(s.LastAt), InvitedTo: some(s.LinkEnds)}
	}
	return api.Items(items, ""), nil
}

// LinkSecret is the last part of a link.
type LinkSecret struct {
	Secret string `path:"secret" maxLength:"100"`
}

type peekView struct {
	Name      string    `json:"name"`
	Email     string    `json:"email"`
	Lang      string    `json:"lang,omitempty"`
	Workspace string    `json:"workspace"`
	EndsAt    time.Time `json:"ends_at"`
}

func (f *Feature) peekInvitation(ctx context.Context, _ access.Actor, in *LinkSecret) (*api.Out[peekView], error) {
	return f.peek(ctx, in.Secret, Invitation)
}

func (f *Feature) peekReset(ctx context.Context, _ access.Actor, in *LinkSecret) (*api.Out[peekView], error) {
	return f.peek(ctx, in.Secret, Reset)
}

func (f *Feature) peek(ctx context.Context, secret string, purpose Purpose) (*api.Out[peekView], error) {
	l, p, err := f.Peek(ctx, secret, purpose)
	if err != nil {
		return nil, err
	}
	w, err := f.people.Workspace(ctx, access.Actor{ID: p.ID, Role: p.Role})
	if err != nil {
		return nil, err
	}
	return api.Body(peekView{Name: p.Name, Email: p.Email, Lang: p.Lang, Workspace: w.Name, EndsAt: l.EndsAt.UTC()}), nil
}

type useIn struct {
	LinkSecret
	Browser
	Body struct {
		Password string `json:"password"`
	}
}

func (f *Feature) accept(ctx context.Context, _ access.Actor, in *useIn) (*signedIn, error) {
	w, err := f.Accept(ctx, in.Secret, in.Body.Password, in.origin(ctx))
	if err != nil {
		return nil, err
	}
	return f.greet(ctx, w)
}

type askResetIn struct {
	Body struct {
		Email string `json:"email" maxLength:"254"`
	}
}

func (f *Feature) askReset(ctx context.Context, _ access.Actor, in *askResetIn) (*api.None, error) {
	return &api.None{}, f.AskReset(ctx, in.Body.Email)
}

type resetOut struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
}

func (f *Feature) reset(ctx context.Context, _ access.Actor, in *useIn) (*resetOut, error) {
	device, err := f.ResetPassword(ctx, in.Secret, in.Body.Password, in.origin(ctx))
	if err != nil {
		return nil, err
	}
	return &resetOut{SetCookie: f.deviceCookie(device, f.act.Now().Add(deviceLife))}, nil
}
