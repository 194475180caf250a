package plans

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// home is the key result that actions belong to, with its objective.
type home struct {
	o  *objectives.Objective
	kr *objectives.KeyResult
}

func (h home) target(a *Action) access.Target {
	if h.o == nil {
		return access.Target{Visibility: access.Listed}
	}
	return a.target(h.o, h.kr)
}

func (h home) own(a *Action) access.Target {
	if h.o == nil {
		return access.Target{Visibility: access.Listed}
	}
	return a.ownTarget(h.o, h.kr)
}

// targets gives actions as the policy sees them, by id.
func (f *Feature) targets(ctx context.Context, tx *act.Tx, list []Action) (map[string]access.Target, error) {
	homes, err := f.homes(ctx, tx, list)
	targets := make(map[string]access.Target, len(list))
	for i := range list {
		targets[list[i].ID] = homes[list[i].KeyResultID].target(&list[i])
	}
	return targets, err
}

// homes gives the key results of actions, by id, with a fixed number of queries.
// Those that the caller may not see are left out.
func (f *Feature) homes(ctx context.Context, tx *act.Tx, list []Action) (map[string]home, error) {
	var ids []string
	for i := range list {
		if !slices.Contains(ids, list[i].ObjectiveID) {
			ids = append(ids, list[i].ObjectiveID)
		}
	}
	homes := map[string]home{}
	if len(ids) == 0 {
		return homes, nil
	}
	found, _, err := f.objectives.List(ctx, tx.Who, objectives.Filter{IDs: ids, Limit: len(ids)})
	for _, s := range found {
		for i := range s.Results {
			homes[s.Results[i].ID] = home{s.Objective, &s.Results[i]}
		}
	}
	return homes, err
}

// Objective finds the objective that an action works for, for a use case of
// another feature, which asks the policy itself.
func (f *Feature) Objective(ctx context.Context, tx *act.Tx, id string) (*objectives.Objective, error) {
	_, o, _, err := f.load(ctx, tx, id)
	return o, err
}

// Responsible is who an action was given to, for a use case of another feature,
// which asks the policy itself.
func (f *Feature) Responsible(ctx context.Context, tx *act.Tx, id string) (personID string, err error) {
	a, _, _, err := f.load(ctx, tx, id)
	if err != nil {
		return "", err
	}
	return a.OwnerID, nil
}
