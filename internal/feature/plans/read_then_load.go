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
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// openThen is openOf as of the moment that tx looks at. What the caller may not see counts, as it does
// at present: a load names no action. Only what has come, gone, moved or changed state since is put back.
func (f *Feature) openThen(ctx context.Context, tx *act.Tx, personIDs []string) ([]plan.Action, error) {
	rows, err := openThen(ctx, tx, personIDs)
	if err != nil {
		return nil, err
	}
	stirred, err := f.objectives.StirredThen(ctx, tx)
	if err != nil {
		return nil, err
	}
	moved := func(h heldThen) bool { return stirred[h.keyResultID] || stirred[h.objectiveID] }
	var under []string
	for _, h := range rows {
		if moved(h) {
			under = append(under, h.keyResultID)
		}
	}
	homes, err := f.objectives.ResultsThen(ctx, tx.As(access.System("load")), under, objectives.ToName)
	actions := make([]plan.Action, 0, len(rows))
	for _, h := range rows {
		if at, was := homes[h.keyResultID]; !moved(h) && h.open || was && at.State != okr.Closed {
			actions = append(actions, plan.Action{OwnerID: h.ownerID, StartsOn: h.starts.Date, DueOn: h.due.Date, State: plan.Todo, EffortDays: h.effort})
		}
	}
	return actions, err
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
	sorting.By(loads, plan.Fuller)
	return loads, nil
}
