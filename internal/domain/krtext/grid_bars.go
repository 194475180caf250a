package krtext

// piped reads a Markdown table, and tables drawn with bars.
func piped(s *source, i int) *grid {
	if i < s.barless || bars(s.lines[i].text) < 1 || !barred(s, i) {
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
	if g.checked() == nil {
		s.barless = g.last + 1
		return nil
	}
	return g
}

func bar(c rune) bool { return c == '|' || c == '│' || c == '┃' || c == '║' }

func bars(x run) int {
	n := 0
	for i, c := range x.f() {
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
		if i+1 < len(s.lines) && ruled(x) && ruled(s.lines[i+1].text) {
			return false // the table begins at the last of the lines drawn above it
		}
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
	for _, c := range x.f() {
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
		if i == x.len() || bar(x.f()[i]) && x.get(i-1) != '\\' {
			row = append(row, x.cut(a, i).trim())
			a = i + 1
		}
	}
	return row
}
