package meeting

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Clock is a time of day in minutes after midnight, where the workspace is.
type Clock int

// ParseClock reads "09:30". Refused: meeting.time_form.
func ParseClock(s string) (Clock, error) {
	t, err := time.Parse("15:04", s)
	if err != nil {
		return 0, fault.At("/starts_at", "meeting.time_form", fault.Args{"time": s})
	}
	return Clock(t.Hour()*60 + t.Minute()), nil
}

// String is the clock as ParseClock reads it.
func (c Clock) String() string {
	return time.Date(2000, 1, 1, 0, int(c), 0, 0, time.UTC).Format("15:04")
}

// On is the instant of that time on a day. Where clocks are put forward over it,
// it is as long after midnight by the clock of that morning.
func (c Clock) On(day date.Date, loc *time.Location) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), 0, int(c), 0, 0, loc)
}

// Days lists the days of a series from one day to another, both included. A day
// that isn't worked moves to the next workday; two that meet on one are one.
func Days(every cycle.Cadence, starts, from, to date.Date, calendar *cycle.Calendar) []date.Date {
	if every.Kind == cycle.Biweekly && every.From.IsZero() {
		every.From = starts
	}
	// A schedule counts from the day after its first.
	s := cycle.Schedule{Cadence: every, Span: cycle.Span{StartsOn: starts.AddDays(-1), EndsOn: to}, Calendar: calendar}
	return s.Dues(date.Max(starts, from), to)
}

// ClockOf is the time of day of an instant on its day: On of it gives the instant
// again.
func ClockOf(t time.Time, day date.Date, loc *time.Location) Clock {
	return Clock(t.Sub(Clock(0).On(day, loc)) / time.Minute)
}
