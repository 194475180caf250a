package okrfile_test

import (
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
)

// fill draws all that is read back of a struct and what lies below it.
func fill(t *rapid.T, v reflect.Value, next *int) {
	for i := range v.NumField() {
		f, field := v.Field(i), v.Type().Field(i)
		switch {
		case field.Tag.Get("cell") == "number,derived", field.Tag.Get("cell") == "word,derived":
		case field.Name == "ID":
			*next++
			f.SetString("id" + strconv.Itoa(*next))
		case f.Kind() == reflect.String:
			f.SetString(rapid.String().Draw(t, field.Name))
		case f.Kind() == reflect.Bool:
			f.SetBool(rapid.Bool().Draw(t, field.Name))
		case f.Kind() == reflect.Int:
			f.SetInt(int64(rapid.IntRange(0, 99).Draw(t, field.Name)))
		case f.Type().Elem().Kind() == reflect.String:
			if list := rapid.SliceOfN(rapid.StringMatching(`[^\n]{1,4}`), 0, 3).Draw(t, field.Name); len(list) > 0 {
				f.Set(reflect.ValueOf(list))
			}
		default:
			if n := rapid.IntRange(0, 2).Draw(t, field.Name); n > 0 {
				f.Set(reflect.MakeSlice(f.Type(), n, n))
				for j := range n {
					fill(t, f.Index(j), next)
				}
			}
		}
	}
}

// A tree goes into tables and comes back as it was.
func TestTablesLoseNothing(t *testing.T) {
	tables := okrfile.Tables()
	rapid.Check(t, func(t *rapid.T) {
		next := 0
		want := make([]okrfile.Objective, rapid.IntRange(0, 3).Draw(t, "objectives"))
		rows := make([][]okrfile.Row, len(tables))
		for i := range want {
			fill(t, reflect.ValueOf(&want[i]).Elem(), &next)
			err := okrfile.Rows(tables, &want[i], func(table int, cells []string) error {
				rows[table] = append(rows[table], okrfile.Row{Line: 1, Cells: cells})
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		got, bad := okrfile.Tree(tables, rows)
		if len(bad) > 0 || len(got) != len(want) {
			t.Fatalf("%+v of %d, want %d", bad, len(got), len(want))
		}
		for i := range want {
			if !reflect.DeepEqual(got[i], want[i]) {
				t.Fatalf("got\n%+v\nwant\n%+v", got[i], want[i])
			}
		}
	})
}

func TestRowsThatBelongToNothingAreTold(t *testing.T) {
	tables := okrfile.Tables()
	rows := make([][]okrfile.Row, len(tables))
	cells := make([]string, len(tables[1].Columns))
	cells[0], cells[3] = "nobody", "a key result"
	rows[1] = []okrfile.Row{{Line: 7, Cells: cells}}
	_, bad := okrfile.Tree(tables, rows)
	if len(bad) != 1 || bad[0] != (okrfile.Bad{Table: "key_results", Line: 7, Column: "objective_id", Code: "exchange.parent_unknown", Text: "nobody"}) {
		t.Errorf("%+v", bad)
	}
}

// What a person calls "new 1" gets an id that lasts, and what speaks of it follows.
func TestNewRowsAreNumbered(t *testing.T) {
	const kept = "0190aaaa-bbbb-7ccc-8ddd-eeeeffff0001"
	n := 0
	f := okrfile.File{Objectives: []okrfile.Objective{{ID: kept, Alignments: []okrfile.Alignment{{Parent: "new 1"}}},
		{ID: "new 1", KeyResults: []okrfile.KeyResult{{Actions: []okrfile.Action{{ID: "a"}, {ID: "b", DependsOn: []string{"a", kept}}}}}}}}
	f.Number(func() string { n++; return "fresh" + strconv.Itoa(n) })
	kr := f.Objectives[1].KeyResults[0]
	if f.Objectives[0].ID != kept || f.Objectives[0].Alignments[0].Parent != f.Objectives[1].ID || f.Objectives[1].ID == "new 1" || kr.ID == "" ||
		kr.Actions[1].DependsOn[0] != kr.Actions[0].ID || kr.Actions[1].DependsOn[1] != kept {
		t.Errorf("%+v", f)
	}
}

func TestCadencesAsText(t *testing.T) {
	for in, want := range map[string]string{
		"weekly": "weekly 5", "weekly 1": "weekly 1", "biweekly 5 2026-01-09": "biweekly 5 2026-01-09", "biweekly 7": "biweekly 7", "monthly": "monthly last",
		"monthly 15": "monthly 15", "dates 2026-01-05 2026-02-02": "dates 2026-01-05 2026-02-02", "none": "none",
		"": "", "hourly": "", "weekly 8": "", "weekly x": "", "monthly 40": "", "dates": "", "dates soon": "", "weekly 1 2": "",
	} {
		c, err := okrfile.ParseCadence(in)
		if (err != nil) != (want == "") {
			t.Errorf("%q: %v", in, err)
		}
		if err == nil && okrfile.Cadence(c) != want {
			t.Errorf("%q becomes %q", in, okrfile.Cadence(c))
		}
	}
	if got := okrfile.Cadence(cycle.Cadence{}); got != "none" {
		t.Errorf("no cadence is %q", got)
	}
}

func TestDifferencesAreOfTheNamedFieldsOnly(t *testing.T) {
	was := okrfile.KeyResult{Title: "甲", Target: "5", Weight: "40", Steps: []okrfile.Step{{ID: "1", Title: "方案"}}}
	is := okrfile.KeyResult{Title: "甲", Target: "6", Weight: "50", Steps: []okrfile.Step{{ID: "1", Title: "方案", Done: true}}, Checkpoints: []okrfile.Checkpoint{}}
	got := okrfile.Differences(&was, &is, "title", "target", "steps", "checkpoints")
	if len(got) != 2 || got[0] != (okrfile.Difference{Field: "target", Old: "5", New: "6"}) || got[1] != (okrfile.Difference{Field: "steps", Old: "方案", New: "方案 · true"}) {
		t.Errorf("%+v", got)
	}
}

// The page that people write files by has every field, and every word that one may be.
func TestEveryFieldIsDocumented(t *testing.T) {
	page, err := os.ReadFile("../../../docs/okr-file.md")
	if err != nil {
		t.Fatal(err)
	}
	var look func(kind reflect.Type)
	look = func(kind reflect.Type) {
		for i := range kind.NumField() {
			f := kind.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name != "-" && !strings.Contains(string(page), "`"+name+"`") {
				t.Errorf("%s of %s isn't on the page", name, kind.Name())
			}
			for _, word := range strings.Fields(f.Tag.Get("values")) {
				if !strings.Contains(string(page), word) {
					t.Errorf("%s, which %s of %s may be, isn't on the page", word, name, kind.Name())
				}
			}
			if f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct {
				look(f.Type.Elem())
			}
		}
	}
	look(reflect.TypeFor[okrfile.File]())
}
