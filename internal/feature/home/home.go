// Package home is a person's week: what they owe now, what waits for them, and
// what changed in what they follow.
package home

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Feature holds the use case of the week.
type Feature struct {
	act        *act.Runner
	people     *people.Feature
	objectives *objectives.Feature
	alignments *alignments.Feature
	plans      *plans.Feature
	checkins   *checkins.Feature
	problems   *problems.Feature
}

// New makes the feature.
func New(a *act.Runner, p *people.Feature, o *objectives.Feature, l *alignments.Feature, n *plans.Feature, c *checkins.Feature,
	q *problems.Feature,
) *Feature {
	return &Feature{act: a, people: p, objectives: o, alignments: l, plans: n, checkins: c, problems: q}
}

// Week is what a person owes, what waits for them and what changed.
type Week struct {
	Today     date.Date
	Owed      []Owed
	Done      int       // key results of theirs that were checked in on this week
	NextOn    date.Date // the next check-in owed after this week; none where there is none
	Actions   []plans.Standing
	Preparing []Prepared            // objectives of theirs that aren't at work yet
	Reviews   []objectives.Standing // objectives that wait for their approval
	Revisions []Asked
	Requests  []alignments.Link
	Deciding  []problems.Standing // problems that wait for their decision
	Problems  []problems.Standing // problems of theirs that aren't solved
	Changes   []Change
	Org       *people.Org
}

// Prepared is an objective on its way to being active.
type Prepared struct {
	ID       string
	Title    string
	State    okr.State
	Approved bool
}

// Owed is a check-in that is due this week or missed.
type Owed struct {
	objectives.Standing
	At   int               // of the key result, in Standing.Results
	Last *checkins.CheckIn // the newest; nil where there is none
}

// dueOn is the day of the check-in: the one that was missed, or the next.
func (o Owed) dueOn() date.Date {
	if o.missed() {
		return o.Each[o.At].MissedOn
	}
	return o.Each[o.At].NextOn
}

func (o Owed) missed() bool { return o.Each[o.At].Stale }

// Asked is a revision that waits for consent.
type Asked struct {
	objectives.Revision
	Objective objectives.Standing
}

// Change is something that happened to an objective that the person follows.
type Change struct {
	At          time.Time
	Kind        string // of the event
	ActorID     string
	ObjectiveID string
	Objective   string // title
	KeyResultID string // "" where it is about the whole objective
	KeyResult   string // title
	Unit        string // of the key result
	Before      map[string]any
	After       map[string]any
}

// How long things take, in seconds: what the estimate is made of. A check-in
// takes under 20 seconds (DESIGN §10).
const (
	checkInTakes  = 20
	approvalTakes = 30
	actionTakes   = 10
)

// Minutes is about how long it takes to do all that is owed, rounded up.
func (w Week) Minutes() int {
	seconds := len(w.Owed)*checkInTakes + len(w.Actions)*actionTakes + (len(w.Reviews)+len(w.Revisions)+len(w.Requests)+len(w.Deciding))*approvalTakes
	return (seconds + 59) / 60
}
