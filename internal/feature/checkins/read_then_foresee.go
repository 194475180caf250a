package checkins

import (
	"context"
	"slices"

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
	known, err := heardOf(ctx, tx, f, objectives.ToForesee, list, recentOfEach)
	if err != nil {
		return err
	}
	for _, kr := range list {
		unsay(kr)
		kr.Current, kr.CurrentOn, kr.CheckedOn, kr.Called = decimal.NullDecimal{}, store.Day{}, store.Day{}, ""
		heard := known[kr.ID]
		if heard == nil {
			continue
		}
		kr.CheckedOn, kr.Called = store.AsDay(heard.last.AsOf), heard.last.status
		if kr.Known = heard.readings; len(kr.Known) == 0 {
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

// recentHeard is the last check-in of a key result that was known at a moment, and the newest readings.
type recentHeard struct {
	last     said
	readings []okr.Reading
}

func recentOfEach(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string]*recentHeard, error) {
	recent, err := saidOfEach(ctx, tx, keyResultIDs, forecast.Most, countedAt(tx.Now))
	if err != nil {
		return nil, err
	}
	known := make(map[string]*recentHeard, len(recent))
	var wordy []string // so much was said without a value that older ones count, too
	for id, list := range recent {
		if len(list) == 0 {
			continue
		}
		heard := &recentHeard{last: list[len(list)-1]}
		for i := range list {
			if list[i].tells() {
				heard.readings = append(heard.readings, list[i].Reading)
			}
		}
		if len(list) == forecast.Most && len(heard.readings) < len(list) {
			wordy = append(wordy, id)
		}
		known[id] = heard
	}
	more, err := newestReadingsOfEach(ctx, tx, wordy, tx.Now, forecast.Most)
	for id, readings := range more {
		known[id].readings = readings
	}
	return known, err
}
