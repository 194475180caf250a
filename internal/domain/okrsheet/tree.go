package okrsheet

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
)

// Read makes the tree of the rows of a sheet; today is when it is read, which is the
// day of values whose day it doesn't say. The same sheet gives the same ids, so that
// it is known again when it is read once more. What can't be placed is told as bad.
func Read(s Sheet, by Reading, today date.Date) Result {
	r := &reader{Reading: by, today: today, line: s.line, part: s.part, heads: by.Heads(s), at: map[Field][]int{},
		result: Result{Lines: map[string]int{}, Parts: map[string]int{}, Statuses: map[string]int{}, StatusAt: map[string]string{}}, used: IDs{}, named: map[string]*row{}}
	for column, f := range by.Fields {
		if f != Leave {
			r.at[f] = append(r.at[f], column)
		}
	}
	if by.Head < len(s.Rows) {
		r.rows = s.Rows[by.Head+1:]
	}
	r.measureColumns()
	if len(r.at[ResultTitle]) > 0 {
		r.nested()
	} else {
		r.listed()
	}
	return r.end()
}

// reader is a sheet on its way into a tree.
type reader struct {
	Reading
	today    date.Date
	line     func(row int) int
	part     func(row int) int
	heads    []string
	at       map[Field][]int // columns by what they hold
	rows     [][]string
	parts    map[Field]bool // columns that are parts of one
	dayFirst bool           // 31/12/2026 and not 12/31/2026, in all columns
	all      []*row
	named    map[string]*row // rows by what others call them
	used     IDs
	result   Result
}

// row is an objective, a key result or an initiative.
type row struct {
	level   level
	line    int
	part    int // of its line
	cells   map[Field]string
	above   *row
	kept    bool // it has its place in the tree
	parents []string
	id      string
	o       okrfile.Objective
	kr      okrfile.KeyResult
}

func (r *reader) measureColumns() {
	r.parts = map[Field]bool{}
	for _, f := range []Field{Progress, KRProgress, Weight, KRWeight} {
		for _, column := range r.at[f] {
			r.parts[f] = partsOfOne(r.rows, column)
		}
	}
	for _, f := range []Field{StartsOn, DueOn, UpdatedOn} {
		for _, column := range r.at[f] {
			r.dayFirst = r.dayFirst || dayFirst(r.rows, column)
		}
	}
}

// cell is what a row says of a field. Of several columns each is told under its head.
func (r *reader) cell(cells []string, f Field) string {
	columns := r.at[f]
	var parts []string
	for _, c := range columns {
		if c >= len(cells) {
			continue
		}
		text := strings.TrimSpace(strings.TrimPrefix(strings.ReplaceAll(cells[c], "\r\n", "\n"), "\ufeff"))
		if text != "" && len(columns) > 1 {
			text = r.heads[c] + ": " + text
		}
		if text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n\n")
}

func (r *reader) cells(cells []string) map[Field]string {
	all := make(map[Field]string, len(r.at))
	for f := range r.at {
		if text := r.cell(cells, f); text != "" {
			all[f] = text
		}
	}
	return all
}

func (r *reader) add(one *row) *row {
	r.all = append(r.all, one)
	return one
}

// nested reads rows of a key result each, with the objective in columns of its own.
func (r *reader) nested() {
	var o *row
	before := map[Field]string{} // who, where and when of the row before, where cells are merged
	titles := 0
	if len(r.at[Title]) > 0 {
		titles = r.at[Title][0]
	}
	for y, raw := range r.rows {
		cells := r.cells(raw)
		if len(cells) == 0 {
			continue
		}
		line, part := r.line(r.Head+1+y), r.part(r.Head+1+y)
		ref := cells[Ref]
		delete(cells, Ref) // it may number rows
		for _, f := range []Field{Progress, KRProgress, Weight, KRWeight} {
			if text, said := cells[f]; said {
				cells[f] = r.share(f, text)
			}
		}
		cells[Title], _ = title(cells[Title])
		cells[ResultTitle], _ = title(cells[ResultTitle])
		for _, f := range []Field{Owner, Team, Period} {
			if columns := r.at[f]; len(columns) > 0 && columns[0] < titles && cells[f] == "" {
				cells[f] = before[f]
			} else {
				before[f] = cells[f]
			}
		}
		if name := cells[Title]; name != "" && (o == nil || o.cells[Title] != name || changed(o.cells, cells, Owner) || changed(o.cells, cells, Period)) {
			o = r.add(&row{level: objective, kept: true, line: line, cells: cells})
			r.name(o, ref, name)
		}
		if cells[ResultTitle] == "" {
			if cells[Title] == "" {
				r.untitled(line, raw)
			}
			continue
		}
		if o == nil {
			r.bad(line, "key_results", "objective", "exchange.parent_unknown", cells[ResultTitle])
			continue
		}
		own := map[Field]string{Title: cells[ResultTitle], Owner: cells[ResultOwner], Status: cells[KRStatus], Progress: cells[KRProgress], Weight: cells[KRWeight]}
		for _, f := range []Field{Baseline, Target, Current, Unit, Confidence, StartsOn, DueOn, Span, UpdatedOn, Note} {
			own[f] = cells[f]
		}
		r.add(&row{level: keyResult, kept: true, line: line, part: part, cells: own, above: o})
	}
	r.parts = map[Field]bool{} // shares are in percent by now
	for _, one := range r.all {
		if one.level == keyResult {
			r.name(one, one.cells[Title])
		}
	}
	for _, one := range r.all {
		one.parents = r.parents(one.cells[Parent])
	}
}

// name lets a row be found by what others may call it.
func (r *reader) name(one *row, names ...string) {
	for _, name := range names {
		if name != "" && r.named[name] == nil {
			r.named[name] = one
		}
	}
}

// find is the row that is called so.
func (r *reader) find(name string) *row {
	if one := r.named[name]; one != nil {
		return one
	}
	bare, _ := title(name)
	return r.named[bare]
}

// parents are what a cell names: one whose name is the whole cell, or several.
func (r *reader) parents(text string) (names []string) {
	if r.find(text) != nil {
		return []string{text}
	}
	for _, name := range listed(text) {
		parts := strings.Split(name, ",")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		if r.find(name) != nil || slices.ContainsFunc(parts, func(part string) bool { return r.find(part) == nil }) {
			parts = []string{name}
		}
		names = append(names, parts...)
	}
	return names
}

func changed(was, is map[Field]string, f Field) bool { return is[f] != "" && was[f] != is[f] }

// listed reads rows that are each an item and say what they belong to.
func (r *reader) listed() {
	var before []*row
	for y, given := range r.rows {
		cells := r.cells(given)
		if cells[Title] == "" {
			if len(cells) > 0 {
				r.untitled(r.line(r.Head+1+y), given)
			}
			continue
		}
		raw := cells[Title]
		one := &row{line: r.line(r.Head + 1 + y), part: r.part(r.Head + 1 + y), cells: cells, level: levelOf(r.Tool, cells[Level])}
		if bare, says := title(raw); len(r.at[Level]) == 0 {
			if cells[Title], one.level = bare, says; says == noLevel {
				one.level = levelOf(r.Tool, cells[Ref])
			}
		} else if says != noLevel {
			cells[Title] = bare
		}
		before = append(before, one)
		r.name(one, cells[Ref], raw, cells[Title])
	}
	for _, one := range before {
		one.parents = r.parents(one.cells[Parent])
	}
	r.placed(before)
	// What belongs to nothing is nowhere, and nothing can belong to it.
	kept := r.all[:0]
	for _, one := range r.all {
		if one.above != nil && !one.above.kept {
			r.bad(one.line, "actions", "parent", "exchange.parent_unknown", strings.Join(one.parents, "\n"))
			one.kept = false
			continue
		}
		kept = append(kept, one)
	}
	r.all = kept
	for name, one := range r.named {
		if !one.kept {
			delete(r.named, name)
		}
	}
}

// placed finds the level and the place of each row that has them.
func (r *reader) placed(before []*row) {
	var under *row
	for _, one := range before {
		switch {
		case one.level == noLevel && one.cells[Level] != "" || one.level == standing:
			r.bad(one.line, "objectives", "kind", "exchange.level_unknown", one.cells[Level])
			continue
		case one.level == noLevel && len(one.parents) > 0 && one.cells[Target]+one.cells[Current] != "":
			one.level = keyResult
		case one.level == noLevel:
			one.level = objective
		}
		if one.level == objective {
			under = one
		}
		if one.level == objective || r.place(one, under) {
			one.kept = true
			r.add(one)
		}
	}
}

// place finds what a key result or an initiative belongs to: what it names, or, where
// rows name nothing at all, the objective that it stands under.
func (r *reader) place(one, under *row) bool {
	if len(one.parents) == 0 && len(r.at[Parent]) == 0 {
		one.above = under
	}
	for _, name := range one.parents {
		if p := r.find(name); p != nil && p != one && (p.level == objective || one.level == initiative && p.level == keyResult) {
			one.above = p
			break
		}
	}
	table, wanted := "key_results", objective
	if one.level == initiative {
		table, wanted = "actions", keyResult
	}
	switch {
	case one.above == nil:
		r.bad(one.line, table, "parent", "exchange.parent_unknown", strings.Join(one.parents, "\n"))
	case one.above.level != wanted:
		r.bad(one.line, table, "parent", "exchange.initiative", one.cells[Title])
	default:
		return true
	}
	return false
}

func (r *reader) bad(line int, table, column, code, text string) {
	r.result.Bad = append(r.result.Bad, okrfile.Bad{Table: table, Line: line, Column: column, Code: code, Text: text})
}

// untitled tells of a row that says something of nothing.
func (r *reader) untitled(line int, cells []string) {
	r.bad(line, "objectives", "title", "input.required", strings.Join(strings.Fields(strings.Join(cells, " ")), " "))
}

// id is what a row is known by again: what its tool calls it, or its words.
func (r *reader) id(kind string, parts ...string) string {
	return r.used.Of(string(r.Tool), append([]string{kind}, parts...)...)
}

// IDs gives ids that are made of what things are called, the same for the same words, and
// others to those that are called alike.
type IDs map[string]int

// Of is the id of what a source calls so.
func (used IDs) Of(source string, parts ...string) string {
	key := source + "\x00" + strings.Join(parts, "\x00")
	used[key]++
	if n := used[key]; n > 1 {
		key += "\x00" + strconv.Itoa(n)
	}
	sum := sha256.Sum256([]byte(key))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80 // version 8: made of what it names
	h := hex.EncodeToString(sum[:16])
	return strings.Join([]string{h[:8], h[8:12], h[12:16], h[16:20], h[20:]}, "-")
}

// end puts the rows together, in the order of the sheet: what is below is known by what
// is above.
func (r *reader) end() Result {
	for _, level := range []level{objective, keyResult, initiative} {
		for _, one := range r.all {
			if one.level == level {
				r.make(one)
			}
		}
	}
	for _, one := range r.all {
		switch one.level {
		case objective:
			r.align(one)
		case keyResult:
			one.kr.Position = len(one.above.o.KeyResults)
			one.above.o.KeyResults = append(one.above.o.KeyResults, one.kr)
		}
	}
	for _, one := range r.all {
		if one.level != objective {
			continue
		}
		if !r.Draft && !isDraft(one.cells[Status]) {
			one.o.State = "active"
		}
		r.result.Objectives = append(r.result.Objectives, one.o)
	}
	return r.result
}

func isDraft(text string) bool {
	word := fold(text)
	return word == "draft" || word == "草稿"
}

// align says what an objective supports, of what the sheet has.
func (r *reader) align(one *row) {
	for _, name := range one.parents {
		p := r.find(name)
		if p == nil || p == one || p.level == initiative {
			r.bad(one.line, "alignments", "parent", "exchange.parent_unknown", name)
			continue
		}
		a := okrfile.Alignment{ID: r.id("alignment", one.id, p.id), Parent: p.id}
		if p.level == keyResult {
			a.Parent, a.ParentKeyResult = p.above.id, p.id
		}
		one.o.Alignments = append(one.o.Alignments, a)
		r.result.Lines[a.ID] = one.line
	}
}
