package retrospectives

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/carryovers"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// worked gives the actions and problems of objectives as they were in their cycle,
// with those that went on into the next one since: what was not done by the end of
// this one is a fact of it. Of what went on, only what the caller still sees is told.
func (f *Feature) worked(ctx context.Context, tx *act.Tx, objectiveIDs []string) ([]plans.Action, []problems.Problem, error) {
	actions, err := f.Plans.OfObjectives(ctx, tx, objectiveIDs)
	if err != nil {
		return nil, nil, err
	}
	raised, err := f.Problems.OfObjectives(ctx, tx, objectiveIDs)
	if err != nil {
		return nil, nil, err
	}
	went, err := f.Carryovers.WentFrom(ctx, tx, objectiveIDs)
	if err != nil || len(went) == 0 {
		return actions, raised, err
	}
	ids := map[carryovers.Kind][]string{}
	for _, i := range went {
		ids[i.Kind] = append(ids[i.Kind], i.ItemID)
	}
	planned, err := f.Plans.Some(ctx, tx, ids[carryovers.Action])
	if err != nil {
		return nil, nil, err
	}
	inTheWay, err := f.Problems.Some(ctx, tx, ids[carryovers.Problem])
	if err != nil {
		return nil, nil, err
	}
	for _, i := range went {
		if s, ok := planned[i.ItemID]; ok && i.Kind == carryovers.Action {
			a := *s.Action
			a.KeyResultID, a.ObjectiveID, a.StartsOn, a.DueOn = i.FromKeyResultID, i.FromObjectiveID, i.StartsOn, i.DueOn
			if !slices.ContainsFunc(actions, func(other plans.Action) bool { return other.ID == a.ID }) { // moved back by hand
				actions = append(actions, a)
			}
		}
		if s, ok := inTheWay[i.ItemID]; ok && i.Kind == carryovers.Problem {
			p := *s.Problem
			p.KeyResultID, p.ObjectiveID = i.FromKeyResultID, i.FromObjectiveID
			if !slices.ContainsFunc(raised, func(other problems.Problem) bool { return other.ID == p.ID }) {
				raised = append(raised, p)
			}
		}
	}
	sorting.Stably(actions, func(a, b plans.Action) int { return a.DueOn.Compare(b.DueOn.Date) })
	sorting.Stably(raised, func(a, b problems.Problem) int { return a.RaisedOn.Compare(b.RaisedOn.Date) })
	return actions, raised, nil
}
