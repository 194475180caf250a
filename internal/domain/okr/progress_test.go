package okr_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// The worked examples of DESIGN §3.
func TestMetricProgress(t *testing.T) {
	for _, c := range []struct{ name, b, t, c, want string }{
		{"日均活跃用户数增长10%", "50000", "55000", "52000", "0.4"},
		{"用户流失率降低至5%", "8", "5", "6.5", "0.5"},
		{"新增付费用户1000人", "0", "1000", "620", "0.62"},
		{"续费率提升至80%", "72", "80", "78", "0.75"},
		{"worse than the baseline", "8", "5", "9", "-0.3333"},
		{"past the target", "0", "1000", "1300", "1.3"},
		{"no reading", "0", "1000", "", "none"},
		{"no baseline", "", "1000", "620", "none"},
	} {
		if got := ratio(metric(c.b, c.t).Progress(okr.Facts{Value: val(c.c)})); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	worse := metric("8", "5").Progress(okr.Facts{Value: val("9")})
	if worse.Cmp(okr.RatioOf(-1, 3)) != 0 || okr.Counted(worse).Sign() != 0 {
		t.Errorf("kept as %s and counted as %s, want exactly −1/3 and 0", worse, okr.Counted(worse))
	}
}

func TestMilestoneProgress(t *testing.T) {
	m := okr.Measure{Kind: okr.Milestone, Steps: []okr.Step{{ID: "a", Weight: val("2")}, {ID: "b"}, {ID: "c"}}}
	for want, done := range map[string][]string{"0": {}, "0.5": {"a"}, "0.75": {"a", "c"}, "1": {"c", "b", "a"}} {
		ticked, err := m.WithDone("", done)
		if got := ratio(ticked.Progress(okr.Facts{})); err != nil || got != want {
			t.Errorf("%v done: %s, want %s (%v)", done, got, want, err)
		}
	}
	if got := ratio(okr.Measure{Kind: okr.Milestone}.Progress(okr.Facts{})); got != "none" {
		t.Errorf("without steps: %s", got)
	}
}

func TestRollupProgress(t *testing.T) {
	m := okr.Measure{Kind: okr.Rollup}
	if got := m.Progress(okr.Facts{}); got != nil {
		t.Errorf("nothing aligned: %s", got)
	}
	parts := []okr.Part{{Progress: okr.RatioOf(2, 5).Known(), Weight: val("75")}, {Progress: okr.RatioOf(6, 5).Known()}}
	if got := ratio(m.Progress(okr.Facts{Supports: parts})); got != "0.55" {
		t.Errorf("0.4·75%% + 1·25%% is %s", got)
	}
}

// keep at most 5%: 4.8 on day 1, 5.6 on day 11, 4.9 on day 16, today day 20.
func TestKeepProgress(t *testing.T) {
	band := keep("", "5")
	readings := []okr.Reading{reading(16, "4.9"), reading(1, "4.8"), reading(11, "5.6")}
	for _, c := range []struct {
		today, due int
		want       string
	}{
		{20, 30, "0.75"},
		{1, 30, "1"},
		{10, 30, "1"},
		{11, 30, "0.9091"},
		{15, 30, "0.6667"},
		{16, 30, "0.6875"},
		{25, 20, "0.75"}, // nothing is known of days after due
		{0, 30, "none"},
	} {
		if got := ratio(okr.KeepOn(band, day(c.due), day(c.today), readings)); got != c.want {
			t.Errorf("day %d, due %d: %s, want %s", c.today, c.due, got, c.want)
		}
	}
	tally := okr.TallyOf(band, day(30), readings)
	if got := ratio(band.Progress(okr.Facts{Tally: tally, Today: day(20), DueOn: day(30)})); got != "0.75" {
		t.Errorf("by tally: %s", got)
	}
	if held, known := tally.Counts(band, day(30), day(20)); held != 15 || known != 20 {
		t.Errorf("%d of %d days", held, known)
	}
}

func TestKeepTally(t *testing.T) {
	band := keep("3", "5")
	tally := okr.TallyOf(band, day(20), []okr.Reading{reading(3, "4"), reading(10, "6")})
	later := reading(10, "5") // the same day, written later: it judges that day
	later.WrittenAt = later.WrittenAt.AddDate(0, 0, 1)
	tally, ok := tally.Advance(band, day(20), later)
	if !ok || ratio(tally.At(band, day(20), day(12))) != "1" || !tally.InBand(band) {
		t.Errorf("%+v %v", tally, ok)
	}
	if same, ok := tally.Advance(band, day(20), reading(9, "9")); ok || same != tally {
		t.Errorf("a back-dated reading was taken: %+v", same)
	}
	if same, ok := tally.Advance(band, day(20), reading(21, "9")); !ok || same != tally {
		t.Errorf("a reading after due counts: %+v", same)
	}
	if got := tally.At(band, day(20), day(9)); got != nil {
		t.Errorf("a tally can't look back, got %s", got)
	}
	if (okr.KeepTally{}).InBand(keep("0", "1")) {
		t.Error("in its band without a reading")
	}
}

func drawReadings(t *rapid.T, most int) []okr.Reading {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) okr.Reading {
		r := reading(rapid.IntRange(1, 40).Draw(t, "day"), decimal.NewFromInt(rapid.Int64Range(0, 10).Draw(t, "value")).String())
		r.WrittenAt = day(rapid.IntRange(1, 60).Draw(t, "written")).Time()
		r.ID = rapid.StringN(8, 8, -1).Draw(t, "id")
		r.Superseded = rapid.IntRange(0, 4).Draw(t, "superseded") == 0
		return r
	}), 0, most).Draw(t, "readings")
}

// What a person would do with a wall calendar: judge each day by itself.
func dayByDay(band okr.Measure, due, today date.Date, readings []okr.Reading) (held, known int) {
	for d := day(1); !d.After(date.Min(due, today)); d = d.AddDays(1) {
		if r := okr.CurrentOn(readings, d); r != nil {
			known++
			if band.Held(r.Value.Decimal) {
				held++
			}
		}
	}
	return held, known
}

func TestTallyEqualsDayByDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		band, due := keep("3", "6"), day(rapid.IntRange(1, 40).Draw(t, "due"))
		today := day(rapid.IntRange(0, 50).Draw(t, "today"))
		readings := drawReadings(t, 12)
		held, known := dayByDay(band, due, today, readings)
		want := (*okr.Ratio)(nil)
		if known > 0 {
			want = okr.RatioOf(int64(held), int64(known)).Known()
		}
		if got := okr.KeepOn(band, due, today, readings); !same(got, want) {
			t.Fatalf("%s, day by day %s", ratio(got), ratio(want))
		}
	})
}

func TestAdvanceEqualsTallyOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		band, due := keep("3", "6"), day(rapid.IntRange(1, 40).Draw(t, "due"))
		readings := drawReadings(t, 12)
		var tally okr.KeepTally
		for i, r := range readings {
			readings[i].WrittenAt = day(1).Time().AddDate(1, 0, i) // written in this order
			r = readings[i]
			next, ok := tally.Advance(band, due, r)
			if !ok {
				next = okr.TallyOf(band, due, readings[:i+1])
			}
			tally = next
		}
		want := okr.TallyOf(band, due, readings)
		if tally.Held != want.Held || tally.Days != want.Days || tally.FirstOn != want.FirstOn || tally.LastOn != want.LastOn || !tally.LastValue.Equal(want.LastValue) {
			t.Fatalf("step by step %+v, at once %+v", tally, want)
		}
	})
}

func TestCurrent(t *testing.T) {
	late := reading(5, "7")
	late.WrittenAt = late.WrittenAt.AddDate(0, 0, 9)
	gone := reading(8, "9")
	gone.Superseded = true
	words := reading(9, "")
	for name, c := range map[string]struct {
		readings []okr.Reading
		want     string
	}{
		"none":                          {nil, ""},
		"by as-of date, not by writing": {[]okr.Reading{late, reading(6, "3")}, "3"},
		"then by time written":          {[]okr.Reading{late, reading(5, "3")}, "7"},
		"then by id":                    {[]okr.Reading{reading(5, "3"), reading(5, "4")}, "4"},
		"superseded ones left out":      {[]okr.Reading{gone, reading(1, "2")}, "2"},
		"words have no value":           {[]okr.Reading{words, reading(1, "2")}, "2"},
	} {
		got := okr.Current(c.readings)
		if (got == nil) != (c.want == "") || got != nil && got.Value.Decimal.String() != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := okr.CurrentOn([]okr.Reading{reading(1, "2"), reading(9, "5")}, day(8)); got == nil || got.Value.Decimal.String() != "2" {
		t.Errorf("on the 8th: %+v", got)
	}
}

// The nearer to the target, the more progress; counted progress stays in [0, 1].
func TestProgressIsMonotoneAndBounded(t *testing.T) {
	values := rapid.Map(rapid.Int64Range(-1e6, 1e6), func(n int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.New(n, -2)) })
	rapid.Check(t, func(t *rapid.T) {
		m := okr.Measure{Kind: okr.Metric, Baseline: values.Draw(t, "b"), Target: values.Draw(t, "t")}
		if m.Baseline.Decimal.Equal(m.Target.Decimal) {
			t.Skip()
		}
		one, two := values.Draw(t, "one"), values.Draw(t, "two")
		p, q := m.Progress(okr.Facts{Value: one}), m.Progress(okr.Facts{Value: two})
		want := two.Decimal.Cmp(one.Decimal)
		if m.Direction() == okr.Falling {
			want = -want
		}
		if q.Cmp(*p) != want {
			t.Fatalf("%v gives %s, %v gives %s", one, p, two, q)
		}
		if c := okr.Counted(p); c.Sign() < 0 || c.Cmp(okr.RatioOf(1, 1)) > 0 {
			t.Fatalf("counted as %s", c)
		}
	})
}
