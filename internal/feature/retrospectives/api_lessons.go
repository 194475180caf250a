package retrospectives

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) lessonsAPI(r *api.Router) {
	const tag = "Lessons"
	api.Do(r, api.Op{ID: "list-lessons", Method: http.MethodGet, Path: "/lessons", Action: access.LessonView, Tag: tag,
		Summary: "List lessons that the caller may see, the newest first"}, f.listLessons)
	api.Do(r, api.Op{ID: "recall-lessons", Method: http.MethodGet, Path: "/objectives/{id}/lessons", Action: access.ObjectiveView, Tag: tag,
		Summary: "Find lessons of other objectives that are like this one, by their words"}, f.recallLessons)
	api.Do(r, api.Op{ID: "dismiss-lesson", Method: http.MethodPut, Path: "/objectives/{id}/lessons/{lesson}/dismissal", Action: access.ObjectiveView, Tag: tag, Status: http.StatusNoContent,
		Summary: "Be told of a lesson no more beside this objective; for the caller alone"}, f.dismiss(true))
	api.Do(r, api.Op{ID: "undismiss-lesson", Method: http.MethodDelete, Path: "/objectives/{id}/lessons/{lesson}/dismissal", Action: access.ObjectiveView, Tag: tag, Status: http.StatusNoContent,
		Summary: "Be told of it again"}, f.dismiss(false))
	api.Do(r, api.Op{ID: "learn-lesson", Method: http.MethodPost, Path: "/lessons", Action: access.LessonCreate, Tag: tag, Status: http.StatusCreated,
		Summary: "Write down what was learned from an objective or a team's cycle"}, f.learnLesson)
	api.Do(r, api.Op{ID: "get-lesson", Method: http.MethodGet, Path: "/lessons/{id}", Action: access.LessonView, Tag: tag,
		Summary: "Read one lesson"}, f.getLesson)
	api.Do(r, api.Op{ID: "change-lesson", Method: http.MethodPatch, Path: "/lessons/{id}", Action: access.LessonUpdate, Tag: tag,
		Summary: "Change a lesson, its tags, or what it changes"}, f.changeLesson)
	api.Do(r, api.Op{ID: "settle-lesson", Method: http.MethodPost, Path: "/lessons/{id}/settle", Action: access.LessonUpdate, Tag: tag,
		Summary: "Say whether a lesson's change was kept"}, f.settleLesson)
	api.Do(r, api.Op{ID: "delete-lesson", Method: http.MethodDelete, Path: "/lessons/{id}", Action: access.LessonUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take a lesson away"}, f.forget(false))
	api.Do(r, api.Op{ID: "restore-lesson", Method: http.MethodPost, Path: "/lessons/{id}/restore", Action: access.LessonUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Bring a deleted lesson back"}, f.forget(true))
}

// LessonView is a lesson as the API tells it.
type LessonView struct {
	ID          string               `json:"id"`
	Version     int64                `json:"version"`
	Words       string               `json:"words"`
	Tags        []string             `json:"tags"`
	AuthorID    string               `json:"author_id"`
	AuthorName  string               `json:"author_name,omitempty"`
	ObjectiveID string               `json:"objective_id,omitempty" doc:"That it was learned from; who sees the objective sees the lesson"`
	Objective   string               `json:"objective,omitempty" doc:"Title"`
	TeamID      string               `json:"team_id,omitempty" doc:"Whose retrospective it was learned in; everybody but guests sees it"`
	TeamName    string               `json:"team_name,omitempty"`
	CycleID     string               `json:"cycle_id"`
	CycleName   string               `json:"cycle_name,omitempty"`
	Change      retrospective.Change `json:"change,omitempty" enum:"template,policy,action,practice" doc:"What it changes"`
	What        string               `json:"what,omitempty" doc:"What is to be changed, in words"`
	TemplateID  string               `json:"template_id,omitempty" doc:"The template that it changes"`
	Action      *ChangedActionView   `json:"action,omitempty" doc:"The action that it changes, where the caller may see that"`
	Rule        string               `json:"rule,omitempty" doc:"The rule of the workspace that it changes: its place in the policy, as status/at_risk_at"`
	RuleChanged *bool                `json:"rule_changed,omitempty" doc:"The rule is another now than when the lesson named it"`
	Fate        retrospective.Fate   `json:"fate" enum:"open,kept,dropped" doc:"What became of the change"`
	Reason      string               `json:"reason,omitempty"`
	SettledName string               `json:"settled_name,omitempty"`
	SettledAt   *time.Time           `json:"settled_at,omitempty"`
	LearnedAt   time.Time            `json:"learned_at"`
	Can         []access.Action      `json:"can"`
}

// ChangedActionView is an action that a lesson changes.
type ChangedActionView struct {
	ID          string     `json:"id"`
	Title       string     `json:"title"`
	KeyResultID string     `json:"key_result_id"`
	State       plan.State `json:"state" enum:"todo,doing,blocked,done,dropped"`
	DueOn       string     `json:"due_on,omitempty"`
	OwnerName   string     `json:"owner_name,omitempty"`
}

func (p *LessonPage) views() []LessonView {
	list := make([]LessonView, len(p.Items))
	for i := range p.Items {
		list[i] = p.view(&p.Items[i])
	}
	return list
}

func (p *LessonPage) view(l *Lesson) LessonView {
	v := LessonView{ID: l.ID, Version: l.Version, Words: l.Words, Tags: append([]string{}, l.Tags...), AuthorID: l.AuthorID, AuthorName: p.Org.Name(l.AuthorID),
		ObjectiveID: l.ObjectiveID, Objective: l.Objective, TeamID: l.TeamID, CycleID: l.CycleID, Change: l.Change, What: l.What, TemplateID: l.TemplateID, Fate: l.Fate, Reason: l.Reason,
		SettledName: p.Org.Name(l.SettledBy), SettledAt: api.Instant(l.SettledAt), LearnedAt: l.LearnedAt,
		Can: access.Can(p.Who, own(l.AuthorID, access.Target{TeamID: l.leadBy()}), access.LessonUpdate)}
	if p.Org.Past() {
		v.Can = []access.Action{}
	}
	if a, seen := p.Actions[l.ActionID]; seen {
		v.Action = &ChangedActionView{ID: a.ID, Title: a.Title, KeyResultID: a.KeyResultID, State: a.State, DueOn: a.DueOn.String(), OwnerName: p.Org.Name(a.OwnerID)}
	}
	if l.Rule != "" {
		now, _ := p.Policy.Rule(l.Rule)
		changed := now != l.RuleWas
		v.Rule, v.RuleChanged = l.Rule, &changed
	}
	if t, ok := p.Org.Tree.Team(l.TeamID); ok {
		v.TeamName = t.Name
	}
	if c, ok := p.Cycles.Cycle(l.CycleID); ok {
		v.CycleName = c.Name
	}
	return v
}

type listLessonsIn struct {
	api.Paging
	api.AsOf
	ObjectiveID string             `query:"objective_id"`
	TeamID      string             `query:"team_id" doc:"Of the lesson or its objective, with the teams below it"`
	CycleID     string             `query:"cycle_id"`
	Tag         string             `query:"tag"`
	TemplateID  string             `query:"template_id" doc:"Those that change this template"`
	ActionID    string             `query:"action_id" doc:"Those that change this action"`
	KeyResultID string             `query:"key_result_id" doc:"Those that change an action of its plan"`
	Rule        string             `query:"rule" doc:"Those that change this rule of the workspace; * for any"`
	Fate        retrospective.Fate `query:"fate" enum:"open,kept,dropped" doc:"Of those that change something"`
	Query       string             `query:"q" doc:"Part of the lesson, of what it changes, or of the objective's title"`
}

func (f *Feature) listLessons(ctx context.Context, who access.Actor, in *listLessonsIn) (*api.Many[LessonView], error) {
	p, err := f.Lessons(ctx, who, LessonFilter{ObjectiveID: in.ObjectiveID, TeamID: in.TeamID, CycleID: in.CycleID, Tag: in.Tag, TemplateID: in.TemplateID,
		ActionID: in.ActionID, KeyResultID: in.KeyResultID, Rule: in.Rule, Fate: in.Fate, Query: in.Query, Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	return api.Items(p.views(), p.Next), nil
}

func (f *Feature) oneLesson(ctx context.Context, who access.Actor, id string) (*api.One[LessonView], error) {
	p, err := f.Lesson(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(p.view(&p.Items[0]), p.Items[0].Version), nil
}

func (f *Feature) getLesson(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[LessonView], error) {
	return f.oneLesson(ctx, who, in.ID.ID)
}

type learnLessonIn struct {
	Body struct {
		ObjectiveID string               `json:"objective_id,omitempty" doc:"Learned from an objective,"`
		TeamID      string               `json:"team_id,omitempty" doc:"or from a team's cycle"`
		CycleID     string               `json:"cycle_id,omitempty" doc:"Of a team; the one being scored where left out"`
		Words       string               `json:"words"`
		Tags        []string             `json:"tags,omitempty" maxItems:"50"`
		Change      retrospective.Change `json:"change,omitempty" enum:",template,policy,action,practice"`
		What        string               `json:"what,omitempty"`
		TemplateID  string               `json:"template_id,omitempty" doc:"The template that it changes,"`
		ActionID    string               `json:"action_id,omitempty" doc:"or the action,"`
		Rule        string               `json:"rule,omitempty" doc:"or the rule of the workspace, by its place in the policy"`
	}
}

func (f *Feature) learnLesson(ctx context.Context, who access.Actor, in *learnLessonIn) (*api.One[LessonView], error) {
	b := in.Body
	l, err := f.Learn(ctx, who, Subject{ObjectiveID: b.ObjectiveID, TeamID: b.TeamID, CycleID: b.CycleID}, retrospective.Lesson{Words: b.Words, Tags: b.Tags, Change: b.Change, What: b.What, TemplateID: b.TemplateID,
		ActionID: b.ActionID, Rule: b.Rule})
	if err != nil {
		return nil, err
	}
	return f.oneLesson(ctx, who, l.ID)
}

// thenLesson does something to a lesson and answers with it as it is then.
func (f *Feature) thenLesson(ctx context.Context, who access.Actor, id string, match api.IfMatch, do func(version int64) error) (*api.One[LessonView], error) {
	version, err := match.Number()
	if err != nil {
		return nil, err
	}
	if err := do(version); err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[LessonView], error) { return f.oneLesson(ctx, who, id) })
	}
	return f.oneLesson(ctx, who, id)
}

type changeLessonIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Words      *string               `json:"words,omitempty"`
		Tags       *[]string             `json:"tags,omitempty"`
		Change     *retrospective.Change `json:"change,omitempty" enum:",template,policy,action,practice"`
		What       *string               `json:"what,omitempty"`
		TemplateID *string               `json:"template_id,omitempty"`
		ActionID   *string               `json:"action_id,omitempty"`
		Rule       *string               `json:"rule,omitempty"`
	}
}

func (f *Feature) changeLesson(ctx context.Context, who access.Actor, in *changeLessonIn) (*api.One[LessonView], error) {
	return f.thenLesson(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error {
		return f.Reword(ctx, who, in.ID.ID, version, LessonChange(in.Body))
	})
}

type settleLessonIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Fate   retrospective.Fate `json:"fate" enum:"open,kept,dropped"`
		Reason string             `json:"reason,omitempty" doc:"Needed where it is dropped"`
	}
}

func (f *Feature) settleLesson(ctx context.Context, who access.Actor, in *settleLessonIn) (*api.One[LessonView], error) {
	return f.thenLesson(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error {
		return f.Settle(ctx, who, in.ID.ID, version, in.Body.Fate, in.Body.Reason)
	})
}

func (f *Feature) forget(back bool) func(context.Context, access.Actor, *api.ID) (*api.None, error) {
	return func(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
		return nil, f.Forget(ctx, who, in.ID, back)
	}
}

type dismissIn struct {
	api.ID
	Lesson string `path:"lesson" maxLength:"64"`
}

func (f *Feature) dismiss(on bool) func(context.Context, access.Actor, *dismissIn) (*api.None, error) {
	return func(ctx context.Context, who access.Actor, in *dismissIn) (*api.None, error) {
		return nil, f.Dismiss(ctx, who, in.ID.ID, in.Lesson, on)
	}
}

// RecalledLessonView is a lesson that is like what somebody drafts.
type RecalledLessonView struct {
	Lesson LessonView         `json:"lesson"`
	Shared []string           `json:"shared" doc:"The words that both have"`
	Final  *reviews.ScoreView `json:"final,omitempty" doc:"Of the objective that it was learned from"`
}

func (f *Feature) recallLessons(ctx context.Context, who access.Actor, in *api.ID) (*api.Many[RecalledLessonView], error) {
	found, err := f.Recall(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	list := make([]RecalledLessonView, len(found.Items))
	for i := range found.Items {
		list[i] = RecalledLessonView{Lesson: found.view(&found.Items[i]), Shared: append([]string{}, found.Shared[i]...), Final: reviews.ViewScore(found.Scoring, found.Finals[i])}
	}
	return api.Items(list, ""), nil
}
