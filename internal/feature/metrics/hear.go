package metrics

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear refuses a change by which a key result could no longer read from its
// metric: it would stop moving and nobody would see why. After one of its dates or target
// it learns anew how the metric came out before.
func (f *Feature) hear() {
	f.act.On("key_result.changed", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		moved, ok := e.Detail.(objectives.Moved)
		if !ok {
			return nil
		}
		l, err := loadLink(ctx, tx, moved.KeyResult.ID)
		if fault.Is(err, "input.missing") {
			return nil
		}
		if err != nil {
			return err
		}
		m, err := loadMetric(ctx, tx, l.MetricID)
		if fault.Is(err, "input.missing") {
			return nil
		}
		if err != nil {
			return err
		}
		measure := moved.KeyResult.Measure.V
		if measure.TakesValue() && m.converts(measure.Unit) {
			if moved.KeyResult.Knows() {
				return nil
			}
			return f.learnAnew(ctx, tx, m, moved.Objective, moved.KeyResult)
		}
		return fault.At("/measure/unit", "metrics.reads_from", fault.Args{"name": m.Name, "unit": m.Unit})
	})
}
