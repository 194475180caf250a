// Package cycle is time in OKR: cycles with their phases and nesting, the
// workday calendar, and the cadence of check-ins.
package cycle

import (
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Kind is the length of a cycle.
type Kind string

// The kinds of cycle.
const (
	Year    Kind = "year"
	Half    Kind = "half"
	Quarter Kind = "quarter"
	Month   Kind = "month"
	Custom  Kind = "custom"
)

// Span is a run of days, both ends included.
type Span struct {
	StartsOn date.Date
	EndsOn   date.Date
}

// Bounds of a cycle's length in days.
const (
	ShortestDays = 7
	LongestDays  = 1100 // three years
)

// Days is the length of the span; 0 where it ends before it starts.
func (s Span) Days() int { return max(0, s.EndsOn.Sub(s.StartsOn)+1) }

// Contains reports whether a day is in the span.
func (s Span) Contains(on date.Date) bool { return !on.Before(s.StartsOn) && !on.After(s.EndsOn) }

// Holds reports whether the whole of another span is in this one.
func (s Span) Holds(other Span) bool { return s.Contains(other.StartsOn) && s.Contains(other.EndsOn) }

// Check refuses a span without its ends (cycle.date_needed), one that ends
// before it starts (cycle.span_reversed), and one shorter or longer than a cycle
// may be (cycle.span_short, cycle.span_long, args days, min or max).
func (s Span) Check() error {
	switch {
	case s.StartsOn.IsZero():
		return fault.At("/starts_on", "cycle.date_needed")
	case s.EndsOn.IsZero():
		return fault.At("/ends_on", "cycle.date_needed")
	case s.EndsOn.Before(s.StartsOn):
		return fault.At("/ends_on", "cycle.span_reversed", fault.Args{"starts_on": s.StartsOn.String(), "ends_on": s.EndsOn.String()})
	case s.Days() < ShortestDays:
		return fault.At("/ends_on", "cycle.span_short", fault.Args{"days": s.Days(), "min": ShortestDays})
	case s.Days() > LongestDays:
		return fault.At("/ends_on", "cycle.span_long", fault.Args{"days": s.Days(), "max": LongestDays})
	}
	return nil
}

// Kind tells what the span is called: whole months from the first to the last
// day, twelve, six, three or one of them, make a year, half, quarter or month
// (fiscal years may start in any month); everything else is custom.
func (s Span) Kind() Kind {
	if s.StartsOn.Day() != 1 || s.EndsOn.AddDays(1).Day() != 1 || s.EndsOn.Before(s.StartsOn) {
		return Custom
	}
	after := s.EndsOn.AddDays(1)
	switch (after.Year()-s.StartsOn.Year())*12 + int(after.Month()) - int(s.StartsOn.Month()) {
	case 12:
		return Year
	case 6:
		return Half
	case 3:
		return Quarter
	case 1:
		return Month
	}
	return Custom
}

// Week tells which week of the span a day is in and how many there are. Weeks
// run from Monday to Sunday; the first and the last may be short. Before the
// span n is 0, after it n is of + 1.
func (s Span) Week(on date.Date) (n, of int) {
	first := monday(s.StartsOn)
	of = monday(s.EndsOn).Sub(first)/7 + 1
	switch {
	case on.Before(s.StartsOn):
		return 0, of
	case on.After(s.EndsOn):
		return of + 1, of
	}
	return monday(on).Sub(first)/7 + 1, of
}

func monday(d date.Date) date.Date {
	return d.AddDays(-(int(d.Weekday()) + 6) % 7)
}

// Cycle is a span of dates in which objectives are held, inside a parent cycle
// or not.
type Cycle struct {
	ID       string
	ParentID string
	Name     string
	Span
	Phase  Phase
	Phases PhaseDates
}

// CheckParent reports whether a cycle may lie in a parent. It refuses a span
// that sticks out of the parent's (cycle.outside_parent, args parent, starts_on,
// ends_on: the parent's) and a parent that is the cycle itself or lies in it
// (cycle.parent_cycle, args path: the names). above are the parent's own
// parents, the nearest first.
func (c Cycle) CheckParent(parent Cycle, above ...Cycle) error {
	line := append([]Cycle{parent}, above...)
	if i := slices.IndexFunc(line, func(p Cycle) bool { return c.ID != "" && p.ID == c.ID }); i >= 0 {
		path := []string{c.Name}
		for _, p := range line[:i+1] {
			path = append(path, p.Name)
		}
		return fault.At("/parent_id", "cycle.parent_cycle", fault.Args{"path": path})
	}
	if !parent.Holds(c.Span) {
		return outside(c, parent)
	}
	return nil
}

// CheckChildren reports whether all children still lie in the cycle after its
// span was changed: cycle.child_outside, one fault a child, args child.
func (c Cycle) CheckChildren(children []Cycle) error {
	var faults []*fault.Fault
	for _, child := range children {
		if c.Holds(child.Span) {
			continue
		}
		field := "/starts_on"
		if c.Contains(child.StartsOn) {
			field = "/ends_on"
		}
		faults = append(faults, fault.At(field, "cycle.child_outside", fault.Args{
			"child": child.Name, "starts_on": child.StartsOn.String(), "ends_on": child.EndsOn.String()}))
	}
	return fault.Join(faults)
}

func outside(c, parent Cycle) *fault.Fault {
	field := "/starts_on"
	if parent.Contains(c.StartsOn) {
		field = "/ends_on"
	}
	return fault.At(field, "cycle.outside_parent", fault.Args{
		"parent": parent.Name, "starts_on": parent.StartsOn.String(), "ends_on": parent.EndsOn.String()})
}

// monthSpan is n whole months from the first of a month.
func monthSpan(year int, month time.Month, n int) Span {
	return Span{date.Of(year, month, 1), date.Of(year, month+time.Month(n), 1).AddDays(-1)}
}
