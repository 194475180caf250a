package objectives

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) apiWorkflow(r *api.Router) {
	for _, s := range []struct {
		step    Step
		summary string
	}{
		{Submit, "Submit a draft for approval"}, {Withdraw, "Take a submitted objective back"}, {Approve, "Approve a submitted objective"},
		{Return, "Return a submitted objective with words"}, {Activate, "Put an approved objective to work"}, {Close, "Close an active objective"},
		{Reopen, "Take the closing of an objective back"},
	} {
		api.Do(r, api.Op{ID: string(s.step) + "-objective", Method: http.MethodPost, Path: "/objectives/{id}/" + string(s.step), Action: actionOf(s.step), Tag: tag, Summary: s.summary}, f.advancing(s.step))
	}
	api.Do(r, api.Op{ID: "advance-objectives", Method: http.MethodPost, Path: "/objectives/advance", Action: access.ObjectiveSubmit, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take several objectives the same step, all or none"}, f.advanceObjectives)
	api.Do(r, api.Op{ID: "list-revisions", Method: http.MethodGet, Path: "/objectives/{id}/revisions", Action: access.ObjectiveView, Tag: tag,
		Summary: "Changes since activation, newest first"}, f.listRevisions)
	api.Do(r, api.Op{ID: "approve-revision", Method: http.MethodPost, Path: "/revisions/{id}/approve", Action: access.RevisionApprove, Tag: tag,
		Summary: "Approve a pending revision, which applies it"}, f.deciding(true))
	api.Do(r, api.Op{ID: "decline-revision", Method: http.MethodPost, Path: "/revisions/{id}/decline", Action: access.RevisionApprove, Tag: tag,
		Summary: "Decline a pending revision"}, f.deciding(false))
}

type stepBody struct {
	Note    string      `json:"note,omitempty" maxLength:"2000" doc:"Needed to return"`
	Comment string      `json:"comment,omitempty" maxLength:"2000" doc:"The same as note"`
	Outcome okr.Outcome `json:"outcome,omitempty" enum:"achieved,missed,dropped" doc:"Needed to close"`
}

func (b *stepBody) move(s Step) Move {
	if b == nil {
		return Move{Step: s}
	}
	if b.Note == "" {
		b.Note = b.Comment
	}
	return Move{Step: s, Note: b.Note, Outcome: b.Outcome}
}

type stepIn struct {
	api.ID
	api.IfMatch
	Body *stepBody `required:"false"`
}

func (f *Feature) advancing(s Step) func(context.Context, access.Actor, *stepIn) (*api.One[ObjectiveView], error) {
	return func(ctx context.Context, who access.Actor, in *stepIn) (*api.One[ObjectiveView], error) {
		version, err := in.Number()
		if err != nil {
			return nil, err
		}
		if _, err := f.Advance(ctx, who, in.ID.ID, version, in.Body.move(s)); err != nil {
			return nil, f.withCurrent(ctx, who, in.ID.ID, err)
		}
		return f.oneObjective(ctx, who, in.ID.ID)
	}
}

type advanceIn struct {
	Body struct {
		IDs     []string    `json:"ids" minItems:"1" maxItems:"200"`
		Step    Step        `json:"step" enum:"submit,withdraw,approve,return,activate,close"`
		Note    string      `json:"note,omitempty" maxLength:"2000"`
		Outcome okr.Outcome `json:"outcome,omitempty" enum:"achieved,missed,dropped"`
	}
}

func (f *Feature) advanceObjectives(ctx context.Context, who access.Actor, in *advanceIn) (*api.None, error) {
	return &api.None{}, f.AdvanceAll(ctx, who, in.Body.IDs, Move{Step: in.Body.Step, Note: in.Body.Note, Outcome: in.Body.Outcome})
}

// RevisionView is a revision as the API tells it.
type RevisionView struct {
	ID          string        `json:"id"`
	KeyResultID string        `json:"key_result_id,omitempty"`
	Changes     []ChangeView  `json:"changes"`
	Reason      string        `json:"reason"`
	State       RevisionState `json:"state"`
	Needs       []string      `json:"needs" doc:"Why consent is needed"`
	AskedBy     string        `json:"asked_by"`
	AskedByName string        `json:"asked_by_name,omitempty"`
	AskedAt     time.Time     `json:"asked_at"`
	DecidedBy   string        `json:"decided_by,omitempty"`
	DecidedName string        `json:"decided_by_name,omitempty"`
	DecidedAt   *time.Time    `json:"decided_at,omitempty"`
	DecidedNote string        `json:"decided_note,omitempty"`
	CanDecide   bool          `json:"can_decide"`
}

// ChangeView is one field of a revision.
type ChangeView struct {
	Field string `json:"field" doc:"JSON pointer: /measure/target"`
	Old   any    `json:"old"`
	New   any    `json:"new"`

	OldName string `json:"old_name,omitempty" doc:"Of the person, team or objective that old is; empty where the caller may not see it"`
	NewName string `json:"new_name,omitempty"`
}

func viewRevision(r Revision, org *people.Org) RevisionView {
	v := RevisionView{ID: r.ID, KeyResultID: r.KeyResultID, Changes: viewChanges(r.Changes.V, org), Reason: r.Reason, State: r.State, Needs: append([]string{}, r.Needs.V...),
		AskedBy: r.AskedBy, AskedAt: r.AskedAt, DecidedBy: r.DecidedBy, DecidedAt: api.Instant(r.DecidedAt), DecidedNote: r.DecidedNote}
	if org != nil {
		if p, ok := org.Person(r.AskedBy); ok {
			v.AskedByName = p.Name
		}
		if p, ok := org.Person(r.DecidedBy); ok {
			v.DecidedName = p.Name
		}
	}
	return v
}

func (f *Feature) listRevisions(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.Many[RevisionView], error) {
	list, org, can, err := f.Revisions(ctx, who, in.ID.ID)
	if err != nil {
		return nil, err
	}
	titles, err := f.placesIn(ctx, who, list)
	if err != nil {
		return nil, err
	}
	items := make([]RevisionView, len(list))
	for i, r := range list {
		items[i] = viewRevision(r, org)
		items[i].CanDecide = can && r.State == Pending
		for at, c := range r.Changes.V {
			if c.Field == placeField {
				items[i].Changes[at].OldName, items[i].Changes[at].NewName = titles[idIn(c.Old)], titles[idIn(c.New)]
			}
		}
	}
	return api.Items(items, ""), nil
}

type decideIn struct {
	api.ID
	Body *struct {
		Note string `json:"note,omitempty" maxLength:"2000"`
	} `required:"false"`
}

func (f *Feature) deciding(agree bool) func(context.Context, access.Actor, *decideIn) (*api.Out[RevisionView], error) {
	return func(ctx context.Context, who access.Actor, in *decideIn) (*api.Out[RevisionView], error) {
		note := ""
		if in.Body != nil {
			note = in.Body.Note
		}
		r, err := f.Decide(ctx, who, in.ID.ID, agree, note)
		if err != nil {
			return nil, err
		}
		return api.Body(viewRevision(*r, nil)), nil
	}
}
