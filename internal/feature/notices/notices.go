// Package notices is what people are told of: notices made from events, an inbox
// for each person, how each wants to hear, and the letters that go out.
package notices

import (
	"net/url"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/feature/talk"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/mail"
	"github.com/sinan-okr/sinan/internal/platform/secret"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Above are the features that notices tell of.
type Above struct {
	People     *people.Feature
	Cycles     *cycles.Feature
	Objectives *objectives.Feature
	Plans      *plans.Feature
	Checkins   *checkins.Feature
	Meetings   *meetings.Feature
	Reviews    *reviews.Feature
	Talk       *talk.Feature
}

// Options are what the feature needs to know of how the program runs.
type Options struct {
	Location *time.Location // whose hours are counted
	BaseURL  string         // what links begin with, without a slash at its end
	Mail     mail.Sender    // nil where no mail is sent
	Box      *secret.Box    // signs the links in letters
}

// Feature holds the use cases of notices.
type Feature struct {
	Above
	act  *act.Runner
	opts Options
	book *i18n.Book // of letters; set by Jobs
}

// New makes the feature.
func New(a *act.Runner, above Above, o Options) *Feature {
	f := &Feature{act: a, Above: above, opts: o}
	f.hear()
	return f
}

// Notice tells one person of one thing.
type Notice struct {
	store.BaseModel `bun:"table:notices,alias:n"`
	ID              string        `bun:"id,pk"`
	PersonID        string        `bun:"person_id"`
	Reason          notice.Reason `bun:"reason"`
	CauseID         string        `bun:"cause_id"`
	ActorID         string        `bun:"actor_id"`
	SubjectKind     string        `bun:"subject_kind"`
	SubjectID       string        `bun:"subject_id"`
	WithinID        string        `bun:"within_id"`
	Words           string        `bun:"words"`
	Owed            string        `bun:"owed"`
	ToldAt          time.Time     `bun:"told_at"`
	ShowsAt         time.Time     `bun:"shows_at"`
	ReadAt          time.Time     `bun:"read_at,nullzero"`
	DoneAt          time.Time     `bun:"done_at,nullzero"`
	LetterID        string        `bun:"letter_id"`
	MailedAt        time.Time     `bun:"mailed_at,nullzero"`
}

// maxWords bounds what is kept of what was said, in characters.
const maxWords = 400

// Box is a part of a person's inbox.
type Box string

// The boxes.
const (
	Open Box = "open"
	Put  Box = "snoozed" // put off until later
	Done Box = "done"
)

// Told is a notice with the names of what it speaks of, as they are today.
type Told struct {
	Notice
	ActorName   string
	Objective   string
	KeyResultID string
	KeyResult   string
	Action      string
	ProblemID   string
	Problem     string
	MeetingID   string
	Meeting     string
	ReportID    string
	Report      string // the team and the days of its week
	Theme       string
	MetricID    string
	Metric      string
	Lesson      string // how its words begin
	IncentiveID string
	Incentive   string
	EvaluatedID string // the subject of an evaluation
	Evaluation  string
	ViewID      string
	View        string // its name, as it was when it told
	Count       int    // of how much it told
	Excerpt     string // of the comment; "" where it was taken away
	// Of a comment: what it is about. None where that is gone, or not the reader's to see
	// any more: then the notice has no name and no words.
	Spoken *talk.Subject
	Owing  []Owing
}

func (t *Told) ofComment() bool { return t.SubjectKind == "comment" }

// talkPath is of the page where stands what a comment is about, with what was said open.
func (t *Told) talkPath() string {
	mark := "?"
	if strings.Contains(t.Spoken.Path, mark) {
		mark = "&"
	}
	return t.Spoken.Path + mark + "talk=" + url.QueryEscape(t.Spoken.Kind+"."+t.Spoken.ID)
}

// Owing is something that a reminder reminds of, as it stands now.
type Owing struct {
	Owed
	ForName string
	Over    bool // done meanwhile
}

// Inbox is a page of notices.
type Inbox struct {
	Items []Told
	Next  string
	Count Count
}

// Count is how much is in a person's open box.
type Count struct {
	Unread int
	Open   int
}

// Choice is how a person wants to hear.
type Choice struct {
	store.BaseModel `bun:"table:notice_choices,alias:choice"`
	PersonID        string                                   `bun:"person_id,pk"`
	Ways            store.JSON[map[notice.Reason]notice.Way] `bun:"ways"`
	Hours           store.JSON[notice.Hours]                 `bun:"hours"`
	Version         int64                                    `bun:"version"`
}

// Delivery is what leaves the program for one reader: a letter with the notices
// that fall due together.
type Delivery struct {
	store.BaseModel `bun:"table:deliveries,alias:d"`
	ID              string    `bun:"id,pk"` // for whom and when: two replicas make one
	Way             string    `bun:"way"`
	ToID            string    `bun:"to_id"`
	ToName          string    `bun:"to_name"` // of a reader who is no person
	Kind            string    `bun:"kind"`
	Body            string    `bun:"body"`
	State           string    `bun:"state"`
	MadeAt          time.Time `bun:"made_at"`
	DueAt           time.Time `bun:"due_at"`
	Tries           int       `bun:"tries"`
	TriedAt         time.Time `bun:"tried_at,nullzero"`
	SentAt          time.Time `bun:"sent_at,nullzero"`
	Error           string    `bun:"error"`
}

// The states of a delivery.
const (
	waiting = "waiting"
	sent    = "sent"
	dead    = "dead" // tried too often, or refused for good; an admin may send it again
)

// The ways of a delivery, and the kinds of letters.
const (
	byMail = "mail"
	soon   = "soon"
	digest = "digest"
)

// usual is the choice of somebody who never chose.
func usual(personID string) Choice {
	return Choice{PersonID: personID, Hours: store.AsJSON(notice.UsualHours())}
}

// Way is how the person hears of a reason.
func (c *Choice) Way(r notice.Reason) notice.Way {
	if w, ok := c.Ways.V[r]; ok {
		return w
	}
	return r.Usual()
}

// unwanted lists the reasons of which the person wants no letters.
func (c *Choice) unwanted() (list []notice.Reason) {
	for _, r := range notice.Reasons() {
		if !mailed(c.Way(r)) {
			list = append(list, r)
		}
	}
	return list
}
