package plan_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/plan"
)

func TestTiming(t *testing.T) {
	cal := cycle.Mainland()
	for _, c := range []struct {
		what            string
		state           plan.State
		from, to, today string
		want            plan.Timing
	}{
		{"ahead", plan.Todo, "03-09", "03-20", "03-05", plan.Timing{}},
		{"starts today", plan.Todo, "03-09", "03-20", "03-09", plan.Timing{}},
		{"start passed", plan.Todo, "03-09", "03-20", "03-11", plan.Timing{Signal: plan.NotStarted, Workdays: 2}},
		{"start on a Saturday, today Sunday", plan.Todo, "03-07", "03-20", "03-08", plan.Timing{}},
		{"started in time", plan.Doing, "03-09", "03-20", "03-11", plan.Timing{}},
		{"due near and not started", plan.Todo, "", "03-13", "03-11", plan.Timing{Signal: plan.DueNear, Workdays: 3}},
		{"due near, under way", plan.Doing, "03-09", "03-13", "03-11", plan.Timing{}},
		{"due near, blocked", plan.Blocked, "03-09", "03-13", "03-12", plan.Timing{Signal: plan.DueNear, Workdays: 2}},
		{"near over a weekend", plan.Todo, "", "03-16", "03-12", plan.Timing{Signal: plan.DueNear, Workdays: 3}},
		{"not near", plan.Todo, "", "03-16", "03-11", plan.Timing{}},
		{"both: the start passed is told", plan.Todo, "03-09", "03-13", "03-12", plan.Timing{Signal: plan.NotStarted, Workdays: 3}},
		{"due today", plan.Doing, "03-09", "03-13", "03-13", plan.Timing{}},
		{"overdue", plan.Doing, "03-09", "03-13", "03-17", plan.Timing{Signal: plan.Overdue, Workdays: 2}},
		{"overdue on the free days after", plan.Doing, "03-09", "03-13", "03-14", plan.Timing{Signal: plan.Overdue}},
		{"done", plan.Done, "03-09", "03-13", "03-17", plan.Timing{}},
		{"dropped", plan.Dropped, "03-09", "03-13", "03-17", plan.Timing{}},
		{"no due date", plan.Todo, "", "", "03-17", plan.Timing{}},
	} {
		a := plan.Action{State: c.state, StartsOn: on(c.from), DueOn: on(c.to)}
		if got := a.Timing(on(c.today), cal, plan.UsualNearWorkdays); got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.what, got, c.want)
		}
	}
}

// The days by which a list asks say the same of every action as its timing.
func TestSlippingByDays(t *testing.T) {
	cal := cycle.Mainland()
	near := func(day date.Date, last int) (days []date.Date) {
		days = append(days, date.Date{})
		for i := -last; i <= last; i++ {
			days = append(days, day.AddDays(i))
		}
		return days
	}
	seen := map[bool]int{}
	for i := range 30 { // with the days off of spring and two made up
		today := on("02-05").AddDays(i)
		startBy, dueBy := plan.Slipping(today, cal, plan.UsualNearWorkdays)
		for _, from := range near(today, 12) {
			for _, to := range near(today, 14) {
				for _, state := range []plan.State{plan.Todo, plan.Doing, plan.Blocked, plan.Done} {
					a := plan.Action{State: state, StartsOn: from, DueOn: to}
					overdue := !to.IsZero() && to.Before(today)
					late := state == plan.Todo && !from.IsZero() && !from.After(startBy)
					soon := (state == plan.Todo || state == plan.Blocked) && !to.IsZero() && !to.After(dueBy)
					want := a.Timing(today, cal, plan.UsualNearWorkdays).Slipping()
					if got := !overdue && (late || soon); got != want {
						t.Fatalf("%s from %s to %s on %s: %v by the days, %v by its timing", state, from, to, today, got, want)
					}
					seen[want]++
				}
			}
		}
	}
	if seen[true] < 1000 || seen[false] < 1000 {
		t.Errorf("hardly tried: %v", seen)
	}
}
