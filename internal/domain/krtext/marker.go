package krtext

import (
	"strings"
	"unicode"
)

// markerKind is the way an item of a list is marked.
type markerKind uint8

const (
	noMarker  markerKind = iota
	bulleted             // - * • →
	numDot               // 1.
	numComma             // 1、
	numParen             // 1)
	numParens            // (1)
	numLevels            // 1.1 1.2.3
	numBare              // 1 and a space
	zhComma              // 一、
	zhParens             // （一）
	zhOrdinal            // 第一，
	circle               // ①
	letter               // a)
	roman                // ii.
)

// marker is what stands before an item of a list.
type marker struct {
	kind  markerKind
	depth int // parts of a numLevels number
	n     int // the number, 0 for a bullet
	sign  rune
	box   bool // a check box followed
}

// bullets are the runes that mark an item of a list.
const bullets = "-*+•·●○■□◆◇▪▫▶►▸➤→⇒–—※★☆✓✔✅❖◦‣⁃∙⚫⬤🔹🔸➢►◾◽▷☑☐🔘📌👉⭕❑❒"

// listMarker reads the markers at the start of x: bullet, box, number. The rest
// comes back.
func listMarker(x run) (marker, run) {
	var m marker
	if rest, sign, ok := bullet(x); ok {
		m.kind, m.sign, x = bulleted, sign, rest
	}
	if rest, ok := box(x); ok {
		m.box, x = true, rest
		if m.kind == noMarker {
			m.kind, m.sign = bulleted, '['
		}
	}
	if n, rest, ok := number(x); ok && (n.kind != numBare || m.kind == noMarker) {
		n.box, n.sign = m.box, m.sign
		return n, rest
	}
	return m, x
}

func bullet(x run) (run, rune, bool) {
	if x.empty() {
		return x, 0, false
	}
	c, next := x.first(), x.get(1)
	switch {
	case c == '-' || c == '+' || c == '*' || c == '–' || c == '—':
		// -5% is a number and --- a rule.
		if !unicode.IsSpace(next) && !han(next) && !ascii(next) && next != '[' && next != '【' && next != '"' {
			return x, 0, false
		}
		if c == '+' && !unicode.IsSpace(next) || c == '*' && !unicode.IsSpace(next) && closes(x, 0, '*') {
			return x, 0, false
		}
	case strings.ContainsRune(bullets, c), c >= 0xE000 && c <= 0xF8FF:
	case c == 'o' && x.r()[0] == 'o' && unicode.IsSpace(next) && han(x.from(1).trimLeft().first()):
		// Word's second level of bullets comes as a Latin o.
	default:
		return x, 0, false
	}
	return x.from(1).trimLeftSet("\uFE0F"), c, true
}

func box(x run) (run, bool) {
	if x.first() == '[' && x.get(2) == ']' && strings.ContainsRune(" x√✓-", x.get(1)) {
		return x.from(3).trimLeft(), true
	}
	if x.first() == '[' && x.get(1) == ']' && unicode.IsSpace(x.get(2)) {
		return x.from(2).trimLeft(), true
	}
	return x, false
}

// number reads a number that marks an item.
func number(x run) (marker, run, bool) {
	if x.empty() {
		return marker{}, x, false
	}
	c := x.first()
	switch {
	case digit(c):
		return arabic(x)
	case c == '(' || c == '[' || c == '〔':
		return parens(x)
	case c == '第':
		if n, j := chinese(x, 1); n > 0 && strings.ContainsRune(",、:", x.get(j)) {
			return marker{kind: zhOrdinal, n: n}, x.from(j + 1).trimLeft(), true
		}
	case circled(c) > 0:
		rest := x.from(1).trimLeftSet(".、:\uFE0F")
		return marker{kind: circle, n: circled(c)}, rest, true
	case ascii(c):
		return lettered(x)
	default:
		if n, j := chinese(x, 0); n > 0 && strings.ContainsRune("、.):,", x.get(j)) && x.get(j) != 0 {
			return marker{kind: zhComma, n: n}, x.from(j + 1).trimLeft(), true
		}
	}
	return marker{}, x, false
}

// arabic reads 1. 1、 1) 1: 1.1 1.1.1 and 1 followed by a space.
func arabic(x run) (marker, run, bool) {
	if x.get(1) == 0xFE0F || x.get(1) == 0x20E3 { // keycap emoji
		rest := x.from(1).trimLeftSet("\uFE0F\u20E3")
		return marker{kind: circle, n: int(x.f()[0] - '0')}, rest.trimLeft(), true
	}
	n, j := digits(x, 0)
	if j > 2 {
		return marker{}, x, false
	}
	depth, i := 1, j
	for depth < 5 && (x.get(i) == '.' || x.get(i) == '-' && depth > 0) && digit(x.get(i+1)) {
		_, k := digits(x, i+1)
		if k-i > 3 {
			return marker{}, x, false
		}
		depth, i = depth+1, k
	}
	next := x.get(i)
	if depth > 1 {
		return levels(x, i, depth, next)
	}
	switch next {
	case '.', '．':
		if after := x.get(i + 1); after != 0 {
			return marker{kind: numDot, n: n}, x.from(i + 1).trimLeft(), true
		}
	case '、':
		return marker{kind: numComma, n: n}, x.from(i + 1).trimLeft(), true
	case ')':
		return marker{kind: numParen, n: n}, x.from(i + 1).trimLeft(), true
	case ':':
		if !digit(x.get(i + 1)) { // 1:3 is a ratio, 9:30 a time
			return marker{kind: numDot, n: n}, x.from(i + 1).trimLeft(), true
		}
	case ' ', '\t':
		return marker{kind: numBare, n: n}, x.from(i + 1).trimLeft(), true
	}
	return marker{}, x, false
}

// levels ends a number such as 1.1; 1.5秒 and 2.0% are quantities.
func levels(x run, i, depth int, next rune) (marker, run, bool) {
	if strings.ContainsRune("、.):", next) && next != 0 {
		return marker{kind: numLevels, depth: depth}, x.from(i + 1).trimLeft(), true
	}
	if unicode.IsSpace(next) || han(next) && !strings.ContainsRune("秒分小时天个万亿元倍人次家版个成折千百米吨公克升度条件号月", next) {
		rest := x.from(i).trimLeft()
		if depth == 2 && unicode.IsSpace(next) && ascii(rest.first()) && strings.ContainsRune(x.cut(0, i).folded(), '-') {
			return marker{}, x, false
		}
		return marker{kind: numLevels, depth: depth}, rest, !rest.empty()
	}
	return marker{}, x, false
}

func parens(x run) (marker, run, bool) {
	end := map[rune]rune{'(': ')', '[': ']', '〔': '〕'}[x.first()]
	if n, j := digits(x, 1); j > 1 && j < 4 && x.get(j) == end {
		return marker{kind: numParens, n: n}, x.from(j + 1).trimLeftSet("、.:"), true
	}
	if n, j := chinese(x, 1); n > 0 && x.get(j) == end {
		return marker{kind: zhParens, n: n}, x.from(j + 1).trimLeftSet("、.:"), true
	}
	if x.first() == '(' && ascii(x.get(1)) && x.get(2) == ')' {
		return marker{kind: letter, n: int(x.get(1)-'a') + 1, sign: '('}, x.from(3).trimLeft(), true
	}
	return marker{}, x, false
}

// lettered reads a) b. ii) IV.
func lettered(x run) (marker, run, bool) {
	j := 0
	for j < 5 && strings.ContainsRune("ivx", x.get(j)) && x.get(j) != 0 {
		j++
	}
	if j > 0 && strings.ContainsRune(".)、", x.get(j)) && x.get(j) != 0 && listed(x, j+1) {
		return marker{kind: roman, n: j}, x.from(j + 1).trimLeft(), true
	}
	if strings.ContainsRune(".)、", x.get(1)) && x.get(1) != 0 && listed(x, 2) {
		return marker{kind: letter, n: int(x.first()-'a') + 1}, x.from(2).trimLeft(), true
	}
	return marker{}, x, false
}

// listed says whether what follows a letter and its point is an item: i.e. is not.
func listed(x run, j int) bool {
	return x.get(j-1) == '、' || unicode.IsSpace(x.get(j)) || han(x.get(j))
}

func digits(x run, i int) (n, j int) {
	for j = i; digit(x.get(j)) && j < i+9; j++ {
		n = n*10 + int(x.f()[j]-'0')
	}
	return n, j
}

// chinese reads 一 to 九十九.
func chinese(x run, i int) (n, j int) {
	unit := func(c rune) int { return strings.Index("一二三四五六七八九", string(c))/3 + 1 }
	j = i
	if c := x.get(j); c != 0 && strings.ContainsRune("一二三四五六七八九", c) {
		n, j = unit(c), j+1
	}
	if x.get(j) == '十' {
		n, j = max(n, 1)*10, j+1
		if c := x.get(j); c != 0 && strings.ContainsRune("一二三四五六七八九", c) {
			n, j = n+unit(c), j+1
		}
	}
	return n, j
}

// circled is the value of ① ⑴ ⒈ ❶ ➀ ㈠ and their like, 0 for another rune.
func circled(c rune) int {
	switch {
	case c >= 0x2460 && c <= 0x2473:
		return int(c-0x2460) + 1
	case c >= 0x2474 && c <= 0x2487:
		return int(c-0x2474) + 1
	case c >= 0x2488 && c <= 0x249B:
		return int(c-0x2488) + 1
	case c >= 0x2776 && c <= 0x2793:
		return int(c-0x2776)%10 + 1
	case c >= 0x3220 && c <= 0x3229:
		return int(c-0x3220) + 1
	case c >= 0x3280 && c <= 0x3289:
		return int(c-0x3280) + 1
	}
	return 0
}
