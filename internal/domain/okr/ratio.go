package okr

import (
	"cmp"
	"encoding/json"
	"math"
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"
)

// Ratio is an exact rational number: progress, expected progress, shares and
// levels, where 1 is the whole. The zero Ratio is 0. Unknown is a nil *Ratio,
// never a zero.
//
// Rounding happens once, at the edge, by one rule: to basis points (1/10000),
// half away from zero. Storage keeps them as BIGINT, the API as a number with up
// to four decimals. What compares or rolls up works on the exact number.
type Ratio struct {
	// Small ones, which nearly all are, live in two integers: lowest terms, both
	// below narrow, den above 0 (or 0 in the zero Ratio). Others live in rat.
	num, den int64
	rat      *big.Rat // never changed once made
}

// narrow bounds small ratios, so that a sum of two products fits 64 bits.
const narrow = 1 << 31

// mostBP bounds basis points, so that they fit BIGINT and every JSON reader.
const mostBP = 1_000_000_000_000_000

// RatioOf is a / b; b must not be 0.
func RatioOf(a, b int64) Ratio {
	if b == 0 || a == math.MinInt64 || b == math.MinInt64 {
		return wide(big.NewRat(a, b)) // panics for b = 0
	}
	if b < 0 {
		a, b = -a, -b
	}
	g := gcd(max(a, -a), b)
	a, b = a/g, b/g
	if max(a, -a) < narrow && b < narrow {
		return Ratio{num: a, den: b}
	}
	return wide(big.NewRat(a, b))
}

// wide is the ratio of a rational of any size.
func wide(r *big.Rat) Ratio {
	n, d := r.Num(), r.Denom()
	if n.BitLen() < 32 && d.BitLen() < 32 {
		return Ratio{num: n.Int64(), den: d.Int64()}
	}
	return Ratio{rat: r}
}

// gcd of a ≥ 0 and b > 0.
func gcd(a, b int64) int64 {
	for a != 0 {
		a, b = b%a, a
	}
	return b
}

// FromBP is the ratio of basis points: 4000 is 0.4.
func FromBP(bp int64) Ratio { return RatioOf(bp, 10_000) }

// divide is a / b; b must not be 0.
func divide(a, b decimal.Decimal) Ratio { return exact(a).Div(exact(b)) }

// exact is a decimal as a ratio.
func exact(d decimal.Decimal) Ratio {
	if e := d.Exponent(); e <= 0 && e >= -9 && d.NumDigits() <= 18 {
		den := int64(1)
		for range -e {
			den *= 10
		}
		return RatioOf(d.CoefficientInt64(), den)
	}
	return wide(d.Rat())
}

// small gives numerator and denominator of a small ratio.
func (r Ratio) small() (num, den int64, ok bool) {
	if r.den == 0 {
		return 0, 1, r.rat == nil
	}
	return r.num, r.den, true
}

func (r Ratio) big() *big.Rat {
	if n, d, ok := r.small(); ok {
		return big.NewRat(n, d)
	}
	return r.rat
}

// both gives two small ratios, as the fast ways need them.
func both(r, s Ratio) (rn, rd, sn, sd int64, ok bool) {
	rn, rd, one := r.small()
	sn, sd, two := s.small()
	return rn, rd, sn, sd, one && two
}

// Known is a pointer to the ratio, for places where it may be unknown.
func (r Ratio) Known() *Ratio { return &r }

// Add is r + s.
func (r Ratio) Add(s Ratio) Ratio {
	if rn, rd, sn, sd, ok := both(r, s); ok {
		return RatioOf(rn*sd+sn*rd, rd*sd)
	}
	return wide(new(big.Rat).Add(r.big(), s.big()))
}

// Sub is r − s.
func (r Ratio) Sub(s Ratio) Ratio {
	if rn, rd, sn, sd, ok := both(r, s); ok {
		return RatioOf(rn*sd-sn*rd, rd*sd)
	}
	return wide(new(big.Rat).Sub(r.big(), s.big()))
}

// Mul is r · s.
func (r Ratio) Mul(s Ratio) Ratio {
	if rn, rd, sn, sd, ok := both(r, s); ok {
		return RatioOf(rn*sn, rd*sd)
	}
	return wide(new(big.Rat).Mul(r.big(), s.big()))
}

// Div is r / s; s must not be 0.
func (r Ratio) Div(s Ratio) Ratio {
	if rn, rd, sn, sd, ok := both(r, s); ok {
		return RatioOf(rn*sd, rd*sn)
	}
	return wide(new(big.Rat).Quo(r.big(), s.big()))
}

// Cmp is -1, 0 or 1 for r less than, equal to and more than s.
func (r Ratio) Cmp(s Ratio) int {
	if rn, rd, sn, sd, ok := both(r, s); ok {
		return cmp.Compare(rn*sd, sn*rd)
	}
	return r.big().Cmp(s.big())
}

// Sign is -1, 0 or 1.
func (r Ratio) Sign() int {
	if n, _, ok := r.small(); ok {
		return cmp.Compare(n, 0)
	}
	return r.rat.Sign()
}

// Clamp is the nearest ratio in [0, 1].
func (r Ratio) Clamp() Ratio {
	switch one := RatioOf(1, 1); {
	case r.Sign() < 0:
		return Ratio{}
	case r.Cmp(one) > 0:
		return one
	}
	return r
}

// Counted is what a progress counts in a roll-up: clamped to [0, 1], and 0 while unknown.
func Counted(p *Ratio) Ratio {
	if p == nil {
		return Ratio{}
	}
	return p.Clamp()
}

// BP is the ratio in basis points, half away from zero, held within ±10¹⁵.
func (r Ratio) BP() int64 { return r.steps(10_000) }

// Billionths is the nearest whole number of them, half away from zero: for what is summed up by
// a database, where basis points would be too coarse.
func (r Ratio) Billionths() int64 { return r.steps(1_000_000_000) }

// FromBillionths is the ratio of so many billionths among n: their mean. It is rounded to a hundred
// millionth, which the n roundings together can't reach, so that a mean which lies on the border of
// two basis points is rounded as it is where none was rounded before. n must be above 0.
func FromBillionths(sum, n int64) Ratio {
	fine := RatioOf(sum, n).Div(RatioOf(10, 1))
	return RatioOf(fine.steps(1), 100_000_000)
}

// steps is the nearest whole number of 1/n, half away from zero, within ±mostBP.
func (r Ratio) steps(n int64) int64 {
	if num, den, ok := r.small(); ok { // n is at most 10⁹, so that twice the product fits
		half := den
		if num < 0 {
			half = -den
		}
		return (2*num*n + half) / (2 * den) // towards zero, half a step farther out
	}
	scaled := new(big.Rat).Mul(r.big(), new(big.Rat).SetInt64(n))
	twice := new(big.Int).Lsh(new(big.Int).Abs(scaled.Num()), 1)
	twice.Add(twice, scaled.Denom())
	rounded := twice.Quo(twice, new(big.Int).Lsh(scaled.Denom(), 1)) // ⌊|x| + ½⌋
	steps := int64(mostBP)
	if rounded.IsInt64() && rounded.Int64() < mostBP {
		steps = rounded.Int64()
	}
	if scaled.Sign() < 0 {
		return -steps
	}
	return steps
}

// Number is the ratio rounded to basis points, as the API writes it. It is for
// writing JSON only: nothing is computed from it.
func (r Ratio) Number() float64 { return float64(r.BP()) / 10_000 }

// NumberOrNone is Number of a ratio that may be unknown: unknown is not zero.
func NumberOrNone(r *Ratio) *float64 {
	if r == nil {
		return nil
	}
	n := r.Number()
	return &n
}

// String gives up to four decimals: "0.4", "-0.3333".
func (r Ratio) String() string { return decimal.New(r.BP(), -4).String() }

// MarshalJSON writes a number with up to four decimals.
func (r Ratio) MarshalJSON() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalJSON reads a number exactly as written.
func (r *Ratio) UnmarshalJSON(b []byte) error {
	var n json.Number
	if err := json.Unmarshal(b, &n); err != nil {
		return err
	}
	if _, err := strconv.ParseFloat(n.String(), 64); err != nil { // refuses exponents no number has
		return err
	}
	d, err := decimal.NewFromString(n.String())
	if err != nil {
		return err
	}
	if err := tooBig(d); err != nil {
		return err
	}
	*r = exact(d)
	return nil
}
