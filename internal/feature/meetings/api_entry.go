package meetings

import (
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// AgendaEntryView is one line of an agenda: how it stood when the meeting opened, and how
// it stands now.
type AgendaEntryView struct {
	ObjectiveID string                    `json:"objective_id,omitempty"`
	Then        AgendaThenView            `json:"then" doc:"When the meeting opened"`
	KeyResult   *objectives.KeyResultView `json:"key_result,omitempty" doc:"As it stands now"`
	Kind        okr.Kind                  `json:"objective_kind,omitempty" enum:"committed,aspirational"`
	Problem     *problems.ProblemView     `json:"problem,omitempty" doc:"As it stands now"`
	Action      *plans.ActionView         `json:"action,omitempty" doc:"As it stands now"`
	Promise     *MeetingItemView          `json:"promise,omitempty" doc:"A follow-up of an earlier meeting, as it stands now"`
}

// AgendaThenView is how something stood when the meeting opened.
type AgendaThenView struct {
	Title      string         `json:"title"`
	Under      string         `json:"under,omitempty" doc:"The title of its objective, or key result"`
	PersonName string         `json:"person_name,omitempty" doc:"Whose it is"`
	Status     okr.Status     `json:"status,omitempty" enum:"no_data,on_track,at_risk,off_track,achieved,missed"`
	Called     okr.Status     `json:"called,omitempty" doc:"What its owner said"`
	CalledWhy  string         `json:"called_why,omitempty"`
	Stale      bool           `json:"stale,omitempty"`
	Progress   *float64       `json:"progress,omitempty"`
	Expected   *float64       `json:"expected,omitempty"`
	Gained     float64        `json:"gained,omitempty" doc:"Progress since the last meeting"`
	Current    *string        `json:"current,omitempty"`
	Unit       string         `json:"unit,omitempty"`
	Confidence *int64         `json:"confidence,omitempty"`
	State      string         `json:"state,omitempty" doc:"Of a problem, an action or a promise"`
	Severity   string         `json:"severity,omitempty"`
	Harm       *float64       `json:"harm,omitempty" doc:"Of a problem, in point-days"`
	Age        int            `json:"age,omitempty" doc:"Of a problem, in workdays"`
	Question   string         `json:"question,omitempty"`
	Decider    string         `json:"decider_name,omitempty"`
	DueOn      string         `json:"due_on,omitempty"`
	Late       bool           `json:"late,omitempty"`
	CameOf     string         `json:"came_of,omitempty"`
	Words      *LastWordsView `json:"words,omitempty" doc:"The newest check-in then"`
	Newer      *LastWordsView `json:"newer,omitempty" doc:"A check-in that came since"`
	Scores     *ApartView     `json:"scores,omitempty" doc:"How its owner and its reviewer scored it"`
}

// ApartView is a key result whose owner and reviewer scored it differently.
type ApartView struct {
	Self          *reviews.ScoreView `json:"self"`
	SelfWords     string             `json:"self_words,omitempty"`
	Reviewer      *reviews.ScoreView `json:"reviewer"`
	ReviewerWords string             `json:"reviewer_words,omitempty"`
	Suggested     *reviews.ScoreView `json:"suggested,omitempty" doc:"By the numbers, then"`
}

// ScoreAgreementView is what a meeting on scores came to about an objective.
type ScoreAgreementView struct {
	ID           string   `json:"id"`
	Kind         ItemKind `json:"kind" enum:"decision,follow_up"`
	Words        string   `json:"words"`
	KeyResultID  string   `json:"key_result_id,omitempty"`
	PersonName   string   `json:"person_name,omitempty" doc:"Of a follow-up: who is responsible"`
	DueOn        string   `json:"due_on,omitempty"`
	MeetingID    string   `json:"meeting_id"`
	MeetingTitle string   `json:"meeting_title"`
	MeetingOn    string   `json:"meeting_on"`
}

func (f *Feature) listAgreements(ctx context.Context, who access.Actor, in *api.ID) (*api.Many[ScoreAgreementView], error) {
	list, org, err := f.Agreed(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	views := make([]ScoreAgreementView, len(list))
	for i := range list {
		a := &list[i]
		views[i] = ScoreAgreementView{ID: a.ID, Kind: a.Kind, Words: a.Words, KeyResultID: a.KeyResultID, PersonName: org.Name(a.PersonID), DueOn: a.DueOn.String(),
			MeetingID: a.MeetingID, MeetingTitle: a.Meeting.Title, MeetingOn: a.Meeting.StartsOn.String()}
	}
	return api.Items(views, ""), nil
}

// LastWordsView is what a check-in said.
type LastWordsView struct {
	PersonName string `json:"person_name,omitempty"`
	AsOf       string `json:"as_of"`
	Note       string `json:"note,omitempty"`
	Blockers   string `json:"blockers,omitempty"`
	Next       string `json:"next,omitempty"`
}

// MeetingItemView is a decision or a follow-up.
type MeetingItemView struct {
	ID             string     `json:"id"`
	Version        int64      `json:"version"`
	MeetingID      string     `json:"meeting_id"`
	SectionID      string     `json:"section_id,omitempty"`
	Kind           ItemKind   `json:"kind" enum:"decision,follow_up,topic"`
	Words          string     `json:"words"`
	PersonID       string     `json:"person_id,omitempty" doc:"Who is responsible"`
	PersonName     string     `json:"person_name,omitempty"`
	DueOn          string     `json:"due_on,omitempty"`
	Late           bool       `json:"late,omitempty"`
	State          ItemState  `json:"state,omitempty" enum:"promised,kept,dropped" doc:"Of a follow-up; of an action, by that"`
	CameOf         string     `json:"came_of,omitempty"`
	ActionID       string     `json:"action_id,omitempty" doc:"The action that it is"`
	KeyResultID    string     `json:"key_result_id,omitempty" doc:"What it is about, as far as the caller may see it"`
	KeyResultTitle string     `json:"key_result_title,omitempty"`
	ObjectiveID    string     `json:"objective_id,omitempty"`
	ObjectiveTitle string     `json:"objective_title,omitempty"`
	ProblemID      string     `json:"problem_id,omitempty"`
	ProblemTitle   string     `json:"problem_title,omitempty"`
	RecordedByName string     `json:"recorded_by_name,omitempty"`
	RecordedAt     time.Time  `json:"recorded_at"`
	SettledAt      *time.Time `json:"settled_at,omitempty"`
}

func (s *Standing) viewItem(i *Item) MeetingItemView {
	v := MeetingItemView{ID: i.ID, Version: i.Version, MeetingID: i.MeetingID, SectionID: i.SectionID, Kind: i.Kind, Words: i.Words, PersonID: i.PersonID,
		PersonName: s.Org.Name(i.PersonID), DueOn: i.DueOn.String(), State: i.State, CameOf: i.CameOf, RecordedByName: s.Org.Name(i.RecordedBy),
		RecordedAt: i.RecordedAt, SettledAt: api.Instant(i.SettledAt)}
	if a, ok := s.Around.Actions[i.ActionID]; ok {
		v.ActionID, v.State, v.DueOn, v.PersonID, v.PersonName = a.ID, stateOf(a), a.DueOn.String(), a.OwnerID, s.Org.Name(a.OwnerID)
	}
	v.Late = v.State == Promised && v.DueOn != "" && v.DueOn < s.Today.String()
	if o := s.Around.Objectives[i.ObjectiveID]; o != nil {
		v.ObjectiveID, v.ObjectiveTitle = o.ID, o.Title
		if at := resultAt(o, i.KeyResultID); at >= 0 {
			v.KeyResultID, v.KeyResultTitle = i.KeyResultID, o.Results[at].Title
		}
	}
	if p, ok := s.Around.Problems[i.ProblemID]; ok {
		v.ProblemID, v.ProblemTitle = p.ID, p.Title
	}
	return v
}

func resultAt(o *objectives.Standing, keyResultID string) int {
	return slices.IndexFunc(o.Results, func(kr objectives.KeyResult) bool { return keyResultID != "" && kr.ID == keyResultID })
}

func (s *Standing) viewEntry(who access.Actor, e *Entry) AgendaEntryView {
	v := AgendaEntryView{ObjectiveID: e.ObjectiveID, Then: e.View(s.Org)}
	if g := e.Then.Scores; g != nil {
		shown := func(hundredths *int64) *reviews.ScoreView {
			return reviews.ViewScore(s.Scoring, okr.ScoreOf(hundredths))
		}
		v.Then.Scores = &ApartView{Self: shown(&g.Self), SelfWords: g.SelfWords, Reviewer: shown(&g.Reviewer), ReviewerWords: g.ReviewerWords, Suggested: shown(g.Suggested)}
	}
	if o := s.Around.Objectives[e.ObjectiveID]; o != nil {
		v.Kind = o.Kind
		if at := resultAt(o, e.KeyResultID); at >= 0 && e.ProblemID == "" && e.ActionID == "" && e.ItemID == "" {
			kr := o.ViewResult(who, at)
			v.KeyResult = &kr
			if c, ok := s.Around.CheckIns[kr.ID]; ok && c.WrittenAt.After(s.OpenedAt) {
				v.Then.Newer = &LastWordsView{PersonName: s.Org.Name(c.PersonID), AsOf: c.AsOf.String(), Note: c.Note, Blockers: c.Blockers, Next: c.Next}
			}
		}
	}
	if p, ok := s.Around.Problems[e.ProblemID]; ok {
		view := p.View()
		v.Problem = &view
	}
	if a, ok := s.Around.Actions[e.ActionID]; ok && e.ItemID == "" {
		view := a.View(who)
		v.Action = &view
	}
	if i, ok := s.Around.Promises[e.ItemID]; ok {
		view := s.viewItem(&i)
		v.Promise = &view
	}
	return v
}

// View is how something stood, with names.
func (e *Entry) View(org *people.Org) AgendaThenView {
	t := e.Then
	v := AgendaThenView{Title: t.Title, Under: t.Under, PersonName: org.Name(t.PersonID), Status: t.Status, Called: t.Called, CalledWhy: t.CalledWhy, Stale: t.Stale,
		Progress: number(t.Progress), Expected: number(t.Expected), Gained: okr.FromBP(t.Gained).Number(), Current: t.Current, Unit: t.Unit, Confidence: t.Confidence,
		State: t.State, Severity: t.Severity, Age: t.Age, Question: t.Question, Decider: org.Name(t.DeciderID), DueOn: t.DueOn, Late: t.Late, CameOf: t.CameOf}
	if e.ProblemID != "" {
		harm := float64(t.Tenths) / 10 // told, nothing is computed from it
		v.Harm = &harm
	}
	if w := t.Words; w != nil {
		v.Words = &LastWordsView{PersonName: org.Name(w.PersonID), AsOf: w.AsOf, Note: w.Note, Blockers: w.Blockers, Next: w.Next}
	}
	return v
}

func number(bp *int64) *float64 {
	if bp == nil {
		return nil
	}
	n := okr.FromBP(*bp).Number()
	return &n
}
