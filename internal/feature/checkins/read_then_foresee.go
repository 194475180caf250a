package checkins

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// forecastsThen foresees key results of a page as foresee would have at the end of the day that tx
// looks at; see objectives.ForecastsOf. Their readings are one query.
func (f *Feature) forecastsThen(ctx context.Context, tx *act.Tx, kinds map[string]okr.Kind, list []*objectives.KeyResult) error {
	if len(list) == 0 {
		return nil
	}
	readings, err := newestReadingsOfEach(ctx, tx, idsOf(list), tx.Now, forecast.Most)
	if err != nil {
		return err
	}
	day, err := f.objectives.Day(ctx, tx)
	if err != nil {
		return err
	}
	onAllProcessors(len(list), func(i int) {
		kr := list[i]
		day.Foresee(kinds[kr.ObjectiveID], kr, readings[kr.ID])
	})
	return nil
}
