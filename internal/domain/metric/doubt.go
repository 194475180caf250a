package metric

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
)

// DoubtKind is why somebody should look at a value again.
type DoubtKind string

// The kinds.
const (
	Jump  DoubtKind = "jump"  // it moved far more than it is used to
	Scale DoubtKind = "scale" // about ten, a hundred … times the one before: a slip of unit or zeros
	Gap   DoubtKind = "gap"   // more workdays lie before it than a value may be old
)

// Doubt is one question about a series. It mends nothing: it is asked.
type Doubt struct {
	Kind DoubtKind
	At   int       // of the value, in the series
	On   date.Date // its day
	From date.Date // the day of the value before it
	// Times is how many times the value before it is, a power of ten or its
	// inverse, for Scale.
	Times decimal.Decimal
	// Low and High are the value that its past would have it be near, for Jump.
	Low, High decimal.Decimal
	Workdays  int // since the value before it, for Gap
}

const (
	lookBack  = 20 // changes that tell what is usual
	fewest    = 6  // of them, before a jump can be told
	tolerance = 6  // spreads
)

// Doubts finds what should be asked about a series, oldest first; freshness 0
// finds no gaps. A jump is judged as Hampel's identifier does (median and scaled
// median absolute deviation, Davies and Gather 1993), on both the change and the
// level: a value that returns after a jump is not one, nor is a steady climb.
func Doubts(series []Value, cal *cycle.Calendar, freshness int) (found []Doubt) {
	for i := 1; i < len(series); i++ {
		v, before := series[i], series[i-1]
		ask := Doubt{At: i, On: v.On, From: before.On}
		if n := Age(cal, before.On, v.On); freshness > 0 && n > freshness {
			gap := ask
			gap.Kind, gap.Workdays = Gap, n
			found = append(found, gap)
		}
		if times, ok := slip(series[:i], v.Value); ok {
			ask.Kind, ask.Times = Scale, times
			found = append(found, ask)
		} else if low, high, ok := usual(series[max(0, i-lookBack-1):i]); ok && (v.Value.LessThan(low) || v.Value.GreaterThan(high)) {
			ask.Kind, ask.Low, ask.High = Jump, low, high
			found = append(found, ask)
		}
	}
	return found
}

// slip tells whether a value is about a power of ten of the one before it, where
// the two before it were alike.
func slip(past []Value, v decimal.Decimal) (times decimal.Decimal, ok bool) {
	if len(past) < 2 || v.IsZero() {
		return times, false
	}
	last, earlier := past[len(past)-1].Value, past[len(past)-2].Value
	if !alike(last, earlier, decimal.New(3, 0)) {
		return times, false
	}
	for power := int32(1); power <= 4; power++ {
		for _, times = range []decimal.Decimal{decimal.New(1, power), decimal.New(1, -power)} {
			if alike(last.Mul(times), v, decimal.New(125, -2)) {
				return times, true
			}
		}
	}
	return times, false
}

// alike tells whether two values of one sign are within a factor of each other.
func alike(a, b, factor decimal.Decimal) bool {
	if a.Sign() == 0 || a.Sign() != b.Sign() {
		return false
	}
	a, b = a.Abs(), b.Abs()
	return a.LessThanOrEqual(b.Mul(factor)) && b.LessThanOrEqual(a.Mul(factor))
}

// usual is the band that the next value is expected in: where either its change
// or its level is as usual. Not known on few values.
func usual(past []Value) (low, high decimal.Decimal, ok bool) {
	if len(past) <= fewest {
		return low, high, false
	}
	levels, changes := make([]decimal.Decimal, len(past)), make([]decimal.Decimal, len(past)-1)
	for i, v := range past {
		if levels[i] = v.Value; i > 0 {
			changes[i-1] = v.Value.Sub(past[i-1].Value)
		}
	}
	last := past[len(past)-1].Value
	step, stepSpread := centre(changes)
	level, levelSpread := centre(levels)
	wide := decimal.New(tolerance, 0)
	low = decimal.Min(last.Add(step).Sub(stepSpread.Mul(wide)), level.Sub(levelSpread.Mul(wide)))
	high = decimal.Max(last.Add(step).Add(stepSpread.Mul(wide)), level.Add(levelSpread.Mul(wide)))
	return low, high, true
}

// centre is the median of values and their spread: 1.4826 times the median
// absolute deviation, or 1.2533 times the mean one where more than half are equal
// (both are a standard deviation where values are normal).
func centre(values []decimal.Decimal) (median, spread decimal.Decimal) {
	median = middle(values)
	away, sum := make([]decimal.Decimal, len(values)), decimal.Zero
	for i, v := range values {
		away[i] = v.Sub(median).Abs()
		sum = sum.Add(away[i])
	}
	if spread = middle(away).Mul(decimal.New(14826, -4)); spread.IsZero() {
		spread = sum.Mul(decimal.New(12533, -4)).DivRound(decimal.NewFromInt(int64(len(values))), 12)
	}
	return median, spread
}

func middle(values []decimal.Decimal) decimal.Decimal {
	sorted := slices.SortedFunc(slices.Values(values), decimal.Decimal.Cmp)
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2]
	}
	return sorted[n/2-1].Add(sorted[n/2]).DivRound(decimal.New(2, 0), 12)
}
