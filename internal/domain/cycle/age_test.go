package cycle_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
)

// By the calendar of mainland China 2026-11-16 is the 29th of 62 workdays of Q4, 46.8 %; of the
// 66 of Q3 so much was over with the 31st, 47.0 %, and not with the 30th, 45.5 %.
func TestTheDayOfTheSameAge(t *testing.T) {
	c, day := cycle.Mainland(), date.Must
	q4, q3 := cycle.Span{StartsOn: day("2026-10-01"), EndsOn: day("2026-12-31")}, cycle.Span{StartsOn: day("2026-07-01"), EndsOn: day("2026-09-30")}
	a := c.Age(q4, day("2026-11-16"))
	if on := c.WhenAged(q3, a); a != (cycle.Age{Passed: 29, Of: 62}) || on != day("2026-08-12") || c.Age(q3, on) != (cycle.Age{Passed: 31, Of: 66}) {
		t.Errorf("%+v, and %s: %+v", a, on, c.Age(q3, on))
	}
	five := cycle.NewCalendar(cycle.FiveDays(), nil)
	if on := five.WhenAged(cycle.Span{StartsOn: day("2026-06-01"), EndsOn: day("2026-06-12")}, cycle.Age{Passed: 1, Of: 5}); on != day("2026-06-02") { // 2 of 10 workdays
		t.Errorf("a fifth of ten workdays is over on %s", on)
	}
	for _, at := range []struct {
		on   string
		want cycle.Age
	}{{"2026-05-31", cycle.Age{Passed: 0, Of: 10}}, {"2026-06-06", cycle.Age{Passed: 5, Of: 10}}, {"2026-07-01", cycle.Age{Passed: 10, Of: 10}}} {
		if got := five.Age(cycle.Span{StartsOn: day("2026-06-01"), EndsOn: day("2026-06-12")}, day(at.on)); got != at.want {
			t.Errorf("%s: %+v", at.on, got)
		}
	}
	if on := five.WhenAged(cycle.Span{StartsOn: day("2026-06-06"), EndsOn: day("2026-06-07")}, a); on != day("2026-06-07") {
		t.Errorf("a weekend is over on %s", on)
	}
}

// Of itself a span is as old on the last workday so far, and no share of it is found early.
func TestASpanIsAsOldAsItself(t *testing.T) {
	c := cycle.Mainland()
	rapid.Check(t, func(t *rapid.T) {
		start := date.Of(2026, 1, 1).AddDays(rapid.IntRange(0, 300).Draw(t, "start"))
		s := cycle.Span{StartsOn: start, EndsOn: start.AddDays(rapid.IntRange(0, 120).Draw(t, "days"))}
		a := c.Age(s, start.AddDays(rapid.IntRange(0, 120).Draw(t, "on")))
		if a.Passed > a.Of {
			t.Fatalf("%+v", a)
		}
		if a.Of > 0 && c.Age(s, c.WhenAged(s, a)) != a {
			t.Fatalf("%+v on %s", a, c.WhenAged(s, a))
		}
	})
}
