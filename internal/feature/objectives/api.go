package objectives

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const tag = "Objectives"

// API registers the operations on objectives and key results.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "list-objectives", Method: http.MethodGet, Path: "/objectives", Action: access.ObjectiveView, Tag: tag,
		Summary: "List objectives, with how they stand today"}, f.listObjectives)
	api.Do(r, api.Op{ID: "draft-objective", Method: http.MethodPost, Path: "/objectives", Action: access.ObjectiveCreate, Tag: tag, Status: http.StatusCreated,
		Summary: "Draft an objective"}, f.draftObjective)
	api.Do(r, api.Op{ID: "get-objective", Method: http.MethodGet, Path: "/objectives/{id}", Action: access.ObjectiveView, Tag: tag,
		Summary: "Read one objective with its key results"}, f.getObjective)
	api.Do(r, api.Op{ID: "change-objective", Method: http.MethodPatch, Path: "/objectives/{id}", Action: access.ObjectiveUpdate, Tag: tag,
		Summary: "Change an objective; with a reason once it is active"}, f.changeObjective)
	api.Do(r, api.Op{ID: "delete-objective", Method: http.MethodDelete, Path: "/objectives/{id}", Action: access.ObjectiveDelete, Tag: tag, Status: http.StatusNoContent,
		Summary: "Delete a draft"}, f.deleteObjective)
	api.Do(r, api.Op{ID: "restore-objective", Method: http.MethodPost, Path: "/objectives/{id}/restore", Action: access.ObjectiveDelete, Tag: tag,
		Summary: "Bring a deleted draft back"}, f.restoreObjective)
	api.Do(r, api.Op{ID: "order-objectives", Method: http.MethodPost, Path: "/objectives/order", Action: access.ObjectiveUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Put objectives into an order"}, f.orderObjectives)
	f.apiResults(r)
	f.apiRevise(r)
	f.apiWorkflow(r)
	f.apiCopy(r)
	f.apiFind(r)
}

type listIn struct {
	api.Paging
	api.AsOf
	CycleID   string     `query:"cycle_id"`
	TeamID    string     `query:"team_id" doc:"none for those of people without a team"`
	Below     bool       `query:"below" doc:"With the teams below the team"`
	TeamOwned bool       `query:"team_owned" doc:"Only what the team itself owns"`
	OwnerID   string     `query:"owner_id" doc:"Owner of the objective or of one of its key results; me for the caller"`
	State     okr.State  `query:"state" enum:"draft,in_review,active,closed"`
	Kind      okr.Kind   `query:"kind" enum:"committed,aspirational"`
	Status    okr.Status `query:"status" enum:"no_data,on_track,at_risk,off_track,achieved,missed"`
	Stale     bool       `query:"stale"`
	ThemeID   string     `query:"theme_id"`
	Query     string     `query:"q" maxLength:"100" doc:"Part of a title"`
	Find      string     `query:"find" maxLength:"300" doc:"A query in words, Chinese or English, such as owner:me behind>20% no:actions; it holds of the objective or of one of its key results"`
	Include   []string   `query:"include" enum:"key_results"`
}

func (f *Feature) listObjectives(ctx context.Context, who access.Actor, in *listIn) (*api.Many[ObjectiveView], error) {
	find, err := FindIn(ctx, in.Find)
	if err != nil {
		return nil, err
	}
	if in.OwnerID == "me" {
		in.OwnerID = who.ID
	}
	extent := Numbers
	if len(in.Include) > 0 {
		extent = Shown
	}
	list, next, err := f.List(ctx, who, Filter{CycleID: in.CycleID, TeamID: in.TeamID, Below: in.Below, TeamOwned: in.TeamOwned, OwnerID: in.OwnerID,
		State: in.State, Kind: in.Kind, Status: in.Status, Stale: in.Stale, ThemeID: in.ThemeID, Query: in.Query, Find: find, Plans: len(in.Include) > 0, Of: extent, Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	items := make([]ObjectiveView, len(list))
	for i, s := range list {
		items[i] = viewObjective(who, s, len(in.Include) > 0)
	}
	return api.Items(items, next), nil
}

type draftIn struct {
	Body struct {
		CycleID     string            `json:"cycle_id"`
		Title       string            `json:"title"`
		Description string            `json:"description,omitempty"`
		OwnerID     string            `json:"owner_id,omitempty" doc:"The person who owns it; the caller where neither owner nor team is given"`
		TeamID      string            `json:"team_id,omitempty" doc:"The team that owns it"`
		Kind        okr.Kind          `json:"kind,omitempty" enum:"committed,aspirational" default:"committed"`
		Visibility  access.Visibility `json:"visibility,omitempty" enum:"everyone,team,listed" default:"everyone"`
		Weight      *string           `json:"weight,omitempty" doc:"Percent among its owner's objectives"`
		ThemeIDs    []string          `json:"theme_ids,omitempty" maxItems:"20"`
		SharedWith  []string          `json:"shared_with,omitempty" maxItems:"200" doc:"People who see it besides"`
	}
}

func (f *Feature) draftObjective(ctx context.Context, who access.Actor, in *draftIn) (*api.One[ObjectiveView], error) {
	b := in.Body
	weight, err := readWeight(b.Weight)
	if err != nil {
		return nil, err
	}
	o, err := f.Write(ctx, who, Draft{CycleID: b.CycleID, Title: b.Title, Description: b.Description, OwnerID: b.OwnerID, TeamID: b.TeamID, Kind: b.Kind,
		Visibility: b.Visibility, Weight: weight, ThemeIDs: b.ThemeIDs, SharedWith: b.SharedWith})
	if err != nil {
		return nil, err
	}
	return f.oneObjective(ctx, who, o.ID)
}

func (f *Feature) oneObjective(ctx context.Context, who access.Actor, id string) (*api.One[ObjectiveView], error) {
	s, err := f.Objective(ctx, who, id)
	if err != nil {
		return nil, err
	}
	v := viewObjective(who, s, true)
	if !s.Past {
		v.Approvers = viewApprovers(s.Approvers(s.Org))
	}
	return api.Versioned(v, s.Version), nil
}

func (f *Feature) getObjective(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[ObjectiveView], error) {
	return f.oneObjective(ctx, who, in.ID.ID)
}

type changeIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Title       *string            `json:"title,omitempty"`
		Description *string            `json:"description,omitempty"`
		OwnerID     *string            `json:"owner_id,omitempty"`
		TeamID      *string            `json:"team_id,omitempty"`
		CycleID     *string            `json:"cycle_id,omitempty"`
		Kind        *okr.Kind          `json:"kind,omitempty" enum:"committed,aspirational"`
		Visibility  *access.Visibility `json:"visibility,omitempty" enum:"everyone,team,listed"`
		Weight      api.Field[string]  `json:"weight,omitempty"`
		ThemeIDs    *[]string          `json:"theme_ids,omitempty" maxItems:"20"`
		SharedWith  *[]string          `json:"shared_with,omitempty" maxItems:"200"`
		Reason      string             `json:"reason,omitempty" doc:"Needed once the objective is active"`
	}
}

func (f *Feature) changeObjective(ctx context.Context, who access.Actor, in *changeIn) (*api.One[ObjectiveView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	b := in.Body
	weight, err := readWeightField(b.Weight)
	if err != nil {
		return nil, err
	}
	err = f.Describe(ctx, who, in.ID.ID, version, Change{Title: b.Title, Description: b.Description, OwnerID: b.OwnerID, TeamID: b.TeamID, CycleID: b.CycleID,
		Kind: b.Kind, Visibility: b.Visibility, Weight: weight, ThemeIDs: b.ThemeIDs, SharedWith: b.SharedWith, Reason: b.Reason})
	if err != nil {
		return nil, f.withCurrent(ctx, who, in.ID.ID, err)
	}
	return f.oneObjective(ctx, who, in.ID.ID)
}

func (f *Feature) deleteObjective(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Delete(ctx, who, in.ID)
}

func (f *Feature) restoreObjective(ctx context.Context, who access.Actor, in *api.ID) (*api.One[ObjectiveView], error) {
	if err := f.Restore(ctx, who, in.ID); err != nil {
		return nil, err
	}
	return f.oneObjective(ctx, who, in.ID)
}

type orderIn struct {
	Body struct {
		IDs []string `json:"ids" minItems:"1" maxItems:"200"`
	}
}

func (f *Feature) orderObjectives(ctx context.Context, who access.Actor, in *orderIn) (*api.None, error) {
	return &api.None{}, f.Order(ctx, who, in.Body.IDs)
}
