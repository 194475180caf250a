// Package review is how an objective is scored at the end of its cycle: by its
// owner, by a reviewer, and for good.
package review

import (
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// State is how far the review of an objective has come.
type State string

// The states, in order.
const (
	Open     State = "open"     // waits for its owner's scores
	Self     State = "self"     // waits for the reviewer
	Reviewed State = "reviewed" // may be talked about and settled
	Settled  State = "settled"  // final, frozen
)

// States lists the states in order.
func States() []State { return []State{Open, Self, Reviewed, Settled} }

// ScoredBySelf is the state after the owner scored; again until a reviewer did:
// review.reviewed, review.settled.
func (s State) ScoredBySelf() (State, error) {
	if s == Open || s == Self {
		return Self, nil
	}
	return s, fault.New(fault.Conflict, "review."+string(s))
}

// Confirmed is the state after a reviewer scored, also where the owner is away and
// has not: review.settled.
func (s State) Confirmed() (State, error) {
	if s == Settled {
		return s, fault.New(fault.Conflict, "review.settled")
	}
	return Reviewed, nil
}

// Final is the state after the scores were settled: review.not_reviewed,
// review.settled.
func (s State) Final() (State, error) {
	switch s {
	case Reviewed:
		return Settled, nil
	case Settled:
		return s, fault.New(fault.Conflict, "review.settled")
	}
	return s, fault.New(fault.Conflict, "review.not_reviewed")
}

// Back is the state one step back, to mend a mistake: review.not_begun.
func (s State) Back() (State, error) {
	switch s {
	case Settled:
		return Reviewed, nil
	case Reviewed:
		return Self, nil
	case Self:
		return Open, nil
	}
	return s, fault.New(fault.Conflict, "review.not_begun")
}

// Scorable refuses what can't be scored now: of a cycle that is over
// (review.cycle_over); what was never at work or was dropped (review.not_at_work);
// and what is at work while its cycle is still running (review.too_early): it may
// be closed and then scored.
func Scorable(state okr.State, outcome okr.Outcome, phase cycle.Phase) error {
	switch {
	case phase == cycle.Closed:
		return fault.New(fault.Conflict, "review.cycle_over")
	case state != okr.Active && state != okr.Closed, outcome == okr.OutcomeDropped:
		return fault.New(fault.Conflict, "review.not_at_work")
	case state == okr.Active && phase != cycle.Scoring:
		return fault.New(fault.Conflict, "review.too_early")
	}
	return nil
}

// CheckWords asks for words where a reviewer's score is another than the owner's,
// or the owner gave none: review.words_needed at field.
func CheckWords(field string, self *okr.Score, given okr.Score, words string) error {
	if (self == nil || *self != given) && words == "" {
		return fault.At(field, "review.words_needed")
	}
	return nil
}
