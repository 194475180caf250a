package checkins

import (
	"context"
	"runtime"
	"sync"

	"github.com/sinan-okr/sinan/internal/domain/access"
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

// foreseenAtOnce is how many forecasts the job makes and keeps at once: nobody who saves
// something waits long for the transaction that keeps them.
const foreseenAtOnce = 400

// ForeseeAll makes forecasts of an earlier day anew, as of today: the days that are left
// are fewer. It goes through the key results once, in the order of their ids.
func (f *Feature) ForeseeAll(ctx context.Context) error {
	for last := ""; ; {
		list, err := f.foreseeSome(ctx, last)
		if err != nil || len(list) == 0 {
			return err
		}
		last = list[len(list)-1].ID
		err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error { return f.objectives.KeepForecasts(ctx, tx, list) })
		if err != nil || len(list) < foreseenAtOnce {
			return err
		}
	}
}

// foreseeSome makes the next forecasts after an id, on all processors: they take longer
// than reading and keeping them.
func (f *Feature) foreseeSome(ctx context.Context, after string) (list []objectives.Unforeseen, err error) {
	err = f.act.Read(ctx, access.System("forecasts"), func(ctx context.Context, tx *act.Tx) error {
		if list, err = f.objectives.Unforeseen(ctx, tx, after, foreseenAtOnce); err != nil || len(list) == 0 {
			return err
		}
		ids := make([]string, len(list))
		for i := range list {
			ids[i] = list[i].ID
		}
		rows, err := newestReadingsOfEach(ctx, tx, ids, forecast.Most)
		if err != nil {
			return err
		}
		day, err := f.objectives.Day(ctx, tx)
		if err != nil {
			return err
		}
		var all sync.WaitGroup
		hands := runtime.GOMAXPROCS(0)
		for hand := range hands {
			all.Go(func() {
				for i := hand; i < len(list); i += hands {
					day.Foresee(list[i].ObjectiveKind, &list[i].KeyResult, readingsOf(rows[list[i].ID]))
				}
			})
		}
		all.Wait()
		return nil
	})
	return list, err
}
