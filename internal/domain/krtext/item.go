package krtext

import (
	"slices"
	"strings"
	"unicode"
)

// item is one line, or a part of one, seen as a member of a list or outline.
type item struct {
	line    int // index of its line
	gap     int // blank lines before it
	indent  int
	heading int // 1 to 6 for #, 7 for a line all in bold or in 【】; 0 else
	mark    marker
	lab     label
	body    run // what is left after markers and label
	whole   run // everything after the indent, the heading marks and the marker
	raw     run // whole with its marker
	struck  bool
	inline  bool  // began within a line
	table   *grid // a table stands here instead of words
}

// listed says whether the item is marked as a member of a list.
func (it *item) listed() bool { return it.mark.kind != noMarker && it.mark.kind != numBare }

// items classifies every line that is not part of a table.
func items(s *source, grids []*grid) []item {
	out := make([]item, 0, len(s.lines))
	gap, g := 0, 0
	for i := 0; i < len(s.lines); i++ {
		if g < len(grids) && grids[g].first == i {
			out = tableItems(out, s, grids[g], gap)
			i = grids[g].last
			g, gap = g+1, 0
			continue
		}
		l := &s.lines[i]
		if l.blank() || l.why != "" {
			gap++
			continue
		}
		first := len(out)
		// In its place at once: a copy of every item would cost more than reading it.
		out = doubled(out, 1)[:first+1]
		it := &out[first]
		it.classify(s, i)
		if it.body.len() < shortestSeries {
			it.gap, gap = gap, 0
			continue
		}
		parts := split(*it)
		out[first] = item{}
		out = out[:first]
		for k, part := range parts {
			if k == 0 {
				part.gap = gap
			}
			out = append(doubled(out, 1), part)
		}
		if len(out) > first {
			gap = 0
		}
	}
	unmark(out)
	return out
}

// doubled makes room for n more items. Items are large: growing by less than
// double, as append does, would copy them several times over.
func doubled(out []item, n int) []item {
	if len(out)+n <= cap(out) {
		return out
	}
	return slices.Grow(out, len(out)+n)
}

// tableItems adds a table whose columns are known as one item. The rows of any
// other are lines: O1 | title, KR1 | text, 1. | title.
func tableItems(out []item, s *source, g *grid, gap int) []item {
	if g.orient(); g.cols != nil || g.lines == nil {
		return append(out, item{line: g.first, gap: gap, table: g})
	}
	first := len(out)
	out = doubled(out, len(g.rows))
	plan := planHead(g)
	for r, row := range g.rows {
		if plan && r == 0 {
			head := item{line: g.lines[0], gap: gap, indent: s.lines[g.lines[0]].indent, lab: label{role: action, word: "行动", colon: true}}
			out = append(out, head)
			continue
		}
		for _, part := range rowItems(g.lines[r], row) {
			part.indent = s.lines[g.lines[r]].indent
			if r == 0 && len(out) == first {
				part.gap = gap
			}
			out = append(doubled(out, 1), part)
		}
	}
	return out
}

// planHead says whether a table holds a plan and nothing else: 行动 | 负责人 |
// 截止时间. Its first row only names the columns.
func planHead(g *grid) bool {
	what, who := false, 0
	for _, c := range g.rows[0] {
		switch columnOf(c).role {
		case action:
			what = true
		case owner, due:
			who++
		case serial, status, note:
		default:
			if !c.empty() {
				return false
			}
		}
	}
	return what && who > 0 && len(g.rows) > 1
}

// unmark gives a number that only space parts from the text back to the text,
// unless it counts from 1 with others like it: 3 podcasts launched.
func unmark(its []item) {
	n, first := 0, -1
	flush := func(end int) {
		for i := first; i >= 0 && i < end; i++ {
			if its[i].mark.kind == numBare && n < 2 {
				its[i].restore()
			}
		}
	}
	for i := range its {
		it := &its[i]
		if it.table != nil || it.mark.kind != numBare {
			continue
		}
		if lowerStart(it.whole) || strings.ContainsRune("个家场次人份篇名位项款套件条起", it.whole.first()) {
			it.restore()
			continue
		}
		if it.mark.n == n+1 && n > 0 {
			n++
			continue
		}
		flush(i)
		n, first = 0, i
		if it.mark.n == 1 {
			n = 1
		} else {
			it.restore()
		}
	}
	flush(len(its))
}

// restore takes the marker back into the text.
func (it *item) restore() {
	it.whole, it.struck = clean(it.raw)
	it.mark, it.lab = marker{}, label{}
	it.body = unsigned(it.whole)
}

// classify reads the markers and the label of one line.
func classify(s *source, i int) item {
	var it item
	it.classify(s, i)
	return it
}

func (it *item) classify(s *source, i int) {
	l := &s.lines[i]
	it.line, it.indent = i, l.indent
	x := l.text
	for it.heading < 6 && x.get(it.heading) == '#' {
		it.heading++
	}
	if it.heading > 0 && (unicode.IsSpace(x.get(it.heading)) || han(x.get(it.heading))) {
		x = x.from(it.heading).trimLeft().trimRightSet("#")
	} else {
		it.heading = 0
	}
	bold := x.len() > 4 && x.hasPrefix("**") && x.hasSuffix("**")
	it.parse(x)
	if it.heading == 0 && !it.listed() && (bold || it.whole.first() == '【' && it.whole.last() == '】') {
		it.heading = 7
	}
}

// parse reads markers, label and body from x.
func (it *item) parse(x run) {
	if y := x.from(issueKey(x)); y.len() < x.len() {
		x = y
	}
	m, rest := listMarker(x)
	it.mark, it.raw = m, x
	it.whole, it.struck = clean(rest)
	it.whole = it.whole.trim()
	if it.mark.kind == noMarker && it.whole.len() < rest.len() {
		// The marker may stand inside bold: **1. Title**.
		it.mark, it.whole = listMarker(it.whole)
	}
	y := unsigned(it.whole)
	if it.lab, it.body = labeled(y); it.lab.role == plain {
		if m2, rest2 := number2(y); rest2 && m2.kind != numBare && it.mark.kind <= bulleted {
			box, sign := it.mark.box, it.mark.sign
			it.mark, y = m2, unsigned(numberRest(y))
			it.mark.box, it.mark.sign = box, sign
			it.lab, it.body = labeled(y)
		}
	}
	if it.lab.role == plain {
		it.body = y
	}
	it.body = it.body.trim()
}

// issueKey is the length of the key that a tracker puts before a labelled line:
// OKR-102 [KR] ….
func issueKey(x run) int {
	i := 0
	for i < 10 && (ascii(x.get(i)) || i > 0 && digit(x.get(i))) {
		i++
	}
	if i < 2 || x.get(i) != '-' || !digit(x.get(i+1)) {
		return 0
	}
	_, j := digits(x, i+1)
	if c := x.get(j); c != ' ' && c != '\t' && c != ':' {
		return 0
	}
	rest := x.from(j).trimLeftSet(":")
	if l := labelOf(rest); l.role != objective && l.role != keyResult {
		return 0
	}
	return x.len() - rest.len()
}

// number is listMarker's number without the rest.
func number2(x run) (marker, bool) {
	m, _, ok := number(x)
	return m, ok
}

func numberRest(x run) run {
	_, rest, _ := number(x)
	return rest
}

// okrish says whether words announce OKRs as a title does.
func okrish(x run) bool {
	t := x.folded()
	return strings.Contains(t, "okr") || strings.Contains(t, "目标与关键") || strings.Contains(t, "objectives and key")
}
