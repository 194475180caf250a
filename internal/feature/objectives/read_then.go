package objectives

import (
	"context"
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// How things stood at a past moment (act.AsOf) is the present put back: the row as it
// is, with what the trail says stood before the first change since; see
// docs/adr/0026-the-past-is-the-present-put-back.md.

// ReadingsOf sets what key results keep of their check-ins to what was known at the
// moment that tx looks at.
type ReadingsOf func(ctx context.Context, tx *act.Tx, list []*KeyResult, how Depth) error

// Depth is how much is put back of key results.
type Depth int

// The depths. Forecasts are made anew apart, of those that are shown in the end.
const (
	ToJudge   Depth = iota // what judging needs
	ToForesee              // the same, and the readings that are known
	ToShow                 // all that is kept of check-ins, no forecast
)

// SupportersOf gives which objectives supported each of some key results at the moment.
type SupportersOf func(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string][]string, error)

// ReadingsFrom names who knows the check-ins, SupportersFrom who knows the alignments:
// those features build on this one.
func (f *Feature) ReadingsFrom(of ReadingsOf, foresee ForecastsOf) {
	f.readings, f.forecasts = of, foresee
}

// SupportersFrom see ReadingsFrom.
func (f *Feature) SupportersFrom(of SupportersOf) { f.supporters = of }

// listThen is list as of the moment that tx looks at. The page is cut from those that
// may have been asked for then, so that it can hold fewer than it might.
func (f *Feature) listThen(ctx context.Context, tx *act.Tx, org *people.Org, in Filter) (list []Standing, next string, err error) {
	more, err := f.elsewhere(ctx, tx, in)
	if err != nil {
		return nil, "", err
	}
	for range mostPages {
		page, err := listThen(ctx, tx, tx.Who, in, more)
		if err != nil {
			return nil, "", err
		}
		then, err := f.judgeThen(ctx, tx, org, page.Items, in.depth(), 0)
		if err != nil {
			return nil, "", err
		}
		for _, s := range then {
			if s.seenThen(tx.Who) && s.askedFor(in) && s.matches(in) {
				list = append(list, s)
			}
		}
		if list, err = f.foreseenThrough(ctx, tx, in, list); err != nil {
			return nil, "", err
		}
		if next = page.Next; next == "" || len(list) > 0 {
			break
		}
		in.Cursor = next
	}
	return list, next, nil
}

// standingThen is Standing as of the moment that tx looks at; it is missing where it
// wasn't there or was hidden from the caller then.
func (f *Feature) standingThen(ctx context.Context, tx *act.Tx, id string) (Standing, error) {
	rows, err := objectivesOf(ctx, tx, []string{id})
	if err != nil {
		return Standing{}, err
	}
	missing := fault.New(fault.Missing, "input.missing")
	if len(rows) == 0 || rows[0].CreatedAt.After(tx.Now) {
		return Standing{}, missing
	}
	if err := tx.Allow(access.ObjectiveView, rows[0].Target()); err != nil {
		return Standing{}, err
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return Standing{}, err
	}
	list, err := f.judgeThen(ctx, tx, org, rows, ToShow, 0)
	if err == nil && (len(list) == 0 || !list[0].seenThen(tx.Who)) {
		err = missing
	}
	if err == nil {
		err = f.foreseeThen(ctx, tx, list, mostForeseen)
	}
	if err != nil {
		return Standing{}, err
	}
	return list[0], nil
}

func (in Filter) depth() Depth {
	switch {
	case in.Of < Titles:
		return ToShow
	case in.Of == Foretold || in.asksChances():
		return ToForesee
	}
	return ToJudge
}

// elsewhere gives the objectives that the filter wouldn't find by how they are, and may
// by how they were: those whose team, owner or cycle has changed since.
func (f *Feature) elsewhere(ctx context.Context, tx *act.Tx, in Filter) (ids []string, err error) {
	if in.CycleID == "" && in.OwnerID == "" && in.teamIDs == nil && in.DoneBy == nil {
		return nil, nil
	}
	gone, err := tx.SinceMoved(ctx, []string{"team_id", "owner_id", "cycle_id"}, "objective.changed", "objective.handed_over")
	if err != nil {
		return nil, err
	}
	for _, g := range gone {
		ids = append(ids, g.SubjectID)
	}
	if in.OwnerID == "" && in.DoneBy == nil {
		return ids, nil
	}
	theirs, err := tx.SinceMoved(ctx, []string{"owner_id"}, "key_result.changed", "key_result.handed_over")
	if err != nil {
		return nil, err
	}
	moved, err := tx.SinceOf(ctx, "key_result.moved", "key_result.deleted")
	for _, g := range slices.Concat(theirs, moved) {
		was := struct {
			ObjectiveID string `json:"objective_id"`
		}{g.WithinID}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		ids = append(ids, was.ObjectiveID)
	}
	return ids, err
}

// seenThen reports whether somebody may see a past standing: what hides the objective
// now has been asked before, and what hid it then still hides how it was then.
func (s Standing) seenThen(who access.Actor) bool {
	return s.hidden == nil || access.Decide(who, access.ObjectiveView, *s.hidden) == access.Allow
}

// askedFor is the filter in Go, for rows that have been put back.
func (s Standing) askedFor(in Filter) bool {
	if in.CycleID != "" && s.CycleID != in.CycleID || in.teamIDs != nil && !slices.Contains(in.teamIDs, s.TeamID) || in.TeamOwned && s.OwnerID != "" ||
		in.State != "" && s.State != in.State || in.Kind != "" && s.Kind != in.Kind || in.ThemeID != "" && !slices.Contains(s.Themes, in.ThemeID) {
		return false
	}
	theirs := func(kr KeyResult) bool { return kr.OwnerID == in.OwnerID }
	if !in.Since.IsZero() && s.State != okr.Active && (s.State != okr.Closed || s.ClosedAt.Before(in.Since)) || in.DoneBy != nil && !in.DoneBy.checkIn(s) {
		return false
	}
	if in.OwnerID != "" && s.OwnerID != in.OwnerID && !slices.ContainsFunc(s.Results, theirs) {
		return false
	}
	says := func(title string) bool { return strings.Contains(strings.ToLower(title), strings.ToLower(in.Query)) }
	return in.Query == "" || says(s.Title) || slices.ContainsFunc(s.Results, func(kr KeyResult) bool { return says(kr.Title) })
}

// checkIn reports whether one of them checks in on one of an objective's key results.
func (d *Doers) checkIn(s Standing) bool {
	return slices.Contains(d.People, s.OwnerID) || s.OwnerID == "" && slices.Contains(d.Teams, s.TeamID) ||
		slices.ContainsFunc(s.Results, func(kr KeyResult) bool { return slices.Contains(d.People, kr.OwnerID) })
}

// judgeThen puts objectives back and judges them as of the moment's day; those that
// weren't there are left out.
func (f *Feature) judgeThen(ctx context.Context, tx *act.Tx, org *people.Org, list []*Objective, how Depth, level int) ([]Standing, error) {
	day, err := f.Day(ctx, tx)
	if err != nil {
		return nil, err
	}
	hidden, err := f.putBack(ctx, tx, &list, how)
	if err != nil {
		return nil, err
	}
	if err := f.readThen(ctx, tx, list, how); err != nil {
		return nil, err
	}
	if err := f.rollThen(ctx, tx, org, list, level); err != nil {
		return nil, err
	}
	out := make([]Standing, len(list))
	for i, o := range list {
		whole, each := day.JudgeObjective(o)
		out[i] = Standing{Objective: o, Whole: whole, Each: each, Org: org, Today: day.Today, Past: true, hidden: hidden[o.ID]}
	}
	return out, nil
}

// putBack puts objectives and their key results back, and drops those that weren't
// there. Of those that fewer people saw then it gives the target by which they did.
func (f *Feature) putBack(ctx context.Context, tx *act.Tx, list *[]*Objective, how Depth) (hidden map[string]*access.Target, err error) {
	ids := make([]string, len(*list))
	for i, o := range *list {
		ids[i] = o.ID
	}
	gone, err := tx.SinceWithin(ctx, ids)
	if err != nil {
		return nil, err
	}
	u, kept := unwindObjectives(gone), (*list)[:0]
	told, err := rareSince(ctx, tx)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]*Objective, len(ids))
	var seen []string
	for _, o := range *list {
		now := o.Visibility
		there, err := o.unwind(u, tx.Now)
		if err != nil {
			return nil, err
		}
		o.serveAgain(told.served[o.ID], u.said[o.ID])
		if now != o.Visibility {
			seen = append(seen, o.ID)
		}
		if there {
			kept, byID[o.ID] = append(kept, o), o
		}
	}
	*list = kept
	if err := reclosed(ctx, tx, byID, gone); err != nil {
		return nil, err
	}
	hidden, err = hiddenThen(ctx, tx, seen, byID)
	if err != nil {
		return nil, err
	}
	return hidden, f.resultsThen(ctx, tx, byID, gone, how)
}

// resultsThen loads the key results that were the objectives' at the moment, put back.
func (f *Feature) resultsThen(ctx context.Context, tx *act.Tx, byID map[string]*Objective, gone []act.Gone, how Depth) error {
	told, err := rareSince(ctx, tx)
	if err != nil {
		return err
	}
	from, until := told.movedFrom, lastWithin(gone)
	var away []string
	for id, objectiveID := range from {
		if byID[objectiveID] != nil {
			away = append(away, id)
		}
	}
	if len(away) > 0 { // what was told of them since is under whichever objective they were in
		theirs, err := tx.SinceOn(ctx, "key_result", away)
		if err != nil {
			return err
		}
		gone = slices.DeleteFunc(slices.Clone(gone), func(g act.Gone) bool { return slices.Contains(away, g.SubjectID) })
		gone = append(gone, theirs...)
	}
	ids := make([]string, 0, len(byID))
	for id := range byID {
		ids = append(ids, id)
	}
	rows, err := resultsThen(ctx, tx, ids, away, tx.Now, how)
	if err != nil {
		return err
	}
	u := unwindResults(gone)
	var back []KeyResult // moved away since; their place isn't told, so they go where they were made
	for i := range rows {
		kr := &rows[i]
		there, err := kr.unwind(u)
		if err != nil {
			return err
		}
		if was, gone := from[kr.ID]; gone { // something else may be told of it first
			kr.ObjectiveID = was
		}
		switch o := byID[kr.ObjectiveID]; {
		case !there || o == nil:
		case slices.Contains(away, kr.ID):
			back = append(back, *kr)
		default:
			kr.ToldUntil = max(until[o.ID], 1)
			o.Results = append(o.Results, *kr)
		}
	}
	for _, kr := range back {
		o := byID[kr.ObjectiveID]
		at := slices.IndexFunc(o.Results, func(one KeyResult) bool { return one.ID > kr.ID })
		if at < 0 {
			at = len(o.Results)
		}
		o.Results = slices.Insert(o.Results, at, kr)
	}
	return nil
}

// lastWithin gives the number in the trail of the last event within each objective.
func lastWithin(gone []act.Gone) map[string]int64 {
	last := map[string]int64{}
	for _, g := range gone {
		last[g.WithinID] = max(last[g.WithinID], g.Seq)
	}
	return last
}

// readThen sets the readings as they were known.
func (f *Feature) readThen(ctx context.Context, tx *act.Tx, list []*Objective, how Depth) error {
	var results, over []*KeyResult
	for _, o := range list {
		for i := range o.Results {
			switch kr := &o.Results[i]; {
			case kr.Kind == okr.Rollup:
			case how == ToForesee && (o.State != okr.Active || kr.Dropped):
				over = append(over, kr)
			default:
				results = append(results, kr)
			}
			if o.State == okr.Draft || o.State == okr.InReview {
				o.Results[i].FirstMeasure.Set(nil)
			}
		}
	}
	if err := f.readings(ctx, tx, over, ToJudge); err != nil {
		return err
	}
	return f.readings(ctx, tx, results, how)
}
