package people

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// API registers the operations on people and teams.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "list-people", Method: http.MethodGet, Path: "/people", Action: access.PersonView, Tag: "People",
		Summary: "List people by name"}, f.listPeople)
	api.Do(r, api.Op{ID: "add-person", Method: http.MethodPost, Path: "/people", Action: access.PersonCreate, Tag: "People", Status: http.StatusCreated,
		Summary: "Add a person"}, f.addPerson)
	api.Do(r, api.Op{ID: "get-person", Method: http.MethodGet, Path: "/people/{id}", Action: access.PersonView, Tag: "People",
		Summary: "Read one person"}, f.getPerson)
	api.Do(r, api.Op{ID: "change-person", Method: http.MethodPatch, Path: "/people/{id}", Action: access.PersonUpdate, Tag: "People",
		Summary: "Change a person"}, f.changePerson)
	api.Do(r, api.Op{ID: "deactivate-person", Method: http.MethodPost, Path: "/people/{id}/deactivate", Action: access.PersonDeactivate, Tag: "People",
		Summary: "Take a person who leaves out of the company; what they did stays"}, f.deactivatePerson)
	api.Do(r, api.Op{ID: "remove-person", Method: http.MethodDelete, Path: "/people/{id}", Action: access.PersonDeactivate, Tag: "People", Status: http.StatusNoContent,
		Summary: "The same as deactivating with nobody to take over: no person is ever erased"}, f.removePerson)
	api.Do(r, api.Op{ID: "reactivate-person", Method: http.MethodPost, Path: "/people/{id}/reactivate", Action: access.PersonDeactivate, Tag: "People",
		Summary: "Take a person back"}, f.reactivatePerson)
	f.apiImport(r)
	f.apiPopulation(r)
	f.apiExport(r)
	api.Do(r, api.Op{ID: "list-teams", Method: http.MethodGet, Path: "/teams", Action: access.TeamView, Tag: "Teams",
		Summary: "List all teams"}, f.listTeams)
	api.Do(r, api.Op{ID: "form-team", Method: http.MethodPost, Path: "/teams", Action: access.TeamCreate, Tag: "Teams", Status: http.StatusCreated,
		Summary: "Make a team"}, f.formTeam)
	api.Do(r, api.Op{ID: "get-team", Method: http.MethodGet, Path: "/teams/{id}", Action: access.TeamView, Tag: "Teams",
		Summary: "Read one team"}, f.getTeam)
	api.Do(r, api.Op{ID: "reshape-team", Method: http.MethodPatch, Path: "/teams/{id}", Action: access.TeamUpdate, Tag: "Teams",
		Summary: "Change a team"}, f.reshapeTeam)
	api.Do(r, api.Op{ID: "dissolve-team", Method: http.MethodDelete, Path: "/teams/{id}", Action: access.TeamDelete, Tag: "Teams", Status: http.StatusNoContent,
		Summary: "Remove an empty team"}, f.dissolveTeam)
	api.Do(r, api.Op{ID: "get-workspace", Method: http.MethodGet, Path: "/workspace", Action: access.WorkspaceView, Tag: "Workspace",
		Summary: "Read the workspace"}, f.getWorkspace)
	api.Do(r, api.Op{ID: "rename-workspace", Method: http.MethodPatch, Path: "/workspace", Action: access.WorkspaceUpdate, Tag: "Workspace",
		Summary: "Rename the workspace"}, f.renameWorkspace)
	f.policyAPI(r)
	f.absencesAPI(r)
}

// PersonView is a person as the API tells it.
type PersonView struct {
	ID        string          `json:"id"`
	Name      string          `json:"name"`
	Email     string          `json:"email"`
	Role      access.Role     `json:"role"`
	TeamID    string          `json:"team_id,omitempty"`
	TeamIDs   []string        `json:"team_ids" doc:"All teams, home team included"`
	ManagerID string          `json:"manager_id,omitempty"`
	JobLevel  string          `json:"job_level,omitempty" doc:"Such as P5; told to the person, HR and admins"`
	AnswersTo *AboveView      `json:"answers_to,omitempty" doc:"The line manager, or where none is named whoever leads the team"`
	Lang      string          `json:"lang,omitempty"`
	Theme     string          `json:"theme,omitempty"`
	Active    bool            `json:"active"`
	Version   int64           `json:"version"`
	Can       []access.Action `json:"can"`
}

// NamedView is somebody with their name, where no more of them is needed.
type NamedView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// AboveView is whom a person answers to.
type AboveView struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Named bool   `json:"named" doc:"Named as line manager; else the leader of the team"`
}

func (o *Org) view(who access.Actor, p Person) PersonView {
	teamIDs := o.TeamsOf(p.ID)
	if teamIDs == nil {
		teamIDs = []string{}
	}
	var above *AboveView
	if id, named := o.Above(p.ID); id != "" {
		above = &AboveView{ID: id, Name: o.people[id].Name, Named: named}
	}
	level := ""
	if who.ID == p.ID || access.Decide(who, access.PersonUpdate, access.Target{OwnerID: p.ID}) == access.Allow {
		level = p.JobLevel
	}
	v := PersonView{
		AnswersTo: above, JobLevel: level,
		ID: p.ID, Name: p.Name, Email: p.Email, Role: p.Role, TeamID: p.TeamID, TeamIDs: teamIDs, ManagerID: p.ManagerID,
		Lang: p.Lang, Theme: p.Theme, Active: p.Active(), Version: p.Version,
		Can: access.Can(who, access.Target{OwnerID: p.ID}, access.PersonUpdate, access.PersonDeactivate, access.PersonReset, access.PersonInvite, access.SessionManage),
	}
	if o.past {
		v.Can, v.Lang, v.Theme = []access.Action{}, "", "" // the trail doesn't tell how somebody reads
	}
	return v
}

type listPeopleIn struct {
	api.Paging
	api.AsOf
	Query    string `query:"q" maxLength:"80" doc:"Part of a name or e-mail, or the first letters of the name's sounds: cj for 陈静"`
	TeamID   string `query:"team_id" doc:"A team, with the teams below it: people whose home it is, and who joined it besides"`
	Inactive bool   `query:"inactive" doc:"Also people who left"`
}

func (f *Feature) listPeople(ctx context.Context, who access.Actor, in *listPeopleIn) (*api.Many[PersonView], error) {
	page, o, err := f.List(ctx, who, Listing{Query: in.Query, TeamID: in.TeamID, Inactive: in.Inactive, Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	items := make([]PersonView, len(page.Items))
	for i, p := range page.Items {
		items[i] = o.view(who, p)
	}
	return api.Items(items, page.Next), nil
}

type addPersonIn struct {
	Body struct {
		Name      string      `json:"name"`
		Email     string      `json:"email"`
		Role      access.Role `json:"role,omitempty" enum:"guest,member,champion,hr,admin"`
		TeamID    string      `json:"team_id,omitempty"`
		TeamIDs   []string    `json:"team_ids,omitempty" maxItems:"50"`
		ManagerID string      `json:"manager_id,omitempty"`
		JobLevel  string      `json:"job_level,omitempty" doc:"Such as P5; at most 20 characters"`
		Lang      string      `json:"lang,omitempty" enum:"zh-CN,en"`
	}
}

func (f *Feature) addPerson(ctx context.Context, who access.Actor, in *addPersonIn) (*api.One[PersonView], error) {
	b := in.Body
	p, err := f.Join(ctx, who, PersonDraft{Name: b.Name, Email: b.Email, Role: b.Role, TeamID: b.TeamID, TeamIDs: b.TeamIDs, ManagerID: b.ManagerID, JobLevel: b.JobLevel, Lang: b.Lang})
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, p.ID)
}

func (f *Feature) one(ctx context.Context, who access.Actor, id string) (*api.One[PersonView], error) {
	p, o, err := f.Person(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(o.view(who, p), p.Version), nil
}

func (f *Feature) getPerson(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[PersonView], error) {
	return f.one(ctx, who, in.ID.ID)
}

type changePersonIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Name      *string      `json:"name,omitempty"`
		Email     *string      `json:"email,omitempty"`
		Role      *access.Role `json:"role,omitempty" enum:"guest,member,champion,hr,admin"`
		TeamID    *string      `json:"team_id,omitempty" doc:"Home team; empty for none"`
		TeamIDs   *[]string    `json:"team_ids,omitempty" maxItems:"50" doc:"Further teams"`
		ManagerID *string      `json:"manager_id,omitempty" doc:"Line manager; empty for none"`
		JobLevel  *string      `json:"job_level,omitempty" doc:"Such as P5; at most 20 characters; empty for none"`
		Lang      *string      `json:"lang,omitempty" enum:"zh-CN,en"`
		Theme     *string      `json:"theme,omitempty" enum:"light,dark,system"`
	}
}

func (f *Feature) changePerson(ctx context.Context, who access.Actor, in *changePersonIn) (*api.One[PersonView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	b := in.Body
	_, err = f.Describe(ctx, who, in.ID.ID, version, PersonChange{Name: b.Name, Email: b.Email, Role: b.Role, TeamID: b.TeamID,
		TeamIDs: b.TeamIDs, ManagerID: b.ManagerID, JobLevel: b.JobLevel, Lang: b.Lang, Theme: b.Theme})
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, in.ID.ID)
}

type deactivatePersonIn struct {
	api.ID
	Body *struct {
		HandOverTo string `json:"hand_over_to,omitempty" doc:"Who takes over open objectives, actions and led teams"`
	}
}

func (f *Feature) deactivatePerson(ctx context.Context, who access.Actor, in *deactivatePersonIn) (*api.One[PersonView], error) {
	to := ""
	if in.Body != nil {
		to = in.Body.HandOverTo
	}
	if _, err := f.Deactivate(ctx, who, in.ID.ID, to); err != nil {
		return nil, err
	}
	return f.one(ctx, who, in.ID.ID)
}

func (f *Feature) removePerson(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	_, err := f.Deactivate(ctx, who, in.ID, "")
	return &api.None{}, err
}

func (f *Feature) reactivatePerson(ctx context.Context, who access.Actor, in *api.ID) (*api.One[PersonView], error) {
	if _, err := f.Reactivate(ctx, who, in.ID); err != nil {
		return nil, err
	}
	return f.one(ctx, who, in.ID)
}

// WorkspaceView is the workspace as the API tells it.
type WorkspaceView struct {
	Name    string          `json:"name"`
	Version int64           `json:"version"`
	Can     []access.Action `json:"can"`
}

func (f *Feature) getWorkspace(ctx context.Context, who access.Actor, _ *struct{}) (*api.One[WorkspaceView], error) {
	w, err := f.Workspace(ctx, who)
	if err != nil {
		return nil, err
	}
	return viewWorkspace(who, w), nil
}

func viewWorkspace(who access.Actor, w Workspace) *api.One[WorkspaceView] {
	return api.Versioned(WorkspaceView{Name: w.Name, Version: w.Version, Can: access.Can(who, access.Target{}, access.WorkspaceUpdate, access.PolicyUpdate,
		access.PersonCreate, access.TeamCreate, access.CycleCreate, access.CalendarUpdate, access.ThemeCreate, access.AuditView)}, w.Version)
}

type renameWorkspaceIn struct {
	api.IfMatch
	Body struct {
		Name string `json:"name"`
	}
}

func (f *Feature) renameWorkspace(ctx context.Context, who access.Actor, in *renameWorkspaceIn) (*api.One[WorkspaceView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	w, err := f.Rename(ctx, who, version, in.Body.Name)
	if err != nil {
		return nil, err
	}
	return viewWorkspace(who, w), nil
}
