package checkins

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"golang.org/x/text/width"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// readValue reads what a person typed for a measure in some unit: a plain
// decimal, or anything that the reader takes for one value. A unit that is typed
// must be the measure's. Refused: check_in.value_unread, check_in.value_unit,
// value.digits.
func readValue(typed, unit string) (decimal.Decimal, error) {
	typed = strings.TrimSpace(width.Fold.String(typed))
	if v, err := decimal.NewFromString(typed); err == nil && len(typed) < 100 {
		return v, okr.CheckValue("/value", v)
	}
	v, said, ok := sentence.Value(typed)
	if !ok {
		return v, fault.At("/value", "check_in.value_unread", fault.Args{"typed": typed})
	}
	scale, base := scaleOf(unit)
	switch {
	case said == "" && scale > 0 && !strings.ContainsFunc(typed, isScale): // 120 of a measure in 万元
	case said == "" || same(said, base):
		v = v.Shift(-scale) // 120万元, or 120万, of a measure in 万元
	case said != "" && same(said, unit):
	default:
		return v, fault.At("/value", "check_in.value_unit", fault.Args{"said": said, "unit": unit})
	}
	return v, okr.CheckValue("/value", v)
}

// scaleOf splits a unit such as 万元 into its power of ten and the rest.
func scaleOf(unit string) (power int32, base string) {
	for _, s := range []struct {
		word  string
		power int32
	}{{"千万", 7}, {"百万", 6}, {"万", 4}, {"千", 3}, {"亿", 8}} {
		if rest, ok := strings.CutPrefix(unit, s.word); ok && !strings.HasPrefix(rest, "克") && !strings.HasPrefix(rest, "米") && !strings.HasPrefix(rest, "瓦") {
			return s.power, rest
		}
	}
	return 0, unit
}

func isScale(r rune) bool { return strings.ContainsRune("千百十万亿萬億kKmM", r) }

// same reports whether two units are one, as people write it.
func same(a, b string) bool {
	a, b = plain(a), plain(b)
	if a == b || b == "" {
		return true
	}
	for _, names := range unitNames() {
		if slices.Contains(names, a) && slices.Contains(names, b) {
			return true
		}
	}
	return false
}

func plain(unit string) string {
	return strings.ToLower(strings.TrimSpace(width.Fold.String(unit)))
}

// unitNames are units that people write in several ways.
func unitNames() [][]string {
	return [][]string{
		{"人", "位", "名", "个", "people", "users"}, {"元", "块", "块钱", "人民币", "rmb", "cny", "¥"}, {"美元", "$", "usd", "美金"},
		{"%", "percent", "pct"}, {"毫秒", "ms"}, {"秒", "s", "sec", "seconds"}, {"分钟", "分", "min", "mins", "minutes"},
		{"小时", "个小时", "h", "hr", "hours"}, {"天", "日", "d", "day", "days"}, {"次", "times"}, {"分", "points"},
	}
}

// UnitOf splits a unit into its power of ten and what it counts, spelled in one way:
// 万块 is 4 and 元, % is −2 and nothing.
func UnitOf(unit string) (power int32, base string) {
	power, base = scaleOf(plain(unit))
	for _, names := range unitNames() {
		if slices.Contains(names, base) {
			base = names[0]
			break
		}
	}
	if base == "%" {
		return power - 2, ""
	}
	return power, base
}
