package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"

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

	Sheet   *Foreign  `json:"-"` // of another tool, kept by itself; nil for a file of Sinan's own
	Unknown []Unknown `json:"-"` // words of it that mean nothing here
}

// Parse reads what Export writes: a workbook, JSON or YAML, told by the content.
// Everything in it has an id that lasts. Faults: those of files.Sheets and
// files.Decode, exchange.not_ours, exchange.schema, exchange.syntax.
func Parse(book *i18n.Book, data []byte) (p Parsed, err error) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		if p, err = parseSheets(book, data); err != nil {
			return p, err
		}
	} else if p.File, err = parseText(data); err != nil {
		return p, err
	}
	p.File.Number(act.NewID)
	return p, nil
}

func parseText(data []byte) (f okrfile.File, err error) {
	if len(data) > files.MaxUpload {
		return f, fault.New(fault.TooLarge, "files.too_large", fault.Args{"max": files.MaxUpload})
	}
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	if bytes.HasPrefix(data, []byte("{")) {
		d := json.NewDecoder(bytes.NewReader(data))
		d.DisallowUnknownFields()
		err = d.Decode(&f)
		if err == nil && d.Decode(new(any)) != io.EOF {
			err = errors.New("something stands behind the end")
		}
	} else {
		d := yaml.NewDecoder(bytes.NewReader(data))
		d.KnownFields(true)
		if err = d.Decode(&f); errors.Is(err, io.EOF) {
			return f, fault.New(fault.Invalid, "exchange.not_ours")
		}
	}
	switch {
	case err != nil:
		return f, fault.New(fault.Invalid, "exchange.syntax", fault.Args{"why": firstLines(err)})
	case f.Sinan == 0:
		return f, fault.New(fault.Invalid, "exchange.not_ours")
	case f.Sinan != okrfile.Schema:
		return f, fault.New(fault.Invalid, "exchange.schema", fault.Args{"schema": f.Sinan, "known": okrfile.Schema})
	}
	return f, nil
}

// firstLines is what a reader of files says is wrong, in short.
func firstLines(err error) string {
	const most = 300
	text := strings.Join(strings.Fields(err.Error()), " ")
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return text
}

// parseSheets finds the tables by the names of sheets and columns, in either
// language or as the tree has them; other sheets and columns are left alone.
func parseSheets(book *i18n.Book, data []byte) (p Parsed, err error) {
	sheets, err := files.Sheets(data)
	if err != nil {
		return p, err
	}
	tables := okrfile.Tables()
	rows := make([][]okrfile.Row, len(tables))
	p.Lines = map[string]int{}
	found := false
	words := valuesBack()
	for i := range tables {
		t := &tables[i]
		for _, sheet := range sheets {
			if len(sheet.Rows) == 0 || !called(book, "exchange.sheet_"+t.Name, t.Name, sheet.Name) {
				continue
			}
			at := columnsOf(book, t, sheet.Rows[0])
			if i == 0 {
				if at[1] < 0 { // no title
					return p, fault.New(fault.Invalid, "exchange.not_ours")
				}
				found = true
			}
			rows[i] = rowsOf(t, at, sheet.Rows[1:], words)
		}
	}
	if !found {
		return p, fault.New(fault.Invalid, "exchange.not_ours")
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
