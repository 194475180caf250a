package auth

import (
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// The cookies: who is signed in, and which browser this is.
const (
	sessionName = api.SessionCookie
	deviceName  = "sinan_device"
)

// API registers the operations of signing in.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "get-setup", Method: http.MethodGet, Path: "/setup", Action: access.WorkspaceSetup, Tag: "Session",
		Summary: "Whether the workspace waits to be set up, and how people sign in"}, f.getSetup)
	api.DoOwn(r, api.Op{ID: "set-up", Method: http.MethodPost, Path: "/setup", Action: access.WorkspaceSetup, Tag: "Session", Status: http.StatusCreated,
		Summary: "Make the workspace and its admin; only while no person exists"}, f.setUp)
	api.DoOwn(r, api.Op{ID: "sign-in", Method: http.MethodPost, Path: "/session", Action: access.SessionStart, Tag: "Session",
		Summary: "Sign in with e-mail and password, and a code where there is a second factor"}, f.signIn)
	api.DoOwn(r, api.Op{ID: "sign-out", Method: http.MethodDelete, Path: "/session", Action: access.SessionManage, Tag: "Session", Status: http.StatusNoContent,
		Summary: "Sign out"}, f.signOut)
	api.Do(r, api.Op{ID: "get-me", Method: http.MethodGet, Path: "/me", Action: access.HomeView, Tag: "Session",
		Summary: "Who is signed in"}, f.getMe)
	f.apiMe(r)
	f.apiTokens(r)
	f.apiLinks(r)
}

type setupView struct {
	Needed bool     `json:"needed" doc:"True while nobody exists"`
	Mail   bool     `json:"mail" doc:"Whether mail is sent, so that a forgotten password can be reset by oneself"`
	Ways   []string `json:"ways" doc:"How people sign in"`
}

func (f *Feature) getSetup(ctx context.Context, _ access.Actor, _ *struct{}) (*api.Out[setupView], error) {
	founded, err := f.people.Founded(ctx)
	if err != nil {
		return nil, err
	}
	return api.Body(setupView{Needed: !founded, Mail: f.opts.Mail != nil, Ways: []string{"password"}}), nil
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
	Can     []access.Action `json:"can" doc:"What may be done in the workspace as a whole, or begun for oneself"`
	Place   int64           `json:"place" doc:"Place in the trail of changes before this was read: a stream that begins after it misses nothing of what is asked for from now on"`
}

type signedIn struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
	Body      MeView
}

// Browser is what a request tells of where it came from.
type Browser struct {
	Agent  string `header:"User-Agent" maxLength:"1000" hidden:"true"`
	Device string `cookie:"sinan_device" maxLength:"100" doc:"The browser, once somebody signed in from it"`
}

func (b Browser) origin(ctx context.Context) Origin {
	return Origin{IP: act.RequestOf(ctx).IP, Agent: b.Agent, Device: b.Device}
}

type setUpIn struct {
	Browser
	Body struct {
		Workspace string `json:"workspace"`
		Name      string `json:"name"`
		Email     string `json:"email"`
		Password  string `json:"password"`
		Lang      string `json:"lang,omitempty" enum:"zh-CN,en"`
	}
}

func (f *Feature) setUp(ctx context.Context, _ access.Actor, in *setUpIn) (*signedIn, error) {
	b := in.Body
	w, err := f.SetUp(ctx, Founder{Workspace: b.Workspace, Name: b.Name, Email: b.Email, Password: b.Password, Lang: b.Lang}, in.origin(ctx))
	if err != nil {
		return nil, err
	}
	return f.greet(ctx, w)
}

type signInIn struct {
	Browser
	Body struct {
		Email    string `json:"email"`
		Password string `json:"password"`
		Code     string `json:"code,omitempty" maxLength:"100" doc:"One-time or recovery code; asked for by auth.code_needed"`
	}
}

func (f *Feature) signIn(ctx context.Context, _ access.Actor, in *signInIn) (*signedIn, error) {
	w, err := f.SignIn(ctx, Proof{Email: in.Body.Email, Password: in.Body.Password, Code: in.Body.Code}, in.origin(ctx))
	if err != nil {
		return nil, err
	}
	return f.greet(ctx, w)
}

// greet answers a sign-in with its cookies.
func (f *Feature) greet(ctx context.Context, w Welcome) (*signedIn, error) {
	me, err := f.me(ctx, access.Actor{ID: w.Session.PersonID})
	if err != nil {
		return nil, err
	}
	// The cookie outlives the session, whose end slides; the server decides.
	return &signedIn{SetCookie: []http.Cookie{
		f.sessionCookie(w.Secret, w.Session.StartedAt.Add(sessionMost)), f.deviceCookie(w.Device, w.Session.StartedAt.Add(deviceLife)),
	}, Body: me}, nil
}

// OwnSession is the session that a request came with, "" for a token.
type OwnSession struct {
	Session string `cookie:"sinan_session"`
}

type signedOut struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
}

func (f *Feature) signOut(ctx context.Context, who access.Actor, in *OwnSession) (*signedOut, error) {
	if err := f.SignOut(ctx, who, in.Session); err != nil {
		return nil, err
	}
	return &signedOut{SetCookie: f.sessionCookie("", time.Unix(1, 0))}, nil
}

func (f *Feature) getMe(ctx context.Context, who access.Actor, _ *struct{}) (*api.Out[MeView], error) {
	me, err := f.me(ctx, who)
	if err != nil {
		return nil, err
	}
	return api.Body(me), nil
}

func (f *Feature) me(ctx context.Context, who access.Actor) (MeView, error) {
	var place int64
	err := f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) (err error) {
		place, err = act.Head(ctx, tx)
		return err
	})
	if err != nil {
		return MeView{}, err
	}
	actor, p, err := f.people.Self(ctx, who)
	if err != nil {
		return MeView{}, err
	}
	return MeView{
		Place: place,
		ID:    p.ID, Name: p.Name, Email: p.Email, Role: p.Role, Lang: p.Lang, Theme: p.Theme, TeamID: p.TeamID, Version: p.Version,
		TeamIDs: append([]string{}, actor.TeamIDs...), Leads: append([]string{}, actor.Leads...),
		Can: canAnywhere(actor),
	}, nil
}

// canAnywhere lists what somebody may do in the workspace as a whole, and what
// they may begin for themselves.
func canAnywhere(who access.Actor) []access.Action {
	own := access.Target{OwnerID: who.ID, TeamID: who.TeamID}
	begun := []access.Action{access.ObjectiveCreate, access.MetricCreate, access.MeetingCreate}
	var can []access.Action
	for _, a := range access.Actions() {
		target := access.Target{}
		if slices.Contains(begun, a) {
			target = own
		}
		if access.Decide(who, a, target) == access.Allow {
			can = append(can, a)
		}
	}
	return can
}
