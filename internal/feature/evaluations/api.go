package evaluations

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const tag = "Evaluations"

// API registers the operations on evaluations.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "list-evaluations", Method: http.MethodGet, Path: "/evaluations", Action: access.EvaluationUpdate, Tag: tag,
		Summary: "List evaluations, for HR; without ratings"}, f.listEvaluations)
	api.Do(r, api.Op{ID: "draft-evaluation", Method: http.MethodPost, Path: "/evaluations", Action: access.EvaluationUpdate, Tag: tag, Sealed: true, Status: http.StatusCreated,
		Summary: "Draft an evaluation"}, f.draftEvaluation)
	api.Do(r, api.Op{ID: "get-evaluation", Method: http.MethodGet, Path: "/evaluations/{id}", Action: access.EvaluationUpdate, Tag: tag,
		Summary: "Read an evaluation, for HR; without ratings"}, f.getEvaluation)
	api.Do(r, api.Op{ID: "change-evaluation", Method: http.MethodPut, Path: "/evaluations/{id}", Action: access.EvaluationUpdate, Tag: tag, Sealed: true,
		Summary: "Change a draft"}, f.changeEvaluation)
	api.Do(r, api.Op{ID: "delete-evaluation", Method: http.MethodDelete, Path: "/evaluations/{id}", Action: access.EvaluationUpdate, Tag: tag, Sealed: true, Status: http.StatusNoContent,
		Summary: "Delete a draft"}, f.deleteEvaluation)
	api.Do(r, api.Op{ID: "open-evaluation", Method: http.MethodPost, Path: "/evaluations/{id}/open", Action: access.EvaluationUpdate, Tag: tag, Sealed: true,
		Summary: "Fix the form and ask everybody"}, f.moved(f.Open))
	api.Do(r, api.Op{ID: "list-evaluation-subjects", Method: http.MethodGet, Path: "/evaluations/{id}/subjects", Action: access.EvaluationUpdate, Tag: tag,
		Summary: "List whom an evaluation is of and who still owes what, for HR; without ratings"}, f.listSubjects)
	f.apiForms(r)
	f.apiSubjects(r)
	f.apiResults(r)
}

// EvaluationPart is a section of the form.
type EvaluationPart struct {
	Section evaluation.Section `json:"section" enum:"okr,contribution,feedback,values,growth"`
	Weight  int                `json:"weight" doc:"Percent; all sum to 100"`
	Words   string             `json:"words,omitempty" doc:"What to look at"`
}

// EvaluationLevel is a step of the scale.
type EvaluationLevel struct {
	Name  string `json:"name"`
	Share int    `json:"share" doc:"Percent of people that the guideline foresees; all sum to 100, or are 0 for no guideline"`
}

// EvaluationFormPlan is what reviewers fill in.
type EvaluationFormPlan struct {
	Parts     []EvaluationPart      `json:"parts" maxItems:"5"`
	Levels    []EvaluationLevel     `json:"levels" maxItems:"7" doc:"From the lowest, which is 1"`
	Reviewers []evaluation.Reviewer `json:"reviewers" maxItems:"5" enum:"self,manager,second,peer,cross"`
}

func viewPlan(form evaluation.Form) EvaluationFormPlan {
	v := EvaluationFormPlan{Parts: make([]EvaluationPart, len(form.Parts)), Levels: make([]EvaluationLevel, len(form.Levels)), Reviewers: form.Reviewers}
	for i, p := range form.Parts {
		v.Parts[i] = EvaluationPart(p)
	}
	for i, l := range form.Levels {
		v.Levels[i] = EvaluationLevel(l)
	}
	return v
}

func (v EvaluationFormPlan) form() evaluation.Form {
	form := evaluation.Form{Parts: make([]evaluation.Part, len(v.Parts)), Levels: make([]evaluation.Level, len(v.Levels)), Reviewers: v.Reviewers}
	for i, p := range v.Parts {
		form.Parts[i] = evaluation.Part(p)
	}
	for i, l := range v.Levels {
		form.Levels[i] = evaluation.Level(l)
	}
	return form
}

// EvaluationCountView is how many forms of a kind were handed in.
type EvaluationCountView struct {
	Kind     evaluation.Reviewer `json:"kind" enum:"self,manager,second,peer,cross"`
	Asked    int                 `json:"asked"`
	HandedIn int                 `json:"handed_in"`
}

// EvaluationReopenedView is why an evaluation went back to writing.
type EvaluationReopenedView struct {
	Reason string    `json:"reason"`
	ByName string    `json:"by_name"`
	At     time.Time `json:"at"`
}

// EvaluationView is an evaluation as HR sees it.
type EvaluationView struct {
	ID           string                  `json:"id"`
	Version      int64                   `json:"version"`
	Title        string                  `json:"title"`
	StartsOn     date.Date               `json:"starts_on"`
	EndsOn       date.Date               `json:"ends_on"`
	DueOn        date.Date               `json:"due_on"`
	Population   people.PopulationView   `json:"population"`
	State        State                   `json:"state" enum:"draft,open,calibrating,published"`
	Form         EvaluationFormPlan      `json:"form"`
	AuthorName   string                  `json:"author_name"`
	OpenedAt     *time.Time              `json:"opened_at,omitempty"`
	PublishedAt  *time.Time              `json:"published_at,omitempty"`
	Reopened     *EvaluationReopenedView `json:"reopened,omitempty" doc:"The last time that it went back to writing; absent where it never did"`
	Counts       []EvaluationCountView   `json:"counts" doc:"Forms, once it is open. As of a past day, of colleagues only where none can have come, gone or been taken back since"`
	People       *int                    `json:"people,omitempty" doc:"Whom it is of; of a draft, whom it would be of now. Absent in lists"`
	Acknowledged *int                    `json:"acknowledged,omitempty" doc:"People who have read their rating; absent in lists and until it is published"`
	Appealing    *int                    `json:"appealing,omitempty" doc:"Appeals that wait for an answer; absent as acknowledged"`
	Can          []access.Action         `json:"can"`
}

func (e *Evaluation) view(org *people.Org, who access.Actor, counts []Count) EvaluationView {
	v := EvaluationView{ID: e.ID, Version: e.Version, Title: e.Title, StartsOn: e.StartsOn.Date, EndsOn: e.EndsOn.Date, DueOn: e.DueOn.Date, Population: org.ViewPopulation(e.Population.V), State: e.State,
		Form: viewPlan(e.Form.V), AuthorName: org.Name(e.AuthorID), OpenedAt: api.Instant(e.OpenedAt), PublishedAt: api.Instant(e.PublishedAt), Counts: []EvaluationCountView{}, Can: access.Can(who, access.Target{}, access.EvaluationUpdate)}
	if e.then != nil {
		v.Can = []access.Action{}
	}
	if !e.ReopenedAt.IsZero() {
		v.Reopened = &EvaluationReopenedView{Reason: e.ReopenedWhy, ByName: org.Name(e.ReopenedBy), At: e.ReopenedAt.UTC()}
	}
	for _, kind := range evaluation.Reviewers() {
		for _, c := range counts {
			if c.Kind == kind {
				v.Counts = append(v.Counts, EvaluationCountView(c))
			}
		}
	}
	return v
}

type listEvaluationsIn struct {
	api.Paging
	api.AsOf
}

func (f *Feature) listEvaluations(ctx context.Context, who access.Actor, in *listEvaluationsIn) (*api.Many[EvaluationView], error) {
	p, err := f.List(ctx, who, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	list := make([]EvaluationView, len(p.Items))
	for i := range p.Items {
		list[i] = p.Items[i].view(p.Org, p.Who, p.Counts[p.Items[i].ID])
	}
	return api.Items(list, p.Next), nil
}

// EvaluationPlan is what HR says of an evaluation.
type EvaluationPlan struct {
	Title      string                 `json:"title"`
	StartsOn   date.Date              `json:"starts_on" doc:"Of the period that is judged; cycles that lie in it whole count"`
	EndsOn     date.Date              `json:"ends_on"`
	DueOn      date.Date              `json:"due_on" doc:"By when forms are to be handed in"`
	Population *people.PopulationPlan `json:"population,omitempty" doc:"Whom it is of; left out or empty for everybody. Guests never"`
	TeamID     string                 `json:"team_id,omitempty" doc:"Short for a population of one team with all below it; passed over where there is a population"`
	Form       EvaluationFormPlan     `json:"form"`
}

func (b EvaluationPlan) plan() Plan {
	return Plan{Title: b.Title, StartsOn: b.StartsOn, EndsOn: b.EndsOn, DueOn: b.DueOn, Of: b.Population.PopulationOr(b.TeamID), Form: b.Form.form()}
}

func (f *Feature) one(ctx context.Context, who access.Actor, id string) (*api.One[EvaluationView], error) {
	s, err := f.Evaluation(ctx, who, id)
	if err != nil {
		return nil, err
	}
	v := s.Evaluation.view(s.Org, s.Who, s.Counts)
	v.People = &s.Heads.People
	if s.Evaluation.State == Published {
		v.Acknowledged, v.Appealing = &s.Heads.Acknowledged, &s.Heads.Appealing
	}
	return api.Versioned(v, s.Evaluation.Version), nil
}

type draftEvaluationIn struct{ Body EvaluationPlan }

func (f *Feature) draftEvaluation(ctx context.Context, who access.Actor, in *draftEvaluationIn) (*api.One[EvaluationView], error) {
	e, err := f.Draw(ctx, who, in.Body.plan())
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, e.ID)
}

func (f *Feature) getEvaluation(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[EvaluationView], error) {
	return f.one(ctx, who, in.ID.ID)
}

type changeEvaluationIn struct {
	api.ID
	api.IfMatch
	Body EvaluationPlan
}

func (f *Feature) changeEvaluation(ctx context.Context, who access.Actor, in *changeEvaluationIn) (*api.One[EvaluationView], error) {
	return f.then(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error { return f.Change(ctx, who, in.ID.ID, version, in.Body.plan()) })
}

func (f *Feature) deleteEvaluation(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Delete(ctx, who, in.ID)
}

// then does a step and answers with the evaluation as it is then.
func (f *Feature) then(ctx context.Context, who access.Actor, id string, match api.IfMatch, do func(version int64) error) (*api.One[EvaluationView], error) {
	version, err := match.Number()
	if err != nil {
		return nil, err
	}
	if err := do(version); err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[EvaluationView], error) { return f.one(ctx, who, id) })
	}
	return f.one(ctx, who, id)
}

type movedIn struct {
	api.ID
	api.IfMatch
}

// moved is a step that needs no body.
func (f *Feature) moved(step func(ctx context.Context, who access.Actor, id string, version int64) error) func(context.Context, access.Actor, *movedIn) (*api.One[EvaluationView], error) {
	return func(ctx context.Context, who access.Actor, in *movedIn) (*api.One[EvaluationView], error) {
		return f.then(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error { return step(ctx, who, in.ID.ID, version) })
	}
}
