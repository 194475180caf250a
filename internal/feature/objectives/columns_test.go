package objectives

import (
	"reflect"
	"strings"
	"testing"
)

// A list reads rows by place, everything else by name: the places must be those
// of the fields, or two columns of one type would change places in lists alone.
func TestColumnsAreTheFieldsInTheirOrder(t *testing.T) {
	o, kr := &Objective{}, &KeyResult{}
	brief := map[string]any{}
	for i, name := range briefColumns() {
		brief[name] = kr.brief()[i]
	}
	if len(kr.brief()) != len(brief) {
		t.Fatalf("%d columns in brief have %d places", len(brief), len(kr.brief()))
	}
	for _, c := range []struct {
		row     any
		columns []any
	}{{o, o.columns()}, {kr, kr.columns()}} {
		row := reflect.ValueOf(c.row).Elem()
		var names []string
		var places []uintptr
		for i := range row.NumField() {
			name, _, _ := strings.Cut(row.Type().Field(i).Tag.Get("bun"), ",")
			if name == "" || name == "-" || strings.HasPrefix(name, "table:") {
				continue
			}
			names, places = append(names, name), append(places, row.Field(i).Addr().Pointer())
		}
		if len(names) < 20 || len(names) != len(c.columns) {
			t.Fatalf("%T has %d fields with a column, and %d places", c.row, len(names), len(c.columns))
		}
		for i, name := range names {
			if place, short := brief[name]; short && c.row == any(kr) && reflect.ValueOf(place).Pointer() != places[i] {
				t.Errorf("in brief, the place of %s is not its own", name)
			}
			if reflect.ValueOf(c.columns[i]).Pointer() != places[i] {
				t.Errorf("%T: place %d is not that of %s", c.row, i, name)
			}
		}
	}
}
