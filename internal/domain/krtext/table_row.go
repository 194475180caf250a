package krtext

import "strings"

// tableReader reads the rows of one table whose columns are known.
type tableReader struct {
	b  *builder
	g  *grid
	it *item

	own   bool // the table has a column of objectives
	swap  bool // the measure is the sentence, the key result its context
	plan  int  // the column of actions, -1 without
	now   int  // the column of present values, -1 without
	multi bool // several columns of key results
	title string
	unit  string
	krRow string // text of the key result cell that a plan goes on with
}

func (t *tableReader) read() {
	t.plan, t.now = -1, -1
	krs, met := 0, -1
	for i, c := range t.g.cols {
		switch c.role {
		case objective:
			t.own = true
		case keyResult:
			krs++
		case measure:
			met = i
		case action:
			t.plan = i
		case status:
			if t.g.head >= 0 && t.g.head < len(t.g.rows) && i < len(t.g.rows[t.g.head]) && presentValue(t.g.rows[t.g.head][i]) {
				t.now = i
			}
		}
	}
	t.multi = krs > 1
	if met >= 0 && krs == 1 {
		long := func(x run) bool { return x.len() > 4 && measured(x) }
		t.swap = t.g.share(met, long) > 0.5 && t.g.share(t.column(keyResult), measured) <= 0.5
	}
	if !t.own && t.b.o == nil && t.b.i > 0 && t.g.head <= 0 {
		t.adoptHeading()
	}
	for r, row := range t.g.rows {
		if r != t.g.head && !t.pairRow(row) && r > t.g.head {
			t.row(row)
		}
	}
}

// pairRow reads a row that is a name and its value, as forms have above and
// between their tables: 目标 | 提升供应链韧性.
func (t *tableReader) pairRow(row []run) bool {
	if t.own || len(row) < 2 || row[1].empty() || headRow(row) {
		return false
	}
	for _, c := range row[2:] {
		if !c.empty() {
			return false
		}
	}
	switch r := columnOf(row[0]).role; {
	case r == objective:
		t.begin(row[1])
	case attributive(r) && t.b.o != nil && len(t.b.o.results) == 0:
		if got, ok := cellValue(r, row[1].squeeze()); ok {
			t.b.o.said.fill(got)
		}
	default:
		return r == period || r == unit || r == aside
	}
	return true
}

// adoptHeading makes the line above a table without objectives its objective.
func (t *tableReader) adoptHeading() {
	for j := t.b.i - 1; j >= 0 && j > t.b.i-3; j-- {
		m := &t.b.items[j]
		if m.table == nil && m.lab.role == plain && m.body.len() >= 2 && m.body.len() < 60 && !measured(m.body) && !okrish(m.body) {
			t.b.begin(m)
			t.b.o.title = []run{m.body}
			t.b.use(m)
			return
		}
	}
}

func (t *tableReader) column(r role) int {
	for i, c := range t.g.cols {
		if c.role == r {
			return i
		}
	}
	return -1
}

func (t *tableReader) cell(row []run, r role) run {
	if i := t.column(r); i >= 0 && i < len(row) {
		return row[i]
	}
	return run{}
}

func (t *tableReader) row(row []run) {
	filled, only := 0, run{}
	for _, c := range row {
		if !c.empty() {
			filled++
			only = c
		}
	}
	if filled == 0 || total(row) || headRow(row) {
		return
	}
	if filled == 1 && len(t.g.cols) > 2 && t.loneRow(row, only) {
		return
	}
	if u := t.cell(row, unit); !u.empty() && u.String() != t.unit {
		t.unit = u.String()
		o := t.b.o
		t.b.enter(u.squeeze(), attributes{})
		t.b.o = o
		if t.own && !t.cell(row, objective).empty() {
			t.title = ""
		}
	}
	if t.own {
		t.objective(row)
	}
	for i, c := range t.g.cols {
		if c.role == keyResult && i < len(row) {
			t.result(row, i)
		}
	}
	if t.plan >= 0 && t.plan < len(row) {
		t.planned(row)
	}
}

// total says whether a row sums up the others.
func total(row []run) bool {
	for _, c := range row {
		if c.empty() {
			continue
		}
		switch strings.Trim(c.squeeze().folded(), ":* ") {
		case "合计", "总计", "小计", "总和", "汇总", "total", "totals", "sum", "subtotal", "总分", "加权总分", "权重合计", "总权重", "综合得分":
			return true
		}
		return false
	}
	return false
}

// loneRow reads a row of one cell: the name of a part, a remark, or a merged
// objective above its key results.
func (t *tableReader) loneRow(row []run, only run) bool {
	where := 0
	for i, c := range row {
		if !c.empty() {
			where = i
		}
	}
	role := plain
	if where < len(t.g.cols) {
		role = t.g.cols[where].role
	}
	if role == keyResult {
		return false
	}
	l := labelOf(only)
	switch {
	case l.role == note || l.role == status || l.role == aside || l.role == sample || only.len() > 60 || l.role == owner:
		return true
	case l.role == objective:
		return role != objective && t.lonely(only)
	case unitLike(only.trimSet("【】:")) || role != objective:
		t.b.enter(only.trimSet("【】:").squeeze(), attributes{})
		t.title = ""
		return true
	}
	return false
}

// lonely begins the objective that a row names by itself.
func (t *tableReader) lonely(x run) bool {
	t.begin(x)
	return true
}

// objective begins a new objective where the row names another than before.
func (t *tableReader) objective(row []run) {
	var x run
	for i, c := range t.g.cols {
		if c.role == objective && i < len(row) && !row[i].empty() {
			x = row[i]
			if y := unsigned(t.strip(x)); y.empty() || y.len() == 1 && ascii(y.first()) {
				x = run{}
				continue
			}
			break
		}
	}
	if x.empty() || x.squeeze().String() == t.title {
		t.objectiveSaid(row, x)
		return
	}
	t.title = x.squeeze().String()
	t.begin(x)
	t.b.o.said.fill(t.said(row, objective))
	if t.multi {
		// One owner beside several columns of key results owns the objective.
		for i, c := range t.g.cols {
			if (c.role == owner || c.role == weight) && c.no == 0 && !t.repeated(c.role) && i < len(row) {
				if got, ok := cellValue(c.role, row[i].squeeze()); ok {
					t.b.o.said.fill(got)
				}
			}
		}
	}
}

// objectiveSaid adds what a repeated row says of the objective.
func (t *tableReader) objectiveSaid(row []run, _ run) {
	if t.b.o == nil {
		t.b.begin(t.it)
		t.b.o.table = true
	}
}

// begin starts the objective that a cell names.
func (t *tableReader) begin(x run) {
	l, _ := labeled(unsigned(x))
	text, said := peel(t.strip(x.squeeze()))
	t.b.begin(t.it)
	t.b.o.table, t.b.o.bare, t.b.o.no, t.b.o.said = true, false, l.no[0], said
	if m, _ := listMarker(x); t.b.o.no == 0 {
		t.b.o.no = m.n
	}
	if t.b.o.no == 0 {
		t.b.o.no = -1
	}
	t.krRow = ""
	if empty(text) {
		t.b.out = t.b.out[:len(t.b.out)-1]
		return
	}
	t.b.o.title = []run{text}
	t.b.last = nil
}

// strip takes the label and the number off a cell.
func (t *tableReader) strip(x run) run {
	it := item{}
	it.parse(x)
	if it.struck {
		return run{}
	}
	if it.lab.role == objective || it.lab.role == keyResult || it.lab.role == action || it.lab.role == plain {
		return it.body
	}
	return it.whole
}

// result reads the key results of one cell.
func (t *tableReader) result(row []run, col int) {
	kr := row[col]
	ctx := run{}
	if t.swap {
		if m := t.cell(row, measure); !m.empty() {
			ctx, kr = t.strip(kr.squeeze()), m
		}
	}
	if kr.empty() {
		return
	}
	if t.plan >= 0 && kr.squeeze().String() == t.krRow {
		return // the plan goes on; the key result stands again
	}
	t.krRow = row[col].squeeze().String()
	for _, part := range cellParts(kr) {
		t.add(row, col, ctx, t.strip(part))
	}
}

func (t *tableReader) add(row []run, col int, ctx, body run) {
	if t.b.o == nil {
		t.b.begin(t.it)
		t.b.o.table = true
	}
	if body.empty() || empty(body) {
		t.b.k = nil
		return
	}
	k := t.b.addResult(t.it, body)
	if t.multi {
		k.said.fill(t.beside(row, col))
	} else {
		k.said.fill(t.said(row, keyResult))
	}
	if !ctx.empty() {
		k.context, k.fixed = ctx, true
	}
	k.baseline, k.target, k.counted = t.cell(row, baseline), t.cell(row, target), t.cell(row, counted)
	if t.column(baseline) < 0 && t.now >= 0 && t.now < len(row) {
		k.baseline, k.present = row[t.now], true
	}
}

// planned reads the actions of a row.
func (t *tableReader) planned(row []run) {
	x := row[t.plan]
	if x.empty() || t.b.k == nil {
		return
	}
	said := t.said(row, action)
	parts := cellParts(x)
	if len(parts) == 1 {
		if lines := fields(x, "\n\r"); len(lines) > 1 {
			parts = lines
		} else if p := fields(parts[0], ";"); len(p) > 1 {
			parts = p
		}
	}
	for _, p := range parts {
		t.b.addAction(t.it, t.strip(p))
		if t.b.a != nil {
			t.b.a.said.fill(said)
			t.b.a.loose = false
		}
	}
}
