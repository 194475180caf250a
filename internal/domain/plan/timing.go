package plan

import (
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
)

// Signal is what is late about an action.
type Signal string

// The signals, the most pressing first. NotStarted and DueNear are slipping.
const (
	Overdue    Signal = "overdue"     // open after its due date
	NotStarted Signal = "not_started" // its start has passed and it is still todo
	DueNear    Signal = "due_near"    // due within days and not under way: todo or blocked
	InTime     Signal = ""
)

// UsualNearWorkdays is how many workdays before the due date, that day included,
// count as near where the workspace has not said.
const UsualNearWorkdays = 3

// Timing is how an action stands with its dates.
type Timing struct {
	Signal Signal
	// Workdays is how many the action is overdue or late to start (0 on the free
	// days right after), or how many are left, today included, when due near.
	Workdays int
}

// Slipping reports whether the action is likely to be late but is not yet.
func (t Timing) Slipping() bool { return t.Signal == NotStarted || t.Signal == DueNear }

// farthest is how many days away a bound of slipping is looked for, in a calendar that has
// hardly any workdays.
const farthest = 400

// Slipping gives the days by which lists ask for actions that Timing calls slipping on a day,
// where they aren't overdue: what is todo and was to start by startBy, and what is todo or
// blocked and due by dueBy.
func Slipping(today date.Date, cal *cycle.Calendar, nearWorkdays int) (startBy, dueBy date.Date) {
	yesterday := today.AddDays(-1)
	startBy, dueBy = yesterday, yesterday
	for i := 0; i < farthest && cal.Between(startBy, yesterday) == 0; i++ {
		startBy = startBy.AddDays(-1)
	}
	for i := 0; i < farthest && cal.Between(today, dueBy.AddDays(1)) <= nearWorkdays; i++ {
		dueBy = dueBy.AddDays(1)
	}
	return startBy, dueBy
}

// Timing judges an open action on a day; what is done or dropped is never late.
func (a Action) Timing(today date.Date, cal *cycle.Calendar, nearWorkdays int) Timing {
	if !a.State.Open() {
		return Timing{}
	}
	if !a.DueOn.IsZero() && today.After(a.DueOn) {
		return Timing{Overdue, cal.Between(a.DueOn.AddDays(1), today)}
	}
	if a.State == Todo && !a.StartsOn.IsZero() {
		if late := cal.Between(a.StartsOn, today.AddDays(-1)); late > 0 {
			return Timing{NotStarted, late}
		}
	}
	if a.State != Doing && !a.DueOn.IsZero() {
		if left := cal.Between(today, a.DueOn); left <= nearWorkdays {
			return Timing{DueNear, left}
		}
	}
	return Timing{}
}
