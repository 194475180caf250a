package forecast

import (
	"math"

	"github.com/shopspring/decimal"
)

// The rule of rounding, said once. Value and interval are rounded half away from
// zero to the power of ten at which the interval is two digits wide, and never
// finer than the finest reading, baseline or target: 51,034 to 57,211 is
// 51,000 to 57,200. Paces have two significant digits; a pace that is needed is
// rounded away from zero, so that it is enough. A chance is whole percents, 1 to
// 99: nothing is certain before its day.

// step is the exponent of ten to round to for an interval of a width.
func (s *series) step(width float64) int32 {
	finest := int32(0)
	for _, r := range s.q.Readings {
		finest = min(finest, r.Value.Exponent())
	}
	for _, v := range []decimal.NullDecimal{s.q.Baseline, s.q.Target} {
		if v.Valid {
			finest = min(finest, v.Decimal.Exponent())
		}
	}
	if width <= 0 || math.IsInf(width, 0) || math.IsNaN(width) {
		return finest
	}
	return max(finest, int32(math.Floor(math.Log10(width)))-1)
}

func round(v float64, step int32) decimal.Decimal {
	return plain(decimal.NewFromFloat(v).Round(-step))
}

// significant rounds to two digits.
func significant(v float64) decimal.Decimal {
	if v == 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return decimal.Zero
	}
	return plain(decimal.NewFromFloat(v).Round(1 - int32(math.Floor(math.Log10(math.Abs(v))))))
}

// upward rounds to two digits, away from zero.
func upward(v decimal.Decimal) decimal.Decimal {
	if v.IsZero() {
		return decimal.Zero
	}
	places := 1 - int32(math.Floor(math.Log10(math.Abs(v.InexactFloat64()))))
	return plain(v.RoundUp(places))
}

// plain has no exponent above 0, so that it is written without noughts to guess.
func plain(d decimal.Decimal) decimal.Decimal {
	if d.Exponent() > 0 {
		return decimal.NewFromBigInt(d.Coefficient(), 0).Mul(decimal.New(1, d.Exponent())).Truncate(0)
	}
	return d
}

func percent(share float64) int { return min(99, max(1, int(math.Round(share*100)))) }
