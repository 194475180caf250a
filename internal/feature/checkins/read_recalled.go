package checkins

import (
	"context"
	"crypto/sha256"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// recalled is what was found out of past days. A page of one is looked at again and again, by a whole meeting, and the past
// doesn't change.
type recalled struct {
	forecasts *lru.Cache[[sha256.Size]byte, *forecast.Forecast] // by what was asked: each takes 0.1 ms to make
	heard     *lru.Cache[hearing, any]                          // what check-ins had said, as heardOf gives it
}

// mostRecalled is how many are kept of each, some 1 kB each; the largest page has half as many.
const mostRecalled = 4000

func recall() (r recalled) {
	var err error
	if r.forecasts, err = lru.New[[sha256.Size]byte, *forecast.Forecast](mostRecalled); err == nil {
		r.heard, err = lru.New[hearing, any](mostRecalled)
	}
	if err != nil {
		panic(err) // the number is above 0
	}
	return r
}

// make gives what forecast.Make does, which nobody may change.
func (r recalled) make(q forecast.Question, workdays string) *forecast.Forecast {
	sum := q.Sum(workdays)
	made, ok := r.forecasts.Get(sum)
	if !ok {
		made = forecast.Make(q)
		r.forecasts.Add(sum, made)
	}
	return made
}

// hearing is what is asked of a key result's check-ins of the past.
type hearing struct {
	keyResultID string
	at          int64 // microseconds since 1970
	until       int64 // see objectives.KeyResult.ToldUntil
	how         objectives.Depth
}

// settled is for how long a moment must have passed until nothing more can be written of it: by then every write that
// had begun has ended, and the clocks of several servers don't differ by as much.
const settled = time.Hour

// heardOf gives what the check-ins of some key results had said at the moment that tx looks at, by id, none for one without,
// and asks only for what isn't recalled. Check-ins are never edited, and what is written later says so; an import can bring
// or take back older ones, and tells of it within the objective. Nobody may change what it gives.
func heardOf[T any](ctx context.Context, tx *act.Tx, f *Feature, how objectives.Depth, list []*objectives.KeyResult,
	ask func(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string]*T, error)) (map[string]*T, error) {
	recalls := len(list) <= mostRecalled/2 && f.act.Now().Sub(tx.Now) > settled
	key := func(kr *objectives.KeyResult) hearing { return hearing{kr.ID, tx.Now.UnixMicro(), kr.ToldUntil, how} }
	known := make(map[string]*T, len(list))
	var unheard []*objectives.KeyResult
	for _, kr := range list {
		heard, ok := any(nil), false
		if recalls && kr.ToldUntil > 0 {
			heard, ok = f.recalled.heard.Get(key(kr))
		}
		if !ok {
			unheard = append(unheard, kr)
		} else if one := heard.(*T); one != nil {
			known[kr.ID] = one
		}
	}
	fresh, err := ask(ctx, tx, idsOf(unheard))
	if err != nil {
		return nil, err
	}
	for _, kr := range unheard {
		one := fresh[kr.ID]
		if one != nil {
			known[kr.ID] = one
		}
		if recalls && kr.ToldUntil > 0 {
			f.recalled.heard.Add(key(kr), one)
		}
	}
	return known, nil
}
