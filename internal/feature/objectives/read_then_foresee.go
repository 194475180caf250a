package objectives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/query"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// ForecastsOf sets what was to be foreseen of key results at the moment that tx looks at, by the
// readings that were known and what was agreed then. kinds are of their objectives, by id.
type ForecastsOf func(ctx context.Context, tx *act.Tx, kinds map[string]okr.Kind, list []*KeyResult) error

// mostForeseen bounds for how many key results of a page forecasts are made anew, some 0.1 ms each: the
// first ones. No page of a list comes to it, a large map does.
const mostForeseen = 2000

// foretold says whether a list is asked for with what is foreseen.
func (in Filter) foretold() bool { return in.Of == Whole || in.Of == Shown || in.Of == Foretold }

// asksChances says whether what a list finds hangs on chances.
func (in Filter) asksChances() bool { return in.asked != nil && in.asked.About(query.Chance) }

// foreseenThrough is through with forecasts of then. They are made of what is left, unless the query
// asks about them: then of all, or what it finds would hang on the bound.
func (f *Feature) foreseenThrough(ctx context.Context, tx *act.Tx, in Filter, list []Standing) ([]Standing, error) {
	if in.asksChances() {
		if err := f.foreseeThen(ctx, tx, list, -1); err != nil {
			return nil, err
		}
		return f.through(ctx, tx, in.asked, list)
	}
	list, err := f.through(ctx, tx, in.asked, list)
	if err == nil && in.foretold() {
		err = f.foreseeThen(ctx, tx, list, mostForeseen)
	}
	return list, err
}

// foreseeThen makes forecasts anew of the first key results that had one: most of them, or all where
// that is negative.
func (f *Feature) foreseeThen(ctx context.Context, tx *act.Tx, list []Standing, most int) error {
	kinds := make(map[string]okr.Kind, len(list))
	var results []*KeyResult
	for _, s := range list {
		kinds[s.ID] = s.Kind
		for i := range s.Results {
			if kr := &s.Results[i]; s.foreseeable(kr) && len(results) != most {
				results = append(results, kr)
			}
		}
	}
	return f.forecasts(ctx, tx, kinds, results)
}

// foreseeable reports whether a key result may have a forecast that holds; see Foreseen.
func (s Standing) foreseeable(kr *KeyResult) bool {
	return s.State == okr.Active && !kr.Dropped && kr.Kind != okr.Rollup && !kr.CheckedOn.IsZero() && s.Today.Before(kr.DueOn.Date)
}
