package cycle_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

func cadence(t testing.TB, text string) cycle.Cadence {
	t.Helper()
	var c cycle.Cadence
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return c
}

func TestCadenceText(t *testing.T) {
	for _, c := range []struct{ in, out string }{
		{`"weekly"`, `{"kind":"weekly","weekday":5}`},
		{`"biweekly"`, `{"kind":"biweekly","weekday":5}`},
		{`"monthly"`, `{"kind":"monthly","day":"last"}`},
		{`"none"`, `{"kind":"none"}`},
		{`null`, `{"kind":"none"}`},
		{`{"kind":"weekly","weekday":1}`, `{"kind":"weekly","weekday":1}`},
		{`{"kind":"weekly","weekday":7}`, `{"kind":"weekly","weekday":7}`},
		{`{"kind":"weekly"}`, `{"kind":"weekly","weekday":5}`},
		{`{"kind":"biweekly","weekday":3,"from":"2026-01-07"}`, `{"kind":"biweekly","weekday":3,"from":"2026-01-07"}`},
		{`{"kind":"monthly","day":15}`, `{"kind":"monthly","day":15}`},
		{`{"kind":"monthly","day":"last"}`, `{"kind":"monthly","day":"last"}`},
		{`{"kind":"dates","dates":["2026-03-31","2026-02-28","2026-02-28"]}`, `{"kind":"dates","dates":["2026-02-28","2026-03-31"]}`},
	} {
		got, err := json.Marshal(cadence(t, c.in))
		if err != nil || string(got) != c.out {
			t.Errorf("%s: got %s, want %s (%v)", c.in, got, c.out, err)
			continue
		}
		if again := cadence(t, string(got)); !reflect.DeepEqual(again, cadence(t, c.in)) {
			t.Errorf("%s does not come back the same", c.in)
		}
	}
}

func TestCadencesThatAreRefused(t *testing.T) {
	for in, want := range map[string]string{
		`"daily"`:                                  "cycle.cadence_kind /cadence/kind",
		`{}`:                                       "cycle.cadence_kind /cadence/kind",
		`{"kind":"weekly","weekday":8}`:            "cycle.cadence_weekday /cadence/weekday",
		`{"kind":"weekly","weekday":-1}`:           "cycle.cadence_weekday /cadence/weekday",
		`{"kind":"monthly","day":32}`:              "cycle.cadence_day /cadence/day",
		`{"kind":"monthly","day":0}`:               "cycle.cadence_day /cadence/day",
		`{"kind":"monthly","day":"first"}`:         "cycle.cadence_day /cadence/day",
		`{"kind":"dates"}`:                         "cycle.cadence_dates /cadence/dates",
		`{"kind":"dates","dates":["tomorrow"]}`:    "cycle.cadence_form /cadence",
		`{"kind":"weekly","weekday":"Monday"}`:     "cycle.cadence_form /cadence",
		`7`:                                        "cycle.cadence_form /cadence",
		`{"kind":"weekly","weekdays":[1],"day":2}`: "cycle.cadence_form /cadence",
	} {
		_, err := cycle.ParseCadence([]byte(in))
		f, ok := fault.Of(err)
		if !ok || strings.Join([]string{f.Code, f.Field}, " ") != want {
			t.Errorf("%s: got %v, want %s", in, err, want)
		}
	}
	many := make([]date.Date, 500)
	for i := range many {
		many[i] = day(t, "2026-01-01").AddDays(i)
	}
	if err := (cycle.Cadence{Kind: cycle.Listed, Dates: many}).Check(); !fault.Is(err, "cycle.cadence_dates") {
		t.Errorf("500 dates: %v", err)
	}
}

func schedule(t testing.TB, text, from, to string) cycle.Schedule {
	t.Helper()
	return cycle.Schedule{Cadence: cadence(t, text), Span: span(t, from, to), Calendar: cycle.Mainland()}
}

func words(dates []date.Date) string {
	var out []string
	for _, d := range dates {
		out = append(out, d.String()[5:])
	}
	return strings.Join(out, " ")
}

func TestDueDates(t *testing.T) {
	for _, c := range []struct{ what, cadence, from, to, want string }{
		// 20 February and 1 October 2026 are holidays, 14 and 28 February made up.
		{"weekly on Friday, over Spring Festival", `"weekly"`, "2026-01-30", "2026-03-06", "02-06 02-13 02-24 02-27 03-06"},
		{"weekly on Thursday, one due day where two would meet", `{"kind":"weekly","weekday":4}`, "2026-09-20", "2026-10-16", "09-24 10-08 10-15"},
		{"weekly on Saturday goes to Monday, save where it is made up", `{"kind":"weekly","weekday":6}`, "2026-03-01", "2026-03-15", "03-09 03-16"},
		{"weekly on Saturday in February", `{"kind":"weekly","weekday":6}`, "2026-02-09", "2026-03-01", "02-14 02-24 02-28"},
		{"nothing is due on the first day itself", `{"kind":"weekly","weekday":1}`, "2026-03-02", "2026-03-16", "03-09 03-16"},
		{"biweekly ends every second week of the span", `"biweekly"`, "2026-03-02", "2026-04-10", "03-13 03-27 04-10"},
		{"biweekly from a date", `{"kind":"biweekly","weekday":5,"from":"2026-03-06"}`, "2026-03-02", "2026-04-10", "03-06 03-20 04-03"},
		{"biweekly from a date long before", `{"kind":"biweekly","weekday":5,"from":"2025-03-07"}`, "2026-03-02", "2026-04-10", "03-06 03-20 04-03"},
		{"monthly on a day", `{"kind":"monthly","day":15}`, "2026-01-01", "2026-04-30", "01-15 02-24 03-16 04-15"},
		{"monthly on the 31st of every month", `{"kind":"monthly","day":31}`, "2026-01-01", "2026-04-30", "02-02 02-28 03-31 04-30"},
		{"monthly on the last workday", `"monthly"`, "2026-01-01", "2026-06-30", "01-30 02-28 03-31 04-30 05-29 06-30"},
		{"listed", `{"kind":"dates","dates":["2026-02-18","2026-03-31","2027-01-01"]}`, "2026-01-01", "2026-03-31", "02-24 03-31"},
		{"a last one that falls on a holiday runs past the end", `"weekly"`, "2026-09-28", "2026-10-02", "10-08"},
		{"none", `"none"`, "2026-01-01", "2026-12-31", ""},
	} {
		s := schedule(t, c.cadence, c.from, c.to)
		if got := words(s.Dues(day(t, "2025-12-01"), day(t, "2027-12-31"))); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.what, got, c.want)
		}
	}
}

func TestDueOnIsStrictlyAfter(t *testing.T) {
	s := schedule(t, `"weekly"`, "2026-03-02", "2026-03-31")
	for after, want := range map[string]string{"2026-01-01": "2026-03-06", "2026-03-05": "2026-03-06", "2026-03-06": "2026-03-13", "2026-03-27": ""} {
		if got, ok := s.DueOn(day(t, after)); got.String() != want || ok != (want != "") {
			t.Errorf("after %s: %v %v, want %s", after, got, ok, want)
		}
	}
	for on, want := range map[string]string{"2026-03-05": "", "2026-03-06": "2026-03-06", "2026-03-12": "2026-03-06", "2026-12-31": "2026-03-27"} {
		if got, ok := s.LastDue(day(t, on)); got.String() != want || ok != (want != "") {
			t.Errorf("last by %s: %v %v, want %s", on, got, ok, want)
		}
	}
}

func TestTheFirstDayIsNoDueDateFromEitherSide(t *testing.T) {
	s := schedule(t, `{"kind":"weekly","weekday":1}`, "2026-03-02", "2026-03-16") // starts on a Monday
	if got, ok := s.LastDue(day(t, "2026-03-08")); ok {
		t.Errorf("due on %v", got)
	}
	if got := s.Standing(date.Date{}, day(t, "2026-03-04"), 0); got.Stale || got.NextOn != day(t, "2026-03-09") {
		t.Errorf("got %+v", got)
	}
}

// Weekly on Friday from Monday 2 March 2026.
func TestStale(t *testing.T) {
	s := schedule(t, `"weekly"`, "2026-03-02", "2026-03-31")
	for _, c := range []struct {
		what, last, today string
		grace             int
		stale             bool
		missed, next      string
		late              int
	}{
		{"before the first is due", "", "2026-03-05", 0, false, "", "2026-03-06", 0},
		{"on the day it is due", "", "2026-03-06", 0, false, "", "2026-03-06", 0},
		{"a day after", "", "2026-03-07", 0, true, "2026-03-06", "2026-03-13", 0},
		{"the next workday after", "", "2026-03-09", 0, true, "2026-03-06", "2026-03-13", 1},
		{"a workday of grace", "", "2026-03-09", 1, false, "", "2026-03-13", 0},
		{"grace is over", "", "2026-03-10", 1, true, "2026-03-06", "2026-03-13", 2},
		{"made in the week", "2026-03-04", "2026-03-09", 0, false, "", "2026-03-13", 0},
		{"made on the day", "2026-03-06", "2026-03-13", 0, false, "", "2026-03-13", 0},
		{"made early: the next is owed after that", "2026-03-10", "2026-03-11", 0, false, "", "2026-03-20", 0},
		{"made late", "2026-03-09", "2026-03-10", 0, false, "", "2026-03-20", 0},
		{"one made, the next missing", "2026-03-06", "2026-03-16", 0, true, "2026-03-13", "2026-03-20", 1},
		{"two missing: the later counts", "2026-03-06", "2026-03-23", 0, true, "2026-03-20", "2026-03-27", 1},
		{"two missing, the later still in grace", "2026-03-06", "2026-03-23", 1, true, "2026-03-13", "2026-03-27", 6},
		{"after the end", "2026-03-20", "2026-04-20", 0, true, "2026-03-27", "", 15},
		{"all made", "2026-03-27", "2026-04-20", 0, false, "", "", 0},
	} {
		var last date.Date
		if c.last != "" {
			last = day(t, c.last)
		}
		got := s.Standing(last, day(t, c.today), c.grace)
		want := cycle.Standing{Stale: c.stale, LateWorkdays: c.late}
		if c.missed != "" {
			want.MissedOn = day(t, c.missed)
		}
		if c.next != "" {
			want.NextOn = day(t, c.next)
		}
		if got != want {
			t.Errorf("%s: got %+v, want %+v", c.what, got, want)
		}
		if s.Stale(last, day(t, c.today), c.grace) != c.stale {
			t.Errorf("%s: Stale says otherwise", c.what)
		}
	}
	never := schedule(t, `"none"`, "2026-03-02", "2026-03-31")
	if got := never.Standing(date.Date{}, day(t, "2026-12-31"), 0); got != (cycle.Standing{}) {
		t.Errorf("without a cadence nothing is stale or due: %+v", got)
	}
}

// Which of two due dates a check-in between them answers for.
func TestCheckInsBetweenTwoDueDates(t *testing.T) {
	const monday, friday = `{"kind":"weekly","weekday":1}`, `{"kind":"weekly","weekday":5}`
	for _, c := range []struct{ what, cadence, last, today, missed, next string }{
		{"the day after Monday is late for it, the next Monday is owed", monday, "2026-03-10", "2026-03-10", "", "2026-03-16"},
		{"and missing once that is over", monday, "2026-03-10", "2026-03-17", "2026-03-16", "2026-03-23"},
		{"Thursday is late for Monday", monday, "2026-03-12", "2026-03-13", "", "2026-03-16"},
		{"Friday is early for Monday", monday, "2026-03-13", "2026-03-13", "", "2026-03-23"},
		{"Sunday is early for Monday", monday, "2026-03-15", "2026-03-17", "", "2026-03-23"},
		{"Monday is early for Friday of its week", friday, "2026-03-09", "2026-03-10", "", "2026-03-20"},
		{"Saturday is late for Friday", friday, "2026-03-14", "2026-03-16", "", "2026-03-20"},
		{"the first days of a month are late for the month before", `"monthly"`, "2026-03-03", "2026-03-31", "", "2026-03-31"},
		{"its second half is early for its end", `"monthly"`, "2026-03-20", "2026-03-23", "", "2026-04-30"},
		{"of two due dates in a week each wants its own", `{"kind":"dates","dates":["2026-03-09","2026-03-13"]}`, "2026-03-09", "2026-03-16", "2026-03-13", ""},
		{"and the second is answered the day after the first", `{"kind":"dates","dates":["2026-03-09","2026-03-13"]}`, "2026-03-10", "2026-03-16", "", ""},
	} {
		got := schedule(t, c.cadence, "2026-01-05", "2026-12-31").Standing(day(t, c.last), day(t, c.today), 0)
		if text(got.MissedOn) != c.missed || text(got.NextOn) != c.next || got.Stale != (c.missed != "") {
			t.Errorf("%s: missed %q, next %q; want %q, %q", c.what, text(got.MissedOn), text(got.NextOn), c.missed, c.next)
		}
	}
}

func text(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// Whatever the cadence: due dates are workdays, each found from both sides, and
// one who checks in on every due date is never stale.
func TestScheduleHoldsTogether(t *testing.T) {
	kinds := []string{`"weekly"`, `{"kind":"weekly","weekday":7}`, `"biweekly"`, `{"kind":"biweekly","weekday":2,"from":"2025-11-04"}`,
		`"monthly"`, `{"kind":"monthly","day":1}`, `{"kind":"monthly","day":30}`, `{"kind":"dates","dates":["2026-02-18","2026-02-20","2026-10-02","2026-10-05"]}`}
	cal := cycle.Mainland()
	rapid.Check(t, func(rt *rapid.T) {
		from := day(t, "2025-12-15").AddDays(rapid.IntRange(0, 300).Draw(rt, "from"))
		s := cycle.Schedule{
			Cadence:  cadence(t, rapid.SampledFrom(kinds).Draw(rt, "cadence")),
			Span:     cycle.Span{StartsOn: from, EndsOn: from.AddDays(rapid.IntRange(0, 200).Draw(rt, "days"))},
			Calendar: cal,
		}
		dues := s.Dues(from.AddDays(-30), s.EndsOn.AddDays(30))
		for i, d := range dues {
			if !cal.IsWorkday(d) {
				rt.Fatalf("%v is due on a free day", d)
			}
			if i > 0 && !d.After(dues[i-1]) {
				rt.Fatalf("%v due after %v", d, dues[i-1])
			}
			if last, ok := s.LastDue(d); !ok || last != d {
				rt.Fatalf("LastDue(%v) = %v", d, last)
			}
			if next, ok := s.DueOn(d.AddDays(-1)); !ok || next != d {
				rt.Fatalf("DueOn before %v = %v", d, next)
			}
			next := s.EndsOn.AddDays(30)
			if i+1 < len(dues) {
				next = dues[i+1]
			}
			if s.Stale(d, next, 0) {
				rt.Fatalf("checked in on %v, stale on %v", d, next)
			}
			if !s.Stale(from.AddDays(-1), d.AddDays(1), 0) {
				rt.Fatalf("nothing on %v and not stale", d)
			}
		}
	})
}

func TestWeekdayOfACadence(t *testing.T) {
	if got := cadence(t, `{"kind":"weekly","weekday":7}`).Weekday; got != time.Sunday {
		t.Errorf("7 is %v", got)
	}
}

func BenchmarkStanding(b *testing.B) {
	s := schedule(b, `"weekly"`, "2026-01-01", "2026-03-31")
	last, today := day(b, "2026-02-13"), day(b, "2026-03-04")
	for b.Loop() {
		s.Standing(last, today, 1)
	}
}
