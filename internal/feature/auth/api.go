package auth

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const sessionCookie = api.SessionCookie

// API registers the operations of signing in.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "get-setup", Method: http.MethodGet, Path: "/setup", Action: access.WorkspaceSetup, Tag: "Session",
		Summary: "Whether the workspace waits to be set up"}, f.getSetup)
	api.Do(r, api.Op{ID: "set-up", Method: http.MethodPost, Path: "/setup", Action: access.WorkspaceSetup, Tag: "Session", Status: http.StatusCreated,
		Summary: "Make the workspace and its admin; only while no person exists"}, f.setUp)
	api.Do(r, api.Op{ID: "sign-in", Method: http.MethodPost, Path: "/session", Action: access.SessionStart, Tag: "Session",
		Summary: "Sign in with e-mail and password"}, f.signIn)
	api.Do(r, api.Op{ID: "sign-out", Method: http.MethodDelete, Path: "/session", Action: access.SessionManage, Tag: "Session", Status: http.StatusNoContent,
		Summary: "Sign out"}, f.signOut)
	api.Do(r, api.Op{ID: "get-me", Method: http.MethodGet, Path: "/me", Action: access.HomeView, Tag: "Session",
		Summary: "Who is signed in"}, f.getMe)
}

type setupView struct {
	Needed bool `json:"needed" doc:"True while nobody exists"`
}

func (f *Feature) getSetup(ctx context.Context, _ access.Actor, _ *struct{}) (*api.Out[setupView], error) {
	founded, err := f.people.Founded(ctx)
	if err != nil {
		return nil, err
	}
	return api.Body(setupView{Needed: !founded}), nil
}

// MeView is the caller as the API tells it.
type MeView struct {
	ID      string          `json:"id"`
	Name    string          `json:"name"`
	Email   string          `json:"email"`
	Role    access.Role     `json:"role"`
	Lang    string          `json:"lang,omitempty"`
	Theme   string          `json:"theme,omitempty"`
	TeamID  string          `json:"team_id,omitempty"`
	TeamIDs []string        `json:"team_ids"`
	Leads   []string        `json:"leads" doc:"Teams led, with all teams below them"`
	Version int64           `json:"version"`
	Can     []access.Action `json:"can" doc:"What may be done in the workspace as a whole"`
}

type signedIn struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
	Body      MeView
}

type setUpIn struct {
	Agent string `header:"User-Agent" maxLength:"1000"`
	Body  struct {
		Workspace string `json:"workspace"`
		Name      string `json:"name"`
		Email     string `json:"email"`
		Password  string `json:"password"`
		Lang      string `json:"lang,omitempty" enum:"zh-CN,en"`
	}
}

func (f *Feature) setUp(ctx context.Context, _ access.Actor, in *setUpIn) (*signedIn, error) {
	b := in.Body
	secret, s, err := f.SetUp(ctx, Founder{Workspace: b.Workspace, Name: b.Name, Email: b.Email, Password: b.Password, Lang: b.Lang}, origin(ctx, in.Agent))
	if err != nil {
		return nil, err
	}
	return f.welcome(ctx, secret, s.PersonID, s.EndsAt)
}

type signInIn struct {
	Agent string `header:"User-Agent" maxLength:"1000"`
	Body  struct {
		Email    string `json:"email"`
		Password string `json:"password"`
	}
}

func (f *Feature) signIn(ctx context.Context, _ access.Actor, in *signInIn) (*signedIn, error) {
	secret, s, err := f.SignIn(ctx, in.Body.Email, in.Body.Password, origin(ctx, in.Agent))
	if err != nil {
		return nil, err
	}
	return f.welcome(ctx, secret, s.PersonID, s.EndsAt)
}

func origin(ctx context.Context, agent string) Origin {
	return Origin{IP: act.RequestOf(ctx).IP, Agent: agent}
}

func (f *Feature) welcome(ctx context.Context, secret, personID string, ends time.Time) (*signedIn, error) {
	me, err := f.me(ctx, access.Actor{ID: personID})
	if err != nil {
		return nil, err
	}
	return &signedIn{SetCookie: f.cookie(secret, ends), Body: me}, nil
}

type signOutIn struct {
	Session string `cookie:"sinan_session"`
}

type signedOut struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
}

func (f *Feature) signOut(ctx context.Context, who access.Actor, in *signOutIn) (*signedOut, error) {
	if err := f.SignOut(ctx, who, in.Session); err != nil {
		return nil, err
	}
	gone := f.cookie("", time.Unix(0, 0))
	gone.MaxAge = -1
	return &signedOut{SetCookie: gone}, nil
}

func (f *Feature) getMe(ctx context.Context, who access.Actor, _ *struct{}) (*api.Out[MeView], error) {
	me, err := f.me(ctx, who)
	if err != nil {
		return nil, err
	}
	return api.Body(me), nil
}

func (f *Feature) me(ctx context.Context, who access.Actor) (MeView, error) {
	actor, p, err := f.people.Self(ctx, who)
	if err != nil {
		return MeView{}, err
	}
	return MeView{
		ID: p.ID, Name: p.Name, Email: p.Email, Role: p.Role, Lang: p.Lang, Theme: p.Theme, TeamID: p.TeamID, Version: p.Version,
		TeamIDs: append([]string{}, actor.TeamIDs...), Leads: append([]string{}, actor.Leads...),
		Can: access.Can(actor, access.Target{}, access.Actions()...),
	}, nil
}
