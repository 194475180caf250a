package objectives

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// A list reads rows by place, everything else by name: the places must be those
// of the fields, or two columns of one type would change places in lists alone.
func TestColumnsAreTheFields(t *testing.T) {
	o, kr := &Objective{}, &KeyResult{}
	names, places := fields(o)
	columnsAre(t, "an objective", names, o.columns(), places)
	all, places := fields(kr)
	for _, extent := range []Extent{Whole, Shown, Titles, Foretold, Numbers, Drawn} {
		columnsAre(t, "a key result", columnsOf(extent), extent.places(kr), places)
	}
	whole := columnsOf(Whole)
	slices.Sort(whole)
	slices.Sort(all)
	if !slices.Equal(whole, all) {
		t.Errorf("all columns of a key result are %v; its fields are %v", whole, all)
	}
}

func columnsAre(t *testing.T, row string, names []string, columns []any, places map[string]uintptr) {
	t.Helper()
	if len(names) < 15 || len(names) != len(columns) {
		t.Fatalf("%s: %d columns have %d places", row, len(names), len(columns))
	}
	for i, name := range names {
		if reflect.ValueOf(columns[i]).Pointer() != places[name] {
			t.Errorf("%s: place %d is not that of %s", row, i, name)
		}
	}
}

// fields are the columns of a row in the order of its fields, and where each is.
func fields(row any) (names []string, places map[string]uintptr) {
	v := reflect.ValueOf(row).Elem()
	places = map[string]uintptr{}
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("bun"), ",")
		if name == "" || name == "-" || strings.HasPrefix(name, "table:") {
			continue
		}
		names = append(names, name)
		places[name] = v.Field(i).Addr().Pointer()
	}
	return names, places
}
