package krtext

import (
	"strings"
	"unicode"
)

// grid is a table: rows of cells, and the lines it was made of.
type grid struct {
	first, last int // lines, both included
	rows        [][]run
	lines       []int    // the line each row begins on; nil where cells came one per line
	cols        []column // nil until the head row is known
	head        int      // index of the head row; -1 where the columns were inferred
}

// grids finds the tables among the lines.
func grids(s *source) []*grid {
	var out []*grid
	for i := 0; i < len(s.lines); i++ {
		l := &s.lines[i]
		if l.blank() || l.why != "" {
			continue
		}
		for _, find := range []func(*source, int) *grid{tabbed, piped, comma, stacked, spacedTable} {
			if g := find(s, i); g != nil {
				out = append(out, g)
				i = g.last
				break
			}
		}
	}
	return out
}

// tabbed reads a range pasted from a spreadsheet: tabs between cells, quotes
// around cells that hold line breaks.
func tabbed(s *source, i int) *grid {
	if !innerTab(&s.lines[i]) {
		return nil
	}
	g := &grid{first: i}
	for j := i; j < len(s.lines); {
		l := &s.lines[j]
		if l.why != "" || l.zone != s.lines[i].zone {
			break
		}
		if !hasTab(s, l) {
			// One empty row, or a row of one cell, may stand between.
			if j+1 >= len(s.lines) || !innerTab(&s.lines[j+1]) {
				break
			}
		}
		row, end := record(s, j, '\t')
		if len(row) > maxColumns*4 {
			return nil
		}
		g.rows = append(g.rows, row)
		g.lines = append(g.lines, j)
		g.last = end
		j = end + 1
	}
	return g.checked()
}

func innerTab(l *line) bool { return l.text.index('\t') >= 0 }

func hasTab(s *source, l *line) bool { return s.all.cut(l.a, l.b).index('\t') >= 0 }

// record reads one row from line i on and says on which line it ends.
func record(s *source, i int, sep rune) ([]run, int) {
	l := &s.lines[i]
	a, b := l.a, l.b
	if l.zone == quoted {
		a = b - l.text.len()
	}
	var row []run
	for a <= b && len(row) <= maxColumns*4 {
		cell, next, end := field(s, a, b, i, sep)
		row = append(row, cell)
		if end > i {
			i, b = end, s.lines[end].b
		}
		a = next
	}
	return row, i
}

// field reads one cell that begins at a; b is where its line, i, ends.
func field(s *source, a, b, i int, sep rune) (cell run, next, endLine int) {
	if at(s, a, b) == '"' {
		if cell, next, end, ok := quotedField(s, a, i, sep); ok {
			return cell, next, end
		}
	}
	j := a
	for j < b && s.all.f[j] != sep {
		j++
	}
	return s.all.cut(a, j).trim(), j + 1, i
}

func at(s *source, a, b int) rune {
	if a < b {
		return s.all.r[a]
	}
	return 0
}

// quotedField reads "…" with doubled quotes; it may go on over lines.
func quotedField(s *source, a, i int, sep rune) (cell run, next, endLine int, ok bool) {
	const most = 4000
	end := i
	var out run
	for j := a + 1; j < len(s.all.r) && j < a+most; j++ {
		if s.all.r[j] != '"' {
			out.add(s.all, j)
			for end < len(s.lines)-1 && j >= s.lines[end+1].a {
				end++
			}
			continue
		}
		if j+1 < len(s.all.r) && s.all.r[j+1] == '"' {
			out.add(s.all, j)
			j++
			continue
		}
		if j+1 < s.lines[end].b && s.all.f[j+1] != sep {
			return run{}, 0, 0, false
		}
		return out.trim(), j + 2, end, true
	}
	return run{}, 0, 0, false
}

// piped reads a Markdown table, and tables drawn with bars.
func piped(s *source, i int) *grid {
	if bars(s.lines[i].text) < 1 || !barred(s, i) {
		return nil
	}
	g := &grid{first: i}
	edge := bar(s.lines[i].text.first())
	for j := i; j < len(s.lines); j++ {
		x := s.lines[j].text
		if ruled(x) {
			g.last = j
			continue
		}
		if bars(x) < 1 || s.lines[j].why != "" {
			break
		}
		g.rows = append(g.rows, barCells(x, edge))
		g.lines = append(g.lines, j)
		g.last = j
	}
	return g.checked()
}

func bar(c rune) bool { return c == '|' || c == '│' || c == '┃' || c == '║' }

func bars(x run) int {
	n := 0
	for i, c := range x.f {
		if bar(c) && x.get(i-1) != '\\' {
			n++
		}
	}
	return n
}

// barred says whether line i begins a table: bars on its edge, or a ruled line
// below it.
func barred(s *source, i int) bool {
	if x := s.lines[i].text; bar(x.first()) {
		return i+1 < len(s.lines) && (bars(s.lines[i+1].text) > 0 || ruled(s.lines[i+1].text))
	}
	if i+1 >= len(s.lines) || bars(s.lines[i+1].text) == 0 {
		return false
	}
	return ruled(s.lines[i+1].text) || promising(s.lines[i].text) && headRow(barCells(s.lines[i].text, false))
}

// ruled says whether a line only draws the lines of a table.
func ruled(x run) bool {
	dash := false
	for _, c := range x.f {
		switch {
		case c == '-' || c == '=' || c == '─' || c == '━' || c == '═':
			dash = true
		case bar(c) || c == ':' || c == ' ' || c == '+' || c >= 0x2500 && c <= 0x257F:
		default:
			return false
		}
	}
	return dash
}

// barCells parts a row at its bars; with edge the first bar only opens it.
func barCells(x run, edge bool) []run {
	if edge && bar(x.first()) {
		x = x.from(1)
		for bar(x.first()) && !x.empty() && bar(x.last()) && x.get(1) != 0 && x.get(0) == '|' && x.get(1) != ' ' {
			x = x.from(1) // Jira's ||head||
		}
	}
	if !x.empty() && bar(x.last()) && x.get(x.len()-2) != '\\' {
		x = x.cut(0, x.len()-1)
	}
	var row []run
	a := 0
	for i := 0; i <= x.len(); i++ {
		if i == x.len() || bar(x.f[i]) && x.get(i-1) != '\\' {
			row = append(row, x.cut(a, i).trim())
			a = i + 1
		}
	}
	return row
}

// comma reads CSV, known by a head row that names an objective or key result.
func comma(s *source, i int) *grid {
	x := s.lines[i].text
	if x.len() > 300 {
		return nil
	}
	for _, sep := range []rune{',', ';'} {
		if x.index(sep) < 0 {
			continue
		}
		head, _ := record(s, i, sep)
		if len(head) < 2 || !headRow(head) {
			continue
		}
		g := &grid{first: i}
		for j := i; j < len(s.lines); {
			l := &s.lines[j]
			if l.blank() || l.why != "" {
				break
			}
			row, end := record(s, j, sep)
			if len(row) == 1 && len(head) > 2 && j > i && len(g.rows) > 1 && row[0].len() > 40 {
				break
			}
			g.rows = append(g.rows, row)
			g.lines = append(g.lines, j)
			g.last = end
			j = end + 1
		}
		return g.checked()
	}
	return nil
}

// checked makes sure that there is a table at all.
func (g *grid) checked() *grid {
	if len(g.rows) < 2 {
		return nil
	}
	wide := 0
	for _, r := range g.rows {
		n := 0
		for _, c := range r {
			if !c.empty() {
				n++
			}
		}
		if n > 1 {
			wide++
		}
	}
	if wide == 0 {
		return nil
	}
	for r, row := range g.rows {
		for c := range row {
			g.rows[r][c], _ = clean(row[c])
		}
	}
	return g
}

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
	for _, c := range x.f {
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
		if i == x.len() || unicode.IsSpace(x.f[i]) {
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
		both := spanning(x, out[i], out[i+1])
		if columnOf(both).role != plain && ascii(out[i].first()) && ascii(out[i+1].first()) && out[i+1].at[0]-out[i].at[out[i].len()-1] == 2 {
			out[i] = both
			out = append(out[:i+1], out[i+2:]...)
		}
	}
	return out
}

// spanning is the part of x from the start of a to the end of b.
func spanning(x, a, b run) run {
	from, to := 0, x.len()
	for i := range x.at {
		if x.at[i] == a.at[0] {
			from = i
		}
		if x.at[i] == b.at[b.len()-1] {
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
	for j, c := range l.text.r {
		if k < len(parts) && l.text.at[j] == parts[k].at[0] {
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
		if x.f[i] == '\t' || x.r[i] == 0x3000 || unicode.IsSpace(x.f[i]) && unicode.IsSpace(x.get(i+1)) {
			if p := x.cut(a, i).trim(); !p.empty() {
				out = append(out, p)
			}
			for i < x.len() && unicode.IsSpace(x.f[i]) {
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
		if unicode.IsSpace(x.f[i-1]) && !unicode.IsSpace(x.f[i]) {
			if m, _, ok := number(x.from(i)); ok && m.n == 1 && m.kind != numBare {
				return i
			}
		}
	}
	return -1
}

// stacked reads a table whose cells come one per line, as some pages give it
// when they are copied.
func stacked(s *source, i int) *grid {
	if x := s.lines[i].text; x.len() > 30 || !word(x.first()) && x.first() != '*' && x.first() != '【' || columnOf(x).role == plain {
		return nil
	}
	var heads []run
	j, gaps := i, 0
	for ; j < len(s.lines) && len(heads) < 10; j++ {
		x := s.lines[j].text
		if x.empty() {
			if gaps++; gaps > 2 {
				break
			}
			continue
		}
		if columnOf(x).role == plain || s.lines[j].why != "" || x.last() == ':' || x.first() == '#' {
			break
		}
		gaps = 0
		heads = append(heads, x)
	}
	if len(heads) < 2 || !headRow(heads) {
		return nil
	}
	g := &grid{first: i, last: j - 1, rows: [][]run{heads}}
	g.cells(s, j, heads)
	if len(g.rows) < 2 {
		return nil
	}
	return g.checked()
}

// cells reads the body of a stacked table from line j on.
func (g *grid) cells(s *source, j int, heads []run) {
	groups, ends := paragraphs(s, j)
	single := 0
	for _, p := range groups {
		if len(p) == 1 {
			single++
		}
	}
	n := len(heads)
	if n > 1 && len(groups) > 0 && len(groups[0]) == n {
		for k, p := range groups {
			if len(p) > n || len(p) < 1 || len(p) == 1 && n > 2 || len(p) == 1 && !measured(p[0]) {
				return
			}
			g.rows = append(g.rows, append(make([]run, n-len(p)), p...))
			g.last = ends[k]
		}
		return
	}
	g.flow(groups, ends, n, heads)
}

// paragraphs gathers the lines from j on, parted by blank ones.
func paragraphs(s *source, j int) (groups [][]run, ends []int) {
	var p []run
	for ; j <= len(s.lines); j++ {
		if j < len(s.lines) && columnOf(s.lines[j].text).role != plain {
			if len(p) > 0 {
				groups, ends = append(groups, p), append(ends, j-1)
			}
			break // the head of another table
		}
		if j < len(s.lines) && !s.lines[j].blank() && s.lines[j].why == "" && s.lines[j].text.len() < 200 && s.lines[j].text.first() != '#' {
			p = append(p, s.lines[j].text)
			continue
		}
		if len(p) > 0 {
			groups, ends = append(groups, p), append(ends, j-1)
			p = nil
		}
		if j < len(s.lines) && !s.lines[j].blank() {
			break
		}
	}
	return groups, ends
}

// flow reads cells that nothing groups. The sentence of each row can be known:
// it is the one measured; the cells before it since the last are the row's.
func (g *grid) flow(groups [][]run, ends []int, n int, heads []run) {
	main := 0
	for c, h := range heads {
		if r := columnOf(h).role; r == keyResult || r == measure {
			main = c
		}
	}
	row := make([]run, n)
	var before []run
	open := false
	flush := func() {
		if open {
			g.rows = append(g.rows, row)
		}
		row, open = make([]run, n), false
	}
	col := main
	for k, p := range groups {
		for _, x := range p {
			if open && col+1 < n && fits(columnOf(heads[col+1]).role, x) {
				col++
				row[col] = x
				g.last = ends[k]
				continue
			}
			if !measured(x) || len(before) == 0 && !open && len(g.rows) == 1 {
				before = append(before, x)
				if len(before) > main+1 {
					flush()
					return
				}
				continue
			}
			flush()
			copy(row[main-min(main, len(before)):], before)
			row[main], before, open, col = x, nil, true, main
			g.last = ends[k]
		}
	}
	flush()
}

// fits says whether a cell may stand in a column of this role.
func fits(r role, x run) bool {
	switch r {
	case owner:
		return name(x)
	case due:
		_, ok := deadline(x)
		return ok
	case weight:
		_, ok := percent(x)
		return ok
	}
	return false
}
