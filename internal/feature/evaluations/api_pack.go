package evaluations

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/feedback"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// EvaluationResultView is an objective, or a key result of another's, in a pack.
type EvaluationResultView struct {
	ObjectiveID string     `json:"objective_id"`
	Title       string     `json:"title"`
	KeyResultID string     `json:"key_result_id,omitempty" doc:"Of a contribution"`
	KeyResult   string     `json:"key_result,omitempty"`
	OwnerName   string     `json:"owner_name,omitempty" doc:"Of a contribution: whose objective it is"`
	Kind        okr.Kind   `json:"kind" enum:"committed,aspirational"`
	Progress    *float64   `json:"progress" doc:"Raw; null while unknown"`
	Status      okr.Status `json:"status" enum:"no_data,on_track,at_risk,off_track,achieved,missed"`
	Final       *string    `json:"final,omitempty" doc:"Of an objective, once it is settled"`
}

// EvaluationActionView is an action in a pack.
type EvaluationActionView struct {
	ID          string     `json:"id"`
	KeyResultID string     `json:"key_result_id"`
	ObjectiveID string     `json:"objective_id"`
	Title       string     `json:"title"`
	State       plan.State `json:"state" enum:"todo,doing,blocked,done,dropped"`
	DueOn       *date.Date `json:"due_on,omitempty"`
	Late        bool       `json:"late,omitempty" doc:"Done after it was due, or open and over due"`
}

// EvaluationGivenView is feedback or a recognition in a pack.
type EvaluationGivenView struct {
	ID          string        `json:"id"`
	Kind        feedback.Kind `json:"kind" enum:"feedback,recognition"`
	AuthorName  string        `json:"author_name"`
	Body        string        `json:"body" doc:"Markdown"`
	ObjectiveID string        `json:"objective_id,omitempty" doc:"What it is about, as far as the caller may see it"`
	Objective   string        `json:"objective,omitempty" doc:"Title"`
	KeyResultID string        `json:"key_result_id,omitempty"`
	KeyResult   string        `json:"key_result,omitempty" doc:"Title"`
	GivenAt     time.Time     `json:"given_at"`
}

// EvaluationPackView is what somebody did in the period, as far as the caller may
// see it.
type EvaluationPackView struct {
	Objectives    []EvaluationResultView `json:"objectives"`
	Contributions []EvaluationResultView `json:"contributions" doc:"Their key results of others' objectives"`
	Actions       []EvaluationActionView `json:"actions"`
	InTime        int                    `json:"in_time" doc:"Actions done by the due date"`
	Late          int                    `json:"late" doc:"Done after it"`
	Over          int                    `json:"over" doc:"Open, and over the due date"`
	Open          int                    `json:"open"`
	Given         []EvaluationGivenView  `json:"given" doc:"Feedback and recognitions that the caller may read, the newest first"`
	Growth        []EvaluationGrowthLine `json:"growth" doc:"What they set out to do after the evaluation before, for those who may see that one"`
	GrowthOf      string                 `json:"growth_of,omitempty" doc:"The title of that evaluation"`
	Cut           bool                   `json:"cut,omitempty" doc:"A list was longer than what is shown"`
}

func number(r *okr.Ratio) *float64 {
	if r == nil {
		return nil
	}
	n := r.Number()
	return &n
}

func (f *Feature) getPack(ctx context.Context, who access.Actor, in *api.ID) (*api.Out[EvaluationPackView], error) {
	p, err := f.Pack(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	v := EvaluationPackView{Objectives: []EvaluationResultView{}, Contributions: []EvaluationResultView{}, Actions: []EvaluationActionView{}, Given: []EvaluationGivenView{},
		InTime: p.Done.InTime, Late: p.Done.Late, Over: p.Done.Over, Open: p.Done.Open, Cut: p.Cut, Growth: []EvaluationGrowthLine{}, GrowthOf: p.GrowthOf}
	for _, l := range p.Growth {
		v.Growth = append(v.Growth, EvaluationGrowthLine(l))
	}
	for _, o := range p.Objectives {
		one := EvaluationResultView{ObjectiveID: o.ID, Title: o.Title, Kind: o.Kind, Progress: number(o.Whole.Progress), Status: o.Whole.Status}
		if s, ok := p.Final[o.ID]; ok {
			text := s.String()
			one.Final = &text
		}
		v.Objectives = append(v.Objectives, one)
	}
	for _, c := range p.Contributions {
		o, kr := c.Objective, &c.Objective.Results[c.At]
		owner := p.Org.Name(o.OwnerID)
		if o.OwnerID == "" {
			owner = teamName(p.Org, o.TeamID)
		}
		v.Contributions = append(v.Contributions, EvaluationResultView{ObjectiveID: o.ID, Title: o.Title, KeyResultID: kr.ID, KeyResult: kr.Title, OwnerName: owner, Kind: o.Kind,
			Progress: number(o.Each[c.At].Progress), Status: o.Each[c.At].Status})
	}
	for _, a := range p.Actions {
		one := EvaluationActionView{ID: a.ID, KeyResultID: a.KeyResultID, ObjectiveID: a.ObjectiveID, Title: a.Title, State: a.State}
		if !a.DueOn.IsZero() {
			one.DueOn = &a.DueOn.Date
		}
		var t Tally
		t.count(a, f.loc)
		one.Late = t.Late+t.Over > 0
		v.Actions = append(v.Actions, one)
	}
	for i := range p.Given.Items {
		g := &p.Given.Items[i]
		one := EvaluationGivenView{ID: g.ID, Kind: g.Kind, AuthorName: p.Org.Name(g.AuthorID), Body: g.Body, GivenAt: g.GivenAt}
		one.ObjectiveID, one.Objective, one.KeyResultID, one.KeyResult = p.Given.OnWhat(g)
		v.Given = append(v.Given, one)
	}
	return api.Body(v), nil
}
