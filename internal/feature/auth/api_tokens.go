package auth

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) apiTokens(r *api.Router) {
	api.Do(r, api.Op{ID: "issue-token", Method: http.MethodPost, Path: "/tokens", Action: access.TokenManage, Tag: "Account", Status: http.StatusCreated,
		Secret: true, Summary: "Make an API token; it is shown this once"}, f.issueToken)
	api.Do(r, api.Op{ID: "list-tokens", Method: http.MethodGet, Path: "/tokens", Action: access.TokenView, Tag: "Account",
		Summary: "List the caller's API tokens, the newest first"}, f.listTokens)
	api.Do(r, api.Op{ID: "revoke-token", Method: http.MethodDelete, Path: "/tokens/{id}", Action: access.TokenManage, Tag: "Account", Status: http.StatusNoContent,
		Summary: "Revoke an API token"}, f.revokeToken)
}

// TokenView is a token as the API tells it; its secret only when it is made.
type TokenView struct {
	ID        string     `json:"id"`
	Token     string     `json:"token,omitempty" doc:"The secret, only in the answer that makes it"`
	Name      string     `json:"name"`
	Scopes    []string   `json:"scopes"`
	EndsOn    *date.Date `json:"ends_on,omitempty" doc:"Its last day"`
	Over      bool       `json:"over" doc:"The last day has passed"`
	UsedAt    *time.Time `json:"used_at,omitempty" doc:"Last use, to about ten minutes"`
	CreatedAt time.Time  `json:"created_at"`
}

func (f *Feature) viewToken(t Token) TokenView {
	v := TokenView{ID: t.ID, Name: t.Name, Scopes: t.Scopes, UsedAt: some(t.UsedAt), CreatedAt: t.CreatedAt.UTC()}
	if !t.EndsAt.IsZero() {
		last := date.In(t.EndsAt, f.opts.Location).AddDays(-1)
		v.EndsOn, v.Over = &last, !f.act.Now().Before(t.EndsAt)
	}
	return v
}

type issueTokenIn struct {
	Body struct {
		Name   string     `json:"name"`
		Scopes []string   `json:"scopes,omitempty" maxItems:"10" doc:"read, write; all when absent"`
		EndsOn *date.Date `json:"ends_on,omitempty" doc:"Its last day; no end when absent"`
	}
}

func (f *Feature) issueToken(ctx context.Context, who access.Actor, in *issueTokenIn) (*api.Out[TokenView], error) {
	draft := TokenDraft{Name: in.Body.Name, Scopes: in.Body.Scopes}
	if in.Body.EndsOn != nil {
		draft.EndsOn = *in.Body.EndsOn
	}
	secret, t, err := f.Issue(ctx, who, draft)
	if err != nil {
		return nil, err
	}
	v := f.viewToken(t)
	v.Token = secret
	return api.Body(v), nil
}

func (f *Feature) listTokens(ctx context.Context, who access.Actor, _ *struct{}) (*api.Many[TokenView], error) {
	tokens, err := f.Tokens(ctx, who)
	if err != nil {
		return nil, err
	}
	items := make([]TokenView, len(tokens))
	for i, t := range tokens {
		items[i] = f.viewToken(t)
	}
	return api.Items(items, ""), nil
}

func (f *Feature) revokeToken(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Revoke(ctx, who, in.ID)
}
