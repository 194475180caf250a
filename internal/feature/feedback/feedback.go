// Package feedback is what people tell each other about their work: feedback
// that is private, shared with a manager or public, asked for or given, and
// recognition, which is always public.
package feedback

import (
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the use cases of feedback and recognition.
type Feature struct {
	act        *act.Runner
	people     *people.Feature
	cycles     *cycles.Feature
	objectives *objectives.Feature
}

// New makes the feature.
func New(a *act.Runner, p *people.Feature, c *cycles.Feature, o *objectives.Feature) *Feature {
	return &Feature{act: a, people: p, cycles: c, objectives: o}
}

// Kind is what is given.
type Kind string

// The kinds.
const (
	Said        Kind = "feedback"    // to one person
	Recognition Kind = "recognition" // public thanks, to one or several
)

// Visibility is who reads it besides those it is from and to.
type Visibility string

// The visibilities.
const (
	Private Visibility = "private" // nobody
	Manager Visibility = "manager" // whom the person answered to when it was given
	Public  Visibility = "public"  // everybody but guests
)

// Feedback is what one person tells another, or several.
type Feedback struct {
	store.BaseModel `bun:"table:feedback,alias:f"`
	ID              string     `bun:"id,pk"`
	Kind            Kind       `bun:"kind"`
	AuthorID        string     `bun:"author_id"`
	Body            string     `bun:"body"` // Markdown
	Visibility      Visibility `bun:"visibility"`
	ManagerID       string     `bun:"manager_id"` // who reads along where the visibility is Manager
	ObjectiveID     string     `bun:"objective_id"`
	KeyResultID     string     `bun:"key_result_id"`
	RequestID       string     `bun:"request_id"` // that it answers, or ""
	GivenAt         time.Time  `bun:"given_at"`
	EditedAt        time.Time  `bun:"edited_at,nullzero"`
	DeletedAt       time.Time  `bun:"deleted_at,nullzero"`
	Version         int64      `bun:"version"`

	People    []string `bun:"-"` // whom it is to
	WordsLost bool     `bun:"-"` // of a past day: it has been edited since, and nobody keeps what it said
}

// Recipient is somebody whom feedback is to.
type Recipient struct {
	store.BaseModel `bun:"table:feedback_people"`
	FeedbackID      string `bun:"feedback_id,pk"`
	PersonID        string `bun:"person_id,pk"`
}

// Cheer is one person's applause for a recognition.
type Cheer struct {
	store.BaseModel `bun:"table:feedback_cheers"`
	FeedbackID      string `bun:"feedback_id,pk"`
	PersonID        string `bun:"person_id,pk"`
}

// State is where a request for feedback stands.
type State string

// The states.
const (
	Asked     State = "asked"
	Answered  State = "answered"
	Declined  State = "declined"
	Withdrawn State = "withdrawn"
)

// Request asks somebody for feedback on the one who asks.
type Request struct {
	store.BaseModel `bun:"table:feedback_requests,alias:q"`
	ID              string    `bun:"id,pk"`
	AskerID         string    `bun:"asker_id"`
	PersonID        string    `bun:"person_id"` // who is asked
	Question        string    `bun:"question"`
	ObjectiveID     string    `bun:"objective_id"`
	KeyResultID     string    `bun:"key_result_id"`
	State           State     `bun:"state"`
	Why             string    `bun:"why"` // it was declined
	AskedAt         time.Time `bun:"asked_at"`
	SettledAt       time.Time `bun:"settled_at,nullzero"`
	Version         int64     `bun:"version"`
}

// Target is the feedback as the policy sees it. It has no owner there: whoever
// manages its author has no part in it.
func (f *Feedback) Target() access.Target {
	t := access.Target{Visibility: access.Listed, Responsible: append([]string{f.AuthorID}, f.People...)}
	if f.ManagerID != "" {
		t.Responsible = append(t.Responsible, f.ManagerID)
	}
	if f.Visibility == Public {
		t.Visibility = access.Everyone
	}
	return t
}

// own is the feedback as its author's.
func (f *Feedback) own() access.Target {
	return access.Target{OwnerID: f.AuthorID, Visibility: f.Target().Visibility}
}

// can lists what somebody may do with feedback that they see.
func (f *Feedback) can(who access.Actor) []access.Action {
	can := access.Can(who, f.own(), access.FeedbackUpdate, access.FeedbackDelete)
	if f.Kind == Recognition && !slices.Contains(f.People, who.ID) {
		can = append(can, access.Can(who, f.Target(), access.FeedbackCheer)...)
	}
	return can
}

// Target is the request as the policy sees it: only the two of them know of it.
func (q *Request) Target() access.Target {
	return access.Target{Visibility: access.Listed, Responsible: []string{q.AskerID, q.PersonID}}
}

func (f *Feedback) ref() act.Ref { return act.Ref{Kind: "feedback", ID: f.ID} }
func (q *Request) ref() act.Ref  { return act.Ref{Kind: "feedback_request", ID: q.ID} }

// facts is what the trail says of feedback. What was said is not in it: those who
// read the trail are not those whom it was said to.
func (f *Feedback) facts() map[string]any {
	return map[string]any{"kind": f.Kind, "visibility": f.Visibility, "person_ids": f.People, "objective_id": f.ObjectiveID, "key_result_id": f.KeyResultID}
}

func (q *Request) facts() map[string]any {
	return map[string]any{"person_id": q.PersonID, "state": q.State, "objective_id": q.ObjectiveID, "key_result_id": q.KeyResultID}
}
