package krtext

import (
	"strings"
	"unicode"
)

// clean takes inline markup out of a line or cell: bold and italics, code
// marks, links (their words stay), tags, entities. struck says that all there
// was is struck through.
func clean(x run) (out run, struck bool) {
	const least = 2 // a lone mark marks nothing
	if x.len() < least || !marked(x) {
		return x, false
	}
	before := x
	x = wrapped(x)
	for i := 0; i < x.len(); {
		i = cleanAt(x, i, &out)
	}
	out = out.trim()
	if out.empty() || out.first() == '(' && out.last() == ')' && before.hasPrefix("~~") {
		return out, strings.Contains(before.folded(), "~~") || struckTag(before, out)
	}
	return out, false
}

func struckTag(before, out run) bool {
	return out.empty() && (before.hasPrefix("<del") || before.hasPrefix("<s>"))
}

func marked(x run) bool {
	for _, c := range x.f() {
		switch c {
		case '*', '_', '~', '`', '[', '<', '&', '\\', 0x0336, 0x200D:
			return true
		}
	}
	return false
}

// wrapped cuts a pair of italics marks around the whole.
func wrapped(x run) run {
	for x.len() > 2 && (x.first() == '*' || x.first() == '_') && x.first() == x.last() && x.get(1) != x.first() && x.get(x.len()-2) != x.last() {
		x = x.cut(1, x.len()-1)
	}
	return x
}

// cleanAt copies or skips what stands at i and returns where to go on.
func cleanAt(x run, i int, out *run) int {
	const near = 300 // a mark whose end is farther is no mark
	c := x.f()[i]
	switch {
	case c == '*' && x.get(i+1) == '*', c == '_' && x.get(i+1) == '_' && (word(x.get(i-1)) != word(x.get(i+2))):
		return i + 2
	case c == '*' && !unicode.IsSpace(x.get(i+1)) && x.get(i+1) != 0 && closes(x, i, '*'), c == '*' && i > 0 && opened(x, i, '*'):
		return i + 1
	case c == '`':
		return i + 1
	case c == '~' && x.get(i+1) == '~':
		if j := find(x, i+2, near, "~~"); j >= 0 {
			return j + 2
		}
		return i + 2
	case c == '<':
		if j := tagEnd(x, i, near); j > 0 {
			return tag(x, i, j, near, out)
		}
	case c == '[' || c == '!' && x.get(i+1) == '[':
		if j, ok := link(x, i, near, out); ok {
			return j
		}
	case c == '&':
		if j := entity(x, i, out); j > i {
			return j
		}
	case c == '\\' && strings.ContainsRune(`\*_[]()#+-.!|~<>`+"`", x.get(i+1)):
		out.add(x, i+1)
		return i + 2
	case c == 0x0336:
		return i + 1
	}
	out.add(x, i)
	return i + 1
}

// closes and opened tell the stars of emphasis from those of arithmetic: they
// hug the words between them.
func closes(x run, i int, mark rune) bool {
	for j := i + 1; j < x.len() && j < i+200; j++ {
		if x.f()[j] == mark && !unicode.IsSpace(x.f()[j-1]) {
			return !digit(x.get(j+1)) && !digit(x.get(i-1))
		}
	}
	return false
}

func opened(x run, i int, mark rune) bool {
	if unicode.IsSpace(x.f()[i-1]) || digit(x.get(i+1)) {
		return false
	}
	for j := i - 1; j >= 0 && j > i-200; j-- {
		if x.f()[j] == mark {
			return !unicode.IsSpace(x.get(j+1)) && !digit(x.get(j-1))
		}
	}
	return false
}

func word(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// find gives where the folded text w begins at or after i, within near runes.
func find(x run, i, near int, w string) int {
	ws := []rune(w)
	for j := i; j+len(ws) <= x.len() && j < i+near; j++ {
		k := 0
		for k < len(ws) && x.f()[j+k] == ws[k] {
			k++
		}
		if k == len(ws) {
			return j
		}
	}
	return -1
}

func tagEnd(x run, i, near int) int {
	c := x.get(i + 1)
	if c != '/' && c != '!' && !ascii(c) {
		return -1
	}
	for j := i + 1; j < x.len() && j < i+near; j++ {
		if x.f()[j] == '>' {
			return j
		}
		if x.f()[j] == '<' {
			return -1
		}
	}
	return -1
}

// tag drops a tag; struck content goes with it, a break becomes one.
func tag(x run, i, j, near int, out *run) int {
	name := strings.TrimRight(strings.Fields(x.cut(i+1, j).folded() + " ")[0], "/")
	switch name {
	case "br", "/p", "/li":
		out.put('\n', '\n', x.at()[i])
	case "s", "del", "strike":
		if k := find(x, j, near, "</"+name+">"); k >= 0 {
			return k + len(name) + 3
		}
	default:
		if strings.HasPrefix(name, "!--") {
			if k := find(x, i, near, "-->"); k >= 0 {
				return k + 3
			}
		}
	}
	return j + 1
}

// link keeps the words of [words](address) and drops images.
func link(x run, i, near int, out *run) (int, bool) {
	image := x.f()[i] == '!'
	a := i + 1
	if image {
		a++
	}
	b := find(x, a, near, "](")
	if b < 0 {
		return i, false
	}
	for j := a; j < b; j++ {
		if x.f()[j] == '[' || x.f()[j] == ']' {
			return i, false
		}
	}
	e := find(x, b, near, ")")
	if e < 0 {
		return i, false
	}
	if !image {
		for j := a; j < b; j++ {
			out.add(x, j)
		}
	}
	return e + 1, true
}

func entity(x run, i int, out *run) int {
	const longest = len("&middot;")
	end := i + 1
	for x.get(end) != ';' {
		if end++; end-i >= longest {
			return i
		}
	}
	c := entityRune(x.cut(i+1, end).folded())
	if c == 0 {
		return i
	}
	out.put(c, c, x.at()[i])
	return end + 1
}

func entityRune(name string) rune {
	switch name {
	case "nbsp":
		return ' '
	case "amp":
		return '&'
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "quot":
		return '"'
	case "#39":
		return '\''
	case "ge":
		return '≥'
	case "le":
		return '≤'
	case "middot":
		return '·'
	}
	return 0
}

// sign says whether a rune is an emoji or a mark of status: it decorates, it
// does not speak.
func sign(c rune) bool {
	return c >= 0x1F000 && c <= 0x1FAFF || c >= 0x2600 && c <= 0x27BF || c == 0xFE0F || c == 0x200D || c == 0x20E3 ||
		c >= 0x2B00 && c <= 0x2BFF || c >= 0x231A && c <= 0x23FF || c >= 0x25A0 && c <= 0x25FF || c >= 0xE000 && c <= 0xF8FF
}

// unsigned cuts emoji and marks off both ends. Circled numbers stay: they count.
func unsigned(x run) run {
	for {
		n := x.len()
		x = x.trim()
		for !x.empty() && sign(x.first()) && circled(x.first()) == 0 {
			x = x.from(1).trimLeft()
		}
		for !x.empty() && sign(x.last()) && circled(x.last()) == 0 {
			x = x.cut(0, x.len()-1).trimRight()
		}
		if x.len() == n {
			return x
		}
	}
}
