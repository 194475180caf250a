package objectives

import (
	"context"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Step is one move on the way of an objective.
type Step string

// The steps.
const (
	Submit   Step = "submit"   // draft → in review
	Withdraw Step = "withdraw" // in review → draft, by its owner
	Approve  Step = "approve"  // in review, approved
	Return   Step = "return"   // in review → draft, with words
	Activate Step = "activate" // approved → active
	Close    Step = "close"    // active → closed, with an outcome
	Reopen   Step = "reopen"   // closed → where it was
)

// approvalNeeded: an objective is activated only after somebody else has read it.
const approvalNeeded = true

// Move is what is said with a step.
type Move struct {
	Step    Step
	Note    string      // return: what to mend; close: why
	Outcome okr.Outcome // close
}

// Advance takes an objective one step on its way.
func (f *Feature) Advance(ctx context.Context, who access.Actor, id string, version int64, m Move) (o *Objective, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if o, err = loadObjective(ctx, tx, id); err != nil {
			return err
		}
		if err := tx.Allow(actionOf(m.Step), o.Target()); err != nil {
			return err
		}
		if version != 0 && version != o.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		return f.advance(ctx, tx, o, m)
	})
	return o, err
}

// AdvanceAll takes several objectives the same step, all or none: a team's set
// is approved at once.
func (f *Feature) AdvanceAll(ctx context.Context, who access.Actor, ids []string, m Move) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		for _, id := range ids {
			o, err := loadObjective(ctx, tx, id)
			if err != nil {
				return err
			}
			if err := tx.Allow(actionOf(m.Step), o.Target()); err != nil {
				return err
			}
			if err := f.advance(ctx, tx, o, m); err != nil {
				return err
			}
		}
		return nil
	})
}

func actionOf(s Step) access.Action {
	switch s {
	case Approve, Return:
		return access.ObjectiveApprove
	case Activate:
		return access.ObjectiveActivate
	case Close, Reopen:
		return access.ObjectiveClose
	}
	return access.ObjectiveSubmit
}

func (f *Feature) advance(ctx context.Context, tx *act.Tx, o *Objective, m Move) error {
	before := o.standing()
	kind, err := o.step(tx.Now, tx.Who.ID, m, approvalNeeded)
	if err != nil {
		return err
	}
	if m.Step == Reopen {
		if err := f.cycleOpen(ctx, tx, o); err != nil {
			return err
		}
	}
	if m.Step == Submit || m.Step == Activate {
		results, err := listKeyResults(ctx, tx, o.ID)
		if err != nil {
			return err
		}
		if m.Step == Submit && countOpen(results) == 0 {
			return fault.New(fault.Conflict, "objective.no_key_results")
		}
		if m.Step == Activate {
			if err := f.fix(ctx, tx, results); err != nil {
				return err
			}
		}
	}
	if err := saveObjective(ctx, tx, o); err != nil {
		return err
	}
	after := o.standing()
	if m.Note != "" {
		after["note"] = m.Note
	}
	return tx.Tell(ctx, act.Told{Kind: kind, Subject: o.Ref(), Before: before, After: after, Detail: o})
}

// life is the objective as the rules of its states see it.
func (o *Objective) life() okr.Life {
	return okr.Life{State: o.State, Approved: !o.ApprovedAt.IsZero(), Outcome: o.Outcome}
}

// after is the life of the objective after a step; an error where it can't be taken.
func (o *Objective) after(m Move, approvalNeeded bool) (okr.Life, error) {
	switch m.Step {
	case Submit:
		return o.life().Submit()
	case Withdraw:
		return o.life().Return("withdrawn")
	case Return:
		return o.life().Return(m.Note)
	case Approve:
		return o.life().Approve()
	case Activate:
		return o.life().Activate(approvalNeeded)
	case Reopen:
		return o.life().Reopen(!o.ActivatedAt.IsZero())
	}
	return o.life().Close(m.Outcome)
}

// step changes the objective itself and names the event.
func (o *Objective) step(now time.Time, by string, m Move, approvalNeeded bool) (event string, err error) {
	next, err := o.after(m, approvalNeeded)
	if err != nil {
		return "", err
	}
	switch m.Step {
	case Submit:
		event, o.SubmittedAt, o.ReturnNote = "objective.submitted", now, ""
	case Withdraw:
		event = "objective.withdrawn"
	case Return:
		event, o.ReturnNote = "objective.returned", strings.TrimSpace(m.Note)
	case Approve:
		event, o.ApprovedAt, o.ApprovedBy = "objective.approved", now, by
	case Activate:
		event, o.ActivatedAt = "objective.activated", now
	case Reopen:
		event, o.ClosedAt, o.CloseNote = "objective.reopened", time.Time{}, ""
	default:
		event, o.ClosedAt, o.CloseNote = "objective.closed", now, strings.TrimSpace(m.Note)
	}
	o.State, o.Outcome = next.State, next.Outcome
	if o.State == okr.Draft {
		o.SubmittedAt, o.ApprovedAt, o.ApprovedBy = time.Time{}, time.Time{}, ""
	}
	return event, nil
}

func (o *Objective) standing() map[string]any {
	return map[string]any{"state": o.State, "outcome": o.Outcome, "approved_by": o.ApprovedBy}
}

func countOpen(results []KeyResult) (n int) {
	for _, kr := range results {
		if !kr.Dropped {
			n++
		}
	}
	return n
}

// fix keeps each measure as it is at activation: the score against the first
// target is told beside the score against the last.
func (f *Feature) fix(ctx context.Context, tx *act.Tx, results []KeyResult) error {
	for i := range results {
		kr := &results[i]
		m := kr.Measure.V
		kr.FirstMeasure.Set(&m)
		if err := saveKeyResult(ctx, tx, kr); err != nil {
			return err
		}
	}
	return nil
}

// cycleOpen refuses where the objective's cycle is over.
func (f *Feature) cycleOpen(ctx context.Context, tx *act.Tx, o *Objective) error {
	c, err := f.cycles.Cycle(ctx, tx, o.CycleID)
	if err == nil && c.Closed() {
		err = fault.New(fault.Conflict, "objective.cycle_over", fault.Args{"cycle": c.Name})
	}
	return err
}
