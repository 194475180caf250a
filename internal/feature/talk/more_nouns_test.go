package talk_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// told is the path of the notice that somebody got of the words; "" for none.
func told(w *apptest.World, who, words string) string {
	box := w.Get(who, "/notices?limit=100").OK()
	for i := range box.Len("items") {
		if box.Str("items", i, "excerpt") == words {
			return box.Str("items", i, "path")
		}
	}
	return ""
}

// What everybody here sees everybody here talks about: cycles, teams and templates.
func TestWhatIsEverybodysIsTalkedAbout(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		template := w.Post("coach", "/templates", m{"name": "留存", "lang": "zh-CN", "objectives": []m{{"title": "提升留存",
			"key_results": []m{{"title": "日活增长10%", "measure": m{"kind": "metric", "target_relative": "10", "unit": "人"}}}}}}).ID()
		given := w.Get("chen", "/templates").OK()
		builtIn := given.Str("items", given.Len("items")-1, "id")
		for _, one := range []struct{ kind, id, owner, path string }{
			{"cycle", w.ID["2026Q4"], "", "/settings/cycles?talk=cycle." + w.ID["2026Q4"]},
			{"team", w.ID["用户组"], "zhang", "/people?team=" + w.ID["用户组"] + "&talk=team." + w.ID["用户组"]},
			{"template", template, "coach", "/okrs/templates?id=" + template + "&talk=template." + template},
			{"template", builtIn, "", ""},
		} {
			words := one.kind + one.id + "这样分合适吗？"
			about := m{"subject_kind": one.kind, "subject_id": one.id, "body": words + calling(w, "person", "hu")}
			said := w.Post("chen", "/comments", about)
			if said.Len("blind") != 0 || said.Str("comment", "subject_kind") != one.kind {
				t.Errorf("%s: %s", one.kind, said.Body)
			}
			words += "@hu"
			if path := told(w, "hu", words); path == "" || one.path != "" && path != one.path {
				t.Errorf("%s: hu is led to %q", one.kind, path)
			}
			if one.owner != "" && told(w, one.owner, words) != one.path {
				t.Errorf("%s: its owner is led to %q", one.kind, told(w, one.owner, words))
			}
			w.Do("guest", "POST", "/comments", about).Fails(403, "access.denied")
			w.Get("guest", "/comments?subject_kind="+one.kind+"&subject_id="+one.id).Fails(403, "access.denied")
			w.Do("chen", "POST", "/comments", m{"subject_kind": one.kind, "subject_id": "none", "body": "x"}).Fails(404, "input.missing")
		}
		w.Do("coach", "DELETE", "/templates/"+template, nil).OK()
		w.Get("hu", "/comments?subject_kind=template&subject_id="+template).Fails(404, "input.missing")
		if box := w.Get("hu", "/notices").OK(); strings.Contains(string(box.Body), template) {
			t.Errorf("of a template that is deleted hu is still told %s", box.Body)
		}
	})
}

// A revision and an alignment are seen, and talked about, by who sees their objective.
func TestRevisionsAndAlignmentsAreTalkedAbout(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		parent := w.Post("hu", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "稳住基本盘", "owner_id": w.ID["hu"]}).ID()
		o, kr, _ := ground(w, "listed", "hu", "zhang")
		alignment := w.Post("chen", "/objectives/"+o+"/alignments", m{"parent_objective_id": parent}).ID()
		for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
			w.Post(step.who, "/objectives/"+o+"/"+step.verb, m{})
		}
		w.Patch("chen", "/key-results/"+kr, m{"measure": m{"kind": "metric", "baseline": "20", "target": "28", "unit": "%"}, "reason": "预算减半"})
		revision := w.Get("chen", "/objectives/"+o+"/revisions").OK().Str("items", 0, "id")
		for kind, id := range map[string]string{"revision": revision, "alignment": alignment} {
			query := "/comments?subject_kind=" + kind + "&subject_id=" + id
			said := w.Post("zhang", "/comments", m{"subject_kind": kind, "subject_id": id, "body": kind + calling(w, "person", "hu") + calling(w, "person", "fang")})
			if said.Len("blind") != 1 || said.Str("blind", 0) != "fang" {
				t.Errorf("%s: who may not see it: %s", kind, said.Body)
			}
			words := kind + "@hu@fang"
			if path := told(w, "chen", words); !strings.HasPrefix(path, "/okrs/"+o) || !strings.HasSuffix(path, "talk="+kind+"."+id) {
				t.Errorf("%s: whoever asked for it is led to %q", kind, path)
			}
			if told(w, "hu", words) == "" || told(w, "fang", words) != "" {
				t.Errorf("%s: told: hu %q, fang %q", kind, told(w, "hu", words), told(w, "fang", words))
			}
			if w.Get("hu", query).OK().Len("items") != 1 {
				t.Errorf("%s: hu reads nothing", kind)
			}
			for _, who := range []string{"fang", "guest", "root"} {
				w.Get(who, query).Fails(404, "input.missing")
				w.Do(who, "POST", "/comments", m{"subject_kind": kind, "subject_id": id, "body": "x"}).Fails(404, "input.missing")
			}
		}
		within := func() int {
			return w.Get("chen", "/comments?within=true&subject_kind=objective&subject_id="+o).OK().Len("items")
		}
		if n := within(); n != 2 {
			t.Errorf("%d threads within the objective", n)
		}
		w.Do("chen", "DELETE", "/alignments/"+alignment, nil).OK()
		w.Get("hu", "/comments?subject_kind=alignment&subject_id="+alignment).Fails(404, "input.missing")
		if n := within(); n != 1 {
			t.Errorf("%d threads within the objective once the alignment is gone", n)
		}
		if told(w, "hu", "alignment@hu@fang") != "" {
			t.Error("hu is still told of what was said about an alignment that is gone")
		}
	})
}
