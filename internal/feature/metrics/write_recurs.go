package metrics

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
)

// Recurs is how often a metric is read.
type Recurs string

// How often. Whatever it is, what is read are the values of days.
const (
	Hourly  Recurs = "hour"
	Daily   Recurs = "day"
	Weekly  Recurs = "week"
	Monthly Recurs = "month"
)

// recur puts in daily where nothing is said, and leaves out the day of what has none; field
// and code say what is wrong with it.
func (f *MetricFeed) recur() (field, code string) {
	most := 0
	switch f.Recurs {
	case "":
		f.Recurs = Daily
	case Hourly, Daily:
	case Weekly:
		most = 7
	case Monthly:
		most = 31
	default:
		return "/recurs", "metrics.recurs"
	}
	if most == 0 {
		f.RecursOn = 0
	} else if f.RecursOn < 1 || f.RecursOn > most {
		return "/recurs_on", "metrics.recurs_on_" + string(f.Recurs)
	}
	return "", ""
}

// next is when a feed is read after some instant; the zero time where it never is.
func (f *MetricFeed) next(cal *cycle.Calendar, loc *time.Location, after time.Time) time.Time {
	at, err := time.Parse("15:04", f.ReadAt)
	if err != nil {
		return time.Time{}
	}
	first, last := at.Hour(), at.Hour()
	if f.Recurs == Hourly {
		first, last = 0, 23
	}
	on := date.In(after, loc)
	for range mostAhead {
		for hour := first; f.falls(cal, on) && hour <= last; hour++ {
			when := time.Date(on.Year(), on.Month(), on.Day(), hour, at.Minute(), 0, 0, loc)
			if when.After(after) {
				return when.UTC()
			}
		}
		on = on.AddDays(1)
	}
	return time.Time{}
}

// mostAhead are the days that are looked ahead: a month, and the longest holiday.
const mostAhead = 100

// falls reports whether a feed is read on a day.
func (f *MetricFeed) falls(cal *cycle.Calendar, on date.Date) bool {
	due := on
	switch f.Recurs {
	case Weekly:
		due = on.AddDays(-((int(on.Weekday())+6)%7 - (f.RecursOn - 1) + 7) % 7)
	case Monthly:
		first := date.Of(on.Year(), on.Month(), 1)
		if due = f.inMonth(first); due.After(on) {
			due = f.inMonth(first.AddMonths(-1))
		}
	}
	if f.Workdays {
		due = cal.OnOrAfter(due)
	}
	return due == on
}

// inMonth is the day of a monthly feed in the month that begins on a day.
func (f *MetricFeed) inMonth(first date.Date) date.Date {
	return date.Min(first.AddDays(f.RecursOn-1), first.AddMonths(1).AddDays(-1))
}
