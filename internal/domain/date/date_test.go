package date_test

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

func TestParse(t *testing.T) {
	d := date.Must("2026-06-30")
	if d.Year() != 2026 || d.Month() != time.June || d.Day() != 30 || d.Weekday() != time.Tuesday {
		t.Errorf("read %v", d)
	}
	for _, bad := range []string{"", "2026-6-30", "2026-02-30", "30.06.2026"} {
		if _, err := date.Parse(bad); !fault.Is(err, "input.date") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// The quick ways of reading and writing a day agree with the clock's own.
func TestTextAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[0-9]{4}-[0-3][0-9]-[0-3][0-9]|[0-9+-]{10}|2026-[01]?[0-9]-[0-3]?[0-9]`).Draw(t, "text")
		d, err := date.Parse(text)
		want, wantErr := time.Parse(time.DateOnly, text)
		if (err == nil) != (wantErr == nil) || err == nil && !d.Time().Equal(want) {
			t.Fatalf("%q: %v %v, want %v %v", text, d.Time(), err, want, wantErr)
		}
		if err == nil && d.String() != text {
			t.Fatalf("%q is written %q", text, d)
		}
	})
}

func TestAddMonthsStaysInMonth(t *testing.T) {
	if got := date.Must("2026-01-31").AddMonths(1); got != date.Must("2026-02-28") {
		t.Error(got)
	}
	if got := date.Must("2026-03-31").AddMonths(-13); got != date.Must("2025-02-28") {
		t.Error(got)
	}
}

func TestIn(t *testing.T) {
	shanghai := time.FixedZone("CST", 8*3600)
	if got := date.In(time.Date(2026, 6, 30, 17, 0, 0, 0, time.UTC), shanghai); got != date.Must("2026-07-01") {
		t.Error(got)
	}
}

func TestArithmeticAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := date.Of(2020, 1, 1).AddDays(rapid.IntRange(0, 20000).Draw(t, "day"))
		n := rapid.IntRange(-5000, 5000).Draw(t, "n")
		e := d.AddDays(n)
		if e.Sub(d) != n || e.Before(d) != (n < 0) || e.After(d) != (n > 0) {
			t.Fatalf("%v + %d = %v", d, n, e)
		}
		b, err := json.Marshal(e)
		var back date.Date
		if err != nil || json.Unmarshal(b, &back) != nil || back != e {
			t.Fatalf("%v through JSON: %s %v", e, b, back)
		}
	})
}
