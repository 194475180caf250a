package alignments_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// objective drafts an objective of a person's and returns its id.
func objective(w *apptest.World, owner, title string, more ...map[string]any) string {
	w.T.Helper()
	body := map[string]any{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID[owner], "kind": "committed"}
	for _, m := range more {
		for k, v := range m {
			body[k] = v
		}
	}
	return w.Post(owner, "/objectives", body).ID()
}

// result adds a key result and returns its id.
func result(w *apptest.World, objectiveID, title string, measure map[string]any) string {
	w.T.Helper()
	return w.Post("root", "/objectives/"+objectiveID+"/key-results", map[string]any{"title": title, "measure": measure}).ID()
}

func rollup() map[string]any { return map[string]any{"kind": "rollup"} }

func metric(baseline, target string) map[string]any {
	return map[string]any{"kind": "metric", "baseline": baseline, "target": target, "unit": "人"}
}

func under(id string) map[string]any   { return map[string]any{"parent_objective_id": id} }
func underKR(id string) map[string]any { return map[string]any{"parent_key_result_id": id} }

func TestAligningAtOnceAndByRequest(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		company, ops, users, market := objective(w, "wei", "公司增长"), objective(w, "lina", "用户增长"), objective(w, "chen", "留存"), objective(w, "fang", "市场声量")
		marketKR := result(w, market, "品牌搜索量提升到8000", metric("5000", "8000"))

		up := w.Post("chen", "/objectives/"+users+"/alignments", under(ops))
		if up.Status != 201 || up.Str("state") != "agreed" || up.Str("parent_objective_id") != ops || up.Str("parent", "title") != "用户增长" {
			t.Errorf("to one's own line of teams at once: %s", up.Body)
		}
		w.Post("lina", "/objectives/"+ops+"/alignments", under(company))
		asked := w.Post("chen", "/objectives/"+users+"/alignments", underKR(marketKR))
		if asked.Str("state") != "requested" || asked.Str("parent_key_result_id") != marketKR || asked.Str("parent_objective_id") != market {
			t.Errorf("to another team's key result by request: %s", asked.Body)
		}
		if got := w.Post("coach", "/objectives/"+ops+"/alignments", under(market)); got.Str("state") != "agreed" {
			t.Errorf("a champion answers for every parent: %s", got.Body)
		}

		if got := w.Get("hu", "/alignments/requests").OK(); got.Len("items") != 0 {
			t.Errorf("nothing waits for hu: %s", got.Body)
		}
		if got := w.Get("chen", "/alignments/requests?sent=true").OK(); got.Len("items") != 1 {
			t.Errorf("chen has sent one: %s", got.Body)
		}
		waiting := w.Get("fang", "/alignments/requests").OK()
		if waiting.Str("items", 0, "id") != asked.ID() || waiting.Str("items", 0, "objective", "title") != "留存" || waiting.Str("items", 0, "can", 0) != "alignment.answer" {
			t.Fatalf("it waits for the owner: %s", waiting.Body)
		}
		w.Do("chen", "POST", "/alignments/"+asked.ID()+"/accept", nil).Fails(403, "access.denied")
		declined := w.Post("fang", "/alignments/"+asked.ID()+"/decline", map[string]any{"note": "我们口径不同"})
		if declined.Str("state") != "declined" || declined.Str("note") != "我们口径不同" {
			t.Errorf("declined: %s", declined.Body)
		}
		w.Do("fang", "POST", "/alignments/"+asked.ID()+"/accept", nil).Fails(409, "alignment.answered")
		again := w.Post("chen", "/objectives/"+users+"/alignments", underKR(marketKR))
		if got := w.Post("fang", "/alignments/"+again.ID()+"/accept", nil); got.Str("state") != "agreed" {
			t.Errorf("accepted the second time: %s", got.Body)
		}

		links := w.Get("hu", "/objectives/"+users+"/alignments").OK()
		if links.Len("parents") != 2 || links.Len("supporters") != 0 || links.Len("can") != 0 {
			t.Errorf("what the objective supports: %s", links.Body)
		}
		links = w.Get("hu", "/objectives/"+market+"/alignments").OK()
		if links.Len("supporters") != 2 || links.Str("supporters", 1, "objective", "owner_name") == "" {
			t.Errorf("what supports the objective: %s", links.Body)
		}
		w.Do("hu", "DELETE", "/alignments/"+again.ID(), nil).Fails(403, "access.denied")
		w.Do("fang", "DELETE", "/alignments/"+again.ID(), nil).OK()
		w.Do("fang", "DELETE", "/alignments/"+again.ID(), nil).Fails(404, "input.missing")
	})
}

func TestNoCircles(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		a, b, c := objective(w, "lina", "甲"), objective(w, "zhang", "乙", map[string]any{"visibility": "listed"}), objective(w, "chen", "丙")
		kr := result(w, c, "丙的关键结果", metric("0", "100"))
		w.Post("lina", "/objectives/"+a+"/alignments", under(objective(w, "wei", "顶")))
		w.Post("zhang", "/objectives/"+b+"/alignments", under(a))
		w.Do("chen", "POST", "/objectives/"+c+"/alignments", under(b)).Fails(422, "align.objective_missing")
		w.Do("zhang", "POST", "/objectives/"+b+"/alignments", under(b)).Fails(422, "align.self")
		w.Do("zhang", "POST", "/objectives/"+b+"/alignments", under(a)).Fails(409, "align.duplicate")
		w.Post("zhang", "/objectives/"+b+"/alignments", underKR(kr))

		seen := w.Do("zhang", "POST", "/objectives/"+c+"/alignments", under(b))
		seen.Fails(422, "align.cycle")
		if !strings.Contains(seen.Str("detail"), "丙 → 乙 → 丙") {
			t.Errorf("the circle is told: %s", seen.Body)
		}
		w.Post("coach", "/objectives/"+a+"/alignments", under(objective(w, "fang", "旁")))
		far := w.Do("coach", "POST", "/objectives/"+c+"/alignments", under(a), "Accept-Language", "en")
		if far.Status != 201 {
			t.Fatalf("丙 under 甲 is no circle: %s", far.Body)
		}
		hidden := w.Do("lina", "POST", "/objectives/"+a+"/alignments", underKR(kr), "Accept-Language", "en")
		hidden.Fails(422, "align.cycle")
		if strings.Contains(hidden.Str("detail"), "乙") {
			t.Errorf("a hidden title is told: %s", hidden.Body)
		}
	})
}

func TestAHiddenTitleInACircleIsNotTold(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		top, secret, low := objective(w, "wei", "顶层"), objective(w, "zhang", "秘密", map[string]any{"visibility": "listed"}), objective(w, "chen", "底层")
		w.Post("zhang", "/objectives/"+secret+"/alignments", under(top))
		w.Do("zhang", "POST", "/objectives/"+low+"/alignments", under(secret)).OK()
		got := w.Do("wei", "POST", "/objectives/"+top+"/alignments", under(low))
		got.Fails(422, "align.cycle")
		if !strings.Contains(got.Str("detail"), "顶层 → 底层 → … → 顶层") {
			t.Errorf("path with a hidden title: %s", got.Body)
		}
		links := w.Get("wei", "/objectives/"+low+"/alignments").OK()
		if links.Len("parents") != 1 || links.At("parents", 0, "parent") != nil {
			t.Errorf("a hidden parent has no face: %s", links.Body)
		}
	})
}

func TestBadInput(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "lina", "增长")
		kr := result(w, o, "新增", metric("0", "10"))
		w.Do("lina", "POST", "/objectives/"+o+"/alignments", map[string]any{}).Fails(422, "align.parent_needed")
		w.Do("lina", "POST", "/objectives/"+o+"/alignments", map[string]any{"parent_objective_id": o, "parent_key_result_id": kr}).Fails(422, "align.parent_twice")
		w.Do("lina", "POST", "/objectives/"+o+"/alignments", under("nowhere")).Fails(422, "align.objective_missing")
		w.Do("lina", "POST", "/objectives/"+o+"/alignments", underKR("nowhere")).Fails(422, "align.key_result_missing")
		w.Do("lina", "POST", "/objectives/nowhere/alignments", under(o)).Fails(404, "input.missing")
		w.Do("lina", "POST", "/objectives/"+o+"/alignments", underKR(kr)).Fails(422, "align.self")
		w.Get("lina", "/map?cycle_id=nowhere").Fails(404, "input.missing")
	})
}

// TestWhoMayWhat walks each operation by each kind of person.
func TestWhoMayWhat(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		child, parent := objective(w, "chen", "下"), objective(w, "fang", "上")
		fresh := func() string {
			id := w.Post("chen", "/objectives/"+child+"/alignments", under(parent)).ID()
			return id
		}
		want := map[string][4]int{ // align, answer, remove, coverage
			"chen": {201, 403, 204, 200}, "zhang": {201, 403, 204, 200}, "lina": {201, 403, 204, 200}, "wei": {201, 200, 204, 200},
			"hu": {403, 403, 403, 200}, "fang": {403, 200, 204, 200}, "coach": {201, 200, 204, 200}, "hr": {403, 403, 403, 200},
			"root": {201, 200, 204, 200}, "guest": {404, 404, 404, 403}, "": {401, 401, 401, 401},
		}
		for who, status := range want {
			if got := w.Do(who, "POST", "/objectives/"+child+"/alignments", under(parent)); got.Status != status[0] {
				t.Errorf("%s aligns: %d, want %d: %s", who, got.Status, status[0], got.Body)
			} else if got.Status == 201 {
				w.Do("chen", "DELETE", "/alignments/"+got.ID(), nil).OK()
			}
			id := fresh()
			if got := w.Do(who, "POST", "/alignments/"+id+"/accept", nil); got.Status != status[1] {
				t.Errorf("%s answers: %d, want %d: %s", who, got.Status, status[1], got.Body)
			}
			if got := w.Do("fang", "POST", "/alignments/"+id+"/accept", nil); got.Status != 200 && got.Status != 409 {
				t.Fatalf("%d: %s", got.Status, got.Body)
			}
			if got := w.Do(who, "DELETE", "/alignments/"+id, nil); got.Status != status[2] {
				t.Errorf("%s removes: %d, want %d: %s", who, got.Status, status[2], got.Body)
			} else if got.Status != 204 {
				w.Do("chen", "DELETE", "/alignments/"+id, nil).OK()
			}
			if got := w.Get(who, "/coverage?cycle_id="+w.ID["2026Q4"]); got.Status != status[3] {
				t.Errorf("%s looks at the coverage: %d, want %d: %s", who, got.Status, status[3], got.Body)
			}
		}
		w.Get("guest", "/objectives/"+child+"/alignments").Fails(404, "input.missing")
	})
}
