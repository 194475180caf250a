package sentence

import (
	"strings"

	"github.com/shopspring/decimal"
)

// fractionsEn are the parts of one that English says in words.
var fractionsEn = []struct {
	words string
	part  string
}{
	{"three quarters", "75"}, {"three-quarters", "75"}, {"two thirds", "66.67"}, {"two-thirds", "66.67"}, {"one third", "33.33"}, {"one-third", "33.33"}, {"a third", "33.33"},
	{"one quarter", "25"}, {"one-quarter", "25"}, {"a quarter", "25"}, {"one half", "50"}, {"a half", "50"}, {"half", "50"},
}

// fractionEn reads half, a third, two thirds as percent, where a word that takes
// a number stands before it, or of behind it: by half, to a quarter of all hires.
func fractionEn(rs []rune, i, end int) (quantity, bool) {
	if c := lower(rs[i]); !strings.ContainsRune("thoa", c) || isWord(at(rs, i-1)) || at(rs, i-1) == '-' {
		return quantity{}, false
	}
	for _, f := range fractionsEn {
		e := i + len(f.words)
		if e > end || lowered(rs[i:e]) != f.words || isWord(at(rs, e)) || at(rs, e) == '-' {
			continue
		}
		before := strings.Fields(lowered(cut(rs, max(0, i-12), i)))
		if len(before) == 0 && !starts(rs, e, " of ") {
			return quantity{}, false
		}
		switch last := lastOf(before); last {
		case "by", "to", "over", "than", "least", "nearly", "almost", "roughly", "about", "under", "reach", "exceed":
		default:
			if !starts(rs, e, " of ") || last == "in" {
				return quantity{}, false
			}
		}
		return quantity{start: i, end: e, v: decimal.RequireFromString(f.part), unit: "%", unitSpan: Span{i, e}, form: percent, class: measured}, true
	}
	return quantity{}, false
}
