package problems

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const tag = "Problems"

// API registers the operations on problems.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "raise-problem", Method: http.MethodPost, Path: "/problems", Action: access.ProblemCreate, Tag: tag, Status: http.StatusCreated,
		Summary: "Tell of something in the way of a key result, an objective or a team"}, f.raiseProblem)
	api.Do(r, api.Op{ID: "list-problems", Method: http.MethodGet, Path: "/problems", Action: access.ProblemView, Tag: tag,
		Summary: "List problems: those still in the way by how much they harm, solved ones the latest first; now, or as of a past day"}, f.listProblems)
	api.Do(r, api.Op{ID: "get-problem", Method: http.MethodGet, Path: "/problems/{id}", Action: access.ProblemView, Tag: tag,
		Summary: "Read one problem with what became of it"}, f.getProblem)
	api.Do(r, api.Op{ID: "change-problem", Method: http.MethodPatch, Path: "/problems/{id}", Action: access.ProblemUpdate, Tag: tag,
		Summary: "Change a problem, or ask somebody for a decision"}, f.changeProblem)
	api.Do(r, api.Op{ID: "take-problem", Method: http.MethodPost, Path: "/problems/{id}/take", Action: access.ProblemUpdate, Tag: tag,
		Summary: "Take a problem in hand"}, f.takeProblem)
	api.Do(r, api.Op{ID: "release-problem", Method: http.MethodPost, Path: "/problems/{id}/release", Action: access.ProblemUpdate, Tag: tag,
		Summary: "Put back a problem that was taken in hand"}, f.releaseProblem)
	api.Do(r, api.Op{ID: "solve-problem", Method: http.MethodPost, Path: "/problems/{id}/solve", Action: access.ProblemUpdate, Tag: tag,
		Summary: "Mark a problem as solved and say how"}, f.solveProblem)
	api.Do(r, api.Op{ID: "reopen-problem", Method: http.MethodPost, Path: "/problems/{id}/reopen", Action: access.ProblemUpdate, Tag: tag,
		Summary: "Open a solved problem again and say why"}, f.reopenProblem)
	api.Do(r, api.Op{ID: "decide-problem", Method: http.MethodPost, Path: "/problems/{id}/decide", Action: access.ProblemDecide, Tag: tag,
		Summary: "Answer what one was asked to decide"}, f.decideProblem)
	api.Do(r, api.Op{ID: "delete-problem", Method: http.MethodDelete, Path: "/problems/{id}", Action: access.ProblemDelete, Tag: tag, Status: http.StatusNoContent,
		Summary: "Delete a problem that was raised by mistake"}, f.deleteProblem)
	api.Do(r, api.Op{ID: "restore-problem", Method: http.MethodPost, Path: "/problems/{id}/restore", Action: access.ProblemDelete, Tag: tag,
		Summary: "Bring a deleted problem back"}, f.restoreProblem)
}

type raiseProblemIn struct {
	Body struct {
		Title       string           `json:"title"`
		Detail      string           `json:"detail,omitempty" doc:"Markdown"`
		KeyResultID string           `json:"key_result_id,omitempty" doc:"What it holds up: a key result,"`
		ObjectiveID string           `json:"objective_id,omitempty" doc:"or an objective as a whole,"`
		TeamID      string           `json:"team_id,omitempty" doc:"or neither: whose it is then; by default the caller's"`
		OwnerID     string           `json:"owner_id,omitempty" doc:"By default who answers for what it holds up"`
		Severity    problem.Severity `json:"severity,omitempty" enum:"low,medium,high" doc:"By default medium"`
		Source      problem.Source   `json:"source,omitempty" enum:"anywhere,check_in,meeting" doc:"Where it was raised"`
		DeciderID   string           `json:"decider_id,omitempty" doc:"Who is asked to decide"`
		Question    string           `json:"question,omitempty" doc:"What they are asked to decide"`
	}
}

func (f *Feature) raiseProblem(ctx context.Context, who access.Actor, in *raiseProblemIn) (*api.One[ProblemView], error) {
	b := in.Body
	p, err := f.Raise(ctx, who, Draft{Title: b.Title, Detail: b.Detail, KeyResultID: b.KeyResultID, ObjectiveID: b.ObjectiveID, TeamID: b.TeamID,
		OwnerID: b.OwnerID, Severity: b.Severity, Source: b.Source, DeciderID: b.DeciderID, Question: b.Question})
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, p.ID)
}

type listIn struct {
	api.Paging
	api.AsOf
	State       []problem.State    `query:"state" enum:"open,in_hand,solved" doc:"One or several, by comma; solved only alone. By default those still in the way"`
	Severity    []problem.Severity `query:"severity" enum:"low,medium,high" doc:"One or several, by comma"`
	TeamID      string             `query:"team_id" doc:"Of the objective, or of a problem that holds up none; with the teams below it"`
	KeyResultID string             `query:"key_result_id"`
	ObjectiveID string             `query:"objective_id" doc:"Also of its key results"`
	OwnerID     string             `query:"owner_id" doc:"me for the caller"`
	RaisedByID  string             `query:"raised_by_id" doc:"me for the caller"`
	DeciderID   string             `query:"decider_id" doc:"Only those that still need a decision of this person; me for the caller"`
	Undecided   bool               `query:"undecided" doc:"Only those that still need somebody's decision"`
	Query       string             `query:"q" maxLength:"100" doc:"Part of the title"`
}

func (f *Feature) listProblems(ctx context.Context, who access.Actor, in *listIn) (*api.Many[ProblemView], error) {
	for _, id := range []*string{&in.OwnerID, &in.RaisedByID, &in.DeciderID} {
		if *id == "me" {
			*id = who.ID
		}
	}
	list, next, err := f.List(ctx, who, Filter{TeamID: in.TeamID, KeyResultID: in.KeyResultID, ObjectiveID: in.ObjectiveID, OwnerID: in.OwnerID, RaisedBy: in.RaisedByID,
		DeciderID: in.DeciderID, Undecided: in.Undecided, States: in.State, Severities: in.Severity, Query: in.Query, Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	views := make([]ProblemView, len(list))
	for i, s := range list {
		views[i] = s.View()
	}
	return api.Items(views, next), nil
}

func (f *Feature) one(ctx context.Context, who access.Actor, id string) (*api.One[ProblemView], error) {
	s, err := f.Problem(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(s.View(), s.Version), nil
}

func (f *Feature) getProblem(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[ProblemView], error) {
	return f.one(ctx, who, in.ID.ID)
}

type changeProblemIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Title     *string           `json:"title,omitempty"`
		Detail    *string           `json:"detail,omitempty"`
		OwnerID   *string           `json:"owner_id,omitempty"`
		Severity  *problem.Severity `json:"severity,omitempty" enum:"low,medium,high"`
		HoldsUp   *heldIn           `json:"holds_up,omitempty"`
		DeciderID *string           `json:"decider_id,omitempty" doc:"Who is asked to decide; empty takes the question back. Asked anew, what was decided before stays in its history"`
		Question  *string           `json:"question,omitempty"`
	}
}

// heldIn is what a problem holds up; nothing at all is the caller's team.
type heldIn struct {
	KeyResultID string `json:"key_result_id,omitempty"`
	ObjectiveID string `json:"objective_id,omitempty"`
	TeamID      string `json:"team_id,omitempty"`
}

func (f *Feature) changeProblem(ctx context.Context, who access.Actor, in *changeProblemIn) (*api.One[ProblemView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	b := in.Body
	err = f.Change(ctx, who, in.ID.ID, version, Change{Title: b.Title, Detail: b.Detail, OwnerID: b.OwnerID, Severity: b.Severity, Place: (*Place)(b.HoldsUp),
		DeciderID: b.DeciderID, Question: b.Question})
	if err != nil {
		return nil, f.withCurrent(ctx, who, in.ID.ID, err)
	}
	return f.one(ctx, who, in.ID.ID)
}

// withCurrent puts the record as it is now onto the fault input.stale.
func (f *Feature) withCurrent(ctx context.Context, who access.Actor, id string, err error) error {
	return api.WithCurrent(err, func() (*api.One[ProblemView], error) { return f.one(ctx, who, id) })
}

// after answers with the problem once something was done to it.
func (f *Feature) after(ctx context.Context, who access.Actor, id string, err error) (*api.One[ProblemView], error) {
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, id)
}

func (f *Feature) takeProblem(ctx context.Context, who access.Actor, in *api.ID) (*api.One[ProblemView], error) {
	return f.after(ctx, who, in.ID, f.Take(ctx, who, in.ID))
}

func (f *Feature) releaseProblem(ctx context.Context, who access.Actor, in *api.ID) (*api.One[ProblemView], error) {
	return f.after(ctx, who, in.ID, f.Release(ctx, who, in.ID))
}

type solveProblemIn struct {
	api.ID
	Body struct {
		How string `json:"how"`
	}
}

func (f *Feature) solveProblem(ctx context.Context, who access.Actor, in *solveProblemIn) (*api.One[ProblemView], error) {
	return f.after(ctx, who, in.ID.ID, f.Solve(ctx, who, in.ID.ID, in.Body.How))
}

type reopenProblemIn struct {
	api.ID
	Body struct {
		Why string `json:"why"`
	}
}

func (f *Feature) reopenProblem(ctx context.Context, who access.Actor, in *reopenProblemIn) (*api.One[ProblemView], error) {
	return f.after(ctx, who, in.ID.ID, f.Reopen(ctx, who, in.ID.ID, in.Body.Why))
}

type decideProblemIn struct {
	api.ID
	Body struct {
		Decision string `json:"decision"`
	}
}

func (f *Feature) decideProblem(ctx context.Context, who access.Actor, in *decideProblemIn) (*api.One[ProblemView], error) {
	return f.after(ctx, who, in.ID.ID, f.Decide(ctx, who, in.ID.ID, in.Body.Decision))
}

func (f *Feature) deleteProblem(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Delete(ctx, who, in.ID)
}

func (f *Feature) restoreProblem(ctx context.Context, who access.Actor, in *api.ID) (*api.One[ProblemView], error) {
	return f.after(ctx, who, in.ID, f.Restore(ctx, who, in.ID))
}
