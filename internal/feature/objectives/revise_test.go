package objectives_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// active is an objective of chen's that zhang approved, with two key results.
func active(w *apptest.World) (objective, first, second string) {
	objective = w.Post("chen", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": "提升留存", "owner_id": w.ID["chen"]}).ID()
	add := func(title, from, to string) string {
		return w.Post("chen", "/objectives/"+objective+"/key-results", map[string]any{"title": title,
			"measure": map[string]any{"kind": "metric", "baseline": from, "target": to, "unit": "人"}}).ID()
	}
	first, second = add("日活", "50000", "55000"), add("付费", "0", "1000")
	for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
		w.Post(step.who, "/objectives/"+objective+"/"+step.verb, map[string]any{})
	}
	return objective, first, second
}

func lower(target string) map[string]any {
	return map[string]any{"measure": map[string]any{"kind": "metric", "baseline": "50000", "target": target, "unit": "人"}, "reason": "预算减半"}
}

func TestAChangeIsForeseenAndStoresNothing(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, kr, _ := active(w)
		w.Post("chen", "/key-results/"+kr+"/check-ins", map[string]any{"value": "52000"})
		p := w.Post("chen", "/key-results/"+kr+"/preview", lower("54000"))
		if p.Len("needs") == 0 || p.Str("approvers", 0, "name") != "zhang" {
			t.Errorf("a lower target asks nobody: %s", p.Body)
		}
		// (52000−50000) / (55000−50000) = 0.4, and of 4000 it is 0.5 (DESIGN §3).
		if p.At("key_result", "before", "progress") != 0.4 || p.At("key_result", "after", "progress") != 0.5 || p.Str("key_result", "after", "target") != "54000" {
			t.Errorf("what it comes to: %s", p.Body)
		}
		if higher := w.Post("chen", "/key-results/"+kr+"/preview", lower("60000")); higher.Len("needs") != 0 {
			t.Errorf("a higher target asks somebody: %s", higher.Body)
		}
		if boss := w.Post("zhang", "/key-results/"+kr+"/preview", lower("54000")); boss.Len("needs") != 0 {
			t.Errorf("who may agree is made to ask: %s", boss.Body)
		}
		if now := w.Get("chen", "/key-results/"+kr).OK(); now.Str("measure", "target") != "55000" {
			t.Errorf("a preview changed the target: %s", now.Body)
		}
		w.Do("hu", "POST", "/key-results/"+kr+"/preview", lower("54000")).Fails(403, "access.denied")
	})
}

func TestAgreeingMakesOnlyTheChangeAskedFor(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, kr, _ := active(w)
		w.Patch("chen", "/key-results/"+kr, lower("54000"))
		w.Patch("chen", "/key-results/"+kr, map[string]any{"title": "日均活跃用户", "reason": "说清楚"}) // holds at once
		pending := w.Get("zhang", "/objectives/"+o+"/revisions").OK()
		id := ""
		for i := range pending.Len("items") {
			if pending.Str("items", i, "state") == "pending" {
				id = pending.Str("items", i, "id")
			}
		}
		w.Do("chen", "POST", "/revisions/"+id+"/approve", map[string]any{}).Fails(403, "access.denied")
		w.Post("zhang", "/revisions/"+id+"/approve", map[string]any{})
		if now := w.Get("chen", "/key-results/"+kr).OK(); now.Str("title") != "日均活跃用户" || now.Str("measure", "target") != "54000" {
			t.Errorf("after agreeing: %s", now.Body)
		}
	})
}

// A committed objective that becomes aspirational is held to 0.7: who may agree to less does it.
func TestLessIsAskedOfAnObjectiveByWhoMayAgree(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, _, _ := active(w)
		kind := func(k string) map[string]any { return map[string]any{"kind": k, "reason": "把握不大"} }
		w.Do("chen", "PATCH", "/objectives/"+o, kind("aspirational")).Fails(422, "revision.kind_consent")
		w.Patch("zhang", "/objectives/"+o, kind("aspirational"))
		w.Patch("chen", "/objectives/"+o, kind("committed")) // more is asked of nobody's leave
		w.Patch("chen", "/objectives/"+o, map[string]any{"title": "提升长期留存", "reason": "说清楚"})
		w.Patch("root", "/policy", map[string]any{"consent": map[string]any{"target_lowered": true, "due_extended": true, "dropped": true, "any": true}})
		w.Do("chen", "PATCH", "/objectives/"+o, map[string]any{"title": "提升留存", "reason": "写错了"}).Fails(409, "revision.words_consent")
		w.Patch("zhang", "/objectives/"+o, map[string]any{"title": "提升留存", "reason": "写错了"})
	})
}

func TestWeightsAreSetTogether(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, first, second := active(w)
		path := "/objectives/" + o + "/key-results/weights"
		weigh := func(a, b any) map[string]any {
			return map[string]any{"reason": "更看重日活", "weights": []map[string]any{{"id": first, "weight": a}, {"id": second, "weight": b}}}
		}
		w.Do("chen", "POST", path, weigh("70", "40")).Fails(422, "weight.over")
		w.Do("zhang", "POST", path, weigh("70", "30")).OK()
		got := w.Get("chen", "/objectives/"+o).OK()
		if got.Str("key_results", 0, "weight") != "70" || got.Str("key_results", 1, "weight") != "30" {
			t.Errorf("weights: %s", got.Body)
		}
		if r := w.Get("chen", "/objectives/"+o+"/revisions").OK(); r.Len("items") != 2 || r.Str("items", 0, "reason") != "更看重日活" {
			t.Errorf("revisions: %s", r.Body)
		}
		w.Do("zhang", "POST", path, weigh("70", "30")).OK() // as they are: nothing to do
		stale := weigh("60", "40")
		stale["weights"].([]map[string]any)[0]["version"] = 1
		w.Do("zhang", "POST", path, stale).Fails(412, "input.stale")
		w.Do("hu", "POST", path, weigh("60", "40")).Fails(403, "access.denied")
	})
}

func TestOfADraftNothingIsExpectedOrOwed(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, kr := drafted(w)
		for _, path := range []string{"/objectives/" + o, "/key-results/" + kr} {
			if got := w.Get("chen", path).OK(); got.At("expected") != nil || got.At("stale") != false || got.Str("status") != "no_data" {
				t.Errorf("a draft that began in October, in November: %s", got.Body)
			}
		}
		running, first, _ := active(w)
		for _, path := range []string{"/objectives/" + running, "/key-results/" + first} {
			if got := w.Get("chen", path).OK(); got.At("expected") == nil {
				t.Errorf("nothing is expected of what is active: %s", got.Body)
			}
		}
	})
}
