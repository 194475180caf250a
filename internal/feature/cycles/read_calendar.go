package cycles

import (
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Year is the workday calendar of one year.
type Year struct {
	Year     int
	Known    bool // its holidays are known; where not, workdays are counted without
	Workdays int
	Months   [12]int // workdays in each
	Week     cycle.Week
	Days     []YearDay // by date: the exceptions, and those that were taken away
}

// YearDay is one day of a year's calendar that is, or was, an exception.
type YearDay struct {
	cycle.Day               // as it counts; Plain where an exception was taken away
	Edited    bool          // this workspace says otherwise than the built-in calendar
	Builtin   cycle.DayKind // what the built-in calendar says
}

// Year gives the calendar of a year; 0 is the present one. Refused: calendar.year.
func (f *Feature) Year(ctx context.Context, who access.Actor, year int) (y Year, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CycleView, access.Target{}); err != nil {
			return err
		}
		if year == 0 {
			year = f.Today(tx).Year()
		}
		if err := checkYear("/year", year); err != nil {
			return err
		}
		calendar, err := f.Calendar(ctx, tx)
		if err != nil {
			return err
		}
		y = f.yearOf(calendar, year)
		return nil
	})
	return y, err
}

func (f *Feature) yearOf(calendar *cycle.Calendar, year int) Year {
	first := date.Of(year, time.January, 1)
	y := Year{Year: year, Known: calendar.Covers(year), Week: calendar.Week(), Days: []YearDay{}}
	for i := range y.Months {
		from := first.AddMonths(i)
		y.Months[i] = calendar.Between(from, from.AddMonths(1).AddDays(-1))
		y.Workdays += y.Months[i]
	}
	for _, d := range f.exceptions(calendar, year) {
		builtin, _ := f.mainland.Day(d.On)
		y.Days = append(y.Days, YearDay{Day: d, Edited: d != builtin, Builtin: builtin.Kind})
	}
	return y
}

// exceptions lists the exceptions of a year, or for 0 of all years, by date; those of the built-in
// calendar that this one doesn't have are there as plain.
func (f *Feature) exceptions(calendar *cycle.Calendar, year int) []cycle.Day {
	days := calendar.Days()
	for _, d := range f.mainland.Days() {
		if _, has := calendar.Day(d.On); !has {
			days = append(days, cycle.Day{On: d.On})
		}
	}
	days = slices.DeleteFunc(days, func(d cycle.Day) bool { return year != 0 && d.On.Year() != year })
	sorting.By(days, func(a, b cycle.Day) int { return a.On.Compare(b.On) })
	return days
}

// Export writes the exceptions of a year, or for 0 of all years, as Import reads
// them; those that this workspace took away are there as plain.
func (f *Feature) Export(ctx context.Context, who access.Actor, year int) (text string, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CycleView, access.Target{}); err != nil {
			return err
		}
		calendar, err := f.Calendar(ctx, tx)
		if err != nil {
			return err
		}
		text = cycle.FormatDays(f.exceptions(calendar, year))
		return nil
	})
	return text, err
}
