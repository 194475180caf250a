package problems_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestProblemsArePutBackAsTheyWere asks for problems at the end of a day, changes about everything, and
// asks for the same as of that day.
func TestProblemsArePutBackAsTheyWere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := map[string]string{}
		for _, owner := range []string{"lina", "chen", "hu"} {
			id[owner] = w.Post(owner, "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": owner + "的目标", "owner_id": w.ID[owner]}).ID()
			id[owner+"KR"] = w.Post(owner, "/objectives/"+id[owner]+"/key-results", map[string]any{"title": owner + "的结果",
				"measure": map[string]any{"kind": "metric", "baseline": "0", "target": "100", "unit": "人"}}).ID()
			for _, step := range []string{"submit", "approve", "activate"} {
				w.Do("root", "POST", "/objectives/"+id[owner]+"/"+step, nil)
			}
		}
		raise := func(title string, body map[string]any) {
			body["title"] = title
			id[title] = w.Post("root", "/problems", body).ID()
		}
		raise("缺人", map[string]any{"key_result_id": id["chenKR"], "severity": "high"})
		raise("缺钱", map[string]any{"objective_id": id["hu"], "decider_id": w.ID["wei"], "question": "批不批"})
		raise("没权限", map[string]any{"key_result_id": id["linaKR"]})
		raise("网慢", map[string]any{"team_id": w.ID["用户组"], "owner_id": w.ID["chen"]})
		raise("已解决", map[string]any{"key_result_id": id["chenKR"]})
		raise("后来删", map[string]any{"key_result_id": id["huKR"], "severity": "low"})
		raise("删过", map[string]any{"key_result_id": id["huKR"]})
		w.Do("root", "DELETE", "/problems/"+id["删过"], nil).OK()
		w.At("2026-11-19")
		w.Post("root", "/problems/"+id["已解决"]+"/solve", map[string]any{"how": "加了人"})
		w.Post("root", "/problems/"+id["没权限"]+"/take", nil)
		w.Post("wei", "/problems/"+id["缺钱"]+"/decide", map[string]any{"decision": "批"})
		w.Post("root", "/key-results/"+id["chenKR"]+"/check-ins", map[string]any{"value": "5"})
		w.At("2026-11-24")
		var paths []string
		for _, of := range []string{"", "state=solved", "state=open", "team_id=" + w.ID["运营部"], "owner_id=" + w.ID["chen"], "key_result_id=" + id["chenKR"], "objective_id=" + id["hu"],
			"undecided=true", "decider_id=" + w.ID["wei"], "severity=high", "q=%E7%BC%BA"} {
			paths = append(paths, "/problems?"+of)
		}
		for _, name := range []string{"缺人", "缺钱", "没权限", "网慢", "已解决", "后来删", "删过"} {
			paths = append(paths, "/problems/"+id[name])
		}
		asOf := w.Remembers([]string{"root", "chen", "guest"}, paths, []string{"can", "version"})

		do := func(method, path string, body map[string]any) { w.Do("root", method, path, body).OK() }
		w.At("2026-11-26")
		do("POST", "/problems/"+id["已解决"]+"/reopen", map[string]any{"why": "又来了"})
		do("POST", "/problems/"+id["已解决"]+"/solve", map[string]any{"how": "又加了人"})
		do("POST", "/problems/"+id["缺人"]+"/solve", map[string]any{"how": "招到了"})
		do("PATCH", "/problems/"+id["缺钱"], map[string]any{"decider_id": w.ID["lina"], "question": "再批一次", "title": "更缺钱", "severity": "high"})
		do("PATCH", "/problems/"+id["网慢"], map[string]any{"owner_id": w.ID["zhang"], "detail": "很慢", "holds_up": map[string]any{"objective_id": id["lina"]}})
		do("POST", "/problems/"+id["没权限"]+"/release", nil)
		do("DELETE", "/problems/"+id["后来删"], nil)
		do("POST", "/problems/"+id["删过"]+"/restore", nil)
		raise("新的", map[string]any{"key_result_id": id["chenKR"]})
		do("POST", "/key-results/"+id["chenKR"]+"/check-ins", map[string]any{"value": "80"})
		do("POST", "/key-results/"+id["linaKR"]+"/move", map[string]any{"objective_id": id["hu"], "reason": "换地方"})
		do("PATCH", "/key-results/"+id["huKR"], map[string]any{"title": "改名", "reason": "改"})
		do("PATCH", "/people/"+w.ID["chen"], map[string]any{"name": "陈晨", "team_id": w.ID["市场部"]})
		w.At("2026-12-02")
		asOf(t, "2026-11-24")
		if got := w.Get("root", "/problems?asof=2026-11-24").OK(); strings.Contains(string(got.Body), "problem.update") {
			t.Errorf("nothing may be done to the past: %s", got.Body)
		}
	})
}

// TestProblemsOfThePastAreHiddenByEitherTime: of an objective that was opened since, or closed to others
// since, nothing is told.
func TestProblemsOfThePastAreHiddenByEitherTime(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		of := map[string]string{}
		for name, seen := range map[string]string{"公开": "everyone", "后来公开": "listed", "后来收起": "everyone"} {
			o := w.Post("chen", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": name, "owner_id": w.ID["chen"], "visibility": seen}).ID()
			of[name] = o
			of["p"+name] = w.Post("chen", "/problems", map[string]any{"title": name + "的问题", "objective_id": o}).ID()
		}
		w.At("2026-11-20")
		w.Patch("chen", "/objectives/"+of["后来公开"], map[string]any{"visibility": "everyone", "reason": "公开"})
		w.Patch("chen", "/objectives/"+of["后来收起"], map[string]any{"visibility": "listed", "reason": "收起"})
		got := w.Get("hu", "/problems?asof=2026-11-18").OK()
		if got.Len("items") != 1 || got.Str("items", 0, "title") != "公开的问题" {
			t.Errorf("hu sees: %s", got.Body)
		}
		for _, name := range []string{"p后来公开", "p后来收起"} {
			w.Get("hu", "/problems/"+of[name]+"?asof=2026-11-18").Fails(404, "input.missing")
		}
		if got := w.Get("chen", "/problems?asof=2026-11-18").OK(); got.Len("items") != 3 {
			t.Errorf("whose they are: %s", got.Body)
		}
	})
}
