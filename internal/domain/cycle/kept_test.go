package cycle_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
)

// made reads check-ins as "the day it speaks of/the day it was written", or one
// day for both.
func made(t testing.TB, days ...string) (list []cycle.Made) {
	t.Helper()
	for _, d := range days {
		m := cycle.Made{AsOf: day(t, d[:10]), Written: day(t, d[len(d)-10:])}
		list = append(list, m)
	}
	return list
}

func TestWhatBecameOfDueDates(t *testing.T) {
	quarter := cycle.Span{StartsOn: day(t, "2026-10-12"), EndsOn: day(t, "2026-12-31")}
	for _, c := range []struct {
		name, cadence, from, to, today string
		grace                          int
		made                           []cycle.Made
		want                           []cycle.Outcome
	}{
		{"every Friday, each in time", `"weekly"`, "2026-11-02", "2026-11-15", "2026-11-16", 0,
			made(t, "2026-11-06", "2026-11-13"), []cycle.Outcome{cycle.OnTime, cycle.OnTime}},
		{"Mondays: Tuesday is late for the Monday before, and the next is still owed", `{"kind":"weekly","weekday":1}`, "2026-11-02", "2026-11-15", "2026-11-16", 0,
			made(t, "2026-11-03"), []cycle.Outcome{cycle.Late, cycle.Missed}},
		{"Mondays with a day of grace: Tuesday is in time", `{"kind":"weekly","weekday":1}`, "2026-11-02", "2026-11-15", "2026-11-16", 1,
			made(t, "2026-11-03"), []cycle.Outcome{cycle.OnTime, cycle.Missed}},
		{"a Friday is early for the Monday after it", `{"kind":"weekly","weekday":1}`, "2026-11-02", "2026-11-15", "2026-11-16", 0,
			made(t, "2026-11-06"), []cycle.Outcome{cycle.Missed, cycle.OnTime}},
		{"made up for on another week: it is late and takes nothing from the next", `"weekly"`, "2026-11-02", "2026-11-15", "2026-11-16", 0,
			made(t, "2026-11-06/2026-11-12", "2026-11-12"), []cycle.Outcome{cycle.Late, cycle.OnTime}},
		{"nothing was said: one missed, today's still open", `"weekly"`, "2026-11-02", "2026-11-15", "2026-11-13", 0,
			nil, []cycle.Outcome{cycle.Missed, cycle.Pending}},
		{"within the grace it is open", `"weekly"`, "2026-11-02", "2026-11-08", "2026-11-09", 1,
			nil, []cycle.Outcome{cycle.Pending}},
		{"two for one week: the first counts", `"weekly"`, "2026-11-02", "2026-11-08", "2026-11-16", 0,
			made(t, "2026-11-06/2026-11-11", "2026-11-05"), []cycle.Outcome{cycle.OnTime}},
		{"of the first due date too, a later one answers for the later", `"weekly"`, "2026-10-12", "2026-10-25", "2026-10-26", 0,
			made(t, "2026-10-23"), []cycle.Outcome{cycle.Missed, cycle.OnTime}},
		{"none is due", `"none"`, "2026-11-02", "2026-11-15", "2026-11-16", 0, made(t, "2026-11-06"), nil},
	} {
		s := cycle.Schedule{Cadence: cadence(t, c.cadence), Span: quarter, Calendar: cycle.Mainland()}
		got := s.Kept(c.made, day(t, c.from), day(t, c.to), day(t, c.today), c.grace)
		if len(got) != len(c.want) {
			t.Errorf("%s: %v", c.name, got)
			continue
		}
		for i, k := range got {
			if k.Outcome != c.want[i] {
				t.Errorf("%s: %s is %s, want %s", c.name, k.On, k.Outcome, c.want[i])
			}
		}
	}
}

// A check-in answers for one due date at most, and what is missing here is what
// makes a key result stale.
func TestKeptAgreesWithStale(t *testing.T) {
	kinds := []string{`"weekly"`, `{"kind":"weekly","weekday":1}`, `"biweekly"`, `"monthly"`, `{"kind":"monthly","day":15}`}
	rapid.Check(t, func(rt *rapid.T) {
		from := day(t, "2026-01-05").AddDays(rapid.IntRange(0, 60).Draw(rt, "from"))
		s := cycle.Schedule{Cadence: cadence(t, rapid.SampledFrom(kinds).Draw(rt, "cadence")),
			Span: cycle.Span{StartsOn: from, EndsOn: from.AddDays(rapid.IntRange(20, 120).Draw(rt, "days"))}, Calendar: cycle.Mainland()}
		today := from.AddDays(rapid.IntRange(10, 130).Draw(rt, "today"))
		grace := rapid.IntRange(0, 3).Draw(rt, "grace")
		var (
			list []cycle.Made
			last date.Date
		)
		for range rapid.IntRange(0, 8).Draw(rt, "check-ins") {
			on := from.AddDays(rapid.IntRange(0, max(0, today.Sub(from))).Draw(rt, "on"))
			list, last = append(list, cycle.Made{AsOf: on, Written: on}), date.Max(last, on)
		}
		kept := s.Kept(list, from, s.EndsOn.AddDays(40), today, grace)
		for _, m := range list {
			answers := 0
			for _, k := range s.Kept([]cycle.Made{m}, from, s.EndsOn.AddDays(40), today, grace) {
				if !k.Written.IsZero() {
					answers++
				}
			}
			if answers > 1 {
				rt.Fatalf("one of %s answers for %d due dates", m.AsOf, answers)
			}
		}
		stands := s.Standing(last, today, grace)
		for _, k := range kept {
			if stands.Stale && k.On == stands.MissedOn && k.Outcome != cycle.Missed {
				rt.Fatalf("%s makes it stale and is %s", k.On, k.Outcome)
			}
		}
		if owed, ok := s.Owed(last, today); stands.Stale && (!ok || owed.Before(stands.MissedOn)) {
			rt.Fatalf("%s makes it stale, and what is owed is %s", stands.MissedOn, owed)
		}
	})
}

func TestWhatIsOwedToday(t *testing.T) {
	s := cycle.Schedule{Cadence: cadence(t, `"weekly"`), Span: cycle.Span{StartsOn: day(t, "2026-10-12"), EndsOn: day(t, "2026-12-31")}, Calendar: cycle.Mainland()}
	for _, c := range []struct{ last, today, want string }{
		{"2026-11-06", "2026-11-12", ""},           // for last Friday; the next has not come
		{"2026-11-06", "2026-11-13", "2026-11-13"}, // today is Friday
		{"2026-11-10", "2026-11-13", ""},           // early in its week
		{"2026-11-06", "2026-11-18", "2026-11-13"},
		{"2026-11-16", "2026-11-18", ""}, // the Friday was missed; who said something since owes nothing for it
	} {
		got, ok := s.Owed(day(t, c.last), day(t, c.today))
		if ok != (c.want != "") || ok && got.String() != c.want {
			t.Errorf("last %s, on %s: %s %v, want %q", c.last, c.today, got, ok, c.want)
		}
	}
}

func TestPunctuality(t *testing.T) {
	var s cycle.Score
	for _, o := range []cycle.Outcome{cycle.OnTime, cycle.OnTime, cycle.Late, cycle.Missed, cycle.Pending} {
		s.Add(o, false)
	}
	s.Add(cycle.Missed, true) // away: excused
	s.Add(cycle.Late, true)
	s.Add(cycle.OnTime, true)   // away, and in time all the same
	s.Add(cycle.Unknown, false) // brought in undated: says nothing
	s.Add(cycle.Unknown, true)
	if s != (cycle.Score{OnTime: 3, Late: 1, Missed: 1, Pending: 1, Away: 2, Unknown: 2}) || s.Counted() != 5 {
		t.Errorf("%+v", s)
	}
	if sum := cycle.Sum([]cycle.Score{s, s}); sum.OnTime != 6 || sum.Away != 4 || sum.Counted() != 10 {
		t.Errorf("%+v", sum)
	}
	if w := cycle.Weeks(day(t, "2026-11-18"), 2); len(w) != 2 || w[0].String() != "2026-11-09" || w[1].String() != "2026-11-16" {
		t.Errorf("%v", w)
	}
}

// What a file brought in without saying when it was written answers for a due date, and
// nobody knows whether it was in time: not even by what was written late afterwards.
func TestWhatWasBroughtInUndated(t *testing.T) {
	s := cycle.Schedule{Cadence: cadence(t, `"weekly"`), Span: cycle.Span{StartsOn: day(t, "2026-10-12"), EndsOn: day(t, "2026-12-31")}, Calendar: cycle.Mainland()}
	due, today := day(t, "2026-11-06"), day(t, "2026-11-25")
	brought := cycle.Made{AsOf: due, Written: today, Undated: true}
	late, early := cycle.Made{AsOf: due, Written: day(t, "2026-11-20")}, cycle.Made{AsOf: due, Written: due}
	for name, c := range map[string]struct {
		made []cycle.Made
		want cycle.Outcome
	}{
		"brought in":                    {[]cycle.Made{brought}, cycle.Unknown},
		"and written late afterwards":   {[]cycle.Made{brought, late}, cycle.Unknown},
		"and written in time":           {[]cycle.Made{early, brought}, cycle.OnTime},
		"written late alone":            {[]cycle.Made{late}, cycle.Late},
		"brought in for an earlier one": {[]cycle.Made{{AsOf: day(t, "2026-10-20"), Written: today, Undated: true}}, cycle.Missed},
	} {
		got := s.Kept(c.made, due, due, today, 1)
		if len(got) != 1 || got[0].Outcome != c.want || (c.want == cycle.Unknown) != got[0].Written.IsZero() && c.want != cycle.Missed {
			t.Errorf("%s: %+v, want %s", name, got, c.want)
		}
	}
}
