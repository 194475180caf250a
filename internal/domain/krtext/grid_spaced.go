package krtext

import (
	"strings"
	"unicode"
)

// spacedTable reads a table whose columns only space parts: a line that names
// columns, rows below it.
func spacedTable(s *source, i int) *grid {
	if !promising(s.lines[i].text) {
		return nil
	}
	names := words(s.lines[i].text)
	if len(names) < 2 || len(names) > 10 || !headRow(names) {
		return nil
	}
	for _, n := range names {
		if columnOf(n).role == plain {
			return nil
		}
	}
	g := &grid{first: i, last: i, rows: [][]run{names}}
	edges := offsets(s, i, names)
	blank := 0
	for j := i + 1; j < len(s.lines); j++ {
		l := &s.lines[j]
		if l.blank() {
			blank++
			if len(g.rows) == 1 && blank < 2 {
				continue
			}
			break
		}
		if l.why != "" || l.zone != s.lines[i].zone || ruled(l.text) && len(g.rows) == 1 {
			continue
		}
		row := spacedRow(s, j, len(names), edges)
		if row == nil {
			break
		}
		g.rows = append(g.rows, row)
		g.last = j
	}
	return g.checked()
}

// maxColumns is more than any table of OKRs has.
const maxColumns = 60

// promising says, cheaply, whether a line could name the columns of a table.
func promising(x run) bool {
	const longest = 120
	if x.len() > longest {
		return false
	}
	gap := false
	for _, c := range x.f() {
		gap = gap || unicode.IsSpace(c)
	}
	if !gap {
		return false
	}
	t := x.folded()
	for _, w := range []string{"目标", "结果", "成果", "kr", "key", "objective", "goal"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// words parts a line at its space; a line of too many is no row of a table.
func words(x run) []run {
	var out []run
	a := -1
	for i := 0; i <= x.len(); i++ {
		if i == x.len() || unicode.IsSpace(x.f()[i]) {
			if a >= 0 {
				if out = append(out, x.cut(a, i)); len(out) > maxColumns {
					return nil
				}
			}
			a = -1
		} else if a < 0 {
			a = i
		}
	}
	// Key Result and Due Date are one name each.
	for i := 0; i+1 < len(out); i++ {
		if !ascii(out[i].first()) || !ascii(out[i+1].first()) || out[i+1].at()[0]-out[i].at()[out[i].len()-1] != 2 {
			continue
		}
		if both := spanning(x, out[i], out[i+1]); columnOf(both).role != plain {
			out[i] = both
			out = append(out[:i+1], out[i+2:]...)
		}
	}
	return out
}

// spanning is the part of x from the start of a to the end of b.
func spanning(x, a, b run) run {
	from, to := 0, x.len()
	for i := range x.at() {
		if x.at()[i] == a.at()[0] {
			from = i
		}
		if x.at()[i] == b.at()[b.len()-1] {
			to = i + 1
		}
	}
	return x.cut(from, to)
}

// offsets is the screen column where each part of a line begins.
func offsets(s *source, i int, parts []run) []int {
	l := s.lines[i]
	out := make([]int, 0, len(parts))
	col, k := l.indent, 0
	for j, c := range l.text.r() {
		if k < len(parts) && l.text.at()[j] == parts[k].at()[0] {
			out = append(out, col)
			k++
		}
		col += width(c)
	}
	return out
}

// spacedRow parts a row: at wide gaps where there are any, else before a number
// or at single spaces as far as the columns need them.
func spacedRow(s *source, j, n int, edges []int) []run {
	x := s.lines[j].text
	if m, _ := listMarker(x); (m.kind == numDot || m.kind == circle || m.kind == numParen || m.kind == numComma || m.kind == numParens) && n == 2 {
		return []run{{}, x}
	}
	parts := wideParts(x)
	if len(parts) == n {
		return parts
	}
	if len(parts) > 1 && len(parts) < n || len(parts) == 1 && s.lines[j].indent > 1 {
		return aligned(parts, offsets(s, j, parts), edges)
	}
	if len(parts) > n {
		return nil
	}
	if cut := numberedAfter(x); cut > 0 && n == 2 {
		return []run{x.cut(0, cut).trim(), x.from(cut).trim()}
	}
	parts = words(x)
	if len(parts) < n {
		if n == 2 && measured(x) {
			return []run{{}, x}
		}
		return nil
	}
	// Surplus spaces are inside the second column, the sentence.
	extra := len(parts) - n
	row := append([]run{}, parts[0], spanning(x, parts[1], parts[1+extra]))
	return append(row, parts[2+extra:]...)
}

func wideParts(x run) []run {
	var out []run
	a := 0
	for i := 0; i < x.len(); i++ {
		if x.f()[i] == '\t' || x.r()[i] == 0x3000 || unicode.IsSpace(x.f()[i]) && unicode.IsSpace(x.get(i+1)) {
			if p := x.cut(a, i).trim(); !p.empty() {
				out = append(out, p)
			}
			for i < x.len() && unicode.IsSpace(x.f()[i]) {
				i++
			}
			a = i
		}
	}
	if a < x.len() {
		out = append(out, x.from(a).trim())
	}
	return out
}

// aligned sets each part into the column whose head begins nearest above it.
func aligned(parts []run, where, edges []int) []run {
	row := make([]run, len(edges))
	last := -1
	for i, p := range parts {
		best := last + 1
		for c := last + 1; c < len(edges); c++ {
			if abs(edges[c]-where[i]) < abs(edges[best]-where[i]) {
				best = c
			}
		}
		if best >= len(edges) {
			return nil
		}
		row[best], last = p, best
	}
	return row
}

func abs(n int) int { return max(n, -n) }

// numberedAfter finds a number that begins an item after a space.
func numberedAfter(x run) int {
	for i := 1; i < x.len(); i++ {
		if unicode.IsSpace(x.f()[i-1]) && !unicode.IsSpace(x.f()[i]) {
			if m, _, ok := number(x.from(i)); ok && m.n == 1 && m.kind != numBare {
				return i
			}
		}
	}
	return -1
}
