package plan_test

import (
	"reflect"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/plan"
)

func on(text string) date.Date {
	if text == "" {
		return date.Date{}
	}
	return date.Must("2026-" + text)
}

func action(id, from, to string, depends ...string) plan.Action {
	return plan.Action{ID: id, Title: id, KeyResultID: "kr", State: plan.Todo, StartsOn: on(from), DueOn: on(to), DependsOn: depends}
}

// March 2026 has no holidays; the 2nd, 9th and 16th are Mondays.
func TestMovingADateMovesWhatDependsOnIt(t *testing.T) {
	actions := []plan.Action{
		action("design", "03-02", "03-04"),
		action("build", "03-05", "03-11", "design"),         // five workdays
		action("test", "03-12", "03-13", "build"),           // two
		action("copy", "03-09", "03-10", "design"),          // has room
		action("release", "03-18", "03-18", "test", "copy"), // has room too
		action("after", "03-19", "03-31", "release"),        // is not reached
		action("nodates", "", "03-05", "design"),            // only a due date
		{ID: "gone", State: plan.Dropped, StartsOn: on("03-05"), DueOn: on("03-05"), DependsOn: []string{"design"}},
	}
	got := plan.NewNet(actions).Effects(plan.Shift{ActionID: "design", StartsOn: on("03-02"), DueOn: on("03-06")}, cycle.Mainland(), map[string]date.Date{"kr": on("03-13")})
	want := plan.Impact{Dependents: []plan.Effect{
		{ActionID: "build", Title: "build", BecauseID: "design", Overlap: 2, // 5 and 6 March
			StartsOn: on("03-05"), DueOn: on("03-11"), NewStartsOn: on("03-09"), NewDueOn: on("03-13")},
		{ActionID: "test", Title: "test", BecauseID: "build", Overlap: 2, // by build's new end
			StartsOn: on("03-12"), DueOn: on("03-13"), NewStartsOn: on("03-16"), NewDueOn: on("03-17"), Beyond: 2, BeyondOf: on("03-13")},
		{ActionID: "nodates", Title: "nodates", BecauseID: "design", Overlap: 2,
			DueOn: on("03-05"), NewDueOn: on("03-09")},
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestMovesOverHolidaysCountWorkdays(t *testing.T) {
	actions := []plan.Action{
		action("a", "09-21", "09-29"),
		action("b", "09-30", "10-09", "a"), // 30 September, 8 and 9 October: three workdays
	}
	got := plan.NewNet(actions).Effects(plan.Shift{ActionID: "a", StartsOn: on("09-21"), DueOn: on("09-30")}, cycle.Mainland(), nil)
	if len(got.Dependents) != 1 {
		t.Fatalf("got %+v", got)
	}
	e := got.Dependents[0]
	// The first workday after is 8 October; the third from there Saturday the 10th, made up.
	if e.Overlap != 1 || e.NewStartsOn != on("10-08") || e.NewDueOn != on("10-10") || e.Beyond != 0 {
		t.Errorf("got %+v", e)
	}
}

func TestTheMovedActionItself(t *testing.T) {
	actions := []plan.Action{action("a", "03-02", "03-06"), action("b", "03-09", "03-13", "a")}
	got := plan.NewNet(actions).Effects(plan.Shift{ActionID: "b", StartsOn: on("03-04"), DueOn: on("03-24")}, cycle.Mainland(), map[string]date.Date{"kr": on("03-20")})
	want := plan.Impact{
		Clashes: []plan.Clash{{DependencyID: "a", Title: "a", Overlap: 3}},
		Beyond:  2, BeyondOf: on("03-20"),
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if got := plan.NewNet(actions).Effects(plan.Shift{ActionID: "nowhere", DueOn: on("03-04")}, cycle.Mainland(), nil); !reflect.DeepEqual(got, plan.Impact{}) {
		t.Errorf("an unknown action: %+v", got)
	}
}

func TestWhatHasBegunKeepsItsStart(t *testing.T) {
	begun := action("b", "03-05", "03-06", "a")
	begun.State = plan.Doing
	done := action("c", "03-05", "03-06", "a")
	done.State = plan.Done
	got := plan.NewNet([]plan.Action{action("a", "03-02", "03-04"), begun, done}).
		Effects(plan.Shift{ActionID: "a", StartsOn: on("03-02"), DueOn: on("03-10")}, cycle.Mainland(), nil)
	if len(got.Dependents) != 1 {
		t.Fatalf("got %+v", got)
	}
	if e := got.Dependents[0]; e.ActionID != "b" || e.NewStartsOn != on("03-05") || e.NewDueOn != on("03-11") {
		t.Errorf("got %+v", e)
	}
}

func TestTheLastOfSeveralDependenciesPushes(t *testing.T) {
	for _, order := range [][]string{{"early", "late"}, {"late", "early"}} {
		actions := []plan.Action{action("root", "03-02", "03-02"), action("early", "03-03", "03-05", "root"), action("late", "03-03", "03-10", "root"), action("z", "03-04", "03-11", order...)}
		got := plan.NewNet(actions).Effects(plan.Shift{ActionID: "root", StartsOn: on("03-02"), DueOn: on("03-02")}, cycle.Mainland(), nil)
		if len(got.Dependents) != 1 || got.Dependents[0].BecauseID != "late" || got.Dependents[0].Overlap != 5 || got.Dependents[0].NewStartsOn != on("03-11") {
			t.Errorf("%v: got %+v", order, got.Dependents)
		}
	}
}

func TestAClashThatWasThereBeforeIsMarked(t *testing.T) {
	actions := []plan.Action{action("a", "03-02", "03-06"), action("b", "03-05", "03-10", "a"), action("c", "03-09", "03-10", "a")}
	got := plan.NewNet(actions).Effects(plan.Shift{ActionID: "a", StartsOn: on("03-02"), DueOn: on("03-09")}, cycle.Mainland(), nil)
	if len(got.Dependents) != 2 || !got.Dependents[0].Already || got.Dependents[1].Already {
		t.Errorf("got %+v", got.Dependents)
	}
}

func TestAnEarlierDateMovesNothing(t *testing.T) {
	actions := []plan.Action{action("a", "03-02", "03-06"), action("b", "03-09", "03-10", "a")}
	got := plan.NewNet(actions).Effects(plan.Shift{ActionID: "a", StartsOn: on("03-02"), DueOn: on("03-03")}, cycle.Mainland(), nil)
	if len(got.Dependents) != 0 {
		t.Errorf("got %+v", got.Dependents)
	}
}
