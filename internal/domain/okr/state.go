package okr

import (
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// State is where an objective is in its life.
type State string

// The states.
const (
	Draft    State = "draft"     // being written
	InReview State = "in_review" // submitted; approved or not yet
	Active   State = "active"    // worked on; changes are revisions
	Closed   State = "closed"    // over, with an outcome
)

// Outcome is how a closed objective ended.
type Outcome string

// The outcomes.
const (
	OutcomeAchieved Outcome = "achieved"
	OutcomeMissed   Outcome = "missed"
	OutcomeDropped  Outcome = "dropped"
)

// Life is the state of an objective with what belongs to it. The verbs give the
// life after them, or a Conflict that says what is in the way.
//
//	draft → in_review → active → closed
//	  ↑ return ↓
type Life struct {
	State    State
	Approved bool    // in review: the approver consented
	Outcome  Outcome // closed
}

// Begin is the life of a new objective.
func Begin() Life { return Life{State: Draft} }

// Submit hands a draft to its approver: objective.not_draft.
func (l Life) Submit() (Life, error) {
	if l.State != Draft {
		return l, l.conflict("objective.not_draft")
	}
	return Life{State: InReview}, nil
}

// Approve consents to what was submitted: objective.not_in_review, objective.approved_already.
func (l Life) Approve() (Life, error) {
	switch {
	case l.State != InReview:
		return l, l.conflict("objective.not_in_review")
	case l.Approved:
		return l, l.conflict("objective.approved_already")
	}
	return Life{State: InReview, Approved: true}, nil
}

// Return gives it back to be written anew, with words, approved or not:
// objective.not_in_review, or objective.words_missing at /comment.
func (l Life) Return(words string) (Life, error) {
	switch {
	case l.State != InReview:
		return l, l.conflict("objective.not_in_review")
	case strings.TrimSpace(words) == "":
		return l, fault.At("/note", "objective.words_missing")
	}
	return Life{State: Draft}, nil
}

// Activate puts it to work. Where approval is needed it must be approved in
// review (objective.not_approved); where not, a draft may be activated too. Else
// objective.active_already or objective.closed.
func (l Life) Activate(approvalNeeded bool) (Life, error) {
	switch {
	case l.State == Active:
		return l, l.conflict("objective.active_already")
	case l.State == Closed:
		return l, l.conflict("objective.closed")
	case approvalNeeded && !l.Approved:
		return l, l.conflict("objective.not_approved")
	}
	return Life{State: Active}, nil
}

// Close ends an active objective; one in review can only be dropped
// (objective.not_active), a draft is deleted. Else objective.closed, or
// objective.outcome_unknown at /outcome.
func (l Life) Close(o Outcome) (Life, error) {
	switch {
	case o != OutcomeAchieved && o != OutcomeMissed && o != OutcomeDropped:
		return l, fault.At("/outcome", "objective.outcome_unknown", fault.Args{"outcome": string(o)})
	case l.State == Closed:
		return l, l.conflict("objective.closed")
	case l.State == Active, l.State == InReview && o == OutcomeDropped:
		return Life{State: Closed, Outcome: o}, nil
	}
	return l, l.conflict("objective.not_active")
}

// Reopen takes a close back: to work, or into the review that it was dropped in:
// objective.not_closed.
func (l Life) Reopen(worked bool) (Life, error) {
	switch {
	case l.State != Closed:
		return l, l.conflict("objective.not_closed")
	case worked:
		return Life{State: Active}, nil
	}
	return Life{State: InReview, Approved: l.Approved}, nil
}

// Rule is how an objective and its key results may be changed now.
type Rule string

// The rules.
const (
	Freely     Rule = "freely"      // a draft: just written
	ByRevision Rule = "by_revision" // active: with a reason, kept for ever
)

// Change says how changes are made in this state: objective.in_review (return it
// first: what is approved must be what was read) or objective.closed where they aren't.
func (l Life) Change() (Rule, error) {
	switch l.State {
	case Draft:
		return Freely, nil
	case Active:
		return ByRevision, nil
	case InReview:
		return "", l.conflict("objective.in_review")
	}
	return "", l.conflict("objective.closed")
}

// CheckIn refuses check-ins on what is not active: objective.not_active.
func (l Life) CheckIn() error {
	if l.State != Active {
		return l.conflict("objective.not_active")
	}
	return nil
}

// SuggestOutcome is achieved where the progress reaches the level, else missed;
// unknown progress is missed, as a result that nobody saw was not shown.
func SuggestOutcome(p *Ratio, kind Kind) Outcome {
	if p != nil && p.Cmp(kind.Level()) >= 0 {
		return OutcomeAchieved
	}
	return OutcomeMissed
}

func (l Life) conflict(code string) *fault.Fault {
	return fault.New(fault.Conflict, code, fault.Args{"state": string(l.State)})
}
