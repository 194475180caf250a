package objectives

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/query"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/themes"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// findPage is how many objectives a query looks at at once: it may let few through.
const findPage = 200

// asking is a query with what answering it takes besides the standings. What it says of a
// subject is what the asker is shown of it: a query must not tell what a page hides.
type asking struct {
	query.Query
	org    *people.Org
	me     string
	teams  bool              // the asker sees which teams lie above one
	themes map[string]string // titles by id, where a term asks for one and the asker sees them
	sieve  *sieve            // what the database narrows by of how key results stand; nil for nothing
}

// ask prepares a query; nil for none.
func (f *Feature) ask(ctx context.Context, tx *act.Tx, org *people.Org, q *query.Query) (*asking, error) {
	if q == nil || len(q.Terms) == 0 {
		return nil, nil
	}
	a := &asking{Query: q.On(f.Today(tx)), org: org, me: tx.Who.ID, teams: access.Decide(tx.Who, access.TeamView, access.Target{}) == access.Allow}
	var err error
	if q.About(query.Theme) || q.About(query.Without) {
		if a.themes, err = f.themeTitles(ctx, tx); err != nil {
			return nil, err
		}
	}
	if !tx.Past() {
		a.sieve, err = f.sieve(ctx, tx, a.Query)
	}
	return a, err
}

// sieve prepares what the database narrows by of how key results stand; nil where nothing of it
// is asked.
func (f *Feature) sieve(ctx context.Context, tx *act.Tx, q query.Query) (*sieve, error) {
	if !ofStanding(q) {
		return nil, nil
	}
	day, err := f.Day(ctx, tx)
	if err != nil {
		return nil, err
	}
	since := day.Today.AddDays(1)
	stale := q.Some(func(t query.Term) bool { return query.Query{Terms: []query.Term{t}}.Wants(query.Is, "stale") })
	if stale {
		since = day.Today.AddDays(-pastSpans)
	}
	s := &sieve{Query: q, day: day, since: since.String(), chance: chanceOf(tx)}
	if stale || q.About(query.Behind) || q.About(query.Status) {
		texts, err := spansSince(ctx, tx, since, mostSpans)
		if err != nil {
			return nil, err
		}
		s.spans = day.spansOf(texts, stale)
	}
	return s, nil
}

// ofStanding reports whether anything of how key results stand is asked.
func ofStanding(q query.Query) bool {
	return slices.ContainsFunc([]query.Field{query.Progress, query.Behind, query.Status, query.Confidence, query.Chance, query.Due, query.Without, query.Is}, q.About)
}

// themeTitles are those that the caller sees, by id.
func (f *Feature) themeTitles(ctx context.Context, tx *act.Tx) (map[string]string, error) {
	titles := map[string]string{}
	if access.Decide(tx.Who, access.ThemeView, access.Target{}) != access.Allow {
		return titles, nil
	}
	list, _, err := f.themes.List(ctx, tx.Who, themes.Listing{Archived: true})
	for _, t := range list {
		titles[t.ID] = t.Title
	}
	return titles, err
}

// extent is what of key results a query takes to be answered, at least.
func (a *asking) extent(wanted Extent) Extent {
	switch {
	case a == nil:
		return wanted
	case a.About(query.Confidence) || a.About(query.Chance):
		return min(wanted, Shown)
	}
	return min(wanted, Titles)
}

// through adds the plans that the query asks about, and keeps the objectives of which it
// holds: of the objective, or of one of its key results that aren't dropped.
func (f *Feature) through(ctx context.Context, tx *act.Tx, a *asking, list []Standing) ([]Standing, error) {
	if a == nil || len(list) == 0 {
		return list, nil
	}
	if a.About(query.Without) {
		if err := f.withPlans(ctx, tx, list); err != nil {
			return nil, err
		}
	}
	found := list[:0]
	for _, s := range list {
		if s.Found = a.of(s); s.Found.any() {
			found = append(found, s)
		}
	}
	return found, nil
}

// Found is of what of an objective a query holds.
type Found struct {
	Whole   bool   // of the objective itself
	Results []bool // of each of its key results, which are in the same order; never of a dropped one
}

func (f *Found) any() bool { return f.Whole || slices.Contains(f.Results, true) }

// at reports whether a query that was asked holds of a key result.
func (f *Found) at(i int) bool { return f != nil && f.Results[i] }

func (a *asking) of(s Standing) *Found {
	whole := a.subject(s)
	f := &Found{Whole: a.Holds(whole, a.me), Results: make([]bool, len(s.Results))}
	for i := range s.Results {
		f.Results[i] = !s.Results[i].Dropped && a.Holds(subjectOf(s, whole, i), a.me)
	}
	return f
}

// subject is the objective as a query sees it.
func (a *asking) subject(s Standing) query.Subject {
	v := query.Subject{Titles: []string{s.Title}, OwnerID: s.OwnerID, OwnerName: s.Org.Name(s.OwnerID),
		Status: s.Whole.Status, State: s.State, Kind: s.Kind, Progress: s.Whole.Progress, Expected: s.Whole.Expected, Stale: s.Whole.Stale}
	v.TeamNames = a.above(s.Org, s.TeamID)
	for _, id := range s.Themes {
		if title := a.themes[id]; title != "" {
			v.ThemeNames = append(v.ThemeNames, title)
		}
	}
	return v
}

// above are the names of a team and of those above it that the asker sees.
func (a *asking) above(org *people.Org, teamID string) (names []string) {
	if t, ok := org.Tree.Team(teamID); ok {
		names = append(names, t.Name)
	}
	if !a.teams {
		return names
	}
	for _, id := range org.Tree.Ancestors(teamID) {
		t, _ := org.Tree.Team(id)
		names = append(names, t.Name)
	}
	return names
}

// subjectOf is one of its key results, which has what it doesn't say of its own from the
// objective.
func subjectOf(s Standing, whole query.Subject, i int) query.Subject {
	kr, j, v := &s.Results[i], s.Each[i], whole
	v.Titles = []string{kr.Title, s.Title}
	if kr.OwnerID != "" {
		v.OwnerID, v.OwnerName = kr.OwnerID, s.Org.Name(kr.OwnerID)
	}
	v.Status, v.Progress, v.Expected, v.Stale, v.Confidence, v.KeyResult = j.Status, j.Progress, j.Expected, j.Stale, kr.Confidence, true
	if foreseen := s.Foreseen(kr); foreseen != nil {
		v.Chance = okr.RatioOf(int64(foreseen.Chance), 100).Known()
	}
	v.Due, v.Measurable = kr.DueOn.Date, len(kr.Measure.V.Complete()) == 0
	plan := s.Plans[kr.ID]
	v.Rollup = kr.Kind == okr.Rollup
	v.Actions = plan.Open + plan.Done
	return v
}
