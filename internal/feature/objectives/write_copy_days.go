package objectives

import (
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// mover carries days from one cycle into another.
type mover struct{ from, to cycle.Span }

// day is the day of the new cycle that stands where the old one stood. Between
// cycles of whole months it is the same day of the month, the last staying the
// last; between others it is as far along.
func (m mover) day(d date.Date) date.Date {
	d = date.Min(date.Max(d, m.from.StartsOn), m.from.EndsOn)
	if d == m.from.EndsOn {
		return m.to.EndsOn
	}
	if months := wholeMonths(m.from); months > 0 && months == wholeMonths(m.to) {
		return m.sameOfMonth(d)
	}
	length, along := m.from.EndsOn.Sub(m.from.StartsOn), d.Sub(m.from.StartsOn)
	if length == 0 {
		return m.to.StartsOn
	}
	return m.to.StartsOn.AddDays(along * m.to.EndsOn.Sub(m.to.StartsOn) / length)
}

// Along is the day of another cycle that stands where a day of the old one stood, as
// for the dates of what Copy drafts anew.
func Along(from, to cycle.Span, d date.Date) date.Date { return mover{from, to}.day(d) }

func (m mover) sameOfMonth(d date.Date) date.Date {
	by := monthsFrom(m.from.StartsOn, m.to.StartsOn)
	if d.AddDays(1).Day() == 1 {
		return date.Of(d.Year(), d.Month(), 1).AddMonths(by + 1).AddDays(-1)
	}
	return d.AddMonths(by)
}

func monthsFrom(a, b date.Date) int {
	return (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
}

// wholeMonths is how many calendar months a span is; 0 where it is not whole ones.
func wholeMonths(s cycle.Span) int {
	if s.StartsOn.Day() != 1 || s.EndsOn.AddDays(1).Day() != 1 {
		return 0
	}
	return monthsFrom(s.StartsOn, s.EndsOn.AddDays(1))
}

// checkpoints are those that still lie between start and due date.
func (m mover) checkpoints(list []okr.Checkpoint, startsOn, dueOn date.Date) (out []okr.Checkpoint) {
	taken := map[date.Date]bool{}
	for _, c := range list {
		on := m.day(c.On)
		if !taken[on] && !on.Before(startsOn) && on.Before(dueOn) {
			taken[on] = true
			out = append(out, okr.Checkpoint{On: on, Value: c.Value})
		}
	}
	return out
}

// cadence recurs as before; listed dates move along.
func (m mover) cadence(c cycle.Cadence) *cycle.Cadence {
	c.From = date.Date{}
	if c.Kind == cycle.Listed {
		var dates []date.Date
		for _, d := range c.Dates {
			if on := m.day(d); len(dates) == 0 || dates[len(dates)-1].Before(on) {
				dates = append(dates, on)
			}
		}
		c.Dates = dates
	}
	return &c
}
