package people

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/org"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) apiPopulation(r *api.Router) {
	api.Do(r, api.Op{ID: "preview-population", Method: http.MethodPost, Path: "/people/population", Action: access.PopulationView, Tag: "People",
		Summary: "How many people would be in a population, and who; nothing is stored"}, f.previewPopulation)
}

// PopulationPlan says whom something is for.
type PopulationPlan struct {
	Teams     []PopulationTeam `json:"teams,omitempty" maxItems:"1000" doc:"People whose home team is one of these"`
	Roles     []access.Role    `json:"roles,omitempty" maxItems:"10" doc:"And who have one of these roles of the workspace: member, champion, hr, admin"`
	JobLevels []string         `json:"job_levels,omitempty" maxItems:"1000" doc:"And who have one of these job levels; an empty one for those without"`
	PeopleIDs []string         `json:"people_ids,omitempty" maxItems:"5000" doc:"And besides them these, whatever their team and role; with nothing else given, these alone"`
	ExceptIDs []string         `json:"except_ids,omitempty" maxItems:"5000" doc:"But not these"`
}

// PopulationTeam is a team of a population.
type PopulationTeam struct {
	TeamID string `json:"team_id"`
	Alone  bool   `json:"alone,omitempty" doc:"Without the teams below it"`
}

// Population is what the plan says; nil is everybody.
func (b *PopulationPlan) Population() (p org.Population) {
	if b == nil {
		return p
	}
	for _, t := range b.Teams {
		p.Teams = append(p.Teams, org.Branch{ID: t.TeamID, Alone: t.Alone})
	}
	p.Roles, p.Levels, p.People, p.Except = b.Roles, b.JobLevels, b.PeopleIDs, b.ExceptIDs
	return p.Tidy()
}

// PopulationOr is what the plan says, or where there is none the population of one team
// with all below it, which is how it was said before there were populations.
func (b *PopulationPlan) PopulationOr(teamID string) org.Population {
	if b == nil {
		return org.Of(teamID)
	}
	return b.Population()
}

// PopulationView is whom something is for, with their names; all empty for everybody but guests.
type PopulationView struct {
	Teams  []PopulationTeamView `json:"teams"`
	Roles  []access.Role        `json:"roles"`
	Levels []string             `json:"job_levels" doc:"An empty one for those without"`
	People []NamedView          `json:"people" doc:"Besides, whatever their team and role; with nothing else given, these alone"`
	Except []NamedView          `json:"except" doc:"Not these"`
}

// PopulationTeamView is a team of a population.
type PopulationTeamView struct {
	TeamID string `json:"team_id"`
	Name   string `json:"name" doc:"Empty for a team that is gone"`
	Alone  bool   `json:"alone" doc:"Without the teams below it"`
}

// ViewPopulation tells whom something is for.
func (o *Org) ViewPopulation(p org.Population) PopulationView {
	v := PopulationView{Teams: make([]PopulationTeamView, len(p.Teams)), Roles: append([]access.Role{}, p.Roles...), Levels: append([]string{}, p.Levels...), People: o.named(p.People), Except: o.named(p.Except)}
	for i, b := range p.Teams {
		t, _ := o.Tree.Team(b.ID)
		v.Teams[i] = PopulationTeamView{TeamID: b.ID, Name: t.Name, Alone: b.Alone}
	}
	return v
}

func (o *Org) named(ids []string) []NamedView {
	list := make([]NamedView, len(ids))
	for i, id := range ids {
		list[i] = NamedView{ID: id, Name: o.Name(id)}
	}
	return list
}

// PopulationPreviewView is who is in a population now.
type PopulationPreviewView struct {
	Count     int                    `json:"count" doc:"People who work here and are in it"`
	Gone      int                    `json:"gone" doc:"People in it by name who have left, and aren't counted"`
	JobLevels []string               `json:"job_levels" doc:"All that people who work here have, in their order, to choose from"`
	Items     []PopulationPersonView `json:"items" doc:"By name"`
	Next      string                 `json:"next,omitempty"`
}

// PopulationPersonView is somebody in a population.
type PopulationPersonView struct {
	ID       string      `json:"id"`
	Name     string      `json:"name"`
	TeamName string      `json:"team_name,omitempty"`
	Role     access.Role `json:"role"`
	JobLevel string      `json:"job_level,omitempty"`
}

type previewPopulationIn struct {
	api.Paging
	Body PopulationPlan
}

func (f *Feature) previewPopulation(ctx context.Context, who access.Actor, in *previewPopulationIn) (*api.Out[PopulationPreviewView], error) {
	page, err := f.Population(ctx, who, in.Body.Population(), in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	v := PopulationPreviewView{Count: page.Count, Gone: page.Gone, Next: page.Next, JobLevels: append([]string{}, page.JobLevels...), Items: make([]PopulationPersonView, len(page.Items))}
	for i, p := range page.Items {
		t, _ := page.Org.Tree.Team(p.TeamID)
		v.Items[i] = PopulationPersonView{ID: p.ID, Name: p.Name, TeamName: t.Name, Role: p.Role, JobLevel: p.JobLevel}
	}
	return api.Body(v), nil
}
