package demo

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// Course is how a metric key result of the demo goes in a quarter that is over: read each Monday but the
// first, and on the last workday. It is what the demo's people check in, none late and none left out.
type Course struct {
	Title            string
	Unit             string
	Kind             okr.Kind
	Baseline, Target decimal.Decimal
	Readings         []okr.Reading
}

// Courses are those of a quarter. Who stopped checking in has none: nobody knows what came of it.
func Courses(quarter cycle.Span, calendar *cycle.Calendar) (list []Course) {
	f := &filling{Office: Office{Calendar: calendar}, span: quarter}
	for d := quarter.StartsOn; !d.After(quarter.EndsOn); d = d.AddDays(1) {
		if calendar.IsWorkday(d) {
			f.workdays = append(f.workdays, d)
		}
	}
	for _, o := range okrs() {
		for i := range o.results {
			r := &o.results[i]
			last := len(f.workdays) - 1
			if len(r.path) == 0 {
				continue
			}
			if _, known := f.reading(r, last); !known {
				continue
			}
			c := Course{Title: r.title, Unit: r.unit, Kind: okr.Kind(o.kind), Baseline: decimal.RequireFromString(r.baseline), Target: decimal.RequireFromString(r.target)}
			for nth, week := range append(f.mondays(), last) {
				if nth > 0 {
					c.read(f, r, week)
				}
			}
			list = append(list, c)
		}
	}
	return list
}

func (c *Course) read(f *filling, r *result, workday int) {
	in, known := f.reading(r, workday)
	on := f.workdays[workday]
	if n := len(c.Readings); !known || n > 0 && c.Readings[n-1].AsOf == on {
		return
	}
	c.Readings = append(c.Readings, okr.Reading{AsOf: on, Value: amount(in.Value)})
}
