package forecast

import "github.com/shopspring/decimal"

// After is what is left of the way on some day until which the present pace went on.
type After struct {
	Reached decimal.Decimal // the newest reading and the pace since, not rounded
	Days    int             // workdays from the next day to the due date
	// Needed is the pace that success then takes, a week of five workdays, rounded away from zero as
	// any pace that is needed; 0 where it is there by then, null where no day is left for it.
	Needed decimal.NullDecimal
}

// After works out what is left on a day, until workdays after the newest reading and left ones before the
// due date. Nothing is said of what changes the pace. ok is false for a keep, which has no way to go.
func (f *Forecast) After(newest decimal.Decimal, until, left int) (a After, ok bool) {
	if f.Needed == nil {
		return a, false
	}
	const week = 5
	reached := newest.Add(f.Pace.Mul(decimal.NewFromInt(int64(until))).Div(decimal.NewFromInt(week)))
	a = After{Reached: plain(reached), Days: max(0, left)}
	rest, way := f.Needed.Value.Sub(reached), f.Needed.Value.Sub(newest)
	switch {
	case f.Needed.Pace.IsZero() || rest.Sign() != way.Sign():
		a.Needed = decimal.NewNullDecimal(decimal.Zero)
	case left > 0:
		a.Needed = decimal.NewNullDecimal(upward(rest.Mul(decimal.NewFromInt(week)).Div(decimal.NewFromInt(int64(left)))))
	}
	return a, true
}
