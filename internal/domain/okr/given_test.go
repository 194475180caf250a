package okr_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// val is a value, "" for null.
func val(s string) decimal.NullDecimal {
	if s == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(decimal.RequireFromString(s))
}

func metric(b, t string) okr.Measure {
	return okr.Measure{Kind: okr.Metric, Baseline: val(b), Target: val(t), Unit: "人"}
}

func keep(low, high string) okr.Measure {
	return okr.Measure{Kind: okr.Keep, Low: val(low), High: val(high), Unit: "%"}
}

// day is the n-th day of June 2026; the 1st is a Monday.
func day(n int) date.Date { return date.Of(2026, time.June, n) }

func reading(asOf int, value string) okr.Reading {
	return okr.Reading{ID: fmt.Sprintf("%03d-%s", asOf, value), AsOf: day(asOf), Value: val(value),
		WrittenAt: day(asOf).Time()}
}

// weekdays counts Monday to Friday; what is slow here is plainly right.
func weekdays(from, to date.Date) (n int) {
	for d := from; !d.After(to); d = d.AddDays(1) {
		if d.Weekday() != time.Saturday && d.Weekday() != time.Sunday {
			n++
		}
	}
	return n
}

// ratio gives "none" for unknown.
func ratio(r *okr.Ratio) string {
	if r == nil {
		return "none"
	}
	return r.String()
}

func same(a, b *okr.Ratio) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(*b) == 0
}

// codes lists "code field" of each fault in err, sorted.
func codes(t testing.TB, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var f *fault.Fault
	if !errors.As(err, &f) {
		t.Fatalf("not a fault: %v", err)
	}
	list := []string{f.Code + " " + f.Field}
	for _, more := range f.More {
		list = append(list, more.Code+" "+more.Field)
	}
	slices.Sort(list)
	return list
}

func wantCodes(t testing.TB, err error, want ...string) {
	t.Helper()
	slices.Sort(want)
	if got := codes(t, err); !slices.Equal(got, want) {
		t.Errorf("faults %q, want %q", got, want)
	}
}
