package backtest

import (
	"strings"
	"testing"
)

// A small run of the report: a change that spoils the forecast, or the way it learns, is told here and not only by
// whoever makes the report next.
func TestAPastMakesForecastsBetter(t *testing.T) {
	judged := Run(3, 12)
	var brier, coverage, width []float64
	for _, scores := range judged.Groups {
		var asked, inside, off, wide float64
		for _, s := range scores {
			n := float64(s.Asked)
			asked, inside, off, wide = asked+n, inside+s.Coverage*n, off+s.Brier*n, wide+s.Width*n
		}
		coverage, brier, width = append(coverage, inside/asked), append(brier, off/asked), append(width, wide/asked)
	}
	for i, c := range coverage {
		if c < 0.76 || c > 0.85 {
			t.Errorf("with %d quarters before it %.1f %% lay in the interval", judged.Quarters[i], 100*c)
		}
	}
	if last := len(brier) - 1; brier[last] >= brier[0]-0.004 || width[last] >= width[0] {
		t.Errorf("with more quarters before it: Brier %.4f, width %.3f", brier, width)
	}
	if report := Report(3, 12, judged); strings.Count(report, "| steady |") != len(judged.Quarters) || !strings.Contains(report, "## With 8 quarters before it") {
		t.Errorf("a report without its tables:\n%s", report)
	}
}
