package cycle

import (
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/date"
)

// Schedule is a cadence over the span of a key result. A date of the cadence
// counts when it lies in the span after its first day; where it is not worked,
// the check-in is due on the next workday, be that past the span's end. Two
// dates that meet on one workday are due once.
type Schedule struct {
	Cadence
	Span
	Calendar *Calendar
}

// DueOn is the first due date after a day; false where there is none.
//
// Every date of the cadence up to the last workday by that day is due by then,
// and the first one later is due after it: one step back and one forward find it.
func (s Schedule) DueOn(after date.Date) (date.Date, bool) {
	raw, ok := s.firstAfter(s.Calendar.OnOrBefore(after))
	if !ok {
		return date.Date{}, false
	}
	return s.Calendar.OnOrAfter(raw), true
}

// LastDue is the last due date up to and including a day; false where there is none.
func (s Schedule) LastDue(on date.Date) (date.Date, bool) {
	raw, ok := s.lastBy(s.Calendar.OnOrBefore(on))
	if !ok {
		return date.Date{}, false
	}
	return s.Calendar.OnOrAfter(raw), true
}

// Dues lists the due dates from one day to another, both included.
func (s Schedule) Dues(from, to date.Date) []date.Date {
	var dues []date.Date
	for d, ok := s.DueOn(from.AddDays(-1)); ok && !d.After(to); d, ok = s.DueOn(d) {
		dues = append(dues, d)
	}
	return dues
}

// Standing is how a key result stands with its check-ins.
type Standing struct {
	Stale        bool
	MissedOn     date.Date // the latest due date whose check-in is missing; none unless stale
	LateWorkdays int       // workdays from then to today; 0 on the free days right after
	NextOn       date.Date // the next check-in owed, today or later; none after the last
}

// Standing judges a key result by the day of its last check-in (none: the zero
// date). A missing one makes the key result stale once the due date and the
// grace, in workdays, are over.
func (s Schedule) Standing(last, today date.Date, graceWorkdays int) Standing {
	var st Standing
	if due, ok := s.owedBy(today, graceWorkdays); ok && !s.answers(last, due) {
		st.Stale, st.MissedOn = true, due
		st.LateWorkdays = s.Calendar.Between(due.AddDays(1), today)
	}
	next, ok := s.DueOn(today.AddDays(-1))
	if ok && s.answers(last, next) {
		next, ok = s.DueOn(next) // made already
	}
	if ok {
		st.NextOn = next
	}
	return st
}

// answers reports whether a check-in answers for a due date.
func (s Schedule) answers(checkIn, due date.Date) bool {
	return !checkIn.IsZero() && !checkIn.Before(s.answeredFrom(due))
}

// answeredFrom is the first day of check-ins that answer for a due date: after the one before,
// and in the week of the due date or nearer to it than to the one before. So one made
// on a Tuesday is late for Monday, not six days early for the next; one made on a
// Friday is early for Monday.
func (s Schedule) answeredFrom(due date.Date) date.Date {
	before, preceded := s.LastDue(due.AddDays(-1))
	if !preceded {
		return s.StartsOn
	}
	from := before.AddDays(due.Sub(before)/2 + 1) // nearer
	if week := monday(due); week.Before(from) {
		from = week
	}
	return date.Max(from, before.AddDays(1))
}

// StaleBefore is the day before which the last check-in must lie, or be missing, for a key result to
// be stale today; ok is false where it can't be.
func (s Schedule) StaleBefore(today date.Date, graceWorkdays int) (day date.Date, ok bool) {
	due, ok := s.owedBy(today, graceWorkdays)
	if !ok {
		return date.Date{}, false
	}
	return s.answeredFrom(due), true
}

// Stale reports whether the check-in due by the cadence is missing; see Standing.
func (s Schedule) Stale(last, today date.Date, graceWorkdays int) bool {
	return s.Standing(last, today, graceWorkdays).Stale
}

// owedBy is the latest due date that is over today, grace included.
func (s Schedule) owedBy(today date.Date, grace int) (date.Date, bool) {
	for due, ok := s.LastDue(today.AddDays(-1)); ok; due, ok = s.LastDue(due.AddDays(-1)) {
		if grace <= 0 || s.Calendar.Add(due, grace).Before(today) {
			return due, true
		}
	}
	return date.Date{}, false
}

// firstAfter is the first date of the cadence after a day, holidays not heeded.
func (s Schedule) firstAfter(day date.Date) (date.Date, bool) {
	day = date.Max(day, s.StartsOn)
	var d date.Date
	switch s.Cadence.Kind {
	case Weekly, Biweekly:
		step := s.step()
		d = day.AddDays(step - mod(day.Sub(s.anchor()), step))
	case Monthly:
		first := date.Of(day.Year(), day.Month(), 1)
		for d = s.inMonth(first); !d.After(day); d = s.inMonth(first) {
			first = first.AddMonths(1)
		}
	case Listed:
		i, found := slices.BinarySearchFunc(s.Dates, day, date.Date.Compare)
		if found {
			i++
		}
		if i == len(s.Dates) {
			return d, false
		}
		d = s.Dates[i]
	default:
		return d, false
	}
	return d, !d.After(s.EndsOn)
}

// lastBy is the last date of the cadence up to a day, holidays not heeded.
func (s Schedule) lastBy(day date.Date) (date.Date, bool) {
	day = date.Min(day, s.EndsOn)
	var d date.Date
	switch s.Cadence.Kind {
	case Weekly, Biweekly:
		d = day.AddDays(-mod(day.Sub(s.anchor()), s.step()))
	case Monthly:
		first := date.Of(day.Year(), day.Month(), 1)
		for d = s.inMonth(first); d.After(day); d = s.inMonth(first) {
			first = first.AddMonths(-1)
		}
	case Listed:
		i, found := slices.BinarySearchFunc(s.Dates, day, date.Date.Compare)
		if !found {
			i--
		}
		if i < 0 {
			return d, false
		}
		d = s.Dates[i]
	default:
		return d, false
	}
	return d, d.After(s.StartsOn)
}

func (s Schedule) step() int {
	if s.Cadence.Kind == Biweekly {
		return 14
	}
	return 7
}

// anchor is one date of a weekly or biweekly cadence, from which all are counted.
// A biweekly one without From ends the second week of the span.
func (s Schedule) anchor() date.Date {
	toWeekday := (int(s.Weekday) + 6) % 7
	switch {
	case s.Cadence.Kind == Biweekly && !s.From.IsZero():
		return monday(s.From).AddDays(toWeekday)
	case s.Cadence.Kind == Biweekly:
		return monday(s.StartsOn).AddDays(7 + toWeekday)
	}
	return monday(s.StartsOn).AddDays(toWeekday)
}

// inMonth is the date of a monthly cadence in the month that starts on first.
func (s Schedule) inMonth(first date.Date) date.Date {
	end := first.AddMonths(1).AddDays(-1)
	if s.Day == LastWorkday {
		return s.Calendar.OnOrBefore(end)
	}
	return date.Of(first.Year(), first.Month(), min(s.Day, end.Day()))
}

// mod is the remainder from 0 to n−1 also for negative a.
func mod(a, n int) int { return ((a % n) + n) % n }
