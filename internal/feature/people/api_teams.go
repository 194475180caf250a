package people

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// TeamView is a team as the API tells it.
type TeamView struct {
	ID       string          `json:"id"`
	Name     string          `json:"name"`
	ParentID string          `json:"parent_id,omitempty"`
	LeadID   string          `json:"lead_id,omitempty"`
	LeadName string          `json:"lead_name,omitempty"`
	Position int             `json:"position"`
	Version  int64           `json:"version"`
	Can      []access.Action `json:"can"`
}

func viewTeam(who access.Actor, t Team, o *Org) TeamView {
	v := TeamView{ID: t.ID, Name: t.Name, ParentID: t.ParentID, LeadID: t.LeadID, Position: t.Position, Version: t.Version,
		Can: access.Can(who, access.Target{TeamID: t.ID}, access.TeamUpdate, access.TeamDelete, access.ObjectiveCreate)}
	if o != nil {
		if o.past {
			v.Can = []access.Action{}
		}
		if lead, ok := o.Person(t.LeadID); ok {
			v.LeadName = lead.Name
		}
	}
	return v
}

func (f *Feature) listTeams(ctx context.Context, who access.Actor, in *api.AsOf) (*api.Many[TeamView], error) {
	teams, o, err := f.Teams(ctx, who)
	if err != nil {
		return nil, err
	}
	items := make([]TeamView, len(teams))
	for i, t := range teams {
		items[i] = viewTeam(who, t, o)
	}
	return api.Items(items, ""), nil
}

type formTeamIn struct {
	Body struct {
		Name     string `json:"name"`
		ParentID string `json:"parent_id,omitempty"`
		LeadID   string `json:"lead_id,omitempty"`
		Position int    `json:"position,omitempty"`
	}
}

func (f *Feature) formTeam(ctx context.Context, who access.Actor, in *formTeamIn) (*api.One[TeamView], error) {
	t, err := f.Form(ctx, who, TeamDraft{Name: in.Body.Name, ParentID: in.Body.ParentID, LeadID: in.Body.LeadID, Position: in.Body.Position})
	if err != nil {
		return nil, err
	}
	return api.Versioned(viewTeam(who, t, nil), t.Version), nil
}

func (f *Feature) getTeam(ctx context.Context, who access.Actor, in *api.ID) (*api.One[TeamView], error) {
	t, err := f.Team(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	return api.Versioned(viewTeam(who, t, nil), t.Version), nil
}

type reshapeTeamIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Name     *string `json:"name,omitempty"`
		ParentID *string `json:"parent_id,omitempty" doc:"Empty for the top of the tree"`
		LeadID   *string `json:"lead_id,omitempty" doc:"Empty for nobody"`
		Position *int    `json:"position,omitempty"`
	}
}

func (f *Feature) reshapeTeam(ctx context.Context, who access.Actor, in *reshapeTeamIn) (*api.One[TeamView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	b := in.Body
	t, err := f.Reshape(ctx, who, in.ID.ID, version, TeamChange{Name: b.Name, ParentID: b.ParentID, LeadID: b.LeadID, Position: b.Position})
	if err != nil {
		return nil, err
	}
	return api.Versioned(viewTeam(who, t, nil), t.Version), nil
}

func (f *Feature) dissolveTeam(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Dissolve(ctx, who, in.ID)
}
