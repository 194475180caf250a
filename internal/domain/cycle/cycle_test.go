package cycle_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

func span(t testing.TB, from, to string) cycle.Span {
	t.Helper()
	return cycle.Span{StartsOn: day(t, from), EndsOn: day(t, to)}
}

func TestKindOfASpan(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     cycle.Kind
	}{
		{"2026-01-01", "2026-12-31", cycle.Year},
		{"2026-04-01", "2027-03-31", cycle.Year}, // a fiscal year
		{"2026-07-01", "2026-12-31", cycle.Half},
		{"2026-01-01", "2026-03-31", cycle.Quarter},
		{"2024-02-01", "2024-02-29", cycle.Month},
		{"2026-02-01", "2026-02-27", cycle.Custom},
		{"2026-01-02", "2026-04-01", cycle.Custom},
		{"2026-01-01", "2026-02-28", cycle.Custom},
	} {
		if got := span(t, c.from, c.to).Kind(); got != c.want {
			t.Errorf("%s to %s: %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

func TestSpansThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		span        cycle.Span
		code, field string
	}{
		{cycle.Span{}, "cycle.date_needed", "/starts_on"},
		{cycle.Span{StartsOn: day(t, "2026-01-01")}, "cycle.date_needed", "/ends_on"},
		{span(t, "2026-03-31", "2026-01-01"), "cycle.span_reversed", "/ends_on"},
		{span(t, "2026-01-01", "2026-01-06"), "cycle.span_short", "/ends_on"},
		{span(t, "2026-01-01", "2029-12-31"), "cycle.span_long", "/ends_on"},
	} {
		if f := faultOf(t, c.span.Check()); f.Code != c.code || f.Field != c.field {
			t.Errorf("%v: %v", c.span, f)
		}
	}
	if err := span(t, "2026-01-01", "2026-01-07").Check(); err != nil {
		t.Errorf("a week is long enough: %v", err)
	}
}

// 1 January 2026 is a Thursday, 31 March a Tuesday.
func TestWeekOfASpan(t *testing.T) {
	q1 := span(t, "2026-01-01", "2026-03-31")
	for _, c := range []struct {
		on    string
		n, of int
	}{
		{"2025-12-31", 0, 14}, {"2026-01-01", 1, 14}, {"2026-01-04", 1, 14}, {"2026-01-05", 2, 14},
		{"2026-03-29", 13, 14}, {"2026-03-30", 14, 14}, {"2026-03-31", 14, 14}, {"2026-04-01", 15, 14},
	} {
		if n, of := q1.Week(day(t, c.on)); n != c.n || of != c.of {
			t.Errorf("%s is week %d of %d, want %d of %d", c.on, n, of, c.n, c.of)
		}
	}
}

func TestNesting(t *testing.T) {
	year := cycle.Cycle{ID: "y", Name: "2026年", Span: span(t, "2026-01-01", "2026-12-31")}
	quarter := cycle.Cycle{ID: "q", Name: "一季度", Span: span(t, "2026-01-01", "2026-03-31")}
	if err := quarter.CheckParent(year); err != nil {
		t.Errorf("a quarter in its year: %v", err)
	}
	late := cycle.Cycle{ID: "l", Name: "跨年", Span: span(t, "2026-11-01", "2027-01-31")}
	if f := faultOf(t, late.CheckParent(year)); f.Code != "cycle.outside_parent" || f.Field != "/ends_on" || f.Args["parent"] != "2026年" {
		t.Errorf("over the end: %v", f)
	}
	if f := faultOf(t, year.CheckParent(quarter, year)); f.Code != "cycle.parent_cycle" || !reflect.DeepEqual(f.Args["path"], []string{"2026年", "一季度", "2026年"}) {
		t.Errorf("a year in its own quarter: %v", f)
	}
	year.EndsOn = day(t, "2026-06-30")
	f := faultOf(t, year.CheckChildren([]cycle.Cycle{quarter, {Name: "三季度", Span: span(t, "2026-07-01", "2026-09-30")}, {Name: "跨", Span: span(t, "2026-06-01", "2026-07-31")}}))
	if f.Code != "cycle.child_outside" || f.Args["child"] != "三季度" || len(f.More) != 1 || f.More[0].Field != "/ends_on" {
		t.Errorf("children left outside: %v, more %v", f, f.More)
	}
}

func TestPhaseMoves(t *testing.T) {
	phases := cycle.Phases()
	for i, from := range phases {
		for j, to := range phases {
			move, err := from.MoveTo(to)
			switch j - i {
			case 1, -1:
				if err != nil || move.Back != (j < i) {
					t.Errorf("%s to %s: %+v %v", from, to, move, err)
				}
			case 0:
				if !fault.Is(err, "cycle.phase_same") {
					t.Errorf("%s to itself: %v", from, err)
				}
			default:
				if !fault.Is(err, "cycle.phase_jump") {
					t.Errorf("%s to %s: %v", from, to, err)
				}
			}
		}
	}
	if _, err := cycle.Running.MoveTo("paused"); !fault.Is(err, "cycle.phase_unknown") {
		t.Errorf("to an unknown phase: %v", err)
	}
	if cycle.Scoring.Next() != cycle.Closed || cycle.Closed.Next() != "" || cycle.Phase("x").Valid() || !cycle.Closed.Valid() {
		t.Error("the order of the phases")
	}
}

func TestTemplates(t *testing.T) {
	cal := cycle.Mainland()
	for _, c := range []struct{ key, zh, en, from, to, drafting, running, scoring, closed string }{
		{"2026-Q1", "2026年第一季度", "Q1 2026", "2026-01-01", "2026-03-31", "2025-12-18", "2026-01-08", "2026-03-31", "2026-04-15"},
		{"2026-Q4", "2026年第四季度", "Q4 2026", "2026-10-01", "2026-12-31", "2026-09-17", "2026-10-13", "2026-12-31", "2027-01-14"},
		{"2026-H1", "2026年上半年", "H1 2026", "2026-01-01", "2026-06-30", "2025-12-18", "2026-01-08", "2026-06-30", "2026-07-14"},
		{"2026", "2026年", "2026", "2026-01-01", "2026-12-31", "2025-12-04", "2026-01-08", "2026-12-31", "2027-01-14"},
		{"2026-02", "2026年2月", "February 2026", "2026-02-01", "2026-02-28", "2026-01-26", "2026-02-04", "2026-02-28", "2026-03-06"},
	} {
		m, err := cycle.MakeKey(c.key, cal)
		if err != nil {
			t.Errorf("%s: %v", c.key, err)
			continue
		}
		got := []string{m.Key, m.NameZH, m.NameEN, m.StartsOn.String(), m.EndsOn.String(), m.Phases.DraftingOn.String(), m.Phases.RunningOn.String(), m.Phases.ScoringOn.String(), m.Phases.ClosedOn.String()}
		want := []string{c.key, c.zh, c.en, c.from, c.to, c.drafting, c.running, c.scoring, c.closed}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got  %v\nwant %v", got, want)
		}
		if m.Span.Kind() != m.Kind {
			t.Errorf("%s: kind %s, its span is a %s", c.key, m.Kind, m.Span.Kind())
		}
	}
	for key, code := range map[string]string{
		"2026-Q5": "cycle.template_number", "2026-13": "cycle.template_number", "2026-H0": "cycle.template_number",
		"1999": "cycle.template_year", "next": "cycle.template_unknown", "": "cycle.template_unknown",
	} {
		if _, err := cycle.MakeKey(key, cal); !fault.Is(err, code) {
			t.Errorf("%q: %v, want %s", key, err, code)
		}
	}
	if _, err := cycle.Make(cycle.Custom, 2026, 1, cal); !fault.Is(err, "cycle.template_unknown") {
		t.Errorf("a custom template: %v", err)
	}
}

// Every suggestion must pass the checks that a person's own dates must pass.
func TestSuggestedPhasesAreValid(t *testing.T) {
	cal := cycle.Mainland()
	var spans []cycle.Span
	for _, today := range []string{"2024-02-10", "2025-10-03", "2026-06-30", "2026-12-31"} {
		all := cycle.Usual(day(t, today), cal)
		if len(all) != 8 {
			t.Fatalf("%d usual templates on %s", len(all), today)
		}
		if !all[0].Contains(day(t, today)) || all[1].StartsOn != all[0].EndsOn.AddDays(1) {
			t.Errorf("%s: not this and the next: %v %v", today, all[0].Span, all[1].Span)
		}
		for _, m := range all {
			spans = append(spans, m.Span)
		}
	}
	for d := day(t, "2026-01-01"); d.Year() == 2026; d = d.AddDays(1) { // the shortest cycles, over any holiday
		spans = append(spans, cycle.Span{StartsOn: d, EndsOn: d.AddDays(cycle.ShortestDays - 1)})
	}
	for _, s := range spans {
		if err := cycle.SuggestPhases(s, cal).Check(s); err != nil {
			t.Errorf("%v: %v: %v", s, cycle.SuggestPhases(s, cal), err)
		}
	}
}

func TestPhaseDatesThatAreRefused(t *testing.T) {
	q1 := span(t, "2026-01-01", "2026-03-31")
	good := cycle.SuggestPhases(q1, cycle.Mainland())
	for _, c := range []struct {
		what, want string
		change     func(*cycle.PhaseDates)
	}{
		{"missing", "cycle.date_needed /phases/scoring_on", func(p *cycle.PhaseDates) { p.ScoringOn = cycle.PhaseDates{}.ScoringOn }},
		{"out of order", "cycle.phase_order /phases/running_on", func(p *cycle.PhaseDates) { p.RunningOn = p.DraftingOn }},
		{"running after the end", "cycle.phase_outside /phases/running_on", func(p *cycle.PhaseDates) {
			p.RunningOn, p.ScoringOn, p.ClosedOn = day(t, "2026-04-01"), day(t, "2026-04-02"), day(t, "2026-04-03")
		}},
		{"closed before the end", "cycle.closes_early /phases/closed_on", func(p *cycle.PhaseDates) {
			p.ScoringOn, p.ClosedOn = day(t, "2026-03-30"), day(t, "2026-03-31")
		}},
	} {
		dates := good
		c.change(&dates)
		f := faultOf(t, dates.Check(q1))
		if got := strings.Join([]string{f.Code, f.Field}, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	for on, want := range map[string]cycle.Phase{"2025-01-01": cycle.Drafting, "2026-01-08": cycle.Running, "2026-03-30": cycle.Running, "2026-03-31": cycle.Scoring, "2026-04-15": cycle.Closed} {
		if got := good.On(day(t, on)); got != want {
			t.Errorf("%s: %s, want %s", on, got, want)
		}
	}
}
