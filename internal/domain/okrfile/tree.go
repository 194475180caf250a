package okrfile

import (
	"cmp"
	"reflect"
	"regexp"
	"strconv"
	"strings"
)

// Row is a row of a table with where it stands in its file; Cells go with the
// table's Columns.
type Row struct {
	Line  int
	Cells []string
}

// Bad is a row that can't be read.
type Bad struct {
	Table  string
	Line   int
	Column string
	Code   string // exchange.parent_unknown or exchange.number
	Text   string
}

// node is a row on its way into the tree.
type node struct {
	row   reflect.Value // a pointer to its struct
	below map[int][]*node
}

// Tree makes the tree of rows, table by table as Tables lists them: what Rows gives,
// in any order, with what is derived left out. Rows that belong to nothing are bad.
func Tree(tables []Table, rows [][]Row) (all []Objective, bad []Bad) {
	found := make([]map[string]*node, len(tables))
	var top []*node
	for i := range tables {
		t := &tables[i]
		found[i] = map[string]*node{}
		for _, r := range rows[i] {
			n, wrong := t.read(r)
			bad = append(bad, wrong...)
			if id := n.row.Elem().FieldByName("ID"); id.IsValid() {
				found[i][id.String()] = n
			}
			if t.parent < 0 {
				top = append(top, n)
				continue
			}
			above := found[t.parent][r.Cells[0]]
			if above == nil {
				bad = append(bad, Bad{t.Name, r.Line, t.Columns[0].Name, "exchange.parent_unknown", r.Cells[0]})
				continue
			}
			above.below[t.field] = append(above.below[t.field], n)
		}
	}
	all = make([]Objective, len(top))
	for i, n := range top {
		all[i] = n.whole().Interface().(Objective)
	}
	return all, bad
}

func (n *node) whole() reflect.Value {
	v := n.row.Elem()
	for field, list := range n.below {
		slice := reflect.MakeSlice(v.Field(field).Type(), len(list), len(list))
		for i, one := range list {
			slice.Index(i).Set(one.whole())
		}
		v.Field(field).Set(slice)
	}
	return v
}

func (t *Table) read(r Row) (*node, []Bad) {
	n := &node{row: reflect.New(t.row), below: map[int][]*node{}}
	var bad []Bad
	own := len(t.Columns) - len(t.fields)
	for i, field := range t.fields {
		c, text := t.Columns[own+i], r.Cells[own+i]
		if c.Derived || text == "" {
			continue
		}
		switch v := n.row.Elem().Field(field); v.Kind() {
		case reflect.String:
			v.SetString(text)
		case reflect.Bool:
			v.SetBool(text == Yes)
		case reflect.Int:
			number, err := strconv.Atoi(text)
			if err != nil {
				bad = append(bad, Bad{t.Name, r.Line, c.Name, "exchange.number", text})
				continue
			}
			v.SetInt(int64(number))
		default:
			v.Set(reflect.ValueOf(strings.Split(text, "\n")))
		}
	}
	return n, bad
}

// lasting is what an id looks like that Sinan has given.
var lasting = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)

// Number gives an id to everything that has none, or one that only this file knows,
// such as "new 1", and lets what speaks of it speak of its new one.
func (f *File) Number(newID func() string) {
	known := map[string]string{}
	give := func(id *string) {
		if lasting.MatchString(*id) {
			return
		}
		fresh := newID()
		if *id != "" {
			known[*id] = fresh
		}
		*id = fresh
	}
	f.each(give, func(*string) {})
	f.each(func(*string) {}, func(id *string) { *id = cmp.Or(known[*id], *id) })
}

// each calls give for what has an id, and speak for what names another's.
func (f *File) each(give, speak func(id *string)) {
	for i := range f.Objectives {
		o := &f.Objectives[i]
		give(&o.ID)
		for j := range o.KeyResults {
			o.KeyResults[j].each(give, speak)
		}
		for j := range o.Alignments {
			a := &o.Alignments[j]
			give(&a.ID)
			speak(&a.Parent)
			speak(&a.ParentKeyResult)
		}
		for j := range o.Comments {
			c := &o.Comments[j]
			give(&c.ID)
			speak(&c.AboutID)
			speak(&c.Thread)
		}
		for j := range o.Revisions {
			give(&o.Revisions[j].ID)
			speak(&o.Revisions[j].KeyResult)
		}
	}
}

func (kr *KeyResult) each(give, speak func(id *string)) {
	give(&kr.ID)
	for i := range kr.Steps {
		give(&kr.Steps[i].ID)
	}
	for i := range kr.Actions {
		a := &kr.Actions[i]
		give(&a.ID)
		for j := range a.DependsOn {
			speak(&a.DependsOn[j])
		}
		for j := range a.Steps {
			give(&a.Steps[j].ID)
		}
	}
	for i := range kr.CheckIns {
		c := &kr.CheckIns[i]
		give(&c.ID)
		speak(&c.Supersedes)
		for j := range c.StepsDone {
			speak(&c.StepsDone[j])
		}
	}
}

// Difference is a field that a file tells otherwise.
type Difference struct {
	Field    string // as the column is called
	Old, New string
}

// Differences compares the named fields of two rows of one level; lists of rows
// below it are compared as a whole.
func Differences[T any](was, is *T, fields ...string) (list []Difference) {
	a, b := reflect.ValueOf(was).Elem(), reflect.ValueOf(is).Elem()
	for i := range a.NumField() {
		name := columnName(a.Type().Field(i))
		for _, wanted := range fields {
			if name != wanted || reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) || a.Field(i).Kind() == reflect.Slice && a.Field(i).Len()+b.Field(i).Len() == 0 {
				continue
			}
			list = append(list, Difference{name, told(a.Field(i)), told(b.Field(i))})
		}
	}
	return list
}

// told is a field for people to read.
func told(v reflect.Value) string {
	if v.Kind() != reflect.Slice || v.Type().Elem().Kind() != reflect.Struct {
		return cell(v)
	}
	lines := make([]string, v.Len())
	for i := range lines {
		var parts []string
		for j := range v.Index(i).NumField() {
			f := v.Index(i).Type().Field(j)
			if text := cell(v.Index(i).Field(j)); text != "" && f.Name != "ID" {
				parts = append(parts, text)
			}
		}
		lines[i] = strings.Join(parts, " · ")
	}
	return strings.Join(lines, "\n")
}

// Take sets the named fields of a row to what another tells, where that isn't blank.
func Take[T any](into, from *T, fields ...string) {
	a, b := reflect.ValueOf(into).Elem(), reflect.ValueOf(from).Elem()
	for i := range a.NumField() {
		for _, wanted := range fields {
			if v := b.Field(i); columnName(a.Type().Field(i)) == wanted && !v.IsZero() && !(v.Kind() == reflect.Slice && v.Len() == 0) {
				a.Field(i).Set(v)
			}
		}
	}
}
