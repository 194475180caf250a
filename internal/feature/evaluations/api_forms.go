package evaluations

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) apiForms(r *api.Router) {
	api.Do(r, api.Op{ID: "list-evaluation-forms", Method: http.MethodGet, Path: "/evaluation-forms", Action: access.EvaluationView, Tag: tag,
		Summary: "List the forms that the caller is asked to write, or has handed in"}, f.listForms)
	api.Do(r, api.Op{ID: "get-evaluation-form", Method: http.MethodGet, Path: "/evaluation-forms/{id}", Action: access.EvaluationReview, Tag: tag,
		Summary: "Read a form, for its reviewer"}, f.getForm)
	api.Do(r, api.Op{ID: "preview-evaluation-form", Method: http.MethodPost, Path: "/evaluation-forms/{id}/preview", Action: access.EvaluationReview, Tag: tag, Sealed: true,
		Summary: "What answers would come to; nothing is stored"}, f.previewForm)
	api.Do(r, api.Op{ID: "hand-in-evaluation-form", Method: http.MethodPost, Path: "/evaluation-forms/{id}/hand-in", Action: access.EvaluationReview, Tag: tag, Sealed: true,
		Summary: "Hand a form in"}, f.handIn)
	api.Do(r, api.Op{ID: "take-back-evaluation-form", Method: http.MethodPost, Path: "/evaluation-forms/{id}/take-back", Action: access.EvaluationReview, Tag: tag, Sealed: true,
		Summary: "Take one's own form back, to change it"}, f.takeBack)
	api.Do(r, api.Op{ID: "hand-over-evaluation-form", Method: http.MethodPost, Path: "/evaluation-forms/{id}/hand-over", Action: access.EvaluationUpdate, Tag: tag, Sealed: true, Status: http.StatusNoContent,
		Summary: "Give a form that waits to another reviewer"}, f.handOver)
}

// EvaluationAnswer is what a reviewer says of a section.
type EvaluationAnswer struct {
	Section evaluation.Section `json:"section" enum:"okr,contribution,feedback,values,growth"`
	Level   int                `json:"level,omitempty" minimum:"0" maximum:"7" doc:"From 1, the lowest; left out where the reviewer can't judge"`
	Words   string             `json:"words,omitempty"`
}

// EvaluationAnswers are a reviewer's.
type EvaluationAnswers struct {
	Sections []EvaluationAnswer `json:"sections" maxItems:"5" doc:"Of every section but OKR results, which come from the final scores"`
	Words    string             `json:"words,omitempty" doc:"On the whole"`
}

func (b EvaluationAnswers) answers() evaluation.Answers {
	in := evaluation.Answers{Sections: make([]evaluation.Answer, len(b.Sections)), Words: b.Words}
	for i, a := range b.Sections {
		in.Sections[i] = evaluation.Answer(a)
	}
	return in
}

func viewAnswers(in evaluation.Answers) EvaluationAnswers {
	b := EvaluationAnswers{Sections: make([]EvaluationAnswer, len(in.Sections)), Words: in.Words}
	for i, a := range in.Sections {
		b.Sections[i] = EvaluationAnswer(a)
	}
	return b
}

// EvaluationLineView is a step of a rating.
type EvaluationLineView struct {
	Section evaluation.Section `json:"section" enum:"okr,contribution,feedback,values,growth"`
	Weight  int                `json:"weight"`
	Grade   *string            `json:"grade" doc:"From 1 to the number of levels; null while unknown, and then left out"`
}

// EvaluationRatingView is what a form comes to.
type EvaluationRatingView struct {
	Score   *string              `json:"score" doc:"Final score of the person's OKRs in the period, 0.00 to 1.00; null while one isn't settled"`
	Lines   []EvaluationLineView `json:"lines"`
	Covered int                  `json:"covered" doc:"Percent of weight that is known"`
	Sum     string               `json:"sum,omitempty" doc:"The arithmetic in numbers"`
	Value   *string              `json:"value" doc:"Rounded to 0.01; null where less than half of the weight is known"`
	Level   int                  `json:"level,omitempty" doc:"From 1; absent where value is null"`
}

func viewRating(r evaluation.Rating, score *okr.Score) EvaluationRatingView {
	v := EvaluationRatingView{Lines: make([]EvaluationLineView, len(r.Lines)), Covered: r.Covered, Sum: r.Sum(), Level: r.Level}
	for i, l := range r.Lines {
		v.Lines[i] = EvaluationLineView{Section: l.Section, Weight: l.Weight}
		if l.Grade != nil {
			text := l.Grade.String()
			v.Lines[i].Grade = &text
		}
	}
	if r.Value != nil {
		text := r.Value.StringFixed(2)
		v.Value = &text
	}
	if score != nil {
		text := score.String()
		v.Score = &text
	}
	return v
}

// EvaluationFormView is one form, as its reviewer sees it.
type EvaluationFormView struct {
	ID           string                `json:"id"`
	Version      int64                 `json:"version"`
	EvaluationID string                `json:"evaluation_id"`
	SubjectID    string                `json:"subject_id"`
	Title        string                `json:"title"`
	StartsOn     date.Date             `json:"starts_on"`
	EndsOn       date.Date             `json:"ends_on"`
	DueOn        date.Date             `json:"due_on"`
	PersonID     string                `json:"person_id"`
	PersonName   string                `json:"person_name"`
	TeamName     string                `json:"team_name,omitempty"`
	Kind         evaluation.Reviewer   `json:"kind" enum:"self,manager,second,peer,cross"`
	State        FormState             `json:"state" enum:"asked,handed_in"`
	HandedInAt   *time.Time            `json:"handed_in_at,omitempty"`
	Form         *EvaluationFormPlan   `json:"form,omitempty" doc:"Absent in lists"`
	Answers      *EvaluationAnswers    `json:"answers,omitempty" doc:"Once handed in; absent in lists"`
	Rating       *EvaluationRatingView `json:"rating,omitempty" doc:"Absent for colleagues and in lists"`
	Open         bool                  `json:"open" doc:"It can be written"`
}

func (f *Form) view(e *Evaluation, org *people.Org) EvaluationFormView {
	v := EvaluationFormView{ID: f.ID, Version: f.Version, EvaluationID: f.EvaluationID, SubjectID: f.SubjectID, Title: e.Title, StartsOn: e.StartsOn.Date, EndsOn: e.EndsOn.Date,
		DueOn: e.DueOn.Date, PersonID: f.PersonID, PersonName: org.Name(f.PersonID), Kind: f.Kind, State: f.State, HandedInAt: api.Instant(f.HandedInAt), Open: e.State == Open && e.then == nil}
	if t, ok := org.Tree.Team(org.HomeTeam(f.PersonID)); ok {
		v.TeamName = t.Name
	}
	return v
}

type listFormsIn struct {
	api.Paging
	api.AsOf
	State FormState `query:"state" enum:"asked,handed_in" default:"asked"`
}

func (f *Feature) listForms(ctx context.Context, who access.Actor, in *listFormsIn) (*api.Many[EvaluationFormView], error) {
	page, err := f.Mine(ctx, who, in.State, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	list := make([]EvaluationFormView, len(page.Items))
	for i := range page.Items {
		list[i] = page.Items[i].view(page.Evaluations[page.Items[i].EvaluationID], page.Org)
	}
	return api.Items(list, page.Next), nil
}

func (w Writing) view() EvaluationFormView {
	v := w.Form.view(w.Evaluation, w.Org)
	plan := viewPlan(w.Evaluation.Form.V)
	v.Form = &plan
	if len(w.Form.Answers.Sections) > 0 {
		answers := viewAnswers(w.Form.Answers)
		v.Answers = &answers
	}
	if w.Rating != nil {
		rating := viewRating(*w.Rating, w.Score)
		v.Rating = &rating
	}
	return v
}

func (f *Feature) form(ctx context.Context, who access.Actor, id string) (*api.One[EvaluationFormView], error) {
	w, err := f.Form(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(w.view(), w.Form.Version), nil
}

func (f *Feature) getForm(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[EvaluationFormView], error) {
	return f.form(ctx, who, in.ID.ID)
}

type answersIn struct {
	api.ID
	api.IfMatch
	Body EvaluationAnswers
}

func (f *Feature) previewForm(ctx context.Context, who access.Actor, in *answersIn) (*api.Out[EvaluationFormView], error) {
	w, err := f.Preview(ctx, who, in.ID.ID, in.Body.answers())
	if err != nil {
		return nil, err
	}
	return api.Body(w.view()), nil
}

// formThen does a step and answers with the form as it is then.
func (f *Feature) formThen(ctx context.Context, who access.Actor, id string, match api.IfMatch, do func(version int64) error) (*api.One[EvaluationFormView], error) {
	version, err := match.Number()
	if err != nil {
		return nil, err
	}
	if err := do(version); err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[EvaluationFormView], error) { return f.form(ctx, who, id) })
	}
	return f.form(ctx, who, id)
}

func (f *Feature) handIn(ctx context.Context, who access.Actor, in *answersIn) (*api.One[EvaluationFormView], error) {
	return f.formThen(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error { return f.HandIn(ctx, who, in.ID.ID, version, in.Body.answers()) })
}

func (f *Feature) takeBack(ctx context.Context, who access.Actor, in *movedIn) (*api.One[EvaluationFormView], error) {
	return f.formThen(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error { return f.TakeBack(ctx, who, in.ID.ID, version) })
}

type handOverIn struct {
	api.ID
	api.IfMatch
	Body struct {
		ReviewerID string `json:"reviewer_id"`
	}
}

func (f *Feature) handOver(ctx context.Context, who access.Actor, in *handOverIn) (*api.None, error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	return &api.None{}, f.HandOver(ctx, who, in.ID.ID, version, in.Body.ReviewerID)
}
