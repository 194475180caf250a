package metric_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/metric"
)

func weekdays() *cycle.Calendar { return cycle.NewCalendar(cycle.FiveDays(), nil) }

// daily is a series from Monday 2 November 2026, on workdays; "-" leaves one out.
func daily(values string) (series []metric.Value) {
	on := date.Must("2026-11-02")
	for _, v := range strings.Fields(values) {
		if v != "-" {
			series = append(series, metric.Value{On: on, Value: decimal.RequireFromString(v)})
		}
		on = weekdays().Next(on)
	}
	return series
}

func asked(values string) string {
	var all []string
	for _, d := range metric.Doubts(daily(values), weekdays(), 1) {
		words := fmt.Sprintf("%s %s", d.On, d.Kind)
		switch d.Kind {
		case metric.Scale:
			words += " ×" + d.Times.String()
		case metric.Gap:
			words += fmt.Sprintf(" %d since %s", d.Workdays, d.From)
		}
		all = append(all, words)
	}
	return strings.Join(all, "; ")
}

func TestWhatIsAskedAboutASeries(t *testing.T) {
	for _, c := range []struct{ why, series, want string }{
		{"a steady climb", "100 102 104 106 108 110 112 114 116 118", ""},
		{"a weekly season", "100 98 103 70 101 97 104 69 100 99 105 71", ""},
		{"too few to tell a jump", "100 101 99 160", ""},
		{"a jump, and the way back is none", "100 101 99 102 100 98 101 160 100 101", "2026-11-11 jump"},
		{"a drop", "100 101 99 102 100 98 101 40", "2026-11-11 jump"},
		{"never moved before", "42 42 42 42 42 42 42 43", "2026-11-11 jump"},
		{"万 left out", "520000 530000 52", "2026-11-04 scale ×0.0001"},
		{"a zero too many", "520 530 5280 525", "2026-11-04 scale ×10"},
		{"a share written for percent", "5.1 5.2 0.053", "2026-11-04 scale ×0.01"},
		{"not like each other before", "1 10 100", ""},
		{"zero is no scale", "5 5 0", ""},
		{"a sign is no scale", "5 5 -50", ""},
		{"a day left out", "100 101 - 99 102", "2026-11-05 gap 2 since 2026-11-03"},
		{"a weekend is no gap", "1 2 3 4 5 6", ""},
		{"one value", "100", ""},
	} {
		if got := asked(c.series); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
	if metric.Doubts(daily("1 - - - 2"), weekdays(), 0) != nil {
		t.Error("without a freshness there are no gaps")
	}
}

func TestAgeIsInWorkdays(t *testing.T) {
	friday := date.Must("2026-11-06")
	for on, want := range map[string]int{"2026-11-06": 0, "2026-11-08": 0, "2026-11-09": 1, "2026-11-10": 2} {
		if got := metric.Age(weekdays(), friday, date.Must(on)); got != want {
			t.Errorf("on %s a value of Friday is %d workdays old, want %d", on, got, want)
		}
	}
}

func TestDefinitionsThatAreRefused(t *testing.T) {
	good := metric.Definition{Name: "日活", Unit: "人", Direction: metric.Up, Freshness: 1}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for want, change := range map[string]func(*metric.Definition){
		"input.required at /name": func(d *metric.Definition) { d.Name = "" },
		"input.too_long at /unit": func(d *metric.Definition) { d.Unit = strings.Repeat("万", 21) },
		"metrics.direction":       func(d *metric.Definition) { d.Direction = "sideways" },
		"metrics.freshness":       func(d *metric.Definition) { d.Freshness = -1 },
	} {
		d := good
		change(&d)
		if err := d.Check(); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestDoubtsDontHangOnUnitOrSign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(rapid.Int64Range(-1000, 1000), 0, 40).Draw(t, "values")
		factor := rapid.SampledFrom([]int64{-1, 7, -300}).Draw(t, "factor")
		plain, turned := make([]metric.Value, len(numbers)), make([]metric.Value, len(numbers))
		on := date.Must("2026-01-05")
		for i, n := range numbers {
			plain[i] = metric.Value{On: on, Value: decimal.NewFromInt(n)}
			turned[i] = metric.Value{On: on, Value: decimal.NewFromInt(n * factor)}
			on = weekdays().Next(on)
		}
		a, b := metric.Doubts(plain, weekdays(), 1), metric.Doubts(turned, weekdays(), 1)
		if len(a) != len(b) {
			t.Fatalf("%d doubts, and %d of the same times %d", len(a), len(b), factor)
		}
		for i := range a {
			if a[i].Kind != b[i].Kind || a[i].At != b[i].At {
				t.Fatalf("%v, but %v of the same times %d", a[i], b[i], factor)
			}
		}
	})
}
