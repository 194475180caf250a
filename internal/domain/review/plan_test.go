package review_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/review"
)

var day = date.Must

func TestTheSuggestedDaysOfAQuarterAndOfAMonth(t *testing.T) {
	cal := cycle.Mainland()
	quarter := cycle.Span{StartsOn: day("2026-01-01"), EndsOn: day("2026-03-31")}
	// April 4th to 6th is Qingming: workdays after March 31st are April 1, 2, 3, 7, 8, 9, 10, 13, 14, 15.
	want := review.Plan{CutOffOn: day("2026-04-03"), SelfBy: day("2026-04-07"), ConfirmBy: day("2026-04-09"), MeetOn: day("2026-04-13"), SettleBy: day("2026-04-15")}
	if got := review.SuggestPlan(quarter, cal); got != want {
		t.Errorf("a quarter: %v, want %v", got, want)
	}
	month := cycle.Span{StartsOn: day("2026-06-01"), EndsOn: day("2026-06-30")}
	want = review.Plan{CutOffOn: day("2026-07-01"), SelfBy: day("2026-07-02"), ConfirmBy: day("2026-07-03"), MeetOn: day("2026-07-06"), SettleBy: day("2026-07-07")}
	if got := review.SuggestPlan(month, cal); got != want {
		t.Errorf("a month: %v, want %v", got, want)
	}
}

func TestDaysThatAreNoPlan(t *testing.T) {
	ends := day("2026-12-31")
	good := review.Plan{CutOffOn: day("2027-01-06"), SelfBy: day("2027-01-07"), ConfirmBy: day("2027-01-11"), MeetOn: day("2027-01-13"), SettleBy: day("2027-01-15")}
	if err := good.Check(ends); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(*review.Plan)
		field  string
		code   string
	}{
		"a day missing":               {func(p *review.Plan) { p.MeetOn = date.Date{} }, "/meet_on", "cycle.date_needed"},
		"the reviewer first":          {func(p *review.Plan) { p.ConfirmBy = day("2027-01-06") }, "/confirm_by", "review.plan_order"},
		"the meeting first":           {func(p *review.Plan) { p.MeetOn = day("2027-01-08") }, "/meet_on", "review.plan_order"},
		"final first":                 {func(p *review.Plan) { p.SettleBy = day("2027-01-12") }, "/settle_by", "review.plan_order"},
		"cut off before the end":      {func(p *review.Plan) { p.CutOffOn = day("2026-12-30") }, "/cut_off_on", "review.plan_order"},
		"readings after final scores": {func(p *review.Plan) { p.CutOffOn = day("2027-01-16") }, "/settle_by", "review.plan_order"},
	} {
		p := good
		c.change(&p)
		f, ok := fault.Of(p.Check(ends))
		if !ok || f.Field != c.field || f.Code != c.code {
			t.Errorf("%s: %v, want %s at %s", name, f, c.code, c.field)
		}
	}
}

// Whatever the span, what is suggested is a plan, on workdays, that ends with the
// cycle's own suggested close.
func TestWhatIsSuggestedIsAPlan(t *testing.T) {
	cal := cycle.Mainland()
	rapid.Check(t, func(t *rapid.T) {
		span := cycle.Span{StartsOn: day("2025-01-01").AddDays(rapid.IntRange(0, 500).Draw(t, "from"))}
		span.EndsOn = span.StartsOn.AddDays(rapid.IntRange(6, 366).Draw(t, "days"))
		p := review.SuggestPlan(span, cal)
		if err := p.Check(span.EndsOn); err != nil {
			t.Fatal(err)
		}
		for _, on := range []date.Date{p.CutOffOn, p.SelfBy, p.ConfirmBy, p.MeetOn, p.SettleBy} {
			if !cal.IsWorkday(on) {
				t.Fatalf("%s is no workday", on)
			}
		}
		if closes := cycle.SuggestPhases(span, cal).ClosedOn; p.SettleBy != closes {
			t.Fatalf("final by %s, the cycle closes on %s", p.SettleBy, closes)
		}
	})
}

func TestWhoeverHasToActHasADay(t *testing.T) {
	p := review.Plan{CutOffOn: day("2027-01-06"), SelfBy: day("2027-01-07"), ConfirmBy: day("2027-01-11"), MeetOn: day("2027-01-13"), SettleBy: day("2027-01-15")}
	for state, want := range map[review.State]date.Date{review.Open: p.SelfBy, review.Self: p.ConfirmBy, review.Reviewed: p.SettleBy, review.Settled: {}} {
		if got := p.By(state); got != want {
			t.Errorf("%s by %s, want %s", state, got, want)
		}
	}
	if p.CutOff(day("2027-01-06")) || !p.CutOff(day("2027-01-07")) || (review.Plan{}).CutOff(day("2027-01-07")) {
		t.Error("readings count until the day is over, and always where nothing is planned")
	}
	for until, want := range map[int]bool{3: false, 2: false, 1: true, 0: true, -1: true, -2: false, -5: false} {
		if review.Reminds(until) != want {
			t.Errorf("%d workdays before: %v", until, !want)
		}
	}
}
