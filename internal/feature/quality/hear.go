package quality

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear stops a submission that the focus policy refuses. Other failing lines
// don't: the approver sees them. What was waived of a key result moves with it.
func (f *Feature) hear() {
	f.act.On("objective.submitted", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		o, ok := e.Detail.(*objectives.Objective)
		if !ok {
			return nil
		}
		s, err := f.objectives.Standing(ctx, tx, o.ID)
		if err != nil {
			return err
		}
		lines, focus, err := f.check(ctx, tx, s)
		if err != nil {
			return err
		}
		return refused(lines, focus, s)
	})
	f.act.On("key_result.moved", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		moved, ok := e.Detail.(objectives.Relocated)
		if !ok {
			return nil
		}
		return moveWaivers(ctx, tx, moved.KeyResult.ID, moved.To.ID)
	})
}

// refused is the fault for a number outside the policy that the policy refuses
// and nobody waived.
func refused(lines []okr.Line, focus Focus, s objectives.Standing) error {
	results := 0
	for _, kr := range s.Results {
		if !kr.Dropped {
			results++
		}
	}
	findings := map[string]*okr.Finding{
		"readiness.objectives":  focus.Policy.Objectives(len(focus.Siblings)),
		"readiness.key_results": focus.Policy.KeyResults(results),
	}
	for _, l := range lines {
		if found := findings[l.Code]; found != nil && found.Refused && l.State == okr.Fail {
			return fault.New(fault.Conflict, found.Code, found.Args)
		}
	}
	return nil
}
