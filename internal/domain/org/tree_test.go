package org_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/org"
)

// company is: 公司 > (运营 > (用户运营 > 社群, 内容运营), 市场), written in no order.
func company() []org.Team {
	return []org.Team{
		{ID: "com", ParentID: "uop", Name: "社群"},
		{ID: "ops", ParentID: "co", Name: "运营", LeadID: "li", Position: 1},
		{ID: "mkt", ParentID: "co", Name: "市场", LeadID: "wu", Position: 2},
		{ID: "uop", ParentID: "ops", Name: "用户运营", LeadID: "zhao", Position: 1},
		{ID: "co", Name: "公司", LeadID: "ceo"},
		{ID: "cop", ParentID: "ops", Name: "内容运营", Position: 2},
	}
}

func tree(t *testing.T, teams []org.Team) *org.Tree {
	t.Helper()
	tr, err := org.NewTree(teams)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

func TestTreeAnswersWhereATeamStands(t *testing.T) {
	tr := tree(t, company())
	for _, c := range []struct {
		what      string
		got, want []string
	}{
		{"all, parents before children", tr.IDs(), []string{"co", "ops", "uop", "com", "cop", "mkt"}},
		{"roots", tr.Roots(), []string{"co"}},
		{"children by position", tr.Children("ops"), []string{"uop", "cop"}},
		{"no children", tr.Children("mkt"), nil},
		{"subtree with itself first", tr.Subtree("ops"), []string{"ops", "uop", "com", "cop"}},
		{"subtree of a leaf", tr.Subtree("com"), []string{"com"}},
		{"subtree of nothing", tr.Subtree("nowhere"), nil},
		{"ancestors, nearest first", tr.Ancestors("com"), []string{"uop", "ops", "co"}},
		{"ancestors of a root", tr.Ancestors("co"), nil},
		{"names from the root", tr.PathNames("com"), []string{"公司", "运营", "用户运营", "社群"}},
		{"led by", tr.LedBy("zhao"), []string{"uop"}},
		{"scope of a lead", tr.Scope("li"), []string{"ops", "uop", "com", "cop"}},
		{"scope of one who leads nothing", tr.Scope("nobody"), nil},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: got %v, want %v", c.what, c.got, c.want)
		}
	}
	if tr.Depth("com") != 3 || tr.Depth("co") != 0 {
		t.Errorf("depth: com %d, co %d", tr.Depth("com"), tr.Depth("co"))
	}
	if !tr.Within("com", "ops") || !tr.Within("ops", "ops") || tr.Within("ops", "com") || tr.Within("mkt", "ops") {
		t.Error("Within does not follow the tree")
	}
	if !tr.Leads("ceo", "com") || !tr.Leads("zhao", "uop") || tr.Leads("zhao", "cop") || tr.Leads("", "cop") {
		t.Error("Leads does not follow the tree")
	}
	if got, ok := tr.Team("mkt"); !ok || got.Name != "市场" {
		t.Errorf("Team: %v %v", got, ok)
	}
}

func TestScopeOfOneWhoLeadsATeamAndOneBelowItHasEachTeamOnce(t *testing.T) {
	teams := company()
	teams[0].LeadID = "li" // 社群, below 运营 that li leads too
	if got := tree(t, teams).Scope("li"); !reflect.DeepEqual(got, []string{"ops", "uop", "com", "cop"}) {
		t.Errorf("got %v", got)
	}
}

func TestCommonAncestorIsTheSmallestTeamAroundBoth(t *testing.T) {
	tr := tree(t, company())
	for _, c := range []struct{ a, b, want string }{
		{"com", "cop", "ops"}, {"com", "mkt", "co"}, {"com", "uop", "uop"}, {"cop", "cop", "cop"}, {"com", "nowhere", ""},
	} {
		if got := tr.Common(c.a, c.b); got != c.want {
			t.Errorf("Common(%s, %s) = %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

func TestMovingATeamBelowItselfIsRefusedWithThePath(t *testing.T) {
	tr := tree(t, company())
	err := tr.CheckParent("ops", "com")
	f, ok := fault.Of(err)
	if !ok || f.Code != "org.team_cycle" || f.Field != "/parent_id" {
		t.Fatalf("got %v", err)
	}
	if want := []string{"运营", "用户运营", "社群", "运营"}; !reflect.DeepEqual(f.Args["path"], want) {
		t.Errorf("path %v, want %v", f.Args["path"], want)
	}
	if err := tr.CheckParent("ops", "ops"); !fault.Is(err, "org.team_cycle") {
		t.Errorf("own parent: %v", err)
	}
	if err := tr.CheckParent("ops", "nowhere"); !fault.Is(err, "org.team_missing") {
		t.Errorf("unknown parent: %v", err)
	}
	for _, parent := range []string{"", "mkt", "co"} {
		if err := tr.CheckParent("ops", parent); err != nil {
			t.Errorf("to %q: %v", parent, err)
		}
	}
	if err := tr.CheckParent("new", "com"); err != nil {
		t.Errorf("a team not yet in the tree may hang anywhere: %v", err)
	}
}

func TestRowsInACircleAreRefused(t *testing.T) {
	_, err := org.NewTree([]org.Team{{ID: "r", Name: "R"}, {ID: "a", ParentID: "c", Name: "A"}, {ID: "b", ParentID: "a", Name: "B"}, {ID: "c", ParentID: "b", Name: "C"}})
	f, ok := fault.Of(err)
	if !ok || f.Code != "org.team_cycle" {
		t.Fatalf("got %v", err)
	}
	if path, _ := f.Args["path"].([]string); len(path) != 4 || path[0] != path[3] {
		t.Errorf("path %v is not a circle of three", f.Args["path"])
	}
}

func TestATeamWhoseParentIsNotAmongTheRowsIsARoot(t *testing.T) {
	tr := tree(t, []org.Team{{ID: "b", ParentID: "archived", Name: "B"}})
	if got := tr.Roots(); !slices.Equal(got, []string{"b"}) {
		t.Errorf("roots %v", got)
	}
}

// Subtree, Ancestors and Within are three views of one relation.
func TestTreeViewsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "teams")
		teams := make([]org.Team, n)
		for i := range teams {
			teams[i] = org.Team{ID: fmt.Sprint("t", i), Name: fmt.Sprint("T", i)}
			if p := rapid.IntRange(-1, i-1).Draw(t, "parent"); p >= 0 {
				teams[i].ParentID = teams[p].ID
			}
		}
		teams = rapid.Permutation(teams).Draw(t, "order")
		tr, err := org.NewTree(teams)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range teams {
			sub := tr.Subtree(a.ID)
			for _, b := range teams {
				in := slices.Contains(sub, b.ID)
				up := a.ID == b.ID || slices.Contains(tr.Ancestors(b.ID), a.ID)
				if in != up || in != tr.Within(b.ID, a.ID) {
					t.Fatalf("%s in %s: subtree %v, ancestors %v, within %v", b.ID, a.ID, in, up, tr.Within(b.ID, a.ID))
				}
			}
			if refused := tr.CheckParent(a.ID, sub[len(sub)-1]) != nil; !refused {
				t.Fatalf("%s may move below its own %s", a.ID, sub[len(sub)-1])
			}
		}
	})
}

func BenchmarkSubtree(b *testing.B) {
	teams := make([]org.Team, 300)
	for i := range teams {
		teams[i] = org.Team{ID: fmt.Sprintf("team-%03d", i), Name: fmt.Sprint(i)}
		if i > 0 {
			teams[i].ParentID = fmt.Sprintf("team-%03d", (i-1)/6)
		}
	}
	tr, err := org.NewTree(teams)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if len(tr.Subtree("team-001")) == 0 {
			b.Fatal("empty")
		}
	}
}
