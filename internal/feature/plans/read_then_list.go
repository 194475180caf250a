package plans

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// mostPages bounds how far a list of the past is gone through until something of it may be shown.
const mostPages = 50

// listThen is List as of the moment that tx looks at. A page is cut before it is known what may
// be shown of it, so that it can hold fewer than it might.
func (f *Feature) listThen(ctx context.Context, tx *act.Tx, in Filter) (list []Standing, next string, err error) {
	more, err := f.elsewhere(ctx, tx, in)
	if err != nil {
		return nil, "", err
	}
	for range mostPages {
		page, err := listThen(ctx, tx, in, more)
		if err != nil {
			return nil, "", err
		}
		ids := make([]string, len(page.Items))
		for i, d := range page.Items {
			ids[i] = d.ID
		}
		if list, err = f.then(ctx, tx, ids, in.askedFor); err != nil {
			return nil, "", err
		}
		if next = page.Next; next == "" || len(list) > 0 {
			break
		}
		in.Cursor = next
	}
	return list, next, nil
}

// elsewhere gives what has been moved, or renamed, since.
func (f *Feature) elsewhere(ctx context.Context, tx *act.Tx, in Filter) (more elsewhere, err error) {
	if in.CycleID != "" || in.teamIDs != nil || in.ObjectiveID != "" {
		gone, err := tx.SinceMoved(ctx, []string{"team_id", "cycle_id"}, "objective.changed", "objective.handed_over")
		if err != nil {
			return more, err
		}
		for _, g := range gone {
			more.objectiveIDs = append(more.objectiveIDs, g.SubjectID)
		}
		moved, err := f.objectives.HoldersThen(ctx, tx)
		if err != nil {
			return more, err
		}
		more.keyResultIDs = slices.Sorted(maps.Keys(moved))
	}
	if strings.TrimSpace(in.Query) != "" {
		renamed, err := tx.SinceMoved(ctx, []string{"title"}, "key_result.changed")
		if err != nil {
			return more, err
		}
		for _, g := range renamed {
			more.keyResultIDs = append(more.keyResultIDs, g.SubjectID)
		}
	}
	return more, nil
}

// askedFor is what the filter asks of where an action was; of itself the database has asked.
func (in Filter) askedFor(a *Action, at objectives.At) bool {
	kr := at.Result()
	text := strings.ToLower(strings.TrimSpace(in.Query))
	says := func(title string) bool { return strings.Contains(strings.ToLower(title), text) }
	return (in.CycleID == "" || at.CycleID == in.CycleID) && (in.teamIDs == nil || slices.Contains(in.teamIDs, at.TeamID)) &&
		(in.ObjectiveID == "" || at.ID == in.ObjectiveID) && (!in.UnderWay || at.State == okr.Active && !kr.Dropped) &&
		(in.loadEnd.IsZero() || at.State != okr.Closed) && (text == "" || says(a.Title) || says(kr.Title))
}

// then gives those of some actions, in their order, that were there at the moment that tx looks
// at, that the caller may see and might have seen, and of which ask says yes.
func (f *Feature) then(ctx context.Context, tx *act.Tx, ids []string, ask func(*Action, objectives.At) bool) ([]Standing, error) {
	rows, homes, err := f.seenThen(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	rows = slices.DeleteFunc(rows, func(a Action) bool { return !ask(&a, homes[a.KeyResultID]) })
	sorting.By(rows, func(a, b Action) int { return cmp.Compare(slices.Index(ids, a.ID), slices.Index(ids, b.ID)) })
	var needs []string
	for i := range rows {
		needs = append(needs, rows[i].DependsOn...)
	}
	slices.Sort(needs)
	needs = slices.Compact(needs)
	all, err := actionsAt(ctx, tx, needs)
	if err != nil {
		return nil, err
	}
	seen, _, err := f.seenThen(ctx, tx, needs)
	if err != nil {
		return nil, err
	}
	if err := when(ctx, tx, rows); err != nil {
		return nil, err
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	calendar, err := f.cycles.Calendar(ctx, tx)
	list := make([]Standing, len(rows))
	for i := range rows {
		a, at := &rows[i], homes[rows[i].KeyResultID]
		kr := at.Result()
		a.ObjectiveID = at.ID
		list[i] = Standing{Action: a, Timing: a.plain().Timing(f.cycles.Today(tx), calendar, plan.UsualNearWorkdays), Org: org, Past: true,
			Place: place{KeyResultID: kr.ID, KeyResult: kr.Title, DueOn: kr.DueOn, ObjectiveID: at.ID, Objective: at.Title, CycleID: at.CycleID, State: string(at.State)}}
		for _, id := range a.DependsOn {
			same := func(a Action) bool { return a.ID == id }
			n := slices.IndexFunc(all, same)
			if n < 0 { // deleted by then
				continue
			}
			need := Need{ID: id, Title: all[n].Title, State: all[n].State, DueOn: all[n].DueOn.Date}
			if !slices.ContainsFunc(seen, same) {
				need.Title, need.Hidden = "…", true
			}
			list[i].Needs = append(list[i].Needs, need)
		}
	}
	return list, err
}

// seenThen gives those of some actions that were there, in a key result that was, and that the
// caller may see and might have seen; with where their key results were.
func (f *Feature) seenThen(ctx context.Context, tx *act.Tx, ids []string) ([]Action, map[string]objectives.At, error) {
	rows, err := actionsAt(ctx, tx, ids)
	if err != nil || len(rows) == 0 {
		return nil, nil, err
	}
	under, now := make([]string, len(rows)), make(map[string]string, len(rows))
	for i, a := range rows {
		if under[i] = a.KeyResultID; !a.carried {
			now[a.KeyResultID] = a.ObjectiveID
		}
	}
	homes, err := f.objectives.ResultsWithin(ctx, tx, under, now, objectives.ToName)
	if err != nil {
		return nil, nil, err
	}
	var moved []string // whose objective of now has not been asked about yet
	for _, a := range rows {
		if at, was := homes[a.KeyResultID]; was && at.ID != a.ObjectiveID {
			moved = append(moved, a.ID)
		}
	}
	seen, err := visibleEver(ctx, tx, moved)
	return slices.DeleteFunc(rows, func(a Action) bool {
		at, was := homes[a.KeyResultID]
		return !was || at.ID != a.ObjectiveID && !seen[a.ID]
	}), homes, err
}

// actionsAt puts actions back to how they were at the moment that tx looks at; those that
// weren't there are left out.
func actionsAt(ctx context.Context, tx *act.Tx, ids []string) ([]Action, error) {
	rows, err := everByID(ctx, tx, ids, tx.Now)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	gone, err := tx.SinceOn(ctx, "action", ids)
	if err != nil {
		return nil, err
	}
	came, said, kept := act.First(gone, actionCame...), act.First(gone, actionSaid...), rows[:0]
	for _, a := range rows {
		if g, ok := came[a.ID]; ok && g.Kind != "action.deleted" || !ok && !a.DeletedAt.IsZero() {
			continue
		}
		in := a.KeyResultID
		if err := a.unwind(said[a.ID]); err != nil {
			return nil, err
		}
		a.changed, a.carried = said[a.ID].At, a.KeyResultID != in
		if err := a.untick(gone); err != nil {
			return nil, err
		}
		kept = append(kept, a)
	}
	return kept, nil
}

// unwind puts an action back to how it was before an event; the zero one changes nothing.
func (a *Action) unwind(g act.Gone) error {
	if g.Before == "" {
		return nil
	}
	var was struct {
		Title         string              `json:"title"`
		KeyResultID   string              `json:"key_result_id"`
		OwnerID       string              `json:"owner_id"`
		Collaborators []string            `json:"collaborator_ids"`
		StartsOn      date.Date           `json:"starts_on"`
		DueOn         date.Date           `json:"due_on"`
		How           string              `json:"how"`
		EffortDays    decimal.NullDecimal `json:"effort_days"`
		Steps         []StepView          `json:"steps"`
		DependsOn     []string            `json:"depends_on"`
		State         plan.State          `json:"state"`
		Blocked       BlockView           `json:"blocked"`
		Position      *int                `json:"position"` // older events don't tell
	}
	if err := g.Read(&was); err != nil {
		return err
	}
	a.Title, a.KeyResultID, a.OwnerID, a.Collaborators, a.How, a.EffortDays, a.DependsOn, a.State =
		was.Title, was.KeyResultID, was.OwnerID, was.Collaborators, was.How, was.EffortDays, was.DependsOn, was.State
	a.StartsOn, a.DueOn = store.AsDay(was.StartsOn), store.AsDay(was.DueOn)
	a.BlockedWhy, a.BlockedPersonID, a.BlockedWhom = was.Blocked.Why, was.Blocked.PersonID, was.Blocked.Whom
	act.Set(&a.Position, was.Position)
	a.Steps.V = make([]plan.Step, len(was.Steps))
	for i, s := range was.Steps {
		a.Steps.V[i] = plan.Step(s)
	}
	return nil
}

// untick takes the ticks back, the last first, that were given or taken since and before
// anything else that is told of the action. An older tick names its step by the title alone.
func (a *Action) untick(gone []act.Gone) error {
	var ticks []act.Gone
	for _, g := range gone {
		if g.SubjectID != a.ID {
			continue
		}
		if slices.Contains(actionSaid, g.Kind) {
			break
		}
		if g.Kind == "action.ticked" {
			ticks = append(ticks, g)
		}
	}
	a.Steps.V = slices.Clone(a.Steps.V)
	for _, g := range slices.Backward(ticks) {
		var was struct {
			ID   string `json:"step_id"`
			Step string `json:"step"`
			Done bool   `json:"done"`
		}
		if err := g.Read(&was); err != nil {
			return err
		}
		at := slices.IndexFunc(a.Steps.V, func(s plan.Step) bool {
			return was.ID != "" && s.ID == was.ID || was.ID == "" && s.Title == was.Step && s.Done != was.Done
		})
		if at >= 0 {
			a.Steps.V[at].Done = was.Done
		}
	}
	return nil
}

// when sets since when actions are blocked, or done: where the row has forgotten it, as the
// trail tells.
func when(ctx context.Context, tx *act.Tx, rows []Action) error {
	for _, one := range []struct {
		state plan.State
		at    func(*Action) *time.Time
	}{
		{plan.Done, func(a *Action) *time.Time { return &a.DoneAt }},
		{plan.Blocked, func(a *Action) *time.Time { return &a.BlockedAt }},
	} {
		var asked []string
		for i := range rows {
			a := &rows[i]
			if at := one.at(a); a.State != one.state || at.After(tx.Now) {
				*at = time.Time{}
			}
			if a.State == one.state && one.at(a).IsZero() {
				asked = append(asked, a.ID)
			}
		}
		found, err := becameBy(ctx, tx, asked, one.state)
		if err != nil {
			return err
		}
		for i := range rows {
			if at, ok := found[rows[i].ID]; ok {
				*one.at(&rows[i]) = at
			}
		}
	}
	return nil
}

// planThen gives the plan of a key result as it was, in the order of then as far as the trail
// tells it.
func (f *Feature) planThen(ctx context.Context, tx *act.Tx, keyResultID string) ([]Standing, error) {
	homes, err := f.objectives.ResultsThen(ctx, tx, []string{keyResultID}, objectives.ToName)
	if err != nil {
		return nil, err
	}
	if _, was := homes[keyResultID]; !was {
		return nil, fault.New(fault.Missing, "input.missing")
	}
	list, _, err := f.listThen(ctx, tx, Filter{KeyResultID: keyResultID, Limit: mostOfObjectives})
	if err != nil {
		return nil, err
	}
	if err := orderThen(ctx, tx, keyResultID, list); err != nil {
		return nil, err
	}
	sorting.Stably(list, func(a, b Standing) int { return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID)) })
	return list, nil
}

// orderThen sets the places of actions in a plan to those before it was ordered the first time
// since, save for those that something else is told of before.
func orderThen(ctx context.Context, tx *act.Tx, keyResultID string, list []Standing) error {
	gone, err := tx.SinceOn(ctx, "key_result", []string{keyResultID})
	if err != nil {
		return err
	}
	ordered, ok := act.First(gone, "key_result.actions_ordered")[keyResultID]
	var was struct {
		Order     []string `json:"order"`
		Positions []int    `json:"positions"`
	}
	if err := ordered.Read(&was); err != nil || !ok {
		return err
	}
	for _, s := range list {
		at := slices.Index(was.Order, s.ID)
		if at >= 0 && at < len(was.Positions) && (s.changed.IsZero() || s.changed.After(ordered.At)) {
			s.Position = was.Positions[at]
		}
	}
	return nil
}

// actionThen gives one action as it was; it is missing where it wasn't there, or was hidden.
func (f *Feature) actionThen(ctx context.Context, tx *act.Tx, id string) (Standing, error) {
	if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
		return Standing{}, err
	}
	list, err := f.then(ctx, tx, []string{id}, func(*Action, objectives.At) bool { return true })
	if err == nil && len(list) == 0 {
		err = fault.New(fault.Missing, "input.missing")
	}
	if err != nil {
		return Standing{}, err
	}
	return list[0], nil
}
