// Package plan is how a key result is worked for: actions with who, when and
// how, what depends on what, what is late, and how much work a person has.
// Actions never feed progress.
package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// State is how far an action is.
type State string

// The states of an action.
const (
	Todo    State = "todo"
	Doing   State = "doing"
	Blocked State = "blocked"
	Done    State = "done"
	Dropped State = "dropped"
)

// States lists the states.
func States() []State { return []State{Todo, Doing, Blocked, Done, Dropped} }

// Open reports whether work is left: todo, doing or blocked.
func (s State) Open() bool { return s == Todo || s == Doing || s == Blocked }

// Block says what an action waits for.
type Block struct {
	Why      string
	PersonID string // on whom, or
	Whom     string // on whom in words, for somebody outside the workspace
}

// MoveTo reports whether an action may go from one state to another. An open
// action may go anywhere; done goes back to doing and dropped to todo; staying is
// no fault. Refused: plan.state_unknown, plan.state_move (args from, to), and
// blocked without the reason (plan.block_why) or without on whom
// (plan.block_whom); both are told at once.
func (s State) MoveTo(to State, block Block) error {
	args := fault.Args{"from": string(s), "to": string(to)}
	if !slices.Contains(States(), to) {
		return fault.At("/state", "plan.state_unknown", args)
	}
	if s != to && (s == Done && to != Doing || s == Dropped && to != Todo) {
		f := fault.New(fault.Conflict, "plan.state_move", args)
		f.Field = "/state"
		return f
	}
	if to != Blocked {
		return nil
	}
	var faults []*fault.Fault
	if strings.TrimSpace(block.Why) == "" {
		faults = append(faults, fault.At("/blocked/why", "plan.block_why"))
	}
	if block.PersonID == "" && strings.TrimSpace(block.Whom) == "" {
		faults = append(faults, fault.At("/blocked/person_id", "plan.block_whom"))
	}
	return fault.Join(faults)
}

// Step is one part of an action, ticked when done.
type Step struct {
	ID    string
	Title string
	Done  bool
}

// Action is output that moves a key result.
type Action struct {
	ID          string
	KeyResultID string
	Title       string
	OwnerID     string    // the one person responsible
	StartsOn    date.Date // none: it may begin at once
	DueOn       date.Date
	State       State
	EffortDays  decimal.NullDecimal // person-days; not valid: nobody said
	Steps       []Step
	DependsOn   []string // ids of the actions that must be done before
}

// mostEffortDays bounds the effort of one action in person-days.
const mostEffortDays = 1000

// Check refuses an action without title, owner or due date (plan.title_needed,
// plan.owner_needed, plan.due_needed), one due before it starts
// (plan.due_before_start), an effort below 0 or over args max
// (plan.effort_range), and a step without a title (plan.step_title_needed). All
// faults are told at once.
func (a Action) Check() error {
	var faults []*fault.Fault
	need := func(ok bool, field, code string, args ...fault.Args) {
		if !ok {
			faults = append(faults, fault.At(field, code, args...))
		}
	}
	need(strings.TrimSpace(a.Title) != "", "/title", "plan.title_needed")
	need(a.OwnerID != "", "/owner_id", "plan.owner_needed")
	need(!a.DueOn.IsZero(), "/due_on", "plan.due_needed")
	need(a.DueOn.IsZero() || a.StartsOn.IsZero() || !a.DueOn.Before(a.StartsOn), "/due_on", "plan.due_before_start", fault.Args{"starts_on": a.StartsOn.String()})
	if e := a.EffortDays; e.Valid {
		need(!e.Decimal.IsNegative() && !e.Decimal.GreaterThan(decimal.NewFromInt(mostEffortDays)), "/effort_days", "plan.effort_range", fault.Args{"min": 0, "max": mostEffortDays})
	}
	for i, s := range a.Steps {
		need(strings.TrimSpace(s.Title) != "", fmt.Sprintf("/steps/%d/title", i), "plan.step_title_needed")
	}
	return fault.Join(faults)
}

// StepsDone counts the steps that are ticked, of how many.
func (a Action) StepsDone() (done, of int) {
	for _, s := range a.Steps {
		if s.Done {
			done++
		}
	}
	return done, len(a.Steps)
}
