package sentence

import (
	"slices"

	"github.com/shopspring/decimal"
)

// smallerUnits gives, for a unit, the smaller ones that may follow it and how many of
// them make one.
var smallerUnits = map[string]struct {
	units []string
	per   int64
}{
	"天":   {[]string{"小时"}, 24},
	"小时":  {[]string{"分钟", "分"}, 60},
	"分钟":  {[]string{"秒"}, 60},
	"分":   {[]string{"秒"}, 60},
	"h":   {[]string{"min"}, 60},
	"min": {[]string{"s", "sec"}, 60},
}

// smaller adds the rest in the smaller unit: 6分30秒, 1小时20分, 2h30min.
func (q *quantity) smaller(rs []rune, end int) {
	part, ok := smallerUnits[q.unit]
	if !ok {
		return
	}
	per := decimal.NewFromInt(part.per)
	v, n := digitsAt(rs, q.end, end)
	rest := quantity{}
	e := unitAt(rs, q.end+n, end, &rest)
	if n == 0 || e == q.end+n || v.GreaterThanOrEqual(per) || !slices.Contains(part.units, rest.unit) {
		return
	}
	q.v, q.end = q.v.Add(v.DivRound(per, 4)), e
}

// tolerance makes a band of 98%±0.5%.
func (q *quantity) tolerance(rs []rune, end int) {
	j := skipSpaces(rs, q.end, end)
	if at(rs, j) != '±' || q.low != nil {
		return
	}
	j = skipSpaces(rs, j+1, end)
	v, n := digitsAt(rs, j, end)
	if n == 0 || v.GreaterThan(q.v) {
		return
	}
	by := quantity{}
	e := unitAt(rs, j+n, end, &by)
	if by.unit != "" && q.unit == "" {
		q.unit, q.form, q.class, q.unitSpan = by.unit, by.form, by.class, by.unitSpan
	}
	if by.unit != "" && by.unit != q.unit {
		return
	}
	low := q.v.Sub(v)
	q.low, q.v, q.end, q.says = &low, q.v.Add(v), e, q.says|keep
}

// rangeAt goes on with the high end of a range: 5-8个百分点, 30～40天, 50%~55%.
func rangeAt(rs []rune, end int, q *quantity, scaled, money bool) {
	j := skipSpaces(rs, q.end, end)
	if r := at(rs, j); r != '-' && r != '~' {
		return
	}
	for j < end && (rs[j] == '-' || rs[j] == '~' || isSpace(rs[j])) {
		j++
	}
	if n := currencyAt(rs, j, end); n > 0 {
		j += n
	}
	v, k, hiScaled, _ := bareNumber(rs, j, end, money)
	if k == j {
		return
	}
	hi := quantity{v: v, bare: true}
	e := k
	if !money {
		e = unitAt(rs, k, end, &hi)
	}
	if isLatin(at(rs, e)) && isDigit(at(rs, e-1)) {
		return
	}
	low := q.v
	if hiScaled && !scaled {
		if raw, _ := digitsAt(rs, j, end); low.LessThan(raw) {
			if p, n := scaleAt(rs, k-scaleLen(rs, j, k), k, money); n > 0 {
				low = low.Shift(p)
			}
		}
	}
	if hi.unit != "" {
		q.unit, q.form, q.class, q.unitSpan = hi.unit, hi.form, hi.class, hi.unitSpan
	}
	q.low, q.v, q.end, q.bare = &low, hi.v, e, q.bare && hi.bare && !hiScaled
}

// scaleLen is the number of runes of the scale at the end of rs[j:k].
func scaleLen(rs []rune, j, k int) int {
	_, n := digitsAt(rs, j, k)
	return k - j - n
}

// halves adds the half of 一倍半, 两年半.
func (q *quantity) halves(rs []rune) {
	if q.form == times && at(rs, q.end) == '半' {
		q.v = q.v.Add(decimal.RequireFromString("0.5"))
		q.end++
	}
}

// ninesAt reads 个9 after a number: 四个9 is 99.99 %.
func ninesAt(rs []rune, i, end int, n decimal.Decimal) (decimal.Decimal, int) {
	if at(rs, i) != '个' || at(rs, i+1) != '9' && at(rs, i+1) != '九' || i+2 > end || isDigit(at(rs, i+2)) || !n.IsInteger() || n.LessThan(decimalOf(2)) || n.GreaterThan(decimalOf(6)) {
		return n, i
	}
	return decimalOf(100).Sub(decimal.New(1, int32(2-n.IntPart()))), i + 2
}

// fractionAt goes on with 分之一 after a number: 三分之一 is 33.33 %.
func fractionAt(rs []rune, i, end int, of decimal.Decimal) (decimal.Decimal, int) {
	if !starts(rs, i, "分之") || !of.IsPositive() {
		return of, i
	}
	v, e, _, _ := bareNumber(rs, i+2, end, false)
	if e == i+2 || v.GreaterThan(of) {
		return of, i
	}
	return v.Shift(2).DivRound(of, 2), e
}

// inUnit says a baseline in the unit of its target, where both are spans of
// time: 从15分钟压到30秒 begins at 900.
func (q *quantity) inUnit(unit string) decimal.Decimal {
	from, to := seconds(q.unit), seconds(unit)
	if q.unit == unit || from.IsZero() || to.IsZero() {
		return q.v
	}
	return q.v.Mul(from).DivRound(to, 4)
}

// seconds is how many one of a unit has, 0 for a unit that is no fixed time.
func seconds(unit string) decimal.Decimal {
	switch unit {
	case "毫秒", "ms", "millisecond", "milliseconds":
		return decimal.New(1, -3)
	case "秒", "s", "sec", "secs", "second", "seconds":
		return decimalOf(1)
	case "分钟", "分鐘", "min", "mins", "minute", "minutes":
		return decimalOf(60)
	case "小时", "小時", "个小时", "h", "hr", "hrs", "hour", "hours":
		return decimalOf(3600)
	case "天", "日", "d", "day", "days":
		return decimalOf(24 * 3600)
	case "周", "week", "weeks":
		return decimalOf(7 * 24 * 3600)
	}
	return decimal.Zero
}
