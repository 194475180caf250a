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

func (f *Feature) apiSubjects(r *api.Router) {
	api.Do(r, api.Op{ID: "get-evaluation-subject", Method: http.MethodGet, Path: "/evaluation-subjects/{id}", Action: access.EvaluationView, Tag: tag,
		Summary: "Read a person's evaluation, as far as the caller may; HR's look is written down"}, f.getSubject)
	api.Do(r, api.Op{ID: "propose-colleagues", Method: http.MethodPut, Path: "/evaluation-subjects/{id}/colleagues", Action: access.EvaluationAnswer, Tag: tag, Sealed: true,
		Summary: "Say which colleagues are to be asked about oneself"}, f.chosen(f.Propose))
	api.Do(r, api.Op{ID: "agree-colleagues", Method: http.MethodPost, Path: "/evaluation-subjects/{id}/colleagues/agree", Action: access.EvaluationReview, Tag: tag, Sealed: true,
		Summary: "Ask the colleagues that the manager agrees to"}, f.chosen(f.Agree))
	api.Do(r, api.Op{ID: "get-evaluation-pack", Method: http.MethodGet, Path: "/evaluation-subjects/{id}/pack", Action: access.EvaluationView, Tag: tag,
		Summary: "What a person did in the period, as far as the caller may see it"}, f.getPack)
}

// EvaluationDutyView is a form that somebody owes or has handed in.
type EvaluationDutyView struct {
	FormID       string              `json:"form_id"`
	Version      int64               `json:"version"`
	Kind         evaluation.Reviewer `json:"kind" enum:"self,manager,second,peer,cross"`
	ReviewerID   string              `json:"reviewer_id,omitempty" doc:"Absent while nobody does it"`
	ReviewerName string              `json:"reviewer_name,omitempty"`
	State        FormState           `json:"state" enum:"asked,handed_in"`
	Away         bool                `json:"away,omitempty" doc:"The reviewer is away today"`
	Left         bool                `json:"left,omitempty" doc:"The reviewer no longer works here"`
	DeputyID     string              `json:"deputy_id,omitempty" doc:"Who stands in meanwhile"`
	DeputyName   string              `json:"deputy_name,omitempty"`
}

// EvaluationSubjectRowView is somebody who is evaluated, without ratings.
type EvaluationSubjectRowView struct {
	ID         string               `json:"id"`
	PersonID   string               `json:"person_id"`
	PersonName string               `json:"person_name"`
	TeamName   string               `json:"team_name,omitempty"`
	Forms      []EvaluationDutyView `json:"forms"`
}

type listSubjectsIn struct {
	api.ID
	api.Paging
	api.AsOf
	Owing bool `query:"owing" doc:"Only those of whom a form is still owed"`
}

func (f *Feature) listSubjects(ctx context.Context, who access.Actor, in *listSubjectsIn) (*api.Many[EvaluationSubjectRowView], error) {
	page, err := f.Owing(ctx, who, in.ID.ID, in.Owing, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	list := make([]EvaluationSubjectRowView, len(page.Items))
	for i, s := range page.Items {
		v := EvaluationSubjectRowView{ID: s.ID, PersonID: s.PersonID, PersonName: page.Org.Name(s.PersonID), TeamName: teamName(page.Org, s.TeamID), Forms: []EvaluationDutyView{}}
		for _, kind := range evaluation.Reviewers() {
			for _, one := range page.Forms[s.ID] {
				if one.Kind == kind {
					v.Forms = append(v.Forms, page.duty(one))
				}
			}
		}
		list[i] = v
	}
	return api.Items(list, page.Next), nil
}

func (page Owing) duty(one Form) EvaluationDutyView {
	v := EvaluationDutyView{FormID: one.ID, Version: one.Version, Kind: one.Kind, ReviewerID: one.ReviewerID, ReviewerName: page.Org.Name(one.ReviewerID), State: one.State}
	if one.State == HandedIn || one.ReviewerID == "" {
		return v
	}
	p, ok := page.Org.Person(one.ReviewerID)
	v.Left = !ok || !p.Active()
	v.DeputyID, v.Away = page.Away[one.ReviewerID]
	v.DeputyName = page.Org.Name(v.DeputyID)
	return v
}

func teamName(org *people.Org, id string) string {
	if t, ok := org.Tree.Team(id); ok {
		return t.Name
	}
	return ""
}

// EvaluationSaidView is a form that was handed in, for whoever may read it.
type EvaluationSaidView struct {
	Kind         evaluation.Reviewer   `json:"kind" enum:"self,manager,second,peer,cross"`
	ReviewerName string                `json:"reviewer_name,omitempty"`
	HandedInAt   *time.Time            `json:"handed_in_at,omitempty"`
	Answers      EvaluationAnswers     `json:"answers"`
	Rating       *EvaluationRatingView `json:"rating,omitempty"`
}

// EvaluationSubjectView is a person's evaluation, as far as the caller may see it.
type EvaluationSubjectView struct {
	ID           string                    `json:"id"`
	Version      int64                     `json:"version"`
	EvaluationID string                    `json:"evaluation_id"`
	Title        string                    `json:"title"`
	StartsOn     date.Date                 `json:"starts_on"`
	EndsOn       date.Date                 `json:"ends_on"`
	State        State                     `json:"state" enum:"draft,open,calibrating,published"`
	Form         EvaluationFormPlan        `json:"form"`
	PersonID     string                    `json:"person_id"`
	PersonName   string                    `json:"person_name"`
	TeamName     string                    `json:"team_name,omitempty"`
	ManagerName  string                    `json:"manager_name,omitempty"`
	Own          bool                      `json:"own"`
	Choice       Choice                    `json:"choice" enum:"open,proposed,agreed" doc:"How far the choice of colleagues has come"`
	Colleagues   []EvaluationColleagueView `json:"colleagues" doc:"Proposed or asked; for who chooses them: the person until the manager agrees, then the manager"`
	Manages      bool                      `json:"manages" doc:"The caller may agree to colleagues"`
	Asked        int                       `json:"asked" doc:"Colleagues who are asked; 0 for the person until it is published, as pooled"`
	Pooled       int                       `json:"pooled" doc:"Of them have handed in"`
	Pool         *EvaluationPoolView       `json:"pool,omitempty" doc:"What colleagues say, without who says what; once all have handed in, and at least three"`
	Level        int                       `json:"level,omitempty" doc:"What the person comes to now; absent for none, and for the person until it is published"`
	Suggested    int                       `json:"suggested,omitempty" doc:"As the form says, which calibration may have changed"`
	Acknowledged bool                      `json:"acknowledged"`
	Appeal       Appeal                    `json:"appeal,omitempty" enum:"open,upheld,kept"`
	AppealWords  string                    `json:"appeal_words,omitempty"`
	AnswerWords  string                    `json:"answer_words,omitempty"`
	AnsweredName string                    `json:"answered_name,omitempty"`
	Changes      []EvaluationChangeView    `json:"changes" doc:"Of the level by hand, the newest first; not for the person"`
	Growth       []EvaluationGrowthLine    `json:"growth"`
	Can          []access.Action           `json:"can"`
	Said         []EvaluationSaidView      `json:"said" doc:"Forms that were handed in and that the caller may read"`
}

// EvaluationChangeView is a level that was changed by hand.
type EvaluationChangeView struct {
	From   int       `json:"from,omitempty" doc:"Absent for none"`
	To     int       `json:"to"`
	Reason string    `json:"reason"`
	Name   string    `json:"name" doc:"Who changed it"`
	At     time.Time `json:"at"`
}

// EvaluationColleagueView is a colleague who is, or is to be, asked.
type EvaluationColleagueView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// EvaluationPoolSectionView is what colleagues say of one section.
type EvaluationPoolSectionView struct {
	Section evaluation.Section `json:"section" enum:"okr,contribution,feedback,values,growth"`
	Levels  []int              `json:"levels" doc:"How many gave each level, from the lowest"`
	Cant    int                `json:"cant" doc:"How many can't judge"`
	Words   []string           `json:"words"`
}

// EvaluationPoolView is what colleagues say, without who says what.
type EvaluationPoolView struct {
	Answers  int                         `json:"answers"`
	Sections []EvaluationPoolSectionView `json:"sections"`
	Words    []string                    `json:"words" doc:"On the whole"`
}

func viewPool(p *evaluation.Pool) *EvaluationPoolView {
	if p == nil {
		return nil
	}
	v := &EvaluationPoolView{Answers: p.Answers, Sections: make([]EvaluationPoolSectionView, len(p.Sections)), Words: append([]string{}, p.Words...)}
	for i, s := range p.Sections {
		v.Sections[i] = EvaluationPoolSectionView{Section: s.Section, Levels: s.Levels, Cant: s.Cant, Words: append([]string{}, s.Words...)}
	}
	return v
}

func (v Evaluated) view() EvaluationSubjectView {
	e, s := v.Evaluation, v.Subject
	out := EvaluationSubjectView{ID: s.ID, Version: s.Version, EvaluationID: e.ID, Title: e.Title, StartsOn: e.StartsOn.Date, EndsOn: e.EndsOn.Date, State: e.State, Form: viewPlan(e.Form.V),
		PersonID: s.PersonID, PersonName: v.Org.Name(s.PersonID), TeamName: teamName(v.Org, s.TeamID), ManagerName: v.Org.Name(s.ManagerID), Own: v.Own, Said: []EvaluationSaidView{},
		Choice: s.Choice, Colleagues: []EvaluationColleagueView{}, Manages: v.Manages && e.then == nil, Asked: v.Asked, Pooled: v.Pooled, Pool: viewPool(v.Pool)}
	v.settled(&out)
	if v.chooses() {
		for _, id := range s.Colleagues.V {
			out.Colleagues = append(out.Colleagues, EvaluationColleagueView{ID: id, Name: v.Org.Name(id)})
		}
	}
	for _, kind := range evaluation.Reviewers() {
		for _, one := range v.Forms {
			if one.Kind != kind {
				continue
			}
			said := EvaluationSaidView{Kind: kind, ReviewerName: v.Org.Name(one.ReviewerID), HandedInAt: api.Instant(one.HandedInAt), Answers: viewAnswers(one.Answers)}
			if judges(kind) && (e.then == nil || e.State == Published && len(one.Answers.Sections) > 0) {
				rating := viewRating(e.Form.V.Rate(one.Answers, v.Standing.Score), v.Standing.Score)
				said.Rating = &rating
			}
			out.Said = append(out.Said, said)
		}
	}
	return out
}

// settled adds what the person comes to and what they say to it.
func (v Evaluated) settled(out *EvaluationSubjectView) {
	s := v.Subject
	out.Changes, out.Growth, out.Can = []EvaluationChangeView{}, []EvaluationGrowthLine{}, []access.Action{}
	for _, l := range s.Growth {
		out.Growth = append(out.Growth, EvaluationGrowthLine(l))
	}
	for _, c := range v.Changes {
		out.Changes = append(out.Changes, EvaluationChangeView{From: int(c.FromLevel), To: int(c.ToLevel), Reason: c.Reason, Name: v.Org.Name(c.AuthorID), At: c.At})
	}
	published := v.Evaluation.State == Published
	if published || !v.Own {
		out.Level, out.Suggested = v.Standing.level(), v.Standing.Rating.Level
	}
	if !published {
		return
	}
	out.Acknowledged, out.Appeal, out.AppealWords, out.AnswerWords, out.AnsweredName = !s.AcknowledgedAt.IsZero(), s.Appeal, s.AppealWords, s.AnswerWords, v.Org.Name(s.AnsweredBy)
	target := s.target()
	target.TeamID = ""
	if v.Evaluation.then != nil {
		return
	}
	out.Can = access.Can(v.Who, target, access.EvaluationAnswer, access.EvaluationGrow)
	if !v.Own {
		out.Can = append(out.Can, access.Can(v.Who, target, access.EvaluationUpdate)...)
	}
}

type chosenIn struct {
	api.ID
	api.IfMatch
	Body struct {
		PersonIDs []string `json:"person_ids" maxItems:"20"`
	}
}

// chosen is a step in the choice of colleagues.
func (f *Feature) chosen(step func(ctx context.Context, who access.Actor, id string, version int64, personIDs []string) error) func(context.Context, access.Actor, *chosenIn) (*api.One[EvaluationSubjectView], error) {
	return func(ctx context.Context, who access.Actor, in *chosenIn) (*api.One[EvaluationSubjectView], error) {
		version, err := in.Number()
		if err != nil {
			return nil, err
		}
		if err := step(ctx, who, in.ID.ID, version, in.Body.PersonIDs); err != nil {
			return nil, err
		}
		return viewSubject(f.Afterwards(ctx, who, in.ID.ID))
	}
}

func (f *Feature) getSubject(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[EvaluationSubjectView], error) {
	return viewSubject(f.Subject(ctx, who, in.ID.ID))
}

func viewSubject(v Evaluated, err error) (*api.One[EvaluationSubjectView], error) {
	if err != nil {
		return nil, err
	}
	return api.Versioned(v.view(), v.Subject.Version), nil
}
