package okrfile

import (
	"reflect"
	"strconv"
	"strings"
)

// Column is one column of a table.
type Column struct {
	Name    string // as in the tree: "due_on"; ids of what a row belongs to as "objective_id"
	Number  bool   // holds decimals
	Derived bool   // told for the reader, never read back
	Flag    bool   // Yes or nothing
	Word    bool   // one of a few words that the reader's language has
	ID      bool
	Wide    bool // holds sentences
}

// Table is all rows of one level of the tree. A row of a level below begins with
// the id, the derived title, of what it belongs to.
type Table struct {
	Name    string // "objectives", "key_result_steps"
	Columns []Column

	parent int   // index into Tables, -1 for the objectives
	field  int   // of the parent's struct, which holds the rows
	fields []int // of the struct, one a column, behind what it belongs to
	row    reflect.Type
}

// Tables lists the tables, those that others belong to first.
func Tables() []Table {
	return addTables(nil, reflect.TypeFor[Objective](), "objective", "objectives", -1)
}

func addTables(all []Table, row reflect.Type, noun, name string, parent int) []Table {
	t := Table{Name: name, parent: parent, row: row}
	if parent >= 0 {
		above := singular(all[parent].Name)
		t.Columns = append(t.Columns, Column{Name: above + "_id", ID: true})
		if _, titled := all[parent].row.FieldByName("Title"); titled {
			t.Columns = append(t.Columns, Column{Name: above + "_title", Derived: true, Wide: true})
		}
	}
	type below struct {
		field int
		name  string
	}
	var deeper []below
	for i := range row.NumField() {
		f := row.Field(i)
		name := columnName(f)
		if f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct {
			deeper = append(deeper, below{i, name})
			continue
		}
		tag := "," + f.Tag.Get("cell") + ","
		has := func(what string) bool { return strings.Contains(tag, ","+what+",") }
		t.fields = append(t.fields, i)
		t.Columns = append(t.Columns, Column{Name: name, Number: has("number"), Derived: has("derived"), Flag: f.Type.Kind() == reflect.Bool, Word: has("word"), ID: has("id"), Wide: has("wide")})
	}
	at := len(all)
	all = append(all, t)
	for _, d := range deeper {
		name := d.name
		if !standsAlone(name) {
			name = noun + "_" + name
		}
		from := len(all)
		all = addTables(all, row.Field(d.field).Type.Elem(), singular(name), name, at)
		all[from].field = d.field
	}
	return all
}

// standsAlone tells the levels whose name says enough without what they belong to.
func standsAlone(name string) bool {
	switch name {
	case "key_results", "actions", "check_ins", "comments", "alignments", "revisions":
		return true
	}
	return false
}

func singular(name string) string { return strings.TrimSuffix(name, "s") }

// columnName is a field's name in the tree; a field that only tables have is
// named after itself.
func columnName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if name == "-" {
		return strings.ToLower(f.Name)
	}
	return name
}

// Rows gives the rows of one objective, table by table, each what it belongs to
// first; table is an index into Tables.
func Rows(tables []Table, o *Objective, emit func(table int, cells []string) error) error {
	return rows(tables, 0, reflect.ValueOf(o).Elem(), nil, emit)
}

func rows(tables []Table, at int, v reflect.Value, belongs []string, emit func(int, []string) error) error {
	t := &tables[at]
	cells := append(make([]string, 0, len(t.Columns)), belongs...)
	for _, i := range t.fields {
		cells = append(cells, cell(v.Field(i)))
	}
	if err := emit(at, cells); err != nil {
		return err
	}
	for i := range tables {
		if tables[i].parent != at {
			continue
		}
		below := v.Field(tables[i].field)
		if below.Len() == 0 {
			continue
		}
		mine := []string{v.FieldByName("ID").String()}
		if title := v.FieldByName("Title"); title.IsValid() {
			mine = append(mine, title.String())
		}
		for j := range below.Len() {
			if err := rows(tables, i, below.Index(j), mine, emit); err != nil {
				return err
			}
		}
	}
	return nil
}

// Yes is how tables write that something is so; what isn't is left empty.
const Yes = "true"

// cell writes one value; a list has a line for each.
func cell(v reflect.Value) string {
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Int:
		if v.Int() == 0 {
			return ""
		}
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Bool:
		if v.Bool() {
			return Yes
		}
		return ""
	}
	lines := make([]string, v.Len())
	for i := range lines {
		lines[i] = v.Index(i).String()
	}
	return strings.Join(lines, "\n")
}
