package objectives

import (
	"context"
	"maps"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// At is a key result where it was at a past moment.
type At struct {
	*Standing // of the objective that it was in
	Index     int
}

// Result is the key result itself.
func (a At) Result() *KeyResult { return &a.Results[a.Index] }

// ResultsThen gives where key results were at the moment that tx looks at, by id: those that
// were there, in an objective that the caller may see and might have seen. Of their check-ins
// hang on key results.
func (f *Feature) ResultsThen(ctx context.Context, tx *act.Tx, keyResultIDs []string, how Reach) (map[string]At, error) {
	return f.ResultsWithin(ctx, tx, keyResultIDs, nil, how)
}

// ResultsWithin is ResultsThen for who knows in which objectives some of the key results are now.
func (f *Feature) ResultsWithin(ctx context.Context, tx *act.Tx, keyResultIDs []string, now map[string]string, how Reach) (map[string]At, error) {
	at := make(map[string]At, len(keyResultIDs))
	if len(keyResultIDs) == 0 {
		return at, nil
	}
	in, err := holdersThen(ctx, tx, keyResultIDs, now)
	if err != nil {
		return nil, err
	}
	within := make([]string, 0, len(in))
	for _, objectiveID := range in {
		within = append(within, objectiveID)
	}
	found, err := f.StandingsThen(ctx, tx, within, how)
	if err != nil {
		return nil, err
	}
	asked := make(map[string]bool, len(keyResultIDs))
	for _, id := range keyResultIDs {
		asked[id] = true
	}
	for _, s := range found {
		for i := range s.Results {
			if asked[s.Results[i].ID] {
				at[s.Results[i].ID] = At{s, i}
			}
		}
	}
	return at, nil
}

// holdersThen gives in which objectives key results were at the moment that tx looks at; of some it is known in
// which they are now.
func holdersThen(ctx context.Context, tx *act.Tx, keyResultIDs []string, now map[string]string) (map[string]string, error) {
	unknown := slices.DeleteFunc(slices.Clone(keyResultIDs), func(id string) bool { return now[id] != "" })
	in, err := objectivesHolding(ctx, tx, unknown)
	if err != nil {
		return nil, err
	}
	maps.Copy(in, now)
	told, err := rareSince(ctx, tx)
	for id, objectiveID := range told.movedFrom {
		if _, asked := in[id]; asked {
			in[id] = objectiveID
		}
	}
	return in, err
}

// resultThen is KeyResult as of the moment that tx looks at; it is missing where it wasn't
// there, or its objective was hidden.
func (f *Feature) resultThen(ctx context.Context, tx *act.Tx, id string) (s Standing, at int, err error) {
	in, err := holdersThen(ctx, tx, []string{id}, nil)
	if err != nil {
		return s, 0, err
	}
	missing := fault.New(fault.Missing, "input.missing")
	if in[id] == "" {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return s, 0, err
		}
		return s, 0, missing
	}
	if s, err = f.planned(ctx, tx, in[id]); err != nil {
		return s, 0, err
	}
	if at = slices.IndexFunc(s.Results, func(kr KeyResult) bool { return kr.ID == id }); at < 0 {
		return s, 0, missing
	}
	return s, at, nil
}

// standingThen is where a Read keeps what StandingsThen has put back; nil for what wasn't
// there or is hidden.
type standingThen struct {
	id  string
	how Reach
}

// Reach is how far objectives are put back for what hangs on them.
type Reach int

// How far.
const (
	ToName  Reach = iota // whose they are, what they are called and what is agreed: nothing is judged
	ToStand              // also how they stood, by the check-ins that were known
)

// StandingsThen gives objectives as they were at the moment that tx looks at, by id, also those
// deleted by now: that were there, and that the caller may see and might have seen.
func (f *Feature) StandingsThen(ctx context.Context, tx *act.Tx, ids []string, how Reach) (map[string]*Standing, error) {
	return standingsOnce(tx, ids, func(id string) any { return standingThen{id, how} }, func(fresh []string) ([]Standing, error) {
		in := Filter{IDs: fresh, Limit: len(fresh), Of: Titles}
		if how == ToStand {
			list, _, err := f.list(ctx, tx, in)
			return list, err
		}
		return f.namedThen(ctx, tx, in)
	})
}

// ResultsOf are the ids of the key results of some objectives.
func ResultsOf(stood map[string]*Standing) (ids []string) {
	for _, s := range stood {
		for i := range s.Results {
			ids = append(ids, s.Results[i].ID)
		}
	}
	return ids
}

// namedThen is listThen of objectives by id without judging them.
func (f *Feature) namedThen(ctx context.Context, tx *act.Tx, in Filter) (list []Standing, err error) {
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	page, err := listThen(ctx, tx, tx.Who, in, nil)
	if err != nil {
		return nil, err
	}
	hidden, err := f.putBack(ctx, tx, &page.Items, ToJudge)
	for _, o := range page.Items {
		s := Standing{Objective: o, Each: make([]Judged, len(o.Results)), Org: org, Today: f.cycles.Today(tx), Past: true, hidden: hidden[o.ID]}
		if s.seenThen(tx.Who) {
			list = append(list, s)
		}
	}
	return list, err
}

// PlacesThen gives where the objectives were that were in some cycles at the moment that tx looks at,
// that the caller may see and might have seen: those of some teams, or with some ids, where they
// are named. They are ordered by cycle, and within it as now.
func (f *Feature) PlacesThen(ctx context.Context, tx *act.Tx, cycleIDs, teamIDs, ids []string) ([]Place, error) {
	list, err := placesThen(ctx, tx, cycleIDs, teamIDs, ids)
	if err != nil {
		return nil, err
	}
	var asked []string
	for _, p := range list {
		if p.hidden {
			asked = append(asked, p.ID)
		}
	}
	if len(asked) == 0 {
		return list, nil
	}
	seen, err := f.StandingsThen(ctx, tx, asked, ToName)
	return slices.DeleteFunc(list, func(p Place) bool { return p.hidden && seen[p.ID] == nil }), err
}

// HoldersThen gives in which objectives key results were at the moment that tx looks at that have
// been moved since; of the others it tells nothing.
func (f *Feature) HoldersThen(ctx context.Context, tx *act.Tx) (map[string]string, error) {
	told, err := rareSince(ctx, tx)
	return told.movedFrom, err
}

// ThereThen tells which of some key results there were at the moment that tx looks at, whoever may see them.
func (f *Feature) ThereThen(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string]bool, error) {
	there, err := madeBy(ctx, tx, keyResultIDs)
	if err != nil || len(there) == 0 {
		return there, err
	}
	gone, err := tx.SinceOn(ctx, "key_result", keyResultIDs)
	for id, g := range act.First(gone, resultCame...) {
		if _, made := there[id]; made {
			there[id] = g.Kind == "key_result.deleted"
		}
	}
	return there, err
}

// StirredThen gives the objectives and key results of which was told since the moment that tx looks at that they came,
// went or were moved, or that an objective took another state: whether the others were there and open is as it is now.
func (f *Feature) StirredThen(ctx context.Context, tx *act.Tx) (map[string]bool, error) {
	var ids []string
	err := tx.SubjectsSince(slices.Concat(objectiveWent, objectiveCame, resultCame, []string{"key_result.moved"})...).Distinct().Scan(ctx, &ids)
	stirred := make(map[string]bool, len(ids))
	for _, id := range ids {
		stirred[id] = true
	}
	return stirred, err
}

// hiddenThen is by which targets objectives that have been put back were seen by fewer, or by more, than now:
// whose they are now, with the visibility of then.
func hiddenThen(ctx context.Context, tx *act.Tx, ids []string, byID map[string]*Objective) (map[string]*access.Target, error) {
	hidden := map[string]*access.Target{}
	if len(ids) == 0 {
		return hidden, nil
	}
	now, err := targetsOf(ctx, tx, ids)
	for id, target := range now {
		if o := byID[id]; o != nil {
			target.Visibility = o.Visibility
			hidden[id] = &target
		}
	}
	return hidden, err
}

// SeenThen tells which of some objectives the caller may see and might have seen at the moment that tx looks
// at, deleted ones too: for who keeps what was said of them and shows it again.
func (f *Feature) SeenThen(ctx context.Context, tx *act.Tx, ids []string) (map[string]bool, error) {
	targets, err := f.Targets(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	gone, err := tx.SinceOn(ctx, "objective", store.OrNone(ids))
	if err != nil {
		return nil, err
	}
	then, seen := act.First(gone, objectiveSaid...), make(map[string]bool, len(targets))
	for id, target := range targets {
		seen[id] = access.Decide(tx.Who, access.ObjectiveView, target) == access.Allow
		if g, changed := then[id]; changed {
			was := struct {
				Visibility *access.Visibility `json:"visibility"`
			}{&target.Visibility}
			if err := g.Read(&was); err != nil {
				return nil, err
			}
			seen[id] = seen[id] && access.Decide(tx.Who, access.ObjectiveView, target) == access.Allow
		}
	}
	return seen, nil
}
