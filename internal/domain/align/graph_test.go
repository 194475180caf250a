package align_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/align"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// small is: 留存 ← 活跃 (through its key result kr-dau) ← 社群; 营收 ← 活跃; 内勤 alone.
func small() *align.Graph {
	return align.NewGraph(
		[]align.Objective{
			{ID: "ret", Title: "留存", TeamID: "co", ThemeIDs: []string{"grow"}},
			{ID: "rev", Title: "营收", TeamID: "co"},
			{ID: "act", Title: "活跃", TeamID: "ops"},
			{ID: "com", Title: "社群", TeamID: "ops"},
			{ID: "adm", Title: "内勤", TeamID: "adm"},
		},
		[]align.KeyResult{
			{ID: "kr-dau", ObjectiveID: "ret", Title: "日活"},
			{ID: "kr-act", ObjectiveID: "act", Title: "活动"},
		},
		[]align.Edge{
			{ObjectiveID: "act", ParentKeyResultID: "kr-dau"},
			{ObjectiveID: "act", ParentObjectiveID: "rev"},
			{ObjectiveID: "com", ParentObjectiveID: "act"},
			{ObjectiveID: "com", ParentObjectiveID: "hidden"},
		},
	)
}

func TestGraphAnswersWhatSupportsWhat(t *testing.T) {
	g := small()
	for _, c := range []struct {
		what      string
		got, want []string
	}{
		{"ancestors, nearest first", g.Ancestors("com"), []string{"act", "ret", "rev"}},
		{"ancestors of a root", g.Ancestors("ret"), nil},
		{"descendants, nearest first", g.Descendants("ret"), []string{"act", "com"}},
		{"descendants of a leaf", g.Descendants("com"), nil},
		{"of an unknown id", g.Descendants("hidden"), nil},
		{"roots", g.Roots(), []string{"ret", "rev", "adm"}},
		{"supporters before what they support", g.Upward(), []string{"com", "act", "ret", "rev", "adm"}},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: got %v, want %v", c.what, c.got, c.want)
		}
	}
	if got := g.Parents("act"); len(got) != 2 || got[0].ParentKeyResultID != "kr-dau" || got[1].ParentObjectiveID != "rev" {
		t.Errorf("parents %v", got)
	}
	if got := g.Supporters("ret"); len(got) != 1 || got[0].ObjectiveID != "act" {
		t.Errorf("supporters through a key result count for its objective: %v", got)
	}
	if got := g.SupportersOfKeyResult("kr-dau"); len(got) != 1 || got[0].ObjectiveID != "act" {
		t.Errorf("supporters of a key result: %v", got)
	}
	if got := g.Parents("com"); len(got) != 1 {
		t.Errorf("an edge to an objective not given is left out: %v", got)
	}
}

func TestEdgesThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		what, code, field string
		kind              fault.Kind
		edge              align.Edge
	}{
		{"no parent", "align.parent_needed", "/parent_objective_id", fault.Invalid, align.Edge{ObjectiveID: "adm"}},
		{"two parents in one", "align.parent_twice", "/parent_key_result_id", fault.Invalid, align.Edge{ObjectiveID: "adm", ParentObjectiveID: "ret", ParentKeyResultID: "kr-dau"}},
		{"unknown parent", "align.objective_missing", "/parent_objective_id", fault.Invalid, align.Edge{ObjectiveID: "adm", ParentObjectiveID: "x"}},
		{"unknown key result", "align.key_result_missing", "/parent_key_result_id", fault.Invalid, align.Edge{ObjectiveID: "adm", ParentKeyResultID: "x"}},
		{"unknown child", "align.objective_missing", "/objective_id", fault.Missing, align.Edge{ObjectiveID: "x", ParentObjectiveID: "ret"}},
		{"itself", "align.self", "/parent_objective_id", fault.Invalid, align.Edge{ObjectiveID: "ret", ParentObjectiveID: "ret"}},
		{"its own key result", "align.self", "/parent_key_result_id", fault.Invalid, align.Edge{ObjectiveID: "ret", ParentKeyResultID: "kr-dau"}},
		{"already there", "align.duplicate", "/parent_objective_id", fault.Conflict, align.Edge{ObjectiveID: "act", ParentObjectiveID: "rev"}},
		{"a circle", "align.cycle", "/parent_objective_id", fault.Invalid, align.Edge{ObjectiveID: "ret", ParentObjectiveID: "com"}},
		{"a circle through a key result", "align.cycle", "/parent_key_result_id", fault.Invalid, align.Edge{ObjectiveID: "rev", ParentKeyResultID: "kr-act"}},
	} {
		f, ok := fault.Of(small().Check(c.edge))
		if !ok || f.Code != c.code || f.Field != c.field || f.Kind != c.kind {
			t.Errorf("%s: got %+v", c.what, f)
		}
	}
	for _, e := range []align.Edge{
		{ObjectiveID: "com", ParentObjectiveID: "ret"}, // a short cut is no circle
		{ObjectiveID: "act", ParentObjectiveID: "ret"}, // beside the key result of the same
		{ObjectiveID: "adm", ParentKeyResultID: "kr-act"},
	} {
		if err := small().Check(e); err != nil {
			t.Errorf("%+v: %v", e, err)
		}
	}
}

func TestACircleIsRefusedWithItsPath(t *testing.T) {
	f, _ := fault.Of(small().Check(align.Edge{ObjectiveID: "ret", ParentObjectiveID: "com"}))
	if f == nil {
		t.Fatal("not refused")
	}
	if want := []string{"留存", "社群", "活跃", "留存"}; !reflect.DeepEqual(f.Args["path"], want) {
		t.Errorf("path %v, want %v", f.Args["path"], want)
	}
	if want := []string{"ret", "com", "act", "ret"}; !reflect.DeepEqual(f.Args["ids"], want) {
		t.Errorf("ids %v, want %v", f.Args["ids"], want)
	}
}

// Adding only edges that Check lets pass never makes a circle, and an edge that
// it refuses as one would have made it.
func TestCheckHoldsTheGraphFreeOfCircles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "objectives")
		var objectives []align.Objective
		for i := range n {
			objectives = append(objectives, align.Objective{ID: fmt.Sprint(i), Title: fmt.Sprint(i)})
		}
		var edges []align.Edge
		for range rapid.IntRange(1, 30).Draw(t, "edges") {
			e := align.Edge{
				ObjectiveID:       fmt.Sprint(rapid.IntRange(0, n-1).Draw(t, "child")),
				ParentObjectiveID: fmt.Sprint(rapid.IntRange(0, n-1).Draw(t, "parent")),
			}
			g := align.NewGraph(objectives, nil, edges)
			circular := e.ObjectiveID == e.ParentObjectiveID || slices.Contains(g.Descendants(e.ObjectiveID), e.ParentObjectiveID)
			err := g.Check(e)
			if refused := fault.Is(err, "align.cycle") || fault.Is(err, "align.self"); refused != circular {
				t.Fatalf("%+v: circular %v, answer %v", e, circular, err)
			}
			if err == nil {
				edges = append(edges, e)
			}
		}
		order := align.NewGraph(objectives, nil, edges).Upward()
		for _, e := range edges {
			if slices.Index(order, e.ObjectiveID) > slices.Index(order, e.ParentObjectiveID) {
				t.Fatalf("%+v against the order %v", e, order)
			}
		}
	})
}

func TestRowsInACircleDoNotHang(t *testing.T) {
	g := align.NewGraph([]align.Objective{{ID: "a"}, {ID: "b"}}, nil,
		[]align.Edge{{ObjectiveID: "a", ParentObjectiveID: "b"}, {ObjectiveID: "b", ParentObjectiveID: "a"}})
	if got := g.Ancestors("a"); !reflect.DeepEqual(got, []string{"b"}) {
		t.Errorf("ancestors %v", got)
	}
	if got := g.Upward(); len(got) != 2 {
		t.Errorf("every objective is in the order once: %v", got)
	}
}

// large is 10,000 objectives with two parents each, 35,000 key results.
func large() ([]align.Objective, []align.KeyResult, []align.Edge) {
	var objectives []align.Objective
	var results []align.KeyResult
	var edges []align.Edge
	for i := range 10_000 {
		id := fmt.Sprintf("o%05d", i)
		o := align.Objective{ID: id, Title: fmt.Sprint("目标", i), TeamID: fmt.Sprint("t", i%300)}
		if i < 20 {
			o.ThemeIDs = []string{fmt.Sprint("th", i%8)}
		}
		objectives = append(objectives, o)
		if i > 0 {
			edges = append(edges, align.Edge{ObjectiveID: id, ParentObjectiveID: fmt.Sprintf("o%05d", (i-1)/5)})
		}
		if i > 10 {
			edges = append(edges, align.Edge{ObjectiveID: id, ParentKeyResultID: fmt.Sprintf("k%05d-1", (i-1)/7)})
		}
		for k := range 3 {
			results = append(results, align.KeyResult{ID: fmt.Sprintf("k%05d-%d", i, k), ObjectiveID: id})
		}
	}
	return objectives, results, edges
}

func BenchmarkNewGraph(b *testing.B) {
	o, k, e := large()
	for b.Loop() {
		align.NewGraph(o, k, e)
	}
}

func BenchmarkCheck(b *testing.B) {
	g := align.NewGraph(large())
	for b.Loop() {
		if g.Check(align.Edge{ObjectiveID: "o00000", ParentObjectiveID: "o09999"}) == nil {
			b.Fatal("a circle passed")
		}
	}
}

func BenchmarkCoverage(b *testing.B) {
	g := align.NewGraph(large())
	var themes []align.Theme
	for i := range 10 {
		themes = append(themes, align.Theme{ID: fmt.Sprint("th", i)})
	}
	for b.Loop() {
		if c := g.Coverage(themes); len(c.Bare) != 2 {
			b.Fatal(c.Bare)
		}
	}
}
