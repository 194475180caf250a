package krtext

import (
	"strings"
	"unicode"
)

// run is a stretch of text whose every rune knows where it stands in the input,
// so that it can be trimmed, cleaned and joined and still be marked there.
type run struct {
	r  []rune  // as written
	f  []rune  // folded: half width, lower case
	at []int32 // offset in the input
}

// fold maps full width to half width and ASCII to lower case, one rune to one.
func fold(c rune) rune {
	switch {
	case c >= 0xFF01 && c <= 0xFF5E:
		c -= 0xFEE0
	case c == 0x3000 || c == 0x00A0 || c == 0x2002 || c == 0x2003 || c == 0x2009:
		return ' '
	case c == '\u2018' || c == '\u2019':
		return '\''
	case c == '\u201c' || c == '\u201d':
		return '"'
	}
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

func newRun(text string) run {
	n := len(text)
	x := run{make([]rune, 0, n), make([]rune, 0, n), make([]int32, 0, n)}
	i := int32(0)
	for _, c := range text {
		// Invisible runes say nothing and would break words apart.
		if c != 0xFEFF && c != 0x200B && c != 0x2060 && c != 0x00AD && c != 0 {
			x.r, x.f, x.at = append(x.r, c), append(x.f, fold(c)), append(x.at, i)
		}
		i++
	}
	return x
}

func (x run) len() int         { return len(x.r) }
func (x run) empty() bool      { return len(x.r) == 0 }
func (x run) String() string   { return string(x.r) }
func (x run) folded() string   { return string(x.f) }
func (x run) cut(a, b int) run { return run{x.r[a:b:b], x.f[a:b:b], x.at[a:b:b]} }
func (x run) from(a int) run   { return x.cut(a, len(x.r)) }
func (x run) first() rune      { return x.get(0) }
func (x run) last() rune       { return x.get(len(x.f) - 1) }

// get is the folded rune at i, 0 outside.
func (x run) get(i int) rune {
	if i < 0 || i >= len(x.f) {
		return 0
	}
	return x.f[i]
}

func (x run) span() Span {
	if len(x.at) == 0 {
		return Span{}
	}
	return Span{int(x.at[0]), int(x.at[len(x.at)-1]) + 1}
}

func (x run) trim() run { return x.trimLeft().trimRight() }

func (x run) trimLeft() run {
	a := 0
	for a < len(x.f) && unicode.IsSpace(x.f[a]) {
		a++
	}
	return x.from(a)
}

func (x run) trimRight() run {
	b := len(x.f)
	for b > 0 && (unicode.IsSpace(x.f[b-1]) || x.f[b-1] == 0xFE0F) {
		b--
	}
	return x.cut(0, b)
}

// trimSet cuts any of the folded runes in set, and space, off both ends.
func (x run) trimSet(set string) run { return x.trimLeftSet(set).trimRightSet(set) }

func (x run) trimLeftSet(set string) run {
	a := 0
	for a < len(x.f) && (unicode.IsSpace(x.f[a]) || strings.ContainsRune(set, x.f[a])) {
		a++
	}
	return x.from(a)
}

func (x run) trimRightSet(set string) run {
	b := len(x.f)
	for b > 0 && (unicode.IsSpace(x.f[b-1]) || strings.ContainsRune(set, x.f[b-1])) {
		b--
	}
	return x.cut(0, b)
}

// hasPrefix and hasSuffix compare with folded text.
func (x run) hasPrefix(s string) bool {
	i := 0
	for _, c := range s {
		if x.get(i) != c {
			return false
		}
		i++
	}
	return true
}

func (x run) hasSuffix(s string) bool {
	w := []rune(s)
	for i, c := range w {
		if x.get(len(x.f)-len(w)+i) != c {
			return false
		}
	}
	return true
}

func (x run) index(c rune) int {
	for i, d := range x.f {
		if d == c {
			return i
		}
	}
	return -1
}

// add appends y's rune i to x; x must own its slices.
func (x *run) add(y run, i int) {
	x.r, x.f, x.at = append(x.r, y.r[i]), append(x.f, y.f[i]), append(x.at, y.at[i])
}

// squeeze makes every stretch of white space one space; breaks between Chinese
// characters vanish, as a wrapped Chinese line has no space there.
func (x run) squeeze() run {
	x = x.trim()
	plain := true
	for i, c := range x.r {
		if unicode.IsSpace(c) && (c != ' ' || unicode.IsSpace(x.r[i+1])) {
			plain = false
			break
		}
	}
	if plain {
		return x
	}
	var out run
	for i := 0; i < len(x.r); i++ {
		if !unicode.IsSpace(x.r[i]) {
			out.add(x, i)
			continue
		}
		j, broken := i, false
		for j < len(x.r) && unicode.IsSpace(x.r[j]) {
			broken = broken || x.r[j] == '\n' || x.r[j] == '\r'
			j++
		}
		if !broken || spaced(x.r[i-1], x.r[j]) {
			out.r, out.f, out.at = append(out.r, ' '), append(out.f, ' '), append(out.at, x.at[i])
		}
		i = j - 1
	}
	return out
}

// joined puts wrapped lines together again.
func joined(parts []run) run {
	if len(parts) == 1 {
		return parts[0]
	}
	var out run
	for _, p := range parts {
		if p.empty() {
			continue
		}
		if n := len(out.r); n > 0 && spaced(out.r[n-1], p.r[0]) {
			out.r, out.f, out.at = append(out.r, ' '), append(out.f, ' '), append(out.at, out.at[n-1])
		}
		for i := range p.r {
			out.add(p, i)
		}
	}
	return out
}

// spaced says whether a line break between two runes stands for a space.
func spaced(a, b rune) bool {
	if wide(a) && wide(b) {
		return false
	}
	if wide(a) || wide(b) {
		// 提高到 / 60%: people who space Latin from Chinese do it in lines too;
		// punctuation of full width takes none.
		return !unicode.IsPunct(a) && !unicode.IsPunct(b)
	}
	return a != '-' && a != '/'
}

// wide says whether a rune is Chinese writing or its punctuation.
func wide(c rune) bool {
	return unicode.Is(unicode.Han, c) || c >= 0x3000 && c <= 0x303F || c >= 0xFF00 && c <= 0xFFEF ||
		c == '—' || c == '…' || c == '\u201c' || c == '\u201d'
}

func han(c rune) bool   { return unicode.Is(unicode.Han, c) }
func digit(c rune) bool { return c >= '0' && c <= '9' }
func ascii(c rune) bool { return c >= 'a' && c <= 'z' }

// width is the number of columns that a rune takes on a terminal.
func width(c rune) int {
	if wide(c) {
		return 2
	}
	return 1
}
