package krtext

// takeTable reads a table's rows into objectives and key results.
func (b *builder) takeTable(it *item) {
	g := it.table
	b.last, b.maybe = nil, nil
	t := &tableReader{b: b, g: g, it: it}
	t.read()
	b.last, b.results, b.actions, b.style = nil, nil, nil, nil
	for i := g.first; i <= g.last; i++ {
		b.s.lines[i].used = true
	}
}

// rowItems makes the cells of a row one line, or several where several are labelled.
func rowItems(line int, row []run) []item {
	var x run
	for _, c := range row {
		if c.empty() {
			continue
		}
		if n := x.len(); n > 0 {
			gap, at := ' ', x.at()[n-1]
			if columnOf(x).role != plain {
				gap = ':' // Objective | Make hiring predictable
			}
			x.put(gap, gap, at)
			x.put(' ', ' ', at)
		}
		c = c.squeeze()
		for i := range c.len() {
			x.add(c, i)
		}
	}
	if x.empty() {
		return nil
	}
	part := item{line: line}
	part.parse(x)
	return split(part)
}

// orient finds the head row; a table that lies on its side is turned.
func (g *grid) orient() {
	const deep = 8
	for r := 0; r < len(g.rows) && r < deep; r++ {
		if headRow(g.rows[r]) {
			g.headed(r)
			return
		}
	}
	if t := g.turned(); t != nil {
		for r := 0; r < len(t.rows) && r < 3; r++ {
			if headRow(t.rows[r]) {
				g.rows = t.rows
				g.headed(r)
				return
			}
		}
	}
	g.infer()
}

func (g *grid) headed(r int) {
	g.head = r
	for _, c := range g.rows[r] {
		g.cols = append(g.cols, columnOf(c))
	}
	// A second head row below merged heads: KR | 权重 under 关键结果.
	if len(g.rows) > r+1 && headRow(g.rows[r+1]) {
		for i, c := range g.rows[r+1] {
			if i < len(g.cols) && !c.empty() {
				g.cols[i] = columnOf(c)
			}
		}
		g.head = r + 1
	}
	g.settle()
}

// settle decides what the columns are to each other: without a column of key
// results the measures are them; a nameless column beside numbers the rows.
func (g *grid) settle() {
	krs, obj, met, act := 0, 0, -1, -1
	for i, c := range g.cols {
		switch c.role {
		case keyResult:
			krs++
		case objective:
			obj++
		case measure:
			if met < 0 {
				met = i
			}
		case action:
			act = i
		}
	}
	if krs == 0 && met >= 0 {
		g.cols[met].role = keyResult
		krs++
	}
	if krs == 0 && obj > 1 {
		for i := len(g.cols) - 1; i >= 0; i-- {
			if g.cols[i].role == objective {
				g.cols[i].role = keyResult
				krs++
				break
			}
		}
	}
	if krs == 0 && act >= 0 {
		g.cols[act].role = keyResult
	}
	// A column without a name right of the key results holds more of them.
	for i := 1; i < len(g.cols); i++ {
		if g.cols[i].role == plain && g.cols[i-1].role == keyResult && g.share(i, func(c run) bool { return measured(c) && c.len() > 6 }) > 0.5 {
			g.cols[i] = column{role: keyResult}
		}
	}
}

// share is the part of a column's filled cells that satisfy ok.
func (g *grid) share(col int, ok func(run) bool) float64 {
	n, hit := 0, 0
	for r := g.head + 1; r < len(g.rows) && n < 60; r++ {
		if col < len(g.rows[r]) && !g.rows[r][col].empty() {
			n++
			if ok(g.rows[r][col]) {
				hit++
			}
		}
	}
	if n == 0 {
		return 0
	}
	return float64(hit) / float64(n)
}

// turned is the table with rows and columns exchanged, where its first column
// names the parts of one objective per further column.
func (g *grid) turned() *grid {
	width, seen, krs := 0, 0, 0
	for _, row := range g.rows {
		width = max(width, len(row))
		if len(row) == 0 {
			continue
		}
		switch columnOf(row[0]).role {
		case objective:
			seen++
		case keyResult:
			krs++
		}
	}
	if seen != 1 || krs == 0 || width < 2 || width > 50 {
		return nil
	}
	t := &grid{first: g.first, last: g.last}
	for c := range width {
		var row []run
		for _, r := range g.rows {
			if c < len(r) {
				row = append(row, r[c])
			} else {
				row = append(row, run{})
			}
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// infer tells the columns of a table without head row by what they hold.
func (g *grid) infer() {
	g.head = -1
	width := 0
	for _, row := range g.rows {
		width = max(width, len(row))
	}
	if width < 2 || width > 20 || g.labelledCells() {
		return
	}
	cols := make([]column, width)
	kr, best := -1, 0.5
	for c := range width {
		long := func(x run) bool { return x.len() > 5 && measured(x) && !dated(x) }
		if v := g.share(c, long); v > best {
			kr, best = c, v
		}
	}
	if kr < 1 {
		return
	}
	cols[kr].role = keyResult
	for c := range width {
		switch {
		case c == kr:
		case c < kr && cols[max(c-1, 0)].role != objective && g.share(c, func(x run) bool { return x.len() > 3 && !measured(x) }) > 0.5:
			cols[c].role = objective
		case g.share(c, name) > 0.6:
			cols[c].role = owner
		case g.share(c, dated) > 0.6:
			cols[c].role = due
		case g.share(c, func(x run) bool { _, ok := percent(x); return ok && x.last() == '%' }) > 0.6:
			cols[c].role = weight
		}
	}
	for _, c := range cols {
		if c.role == objective {
			g.cols = cols
		}
	}
}

func dated(x run) bool { _, ok := deadline(x); return ok }

// labelledCells says whether the cells bring their own labels: O1, KR1.1.
func (g *grid) labelledCells() bool {
	n := 0
	for _, row := range g.rows {
		for _, c := range row {
			if l := labelOf(c); (l.role == objective || l.role == keyResult) && (l.numbered() || l.colon) {
				n++
				break
			}
		}
	}
	return n*2 > len(g.rows)
}
