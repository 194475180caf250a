package objectives

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/query"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Reading is how a query that somebody is writing reads.
type Reading struct {
	Terms  []string // each in words
	Wrong  *query.Wrong
	Offers []query.Offer
}

// mostNames bounds the names that are offered.
const mostNames = 6

// ReadQuery reads a query as it is being written, and offers what may be meant at a
// place. Names are offered of people, teams and themes to those who may see them.
func (f *Feature) ReadQuery(ctx context.Context, who access.Actor, text string, at int, zh bool) (r Reading, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		titles, err := f.themeTitles(ctx, tx)
		if err != nil {
			return err
		}
		q, wrong := query.Parse(text, zh)
		for _, t := range q.Terms {
			r.Terms = append(r.Terms, t.Words(zh))
		}
		r.Wrong = wrong
		r.Offers = query.Complete(text, at, zh, func(field query.Field, part string) []string { return called(who, org, titles, field, part) })
		return nil
	})
	return r, err
}

// called are the names of a field's values that hold a text, of those that somebody may see.
func called(who access.Actor, org *people.Org, titles map[string]string, field query.Field, part string) (names []string) {
	may := func(a access.Action) bool { return access.Decide(who, a, access.Target{}) == access.Allow }
	switch {
	case field == query.Owner && may(access.PersonView):
		return org.Called(part, mostNames)
	case field == query.Team && may(access.TeamView):
		for _, id := range org.Tree.IDs() {
			t, _ := org.Tree.Team(id)
			names = append(names, t.Name)
		}
	case field == query.Theme:
		names = slices.Sorted(maps.Values(titles))
	}
	names = slices.DeleteFunc(names, func(name string) bool { return !strings.Contains(strings.ToLower(name), strings.ToLower(part)) })
	return names[:min(len(names), mostNames)]
}
