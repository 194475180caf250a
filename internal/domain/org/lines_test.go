package org_test

import (
	"reflect"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/org"
)

func staff() []org.Person {
	return []org.Person{
		{ID: "ceo", Name: "陈总", HomeTeamID: "co"},
		{ID: "li", Name: "李娜", HomeTeamID: "ops", ManagerID: "ceo"},
		{ID: "zhao", Name: "赵强", HomeTeamID: "uop", ManagerID: "li"},
		{ID: "sun", Name: "孙悦", HomeTeamID: "uop", ManagerID: "zhao"},
		{ID: "qian", Name: "钱进", HomeTeamID: "com"},
		{ID: "wu", Name: "吴刚", HomeTeamID: "mkt"},
		{ID: "free", Name: "自由人"},
	}
}

func lines(t *testing.T) *org.Lines {
	t.Helper()
	l, err := org.NewLines(staff())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestManagerLines(t *testing.T) {
	l := lines(t)
	for _, c := range []struct {
		what      string
		got, want []string
	}{
		{"chain, nearest first", l.Chain("sun"), []string{"zhao", "li", "ceo"}},
		{"chain of the top", l.Chain("ceo"), nil},
		{"direct reports", l.Reports("li"), []string{"zhao"}},
		{"everybody below", l.Below("ceo"), []string{"li", "zhao", "sun"}},
		{"nobody below", l.Below("sun"), nil},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: got %v, want %v", c.what, c.got, c.want)
		}
	}
	if !l.Manages("ceo", "sun") || !l.Manages("zhao", "sun") || l.Manages("sun", "zhao") || l.Manages("sun", "sun") || l.Manages("ceo", "wu") {
		t.Error("Manages does not follow the lines")
	}
}

func TestAManagerBelowOneselfIsRefusedWithThePath(t *testing.T) {
	err := lines(t).CheckManager("li", "sun")
	f, ok := fault.Of(err)
	if !ok || f.Code != "org.manager_cycle" || f.Field != "/manager_id" {
		t.Fatalf("got %v", err)
	}
	if want := []string{"李娜", "赵强", "孙悦", "李娜"}; !reflect.DeepEqual(f.Args["path"], want) {
		t.Errorf("path %v, want %v", f.Args["path"], want)
	}
	if err := lines(t).CheckManager("li", "nobody"); !fault.Is(err, "org.person_missing") {
		t.Errorf("unknown manager: %v", err)
	}
	if err := lines(t).CheckManager("sun", "wu"); err != nil {
		t.Errorf("another manager: %v", err)
	}
}

// Who answers for a person: the named manager, else the nearest lead above, never oneself.
func TestSuperior(t *testing.T) {
	c := org.Chart{Tree: tree(t, company()), Lines: lines(t)}
	for _, tc := range []struct{ person, want string }{
		{"sun", "zhao"},  // named
		{"qian", "zhao"}, // 社群 has no lead, 用户运营 has
		{"wu", "ceo"},    // leads the own home team, so the one above
		{"ceo", ""},      // nobody above
		{"free", ""},     // no home team
		{"nobody", ""},
	} {
		if got := c.Superior(tc.person); got != tc.want {
			t.Errorf("Superior(%s) = %q, want %q", tc.person, got, tc.want)
		}
	}
}

func TestAnswersFor(t *testing.T) {
	c := org.Chart{Tree: tree(t, company()), Lines: lines(t)}
	for _, tc := range []struct {
		who, person string
		want        bool
	}{
		{"ceo", "sun", true}, // up the line
		{"li", "qian", true}, // leads a team around the home team, though no line is drawn
		{"zhao", "wu", false},
		{"sun", "zhao", false},
		{"li", "li", false}, // nobody answers for oneself
	} {
		if got := c.AnswersFor(tc.who, tc.person); got != tc.want {
			t.Errorf("AnswersFor(%s, %s) = %v, want %v", tc.who, tc.person, got, tc.want)
		}
	}
}
