package krtext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// run is a stretch of text whose every rune knows where it stands in the input,
// so that it can be trimmed, cleaned and joined and still be marked there. It is
// a window on runes that several runs share, small enough to be kept by the million.
type run struct {
	on     *runes
	lo, hi int32
}

// runes is what runs are windows on.
type runes struct {
	r, f []rune  // as written; folded: half width, lower case
	at   []int32 // offset in the input
	seen []int32 // by where a run begins: where it ends and whether it is measured
}

func (x run) r() []rune {
	if x.on == nil {
		return nil
	}
	return x.on.r[x.lo:x.hi]
}

func (x run) f() []rune {
	if x.on == nil {
		return nil
	}
	return x.on.f[x.lo:x.hi]
}

func (x run) at() []int32 {
	if x.on == nil {
		return nil
	}
	return x.on.at[x.lo:x.hi]
}

// roomy is an empty run that n runes can be added to.
func roomy(n int) run {
	return run{on: &runes{r: make([]rune, 0, n), f: make([]rune, 0, n), at: make([]int32, 0, n)}}
}

// put adds a rune to a run that is being written, which owns its runes.
func (x *run) put(r, f rune, at int32) {
	if x.on == nil {
		*x = roomy(16)
	}
	x.on.r, x.on.f, x.on.at = append(x.on.r, r), append(x.on.f, f), append(x.on.at, at)
	x.hi++
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
	x := roomy(utf8.RuneCountInString(text))
	i := int32(0)
	for _, c := range text {
		// Invisible runes say nothing and would break words apart.
		if c != 0xFEFF && c != 0x200B && c != 0x2060 && c != 0x00AD && c != 0 {
			x.put(c, fold(c), i)
		}
		i++
	}
	return x
}

func (x run) len() int         { return int(x.hi - x.lo) }
func (x run) empty() bool      { return x.hi == x.lo }
func (x run) String() string   { return string(x.r()) }
func (x run) folded() string   { return string(x.f()) }
func (x run) cut(a, b int) run { return run{x.on, x.lo + int32(a), x.lo + int32(b)} }
func (x run) from(a int) run   { return run{x.on, x.lo + int32(a), x.hi} }
func (x run) first() rune      { return x.get(0) }
func (x run) last() rune       { return x.get(x.len() - 1) }

// get is the folded rune at i, 0 outside.
func (x run) get(i int) rune {
	if i < 0 || i >= x.len() {
		return 0
	}
	return x.on.f[int(x.lo)+i]
}

func (x run) span() Span {
	if x.empty() {
		return Span{}
	}
	return Span{int(x.on.at[x.lo]), int(x.on.at[x.hi-1]) + 1}
}

func (x run) trim() run { return x.trimLeft().trimRight() }

func (x run) trimLeft() run {
	a, f := 0, x.f()
	for a < len(f) && unicode.IsSpace(f[a]) {
		a++
	}
	return x.from(a)
}

func (x run) trimRight() run {
	f := x.f()
	b := len(f)
	for b > 0 && (unicode.IsSpace(f[b-1]) || f[b-1] == 0xFE0F) {
		b--
	}
	return x.cut(0, b)
}

// trimSet cuts any of the folded runes in set, and space, off both ends.
func (x run) trimSet(set string) run { return x.trimLeftSet(set).trimRightSet(set) }

func (x run) trimLeftSet(set string) run {
	a, f := 0, x.f()
	for a < len(f) && (unicode.IsSpace(f[a]) || strings.ContainsRune(set, f[a])) {
		a++
	}
	return x.from(a)
}

func (x run) trimRightSet(set string) run {
	f := x.f()
	b := len(f)
	for b > 0 && (unicode.IsSpace(f[b-1]) || strings.ContainsRune(set, f[b-1])) {
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
	i := x.len() - utf8.RuneCountInString(s)
	for _, c := range s {
		if x.get(i) != c {
			return false
		}
		i++
	}
	return true
}

func (x run) index(c rune) int {
	for i, d := range x.f() {
		if d == c {
			return i
		}
	}
	return -1
}

// add appends y's rune i to x; x must own its slices.
func (x *run) add(y run, i int) {
	at := int(y.lo) + i
	x.put(y.on.r[at], y.on.f[at], y.on.at[at])
}

// without leaves out rune i.
func (x run) without(i int) run {
	out := roomy(x.len())
	for j := range x.len() {
		if j != i {
			out.add(x, j)
		}
	}
	return out
}

// squeeze makes every stretch of white space one space; breaks between Chinese
// characters vanish, as a wrapped Chinese line has no space there.
func (x run) squeeze() run {
	x = x.trim()
	r := x.r()
	plain := true
	for i, c := range r {
		if unicode.IsSpace(c) && (c != ' ' || unicode.IsSpace(r[i+1])) {
			plain = false
			break
		}
	}
	if plain {
		return x
	}
	out := roomy(len(r))
	for i := 0; i < len(r); i++ {
		if !unicode.IsSpace(r[i]) {
			out.add(x, i)
			continue
		}
		j, broken := i, false
		for j < len(r) && unicode.IsSpace(r[j]) {
			broken = broken || r[j] == '\n' || r[j] == '\r'
			j++
		}
		if !broken || spaced(r[i-1], r[j]) {
			out.put(' ', ' ', x.at()[i])
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
	n := 0
	for _, p := range parts {
		n += p.len() + 1
	}
	out := roomy(n)
	for _, p := range parts {
		if p.empty() {
			continue
		}
		if n := out.len(); n > 0 && spaced(out.r()[n-1], p.r()[0]) {
			out.put(' ', ' ', out.at()[n-1])
		}
		for i := range p.len() {
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
	if c < 0x2000 {
		return false
	}
	return unicode.Is(unicode.Han, c) || c >= 0x3000 && c <= 0x303F || c >= 0xFF00 && c <= 0xFFEF ||
		c == '—' || c == '…' || c == '\u201c' || c == '\u201d'
}

func han(c rune) bool   { return c >= 0x2E80 && unicode.Is(unicode.Han, c) }
func digit(c rune) bool { return c >= '0' && c <= '9' }
func ascii(c rune) bool { return c >= 'a' && c <= 'z' }

// width is the number of columns that a rune takes on a terminal.
func width(c rune) int {
	if wide(c) {
		return 2
	}
	return 1
}
