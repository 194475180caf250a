package plans

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const tag = "Actions"

// API registers the operations on action plans.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "plan-action", Method: http.MethodPost, Path: "/key-results/{id}/actions", Action: access.ActionCreate, Tag: tag, Status: http.StatusCreated,
		Summary: "Add an action to the plan of a key result"}, f.planAction)
	api.Do(r, api.Op{ID: "list-plan", Method: http.MethodGet, Path: "/key-results/{id}/actions", Action: access.ActionView, Tag: tag,
		Summary: "The plan of a key result, in its order"}, f.listPlan)
	api.Do(r, api.Op{ID: "order-actions", Method: http.MethodPost, Path: "/key-results/{id}/actions/order", Action: access.ActionUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Put the actions of a key result into an order"}, f.orderActions)
	api.Do(r, api.Op{ID: "list-actions", Method: http.MethodGet, Path: "/actions", Action: access.ActionView, Tag: tag,
		Summary: "List actions across objectives, the next due first; now, or as of a past day"}, f.listActions)
	api.Do(r, api.Op{ID: "get-action", Method: http.MethodGet, Path: "/actions/{id}", Action: access.ActionView, Tag: tag,
		Summary: "Read one action"}, f.getAction)
	api.Do(r, api.Op{ID: "adjust-action", Method: http.MethodPatch, Path: "/actions/{id}", Action: access.ActionUpdate, Tag: tag,
		Summary: "Change an action; with move_dependents also the dates of what depends on it"}, f.adjustAction)
	api.Do(r, api.Op{ID: "tick-step", Method: http.MethodPost, Path: "/actions/{id}/steps/{step}", Action: access.ActionUpdate, Tag: tag,
		Summary: "Tick a step of an action, or take the tick away"}, f.tickStep)
	api.Do(r, api.Op{ID: "preview-effects", Method: http.MethodPost, Path: "/actions/{id}/effects", Action: access.ActionView, Tag: tag,
		Summary: "What new dates would do to other actions; nothing is saved"}, f.previewEffects)
	api.Do(r, api.Op{ID: "delete-action", Method: http.MethodDelete, Path: "/actions/{id}", Action: access.ActionDelete, Tag: tag, Status: http.StatusNoContent,
		Summary: "Delete an action"}, f.deleteAction)
	api.Do(r, api.Op{ID: "restore-action", Method: http.MethodPost, Path: "/actions/{id}/restore", Action: access.ActionDelete, Tag: tag,
		Summary: "Bring a deleted action back"}, f.restoreAction)
	api.Do(r, api.Op{ID: "get-load", Method: http.MethodGet, Path: "/load", Action: access.CycleView, Tag: tag,
		Summary: "Open effort of people against their workdays left in a cycle"}, f.getLoad)
}

func (f *Feature) planAction(ctx context.Context, who access.Actor, in *planIn) (*api.One[ActionView], error) {
	draft, err := in.draft()
	if err != nil {
		return nil, err
	}
	a, err := f.Plan(ctx, who, in.ID.ID, draft)
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, a.ID)
}

func (f *Feature) one(ctx context.Context, who access.Actor, id string) (*api.One[ActionView], error) {
	s, err := f.Action(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(viewAction(who, s), s.Version), nil
}

// PlanView is the plan of a key result: who, when and how.
type PlanView struct {
	Items []ActionView    `json:"items"`
	Can   []access.Action `json:"can" doc:"action.create to add one, action.update to reorder"`
}

func (f *Feature) listPlan(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.Out[PlanView], error) {
	list, can, err := f.Of(ctx, who, in.ID.ID)
	if err != nil {
		return nil, err
	}
	return api.Body(PlanView{Items: viewActions(who, list), Can: can}), nil
}

type orderIn struct {
	api.ID
	Body struct {
		IDs []string `json:"ids" minItems:"1" maxItems:"200"`
	}
}

func (f *Feature) orderActions(ctx context.Context, who access.Actor, in *orderIn) (*api.None, error) {
	return &api.None{}, f.Order(ctx, who, in.ID.ID, in.Body.IDs)
}

type listIn struct {
	api.Paging
	api.AsOf
	OwnerID       string       `query:"owner_id" doc:"The responsible person; me for the caller"`
	Collaborating bool         `query:"collaborating" doc:"Also what the person helps with"`
	State         []plan.State `query:"state" enum:"todo,doing,blocked,done,dropped" doc:"One or several, by comma"`
	CycleID       string       `query:"cycle_id"`
	TeamID        string       `query:"team_id" doc:"Of the objective, with the teams below it"`
	ObjectiveID   string       `query:"objective_id"`
	KeyResultID   string       `query:"key_result_id"`
	Late          bool         `query:"late" doc:"Open after the due date"`
	Slipping      bool         `query:"slipping" doc:"Likely to be late but not yet"`
	UnderWay      bool         `query:"under_way" doc:"Of an active objective's key results that aren't dropped"`
	Unsized       bool         `query:"unsized" doc:"Without an effort"`
	LoadCycleID   string       `query:"load_cycle_id" doc:"What counts in its owner's load in this cycle"`
	Query         string       `query:"q" maxLength:"100" doc:"Part of a title, of the action or its key result"`
}

func (f *Feature) listActions(ctx context.Context, who access.Actor, in *listIn) (*api.Many[ActionView], error) {
	if in.OwnerID == "me" {
		in.OwnerID = who.ID
	}
	list, next, err := f.List(ctx, who, Filter{PersonID: in.OwnerID, Collaborating: in.Collaborating, States: in.State, CycleID: in.CycleID, TeamID: in.TeamID,
		ObjectiveID: in.ObjectiveID, KeyResultID: in.KeyResultID, Late: in.Late, Slipping: in.Slipping, UnderWay: in.UnderWay,
		Unsized: in.Unsized, LoadCycleID: in.LoadCycleID, Query: in.Query, Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	return api.Items(viewActions(who, list), next), nil
}

func (f *Feature) getAction(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[ActionView], error) {
	return f.one(ctx, who, in.ID.ID)
}

// AdjustedView is an action after a change, with the others that moved with it.
type AdjustedView struct {
	ActionView
	Moved []string `json:"moved,omitempty" doc:"The dependents that were moved with it"`
}

func (f *Feature) adjustAction(ctx context.Context, who access.Actor, in *adjustIn) (*api.One[AdjustedView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	change, err := in.change()
	if err != nil {
		return nil, err
	}
	moved, err := f.Adjust(ctx, who, in.ID.ID, version, change)
	if err != nil {
		return nil, f.withCurrent(ctx, who, in.ID.ID, err)
	}
	now, err := f.one(ctx, who, in.ID.ID)
	if err != nil {
		return nil, err
	}
	v := AdjustedView{ActionView: now.Body}
	for _, e := range moved {
		v.Moved = append(v.Moved, e.ActionID)
	}
	return api.Versioned(v, v.Version), nil
}

// withCurrent puts the record as it is now onto the fault input.stale.
func (f *Feature) withCurrent(ctx context.Context, who access.Actor, id string, err error) error {
	return api.WithCurrent(err, func() (*api.One[ActionView], error) { return f.one(ctx, who, id) })
}

type tickIn struct {
	api.ID
	Step string `path:"step" maxLength:"64"`
	Body struct {
		Done bool `json:"done"`
	}
}

func (f *Feature) tickStep(ctx context.Context, who access.Actor, in *tickIn) (*api.One[ActionView], error) {
	if err := f.Tick(ctx, who, in.ID.ID, in.Step, in.Body.Done); err != nil {
		return nil, err
	}
	return f.one(ctx, who, in.ID.ID)
}

func (f *Feature) deleteAction(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Delete(ctx, who, in.ID)
}

func (f *Feature) restoreAction(ctx context.Context, who access.Actor, in *api.ID) (*api.One[ActionView], error) {
	if err := f.Restore(ctx, who, in.ID); err != nil {
		return nil, err
	}
	return f.one(ctx, who, in.ID)
}
