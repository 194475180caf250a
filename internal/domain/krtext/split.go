package krtext

import "unicode"

// shortestSeries is the shortest body that can hold two items: 1.a2.b.
const shortestSeries = 6

// split parts a line that holds several items: 目标：… 关键结果：①…；②…
func split(it item) []item {
	if it.struck || it.body.empty() {
		return []item{it}
	}
	cuts := labelCuts(it.body)
	if len(cuts) == 0 || it.lab.role == plain && !called(it.body.cut(0, cuts[0])) {
		return series(it)
	}
	// 张三：O1：… the sender's name before the first label says nothing.
	head := it
	head.body = it.body.cut(0, cuts[0]).trimRightSet("；;，,|/ ")
	out := append(make([]item, 0, len(cuts)+1), series(head)...)
	for i, a := range cuts {
		b := it.body.len()
		if i+1 < len(cuts) {
			b = cuts[i+1]
		}
		next := item{line: it.line, indent: it.indent, inline: true}
		next.parse(it.body.cut(a, b).trimRightSet("；;，,|/ "))
		next.mark = marker{}
		out = append(doubled(out, 1), series(next)...)
	}
	return out
}

// labelCuts finds where, inside x, strong labels begin: a numbered O or KR, or
// 关键结果 and its like, closed by a colon.
func labelCuts(x run) []int {
	var out []int
	for i := 1; i < x.len(); i++ {
		c := x.f()[i]
		if c != 'o' && c != 'k' && c != '关' && c != '目' && c != '【' && c != '行' && c != '举' {
			continue
		}
		if p := x.f()[i-1]; !unicode.IsSpace(p) && !unicode.IsPunct(p) && p != '|' {
			continue
		}
		l, rest := labeled(x.cut(i, min(x.len(), i+60)))
		if l.colon && (l.role == keyResult || l.role == objective && (l.numbered() || x.f()[i-1] == '。')) ||
			l.colon && l.role == action && (c == '行' || c == '举') {
			if rest.len() > 0 || x.len() <= i+60 {
				out = append(out, i)
			}
		}
	}
	return out
}

// series parts a body that is a numbered series: ①…；②…；③…
func series(it item) []item {
	cuts := sequence(it.body)
	if len(cuts) < 2 {
		return []item{it}
	}
	out := []item{}
	head := it.body.cut(0, cuts[0]).trim()
	if it.lab.role != plain || !head.empty() {
		h := it
		h.body = head.trimRightSet(":：")
		out = append(out, h)
	}
	for i, a := range cuts {
		b := it.body.len()
		if i+1 < len(cuts) {
			b = cuts[i+1]
		}
		part := item{line: it.line, indent: it.indent, inline: len(out) > 0, heading: it.heading}
		part.parse(it.body.cut(a, b).trimRightSet("；;，,、 "))
		out = append(out, part)
	}
	return out
}

// sequence finds the starts of a series that counts 1, 2, 3 … in one style. It
// must begin the text or follow a colon or space.
func sequence(x run) []int {
	var cuts []int
	var kind markerKind
	for i := 0; i < x.len() && len(cuts) < 100; i++ {
		c := x.f()[i]
		if !digit(c) && circled(c) == 0 && c != '(' {
			continue
		}
		if i > 0 && circled(c) == 0 {
			p := x.f()[i-1]
			if !unicode.IsSpace(p) && p != ';' && p != ':' && p != '。' && p != ',' && p != '、' {
				continue
			}
		}
		m, rest, ok := number(x.cut(i, min(x.len(), i+12)))
		if !ok || m.n != len(cuts)+1 || m.kind == numBare || m.kind == numLevels || rest.empty() || m.kind == numDot && digit(x.get(i+2)) {
			continue
		}
		if len(cuts) > 0 && m.kind != kind {
			continue
		}
		kind = m.kind
		cuts = append(cuts, i)
	}
	return cuts
}

// called says whether what stands before a label within a line is no prose but
// the name of a sender or part: 张三：O1：…
func called(x run) bool {
	x = x.trim()
	return x.len() <= 24 && (x.last() == ':' || x.last() == '】' || x.last() == ']' || x.last() == ')' || x.len() <= 12 && x.last() != '。')
}
