package exchange

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okrsheet"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// Place is where a field of a row stands in the file that it came from.
type Place struct {
	Head string // what the file calls the column or field
	Cell string // as spreadsheets call it: F12; none in a file without cells
}

// Places tells where what was read stands in its file, in the file's own words. It is
// small, and kept for as long as the file is told of.
type Places struct {
	// Of another tool's sheet: its name, what its columns hold, what they are called, and
	// which key result of its line a row is.
	Sheet  okrsheet.Sheet   `json:"sheet,omitzero"`
	Fields []okrsheet.Field `json:"fields,omitempty"`
	Heads  []string         `json:"heads,omitempty"`
	Parts  map[string]int   `json:"parts,omitempty"`
	// Of Sinan's own workbook or archive: its tables, by what the tree calls them.
	Tables map[string]OwnTable `json:"tables,omitempty"`
}

// OwnTable is how one of Sinan's tables stands in a file.
type OwnTable struct {
	Name  string         `json:"name"` // of the sheet
	Heads []string       `json:"heads"`
	At    map[string]int `json:"at"` // the column, counted from 0, of each field
}

// placesOf tells it of a sheet of another tool.
func placesOf(in *Foreign, parts map[string]int) *Places {
	s := in.Sheets[in.By.Sheet]
	return &Places{Sheet: okrsheet.Sheet{Name: s.Name, Text: s.Text, Columns: s.Columns, Heads: s.Heads}, Fields: in.By.Fields, Heads: in.By.Heads(s), Parts: parts}
}

// sheet is what the file calls the sheet that a table stands in; "" where it has one alone.
func (p *Places) sheet(table string) string {
	if p == nil {
		return ""
	}
	if own, ok := p.Tables[table]; ok {
		return own.Name
	}
	return p.Sheet.Name
}

// place is where a field of a row stands; nothing where the file has no column for it.
// A file without tables calls its fields by their names.
func (p *Places) place(table, id string, line int, field string) (at Place) {
	switch {
	case p == nil:
		return Place{Head: field}
	case p.Tables != nil:
		own := p.Tables[table]
		if column, ok := own.At[field]; ok {
			return Place{Head: tidyHead(own.Heads[column]), Cell: cellAt(column, line)}
		}
		return at
	}
	for _, f := range fieldsBehind(table, field) {
		for i := range p.Fields {
			if p.Fields[i] != f {
				continue
			}
			if p.Sheet.Text {
				line = 0
			}
			if column, head := p.Sheet.Column(p.Heads, i, p.Parts[id]); column >= 0 {
				return Place{Head: tidyHead(head), Cell: cellAt(column, line)}
			}
		}
	}
	return at
}

func tidyHead(head string) string { return strings.Join(strings.Fields(head), " ") }

// cellAt is a cell as spreadsheets call it; column counts from 0, line from 1, and without
// one it is none.
func cellAt(column, line int) string {
	if line <= 0 {
		return ""
	}
	const letters = 26
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / letters {
		name = string(rune('A'+(n-1)%letters)) + name
	}
	return name + strconv.Itoa(line)
}

// locate tells of a row where it stands in its file, and where the fields do that change
// or are wrong.
func (p *Parsed) locate(i *Item) {
	if i.Line == 0 {
		i.Line = p.Lines[i.ID]
	}
	i.Sheet = p.From.sheet(i.Table)
	at := func(field string) {
		if field == "" || i.Places[field] != (Place{}) {
			return
		}
		if place := p.From.place(i.Table, i.ID, i.Line, field); place != (Place{}) {
			if i.Places == nil {
				i.Places = map[string]Place{}
			}
			i.Places[field] = place
		}
	}
	for _, c := range i.Changes {
		at(c.Field)
	}
	for _, one := range i.Faults {
		for _, each := range one.All() {
			at(columnAt(each.Field))
		}
	}
}

// badItems are the rows of a file that have no place in its tree.
func (p *Parsed) badItems() []Item {
	items := make([]Item, len(p.Bad))
	for i, b := range p.Bad {
		items[i] = Item{Table: b.Table, Line: b.Line, Title: b.Text, Verdict: Refused, Faults: []*fault.Fault{fault.At("/"+b.Column, b.Code, fault.Args{"text": b.Text})}}
		p.locate(&items[i])
	}
	return items
}

// Called is what a field of a row is called where it stands, with its cell: the head of
// its column, the field of JSON and YAML, or else Sinan's word; field is a name or pointer.
func (i *Item) Called(book *i18n.Book, lang, field string) string {
	place := i.Places[columnAt(field)]
	switch {
	case place.Head == "":
		return columnWord(book, lang, field)
	case place.Cell == "":
		return place.Head
	}
	return place.Head + " (" + place.Cell + ")"
}

// fieldsBehind are the fields of a sheet that a column of a table may be read from, those
// of key results first where the table is theirs.
func fieldsBehind(table, column string) []okrsheet.Field {
	either := func(result, other okrsheet.Field) []okrsheet.Field {
		if table == "objectives" {
			return []okrsheet.Field{other}
		}
		return []okrsheet.Field{result, other}
	}
	switch column {
	case "title":
		return either(okrsheet.ResultTitle, okrsheet.Title)
	case "owner", "person":
		return either(okrsheet.ResultOwner, okrsheet.Owner)
	case "weight":
		return either(okrsheet.KRWeight, okrsheet.Weight)
	case "called":
		return either(okrsheet.KRStatus, okrsheet.Status)
	case "value":
		return []okrsheet.Field{okrsheet.Current, okrsheet.KRProgress, okrsheet.Progress}
	case "parent", "objective", "key_result":
		return []okrsheet.Field{okrsheet.Parent}
	case "cycle":
		return []okrsheet.Field{okrsheet.Period}
	case "kind":
		return []okrsheet.Field{okrsheet.Level, okrsheet.Kind}
	case "starts_on", "due_on":
		return []okrsheet.Field{okrsheet.Field(column), okrsheet.Span}
	case "as_of":
		return []okrsheet.Field{okrsheet.UpdatedOn}
	}
	if f := okrsheet.Field(column); slices.Contains(okrsheet.Fields(), f) && f != okrsheet.Leave {
		return []okrsheet.Field{f}
	}
	return nil
}
