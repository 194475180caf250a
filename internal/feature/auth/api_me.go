package auth

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// apiMe registers what people do with their own account.
func (f *Feature) apiMe(r *api.Router) {
	api.Do(r, api.Op{ID: "get-my-security", Method: http.MethodGet, Path: "/me/security", Action: access.CredentialView, Tag: "Account",
		Summary: "How the caller signs in"}, f.getSecurity)
	api.Do(r, api.Op{ID: "change-my-password", Method: http.MethodPost, Path: "/me/password", Action: access.CredentialUpdate, Tag: "Account",
		Status: http.StatusNoContent, Summary: "Change the caller's password and end their other sessions"}, f.changePassword)
	api.Do(r, api.Op{ID: "begin-totp", Method: http.MethodPost, Path: "/me/totp", Action: access.CredentialUpdate, Tag: "Account",
		Secret: true, Summary: "Make the key of a second factor; it counts once confirmed"}, f.beginTOTP)
	api.Do(r, api.Op{ID: "confirm-totp", Method: http.MethodPost, Path: "/me/totp/confirm", Action: access.CredentialUpdate, Tag: "Account",
		Secret: true, Summary: "Turn the second factor on by its first code; gives the recovery codes, once"}, f.confirmTOTP)
	api.Do(r, api.Op{ID: "disable-totp", Method: http.MethodPost, Path: "/me/totp/disable", Action: access.CredentialUpdate, Tag: "Account",
		Status: http.StatusNoContent, Summary: "Turn the second factor off"}, f.disableTOTP)
	api.Do(r, api.Op{ID: "renew-recovery-codes", Method: http.MethodPost, Path: "/me/recovery-codes", Action: access.CredentialUpdate, Tag: "Account",
		Secret: true, Summary: "Replace the recovery codes; shown once"}, f.renewCodes)
	api.Do(r, api.Op{ID: "list-my-sessions", Method: http.MethodGet, Path: "/sessions", Action: access.SessionView, Tag: "Account",
		Summary: "List the caller's sessions, the last used first"}, f.listSessions)
	api.Do(r, api.Op{ID: "end-session", Method: http.MethodDelete, Path: "/sessions/{id}", Action: access.SessionManage, Tag: "Account",
		Status: http.StatusNoContent, Summary: "End one of the caller's sessions"}, f.endSession)
	api.Do(r, api.Op{ID: "end-other-sessions", Method: http.MethodDelete, Path: "/sessions", Action: access.SessionManage, Tag: "Account",
		Status: http.StatusNoContent, Summary: "End all the caller's sessions but this one"}, f.endOthers)
}

// SecurityView is how the caller signs in.
type SecurityView struct {
	Password   bool       `json:"password" doc:"Whether a password is set"`
	ChangedAt  *time.Time `json:"changed_at,omitempty" doc:"When it was set"`
	TOTP       bool       `json:"totp" doc:"Whether a second factor is asked for"`
	CodesLeft  int        `json:"codes_left" doc:"Recovery codes not used yet"`
	SignedInAt *time.Time `json:"signed_in_at,omitempty"`
}

func (f *Feature) getSecurity(ctx context.Context, who access.Actor, _ *struct{}) (*api.Out[SecurityView], error) {
	c, err := f.Security(ctx, who)
	if err != nil {
		return nil, err
	}
	return api.Body(SecurityView{Password: c.PasswordHash != "", ChangedAt: some(c.ChangedAt), TOTP: c.TOTPConfirmed,
		CodesLeft: len(c.RecoveryHashes), SignedInAt: some(c.SignedInAt)}), nil
}

// some is nil for the zero time.
func some(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

type changePasswordIn struct {
	OwnSession
	Body struct {
		Old string `json:"old" doc:"The present password"`
		New string `json:"new"`
	}
}

func (f *Feature) changePassword(ctx context.Context, who access.Actor, in *changePasswordIn) (*api.None, error) {
	return &api.None{}, f.ChangePassword(ctx, who, in.Body.Old, in.Body.New, in.Session)
}

type passwordIn struct {
	Body struct {
		Password string `json:"password" doc:"The caller's password"`
	}
}

type totpView struct {
	Key string `json:"key" doc:"Base32, to be typed where no picture can be read"`
	URI string `json:"uri" doc:"otpauth:// address, for a QR code"`
}

func (f *Feature) beginTOTP(ctx context.Context, who access.Actor, in *passwordIn) (*api.Out[totpView], error) {
	key, uri, err := f.Enrol(ctx, who, in.Body.Password)
	if err != nil {
		return nil, err
	}
	return api.Body(totpView{Key: key, URI: uri}), nil
}

type confirmIn struct {
	Body struct {
		Code string `json:"code" maxLength:"20"`
	}
}

type codesView struct {
	Codes []string `json:"recovery_codes"`
}

func (f *Feature) confirmTOTP(ctx context.Context, who access.Actor, in *confirmIn) (*api.Out[codesView], error) {
	codes, err := f.Confirm(ctx, who, in.Body.Code)
	if err != nil {
		return nil, err
	}
	return api.Body(codesView{Codes: codes}), nil
}

func (f *Feature) disableTOTP(ctx context.Context, who access.Actor, in *passwordIn) (*api.None, error) {
	return &api.None{}, f.Disable(ctx, who, in.Body.Password)
}

func (f *Feature) renewCodes(ctx context.Context, who access.Actor, in *passwordIn) (*api.Out[codesView], error) {
	codes, err := f.Renew(ctx, who, in.Body.Password)
	if err != nil {
		return nil, err
	}
	return api.Body(codesView{Codes: codes}), nil
}

// SessionView is a session as the API tells it.
type SessionView struct {
	ID        string    `json:"id"`
	Current   bool      `json:"current"`
	StartedAt time.Time `json:"started_at"`
	SeenAt    time.Time `json:"seen_at" doc:"Last use, to about ten minutes"`
	IP        string    `json:"ip,omitempty"`
	Agent     string    `json:"agent,omitempty"`
}

func (f *Feature) listSessions(ctx context.Context, who access.Actor, in *OwnSession) (*api.Many[SessionView], error) {
	all, current, err := f.Sessions(ctx, who, in.Session)
	if err != nil {
		return nil, err
	}
	items := make([]SessionView, len(all))
	for i, s := range all {
		items[i] = SessionView{ID: s.ID, Current: s.ID == current, StartedAt: s.StartedAt.UTC(), SeenAt: s.SeenAt.UTC(), IP: s.IP, Agent: s.Agent}
	}
	return api.Items(items, ""), nil
}

func (f *Feature) endSession(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.End(ctx, who, in.ID)
}

func (f *Feature) endOthers(ctx context.Context, who access.Actor, in *OwnSession) (*api.None, error) {
	return &api.None{}, f.EndOthers(ctx, who, in.Session)
}
