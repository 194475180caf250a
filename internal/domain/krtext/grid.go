package krtext

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
	if i < s.tabless || !innerTab(&s.lines[i]) {
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
			s.tabless = j + 1
			return nil
		}
		g.rows = append(g.rows, row)
		g.lines = append(g.lines, j)
		g.last = end
		j = end + 1
	}
	if g.checked() == nil {
		s.tabless = g.last + 1
		return nil
	}
	return g
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
	for j < b && s.all.f()[j] != sep {
		j++
	}
	return s.all.cut(a, j).trim(), j + 1, i
}

func at(s *source, a, b int) rune {
	if a < b {
		return s.all.r()[a]
	}
	return 0
}

// quotedField reads "…" with doubled quotes; it may go on over lines.
func quotedField(s *source, a, i int, sep rune) (cell run, next, endLine int, ok bool) {
	const most = 4000
	end := i
	var out run
	for j := a + 1; j < s.all.len() && j < a+most; j++ {
		if s.all.r()[j] != '"' {
			out.add(s.all, j)
			for end < len(s.lines)-1 && j >= s.lines[end+1].a {
				end++
			}
			continue
		}
		if j+1 < s.all.len() && s.all.r()[j+1] == '"' {
			out.add(s.all, j)
			j++
			continue
		}
		if j+1 < s.lines[end].b && s.all.f()[j+1] != sep {
			return run{}, 0, 0, false
		}
		return out.trim(), j + 2, end, true
	}
	return run{}, 0, 0, false
}

const shortestHead = 4 // runes of a row that names two columns: O,KR

// comma reads CSV, known by a head row that names an objective or key result.
func comma(s *source, i int) *grid {
	x := s.lines[i].text
	if x.len() > 300 || x.len() < shortestHead {
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
