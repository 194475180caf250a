package problems

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// noTime empties a column of time.
var noTime time.Time

// Change is what is said anew of a problem; nil leaves a field as it is.
type Change struct {
	Title, Detail, OwnerID *string
	Severity               *problem.Severity
	Place                  *Place  // what it holds up
	DeciderID              *string // "" takes the question back
	Question               *string
}

// Change changes a problem. version 0 skips the check for a change in between.
func (f *Feature) Change(ctx context.Context, who access.Actor, id string, version int64, in Change) error {
	return f.change(ctx, who, id, version, access.ProblemUpdate, func(ctx context.Context, tx *act.Tx, p *Problem, h *held) error {
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		return f.apply(ctx, tx, org, p, h, in)
	})
}

// change loads a problem, lets do change it, stores it and tells of it.
func (f *Feature) change(ctx context.Context, who access.Actor, id string, version int64, action access.Action,
	do func(context.Context, *act.Tx, *Problem, *held) error,
) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		p, h, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		target := p.worked(h)
		if action == access.ProblemDecide {
			target = access.Target{OwnerID: p.DeciderID}
		}
		if err := tx.Allow(action, target); err != nil {
			return err
		}
		if version != 0 && version != p.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		was := *p
		if err := do(ctx, tx, p, &h); err != nil {
			return err
		}
		return f.keep(ctx, tx, &was, p, h)
	})
}

// keep stores a changed problem and tells of it.
func (f *Feature) keep(ctx context.Context, tx *act.Tx, was, p *Problem, h held) error {
	if err := save(ctx, tx, p); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: kindOf(was, p), Subject: p.ref(), Before: was.facts(), After: p.facts(), Detail: Changed{Now: *p, Was: was, Target: p.seen(h)}})
}

// kindOf names a change by what it did.
func kindOf(was, p *Problem) string {
	switch {
	case was.State == p.State && !was.DecidedAt.Equal(p.DecidedAt) && !p.DecidedAt.IsZero():
		return "problem.decided"
	case was.State == p.State:
		return "problem.changed"
	case p.State == problem.Solved:
		return "problem.solved"
	case was.State == problem.Solved:
		return "problem.reopened"
	case p.State == problem.InHand:
		return "problem.taken"
	}
	return "problem.released"
}

// apply changes the fields of a problem and writes the steps down.
func (f *Feature) apply(ctx context.Context, tx *act.Tx, org *people.Org, p *Problem, h *held, in Change) (err error) {
	was := *p
	act.Set(&p.Title, in.Title)
	act.Set(&p.Detail, in.Detail)
	act.Set(&p.OwnerID, in.OwnerID)
	act.Set(&p.Severity, in.Severity)
	if in.Place != nil {
		if *h, err = f.place(ctx, tx, org, p, *in.Place); err != nil {
			return err
		}
	}
	decider, question := p.DeciderID, p.Question
	act.Set(&decider, in.DeciderID)
	act.Set(&question, in.Question)
	if in.DeciderID != nil && *in.DeciderID == "" {
		question = ""
	}
	if asked := decider != p.DeciderID || strings.TrimSpace(question) != p.Question; asked {
		if !p.State.Pending() {
			return fault.New(fault.Conflict, "problem.solved")
		}
		p.ask(tx, decider, question)
	}
	if err := check(org, p, *h, &was); err != nil {
		return err
	}
	if p.OwnerID != was.OwnerID {
		if err := f.step(ctx, tx, p, Given, p.OwnerID, ""); err != nil {
			return err
		}
	}
	if p.DeciderID != "" && (p.DeciderID != was.DeciderID || p.Question != was.Question) {
		return f.step(ctx, tx, p, Asked, p.DeciderID, p.Question)
	}
	return nil
}

// Take takes a problem in hand, Release puts it back.
func (f *Feature) Take(ctx context.Context, who access.Actor, id string) error {
	return f.move(ctx, who, id, problem.InHand, Taken, "")
}

// Release puts a problem back that was taken in hand.
func (f *Feature) Release(ctx context.Context, who access.Actor, id string) error {
	return f.move(ctx, who, id, problem.Open, Released, "")
}

// Solve tells how a problem was solved.
func (f *Feature) Solve(ctx context.Context, who access.Actor, id, how string) error {
	return f.move(ctx, who, id, problem.Solved, Solved, how)
}

// Reopen opens a solved problem again and tells why.
func (f *Feature) Reopen(ctx context.Context, who access.Actor, id, why string) error {
	return f.move(ctx, who, id, problem.Open, Reopened, why)
}

func (f *Feature) move(ctx context.Context, who access.Actor, id string, to problem.State, kind StepKind, words string) error {
	return f.change(ctx, who, id, 0, access.ProblemUpdate, func(ctx context.Context, tx *act.Tx, p *Problem, _ *held) error {
		words = strings.TrimSpace(words)
		// Reopening and releasing both lead to open: the words tell them apart.
		if (kind == Reopened) != (p.State == problem.Solved) && to == problem.Open {
			return fault.New(fault.Conflict, "problem.state_move", fault.Args{"from": string(p.State), "to": string(to)})
		}
		if err := p.State.MoveTo(to, words); err != nil {
			return err
		}
		if utf8.RuneCountInString(words) > maxWords {
			return fault.At(map[StepKind]string{Solved: "/how", Reopened: "/why"}[kind], "input.too_long", fault.Args{"limit": maxWords})
		}
		p.State, p.How, p.SolvedBy, p.SolvedAt, p.SolvedOn = to, "", "", noTime, store.Day{}
		if to == problem.Solved {
			p.How, p.SolvedBy, p.SolvedAt, p.SolvedOn = words, tx.Who.ID, tx.Now, store.AsDay(f.cycles.Today(tx))
		}
		return f.step(ctx, tx, p, kind, "", words)
	})
}

// Decide answers the question, by who was asked. Until the problem is solved the
// answer may be given anew.
func (f *Feature) Decide(ctx context.Context, who access.Actor, id, decision string) error {
	return f.change(ctx, who, id, 0, access.ProblemDecide, func(ctx context.Context, tx *act.Tx, p *Problem, _ *held) error {
		decision = strings.TrimSpace(decision)
		switch {
		case !p.State.Pending():
			return fault.New(fault.Conflict, "problem.solved")
		case decision == "":
			return fault.At("/decision", "problem.decision_needed")
		case utf8.RuneCountInString(decision) > maxWords:
			return fault.At("/decision", "input.too_long", fault.Args{"limit": maxWords})
		}
		p.Decision, p.DecidedAt = decision, tx.Now
		return f.step(ctx, tx, p, Decided, "", decision)
	})
}

// Delete removes a problem raised by mistake; Restore brings it back.
func (f *Feature) Delete(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		p, h, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ProblemDelete, p.worked(h)); err != nil {
			return err
		}
		if err := dropProblem(ctx, tx, id, tx.Now); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "problem.deleted", Subject: p.ref(), Before: p.facts(), Detail: Changed{Now: *p, Target: p.seen(h)}})
	})
}

// Restore brings a deleted problem back.
func (f *Feature) Restore(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := restoreProblem(ctx, tx, id); err != nil {
			return err
		}
		p, h, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ProblemDelete, p.worked(h)); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "problem.restored", Subject: p.ref(), After: p.facts(), Detail: Changed{Now: *p, Target: p.seen(h)}})
	})
}
