package exchange

import (
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// Parsed is a file as it was read: what of it can be taken, and which rows can't.
type Parsed struct {
	File  okrfile.File
	Lines map[string]int // of a workbook: where the row of an id stands
	Bad   []okrfile.Bad
	From  *Places `json:"from,omitempty"` // where all of it stands in the file; nil in a tree as text

	Sheet   *Foreign  `json:"-"` // of another tool, kept by itself; nil for a file of Sinan's own
	Unknown []Unknown `json:"-"` // words of it that mean nothing here
}

// Parse reads what Export writes: a workbook, an archive of CSV or one table of it,
// JSON or YAML, told by the content. Everything in it has an id that lasts. Faults:
// those of files.Sheets and parseText, exchange.not_ours, exchange.part.
func Parse(book *i18n.Book, data []byte) (p Parsed, err error) {
	if written(data) {
		p.File, err = parseText(data)
	} else if sheets, unread := tablesOf(data); unread != nil {
		err = unread
	} else {
		p, err = parseSheets(book, sheets)
	}
	if err != nil {
		return p, err
	}
	p.File.Number(act.NewID)
	return p, nil
}

// parseSheets finds the tables by the names of sheets and columns, in either
// language or as the tree has them; other sheets and columns are left alone.
func parseSheets(book *i18n.Book, sheets []files.Table) (p Parsed, err error) {
	tables := okrfile.Tables()
	rows := make([][]okrfile.Row, len(tables))
	p.Lines, p.From = map[string]int{}, &Places{Tables: map[string]OwnTable{}}
	found := false
	words := valuesBack()
	for _, sheet := range sheets {
		i, at := tableIn(book, tables, sheet)
		if i < 0 {
			continue
		}
		found = true
		rows[i] = rowsOf(&tables[i], at, sheet.Rows[1:], words)
		own := OwnTable{Name: sheet.Name, Heads: sheet.Rows[0], At: map[string]int{}}
		for n, column := range at {
			if column >= 0 {
				own.At[tables[i].Columns[n].Name] = column
			}
		}
		p.From.Tables[tables[i].Name] = own
	}
	switch {
	case !found:
		return p, fault.New(fault.Invalid, "exchange.not_ours")
	case rows[0] == nil: // what belongs to objectives, without them
		return p, fault.New(fault.Invalid, "exchange.part")
	}
	p.File.Sinan = okrfile.Schema
	p.File.Objectives, p.Bad = okrfile.Tree(tables, rows)
	for i, t := range tables {
		for at, c := range t.Columns {
			if c.Name == "id" {
				for _, r := range rows[i] {
					p.Lines[r.Cells[at]] = r.Line
				}
			}
		}
	}
	return p, nil
}

// tableIn says which of the tables a sheet is, and where each of its columns stands
// there; -1 for a sheet of somebody else's. It is called so, and has the ids or no
// columns but the table's; or it has most columns of the table, whatever it is called.
func tableIn(book *i18n.Book, tables []okrfile.Table, sheet files.Table) (table int, at []int) {
	if len(sheet.Rows) == 0 {
		return -1, nil
	}
	head, table := sheet.Rows[0], -1
	for i := range tables {
		t := &tables[i]
		here := columnsOf(book, t, head)
		known := 0
		for _, column := range here {
			if column >= 0 {
				known++
			}
		}
		if i == 0 && here[1] < 0 { // objectives without a title
			continue
		}
		if called(book, "exchange.sheet_"+t.Name, t.Name, sheet.Name) && (here[0] >= 0 || known >= filled(head)) {
			return i, here
		}
		if here[0] >= 0 && 3*known >= 2*len(here) && table < 0 {
			table, at = i, here
		}
	}
	return table, at
}

// filled is how many heads there are.
func filled(head []string) (n int) {
	for _, text := range head {
		if strings.TrimSpace(text) != "" {
			n++
		}
	}
	return n
}

func called(book *i18n.Book, code, name, text string) bool {
	text = strings.TrimSpace(text)
	return strings.EqualFold(text, name) || text == book.Say(i18n.Chinese, code, nil) || strings.EqualFold(text, book.Say(i18n.English, code, nil))
}

// columnsOf says where each column of a table stands in a sheet; -1 for nowhere.
func columnsOf(book *i18n.Book, t *okrfile.Table, head []string) []int {
	at := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		at[i] = -1
		for j, text := range head {
			if called(book, "exchange.col_"+c.Name, c.Name, text) {
				at[i] = j
				break
			}
		}
	}
	return at
}

func rowsOf(t *okrfile.Table, at []int, sheet [][]string, words map[string]string) (rows []okrfile.Row) {
	for y, from := range sheet {
		cells := make([]string, len(t.Columns))
		empty := true
		for i, c := range t.Columns {
			if at[i] < 0 || at[i] >= len(from) {
				continue
			}
			text := from[at[i]]
			empty = empty && strings.TrimSpace(text) == ""
			cells[i] = fromCell(c, text, words)
		}
		if !empty {
			rows = append(rows, okrfile.Row{Line: y + 2, Cells: cells})
		}
	}
	return rows
}

// valuesBack finds the codes of the few words of columns, by what they are called.
func valuesBack() map[string]string {
	back := map[string]string{}
	for code, text := range valueWords() {
		back[strings.ToLower(text.EN)], back[text.ZH] = code, code
	}
	for code := range valueWords() { // a code means itself, whatever is called so
		back[code] = code
	}
	return back
}
