package checkins

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"time"

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

// ForeseeAnew makes the forecast of a key result anew, where it has been checked in on; the trail need not tell why.
func (f *Feature) ForeseeAnew(ctx context.Context, tx *act.Tx, o *objectives.Objective, kr *objectives.KeyResult) error {
	if kr.CheckedOn.IsZero() {
		return nil
	}
	if err := f.keep(ctx, tx, o, kr); err != nil || f.foreseen == nil {
		return err
	}
	return f.foreseen(ctx, tx)
}

func readingsOf(rows []CheckIn) []okr.Reading {
	out := make([]okr.Reading, len(rows))
	for i := range rows {
		out[i] = rows[i].Reading()
	}
	return out
}

// The job reads what many forecasts are made of at once, since SQLite forgets the pages that it has read with each
// write of others, and check-ins of neighbours lie on the same ones; it keeps few at once, so that nobody who saves
// something waits long.
const (
	readAtOnce = 2000
	keptAtOnce = 400
)

// unforeseen is what forecasts are made of: some key results, their readings, and the day.
type unforeseen struct {
	list     []objectives.Unforeseen
	readings map[string][]okr.Reading
	day      objectives.Day
	err      error
}

// ForeseeAll makes forecasts of an earlier day anew, as of today: the days that are left
// are fewer. It goes through the key results once, in the order of their ids, and reads
// and reckons the next while it keeps some.
func (f *Feature) ForeseeAll(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	next := make(chan unforeseen)
	var reader sync.WaitGroup
	defer reader.Wait()
	defer stop()
	reader.Go(func() {
		defer close(next)
		for last, more := "", true; more; {
			some := f.readUnforeseen(ctx, last)
			if some.err == nil {
				some.reckon()
			}
			if more = some.err == nil && len(some.list) == readAtOnce; more {
				last = some.list[len(some.list)-1].ID
			}
			select {
			case next <- some:
			case <-ctx.Done():
				return
			}
		}
	})
	for some := range next {
		if some.err != nil {
			return some.err
		}
		for few := range slices.Chunk(some.list, keptAtOnce) {
			if err := f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error { return f.keepForecasts(ctx, tx, few) }); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

func (f *Feature) keepForecasts(ctx context.Context, tx *act.Tx, list []objectives.Unforeseen) error {
	if err := f.objectives.KeepForecasts(ctx, tx, list); err != nil || len(list) == 0 || f.foreseen == nil {
		return err
	}
	return f.foreseen(ctx, tx)
}

// Foreseen names what is done, in the same transaction, where forecasts have been made anew, of
// which the trail tells nothing.
func (f *Feature) Foreseen(then func(context.Context, *act.Tx) error) { f.foreseen = then }

// readUnforeseen reads what the next forecasts after an id are made of.
func (f *Feature) readUnforeseen(ctx context.Context, after string) (some unforeseen) {
	some.err = f.act.Read(ctx, access.System("forecasts"), func(ctx context.Context, tx *act.Tx) (err error) {
		if some.list, err = f.objectives.Unforeseen(ctx, tx, after, readAtOnce); err != nil || len(some.list) == 0 {
			return err
		}
		ids := make([]string, len(some.list))
		for i := range some.list {
			ids[i] = some.list[i].ID
		}
		if some.readings, err = newestReadingsOfEach(ctx, tx, ids, time.Time{}, forecast.Most); err != nil {
			return err
		}
		some.day, err = f.objectives.Day(ctx, tx)
		return err
	})
	return some
}

// reckon makes the forecasts.
func (some unforeseen) reckon() {
	onAllProcessors(len(some.list), func(i int) {
		kr := &some.list[i]
		some.day.Foresee(kr.ObjectiveKind, &kr.KeyResult, some.readings[kr.ID])
	})
}

// onAllProcessors does something of each of so many things that have nothing to do with each other.
func onAllProcessors(n int, each func(i int)) {
	var all sync.WaitGroup
	hands := min(runtime.GOMAXPROCS(0), n)
	for hand := range hands {
		all.Go(func() {
			for i := hand; i < n; i += hands {
				each(i)
			}
		})
	}
	all.Wait()
}
