package quality_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/quality"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// weekly gives one point a week that ends on 28 December 2025, oldest first.
func weekly(values ...string) []quality.Point {
	var points []quality.Point
	last := date.Must("2025-12-28")
	for i, v := range values {
		points = append(points, quality.Point{On: last.AddDays(-7 * (len(values) - 1 - i)), Value: dec(v)})
	}
	return points
}

func q1(baseline, target string) quality.Target {
	return quality.Target{Baseline: dec(baseline), Target: dec(target), StartsOn: date.Must("2026-01-01"), DueOn: date.Must("2026-03-29")}
}

func TestTargetAgainstTheMetricsOwnHistory(t *testing.T) {
	rising := weekly("100", "110", "120", "130", "140", "150", "160", "170", "180", "190", "200")             // ten a week; thirteen weeks are left
	outlier := weekly("100", "110", "120", "900", "140", "150", "160", "5", "180", "190", "200")              // the same trend
	flat := weekly("200", "201", "199", "200", "202", "198", "200", "201", "199", "200", "200", "201", "200") // never near 400
	falling := weekly("9", "8.8", "8.6", "8.4", "8.2", "8", "7.8", "7.6", "7.4", "7.2", "7")
	for _, c := range []struct {
		what    string
		history []quality.Point
		target  quality.Target
		want    string
	}{
		{"the trend alone gets there", rising, q1("200", "300"), "quality.too_easy"},
		{"outliers do not hide the trend", outlier, q1("200", "300"), "quality.too_easy"},
		{"more than the trend", rising, q1("200", "360"), ""},
		{"four times the best ever gain", rising, q1("200", "1200"), "quality.unfeasible"},
		{"reached already", rising, q1("150", "190"), "quality.already_reached"},
		{"a flat metric, a small step", flat, q1("200", "204"), ""},
		{"a flat metric is not doubled", flat, q1("200", "400"), "quality.unfeasible"},
		{"falling by itself", falling, q1("7", "5"), "quality.too_easy"},
		{"falling up to twice as fast as ever", falling, q1("7", "2.2"), ""},
		{"falling faster than that", falling, q1("7", "0.5"), "quality.unfeasible"},
		{"a level held, save for the last reading", weekly("300", "300", "300", "300", "300", "300", "300", "200"), q1("200", "300"), "quality.too_easy"},
		{"a level it has had before is feasible", weekly("400", "390", "300", "200", "200", "200", "200", "200"), q1("200", "400"), ""},
		{"half way there it has been before", weekly("310", "300", "280", "250", "220", "200", "200", "200"), q1("200", "400"), ""},
		{"not even half way", weekly("290", "280", "270", "250", "220", "200", "200", "200"), q1("200", "400"), "quality.unfeasible"},
		{"too few readings say nothing", weekly("100", "150", "200"), q1("200", "250"), ""},
		{"too short a history says nothing", []quality.Point{
			{On: date.Must("2025-12-20"), Value: dec("1")}, {On: date.Must("2025-12-21"), Value: dec("2")}, {On: date.Must("2025-12-22"), Value: dec("3")},
			{On: date.Must("2025-12-23"), Value: dec("4")}, {On: date.Must("2025-12-24"), Value: dec("5")}, {On: date.Must("2025-12-25"), Value: dec("6")}}, q1("6", "10"), ""},
		{"no target above the baseline", rising, q1("200", "200"), ""},
	} {
		got := ""
		found := c.target.Judge(c.history)
		if len(found) > 1 {
			t.Errorf("%s: more than one finding: %+v", c.what, found)
		}
		if len(found) > 0 {
			got = found[0].Code
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q (%+v)", c.what, got, c.want, found)
		}
	}
}

func TestTrendFindingSaysItsNumbers(t *testing.T) {
	found := q1("200", "300").Judge(weekly("100", "110", "120", "130", "140", "150", "160", "170", "180", "190", "200"))
	if len(found) != 1 {
		t.Fatalf("got %+v", found)
	}
	// Ten a week for the 91 days from 28 December to 29 March; 300 is ten weeks off.
	a := found[0].Args
	if a["projected"] != "330" || a["target"] != "300" || a["reached_on"] != "2026-03-08" || a["latest"] != "200" {
		t.Errorf("args %v", a)
	}
	found = q1("200", "1200").Judge(weekly("100", "110", "120", "130", "140", "150", "160", "170", "180", "190", "200"))
	if len(found) != 1 || found[0].Args["needed"] != "1000" || found[0].Args["best"] != "200" {
		t.Errorf("got %+v", found)
	}
}

func TestTheOrderOfReadingsDoesNotMatter(t *testing.T) {
	h := weekly("100", "110", "120", "130", "140", "150", "160", "170", "180", "190", "200")
	for i, j := 0, len(h)-1; i < j; i, j = i+1, j-1 {
		h[i], h[j] = h[j], h[i]
	}
	if found := q1("200", "300").Judge(h); len(found) != 1 || found[0].Code != "quality.too_easy" {
		t.Errorf("got %+v", found)
	}
	if h[0].Value.String() != "200" {
		t.Error("the caller's history was sorted under its hands")
	}
}

func BenchmarkJudge(b *testing.B) {
	var points []quality.Point
	for i := range 1000 {
		points = append(points, quality.Point{On: date.Must("2023-01-01").AddDays(i), Value: decimal.New(int64(i*7919%1000), -1)})
	}
	for b.Loop() {
		q1("50", "90").Judge(points)
	}
}
