package forecast

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// ask is 日均活跃用户数 50,000 → 55,000 over the third quarter, read on Fridays.
func ask(values ...string) Question {
	q := Question{StartsOn: date.Must("2026-07-01"), DueOn: date.Must("2026-09-30"), Workdays: cycle.Mainland().Between, Level: okr.RatioOf(1, 1),
		Baseline: decimal.NewNullDecimal(decimal.RequireFromString("50000")), Target: decimal.NewNullDecimal(decimal.RequireFromString("55000"))}
	for i, v := range values {
		q.Readings = append(q.Readings, Reading{On: date.Must("2026-07-03").AddDays(7 * i), Value: decimal.RequireFromString(v)})
	}
	if n := len(q.Readings); n > 0 {
		q.Today = q.Readings[n-1].On
	}
	return q
}

func codes(f *Forecast) map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, r := range f.Reasons {
		out[r.Code] = r.Args
	}
	return out
}

func TestNothingIsForeseenFromTwoReadings(t *testing.T) {
	if f := Make(ask("50100", "50400")); f != nil {
		t.Errorf("foreseen from two readings: %+v", f)
	}
	if f := Make(ask("50100", "50400", "50800")); f == nil || codes(f)["few"]["count"] != "3" {
		t.Errorf("three readings are enough, and said to be few: %+v", f)
	}
	q := ask("50100", "50400", "50800")
	q.Today = q.DueOn
	if Make(q) != nil {
		t.Error("on the due date the result stands")
	}
	q = ask("50100", "50400", "50800")
	q.Target = decimal.NullDecimal{}
	if Make(q) != nil {
		t.Error("without a target there is nothing to reach")
	}
}

func TestASteadyLineGoesOn(t *testing.T) {
	f := Make(ask("50160", "50550", "50930", "51320", "51710", "52080")) // 384 a week, and 7.6 weeks of workdays to come: 55,000 at the end
	if v := f.Value; v.LessThan(decimal.NewFromInt(54_300)) || v.GreaterThan(decimal.NewFromInt(55_700)) {
		t.Errorf("foresees %s, wants about 55,000", v)
	}
	if !f.Low.LessThan(f.Value) || !f.Value.LessThan(f.High) {
		t.Errorf("interval %s to %s about %s", f.Low, f.High, f.Value)
	}
	if f.Chance < 25 || f.Chance > 75 {
		t.Errorf("a line right to the target succeeds about every other time: %d %%", f.Chance)
	}
	if f.Needed == nil || !f.Needed.Value.Equal(decimal.NewFromInt(55_000)) || f.Needed.Days != 38 {
		t.Errorf("needed %+v", f.Needed)
	}
}

func TestFarBehindIsUnlikelyAndSaysWhy(t *testing.T) {
	f := Make(ask("50050", "50120", "50160", "50260", "50290", "50370", "50420", "50480"))
	if f.Chance > 10 {
		t.Errorf("chance %d %%", f.Chance)
	}
	if args, ok := codes(f)["pace_short"]; !ok || args["pace"] == "" || args["needed"] == "" {
		t.Errorf("reasons %+v", f.Reasons)
	}
	if f := Make(ask("49900", "49700", "49300", "49000", "48800", "48500")); codes(f)["pace_away"] == nil {
		t.Errorf("reasons %+v", f.Reasons)
	}
}

func TestOneWildReadingIsNotFollowed(t *testing.T) {
	calm := Make(ask("50300", "50620", "50890", "51230", "51500", "51820", "52110", "52400"))
	wild := Make(ask("50300", "50620", "50890", "58000", "51500", "51820", "52110", "52400"))
	if args := codes(wild)["odd"]; args["on"] != "2026-07-24" {
		t.Errorf("reasons %+v", wild.Reasons)
	}
	if d := wild.Value.Sub(calm.Value).Abs(); d.GreaterThan(decimal.NewFromInt(300)) {
		t.Errorf("foresees %s with the wild reading and %s without", wild.Value, calm.Value)
	}
}

func TestWhatCountsUpCannotFall(t *testing.T) {
	q := ask("3", "3", "3", "4", "4", "4")
	q.Baseline, q.Target = decimal.NewNullDecimal(decimal.Zero), decimal.NewNullDecimal(decimal.NewFromInt(20))
	f := Make(q)
	if f.Low.LessThan(decimal.NewFromInt(4)) || codes(f)["counted"] == nil && len(f.Reasons) == 0 {
		t.Errorf("low %s, reasons %+v", f.Low, f.Reasons)
	}
}

func TestAPercentageStaysBelowAHundred(t *testing.T) {
	q := ask("90", "93", "96", "98", "99")
	q.Baseline, q.Target, q.Percent = decimal.NewNullDecimal(decimal.NewFromInt(88)), decimal.NewNullDecimal(decimal.NewFromInt(100)), true
	f := Make(q)
	if f.High.GreaterThan(decimal.NewFromInt(100)) || codes(f)["ceiling"] == nil {
		t.Errorf("high %s, reasons %+v", f.High, f.Reasons)
	}
}

// Where an end of the interval is a bound, the other end leaves out the whole fifth.
func TestAnIntervalAtABoundLeavesOutAFifthOnTheOtherSide(t *testing.T) {
	free := outcome{mixture: mixture{{weight: 1, mean: 50, scale: 10, degrees: 30}}, unit: 1, low: math.Inf(-1), high: math.Inf(1)}
	for name, c := range map[string]struct{ low, high, from, to float64 }{
		"free":         {math.Inf(-1), math.Inf(1), 0.1, 0.9},
		"far bounds":   {0, 100, 0.1, 0.9},
		"at the most":  {0, 60, 0.2, 1},
		"at the least": {45, 100, 0, 0.8},
		"at both":      {45, 55, 0, 1},
	} {
		d := free
		d.low, d.high = c.low, c.high
		low, middle, high := d.interval()
		if wants := max(free.quantile(max(c.from, 1e-6)), c.low); math.Abs(low-wants) > 1e-6 {
			t.Errorf("%s: from %v, wants %v", name, low, wants)
		}
		if wants := min(free.quantile(min(c.to, 1-1e-6)), c.high); math.Abs(high-wants) > 1e-6 {
			t.Errorf("%s: to %v, wants %v", name, high, wants)
		}
		if middle < low || middle > high {
			t.Errorf("%s: %v is not from %v to %v", name, middle, low, high)
		}
	}
}

func TestAKeepIsLikelyInsideItsBand(t *testing.T) {
	q := ask("4.1", "4.3", "4.0", "4.2", "4.1", "4.2")
	q.Baseline, q.Target, q.Keep = decimal.NullDecimal{}, decimal.NullDecimal{}, true
	q.High = decimal.NewNullDecimal(decimal.NewFromInt(5))
	if f := Make(q); f.Chance < 80 || f.Needed != nil {
		t.Errorf("%+v", f)
	}
	q.High = decimal.NewNullDecimal(decimal.NewFromInt(4))
	if f := Make(q); f.Chance > 45 {
		t.Errorf("%+v", f)
	}
}

// Nobody reads on a Sunday: the value of that due date is the Friday's, low as Fridays are.
func TestADueDateWhenNobodyWorksIsForeseenAsTheWorkdayBefore(t *testing.T) {
	q := ask()
	for day, n := date.Must("2026-07-06"), 0; n < 30; day = day.AddDays(1) {
		if q.Workdays(day, day) == 0 {
			continue
		}
		shape := 200 * (3 - int64(day.Weekday())) // Mondays high, Fridays low
		q.Readings = append(q.Readings, Reading{On: day, Value: decimal.NewFromInt(50_000 + 80*int64(n) + shape)})
		q.Today, n = day, n+1
	}
	q.DueOn = date.Must("2026-08-30")
	sunday := Make(q)
	q.DueOn = date.Must("2026-08-28")
	friday := Make(q)
	q.DueOn = date.Must("2026-08-31")
	monday := Make(q)
	if _, found := codes(friday)["season"]; !found {
		t.Fatalf("no week's shape was found: %+v", friday.Reasons)
	}
	if !sunday.Value.Equal(friday.Value) || !sunday.Low.Equal(friday.Low) || sunday.Chance != friday.Chance {
		t.Errorf("Sunday %s from %s, Friday %s from %s", sunday.Value, sunday.Low, friday.Value, friday.Low)
	}
	if !monday.Value.GreaterThan(sunday.Value.Add(decimal.NewFromInt(300))) {
		t.Errorf("Monday %s, Sunday %s", monday.Value, sunday.Value)
	}
}

func TestRounding(t *testing.T) {
	s := series{q: Question{Readings: []Reading{{Value: decimal.RequireFromString("51034")}}}}
	if got := round(54_271, s.step(6177)); got.String() != "54300" {
		t.Errorf("an interval of 6,177 is told to the hundred: %s", got)
	}
	if got := round(54_271.4, s.step(7.2)); got.String() != "54271" {
		t.Errorf("never finer than the readings: %s", got)
	}
	if got := upward(decimal.RequireFromString("521")); got.String() != "530" {
		t.Errorf("a pace that is needed is rounded so that it is enough: %s", got)
	}
}

func TestWhateverIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := ask()
		falls := rapid.Bool().Draw(t, "falls")
		if falls {
			q.Baseline, q.Target = q.Target, q.Baseline
		}
		on := q.StartsOn
		for range rapid.IntRange(3, 60).Draw(t, "readings") {
			v := rapid.Int64Range(-1_000_000_000, 1_000_000_000).Draw(t, "value")
			q.Readings = append(q.Readings, Reading{On: on, Value: decimal.New(v, -4)})
			on = on.AddDays(1)
		}
		q.Today = on
		f := Make(q)
		switch {
		case f == nil:
			t.Fatal("nothing foreseen")
		case f.Low.GreaterThan(f.Value), f.Value.GreaterThan(f.High):
			t.Fatalf("%s, %s, %s are out of order", f.Low, f.Value, f.High)
		case f.Chance < 1, f.Chance > 99:
			t.Fatalf("chance %d", f.Chance)
		case f.Count > Most:
			t.Fatalf("looked at %d readings", f.Count)
		}
		one, _ := json.Marshal(f)
		two, _ := json.Marshal(Make(q))
		if string(one) != string(two) {
			t.Fatalf("asked twice, told %s and %s", one, two)
		}
	})
}

func BenchmarkMake(b *testing.B) {
	q := ask("50380", "50770", "51150", "51540", "51930", "52300", "52500", "52800", "53100", "53500", "53900", "54000")
	for b.Loop() {
		Make(q)
	}
}

// 52,000 so far and +360 a week, 10 workdays until an action is done and 19 after it: 52,720 by then, and
// (55,000 − 52,720) × 5 ÷ 19 = 600 a week to reach 55,000.
func TestWhatIsLeftAfterADay(t *testing.T) {
	f := &Forecast{Pace: decimal.RequireFromString("360"), Needed: &Need{Pace: decimal.RequireFromString("530"), Value: decimal.RequireFromString("55000")}}
	for _, c := range []struct {
		newest          string
		until, left     int
		reached, needed string
	}{
		{"52000", 10, 19, "52720", "600"},
		{"52000", 10, 18, "52720", "640"}, // 633.3, away from zero
		{"52000", 29, 0, "54088", ""},     // no day left
		{"54900", 10, 19, "55620", "0"},   // there by then
	} {
		a, ok := f.After(decimal.RequireFromString(c.newest), c.until, c.left)
		if !ok || !a.Reached.Equal(decimal.RequireFromString(c.reached)) || a.Needed.Valid != (c.needed != "") || a.Needed.Valid && !a.Needed.Decimal.Equal(decimal.RequireFromString(c.needed)) {
			t.Errorf("%+v: %+v", c, a)
		}
	}
	falling := &Forecast{Pace: decimal.RequireFromString("-0.25"), Needed: &Need{Pace: decimal.RequireFromString("-0.29"), Value: decimal.RequireFromString("5")}}
	if a, _ := falling.After(decimal.RequireFromString("6.6"), 10, 18); !a.Reached.Equal(decimal.RequireFromString("6.1")) || !a.Needed.Decimal.Equal(decimal.RequireFromString("-0.31")) {
		t.Errorf("downwards: %+v", a)
	}
	if _, ok := (&Forecast{Pace: decimal.RequireFromString("1")}).After(decimal.RequireFromString("1"), 1, 1); ok {
		t.Error("a keep has no way to go")
	}
}
