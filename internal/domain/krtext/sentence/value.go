package sentence

import (
	"strings"

	"github.com/shopspring/decimal"
)

// form is the shape of a number, which decides how a change by it is meant.
type form int

const (
	amount  form = iota
	percent      // 5%, 三成, 百分之五
	points       // 5个百分点
	times        // 3倍, 3x
	folds        // 翻一番, doubled: already the factor
	place        // 前三, 第一
	share        // 1:3
)

// quantity is one number with what belongs to it.
type quantity struct {
	start, end int
	v          decimal.Decimal
	low        *decimal.Decimal
	unit       string
	unitSpan   Span
	class      role
	form       form
	plus       bool // 60+
	bare       bool // neither unit nor 万: may be a part of a name
	period     string
	says       role // what the number says of itself: 过千, 破亿 reach, 减半 goes down
}

const longestNumber = 24 // digits; a longer run is an identifier, not a number

func digitsAt(rs []rune, i, end int) (decimal.Decimal, int) {
	j := i
	var b strings.Builder
	for j < end && j-i < longestNumber {
		switch {
		case isDigit(rs[j]):
			b.WriteRune(rs[j])
		case rs[j] == ',' && j+3 < end && isDigit(rs[j+1]) && isDigit(rs[j+2]) && isDigit(rs[j+3]) && !isDigit(at(rs, j+4)) && !strings.Contains(b.String(), "."):
		case rs[j] == '.' && j+1 < end && isDigit(rs[j+1]) && !strings.Contains(b.String(), "."):
			b.WriteRune('.')
		default:
			goto over
		}
		j++
	}
over:
	if j == i || b.Len() == 0 || isDigit(at(rs, j)) {
		return decimal.Zero, 0
	}
	d, err := decimal.NewFromString(strings.TrimSuffix(b.String(), "."))
	if err != nil {
		return decimal.Zero, 0
	}
	return d, j - i
}

func skipSpaces(rs []rune, i, end int) int {
	for i < end && isSpace(rs[i]) {
		i++
	}
	return i
}

// scaleAt reads 万, 亿, k, M … after a number; n runes, power of ten.
func scaleAt(rs []rune, i, end int, money bool) (power int32, n int) {
	j := i
	if k := skipSpaces(rs, i, end); k > i && k < end {
		switch {
		case hanPower(rs[k]) >= 3, starts(rs, k, "百万"):
			j = k
		case starts(rs, k, "million"):
			return 6, k - i + 7
		case starts(rs, k, "billion"):
			return 9, k - i + 7
		case starts(rs, k, "thousand"):
			return 3, k - i + 8
		case (rs[k] == 'K' || rs[k] == 'M' || rs[k] == 'W') && !isWord(at(rs, k+1)):
			j = k
		}
	}
	for j < end && hanPower(rs[j]) > 1 && j-i < 4 && !(rs[j] == '千' && strings.ContainsRune("克瓦米卡赫伏帕", at(rs, j+1)) && at(rs, j+1) != 0) {
		power += hanPower(rs[j])
		j++
	}
	if power > 0 {
		return power, j - i
	}
	if j >= end || !isLatin(rs[j]) {
		return 0, 0
	}
	two := lowered(rs[j:min(j+2, end)])
	if (two == "bn" || two == "mn" || two == "mm" && money) && !isLatin(at(rs, j+2)) {
		if two == "bn" {
			return 9, j + 2 - i
		}
		return 6, j + 2 - i
	}
	next := at(rs, j+1)
	if isLatin(next) || isDigit(next) {
		return 0, 0
	}
	switch rs[j] {
	case 'k', 'K':
		return 3, j + 1 - i
	case 'w', 'W':
		return 4, j + 1 - i
	case 'M', 'm':
		return 6, j + 1 - i
	case 'B', 'b':
		if money || !isHan(next) {
			return 9, j + 1 - i
		}
	}
	return 0, 0
}

var currencies = []string{"US$", "NT$", "HK$", "CA$", "AU$", "A$", "S$", "R$", "C$", "$", "¥", "€", "£", "₹", "₩", "RMB", "USD", "CNY", "EUR", "HKD", "GBP", "人民币"}

func currencyAt(rs []rune, i, end int) int {
	if r := at(rs, i); isDigit(r) || isHan(r) && r != '人' || isSpace(r) {
		return 0
	}
	for _, c := range currencies {
		if starts(rs, i, c) {
			n := len([]rune(c))
			if !isLatin(at(rs, i+n)) && !(isLatin(at(rs, i)) && isLatin(at(rs, i-1))) {
				return n
			}
		}
	}
	return 0
}

// bareNumber reads a number with its scale: 1.2万, 52,000, 三千.
func bareNumber(rs []rune, i, end int, money bool) (v decimal.Decimal, j int, scaled, han bool) {
	v, n := digitsAt(rs, i, end)
	if n == 0 {
		if v, n = hanNumber(rs, i, end); n == 0 {
			if v, n = wordNumber(rs, i, end); n == 0 {
				return v, i, false, false
			}
		} else {
			han = true
		}
	}
	j = i + n
	p, m := scaleAt(rs, j, end, money)
	if m > 0 {
		return v.Shift(p), j + m, true, han
	}
	if p, m := scaleAt(rs, j+1, end, false); at(rs, j) == '个' && p > 3 && hanPower(at(rs, j+1)) > 1 && (!isHan(at(rs, j+1+m)) || at(rs, j+1+m) == '元' && at(rs, j+2+m) != '级') {
		return v.Shift(p), j + 1 + m, true, false // 一个亿, 两个百万
	}
	return v, j, false, han
}

var numberWords = map[string]int64{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "dozen": 12}

func wordNumber(rs []rune, i, end int) (decimal.Decimal, int) {
	if i >= end || !isLatin(rs[i]) || isWord(at(rs, i-1)) || at(rs, i-1) == '-' {
		return decimal.Zero, 0
	}
	j := i
	for j < end && j-i < 10 && isLatin(rs[j]) {
		j++
	}
	n, ok := numberWords[lowered(rs[i:j])]
	if !ok || at(rs, j) == '-' || isWord(at(rs, j)) {
		return decimal.Zero, 0
	}
	return decimal.NewFromInt(n), j - i
}

// wordNumberAt is the length of a number in English words at i.
func wordNumberAt(rs []rune, i, end int) int {
	_, n := wordNumber(rs, i, end)
	return n
}

// quantityAt reads one quantity that starts at i: currency, number or range,
// scale, unit, plus sign, period.
func quantityAt(rs []rune, i, end int) (quantity, bool) {
	q := quantity{start: i, bare: true}
	if r := at(rs, i); isHan(r) && hanPower(r) == 0 && r != '人' {
		if _, ok := hanDigit(r); !ok {
			return q, false
		}
	} else if isSpace(r) {
		return q, false
	}
	j := i
	for _, f := range []struct {
		word  string
		unit  string
		shift int32
	}{{"百分之", "%", 0}, {"千分之", "‰", 0}, {"十万分之", "%", -3}, {"百万分之", "%", -4}, {"万分之", "‱", 0}} {
		if starts(rs, i, f.word) {
			n := i + len([]rune(f.word))
			v, k, _, _ := bareNumber(rs, n, end, false)
			if k == n && f.word == "百分之" && at(rs, n) == '百' {
				v, k = decimalOf(100), n+1
			}
			if k == n {
				return q, false
			}
			q.v, q.end, q.unit, q.form, q.class, q.bare, q.unitSpan = v.Shift(f.shift), k, f.unit, percent, measured, false, Span{i, n}
			return q, true
		}
	}
	cur := currencyAt(rs, i, end)
	if cur > 0 {
		j = skipSpaces(rs, i+cur, end)
	}
	signed := signAt(rs, j)
	minus := minusAt(rs, j)
	if signed || minus {
		j++
	}
	v, k, scaled, han := bareNumber(rs, j, end, cur > 0)
	if k == j {
		return q, false
	}
	if part, e := fractionAt(rs, k, end, v); e > k {
		q.v, q.end, q.unit, q.form, q.class, q.bare, q.unitSpan = part, e, "%", percent, measured, false, Span{k, k + 2}
		return q, true
	}
	if n, e := ninesAt(rs, k, end, v); e > k {
		q.v, q.end, q.unit, q.form, q.class, q.bare, q.unitSpan = n, e, "%", percent, measured, false, Span{k, e}
		return q, true
	}
	if cur > 0 {
		q.unit, q.unitSpan, q.class = string(rs[i:i+cur]), Span{i, i + cur}, measured
	}
	q.v, q.bare = v, !scaled && cur == 0
	if !han && at(rs, k) == ':' && isDigit(at(rs, k+1)) && !scaled {
		if b, n := digitsAt(rs, k+1, end); n > 0 && !(n == 2 && rs[k+1] <= '5') {
			one := decimal.NewFromInt(1)
			q.v, q.end, q.form, q.bare = b, k+1+n, share, false
			if !q.vIsOne(v) && b.Equal(one) {
				q.v = v
			} else if !v.Equal(one) && !v.IsZero() {
				q.v = b.DivRound(v, 4)
			}
			return q, true
		}
	}
	k2 := k
	if q.unit == "" {
		k2 = unitAt(rs, k, end, &q)
	} else if n := unitAt(rs, k, end, &quantity{}); n > k && cur > 0 && rs[k] == '元' {
		k2 = n
	}
	if at(rs, k2) == '+' && !isWord(at(rs, k2+1)) || at(rs, k2) == '+' && isHan(at(rs, k2+1)) {
		q.plus = true
		k2++
		if q.unit == "" {
			k2 = unitAt(rs, k2, end, &q)
		}
	}
	if m := skipSpaces(rs, k2, end); q.unit == "" && (at(rs, m) == '余' || at(rs, m) == '多' || at(rs, m) == '餘') {
		if e := unitAt(rs, m+1, end, &q); e > m+1 {
			k2 = e
		}
	}
	q.end = k2
	if han && !hanFits(rs, i, k, &q) {
		return q, false
	}
	if isLatin(at(rs, q.end)) && isDigit(at(rs, q.end-1)) {
		return q, false // 4S, 5G, 3D: a name
	}
	q.smaller(rs, end)
	rangeAt(rs, end, &q, scaled, cur > 0)
	q.tolerance(rs, end)
	switch sure := q.form == percent || q.form == points; {
	case signed && rs[j-1] == '+' && q.low == nil && (sure || !isDigit(at(rs, skipBack(rs, j-1)-1))):
		q.says |= up // 环比+15%, NPS +8
	case signed && !minus && rs[j-1] == '-' && sure && (isSpace(at(rs, j-2)) || at(rs, j-2) == '比') && q.low == nil:
		q.says |= down // 退货率 -1.5pp
	case minus && q.low == nil:
		q.v = q.v.Neg() // 由-5提升至20
	}
	q.halves(rs)
	if p, e := perAt(rs, q.end, end); p != "" && q.form != percent {
		q.period, q.end = p, e
	}
	return q, true
}

// signAt tells the sign of a change from a dash, and from what joins a name: T+3.
func signAt(rs []rune, j int) bool {
	before := at(rs, j-1)
	switch at(rs, j) {
	case '+':
		return isDigit(at(rs, j+1)) && before != ')' && (!isWord(before) || isHan(before) || isLatin(before) && isLatin(at(rs, j-2)))
	case '-':
		return isDigit(at(rs, j+1)) && before != ')' && (!isWord(before) || before == '比')
	}
	return false
}

// minusAt tells the sign of a number below zero, which stands right behind a
// word that takes a level, from a dash.
func minusAt(rs []rune, i int) bool {
	if at(rs, i) != '-' || !isDigit(at(rs, i+1)) {
		return false
	}
	if strings.ContainsRune("由从自至到为", at(rs, i-1)) {
		return true
	}
	return starts(rs, i-5, "from ") || starts(rs, i-3, "to ") && isSpace(at(rs, i-4))
}

func (q *quantity) vIsOne(v decimal.Decimal) bool { return v.Equal(decimal.NewFromInt(1)) }

// hanFits tells a Chinese numeral that is meant as a number (三名, 两天) from
// one that is a part of a word (三级等保, 一线客服).
func hanFits(rs []rune, i, k int, q *quantity) bool {
	if n := i - 2; k-i == 1 && q.class&counted != 0 && len([]rune(q.unit)) == 1 && starts(rs, n, "每周") {
		return true // 每周三场, not on Wednesdays
	}
	moved, _ := zhWordsLex.before(rs, max(0, i-4), i) // 提高五个点, not 高一
	if k-i == 1 && moved&(up|down) == 0 && strings.ContainsRune("第数几进统唯单同逐专周之双合初高其归首另某上下", at(rs, i-1)) || at(rs, i-1) == '第' || at(rs, i-1) == '数' {
		return false
	}
	if _, n := zhWordsLex.after(rs, i, min(len(rs), i+8)); n > k-i || at(rs, i-1) == '每' && rs[i] == '一' {
		return false
	}
	if q.unit == "" {
		return k-i > 1 && hanPower(rs[i]) < 3 // 三千, 两万五; not 一, not 万
	}
	switch q.unit {
	case "级", "級", "星", "度", "层", "角", "代", "端", "类", "類":
		return false
	}
	return hanPower(rs[i]) < 2 || k-i > 1
}
