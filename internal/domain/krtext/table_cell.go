package krtext

import "strings"

// cellParts parts a cell that lists several: by numbers, bullets or labels at
// the lines' starts, or where every line is a sentence with a number.
func cellParts(x run) []run {
	lines := fields(x, "\n\r")
	marks, full := 0, 0
	for i, l := range lines {
		if m, _ := listMarker(l); m.kind > noMarker && m.kind != numBare || labelOf(l).role == keyResult {
			marks++
		}
		if measured(l) && (i == 0 || !startsMidway(l)) && (i == len(lines)-1 || !strings.ContainsRune(",、:", l.last())) {
			full++
		}
	}
	if len(lines) > 1 && (marks > 1 || full == len(lines)) {
		return gather(lines, marks > 1)
	}
	one := x.squeeze()
	if cuts := sequence(one); len(cuts) > 1 && cuts[0] == 0 {
		var out []run
		for i, a := range cuts {
			b := one.len()
			if i+1 < len(cuts) {
				b = cuts[i+1]
			}
			out = append(out, one.cut(a, b).trimSet(";,、"))
		}
		return out
	}
	it := item{}
	it.parse(one)
	var out []run
	for _, p := range split(it) {
		out = append(out, p.body)
	}
	if len(out) > 1 {
		return out
	}
	return []run{one}
}

// gather joins lines without a mark to the marked line above them.
func gather(lines []run, byMark bool) []run {
	var out []run
	for _, l := range lines {
		m, _ := listMarker(l)
		if byMark && len(out) > 0 && m.kind == noMarker && labelOf(l).role != keyResult {
			out[len(out)-1] = joined([]run{out[len(out)-1], l})
			continue
		}
		out = append(out, l)
	}
	return out
}

// said gathers owner, weight and due of a row for what stands in the nearest
// column of role r to their left.
func (t *tableReader) said(row []run, r role) attributes {
	var a attributes
	holder := plain
	for i, c := range t.g.cols {
		switch c.role {
		case objective, keyResult:
			holder = c.role
		case action:
			holder = action
		case measure:
			if holder == plain {
				holder = keyResult
			}
		}
		h := holder
		if h == plain || h == objective && c.role != parent && t.onlyRight(i) {
			h = keyResult
		}
		if i >= len(row) || row[i].empty() || h != r && !(c.role == parent && r == objective) {
			continue
		}
		if got, ok := cellValue(c.role, row[i].squeeze()); ok {
			a.fill(got)
		}
	}
	return a
}

// onlyRight says that no key result stands right of column i, so that it can't
// be the objective's.
func (t *tableReader) onlyRight(i int) bool {
	for _, c := range t.g.cols[i+1:] {
		if c.role == keyResult {
			return false
		}
	}
	return true
}

func cellValue(r role, v run) (attributes, bool) {
	if r != owner && r != due && r != weight && r != parent || empty(v) {
		return attributes{}, false
	}
	return valueFor(r, v, true)
}

// beside reads the attributes between one column of key results and the next.
func (t *tableReader) beside(row []run, col int) attributes {
	var a attributes
	n := t.g.cols[col].no
	for i, c := range t.g.cols {
		next := i > col && i < len(row)
		if next && c.role == keyResult && t.repeated(owner) {
			break
		}
		paired := c.no > 0 && c.no == n
		shared := c.role == due && c.no == 0 && !t.repeated(due)
		if !paired && !shared && !(next && c.no == 0 && t.repeated(c.role)) || i >= len(row) {
			continue
		}
		if got, ok := cellValue(c.role, row[i].squeeze()); ok {
			a.fill(got)
		}
	}
	return a
}

// repeated says whether there are several columns of this role.
func (t *tableReader) repeated(r role) bool {
	n := 0
	for _, c := range t.g.cols {
		if c.role == r {
			n++
		}
	}
	return n > 1
}
