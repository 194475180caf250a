// Package problems is what is in the way: raised by anyone, owned by one, in
// hand, solved with how, and put in order by how much each harms.
package problems

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the use cases of problems.
type Feature struct {
	act        *act.Runner
	people     *people.Feature
	cycles     *cycles.Feature
	objectives *objectives.Feature
}

// New makes the feature.
func New(a *act.Runner, p *people.Feature, c *cycles.Feature, o *objectives.Feature) *Feature {
	f := &Feature{act: a, people: p, cycles: c, objectives: o}
	f.hear()
	return f
}

// Problem is something in the way of a key result, of an objective as a whole,
// or of neither.
type Problem struct {
	store.BaseModel `bun:"table:problems,alias:p"`
	ID              string           `bun:"id,pk"`
	Title           string           `bun:"title"`
	Detail          string           `bun:"detail"` // Markdown
	KeyResultID     string           `bun:"key_result_id"`
	ObjectiveID     string           `bun:"objective_id"`
	TeamID          string           `bun:"team_id"` // of one that holds up no objective
	OwnerID         string           `bun:"owner_id"`
	Severity        problem.Severity `bun:"severity"`
	State           problem.State    `bun:"state"`
	Source          problem.Source   `bun:"source"`
	RaisedBy        string           `bun:"raised_by"`
	RaisedAt        time.Time        `bun:"raised_at"`
	RaisedOn        store.Day        `bun:"raised_on"`
	SolvedBy        string           `bun:"solved_by"`
	SolvedAt        time.Time        `bun:"solved_at,nullzero"`
	SolvedOn        store.Day        `bun:"solved_on"`
	How             string           `bun:"how"`        // it was solved
	DeciderID       string           `bun:"decider_id"` // who is asked to decide
	Question        string           `bun:"question"`   // what
	AskedBy         string           `bun:"asked_by"`
	AskedAt         time.Time        `bun:"asked_at,nullzero"`
	Decision        string           `bun:"decision"` // in the words of who was asked
	DecidedAt       time.Time        `bun:"decided_at,nullzero"`
	DeletedAt       time.Time        `bun:"deleted_at,nullzero"`
	Version         int64            `bun:"version"`
}

// StepKind is what became of a problem.
type StepKind string

// The kinds of steps.
const (
	Raised   StepKind = "raised"
	Given    StepKind = "given" // to another owner
	Taken    StepKind = "taken"
	Released StepKind = "released"
	Asked    StepKind = "asked"
	Decided  StepKind = "decided"
	Solved   StepKind = "solved"
	Reopened StepKind = "reopened"
	Carried  StepKind = "carried"  // on into another cycle
	Returned StepKind = "returned" // to what it held up before
)

// Step is something that became of a problem.
type Step struct {
	store.BaseModel `bun:"table:problem_steps"`
	ID              string    `bun:"id,pk"`
	ProblemID       string    `bun:"problem_id"`
	Kind            StepKind  `bun:"kind"`
	PersonID        string    `bun:"person_id"`
	ToID            string    `bun:"to_id"`
	Words           string    `bun:"words"`
	At              time.Time `bun:"at"`
}

// Undecided reports whether somebody still has to decide.
func (p *Problem) Undecided() bool {
	return p.DeciderID != "" && p.DecidedAt.IsZero() && p.State.Pending()
}

// ref names the problem in the trail.
func (p *Problem) ref() act.Ref { return act.Ref{Kind: "problem", ID: p.ID, Within: p.ObjectiveID} }

// held is what a problem holds up: o and kr are nil for what it doesn't.
type held struct {
	o  *objectives.Objective
	kr *objectives.KeyResult
}

// seen is the problem as the policy sees it for viewing: who sees the objective
// sees its problems, and nobody else does, its owner included. One that holds up
// no objective is everybody's to see.
func (p *Problem) seen(h held) access.Target {
	if p.ObjectiveID == "" {
		return access.Target{OwnerID: p.OwnerID, TeamID: p.TeamID, Visibility: access.Everyone, Responsible: p.named()}
	}
	if h.o == nil {
		return access.Target{Visibility: access.Listed}
	}
	return h.o.Target()
}

// worked is the problem as the policy sees it for working on it: besides those
// who work on what it holds up, its owner and whoever raised it may. Seeing it is
// asked for apart, so that being named here shows nobody a hidden objective.
func (p *Problem) worked(h held) access.Target {
	t := p.seen(h)
	if h.kr != nil {
		t = h.o.KeyResultTarget(h.kr)
	}
	t.Responsible = append(append([]string{}, t.Responsible...), p.OwnerID, p.RaisedBy)
	return t
}

// named are those, besides the owner, whom a problem of no objective names.
func (p *Problem) named() []string {
	if p.DeciderID == "" {
		return []string{p.RaisedBy}
	}
	return []string{p.RaisedBy, p.DeciderID}
}

// can lists what somebody may do with a problem that they see.
func (p *Problem) can(who access.Actor, h held) []access.Action {
	if access.Decide(who, access.ProblemView, p.seen(h)) != access.Allow {
		return []access.Action{}
	}
	can := access.Can(who, p.worked(h), access.ProblemUpdate, access.ProblemDelete)
	if p.Undecided() {
		can = append(can, access.Can(who, access.Target{OwnerID: p.DeciderID}, access.ProblemDecide)...)
	}
	return can
}

// facts is what the trail says of a problem.
func (p *Problem) facts() map[string]any {
	return map[string]any{"title": p.Title, "detail": p.Detail, "key_result_id": p.KeyResultID, "objective_id": p.ObjectiveID, "team_id": p.TeamID,
		"owner_id": p.OwnerID, "severity": p.Severity, "state": p.State, "source": p.Source, "how_solved": p.How,
		"decider_id": p.DeciderID, "question": p.Question, "decision": p.Decision}
}
