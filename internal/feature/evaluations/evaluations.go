// Package evaluations is how people's work of a period is judged: planned and
// opened by HR, written by the people themselves, their managers and colleagues,
// with what they did at hand. Ratings are seen by those whom they concern, and
// every look of HR's is in the trail. Whatever judges somebody is sealed at rest.
package evaluations

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/domain/org"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/feedback"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/secret"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Above are the features that evaluations draw from.
type Above struct {
	People     *people.Feature
	Cycles     *cycles.Feature
	Objectives *objectives.Feature
	Plans      *plans.Feature
	Reviews    *reviews.Feature
	Feedback   *feedback.Feature
}

// Feature holds the use cases of evaluations.
type Feature struct {
	Above
	act *act.Runner
	loc *time.Location
	box *secret.Box
}

// New makes the feature. The location decides on which day something was given.
func New(a *act.Runner, above Above, loc *time.Location, box *secret.Box) *Feature {
	return &Feature{Above: above, act: a, loc: loc, box: box}
}

// State is where an evaluation stands.
type State string

// The states.
const (
	Draft       State = "draft"       // planned by HR; nobody has been asked
	Open        State = "open"        // reviewers write; the form is fixed
	Calibrating State = "calibrating" // HR compares and settles levels; nobody writes
	Published   State = "published"   // frozen, and shown to whom it is about
)

// Evaluation is one evaluation of some people.
type Evaluation struct {
	store.BaseModel `bun:"table:evaluations,alias:e"`
	ID              string                      `bun:"id,pk"`
	Title           string                      `bun:"title"`
	StartsOn        store.Day                   `bun:"starts_on"` // of the period that is judged
	EndsOn          store.Day                   `bun:"ends_on"`
	DueOn           store.Day                   `bun:"due_on"` // by when forms are to be handed in
	Population      store.JSON[org.Population]  `bun:"population"`
	State           State                       `bun:"state"`
	Form            store.JSON[evaluation.Form] `bun:"form"`
	AuthorID        string                      `bun:"author_id"`
	CreatedAt       time.Time                   `bun:"created_at"`
	OpenedAt        time.Time                   `bun:"opened_at,nullzero"`
	ReopenedWhy     string                      `bun:"reopened_why"` // the last time that it went back to writing; as the next two
	ReopenedBy      string                      `bun:"reopened_by"`
	ReopenedAt      time.Time                   `bun:"reopened_at,nullzero"`
	PublishedAt     time.Time                   `bun:"published_at,nullzero"`
	Version         int64                       `bun:"version"`

	then *then // nil in the present
}

// Subject is somebody who is evaluated, with their team and managers as they were
// when it was opened.
type Subject struct {
	store.BaseModel `bun:"table:evaluation_subjects,alias:s"`
	ID              string               `bun:"id,pk"`
	EvaluationID    string               `bun:"evaluation_id"`
	PersonID        string               `bun:"person_id"`
	TeamID          string               `bun:"team_id"`
	JobLevel        string               `bun:"job_level"`  // "" for none
	ManagerID       string               `bun:"manager_id"` // "" where nobody is above
	SecondID        string               `bun:"second_id"`  // whom the manager answers to
	Colleagues      store.JSON[[]string] `bun:"colleagues"` // whom the person or the manager wants asked
	Choice          Choice               `bun:"choice"`
	AcknowledgedAt  time.Time            `bun:"acknowledged_at,nullzero"`
	Appeal          Appeal               `bun:"appeal"` // "" for none
	AppealedAt      time.Time            `bun:"appealed_at,nullzero"`
	AnsweredBy      string               `bun:"answered_by"`
	AnsweredAt      time.Time            `bun:"answered_at,nullzero"`
	Sealed          string               `bun:"sealed"` // the judgement; "" for none
	Plain           plainSubject         `bun:"embed:"`
	Version         int64                `bun:"version"`

	Judgement `bun:"-"`
}

// Judgement is what is sealed of somebody's evaluation: what they came to, and what
// was said of it.
type Judgement struct {
	Level       int64        `json:"level,omitempty"`     // by hand, or frozen when published; 0: as the form says
	Value       string       `json:"value,omitempty"`     // frozen when published, as the next two
	Suggested   int64        `json:"suggested,omitempty"` // the level that the form came to; 0 for none
	Score       *int64       `json:"score,omitempty"`     // of the OKRs, in hundredths
	AppealWords string       `json:"appeal_words,omitempty"`
	AnswerWords string       `json:"answer_words,omitempty"`
	Growth      []GrowthLine `json:"growth,omitempty"`
}

// Appeal is where an appeal against a rating stands.
type Appeal string

// The appeals.
const (
	Appealed Appeal = "open"
	Upheld   Appeal = "upheld" // with another level
	Kept     Appeal = "kept"   // with a reason
)

// Change is a level that was changed by hand; from what, to what and why is sealed.
type Change struct {
	store.BaseModel `bun:"table:evaluation_changes,alias:c"`
	ID              string    `bun:"id,pk"`
	SubjectID       string    `bun:"subject_id"`
	AuthorID        string    `bun:"author_id"`
	At              time.Time `bun:"at"`
	Sealed          string    `bun:"sealed"`
	Plain           Step      `bun:"embed:"` // in rows of before it was sealed

	Step `bun:"-"`
}

// Step is one change of a level.
type Step struct {
	FromLevel int64  `bun:"from_level" json:"from"` // 0 for none
	ToLevel   int64  `bun:"to_level" json:"to"`
	Reason    string `bun:"reason" json:"reason"`
}

// News is what comes with a change for those who are told of it.
type News struct {
	Evaluation *Evaluation
	Why        string    // of a step back
	Subject    *Subject  // whom the change is about; nil where it is about all
	Subjects   []Subject // of a publication: everybody
	Asked      []string  // who has something to do now
	Spared     []string  // who has nothing to do any more
}

// FormState is where a form stands.
type FormState string

// The states of a form.
const (
	Asked    FormState = "asked"
	HandedIn FormState = "handed_in"
)

// Form is what one reviewer says of one person.
type Form struct {
	store.BaseModel `bun:"table:evaluation_forms,alias:f"`
	ID              string              `bun:"id,pk"`
	EvaluationID    string              `bun:"evaluation_id"`
	SubjectID       string              `bun:"subject_id"`
	PersonID        string              `bun:"person_id"`
	Kind            evaluation.Reviewer `bun:"kind"`
	ReviewerID      string              `bun:"reviewer_id"` // "" while nobody does it
	State           FormState           `bun:"state"`
	HandedInAt      time.Time           `bun:"handed_in_at,nullzero"`
	Sealed          string              `bun:"sealed"`  // the answers; "" for none
	Plain           string              `bun:"answers"` // in rows of before they were sealed
	Version         int64               `bun:"version"`

	Answers evaluation.Answers `bun:"-"`
}

// target is the subject as the policy sees it. Who has a part in it is whoever
// manages the person, not each reviewer: those see their own form only.
func (s *Subject) target() access.Target {
	t := access.Target{OwnerID: s.PersonID, TeamID: s.TeamID}
	for _, id := range []string{s.ManagerID, s.SecondID} {
		if id != "" {
			t.Responsible = append(t.Responsible, id)
		}
	}
	return t
}

// target is the form as the policy sees it: its reviewer's.
func (f *Form) target() access.Target {
	if f.ReviewerID == "" {
		return access.Target{}
	}
	return access.Target{Responsible: []string{f.ReviewerID}}
}

func (e *Evaluation) ref() act.Ref { return act.Ref{Kind: "evaluation", ID: e.ID} }

// facts is what the trail says of an evaluation.
func (e *Evaluation) facts() map[string]any {
	return map[string]any{"title": e.Title, "starts_on": e.StartsOn, "ends_on": e.EndsOn, "due_on": e.DueOn, "population": people.PopulationFacts(e.Population.V), "state": e.State}
}

// facts is what the trail says of a form: never what is in it, and of a
// colleague's not whom it is of, which would tell who is asked about whom.
func (f *Form) facts(e *Evaluation) map[string]any {
	if f.Kind.Colleague() {
		return map[string]any{"title": e.Title}
	}
	return map[string]any{"title": e.Title, "person_id": f.PersonID, "form_kind": "by_" + f.Kind}
}
