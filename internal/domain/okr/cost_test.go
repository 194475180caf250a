package okr_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// BenchmarkKeyResult is what a list pays for each of its key results when it
// computes them anew: progress, expected, status, basis points.
func BenchmarkKeyResult(b *testing.B) {
	p := june(metric("50000", "55000"), okr.Committed)
	policy := okr.DefaultPolicy()
	workdays := func(from, to date.Date) int { return max(0, to.Sub(from)+1) }
	for b.Loop() {
		s := okr.Standing{Progress: p.Measure.Progress(okr.Facts{Value: val("52000")}), Expected: p.Expected(workdays, day(12)), Kind: p.Kind, DueOn: p.DueOn}
		if policy.Status(s, day(12)) != okr.OnTrack || s.Progress.BP() != 4000 {
			b.Fatal("wrong")
		}
	}
}

// BenchmarkRoll is an objective of four key results.
func BenchmarkRoll(b *testing.B) {
	parts := []okr.Part{part("40", 1, 3), part("30", 1, 7), part("", 2, 5), part("", 4, 5)}
	for b.Loop() {
		if okr.Roll(parts).Progress == nil {
			b.Fatal("wrong")
		}
	}
}
