package checkins

import (
	"context"
	"crypto/sha256"
	"slices"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// forecastsThen foresees key results of a page as foresee would have at the end of the day that tx
// looks at; see objectives.ForecastsOf. Their readings are one query.
func (f *Feature) forecastsThen(ctx context.Context, tx *act.Tx, kinds map[string]okr.Kind, list []*objectives.KeyResult) error {
	if len(list) == 0 {
		return nil
	}
	unread := slices.DeleteFunc(slices.Clone(list), func(kr *objectives.KeyResult) bool { return kr.Known != nil })
	readings, err := newestReadingsOfEach(ctx, tx, idsOf(unread), tx.Now, forecast.Most)
	if err != nil {
		return err
	}
	day, err := f.objectives.Day(ctx, tx)
	if err != nil {
		return err
	}
	workdays := day.Calendar.Sum()
	onAllProcessors(len(list), func(i int) {
		kr := list[i]
		known := kr.Known
		if known == nil {
			known = readings[kr.ID]
		}
		day.ForeseeBy(func(q forecast.Question) *forecast.Forecast { return f.recalled.make(q, workdays) }, kinds[kr.ObjectiveID], kr, known)
	})
	return nil
}

// recentThen is lastThen by the newest check-ins of each, with the readings that a forecast is made of.
func (f *Feature) recentThen(ctx context.Context, tx *act.Tx, list []*objectives.KeyResult) error {
	recent, err := recentOfEach(ctx, tx, idsOf(list), tx.Now, forecast.Most)
	if err != nil {
		return err
	}
	var wordy []*objectives.KeyResult // so much was said without a value that older ones count, too
	for _, kr := range list {
		said := recent[kr.ID]
		for i := range said {
			if said[i].tells() {
				kr.Known = append(kr.Known, said[i].Reading)
			}
		}
		if len(said) == forecast.Most && len(kr.Known) < len(said) {
			wordy = append(wordy, kr)
		}
	}
	more, err := newestReadingsOfEach(ctx, tx, idsOf(wordy), tx.Now, forecast.Most)
	if err != nil {
		return err
	}
	for _, kr := range wordy {
		kr.Known = more[kr.ID]
	}
	for _, kr := range list {
		unsay(kr)
		kr.Current, kr.CurrentOn, kr.CheckedOn, kr.Called = decimal.NullDecimal{}, store.Day{}, store.Day{}, ""
		if said := recent[kr.ID]; len(said) > 0 {
			last := said[len(said)-1]
			kr.CheckedOn, kr.Called = store.AsDay(last.AsOf), last.status
		}
		if len(kr.Known) == 0 {
			continue
		}
		last := kr.Known[len(kr.Known)-1]
		if last.StepsDone != nil {
			tick(kr, last.StepsDone)
		}
		if last.Value.Valid {
			kr.Current, kr.CurrentOn = last.Value, store.AsDay(last.AsOf)
		}
	}
	return nil
}

// recalled are forecasts that were made of a past day, by what was asked. A page of a past day is looked at again and again,
// by a whole meeting, and each of its forecasts takes 0.1 ms to make; they are the same until what they are made of is another.
type recalled struct {
	*lru.Cache[[sha256.Size]byte, *forecast.Forecast]
}

// mostRecalled is how many are kept, some 1 kB each: the largest page has half as many.
const mostRecalled = 4000

func recall() recalled {
	cache, err := lru.New[[sha256.Size]byte, *forecast.Forecast](mostRecalled)
	if err != nil {
		panic(err) // the number is above 0
	}
	return recalled{cache}
}

// make gives what forecast.Make does, which nobody may change.
func (r recalled) make(q forecast.Question, workdays string) *forecast.Forecast {
	sum := q.Sum(workdays)
	made, ok := r.Get(sum)
	if !ok {
		made = forecast.Make(q)
		r.Add(sum, made)
	}
	return made
}
