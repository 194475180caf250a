package plans

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// openThen is openOf as of the moment that tx looks at. What the caller may not see counts, as it does
// at present: a load names no action.
func (f *Feature) openThen(ctx context.Context, tx *act.Tx, personIDs []string) ([]Action, error) {
	ids, err := openIDsThen(ctx, tx, personIDs)
	if err != nil {
		return nil, err
	}
	rows, err := actionsAt(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	under := make([]string, len(rows))
	for i := range rows {
		under[i] = rows[i].KeyResultID
	}
	homes, err := f.objectives.ResultsThen(ctx, tx.As(access.System("load")), under, objectives.ToName)
	rows = slices.DeleteFunc(rows, func(a Action) bool {
		at, was := homes[a.KeyResultID]
		return !was || at.State == okr.Closed
	})
	slices.SortFunc(rows, func(a, b Action) int { return cmp.Or(a.DueOn.Compare(b.DueOn.Date), cmp.Compare(a.ID, b.ID)) })
	return rows, err
}

// plannersThen is planners as of the moment that tx looks at.
func (f *Feature) plannersThen(ctx context.Context, tx *act.Tx, of *LoadOf) ([]string, error) {
	list, err := f.planThen(ctx, tx, of.KeyResultID)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, one := range list {
		of.CycleID = cmp.Or(of.CycleID, one.Place.CycleID)
		if one.State.Open() && !slices.Contains(ids, one.OwnerID) {
			ids = append(ids, one.OwnerID)
		}
	}
	return ids, nil
}

// weighedThen is weighed as of the moment that tx looks at, for no more than mostThen people.
func (f *Feature) weighedThen(ctx context.Context, tx *act.Tx, window cycle.Span, calendar *cycle.Calendar, ids []string) ([]plan.Load, error) {
	if len(ids) > mostThen {
		return nil, fault.At("/fullest", "plans.most_then", fault.Args{"most": strconv.Itoa(mostThen), "people": strconv.Itoa(len(ids))})
	}
	actions, err := f.openActions(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	loads := plan.Loads(actions, window, calendar)
	loads = slices.DeleteFunc(loads, func(l plan.Load) bool { return l.Actions == 0 })
	for i := range loads {
		loads[i].Weeks = nil
	}
	slices.SortFunc(loads, plan.Fuller)
	return loads, nil
}
