package plans

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/distinct"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
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
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].ObjectiveID
	}
	found, err := f.objectives.Standings(ctx, tx, ids)
	homes := make(map[string]home, len(list))
	for _, s := range found {
		for i := range s.Results {
			homes[s.Results[i].ID] = home{s.Objective, &s.Results[i]}
		}
	}
	return homes, err
}

// places tells where actions stand; what the homes don't know is looked up.
func places(ctx context.Context, tx *act.Tx, list []Action, homes map[string]home) (map[string]place, error) {
	var unknown []string
	for i := range list {
		if _, ok := homes[list[i].KeyResultID]; !ok {
			unknown = append(unknown, list[i].KeyResultID)
		}
	}
	found, err := placesOf(ctx, tx, unknown)
	for i := range list {
		if h, ok := homes[list[i].KeyResultID]; ok && err == nil {
			found[h.kr.ID] = place{KeyResultID: h.kr.ID, KeyResult: h.kr.Title, DueOn: h.kr.DueOn, ObjectiveID: h.o.ID, Objective: h.o.Title,
				CycleID: h.o.CycleID, State: string(h.o.State)}
		}
	}
	return found, err
}

// Some gives those of some actions that the caller may see, by id, with a fixed
// number of queries.
func (f *Feature) Some(ctx context.Context, tx *act.Tx, ids []string) (map[string]Standing, error) {
	found := make(map[string]Standing, len(ids))
	if tx.Past() {
		list, err := f.then(ctx, tx, distinct.IDs(ids), func(*Action, objectives.At) bool { return true })
		for _, s := range list {
			found[s.ID] = s
		}
		return found, err
	}
	seen, err := visibleActions(ctx, tx, tx.Who, ids)
	if err != nil || len(seen) == 0 {
		return found, err
	}
	rows, err := byID(ctx, tx, slices.Sorted(maps.Keys(seen)))
	if err != nil {
		return nil, err
	}
	list := make([]Action, 0, len(rows))
	for _, a := range rows {
		list = append(list, *a)
	}
	if err := attach(ctx, tx, list); err != nil {
		return nil, err
	}
	standing, err := f.stand(ctx, tx, list)
	for _, s := range standing {
		found[s.ID] = s
	}
	return found, err
}

// Objective finds the objective that an action works for, for a use case of
// another feature, which asks the policy itself.
func (f *Feature) Objective(ctx context.Context, tx *act.Tx, id string) (*objectives.Objective, error) {
	_, o, _, err := f.load(ctx, tx, id)
	return o, err
}

// Nouns are what of this feature others speak of.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "action", View: access.ActionView, Find: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
		list, err := actionsByID(ctx, tx, ids)
		if err != nil {
			return nil, err
		}
		parts := make([]objectives.Part, len(list))
		for i, a := range list {
			parts[i] = objectives.Part{ID: a.ID, KeyResultID: a.KeyResultID, Title: a.Title, Owners: []string{a.OwnerID}}
		}
		return f.objectives.UnderResults(ctx, tx, parts)
	}, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
		list, homes, err := f.seenThen(ctx, tx, ids)
		within := make(map[string]string, len(list))
		for _, a := range list {
			within[a.ID] = homes[a.KeyResultID].ID
		}
		return within, err
	}, Outlived: true}}
}

// OfObjectives gives the actions of some objectives, the first due first, with one
// query; at most mostOfObjectives. The caller has asked leave.
func (f *Feature) OfObjectives(ctx context.Context, tx *act.Tx, objectiveIDs []string) ([]Action, error) {
	if tx.Past() {
		return f.ofObjectivesThen(ctx, tx, objectiveIDs)
	}
	return listUnder(ctx, tx, objectiveIDs)
}

// ofObjectivesThen is OfObjectives as of the moment that tx looks at.
func (f *Feature) ofObjectivesThen(ctx context.Context, tx *act.Tx, objectiveIDs []string) ([]Action, error) {
	stood, err := f.objectives.StandingsThen(ctx, tx, objectiveIDs, objectives.ToName)
	if err != nil {
		return nil, err
	}
	results := objectives.ResultsOf(stood)
	away, err := movedOut(ctx, tx, results)
	if err != nil {
		return nil, err
	}
	rows, err := actionsThen(ctx, tx, results, away, tx.Now)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	found, err := f.then(ctx, tx, ids, func(_ *Action, at objectives.At) bool { return stood[at.ID] != nil })
	list := make([]Action, len(found))
	for i, s := range found {
		list[i] = *s.Action
	}
	sorting.By(list, func(a, b Action) int { return cmp.Or(a.DueOn.Compare(b.DueOn.Date), cmp.Compare(a.ID, b.ID)) })
	return list, err
}
