package robots

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/feedback"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/feature/notices"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/feature/talk"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// line is one thing to tell, as a delivery holds it. It names what it speaks of by
// id: what that is called, and whether the room may still see it, is looked up
// when it is sent.
type line struct {
	ID          string       `json:"id"` // of the event: a receiver tells a copy by it
	Topic       notice.Topic `json:"topic"`
	At          time.Time    `json:"at"`
	ActorID     string       `json:"actor,omitempty"`
	Kind        string       `json:"kind"`
	SubjectID   string       `json:"subject"`
	ObjectiveID string       `json:"objective,omitempty"`
	KeyResultID string       `json:"key_result,omitempty"`
	Value       string       `json:"value,omitempty"` // of a check-in, without its unit
	Words       string       `json:"words,omitempty"`
	Promises    []promise    `json:"promises,omitempty"`
	PeopleIDs   []string     `json:"people,omitempty"` // who is recognized
}

// promise is a line of minutes: what was decided, or who does what by when.
type promise struct {
	Words    string `json:"words"`
	PersonID string `json:"person,omitempty"`
	DueOn    string `json:"due,omitempty"`
}

// hear lets robots know of what happens, in the transaction in which it happens.
func (f *Feature) hear() {
	f.onObjective("objective.activated", notice.ObjectiveActivated, func(_ act.Told, _ *line) bool { return true })
	f.onObjective("objective.closed", notice.ObjectiveClosed, func(e act.Told, l *line) bool {
		l.Value = string(e.Detail.(*objectives.Objective).Outcome)
		return true
	})
	f.onObjective("check_in.made", notice.CheckedIn, checkedIn)
	f.onObjective("action.changed", notice.ActionIsBlocked, blocked)
	f.act.On("problem.raised", f.problem(notice.ProblemRaised, func(c problems.Changed) string { return c.Now.Detail }))
	f.act.On("problem.decided", f.problem(notice.ProblemDecided, func(c problems.Changed) string { return c.Now.Decision }))
	f.act.On("problem.solved", f.problem(notice.ProblemOver, func(c problems.Changed) string { return c.Now.How }))
	f.act.On("meeting.ended", f.meetingEnded)
	f.act.On("report.sent", f.reportSent)
	f.act.On("feedback.given", f.recognized)
}

// onObjective hears of what is seen by whoever sees its objective. fill says what
// there is to tell; false for nothing.
func (f *Feature) onObjective(kind string, t notice.Topic, fill func(act.Told, *line) bool) {
	f.act.On(kind, func(ctx context.Context, tx *act.Tx, e act.Told) error {
		l := lineOf(tx, e, t)
		if !fill(e, &l) {
			return nil
		}
		return f.tell(ctx, tx, l, func() ([]access.Target, error) {
			found, err := f.Objectives.Targets(ctx, tx, []string{l.ObjectiveID})
			return []access.Target{found[l.ObjectiveID]}, err
		})
	})
}

func lineOf(tx *act.Tx, e act.Told, t notice.Topic) line {
	l := line{ID: e.ID, Topic: t, At: tx.Now, ActorID: tx.Who.ID, Kind: e.Subject.Kind, SubjectID: e.Subject.ID, ObjectiveID: e.Subject.Within}
	if l.Kind == "key_result" {
		l.KeyResultID = l.SubjectID
	}
	return l
}

func checkedIn(e act.Told, l *line) bool {
	c := e.Detail.(checkins.Moved).CheckIn
	if c.Value.Valid {
		l.Value = c.Value.Decimal.String()
	}
	l.Words = c.Note
	if l.Words == "" {
		l.Words = c.Blockers
	}
	return true
}

// blocked is an action that became so just now.
func blocked(e act.Told, l *line) bool {
	a := e.Detail.(*plans.Action)
	before, _ := e.Before.(map[string]any)
	l.Words, l.KeyResultID = a.BlockedWhy, a.KeyResultID
	return a.State == plan.Blocked && before["state"] != plan.Blocked
}

func (f *Feature) problem(t notice.Topic, words func(problems.Changed) string) act.Listener {
	return func(ctx context.Context, tx *act.Tx, e act.Told) error {
		c := e.Detail.(problems.Changed)
		l := lineOf(tx, e, t)
		l.KeyResultID, l.Words = c.Now.KeyResultID, words(c)
		return f.tell(ctx, tx, l, func() ([]access.Target, error) { return []access.Target{c.Target}, nil })
	}
}

func (f *Feature) meetingEnded(ctx context.Context, tx *act.Tx, e act.Told) error {
	c, ok := e.Detail.(meetings.Changed)
	if !ok {
		return nil
	}
	l := lineOf(tx, e, notice.MinutesOut)
	for _, i := range c.Items {
		l.Promises = append(l.Promises, promise{Words: short(i.Words), PersonID: i.PersonID, DueOn: i.DueOn.String()})
	}
	return f.tell(ctx, tx, l, func() ([]access.Target, error) { return []access.Target{c.Target}, nil })
}

// recognized tells the rooms of those who were. What is given in confidence is
// nobody's else.
func (f *Feature) recognized(ctx context.Context, tx *act.Tx, e act.Told) error {
	one := e.Detail.(feedback.Given).Feedback
	if one.Kind != feedback.Recognition {
		return nil
	}
	l := lineOf(tx, e, notice.Recognition)
	l.Words, l.PeopleIDs = one.Body, one.People
	return f.tell(ctx, tx, l, func() ([]access.Target, error) {
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return nil, err
		}
		return thanked(org, one.People), nil
	})
}

// thanked is public thanks as the policy sees it, once for the team of each who is
// thanked.
func thanked(org *people.Org, peopleIDs []string) (targets []access.Target) {
	for _, id := range peopleIDs {
		targets = append(targets, access.Target{TeamID: org.HomeTeam(id), Visibility: access.Everyone})
	}
	return targets
}

// tell puts a line into what each robot that may tell it sends next. targets is
// what it speaks of as the policy sees it, any one of them; asked only where some
// robot wants the topic.
func (f *Feature) tell(ctx context.Context, tx *act.Tx, l line, targets func() ([]access.Target, error)) error {
	s, err := f.set(ctx, tx)
	if err != nil {
		return err
	}
	robots := s.wanting(l.Topic)
	if len(robots) == 0 {
		return nil
	}
	about, err := targets()
	if err != nil {
		return err
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return err
	}
	robots = slices.DeleteFunc(robots, func(r Robot) bool { return !tells(org, r.Room(), about) })
	if len(robots) == 0 {
		return nil
	}
	due, err := f.Notices.Soon(ctx, tx)
	if err != nil {
		return err
	}
	l.Words = short(talk.Plain(l.Words))
	text, err := json.Marshal(l)
	if err != nil {
		return err
	}
	rows := make([]notices.Delivery, len(robots))
	for i, r := range robots {
		rows[i] = notices.Delivery{ID: fmt.Sprintf("%s:%s:%d", byRobot, r.ID, due.Unix()), ToID: r.ID, ToName: r.Name, Kind: told, Body: string(text) + "\n", DueAt: due}
	}
	return f.Notices.Hand(ctx, tx, byRobot, rows)
}

// tells reports whether a room is told of something that any of the targets is.
func tells(org *people.Org, room notice.Room, about []access.Target) bool {
	return slices.ContainsFunc(about, func(t access.Target) bool {
		return room.Shows(t) && room.Concerns(append([]string{t.TeamID}, org.Tree.Ancestors(t.TeamID)...))
	})
}

// maxWords bounds what is kept of what was said, in characters.
const maxWords = 400

func short(words string) string {
	words = strings.TrimSpace(words)
	r := []rune(words)
	if len(r) <= maxWords {
		return words
	}
	return string(r[:maxWords-1]) + "…"
}
