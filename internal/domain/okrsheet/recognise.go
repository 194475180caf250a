package okrsheet

import (
	"slices"
	"strings"
)

// mostAbove is how many rows may stand above the heads.
const mostAbove = 10

// Recognise finds, of the sheets of a file, the one that holds OKRs, its heads and
// what they seem to say; false where no sheet has a column of titles and one more
// that is known.
func Recognise(file string, sheets []Sheet) (best Reading, ok bool) {
	most := 1
	for i := range sheets {
		r, known := RecogniseSheet(file, sheets, i)
		if known > most {
			best, most, ok = r, known, true
		}
	}
	return best, ok
}

// RecogniseSheet does so for one sheet, and says how many of its columns are known; 0
// where none has titles.
func RecogniseSheet(file string, sheets []Sheet, number int) (best Reading, most int) {
	rows := sheets[number].Rows
	by := fieldsByHead()
	best = Reading{Tool: Other, Sheet: number, Fields: make([]Field, width(rows))}
	for y := range rows[:min(len(rows), mostAbove)] {
		fields, known := fieldsOf(by, rows[y], rows[y+1:], width(rows))
		if known > most && (slices.Contains(fields, Title) || slices.Contains(fields, ResultTitle)) {
			best.Head, best.Fields, most = y, fields, known
		}
	}
	if most > 0 {
		best.Tool = toolOf(file, rows[best.Head])
	}
	return best, most
}

// Heads are the heads of the columns, one for each.
func (r Reading) Heads(s Sheet) []string {
	heads := make([]string, len(r.Fields))
	if r.Head < len(s.Rows) {
		copy(heads, s.Rows[r.Head])
	}
	return heads
}

func width(rows [][]string) (n int) {
	for _, row := range rows {
		n = max(n, len(row))
	}
	return n
}

func fieldsByHead() map[string]Field {
	by := map[string]Field{}
	for _, w := range heads() {
		for _, one := range strings.Fields(w.words) {
			if _, taken := by[one]; !taken {
				by[one] = w.field
			}
		}
	}
	return by
}

// fieldsOf says what each head means. What stands behind the key results is theirs,
// where objectives may have it, too, unless the head says otherwise; a field that one
// column may hold goes to the first; a column of levels is one whose cells name levels,
// and not 公司 or Team.
func fieldsOf(by map[string]Field, head []string, rows [][]string, wide int) (fields []Field, known int) {
	fields = make([]Field, wide)
	results := slices.IndexFunc(head, func(h string) bool { return by[fold(h)] == ResultTitle })
	taken := map[Field]bool{}
	for i, h := range head {
		f, is := fieldOf(by, h)
		if f == Level && !levels(rows, i) {
			if f = Leave; natures(rows, i) {
				f = Kind
			}
		}
		switch {
		case is == ofKR, results >= 0 && i > results && is == unsaid:
			f = ofResult(f)
		case results >= 0 && f == Level:
			f = Leave // 目标类型 of the objective
		}
		if f == Leave || taken[f] && !f.Several() {
			continue
		}
		fields[i], taken[f] = f, true
		known++
	}
	return fields, known
}

// natures reports whether cells of a column say that objectives are committed or
// aspirational.
func natures(rows [][]string, column int) bool {
	for _, row := range rows[:min(len(rows), enoughRows)] {
		if column < len(row) && nature(row[column]) != "" {
			return true
		}
	}
	return false
}

// nature is how an objective is meant.
func nature(text string) string {
	word := fold(text)
	for _, one := range []struct{ word, is string }{{"aspirational", "aspirational"}, {"stretch", "aspirational"}, {"moonshot", "aspirational"}, {"挑战", "aspirational"}, {"愿景", "aspirational"}, {"committed", "committed"}, {"commited", "committed"}, {"承诺", "committed"}} {
		if strings.Contains(word, one.word) {
			return one.is
		}
	}
	return ""
}

// enoughRows is how many rows tell what a column holds.
const enoughRows = 200

// levels reports whether cells of a column name levels.
func levels(rows [][]string, column int) bool {
	for _, row := range rows[:min(len(rows), enoughRows)] {
		if column < len(row) && levelOf(Viva, row[column]) != noLevel {
			return true
		}
	}
	return false
}

// ofResult is a field as a key result has it.
func ofResult(f Field) Field {
	switch f {
	case Owner:
		return ResultOwner
	case Status:
		return KRStatus
	case Progress:
		return KRProgress
	case Weight:
		return KRWeight
	case Level:
		return Leave
	}
	return f
}

// toolOf tells the tool by its signs, at least two of them, or by the name of the file.
func toolOf(file string, head []string) Tool {
	file = strings.ToLower(file)
	for tool, names := range map[Tool][]string{Feishu: {"飞书", "feishu", "lark"}, Tita: {"tita"}, Worktile: {"worktile"}, Viva: {"viva", "ally.io"}, Perdoo: {"perdoo"}} {
		if slices.ContainsFunc(names, func(n string) bool { return strings.Contains(file, n) }) {
			return tool
		}
	}
	folded := make([]string, len(head))
	for i, h := range head {
		folded[i] = fold(h)
	}
	best, most := Other, 1
	for _, tool := range Tools() {
		n := 0
		for _, sign := range strings.Fields(signs()[tool]) {
			if slices.Contains(folded, sign) {
				n++
			}
		}
		if n > most {
			best, most = tool, n
		}
	}
	return best
}
