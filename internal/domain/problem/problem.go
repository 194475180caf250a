// Package problem is something in the way of an objective: how far it is, how
// bad it is, how old, and how much it costs.
package problem

import (
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// State is how far a problem is.
type State string

// The states of a problem.
const (
	Open   State = "open"    // raised, nobody at it yet
	InHand State = "in_hand" // its owner works on it
	Solved State = "solved"
)

// States lists the states in the order in which a problem passes them.
func States() []State { return []State{Open, InHand, Solved} }

// Pending reports whether the problem is still in the way.
func (s State) Pending() bool { return s == Open || s == InHand }

// MoveTo reports whether a problem may go from one state to another with the
// words said: solving says how, opening again says why. A problem may be solved
// straight away, be put back from in hand, and be opened again once solved.
// Refused: problem.state_unknown, problem.state_move (args from, to; staying is
// one too), problem.how_needed and problem.why_needed.
func (s State) MoveTo(to State, words string) error {
	args := fault.Args{"from": string(s), "to": string(to)}
	said := strings.TrimSpace(words) != ""
	switch {
	case !slices.Contains(States(), to):
		return fault.At("/state", "problem.state_unknown", args)
	case s == to, s == Solved && to != Open:
		return fault.New(fault.Conflict, "problem.state_move", args)
	case to == Solved && !said:
		return fault.At("/how", "problem.how_needed")
	case s == Solved && !said:
		return fault.At("/why", "problem.why_needed")
	}
	return nil
}

// Severity is how bad whoever raised it says that it is.
type Severity string

// The severities.
const (
	Low    Severity = "low"    // a nuisance: there is a way around it
	Medium Severity = "medium" // work goes on, but slower or worse
	High   Severity = "high"   // work stands still
)

// Severities lists the severities, the worst first.
func Severities() []Severity { return []Severity{High, Medium, Low} }

// Rank is 0 for the worst.
func (s Severity) Rank() int { return slices.Index(Severities(), s) }

// Check refuses what is no severity: problem.severity_unknown.
func (s Severity) Check() error {
	if s.Rank() < 0 {
		return fault.At("/severity", "problem.severity_unknown", fault.Args{"severity": string(s)})
	}
	return nil
}

// Source is where a problem was raised.
type Source string

// The sources.
const (
	Anywhere Source = "anywhere"
	CheckIn  Source = "check_in"
	Meeting  Source = "meeting"
)

// Sources lists the sources.
func Sources() []Source { return []Source{Anywhere, CheckIn, Meeting} }
