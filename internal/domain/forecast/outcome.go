package forecast

import (
	"math"

	"github.com/shopspring/decimal"
)

// outcome is the value at the end in the readings' own unit, within what is possible.
type outcome struct {
	mixture
	lesson                lesson
	from, unit, low, high float64
}

// bounded puts the bounds about what was fitted: 0 and 100 for a percentage that
// has never been outside, 0 for what has never been below, and what has been
// counted already.
func (s *series) bounded(m mixture) outcome {
	d := outcome{mixture: m, from: s.from, unit: s.unit, low: math.Inf(-1), high: math.Inf(1)}
	if s.season != nil {
		d.from += s.season[int(s.q.lastWorkday().Weekday())] * s.unit
	}
	inside := func(test func(decimal.Decimal) bool) bool {
		for _, r := range s.q.Readings {
			if !test(r.Value) {
				return false
			}
		}
		for _, v := range []decimal.NullDecimal{s.q.Baseline, s.q.Target, s.q.Low, s.q.High} {
			if v.Valid && !test(v.Decimal) {
				return false
			}
		}
		return true
	}
	hundred := decimal.NewFromInt(100)
	if inside(func(v decimal.Decimal) bool { return v.Sign() >= 0 }) {
		d.low = 0
		if s.q.Percent && inside(func(v decimal.Decimal) bool { return v.LessThanOrEqual(hundred) }) {
			d.high = 100
		}
	}
	if s.floor.Valid {
		d.low = max(d.low, s.floor.Decimal.InexactFloat64())
	}
	return d
}

func (d outcome) quantile(share float64) float64 {
	return min(max(d.mixture.quantile(d.lesson.back(share))*d.unit+d.from, d.low), d.high)
}

// interval holds what comes four times in five: a tenth lies below it and a tenth above. Where it ends at what is
// possible nothing lies beyond, and the whole fifth on the other side.
func (d outcome) interval() (low, middle, high float64) {
	low, middle, high = d.quantile(0.1), d.quantile(0.5), d.quantile(0.9)
	switch {
	case high == d.high && low > d.low:
		low = d.quantile(0.2)
	case low == d.low && high < d.high:
		high = d.quantile(0.8)
	}
	return low, middle, high
}

func (d outcome) below(v float64) float64 {
	switch {
	case v < d.low:
		return 0
	case v >= d.high:
		return 1
	}
	share, _ := d.mixture.below((v - d.from) / d.unit)
	return d.lesson.share(share)
}

// chance is the probability of success: the goal reached, or the value in the band.
func (s *series) chance(d outcome) float64 {
	if s.q.Keep {
		most, least := 1.0, 0.0
		if s.q.High.Valid {
			most = d.below(s.q.High.Decimal.InexactFloat64())
		}
		if s.q.Low.Valid {
			least = d.below(s.q.Low.Decimal.InexactFloat64())
		}
		return most - least
	}
	goal := s.q.goal().InexactFloat64()
	if !s.q.rising() {
		return d.below(goal)
	}
	if goal <= d.low {
		return 1
	}
	if goal == d.high { // reached is enough: a hundredth of a week's change below counts as there
		goal -= 0.01 * d.unit
	}
	return 1 - d.below(goal)
}
