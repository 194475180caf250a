package metrics

import (
	"context"
	"errors"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// learn keeps with a key result how its metric came out in the stretches before it; what is foreseen rests on that from now on.
func (f *Feature) learn(ctx context.Context, tx *act.Tx, m *Metric, kind okr.Kind, kr *objectives.KeyResult) error {
	rows, err := readingsBetween(ctx, tx, m.ID, kr.LearnsFrom(), kr.StartsOn.AddDays(-1))
	if err != nil {
		return err
	}
	before := make([]forecast.Reading, 0, len(rows))
	for _, d := range m.drawn(kr.Measure.V.Unit, rows) {
		if d.Value.Valid {
			before = append(before, forecast.Reading{On: d.On, Value: d.Value.Decimal})
		}
	}
	if err := f.Objectives.Learn(ctx, tx, kind, kr, before); err != nil {
		return err
	}
	return setLearned(ctx, tx, kr.ID)
}

// unlearn marks the key results that a metric moves and that began after a day: what was read of it then, they should learn from.
func unlearn(ctx context.Context, tx *act.Tx, reading []fed, day date.Date) error {
	var ids []string
	for _, kr := range reading {
		if day.Before(kr.StartsOn.Date) {
			ids = append(ids, kr.ID)
		}
	}
	return setUnlearned(ctx, tx, ids)
}

// LearnAll lets the key results learn whose metric has been told of its past since they did, and foresees them anew: each by itself,
// so that one that can't holds up no other.
func (f *Feature) LearnAll(ctx context.Context) (failed error) {
	for last := ""; ctx.Err() == nil; {
		var l *Link
		err := f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) (err error) {
			if l, err = nextUnlearned(ctx, tx, last); err != nil || l == nil {
				return err
			}
			return f.learnOf(ctx, tx, l)
		})
		failed = errors.Join(failed, err)
		if l == nil {
			break
		}
		last = l.KeyResultID
	}
	return errors.Join(failed, ctx.Err())
}

// learnOf lets a key result learn from the metric that it is linked to; nothing where one of them is gone.
func (f *Feature) learnOf(ctx context.Context, tx *act.Tx, l *Link) error {
	o, kr, err := f.Objectives.LoadToMove(ctx, tx, l.KeyResultID)
	if fault.Is(err, "input.missing") {
		return setLearned(ctx, tx, l.KeyResultID)
	}
	if err != nil {
		return err
	}
	m, err := loadMetric(ctx, tx, l.MetricID)
	if fault.Is(err, "input.missing") {
		return setLearned(ctx, tx, kr.ID)
	}
	if err != nil {
		return err
	}
	return f.learnAnew(ctx, tx, m, o, kr)
}

// learnAnew is learn, and foresees anew; where nothing is to come any more it doesn't.
func (f *Feature) learnAnew(ctx context.Context, tx *act.Tx, m *Metric, o *objectives.Objective, kr *objectives.KeyResult) error {
	if o.State == okr.Closed || kr.Dropped {
		return setLearned(ctx, tx, kr.ID)
	}
	if err := f.learn(ctx, tx, m, o.Kind, kr); err != nil {
		return err
	}
	return f.Checkins.ForeseeAnew(ctx, tx, o, kr)
}
