package objectives_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func metric(baseline, target any, unit string) map[string]any {
	return map[string]any{"kind": "metric", "baseline": baseline, "target": target, "unit": unit}
}

// drafted makes an objective of lina's with one key result and returns both ids.
func drafted(w *apptest.World) (objective, keyResult string) {
	w.T.Helper()
	o := w.Post("lina", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": "提升用户留存率", "owner_id": w.ID["lina"], "kind": "committed"})
	kr := w.Post("lina", "/objectives/"+o.ID()+"/key-results", map[string]any{"title": "日均活跃用户数增长10%",
		"measure": map[string]any{"kind": "metric", "baseline": nil, "target_relative": "10", "unit": "人"}, "owner_id": w.ID["chen"]})
	return o.ID(), kr.ID()
}

func TestDraftToActive(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, kr := drafted(w)
		got := w.Get("lina", "/objectives/"+o).OK()
		if got.Str("state") != "draft" || got.At("progress") != nil || got.Str("status") != "no_data" || got.Str("key_results", 0, "title") != "日均活跃用户数增长10%" {
			t.Errorf("a fresh draft: %s", got.Body)
		}
		if got := w.Get("lina", "/key-results/"+kr).OK(); got.At("target") != nil {
			t.Errorf("a relative target has no value before the baseline is known: %s", got.Body)
		}
		fixed := w.Patch("lina", "/key-results/"+kr, map[string]any{"measure": map[string]any{"kind": "metric", "baseline": "50000", "target_relative": "10", "unit": "人"}})
		if fixed.Str("target") != "55000" {
			t.Errorf("target after the baseline: %s", fixed.Body)
		}
		w.Do("lina", "POST", "/objectives/"+o+"/activate", nil).Fails(409, "objective.not_approved")
		if got := w.Post("lina", "/objectives/"+o+"/submit", nil); got.Str("state") != "in_review" {
			t.Errorf("submitted: %s", got.Body)
		}
		w.Do("lina", "PATCH", "/objectives/"+o, map[string]any{"title": "别的"}).Fails(409, "objective.in_review")
		w.Do("lina", "POST", "/objectives/"+o+"/approve", nil).Fails(403, "access.denied")
		w.Do("hu", "POST", "/objectives/"+o+"/approve", nil).Fails(403, "access.denied")
		w.Do("wei", "POST", "/objectives/"+o+"/return", nil).Fails(422, "objective.words_missing")
		if got := w.Post("wei", "/objectives/"+o+"/return", map[string]any{"note": "基线从哪来?"}); got.Str("state") != "draft" || got.Str("return_note") == "" {
			t.Errorf("returned: %s", got.Body)
		}
		w.Post("lina", "/objectives/"+o+"/submit", nil)
		w.Post("wei", "/objectives/"+o+"/approve", nil)
		if got := w.Post("lina", "/objectives/"+o+"/activate", nil); got.Str("state") != "active" {
			t.Errorf("activated: %s", got.Body)
		}
	})
}

func TestRevisionNeedsReasonAndSometimesConsent(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, kr := drafted(w)
		w.Patch("lina", "/key-results/"+kr, map[string]any{"measure": metric("50000", "55000", "人")})
		w.Post("lina", "/objectives/advance", map[string]any{"ids": []string{o}, "step": "submit"})
		w.Post("wei", "/objectives/advance", map[string]any{"ids": []string{o}, "step": "approve"})
		w.Post("lina", "/objectives/advance", map[string]any{"ids": []string{o}, "step": "activate"})

		higher := map[string]any{"measure": metric("50000", "56000", "人")}
		w.Do("lina", "PATCH", "/key-results/"+kr, higher).Fails(422, "revision.reason_missing")
		higher["reason"] = "上月提前完成"
		if got := w.Patch("lina", "/key-results/"+kr, higher); got.Str("target") != "56000" || got.At("pending") != nil {
			t.Errorf("a raised target needs no consent: %s", got.Body)
		}
		lower := w.Patch("lina", "/key-results/"+kr, map[string]any{"measure": metric("50000", "53000", "人"), "reason": "渠道停投"})
		if lower.Str("target") != "56000" || lower.Str("pending", "needs", 0) != "revision.target_lowered" {
			t.Fatalf("a lowered target waits: %s", lower.Body)
		}
		revision := lower.Str("pending", "id")
		w.Do("lina", "POST", "/revisions/"+revision+"/approve", nil).Fails(403, "access.denied")
		w.Post("wei", "/revisions/"+revision+"/approve", nil)
		w.Do("wei", "POST", "/revisions/"+revision+"/decline", nil).Fails(409, "revision.decided")
		if got := w.Get("lina", "/key-results/"+kr).OK(); got.Str("target") != "53000" {
			t.Errorf("after consent: %s", got.Body)
		}
		list := w.Get("hu", "/objectives/"+o+"/revisions").OK()
		if list.Len("items") != 2 || list.Str("items", 0, "state") != "approved" || list.Str("items", 0, "changes", 0, "field") != "/measure/target" {
			t.Errorf("revisions: %s", list.Body)
		}
		w.Do("lina", "DELETE", "/key-results/"+kr, nil).Fails(409, "key_result.drop_instead")
	})
}

func TestWhoSeesWhat(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		draft := func(visibility string, shared ...string) string {
			ids := []string{}
			for _, s := range shared {
				ids = append(ids, w.ID[s])
			}
			return w.Post("zhang", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": visibility, "owner_id": w.ID["zhang"],
				"visibility": visibility, "shared_with": ids}).ID()
		}
		draft("everyone")
		draft("team")
		draft("listed", "hu", "guest")
		want := map[string]int{"zhang": 3, "chen": 2, "lina": 2, "hu": 2, "guest": 1, "coach": 2, "root": 2, "fang": 1, "hr": 1}
		for who, n := range want {
			if got := w.Get(who, "/objectives").OK(); got.Len("items") != n {
				t.Errorf("%s sees %d, want %d: %s", who, got.Len("items"), n, got.Body)
			}
		}
		secret := draft("listed")
		w.Get("hu", "/objectives/"+secret).Fails(404, "input.missing")
		w.Do("root", "PATCH", "/objectives/"+secret, map[string]any{"title": "x"}).Fails(404, "input.missing")
	})
}

func TestBadInputNamesEveryField(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, _ := drafted(w)
		bad := w.Do("lina", "POST", "/objectives/"+o+"/key-results", map[string]any{"title": "", "weight": "120",
			"measure": map[string]any{"kind": "metric", "baseline": "5", "target": "5", "unit": "%"}, "due_on": "2026-13-01"}, "Accept-Language", "en")
		bad.Fails(422, "input.date")
		bad = w.Do("lina", "POST", "/objectives/"+o+"/key-results", map[string]any{"title": "", "weight": "120",
			"measure": map[string]any{"kind": "metric", "baseline": "5", "target": "5", "unit": "%"}}, "Accept-Language", "en")
		if bad.Fails(422, "input.required").Len("errors") != 3 {
			t.Errorf("three fields are wrong: %s", bad.Body)
		}
		w.Do("lina", "POST", "/objectives", map[string]any{"title": "x", "cycle_id": "none"}).Fails(422, "objective.cycle_unknown")
		w.Do("hu", "POST", "/objectives", map[string]any{"title": "x", "cycle_id": w.ID["2026Q4"], "owner_id": w.ID["lina"]}).Fails(403, "access.denied")
		stale := w.Do("lina", "PATCH", "/objectives/"+o, map[string]any{"title": "新"}, "If-Match", `"9"`).Fails(412, "input.stale")
		if stale.Str("current", "title") != "提升用户留存率" {
			t.Errorf("a stale write is answered with what is there: %s", stale.Body)
		}
		w.Do("lina", "DELETE", "/objectives/"+o, nil).OK()
		w.Get("lina", "/objectives/"+o).Fails(404, "input.missing")
		w.Post("lina", "/objectives/"+o+"/restore", nil)
	})
}

func TestWhoLeavesHandsOver(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, kr := drafted(w)
		w.Post("root", "/people/"+w.ID["chen"]+"/deactivate", map[string]any{"hand_over_to": w.ID["zhang"]})
		if got := w.Get("zhang", "/key-results/"+kr).OK(); got.Str("owner_name") != "zhang" {
			t.Errorf("the key result of who left: %s", got.Body)
		}
		w.Post("root", "/people/"+w.ID["lina"]+"/deactivate", map[string]any{"hand_over_to": w.ID["zhang"]})
		if got := w.Get("zhang", "/objectives/"+o).OK(); got.Str("owner_name") != "zhang" || got.Str("team_name") != "用户组" {
			t.Errorf("the objective of who left: %s", got.Body)
		}
	})
}

func TestACycleWithObjectivesStays(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		drafted(w)
		w.Do("coach", "DELETE", "/cycles/"+w.ID["2026Q4"], nil).Fails(409, "objective.in_cycle")
	})
}

func TestListByKind(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		committed, _ := drafted(w)
		bold := w.Post("lina", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": "找到第二条增长曲线", "owner_id": w.ID["lina"], "kind": "aspirational"}).ID()
		for kind, id := range map[string]string{"committed": committed, "aspirational": bold} {
			got := w.Get("lina", "/objectives?owner_id=me&kind="+kind).OK()
			if got.Str("items", 0, "id") != id || got.At("items", 1) != nil {
				t.Errorf("%s objectives: %s", kind, got.Body)
			}
		}
		w.Get("lina", "/objectives?kind=moonshot").Fails(422, "input.invalid")
	})
}
