package objectives

import (
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Foresee sets what is foreseen of a key result by its newest readings, oldest
// first, superseded ones left out; forecast.Most of them are enough. The caller
// keeps it.
func (d Day) Foresee(kind okr.Kind, kr *KeyResult, readings []okr.Reading) {
	d.ForeseeBy(forecast.Make, kind, kr, readings)
}

// ForeseeBy is Foresee by what makes the forecast, or recalls it.
func (d Day) ForeseeBy(foresee func(forecast.Question) *forecast.Forecast, kind okr.Kind, kr *KeyResult, readings []okr.Reading) {
	kr.ForeseenOn = store.AsDay(d.Today)
	q, ok := d.question(kind, kr)
	if !ok {
		kr.Forecast.Set(nil)
		return
	}
	for _, r := range readings {
		value, ok := valueOf(kr.Measure.V, r)
		if !ok {
			continue
		}
		if n := len(q.Readings); n > 0 && q.Readings[n-1].On == r.AsOf { // a day has one value
			q.Readings = q.Readings[:n-1]
		}
		q.Readings = append(q.Readings, forecast.Reading{On: r.AsOf, Value: value})
	}
	q.Habit = kr.habit(d.Today)
	kr.Forecast.Set(foresee(q))
}

// question is what is asked about a key result, without what has been read; false where nothing can be.
func (d Day) question(kind okr.Kind, kr *KeyResult) (q forecast.Question, ok bool) {
	m := kr.Measure.V
	q = forecast.Question{StartsOn: kr.StartsOn.Date, DueOn: kr.DueOn.Date, Today: d.Today, Workdays: d.Calendar.Between, Level: kind.Level(), Percent: m.Unit == "%"}
	switch m.Kind {
	case okr.Metric:
		q.Baseline, q.Target = m.Resolved()
	case okr.Keep:
		q.Keep, q.Low, q.High = true, m.Low, m.High
	case okr.Milestone:
		q.Baseline, q.Target, q.Percent = decimal.NewNullDecimal(decimal.Zero), decimal.NewNullDecimal(decimal.NewFromInt(100)), true
	default:
		return q, false
	}
	return q, true
}

// valueOf is a reading as a number; of a milestone the percent of its weight done.
func valueOf(m okr.Measure, r okr.Reading) (decimal.Decimal, bool) {
	if m.Kind != okr.Milestone {
		return r.Value.Decimal, r.Value.Valid
	}
	if r.StepsDone == nil {
		return decimal.Zero, false
	}
	m.Steps = slices.Clone(m.Steps)
	for i := range m.Steps {
		m.Steps[i].Done = slices.Contains(r.StepsDone, m.Steps[i].ID)
	}
	p := m.Progress(okr.Facts{})
	if p == nil {
		return decimal.Zero, false
	}
	return decimal.New(p.BP(), -2), true
}

// shareOf is a foreseen value as progress; nil for a keep.
func (kr *KeyResult) shareOf(v decimal.Decimal) *okr.Ratio {
	switch kr.Kind {
	case okr.Metric:
		return kr.Measure.V.Progress(okr.Facts{Value: decimal.NewNullDecimal(v)})
	case okr.Milestone:
		return okr.FromBP(v.Mul(decimal.NewFromInt(100)).Round(0).IntPart()).Known()
	}
	return nil
}

// Unforeseen is a key result whose forecast is of an earlier day, with as much as
// foreseeing takes.
type Unforeseen struct {
	KeyResult
	ObjectiveKind okr.Kind
}

// Unforeseen gives the next key results after an id whose forecast is of an earlier day, in
// the order of their ids: active, not dropped, not due, with a reading.
func (f *Feature) Unforeseen(ctx context.Context, tx *act.Tx, after string, most int) ([]Unforeseen, error) {
	return unforeseen(ctx, tx, f.Today(tx), after, most)
}

// KeepForecasts keeps what has been foreseen of some key results on one day. It is no
// change of a key result: no version moves, and the trail tells of none. One that was
// foreseen by a check-in or changed since it was read is left as it is.
func (f *Feature) KeepForecasts(ctx context.Context, tx *act.Tx, list []Unforeseen) error {
	if len(list) == 0 {
		return nil
	}
	return saveForecasts(ctx, tx, list)
}
