package plan_test

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/plan"
)

// chain is 方案 ← 开发 ← 测试 ← 发布, and 文案 ← 发布.
func chain() *plan.Net {
	return plan.NewNet([]plan.Action{
		{ID: "release", Title: "发布", DependsOn: []string{"test", "copy"}},
		{ID: "test", Title: "测试", DependsOn: []string{"build"}},
		{ID: "build", Title: "开发", DependsOn: []string{"design", "elsewhere"}},
		{ID: "design", Title: "方案"},
		{ID: "copy", Title: "文案"},
	})
}

func TestDependenciesInACircleAreRefusedWithThePath(t *testing.T) {
	f, ok := fault.Of(chain().CheckDependsOn("design", []string{"copy", "test"}))
	if !ok || f.Code != "plan.depends_cycle" || f.Field != "/depends_on/1" {
		t.Fatalf("got %v", f)
	}
	if want := []string{"方案", "测试", "开发", "方案"}; !reflect.DeepEqual(f.Args["path"], want) {
		t.Errorf("path %v, want %v", f.Args["path"], want)
	}
	for code, depends := range map[string][]string{
		"plan.depends_self":      {"design"},
		"plan.depends_missing":   {"nowhere"},
		"plan.depends_duplicate": {"copy", "copy"},
	} {
		if err := chain().CheckDependsOn("design", depends); !fault.Is(err, code) {
			t.Errorf("%v: %v, want %s", depends, err, code)
		}
	}
	if err := chain().CheckDependsOn("design", []string{"copy"}); err != nil {
		t.Errorf("no circle: %v", err)
	}
	// What the action depends on now is replaced, so it can't close the circle.
	if err := chain().CheckDependsOn("test", nil); err != nil {
		t.Errorf("no dependencies: %v", err)
	}
	if err := chain().CheckDependsOn("new", []string{"release"}); err != nil {
		t.Errorf("an action not yet stored: %v", err)
	}
}

func TestOrderPutsDependenciesFirst(t *testing.T) {
	if got, want := chain().Order(), []string{"design", "build", "test", "copy", "release"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := chain().Dependents("design"), []string{"build", "test", "release"}; !reflect.DeepEqual(got, want) {
		t.Errorf("dependents: got %v, want %v", got, want)
	}
	circle := plan.NewNet([]plan.Action{{ID: "a", DependsOn: []string{"b"}}, {ID: "b", DependsOn: []string{"a"}}})
	if got := circle.Order(); len(got) != 2 {
		t.Errorf("stored rows in a circle: %v", got)
	}
}

func BenchmarkCheckDependsOn(b *testing.B) {
	var actions []plan.Action
	for i := range 2000 {
		a := plan.Action{ID: fmt.Sprint(i)}
		if i > 0 {
			a.DependsOn = []string{fmt.Sprint(i - 1)}
		}
		actions = append(actions, a)
	}
	net := plan.NewNet(actions)
	for b.Loop() {
		if net.CheckDependsOn("0", []string{"1999"}) == nil {
			b.Fatal("a circle passed")
		}
	}
}
