package okr

import (
	"encoding/json"
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
type Ratio struct{ rat *big.Rat } // never changed once made

// mostBP bounds basis points, so that they fit BIGINT and every JSON reader.
const mostBP = 1_000_000_000_000_000

// RatioOf is a / b; b must not be 0.
func RatioOf(a, b int64) Ratio { return Ratio{big.NewRat(a, b)} }

// FromBP is the ratio of basis points: 4000 is 0.4.
func FromBP(bp int64) Ratio { return RatioOf(bp, 10_000) }

// divide is a / b; b must not be 0.
func divide(a, b decimal.Decimal) Ratio { return Ratio{new(big.Rat).Quo(a.Rat(), b.Rat())} }

// exact is a decimal as a ratio.
func exact(d decimal.Decimal) Ratio { return Ratio{d.Rat()} }

func (r Ratio) get() *big.Rat {
	if r.rat == nil {
		return new(big.Rat)
	}
	return r.rat
}

// Known is a pointer to the ratio, for places where it may be unknown.
func (r Ratio) Known() *Ratio { return &r }

// Add is r + s.
func (r Ratio) Add(s Ratio) Ratio { return Ratio{new(big.Rat).Add(r.get(), s.get())} }

// Sub is r − s.
func (r Ratio) Sub(s Ratio) Ratio { return Ratio{new(big.Rat).Sub(r.get(), s.get())} }

// Mul is r · s.
func (r Ratio) Mul(s Ratio) Ratio { return Ratio{new(big.Rat).Mul(r.get(), s.get())} }

// Div is r / s; s must not be 0.
func (r Ratio) Div(s Ratio) Ratio { return Ratio{new(big.Rat).Quo(r.get(), s.get())} }

// Cmp is -1, 0 or 1 for r less than, equal to and more than s.
func (r Ratio) Cmp(s Ratio) int { return r.get().Cmp(s.get()) }

// Sign is -1, 0 or 1.
func (r Ratio) Sign() int { return r.get().Sign() }

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

// steps is the nearest whole number of 1/n, half away from zero, within ±mostBP.
func (r Ratio) steps(n int64) int64 {
	scaled := new(big.Rat).Mul(r.get(), new(big.Rat).SetInt64(n))
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
