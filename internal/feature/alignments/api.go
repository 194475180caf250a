package alignments

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const tag = "Alignments"

// API registers the operations on alignments.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "align-objective", Method: http.MethodPost, Path: "/objectives/{id}/alignments", Action: access.AlignmentCreate, Tag: tag, Status: http.StatusCreated,
		Summary: "Put an objective under a parent, or ask for it where the parent is another team's"}, f.alignObjective)
	api.Do(r, api.Op{ID: "list-alignments", Method: http.MethodGet, Path: "/objectives/{id}/alignments", Action: access.ObjectiveView, Tag: tag,
		Summary: "What an objective supports, and what supports it"}, f.listAlignments)
	api.Do(r, api.Op{ID: "remove-alignment", Method: http.MethodDelete, Path: "/alignments/{id}", Action: access.AlignmentDelete, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take an alignment away, or a request back"}, f.removeAlignment)
	api.Do(r, api.Op{ID: "accept-alignment", Method: http.MethodPost, Path: "/alignments/{id}/accept", Action: access.AlignmentAnswer, Tag: tag,
		Summary: "Accept a request to support one's key result or objective"}, f.answering(true))
	api.Do(r, api.Op{ID: "decline-alignment", Method: http.MethodPost, Path: "/alignments/{id}/decline", Action: access.AlignmentAnswer, Tag: tag,
		Summary: "Decline a request, with a note"}, f.answering(false))
	api.Do(r, api.Op{ID: "restore-alignment", Method: http.MethodPost, Path: "/alignments/{id}/restore", Action: access.AlignmentDelete, Tag: tag,
		Summary: "Undo a removal of one's own, within the hour"}, f.changing(f.Restore))
	api.Do(r, api.Op{ID: "reopen-alignment", Method: http.MethodPost, Path: "/alignments/{id}/reopen", Action: access.AlignmentAnswer, Tag: tag,
		Summary: "Take an answer back: the request waits again"}, f.changing(f.Reopen))
	api.Do(r, api.Op{ID: "list-alignment-requests", Method: http.MethodGet, Path: "/alignments/requests", Action: access.HomeView, Tag: tag,
		Summary: "Requests that wait for the caller, or that they have sent"}, f.listRequests)
	f.apiMap(r)
}

// AlignmentEnd is one end of an alignment as it stands today.
type AlignmentEnd struct {
	ObjectiveID    string     `json:"objective_id"`
	ObjectiveTitle string     `json:"objective_title"`
	KeyResultID    string     `json:"key_result_id,omitempty" doc:"The key result that is supported; absent where the whole objective is"`
	Title          string     `json:"title" doc:"Of the key result, or of the objective"`
	OwnerID        string     `json:"owner_id,omitempty"`
	OwnerName      string     `json:"owner_name,omitempty"`
	TeamID         string     `json:"team_id,omitempty"`
	TeamName       string     `json:"team_name,omitempty"`
	CycleID        string     `json:"cycle_id"`
	Kind           okr.Kind   `json:"kind"`
	State          okr.State  `json:"state"`
	Progress       *float64   `json:"progress" doc:"Its own: of a supporter this is its support; it never counts towards the parent save through a roll-up key result"`
	Expected       *float64   `json:"expected"`
	Status         okr.Status `json:"status"`
	Stale          bool       `json:"stale"`
}

// AlignmentView is an alignment as the API tells it.
type AlignmentView struct {
	ID                string          `json:"id"`
	ObjectiveID       string          `json:"objective_id"`
	ParentObjectiveID string          `json:"parent_objective_id" doc:"Also where a key result is supported: its objective"`
	ParentKeyResultID string          `json:"parent_key_result_id,omitempty"`
	State             State           `json:"state" enum:"requested,agreed,declined"`
	Note              string          `json:"note,omitempty" doc:"Of whoever answered"`
	AskedBy           string          `json:"asked_by"`
	AskedByName       string          `json:"asked_by_name,omitempty"`
	AskedAt           time.Time       `json:"asked_at"`
	AnsweredBy        string          `json:"answered_by,omitempty"`
	AnsweredByName    string          `json:"answered_by_name,omitempty"`
	AnsweredAt        *time.Time      `json:"answered_at,omitempty"`
	Objective         *AlignmentEnd   `json:"objective,omitempty" doc:"The supporter; absent where hidden from the caller"`
	Parent            *AlignmentEnd   `json:"parent,omitempty" doc:"Absent where hidden from the caller"`
	Can               []access.Action `json:"can"`
}

func viewLink(who access.Actor, l Link, org *people.Org) AlignmentView {
	v := AlignmentView{ID: l.ID, ObjectiveID: l.ObjectiveID, ParentObjectiveID: l.ParentID, ParentKeyResultID: l.ParentKeyResultID, State: l.State, Note: l.Note,
		AskedBy: l.AskedBy, AskedAt: l.AskedAt, AnsweredBy: l.AnsweredBy, Can: []access.Action{}}
	if !l.AnsweredAt.IsZero() {
		v.AnsweredAt = &l.AnsweredAt
	}
	if p, ok := org.Person(l.AskedBy); ok {
		v.AskedByName = p.Name
	}
	if p, ok := org.Person(l.AnsweredBy); ok {
		v.AnsweredByName = p.Name
	}
	answers := false
	if l.Parent != nil {
		end, target := viewEnd(l.Parent, l.ParentKeyResultID)
		v.Parent = &end
		answers = access.Decide(who, access.AlignmentAnswer, target) == access.Allow
		if answers && l.State == Requested {
			v.Can = append(v.Can, access.AlignmentAnswer)
		}
	}
	if l.Child != nil {
		end, _ := viewEnd(l.Child, "")
		v.Objective = &end
		if access.Decide(who, access.AlignmentDelete, l.Child.Target()) == access.Allow || answers && l.State == Agreed {
			v.Can = append(v.Can, access.AlignmentDelete)
		}
	}
	return v
}

// viewEnd is an objective or one of its key results, with the target of whoever
// answers for it.
func viewEnd(s *objectives.Standing, keyResultID string) (AlignmentEnd, access.Target) {
	o := s.Objective
	v := AlignmentEnd{ObjectiveID: o.ID, ObjectiveTitle: o.Title, Title: o.Title, OwnerID: o.OwnerID, TeamID: o.TeamID, CycleID: o.CycleID, Kind: o.Kind, State: o.State,
		Progress: okr.NumberOrNone(s.Whole.Progress), Expected: okr.NumberOrNone(s.Whole.Expected), Status: s.Whole.Status, Stale: s.Whole.Stale}
	target := answerTarget(o, nil)
	for i := range o.Results {
		kr := &o.Results[i]
		if kr.ID != keyResultID || keyResultID == "" {
			continue
		}
		target = answerTarget(o, kr)
		j := s.Each[i]
		v.KeyResultID, v.Title, v.Progress, v.Expected, v.Status, v.Stale = kr.ID, kr.Title, okr.NumberOrNone(j.Progress), okr.NumberOrNone(j.Expected), j.Status, j.Stale
		if kr.OwnerID != "" {
			v.OwnerID = kr.OwnerID
		}
	}
	if p, ok := s.Org.Person(v.OwnerID); ok {
		v.OwnerName = p.Name
	}
	if t, ok := s.Org.Tree.Team(o.TeamID); ok {
		v.TeamName = t.Name
	}
	return v, target
}

type alignIn struct {
	api.ID
	Body struct {
		ParentObjectiveID string `json:"parent_objective_id,omitempty" maxLength:"64"`
		ParentKeyResultID string `json:"parent_key_result_id,omitempty" maxLength:"64"`
	}
}

func (f *Feature) alignObjective(ctx context.Context, who access.Actor, in *alignIn) (*api.Out[AlignmentView], error) {
	a, err := f.Align(ctx, who, in.ID.ID, Parent{ObjectiveID: in.Body.ParentObjectiveID, KeyResultID: in.Body.ParentKeyResultID})
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, a)
}

func (f *Feature) one(ctx context.Context, who access.Actor, a *Alignment) (*api.Out[AlignmentView], error) {
	l, org, err := f.Link(ctx, who, a)
	if err != nil {
		return nil, err
	}
	return api.Body(viewLink(who, l, org)), nil
}

// AlignmentsView is what an objective supports and what supports it.
type AlignmentsView struct {
	Parents    []AlignmentView `json:"parents"`
	Supporters []AlignmentView `json:"supporters"`
	Can        []access.Action `json:"can"`
}

func (f *Feature) listAlignments(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.Out[AlignmentsView], error) {
	l, err := f.Of(ctx, who, in.ID.ID)
	if err != nil {
		return nil, err
	}
	v := AlignmentsView{Parents: viewLinks(who, l.Parents, l.Org), Supporters: viewLinks(who, l.Supporters, l.Org), Can: []access.Action{}}
	if l.Past {
		for _, list := range [][]AlignmentView{v.Parents, v.Supporters} {
			for i := range list {
				list[i].Can = []access.Action{}
			}
		}
		return api.Body(v), nil
	}
	v.Can = access.Can(who, l.Objective.Target(), access.AlignmentCreate)
	return api.Body(v), nil
}

func viewLinks(who access.Actor, links []Link, org *people.Org) []AlignmentView {
	views := make([]AlignmentView, len(links))
	for i, l := range links {
		views[i] = viewLink(who, l, org)
	}
	return views
}

func (f *Feature) removeAlignment(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Remove(ctx, who, in.ID)
}

type answerIn struct {
	api.ID
	Body *struct {
		Note string `json:"note,omitempty"`
	} `required:"false"`
}

func (f *Feature) answering(agree bool) func(context.Context, access.Actor, *answerIn) (*api.Out[AlignmentView], error) {
	return func(ctx context.Context, who access.Actor, in *answerIn) (*api.Out[AlignmentView], error) {
		note := ""
		if in.Body != nil {
			note = in.Body.Note
		}
		a, err := f.Answer(ctx, who, in.ID.ID, agree, note)
		if err != nil {
			return nil, err
		}
		return f.one(ctx, who, a)
	}
}

// changing tells how an alignment stands after a change that needs no more words.
func (f *Feature) changing(change func(context.Context, access.Actor, string) (*Alignment, error)) func(context.Context, access.Actor, *api.ID) (*api.Out[AlignmentView], error) {
	return func(ctx context.Context, who access.Actor, in *api.ID) (*api.Out[AlignmentView], error) {
		a, err := change(ctx, who, in.ID)
		if err != nil {
			return nil, err
		}
		return f.one(ctx, who, a)
	}
}

type requestsIn struct {
	Sent bool `query:"sent" doc:"Those the caller has sent instead"`
}

func (f *Feature) listRequests(ctx context.Context, who access.Actor, in *requestsIn) (*api.Many[AlignmentView], error) {
	links, org, err := f.Requests(ctx, who, in.Sent)
	if err != nil {
		return nil, err
	}
	return api.Items(viewLinks(who, links, org), ""), nil
}
