package sentence

import (
	"slices"
	"strings"
)

// fold makes the runes of a text comparable, one for one, so that every offset
// into the folded text is an offset into the text: full-width forms become
// half-width, the many dashes, tildes, arrows and brackets become one of each.
// Case is kept: W and w, M and m do not always mean the same.
func fold(text string) []rune {
	rs := []rune(text)
	for i, r := range rs {
		rs[i] = foldRune(r)
	}
	for i := 1; i+1 < len(rs); i++ {
		switch {
		case rs[i] == ',' && !(isDigit(rs[i-1]) && isDigit(rs[i+1])):
			rs[i] = '，'
		case rs[i] == '，' && groups(rs, i):
			rs[i] = ','
		}
	}
	return rs
}

// groups tells a wide comma at i that parts the thousands of a number: 3，000万.
func groups(rs []rune, i int) bool {
	if !isDigit(rs[i-1]) || !isDigit(at(rs, i+1)) || !isDigit(at(rs, i+2)) || !isDigit(at(rs, i+3)) || isDigit(at(rs, i+4)) || at(rs, i+4) == '.' {
		return false
	}
	j := i
	for j > 0 && i-j < 4 && isDigit(rs[j-1]) {
		j--
	}
	r := at(rs, j-1)
	return i-j < 4 && rs[j] != '0' && r != '.' && r != '%' && !isLatin(r)
}

var folded = map[rune]rune{
	'\u3000': ' ', '\u00a0': ' ', '\t': ' ', '\u2009': ' ', '\u202f': ' ',
	'—': '-', '–': '-', '−': '-', '‐': '-', '‑': '-', '―': '-', '─': '-', '－': '-',
	'～': '~', '〜': '~', '∼': '~', '˜': '~',
	'→': '→', '⇒': '→', '➔': '→', '➜': '→', '⟶': '→', '➡': '→',
	'≧': '≥', '⩾': '≥', '≦': '≤', '⩽': '≤', '﹥': '>', '﹤': '<',
	'【': '[', '】': ']', '〔': '[', '〕': ']', '﹪': '%', '٪': '%', '￥': '¥',
	'／': '/', '：': ':', '，': '，',
}

func foldRune(r rune) rune {
	if f, ok := folded[r]; ok {
		return f
	}
	if r >= 0xff01 && r <= 0xff5e {
		return r - 0xfee0
	}
	return r
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
func isSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\r' }
func isHan(r rune) bool   { return r >= 0x3400 && r <= 0x9fff || r >= 0x20000 && r <= 0x3ffff }
func isWord(r rune) bool  { return isDigit(r) || isLatin(r) || isHan(r) || r > 0xbf && r < 0x2000 }
func lower(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r + 32
	}
	return r
}

// lowered is the text of a range in lower case, for the lexicon and short tests.
func lowered(rs []rune) string { return strings.ToLower(string(rs)) }

func at(rs []rune, i int) rune {
	if i < 0 || i >= len(rs) {
		return 0
	}
	return rs[i]
}

// starts tells whether rs goes on with word at i.
func starts(rs []rune, i int, word string) bool {
	for _, w := range word {
		if at(rs, i) != w {
			return false
		}
		i++
	}
	return true
}

// startsAny reports whether one of the words stands at i.
func startsAny(rs []rune, i int, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return starts(rs, i, w) })
}

// Lang says which language a text is in: "zh", "en" or "mixed".
func Lang(text string) string {
	han, latin := 0, 0
	word := 0
	for _, r := range text {
		r = foldRune(r)
		switch {
		case isHan(r):
			han++
			word = 0
		case isLatin(r):
			word++
			if word == 2 {
				latin++
			}
		default:
			word = 0
		}
	}
	switch {
	case han == 0 && latin > 0:
		return "en"
	case latin == 0 || han > latin*20:
		return "zh"
	}
	return "mixed"
}

// cut is rs[a:b], empty where b is before a.
func cut(rs []rune, a, b int) []rune {
	a, b = max(a, 0), min(b, len(rs))
	if a >= b {
		return nil
	}
	return rs[a:b]
}
