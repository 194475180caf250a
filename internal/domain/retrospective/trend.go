package retrospective

import (
	"github.com/shopspring/decimal"
)

// Trend is a target for the next cycle by the pace of the last one, with what it was
// computed from.
type Trend struct {
	From, To decimal.Decimal // where it began, and where it stands
	Past     int             // workdays that this took
	Ahead    int             // workdays of the next cycle
	Target   decimal.Decimal
	Capped   bool // a percentage can't be more than 100 or less than 0
}

// Continue gives the target that the same pace reaches: to + (to − from) × ahead ÷
// past, rounded to the digits of the old target away from where it stands, so that the
// pace is not undercut. nil where it didn't move the way that it should (rising, or
// falling), or on no workdays.
func Continue(from, to, target decimal.Decimal, percent bool, past, ahead int) *Trend {
	rising := target.GreaterThan(from)
	gone := to.Sub(from)
	if past <= 0 || ahead <= 0 || gone.IsZero() || gone.IsPositive() != rising {
		return nil
	}
	t := &Trend{From: from, To: to, Past: past, Ahead: ahead}
	digits := max(-target.Exponent(), -to.Exponent(), 0)
	exact := to.Mul(decimal.NewFromInt(int64(past))).Add(gone.Mul(decimal.NewFromInt(int64(ahead))))
	days := decimal.NewFromInt(int64(past))
	down := exact.Div(days).RoundFloor(digits)
	if t.Target = down; rising && !down.Mul(days).Equal(exact) {
		t.Target = down.Add(decimal.New(1, -digits))
	}
	if !percent {
		return t
	}
	if hundred := decimal.NewFromInt(100); t.Target.GreaterThan(hundred) {
		t.Target, t.Capped = hundred, true
	}
	if t.Target.IsNegative() {
		t.Target, t.Capped = decimal.Zero, true
	}
	if t.Target.Equal(to) {
		return nil // nothing is left to do
	}
	return t
}
