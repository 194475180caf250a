package audit_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// Every kind that stands in the code as a literal has words, told in a test or
// not. What is put together at run time is found by apptest, in the tests that
// tell it.
func TestEveryKindHasWords(t *testing.T) {
	book := apptest.New(t).Router.Book()
	files, err := filepath.Glob("../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			kind, ok := toldKind(n)
			if ok {
				seen++
				if !book.Has("event." + kind) {
					t.Errorf("%s tells %q, and the trail has no words for it", name, kind)
				}
			}
			return true
		})
	}
	if seen < 40 {
		t.Errorf("only %d kinds were found: the test looks in the wrong place", seen)
	}
}

// toldKind reads act.Told{Kind: "noun.past"}.
func toldKind(n ast.Node) (string, bool) {
	lit, ok := n.(*ast.CompositeLit)
	if !ok {
		return "", false
	}
	if typ, ok := lit.Type.(*ast.SelectorExpr); !ok || typ.Sel.Name != "Told" {
		return "", false
	}
	for _, el := range lit.Elts {
		pair, ok := el.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if key, ok := pair.Key.(*ast.Ident); !ok || key.Name != "Kind" {
			continue
		}
		if value, ok := pair.Value.(*ast.BasicLit); ok && value.Kind == token.STRING {
			kind, err := strconv.Unquote(value.Value)
			return kind, err == nil
		}
	}
	return "", false
}

// What people did is told in the reader's language: the kind, the thing by its
// name, and each changed field by its label and in readable words.
func TestEntriesAreTold(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Patch("root", "/teams/"+w.ID["市场部"], map[string]any{"name": "品牌部", "lead_id": w.ID["hu"]})
		got := w.Get("coach", "/audit?kind=team.reshaped&limit=1").OK()
		if got.Str("items", 0, "what") != "修改了团队" || got.Str("items", 0, "subject") != "品牌部" || got.Len("items", 0, "changes") != 2 {
			t.Fatalf("the reshaping: %s", got.Body)
		}
		for i, want := range [][3]string{{"名称", "市场部", "品牌部"}, {"团队负责人", "fang", "hu"}} {
			if c := got.At("items", 0, "changes", i).(map[string]any); c["label"] != want[0] || c["before"] != want[1] || c["after"] != want[2] {
				t.Errorf("change %d: %v, want %v", i, c, want)
			}
		}
		o := w.Post("lina", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": "提升留存", "team_id": w.ID["运营部"]}).OK()
		kr := w.Post("lina", "/objectives/"+o.ID()+"/key-results", map[string]any{"title": "流失率降至5%", "cadence": map[string]any{"kind": "weekly", "weekday": 5},
			"measure": map[string]any{"kind": "metric", "baseline": "8", "target": "5", "unit": "%"}}).OK()
		added := w.Get("root", "/audit?subject_id="+kr.ID()).OK()
		words := string(added.Body)
		for _, want := range []string{"添加了关键结果", "流失率降至5%", "基线值", "每周 · 周五", "lina"} {
			if !strings.Contains(words, want) {
				t.Errorf("the added key result doesn't say %s: %s", want, words)
			}
		}
		seq := strconv.FormatFloat(added.At("items", 0, "seq").(float64), 'f', 0, 64)
		if one := w.Get("root", "/audit?seq="+seq).OK(); one.Len("items") != 1 || one.Str("items", 0, "subject_id") != kr.ID() {
			t.Errorf("one entry by its number: %s", one.Body)
		}
		if kinds := w.Get("root", "/audit-kinds").OK(); kinds.Len("items") < 70 {
			t.Errorf("kinds: %s", kinds.Body)
		}
		w.Get("lina", "/audit-kinds").Fails(403, "access.denied")
	})
}
