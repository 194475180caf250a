package templates_test

import (
	"net/url"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

// TestTemplatesArePutBackAsTheyWere asks for templates at the end of a day, changes everything about
// them, and asks for the same as of that day.
func TestTemplatesArePutBackAsTheyWere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := map[string]string{}
		makeOne := func(name string) {
			id[name] = w.Post("coach", "/templates", m{"name": name, "area": "运营", "summary": name + "的说明", "lang": "zh-CN", "cadence": "weekly", "objectives": []m{{
				"title": "提升留存", "kind": "aspirational", "key_results": []m{{"title": "次月留存率", "measure": m{"kind": "metric", "baseline": "30", "target": "45", "unit": "%"},
					"actions": []m{{"title": "回访流失用户", "how": "每周十位"}}}},
			}}}).ID()
		}
		for _, name := range []string{"b 留着", "早删", "a 后来改", "后来删", "改了又删"} {
			makeOne(name)
		}
		w.Do("coach", "DELETE", "/templates/"+id["早删"], nil).OK()
		w.At("2026-11-20")
		paths := []string{"/templates", "/templates?area=" + url.QueryEscape("运营"), "/templates?q=" + url.QueryEscape("次月"), "/templates?lang=en", "/templates/builtin:user-operations"}
		for _, one := range id {
			paths = append(paths, "/templates/"+one)
		}
		asOf := w.Remembers([]string{"coach", "hu"}, paths, []string{"can", "version"})
		w.At("2026-11-24")
		for _, name := range []string{"a 后来改", "改了又删"} {
			w.Patch("coach", "/templates/"+id[name], m{"name": "z " + name, "area": "财务", "summary": "", "lang": "en", "cadence": "monthly", "objectives": []m{{"title": "另一个目标"}}})
		}
		w.Patch("coach", "/templates/"+id["a 后来改"], m{"name": "又改"})
		w.Do("coach", "DELETE", "/templates/"+id["后来删"], nil).OK()
		w.Do("coach", "DELETE", "/templates/"+id["改了又删"], nil).OK()
		makeOne("新的")
		w.At("2026-12-02")
		asOf(t, "2026-11-20")
		got := w.Get("coach", "/templates?q="+url.QueryEscape("次月")+"&asof=2026-11-20").OK()
		if got.Len("items") != 4 || got.Str("items", 0, "name") != "a 后来改" || got.Len("items", 0, "can") != 0 {
			t.Errorf("templates of then, to which nothing may be done: %s", got.Body)
		}
		w.Get("coach", "/templates/"+id["新的"]+"?asof=2026-11-20").Fails(404, "input.missing")
		w.Get("coach", "/templates?asof=2026-12-02").Fails(422, "cycle.asof_past")
		w.Get("guest", "/templates?asof=2026-11-20").Fails(403, "access.denied")
	})
}
