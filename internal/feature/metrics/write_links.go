package metrics

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Connect lets a key result read from a metric: the readings since it began become
// check-ins, and so does each new one. Whoever connects them may change the key
// result and see the metric; where not everybody sees the metric they must also be
// one who may change it, for whoever sees the key result will see its values.
func (f *Feature) Connect(ctx context.Context, who access.Actor, keyResultID, metricID string) (made int, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, kr, err := f.Objectives.Load(ctx, tx, keyResultID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.KeyResultUpdate, o.Target()); err != nil {
			return err
		}
		m, err := f.readable(ctx, tx, metricID)
		if err != nil {
			return err
		}
		if err := m.fits(kr); err != nil {
			return err
		}
		if err := putLink(ctx, tx, &Link{KeyResultID: kr.ID, MetricID: m.ID, PersonID: tx.Who.ID, LinkedAt: tx.Now}); err != nil {
			return err
		}
		if err := tx.Tell(ctx, act.Told{Kind: "metric.linked", Subject: m.ref(), After: map[string]any{"key_result_id": kr.ID, "objective_id": o.ID}}); err != nil {
			return err
		}
		if err := f.learnAnew(ctx, tx, m, o, kr); err != nil {
			return err
		}
		rows, err := readingsBetween(ctx, tx, m.ID, kr.StartsOn.Date, f.Objectives.Today(tx))
		if err != nil {
			return err
		}
		list := m.drawn(kr.Measure.V.Unit, rows)
		for i := range list {
			list[i].Replaces = "" // what it replaced was never told to this key result
		}
		made, err = f.Checkins.Draw(ctx, tx, m.ID, kr.ID, list)
		return err
	})
	return made, err
}

// readable loads a metric that the caller may show to others.
func (f *Feature) readable(ctx context.Context, tx *act.Tx, id string) (*Metric, error) {
	m, err := lockMetric(ctx, tx, id)
	if fault.Is(err, "input.missing") {
		return nil, fault.At("/metric_id", "metrics.unknown")
	}
	if err != nil {
		return nil, err
	}
	if access.Decide(tx.Who, access.MetricView, m.Target()) != access.Allow {
		return nil, fault.At("/metric_id", "metrics.unknown")
	}
	if m.Visibility != access.Everyone {
		return m, tx.Allow(access.MetricUpdate, m.Target())
	}
	return m, nil
}

// fits tells whether a key result can read from the metric.
func (m *Metric) fits(kr *objectives.KeyResult) error {
	if !kr.Measure.V.TakesValue() {
		return fault.New(fault.Conflict, "metrics.no_value")
	}
	if m.converts(kr.Measure.V.Unit) {
		return nil
	}
	return fault.At("/metric_id", "metrics.unit_differs", fault.Args{"metric": m.Unit, "key_result": kr.Measure.V.Unit})
}

func (m *Metric) converts(unit string) bool {
	_, ok := checkins.Converted(m.LastValue.Decimal, m.Unit, unit)
	return ok
}

// Disconnect lets a key result read from its metric no more; what it has read stays.
func (f *Feature) Disconnect(ctx context.Context, who access.Actor, keyResultID string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, kr, err := f.Objectives.Load(ctx, tx, keyResultID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.KeyResultUpdate, o.Target()); err != nil {
			return err
		}
		l, err := loadLink(ctx, tx, kr.ID)
		if err != nil {
			return err
		}
		if err := dropLink(ctx, tx, kr.ID); err != nil {
			return err
		}
		if err := f.Objectives.Learn(ctx, tx, o.Kind, kr, nil); err != nil {
			return err
		}
		if err := f.Checkins.ForeseeAnew(ctx, tx, o, kr); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "metric.unlinked", Subject: act.Ref{Kind: "metric", ID: l.MetricID}, Before: map[string]any{"key_result_id": kr.ID, "objective_id": o.ID}, Detail: kr.ID})
	})
}
