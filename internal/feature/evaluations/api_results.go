package evaluations

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) apiResults(r *api.Router) {
	api.Do(r, api.Op{ID: "calibrate-evaluation", Method: http.MethodPost, Path: "/evaluations/{id}/calibrate", Action: access.EvaluationUpdate, Tag: tag, Sealed: true,
		Summary: "End the writing and begin to calibrate"}, f.moved(f.Calibrate))
	api.Do(r, api.Op{ID: "reopen-evaluation", Method: http.MethodPost, Path: "/evaluations/{id}/reopen", Action: access.EvaluationUpdate, Tag: tag, Sealed: true,
		Summary: "Go back to writing, with a reason of at most 2,000 characters: HR reads it on the page, champions and admins in the trail"}, f.reopenEvaluation)
	api.Do(r, api.Op{ID: "publish-evaluation", Method: http.MethodPost, Path: "/evaluations/{id}/publish", Action: access.EvaluationUpdate, Tag: tag, Sealed: true,
		Summary: "Freeze everybody's rating and show it to them"}, f.moved(f.Publish))
	api.Do(r, api.Op{ID: "get-evaluation-calibration", Method: http.MethodGet, Path: "/evaluations/{id}/calibration", Action: access.EvaluationUpdate, Tag: tag,
		Summary: "Read ratings side by side, for HR; the look is written down"}, f.getCalibration)
	api.Do(r, api.Op{ID: "set-evaluation-level", Method: http.MethodPost, Path: "/evaluation-subjects/{id}/level", Action: access.EvaluationUpdate, Tag: tag, Sealed: true,
		Summary: "Change a person's level in calibration, with a reason"}, f.setLevel)
	api.Do(r, api.Op{ID: "list-evaluation-results", Method: http.MethodGet, Path: "/evaluation-results", Action: access.EvaluationView, Tag: tag,
		Summary: "List the caller's own published ratings, the newest first"}, f.listResults)
	api.Do(r, api.Op{ID: "acknowledge-evaluation", Method: http.MethodPost, Path: "/evaluation-subjects/{id}/acknowledge", Action: access.EvaluationAnswer, Tag: tag, Sealed: true,
		Summary: "Say that one has read one's rating"}, f.acknowledge)
	api.Do(r, api.Op{ID: "appeal-evaluation", Method: http.MethodPost, Path: "/evaluation-subjects/{id}/appeal", Action: access.EvaluationAnswer, Tag: tag, Sealed: true,
		Summary: "Ask HR to look at one's rating again, once"}, f.appeal)
	api.Do(r, api.Op{ID: "answer-evaluation-appeal", Method: http.MethodPost, Path: "/evaluation-subjects/{id}/answer-appeal", Action: access.EvaluationUpdate, Tag: tag, Sealed: true,
		Summary: "Uphold an appeal with another level, or keep the rating, with a reason"}, f.answerAppeal)
	api.Do(r, api.Op{ID: "plan-evaluation-growth", Method: http.MethodPut, Path: "/evaluation-subjects/{id}/growth", Action: access.EvaluationGrow, Tag: tag, Sealed: true,
		Summary: "Keep the growth plan that came out of a published evaluation"}, f.planGrowth)
}

type reopenEvaluationIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Reason string `json:"reason"`
	}
}

func (f *Feature) reopenEvaluation(ctx context.Context, who access.Actor, in *reopenEvaluationIn) (*api.One[EvaluationView], error) {
	return f.then(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error { return f.Reopen(ctx, who, in.ID.ID, version, in.Body.Reason) })
}

// EvaluationBarView is how many people have one level.
type EvaluationBarView struct {
	Level    int     `json:"level"`
	Count    int     `json:"count"`
	Percent  string  `json:"percent" doc:"Of those who have a level"`
	Foreseen *string `json:"foreseen" doc:"People by the guideline; null without one"`
}

func viewBars(bars []evaluation.Bar) []EvaluationBarView {
	list := make([]EvaluationBarView, len(bars))
	for i, b := range bars {
		list[i] = EvaluationBarView{Level: b.Level, Count: b.Count, Percent: b.Percent.String()}
		if b.Foreseen != nil {
			text := b.Foreseen.String()
			list[i].Foreseen = &text
		}
	}
	return list
}

// EvaluationTeamBarsView is the distribution of one team's people.
type EvaluationTeamBarsView struct {
	TeamID   string              `json:"team_id"`
	TeamName string              `json:"team_name"`
	Bars     []EvaluationBarView `json:"bars"`
}

// EvaluationJobBarsView is the distribution of the people of one job level.
type EvaluationJobBarsView struct {
	JobLevel string              `json:"job_level" doc:"As when it was opened; empty for those without one"`
	Bars     []EvaluationBarView `json:"bars"`
}

// EvaluationHabitView is how one reviewer judges beside all.
type EvaluationHabitView struct {
	ReviewerID   string  `json:"reviewer_id"`
	ReviewerName string  `json:"reviewer_name"`
	Forms        int     `json:"forms"`
	Mean         *string `json:"mean" doc:"Null for fewer than three forms, as the others"`
	Leniency     *string `json:"leniency" doc:"The mean beside the mean of all; above 0 is lenient"`
	Spread       *string `json:"spread" doc:"Mean distance from the own mean; near 0, all got the same"`
}

// EvaluationStandingView is one person in calibration.
type EvaluationStandingView struct {
	ID           string              `json:"id"`
	Version      int64               `json:"version"`
	PersonName   string              `json:"person_name"`
	TeamName     string              `json:"team_name,omitempty"`
	JobLevel     string              `json:"job_level,omitempty" doc:"As when it was opened"`
	Level        int                 `json:"level,omitempty" doc:"Now; absent for none"`
	Suggested    int                 `json:"suggested,omitempty" doc:"As the form says"`
	Value        *string             `json:"value"`
	By           evaluation.Reviewer `json:"by,omitempty" enum:"self,manager,second,peer,cross" doc:"Whose form the rating is of"`
	ReviewerName string              `json:"reviewer_name,omitempty"`
	Changed      bool                `json:"changed,omitempty" doc:"By hand"`
	Appeal       Appeal              `json:"appeal,omitempty" enum:"open,upheld,kept"`
}

// EvaluationCalibrationView is ratings side by side.
type EvaluationCalibrationView struct {
	Evaluation EvaluationView           `json:"evaluation"`
	Bars       []EvaluationBarView      `json:"bars"`
	Over       []int                    `json:"over" doc:"Levels that more people have than the guideline foresees"`
	Quota      bool                     `json:"quota" doc:"The policy makes a quota of the guideline"`
	Teams      []EvaluationTeamBarsView `json:"teams"`
	JobLevels  []EvaluationJobBarsView  `json:"job_levels" doc:"None where nobody has one"`
	Habits     []EvaluationHabitView    `json:"habits"`
	Unrated    int                      `json:"unrated"`
	Hidden     bool                     `json:"hidden,omitempty" doc:"The caller is among them and is left out, also of the counts"`
	Items      []EvaluationStandingView `json:"items"`
	Next       string                   `json:"next,omitempty" doc:"Cursor of the next page; absent on the last"`
}

type calibrationIn struct {
	api.ID
	api.Paging
	api.AsOf
}

func (f *Feature) getCalibration(ctx context.Context, who access.Actor, in *calibrationIn) (*api.Out[EvaluationCalibrationView], error) {
	c, err := f.Calibration(ctx, who, in.ID.ID, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	v := EvaluationCalibrationView{Evaluation: c.Evaluation.view(c.Org, who, nil), Bars: viewBars(c.Bars), Over: append([]int{}, c.Over...), Quota: c.Quota, Unrated: c.Unrated, Hidden: c.Hidden,
		Teams: []EvaluationTeamBarsView{}, JobLevels: []EvaluationJobBarsView{}, Habits: []EvaluationHabitView{}, Items: []EvaluationStandingView{}, Next: c.Next}
	for _, t := range c.Teams {
		v.Teams = append(v.Teams, EvaluationTeamBarsView{TeamID: t.TeamID, TeamName: teamName(c.Org, t.TeamID), Bars: viewBars(t.Bars)})
	}
	for _, l := range c.JobLevels {
		v.JobLevels = append(v.JobLevels, EvaluationJobBarsView{JobLevel: l.JobLevel, Bars: viewBars(l.Bars)})
	}
	for _, h := range c.Habits {
		one := EvaluationHabitView{ReviewerID: h.ReviewerID, ReviewerName: c.Org.Name(h.ReviewerID), Forms: h.Forms}
		if h.Mean != nil {
			mean, leniency, spread := h.Mean.StringFixed(2), h.Leniency.StringFixed(2), h.Spread.StringFixed(2)
			one.Mean, one.Leniency, one.Spread = &mean, &leniency, &spread
		}
		v.Habits = append(v.Habits, one)
	}
	for _, s := range c.Items {
		one := EvaluationStandingView{ID: s.ID, Version: s.Version, PersonName: c.Org.Name(s.PersonID), TeamName: teamName(c.Org, s.TeamID), JobLevel: s.JobLevel, Level: s.level(), Suggested: s.Rating.Level,
			By: s.By, ReviewerName: c.Org.Name(s.ByID), Changed: s.Level > 0 && s.Level != int64(s.Rating.Level), Appeal: s.Appeal}
		if s.Rating.Value != nil {
			text := s.Rating.Value.StringFixed(2)
			one.Value = &text
		}
		v.Items = append(v.Items, one)
	}
	return api.Body(v), nil
}

// subjectThen does a step and answers with the person's evaluation as it is then.
func (f *Feature) subjectThen(ctx context.Context, who access.Actor, id string, match api.IfMatch, do func(version int64) error) (*api.One[EvaluationSubjectView], error) {
	version, err := match.Number()
	if err != nil {
		return nil, err
	}
	if err := do(version); err != nil {
		return nil, err
	}
	return viewSubject(f.Afterwards(ctx, who, id))
}

type evaluationLevelIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Level  int    `json:"level"`
		Reason string `json:"reason"`
	}
}

func (f *Feature) setLevel(ctx context.Context, who access.Actor, in *evaluationLevelIn) (*api.One[EvaluationSubjectView], error) {
	return f.subjectThen(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error {
		return f.SetLevel(ctx, who, in.ID.ID, version, in.Body.Level, in.Body.Reason)
	})
}

func (f *Feature) acknowledge(ctx context.Context, who access.Actor, in *movedIn) (*api.One[EvaluationSubjectView], error) {
	return f.subjectThen(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error { return f.Acknowledge(ctx, who, in.ID.ID, version) })
}

type appealEvaluationIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Words string `json:"words"`
	}
}

func (f *Feature) appeal(ctx context.Context, who access.Actor, in *appealEvaluationIn) (*api.One[EvaluationSubjectView], error) {
	return f.subjectThen(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error { return f.Appeal(ctx, who, in.ID.ID, version, in.Body.Words) })
}

type answerEvaluationAppealIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Level  int    `json:"level,omitempty" doc:"Another one upholds the appeal; left out to keep the rating"`
		Reason string `json:"reason" doc:"The person reads it"`
	}
}

func (f *Feature) answerAppeal(ctx context.Context, who access.Actor, in *answerEvaluationAppealIn) (*api.One[EvaluationSubjectView], error) {
	return f.subjectThen(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error {
		return f.AnswerAppeal(ctx, who, in.ID.ID, version, in.Body.Level, in.Body.Reason)
	})
}

// EvaluationGrowthLine is a line of a growth plan.
type EvaluationGrowthLine struct {
	Words string    `json:"words"`
	DueOn date.Date `json:"due_on"`
	Done  bool      `json:"done,omitempty"`
}

type evaluationGrowthIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Lines []EvaluationGrowthLine `json:"lines" maxItems:"20"`
	}
}

func (f *Feature) planGrowth(ctx context.Context, who access.Actor, in *evaluationGrowthIn) (*api.One[EvaluationSubjectView], error) {
	lines := make([]GrowthLine, len(in.Body.Lines))
	for i, l := range in.Body.Lines {
		lines[i] = GrowthLine(l)
	}
	return f.subjectThen(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error { return f.Grow(ctx, who, in.ID.ID, version, lines) })
}

// EvaluationResultRowView is one of the caller's published ratings.
type EvaluationResultRowView struct {
	SubjectID    string     `json:"subject_id"`
	Title        string     `json:"title"`
	StartsOn     date.Date  `json:"starts_on"`
	EndsOn       date.Date  `json:"ends_on"`
	PublishedAt  *time.Time `json:"published_at,omitempty"`
	Level        int        `json:"level"`
	LevelName    string     `json:"level_name"`
	Acknowledged bool       `json:"acknowledged"`
	Appeal       Appeal     `json:"appeal,omitempty" enum:"open,upheld,kept"`
}

func (f *Feature) listResults(ctx context.Context, who access.Actor, in *listEvaluationsIn) (*api.Many[EvaluationResultRowView], error) {
	page, err := f.Results(ctx, who, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	list := make([]EvaluationResultRowView, len(page.Items))
	for i, s := range page.Items {
		e := page.Evaluations[s.EvaluationID]
		list[i] = EvaluationResultRowView{SubjectID: s.ID, Title: e.Title, StartsOn: e.StartsOn.Date, EndsOn: e.EndsOn.Date, PublishedAt: api.Instant(e.PublishedAt), Level: int(s.Level),
			LevelName: e.Form.V.Levels[s.Level-1].Name, Acknowledged: !s.AcknowledgedAt.IsZero(), Appeal: s.Appeal}
	}
	return api.Items(list, page.Next), nil
}
