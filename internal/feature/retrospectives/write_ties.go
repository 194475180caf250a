package retrospectives

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Tie puts a problem of an objective down to one of its causes, in place of the one
// before, or takes that back; whoever may write the retrospective. Refused:
// cause.of_team for a cause of a team's cycle, cause.problem_elsewhere for a problem
// that wasn't the objective's.
func (f *Feature) Tie(ctx context.Context, who access.Actor, causeID, problemID string, on bool) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		c, p, err := f.cause(ctx, tx, causeID, access.RetrospectiveUpdate)
		switch {
		case err != nil:
			return err
		case !c.DeletedAt.IsZero():
			return fault.New(fault.Missing, "input.missing")
		case p.o == nil:
			return fault.New(fault.Conflict, "cause.of_team")
		}
		tie := &Tie{ObjectiveID: p.ObjectiveID, ProblemID: problemID, CauseID: causeID}
		facts := func(c *Cause) map[string]any {
			return map[string]any{"problem_id": problemID, "cause": c.Words, "cause_id": c.ID}
		}
		if !on {
			if was, err := dropTie(ctx, tx, tie); err != nil || !was {
				if err == nil {
					err = fault.New(fault.Missing, "input.missing")
				}
				return err
			}
			return tx.Tell(ctx, act.Told{Kind: "cause.untied", Subject: c.ref(), Before: facts(c)})
		}
		_, raised, err := f.worked(ctx, tx, []string{p.ObjectiveID})
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(raised, func(one problems.Problem) bool { return one.ID == problemID }) {
			return fault.New(fault.Conflict, "cause.problem_elsewhere")
		}
		was, err := tiesOf(ctx, tx, []string{p.ObjectiveID})
		if err != nil {
			return err
		}
		told := act.Told{Kind: "cause.tied", Subject: c.ref(), Before: map[string]any{"problem_id": problemID}, After: facts(c)}
		if before := was[Tie{ObjectiveID: p.ObjectiveID, ProblemID: problemID}]; before != "" {
			other, err := loadCause(ctx, tx, before)
			if err != nil {
				return err
			}
			told.Before = facts(other)
		}
		if err := saveTie(ctx, tx, tie); err != nil {
			return err
		}
		return tx.Tell(ctx, told)
	})
}
