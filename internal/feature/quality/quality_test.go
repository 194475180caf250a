package quality_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func objective(w *apptest.World, title string) string {
	w.T.Helper()
	return w.Post("lina", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID["lina"], "kind": "committed"}).ID()
}

func metric(baseline, target any, unit string) map[string]any {
	return map[string]any{"kind": "metric", "baseline": baseline, "target": target, "unit": unit}
}

func result(w *apptest.World, objective, title string, measure map[string]any) string {
	w.T.Helper()
	return w.Post("lina", "/objectives/"+objective+"/key-results", map[string]any{"title": title, "measure": measure, "owner_id": w.ID["chen"]}).ID()
}

// line finds a line of the checklist.
func line(t *testing.T, a apptest.Answer, code, id string) map[string]any {
	t.Helper()
	lines, _ := a.At("lines").([]any)
	for _, l := range lines {
		if m, ok := l.(map[string]any); ok && m["code"] == code && m["id"] == id {
			return m
		}
	}
	t.Fatalf("no line %s about %s: %s", code, id, a.Body)
	return nil
}

func TestReadinessFollowsTheFourSteps(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "提升用户留存率")
		empty := w.Get("lina", "/objectives/"+o+"/readiness").OK()
		if empty.At("ready") != false || empty.Str("steps", 0, "step") != "align" || line(t, empty, "readiness.key_results", o)["state"] != "fail" {
			t.Errorf("nothing is ready: %s", empty.Body)
		}
		kr := result(w, o, "日均活跃用户数增长10%", map[string]any{"kind": "metric", "baseline": nil, "target_relative": "10", "unit": "人"})
		second := result(w, o, "用户流失率降低至5%", metric("8", "5", "%"))
		got := w.Get("chen", "/objectives/"+o+"/readiness").OK()
		if l := line(t, got, "readiness.baseline", kr); l["state"] != "fail" || l["field"] != "/measure/baseline" || l["title"] != "日均活跃用户数增长10%" {
			t.Errorf("the baseline is missing: %v", l)
		}
		if line(t, got, "readiness.baseline", second)["state"] != "pass" || line(t, got, "readiness.serves", o)["state"] != "fail" || line(t, got, "readiness.plan", kr)["state"] != "fail" {
			t.Errorf("lines: %s", got.Body)
		}
		theme := w.Post("coach", "/themes", map[string]any{"title": "用户增长"}).ID()
		w.Patch("lina", "/objectives/"+o, map[string]any{"theme_ids": []string{theme}})
		w.Patch("lina", "/key-results/"+kr, map[string]any{"measure": metric("50000", "55000", "人")})
		for _, id := range []string{kr, second} {
			w.Post("lina", "/key-results/"+id+"/actions", map[string]any{"title": "新手引导", "owner_id": w.ID["chen"], "due_on": "2026-12-01", "how": "三步引导,先灰度"})
		}
		ready := w.Get("lina", "/objectives/"+o+"/readiness").OK()
		if ready.At("ready") != true {
			t.Errorf("everything is there: %s", ready.Body)
		}
		w.Get("guest", "/objectives/"+o+"/readiness").Fails(404, "input.missing")
	})
}

func TestAWaiverHasWordsAndASay(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "提升用户留存率")
		kr := result(w, o, "日均活跃用户数增长10%", metric("50000", "55000", "人"))
		path := "/objectives/" + o + "/readiness/waivers"
		plan := map[string]any{"code": "readiness.plan", "key_result_id": kr, "words": "方案周五定"}
		w.Do("chen", "POST", path, plan).Fails(403, "access.denied")
		w.Do("wei", "POST", path, map[string]any{"code": "readiness.plan", "key_result_id": kr, "words": " "}).Fails(422, "input.required")
		w.Do("wei", "POST", path, map[string]any{"code": "readiness.baseline", "key_result_id": kr, "words": "x"}).Fails(409, "readiness.passes")
		w.Do("wei", "POST", path, map[string]any{"code": "readiness.nothing", "words": "x"}).Fails(422, "readiness.unknown")
		got := w.Post("wei", path, plan)
		if l := line(t, got, "readiness.plan", kr); l["state"] != "waived" || l["waiver"].(map[string]any)["person_name"] != "wei" {
			t.Errorf("waived, with whose words: %v", l)
		}
		w.Post("wei", path, map[string]any{"code": "readiness.serves", "words": "公司级目标还没定"})
		w.Do("wei", "DELETE", path+"?code=readiness.plan&key_result_id="+kr, nil).OK()
		w.Do("wei", "DELETE", path+"?code=readiness.plan&key_result_id="+kr, nil).Fails(404, "input.missing")
		got = w.Get("lina", "/objectives/"+o+"/readiness").OK()
		if line(t, got, "readiness.plan", kr)["state"] != "fail" || line(t, got, "readiness.serves", o)["state"] != "waived" {
			t.Errorf("one is taken back, one stays: %s", got.Body)
		}
		bare := objective(w, "空的")
		w.Do("wei", "POST", "/objectives/"+bare+"/readiness/waivers", map[string]any{"code": "readiness.key_results", "words": "x"}).Fails(409, "readiness.not_waivable")
	})
}

func TestFocusWarnsOrRefuses(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		var last string
		for _, title := range []string{"一", "二", "三", "四", "五", "六"} {
			last = objective(w, title)
		}
		result(w, last, "用户流失率降低至5%", metric("8", "5", "%"))
		got := w.Do("lina", "GET", "/objectives/"+last+"/readiness", nil, "Accept-Language", "en").OK()
		if l := line(t, got, "readiness.objectives", last); l["state"] != "pass" || l["warning"] != "6 objectives in this cycle, above the most of 5. Keep the ones that matter, leave the rest to the next cycle." {
			t.Errorf("by default the policy only warns: %v", l)
		}
		if got.Len("focus", "drops") == 0 || got.Str("focus", "drops", 0, "reasons", 0) != "serves no theme" {
			t.Errorf("what to let go: %s", got.Body)
		}
		w.Post("lina", "/objectives/"+last+"/submit", nil)
		w.Post("lina", "/objectives/"+last+"/withdraw", nil)
		w.Patch("root", "/policy", map[string]any{"focus": map[string]any{"refuse": true}})
		w.Do("lina", "POST", "/objectives/"+last+"/submit", nil).Fails(409, "focus.objectives_over_most")
		if got := w.Get("lina", "/objectives/"+last).OK(); got.Str("state") != "draft" {
			t.Errorf("nothing of a refused submission stays: %s", got.Body)
		}
		w.Post("wei", "/objectives/"+last+"/readiness/waivers", map[string]any{"code": "readiness.objectives", "words": "并购期间"})
		w.Do("lina", "POST", "/objectives/"+last+"/submit", nil).Fails(409, "focus.key_results_few")
		result(w, last, "续费率提升至80%", metric("72", "80", "%"))
		w.Post("lina", "/objectives/"+last+"/submit", nil)
	})
}

func TestHintsMarkTheWordsAndOfferBetterOnes(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		got := w.Do("chen", "GET", "/hints?text=%E6%8F%90%E5%8D%87%E7%94%A8%E6%88%B7%E4%BD%93%E9%AA%8C", nil, "Accept-Language", "en").OK() // 提升用户体验
		if got.Str("items", 0, "code") != "quality.vague_verb" || got.At("items", 0, "from") != 0.0 || got.At("items", 0, "to") != 2.0 || got.Str("items", 0, "better") == "" {
			t.Errorf("hints: %s", got.Body)
		}
		if got.Str("items", 0, "words") != "“提升” gives a direction and no distance: add a number." {
			t.Errorf("in the caller's language: %s", got.Body)
		}
		if got := w.Get("chen", "/hints?text=%E7%94%A8%E6%88%B7%E6%B5%81%E5%A4%B1%E7%8E%87%E9%99%8D%E4%BD%8E%E8%87%B35%25").OK(); got.Len("items") != 0 { // 用户流失率降低至5%
			t.Errorf("nothing to say of a good one: %s", got.Body)
		}
		w.Get("guest", "/hints?text=x").Fails(403, "access.denied")
		o := objective(w, "提升用户留存率")
		result(w, o, "用户流失率降低至5%", metric("8", "5", "%"))
		result(w, o, "用户流失率降低至4%", metric("8", "4", "%"))
		if got := w.Get("chen", "/objectives/"+o+"/readiness").OK(); got.Str("hints", 0, "code") != "quality.same_metric" {
			t.Errorf("the same metric twice: %s", got.Body)
		}
	})
}
