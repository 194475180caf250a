package retrospective_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/retrospective"
)

func TestTheSamePaceOnceMore(t *testing.T) {
	for _, c := range []struct {
		from, to, target string
		percent          bool
		past, ahead      int
		want             string
	}{
		{"50000", "54000", "55000", false, 60, 60, "58000"},
		{"22", "25.6", "28", true, 62, 59, "29.1"}, // 25.6 + 3.6 × 59 ÷ 62 = 29.03, upwards
		{"8", "6.5", "5", true, 60, 60, "5"},
		{"8", "6.5", "5", true, 60, 59, "5"}, // 5.025: whole percents were asked for by tenths: downwards to 5.0
		{"50", "90", "95", true, 60, 60, "100"},
		{"50", "45", "60", false, 60, 60, ""}, // the wrong way
		{"50", "50", "60", false, 60, 60, ""}, // not at all
		{"50", "55", "60", false, 0, 60, ""},
		{"90", "100", "95", true, 60, 60, ""}, // nothing is left of a percentage
	} {
		d := decimal.RequireFromString
		got := ""
		if trend := retrospective.Continue(d(c.from), d(c.to), d(c.target), c.percent, c.past, c.ahead); trend != nil {
			got = trend.Target.String()
		}
		if got != c.want {
			t.Errorf("%s → %s in %d workdays, %d ahead: %q, want %q", c.from, c.to, c.past, c.ahead, got, c.want)
		}
	}
}

// Whatever was gone: the target lies beyond where it stands, and no nearer than the pace.
func TestTheTargetIsNeverEasierThanThePace(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n := func(name string) decimal.Decimal {
			return decimal.New(rapid.Int64Range(-100000, 100000).Draw(r, name), -1)
		}
		from, to, target := n("from"), n("to"), n("target")
		past, ahead := rapid.IntRange(1, 300).Draw(r, "past"), rapid.IntRange(1, 300).Draw(r, "ahead")
		trend := retrospective.Continue(from, to, target, false, past, ahead)
		if trend == nil {
			return
		}
		asked := trend.Target.Sub(to).Abs().Mul(decimal.NewFromInt(int64(past)))
		if gone := to.Sub(from).Abs().Mul(decimal.NewFromInt(int64(ahead))); asked.LessThan(gone) {
			r.Fatalf("%s → %s, target %s: less than the pace", from, to, trend.Target)
		}
	})
}
