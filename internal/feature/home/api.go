package home

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// API registers the operation.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "get-home", Method: http.MethodGet, Path: "/home", Action: access.HomeView, Tag: "Home",
		Summary: "Read the caller's week: what they owe, what waits for them, what changed"}, f.getHome)
}

// Words are what this feature says: nothing of its own.
func (f *Feature) Words() i18n.Words { return i18n.Words{} }

// HomeView is a person's week.
type HomeView struct {
	Today     string                     `json:"today"`
	Minutes   int                        `json:"minutes" doc:"About how long all of it takes"`
	CheckIns  []OwedView                 `json:"check_ins" doc:"Owed this week or missed, the longest owed first"`
	Done      int                        `json:"done" doc:"Own key results that were checked in on this week"`
	NextOn    string                     `json:"next_on,omitempty" doc:"The next check-in after this week"`
	Actions   []plans.ActionView         `json:"actions" doc:"Own open actions that are late or due this week"`
	Preparing []PreparingView            `json:"preparing" doc:"The caller's own drafts, and what of theirs is in review"`
	Reviews   []objectives.ObjectiveView `json:"reviews" doc:"Objectives that wait for the caller's approval"`
	Revisions []AskedView                `json:"revisions" doc:"Revisions that wait for the caller's consent"`
	Requests  []RequestView              `json:"requests" doc:"Alignments that wait for the caller's answer"`
	Deciding  []problems.ProblemView     `json:"deciding" doc:"Problems that wait for the caller's decision, those first that harm most"`
	Problems  []problems.ProblemView     `json:"problems" doc:"The caller's own problems that aren't solved, those first that harm most"`
	Changes   []HomeChangeView           `json:"changes" doc:"What others did lately to what the caller follows, newest first"`
}

// PreparingView is an objective that isn't at work yet.
type PreparingView struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	State    okr.State `json:"state" enum:"draft,in_review"`
	Approved bool      `json:"approved" doc:"In review and approved: it only has to be activated"`
}

// OwedView is a check-in that is owed.
type OwedView struct {
	KeyResult objectives.KeyResultView `json:"key_result"`
	Objective ObjectiveRef             `json:"objective"`
	DueOn     string                   `json:"due_on"`
	Missed    bool                     `json:"missed"`
	Last      *checkins.CheckInView    `json:"last,omitempty" doc:"The newest check-in"`
}

// ObjectiveRef names an objective.
type ObjectiveRef struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	OwnerName string `json:"owner_name,omitempty"`
	TeamName  string `json:"team_name,omitempty"`
}

// AskedView is a revision that waits for consent.
type AskedView struct {
	objectives.RevisionView
	Objective      ObjectiveRef `json:"objective"`
	KeyResultTitle string       `json:"key_result_title"`
	Unit           string       `json:"unit"`
}

// RequestView is an alignment that waits for an answer.
type RequestView struct {
	ID             string       `json:"id"`
	AskedByName    string       `json:"asked_by_name,omitempty"`
	AskedAt        time.Time    `json:"asked_at"`
	Child          ObjectiveRef `json:"child" doc:"What wants to support"`
	Parent         ObjectiveRef `json:"parent" doc:"What it wants to support"`
	KeyResultID    string       `json:"key_result_id,omitempty" doc:"Of the parent, where one is to be supported"`
	KeyResultTitle string       `json:"key_result_title,omitempty"`
}

// HomeChangeView is something that happened.
type HomeChangeView struct {
	At        time.Time      `json:"at"`
	Kind      string         `json:"kind" doc:"Of the event: check_in.made, objective.approved, key_result.changed …"`
	ActorName string         `json:"actor_name,omitempty"`
	Objective ObjectiveRef   `json:"objective"`
	KeyResult *KeyResultRef  `json:"key_result,omitempty"`
	Before    map[string]any `json:"before"`
	After     map[string]any `json:"after"`
}

// KeyResultRef names a key result.
type KeyResultRef struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Unit  string `json:"unit,omitempty" doc:"Of its values"`
}

func refOf(s *objectives.Standing) ObjectiveRef {
	if s == nil {
		return ObjectiveRef{}
	}
	r := ObjectiveRef{ID: s.ID, Title: s.Title}
	if p, ok := s.Org.Person(s.OwnerID); ok {
		r.OwnerName = p.Name
	}
	if t, ok := s.Org.Tree.Team(s.TeamID); ok {
		r.TeamName = t.Name
	}
	return r
}

func (f *Feature) getHome(ctx context.Context, who access.Actor, _ *struct{}) (*api.Out[HomeView], error) {
	w, err := f.Week(ctx, who)
	if err != nil {
		return nil, err
	}
	v := HomeView{Today: w.Today.String(), Minutes: w.Minutes(), CheckIns: []OwedView{}, Done: w.Done, NextOn: w.NextOn.String(), Actions: []plans.ActionView{},
		Preparing: []PreparingView{}, Reviews: []objectives.ObjectiveView{}, Revisions: []AskedView{}, Requests: []RequestView{},
		Deciding: viewProblems(w.Deciding), Problems: viewProblems(w.Problems), Changes: []HomeChangeView{}}
	for _, o := range w.Owed {
		one := OwedView{KeyResult: o.ViewResult(who, o.At), Objective: refOf(&o.Standing), DueOn: o.dueOn().String(), Missed: o.missed()}
		if o.Last != nil {
			last := o.Last.View(o.Standing, &o.Results[o.At])
			one.Last = &last
		}
		v.CheckIns = append(v.CheckIns, one)
	}
	for _, p := range w.Preparing {
		v.Preparing = append(v.Preparing, PreparingView(p))
	}
	for _, a := range w.Actions {
		v.Actions = append(v.Actions, a.View(who))
	}
	for _, s := range w.Reviews {
		v.Reviews = append(v.Reviews, s.View(who))
	}
	for _, r := range w.Revisions {
		v.Revisions = append(v.Revisions, viewAsked(r, w))
	}
	for _, l := range w.Requests {
		v.Requests = append(v.Requests, viewRequest(l, w))
	}
	for _, c := range w.Changes {
		v.Changes = append(v.Changes, viewChange(c, w))
	}
	return api.Body(v), nil
}

func viewProblems(list []problems.Standing) []problems.ProblemView {
	views := make([]problems.ProblemView, len(list))
	for i, s := range list {
		views[i] = s.View()
	}
	return views
}

func viewAsked(r Asked, w Week) AskedView {
	v := AskedView{RevisionView: r.View(w.Org), Objective: refOf(&r.Objective)}
	v.CanDecide = true
	for _, kr := range r.Objective.Results {
		if kr.ID == r.KeyResultID {
			v.KeyResultTitle, v.Unit = kr.Title, kr.Measure.V.Unit
		}
	}
	return v
}

func viewRequest(l alignments.Link, w Week) RequestView {
	v := RequestView{ID: l.ID, AskedAt: l.AskedAt, Child: refOf(l.Child), Parent: refOf(l.Parent), KeyResultID: l.ParentKeyResultID}
	if p, ok := w.Org.Person(l.AskedBy); ok {
		v.AskedByName = p.Name
	}
	if l.Parent != nil {
		for _, kr := range l.Parent.Results {
			if kr.ID == l.ParentKeyResultID {
				v.KeyResultTitle = kr.Title
			}
		}
	}
	return v
}

func viewChange(c Change, w Week) HomeChangeView {
	v := HomeChangeView{At: c.At, Kind: c.Kind, Objective: ObjectiveRef{ID: c.ObjectiveID, Title: c.Objective}, Before: c.Before, After: c.After}
	if p, ok := w.Org.Person(c.ActorID); ok {
		v.ActorName = p.Name
	}
	if c.KeyResult != "" {
		v.KeyResult = &KeyResultRef{ID: c.KeyResultID, Title: c.KeyResult, Unit: c.Unit}
	}
	return v
}
