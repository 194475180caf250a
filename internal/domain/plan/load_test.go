package plan_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/plan"
)

func owned(owner, effort, from, to string, state plan.State) plan.Action {
	a := plan.Action{OwnerID: owner, State: state, StartsOn: on(from), DueOn: on(to)}
	if effort != "" {
		a.EffortDays = days(effort)
	}
	return a
}

// From Wednesday 4 March 2026 to Tuesday 31 March are 20 workdays.
func TestLoad(t *testing.T) {
	loads := plan.Loads([]plan.Action{
		owned("li", "10", "03-02", "03-13", plan.Doing),
		owned("li", "8", "03-16", "03-31", plan.Todo),
		owned("li", "7", "", "03-10", plan.Blocked),
		owned("li", "", "", "03-20", plan.Todo),  // nobody said how much
		owned("li", "9", "", "03-03", plan.Done), // over
		owned("li", "9", "", "03-30", plan.Dropped),
		owned("wu", "5", "03-09", "03-13", plan.Todo),
		owned("", "5", "03-09", "03-13", plan.Todo), // nobody's
	}, cycle.Span{StartsOn: on("03-04"), EndsOn: on("03-31")}, cycle.Mainland())
	if len(loads) != 2 || loads[0].PersonID != "li" || loads[1].PersonID != "wu" {
		t.Fatalf("got %+v", loads)
	}
	li, wu := loads[0], loads[1]
	if !li.Effort.Equal(decimal.NewFromInt(25)) || li.Workdays != 20 || li.Unknown != 1 || li.Actions != 4 {
		t.Errorf("li: %+v", li)
	}
	if share, ok := li.Share(); !ok || !share.Equal(decimal.RequireFromString("1.25")) || !li.Overload() {
		t.Errorf("25 days of work in 20: %v %v", share, ok)
	}
	if share, _ := wu.Share(); !share.Equal(decimal.RequireFromString("0.25")) || wu.Overload() {
		t.Errorf("wu: %v", share)
	}
	// The 10 days lie on the eight workdays from 4 to 13 March, the 7 on 4 to 10 March (five), the 8 on the last twelve.
	for i, want := range []struct {
		from, effort string
		workdays     int
	}{
		{"03-04", "7.95", 3}, // 3·10/8 + 3·7/5
		{"03-09", "9.05", 5}, // 5·10/8 + 2·7/5
		{"03-16", "3.33", 5}, // 5·8/12
		{"03-23", "3.34", 5},
		{"03-30", "1.33", 2}, // so that the weeks sum to 25
	} {
		if i >= len(li.Weeks) {
			t.Fatalf("only %d weeks", len(li.Weeks))
		}
		w := li.Weeks[i]
		if w.StartsOn != on(want.from) || !w.Effort.Equal(decimal.RequireFromString(want.effort)) || w.Workdays != want.workdays {
			t.Errorf("week %d: %v %v of %d, want %+v", i, w.StartsOn, w.Effort, w.Workdays, want)
		}
	}
	if peak := li.Peak(); peak.StartsOn != on("03-04") {
		t.Errorf("7.95 days of work in 3 is the peak, got %+v", peak)
	}
}

func TestLoadOfWhatIsLateFallsOnTheFirstWeek(t *testing.T) {
	loads := plan.Loads([]plan.Action{owned("li", "4", "02-02", "02-27", plan.Doing)}, cycle.Span{StartsOn: on("03-04"), EndsOn: on("03-31")}, cycle.Mainland())
	if len(loads) != 1 || !loads[0].Weeks[0].Effort.Equal(decimal.NewFromInt(4)) {
		t.Errorf("got %+v", loads)
	}
}

// What is due after the window counts only for the part that lies in it.
func TestLoadBeyondTheWindowIsNotCounted(t *testing.T) {
	loads := plan.Loads([]plan.Action{owned("li", "10", "03-30", "04-03", plan.Todo), owned("li", "3", "04-07", "04-09", plan.Todo)}, cycle.Span{StartsOn: on("03-04"), EndsOn: on("03-31")}, cycle.Mainland())
	if len(loads) != 1 || !loads[0].Effort.Equal(decimal.NewFromInt(4)) || loads[0].Actions != 1 {
		t.Errorf("two of five workdays of ten days' work: got %+v", loads)
	}
}

// The window begins with the free days of National Day: its first week holds no work.
func TestPeakIsNotAnEmptyWeek(t *testing.T) {
	loads := plan.Loads([]plan.Action{owned("li", "2", "10-12", "10-16", plan.Todo)}, cycle.Span{StartsOn: on("10-03"), EndsOn: on("10-31")}, cycle.Mainland())
	if peak := loads[0].Peak(); peak.StartsOn != on("10-12") {
		t.Errorf("got %+v", peak)
	}
}

func TestLoadWithoutWorkdaysHasNoShare(t *testing.T) {
	loads := plan.Loads([]plan.Action{owned("li", "4", "", "10-03", plan.Todo)}, cycle.Span{StartsOn: on("10-01"), EndsOn: on("10-07")}, cycle.Mainland())
	if len(loads) != 1 {
		t.Fatalf("got %+v", loads)
	}
	if _, ok := loads[0].Share(); ok || !loads[0].Overload() {
		t.Error("work and no workday left: no share can be told, and it is an overload")
	}
}

// No effort is lost or made: the weeks always sum to the whole.
func TestWeeksSumToTheEffort(t *testing.T) {
	cal := cycle.Mainland()
	rapid.Check(t, func(t *rapid.T) {
		from := on("01-01").AddDays(rapid.IntRange(0, 300).Draw(t, "from"))
		window := cycle.Span{StartsOn: from, EndsOn: from.AddDays(rapid.IntRange(6, 90).Draw(t, "days"))}
		var actions []plan.Action
		for range rapid.IntRange(1, 6).Draw(t, "actions") {
			due := window.StartsOn.AddDays(rapid.IntRange(-20, 120).Draw(t, "due"))
			actions = append(actions, plan.Action{OwnerID: "li", State: plan.Todo, DueOn: due,
				StartsOn:   due.AddDays(-rapid.IntRange(0, 40).Draw(t, "length")),
				EffortDays: decimal.NewNullDecimal(decimal.New(int64(rapid.IntRange(0, 500).Draw(t, "effort")), -1))})
		}
		for _, l := range plan.Loads(actions, window, cal) {
			sum := decimal.Zero
			for _, w := range l.Weeks {
				sum = sum.Add(w.Effort)
			}
			if !sum.Equal(l.Effort) {
				t.Fatalf("weeks sum to %v of %v", sum, l.Effort)
			}
		}
	})
}

// Taken together, actions that weigh the same weigh what they weigh one by one.
func TestHeapsWeighWhatActionsDo(t *testing.T) {
	window := cycle.Span{StartsOn: on("03-04"), EndsOn: on("03-31")}
	rapid.Check(t, func(t *rapid.T) {
		var actions []plan.Action
		var heaps []plan.Heap
		for range rapid.IntRange(0, 6).Draw(t, "heaps") {
			a := owned(rapid.SampledFrom([]string{"li", "wu"}).Draw(t, "owner"), rapid.SampledFrom([]string{"", "1", "0.333", "40"}).Draw(t, "effort"),
				rapid.SampledFrom([]string{"", "03-02", "03-20", "04-01"}).Draw(t, "from"), rapid.SampledFrom([]string{"03-03", "03-28", "04-15"}).Draw(t, "to"), plan.Todo)
			for range rapid.IntRange(1, 4).Draw(t, "actions") {
				actions = append(actions, a)
				heaps = append(heaps, plan.HeapOf(a, window, cycle.Mainland()))
			}
		}
		want := plan.Loads(actions, window, cycle.Mainland())
		got := plan.Weigh(heaps, cycle.Mainland().Between(window.StartsOn, window.EndsOn))
		if len(got) != len(want) || len(got) == 2 && plan.Fuller(got[0], got[1]) > 0 {
			t.Fatalf("%+v, want %+v, the fullest first", got, want)
		}
		for _, one := range got {
			for _, of := range want {
				if of.PersonID == one.PersonID && (!of.Effort.Equal(one.Effort) || of.Actions != one.Actions || of.Unknown != one.Unknown || of.Workdays != one.Workdays) {
					t.Fatalf("%+v, want %+v", one, of)
				}
			}
		}
	})
}
