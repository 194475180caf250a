package plan_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
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
