package checkins

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// foresee sets the forecast of a key result by its newest check-ins. A bounded
// number is read, so that its cost doesn't hang on the history.
func (f *Feature) foresee(ctx context.Context, tx *act.Tx, kind okr.Kind, kr *objectives.KeyResult) error {
	if kr.Kind == okr.Rollup {
		return nil
	}
	rows, err := newestReadings(ctx, tx, kr.ID, forecast.Most)
	if err != nil {
		return err
	}
	day, err := f.objectives.Day(ctx, tx)
	if err != nil {
		return err
	}
	day.Foresee(kind, kr, readingsOf(rows))
	return nil
}

func readingsOf(rows []CheckIn) []okr.Reading {
	out := make([]okr.Reading, len(rows))
	for i := range rows {
		out[i] = rows[i].Reading()
	}
	return out
}

// foreseenAtOnce is how many forecasts one transaction of the job makes.
const foreseenAtOnce = 200

// ForeseeAll makes forecasts of an earlier day anew, as of today: the days that
// are left are fewer. It ends when none is left.
func (f *Feature) ForeseeAll(ctx context.Context) error {
	for {
		done := 0
		err := f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
			list, kinds, err := f.objectives.Unforeseen(ctx, tx, foreseenAtOnce)
			if err != nil || len(list) == 0 {
				return err
			}
			ids := make([]string, len(list))
			for i := range list {
				ids[i] = list[i].ID
			}
			rows, err := newestOfEach(ctx, tx, ids, forecast.Most)
			if err != nil {
				return err
			}
			day, err := f.objectives.Day(ctx, tx)
			if err != nil {
				return err
			}
			for i := range list {
				day.Foresee(kinds[list[i].ObjectiveID], &list[i], readingsOf(rows[list[i].ID]))
			}
			done = len(list)
			return f.objectives.KeepForecasts(ctx, tx, list)
		})
		if err != nil || done < foreseenAtOnce {
			return err
		}
	}
}
