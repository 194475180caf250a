package krtext

// stacked reads a table whose cells come one per line, as some pages give it
// when they are copied.
func stacked(s *source, i int) *grid {
	if x := s.lines[i].text; x.len() > 30 || !word(x.first()) && x.first() != '*' && x.first() != '【' || s.columnOf(i).role == plain {
		return nil
	}
	var heads []run
	main := false
	j, gaps := i, 0
	for ; j < len(s.lines) && len(heads) < 10; j++ {
		x := s.lines[j].text
		if x.empty() {
			if gaps++; gaps > 2 {
				break
			}
			continue
		}
		r := s.columnOf(j).role
		if r == plain || s.lines[j].why != "" || x.last() == ':' || x.first() == '#' {
			break
		}
		gaps = 0
		main = main || r == objective || r == keyResult
		heads = append(heads, x)
	}
	if len(heads) < 2 || !main {
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
	if len(groups) == 0 {
		return
	}
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
		if j < len(s.lines) && s.columnOf(j).role != plain {
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
		for at, x := range p {
			if open && col+1 < n && (fits(columnOf(heads[col+1]).role, x) || planned(heads, col+1, p[at:])) {
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

// planned says whether a cell may stand in a column of actions: no sentence to
// measure, and what comes after it stands in the column after that.
func planned(heads []run, col int, cells []run) bool {
	if columnOf(heads[col]).role != action || measured(cells[0]) {
		return false
	}
	return col+1 == len(heads) || len(cells) > 1 && fits(columnOf(heads[col+1]).role, cells[1])
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
