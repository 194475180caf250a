package plans_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// result drafts an objective of a person's with one key result and returns the
// key result's id.
func result(w *apptest.World, owner, visibility string) string {
	w.T.Helper()
	o := w.Post(owner, "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": owner + "的目标", "owner_id": w.ID[owner], "visibility": visibility})
	return w.Post(owner, "/objectives/"+o.ID()+"/key-results", map[string]any{"title": owner + "的关键结果",
		"measure": map[string]any{"kind": "metric", "baseline": "0", "target": "100", "unit": "人"}}).ID()
}

// action adds an action to a plan as its key result's owner and returns its id.
func action(w *apptest.World, as, kr, title, starts, due string, more ...map[string]any) string {
	w.T.Helper()
	body := map[string]any{"title": title, "owner_id": w.ID[as], "starts_on": starts, "due_on": due}
	for _, m := range more {
		for k, v := range m {
			body[k] = v
		}
	}
	return w.Post(as, "/key-results/"+kr+"/actions", body).ID()
}

func TestPlanAnAction(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		kr := result(w, "lina", "everyone")
		got := w.Post("lina", "/key-results/"+kr+"/actions", map[string]any{"title": " 老用户 召回 ", "owner_id": w.ID["chen"], "collaborator_ids": []string{w.ID["hu"], w.ID["chen"]},
			"starts_on": "2026-11-16", "due_on": "2026-11-27", "how": "短信 **分三批**", "effort_days": "2.5", "steps": []map[string]any{{"title": "圈人"}, {"title": "发送"}}})
		if got.Status != 201 || got.Str("state") != "todo" || got.Str("title") != "老用户 召回" || got.Str("effort_days") != "2.5" || got.Len("steps") != 2 ||
			got.Len("collaborator_ids") != 1 || got.Str("owner_name") != "chen" || got.Str("key_result_title") == "" {
			t.Errorf("planned: %s", got.Body)
		}
		id, step := got.ID(), got.Str("steps", 0, "id")
		if got := w.Post("hu", "/actions/"+id+"/steps/"+step, map[string]any{"done": true}); got.At("steps_done") != 1.0 {
			t.Errorf("a collaborator ticks: %s", got.Body)
		}
		w.Do("chen", "PATCH", "/actions/"+id, map[string]any{"state": "blocked"}).Fails(422, "plan.block_why")
		blocked := w.Patch("chen", "/actions/"+id, map[string]any{"state": "blocked", "blocked": map[string]any{"why": "等数据权限", "person_id": w.ID["hu"]}})
		if blocked.Str("blocked", "why") != "等数据权限" || blocked.Str("blocked", "person_name") != "hu" || blocked.Str("blocked", "since") == "" {
			t.Errorf("blocked: %s", blocked.Body)
		}
		if got := w.Patch("chen", "/actions/"+id, map[string]any{"title": "召回"}); got.Str("state") != "blocked" || got.Str("blocked", "why") != "等数据权限" {
			t.Errorf("stays blocked while something else changes: %s", got.Body)
		}
		done := w.Patch("chen", "/actions/"+id, map[string]any{"state": "done"})
		if done.At("blocked") != nil || done.Str("done_at") == "" {
			t.Errorf("done: %s", done.Body)
		}
		w.Do("chen", "PATCH", "/actions/"+id, map[string]any{"state": "todo"}).Fails(409, "plan.state_move")
		if got := w.Get("lina", "/key-results/"+kr).OK(); got.At("progress") != nil {
			t.Errorf("an action never feeds progress: %s", got.Body)
		}
		if got := w.Patch("lina", "/actions/"+id, map[string]any{"effort_days": nil, "starts_on": nil}); got.At("effort_days") != nil || got.Str("starts_on") != "" {
			t.Errorf("null clears: %s", got.Body)
		}
		stale := w.Do("lina", "PATCH", "/actions/"+id, map[string]any{"title": "x"}, "If-Match", `"1"`).Fails(412, "input.stale")
		if stale.Str("current", "title") != "召回" {
			t.Errorf("what is there now: %s", stale.Body)
		}
		w.Do("lina", "DELETE", "/actions/"+id, nil).OK()
		w.Get("lina", "/actions/"+id).Fails(404, "input.missing")
		w.Post("lina", "/actions/"+id+"/restore", nil)
		w.Do("lina", "POST", "/actions/"+id+"/restore", nil).Fails(404, "input.missing")
	})
}

func TestBadInputNamesEveryField(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		kr := result(w, "lina", "everyone")
		bad := w.Do("lina", "POST", "/key-results/"+kr+"/actions", map[string]any{"title": " ", "effort_days": "-1", "steps": []map[string]any{{"title": ""}}})
		if bad.Fails(422, "plan.title_needed").Len("errors") != 5 {
			t.Errorf("title, owner, due date, effort and step are wrong: %s", bad.Body)
		}
		w.Do("lina", "POST", "/key-results/"+kr+"/actions", map[string]any{"title": "x", "due_on": "27.11.2026", "effort_days": "viel"}).Fails(422, "input.date")
		w.Do("lina", "POST", "/key-results/"+kr+"/actions", map[string]any{"title": "x", "owner_id": "nobody", "due_on": "2026-11-27"}).Fails(422, "plan.person_unknown")
		w.Do("lina", "POST", "/key-results/"+kr+"/actions", map[string]any{"title": "x", "owner_id": w.ID["lina"], "starts_on": "2026-12-01", "due_on": "2026-11-27"}).Fails(422, "plan.due_before_start")
		w.Do("lina", "POST", "/key-results/"+kr+"/actions", map[string]any{"title": "x", "owner_id": w.ID["lina"], "due_on": "2026-11-27", "depends_on": []string{"none"}}).Fails(422, "plan.depends_missing")
		w.Do("lina", "POST", "/key-results/nowhere/actions", map[string]any{"title": "x", "owner_id": w.ID["lina"], "due_on": "2026-11-27"}).Fails(404, "input.missing")
		id := action(w, "lina", kr, "一", "", "2026-11-27")
		w.Do("lina", "POST", "/key-results/"+kr+"/actions/order", map[string]any{"ids": []string{"none"}}).Fails(422, "input.missing")
		w.Do("lina", "POST", "/actions/"+id+"/steps/none", map[string]any{"done": true}).Fails(404, "input.missing")
		w.Do("lina", "PATCH", "/actions/"+id, map[string]any{"blocked": map[string]any{"why": "等", "person_id": "nobody"}}).Fails(422, "plan.person_unknown")
		w.Do("lina", "PATCH", "/actions/"+id, map[string]any{"key_result_id": "none"}).Fails(422, "plan.key_result_unknown")
	})
}

func TestDependenciesAndTheirEffects(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		kr := result(w, "lina", "everyone")
		a := action(w, "lina", kr, "甲", "2026-11-16", "2026-11-18") // Monday to Wednesday
		b := action(w, "lina", kr, "乙", "2026-11-19", "2026-11-20", map[string]any{"depends_on": []string{a}})
		c := action(w, "lina", kr, "丙", "2026-11-23", "2026-11-24", map[string]any{"depends_on": []string{b}})
		circle := w.Do("lina", "PATCH", "/actions/"+a, map[string]any{"depends_on": []string{c}})
		if circle.Fails(422, "plan.depends_cycle"); !strings.Contains(circle.Str("detail"), "甲 → 丙 → 乙 → 甲") {
			t.Errorf("the circle is told: %s", circle.Body)
		}
		w.Do("lina", "PATCH", "/actions/"+a, map[string]any{"depends_on": []string{a}}).Fails(422, "plan.depends_self")

		// 甲 to Friday: 乙 would have to start on Monday, and 丙 on Wednesday.
		got := w.Post("hu", "/actions/"+a+"/effects", map[string]any{"due_on": "2026-11-20"})
		if got.Len("dependents") != 2 || got.Str("dependents", 0, "new_starts_on") != "2026-11-23" || got.Str("dependents", 0, "new_due_on") != "2026-11-24" ||
			got.Str("dependents", 1, "new_starts_on") != "2026-11-25" || got.At("can_move_all") != false {
			t.Errorf("effects: %s", got.Body)
		}
		if now := w.Get("lina", "/actions/"+b).OK(); now.Str("starts_on") != "2026-11-19" {
			t.Errorf("a preview saves nothing: %s", now.Body)
		}
		moved := w.Patch("lina", "/actions/"+a, map[string]any{"due_on": "2026-11-20", "move_dependents": true})
		if moved.Len("moved") != 2 || moved.Str("due_on") != "2026-11-20" {
			t.Errorf("moved with it: %s", moved.Body)
		}
		if now := w.Get("lina", "/actions/"+c).OK(); now.Str("starts_on") != "2026-11-25" || now.Str("due_on") != "2026-11-26" {
			t.Errorf("the last in the row: %s", now.Body)
		}

		other := action(w, "fang", result(w, "fang", "listed"), "市场的", "2026-11-23", "2026-11-24", map[string]any{"depends_on": []string{a}})
		denied := w.Do("lina", "PATCH", "/actions/"+a, map[string]any{"due_on": "2026-11-25", "move_dependents": true})
		if denied.Fails(403, "plan.dependents_denied"); strings.Contains(denied.Str("detail"), "市场的") {
			t.Errorf("a hidden title is told: %s", denied.Body)
		}
		if now := w.Get("lina", "/actions/"+a).OK(); now.Str("due_on") != "2026-11-20" {
			t.Errorf("nothing is saved of what was refused: %s", now.Body)
		}
		if got := w.Post("lina", "/actions/"+a+"/effects", map[string]any{"due_on": "2026-11-25"}); got.Len("dependents") != 3 {
			t.Errorf("a hidden dependent counts: %s", got.Body)
		}
		w.Patch("lina", "/actions/"+a, map[string]any{"due_on": "2026-11-25"})
		w.Get("lina", "/actions/"+other).Fails(404, "input.missing")
	})
}

func TestListsLateAndLoad(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		kr, secret := result(w, "lina", "everyone"), result(w, "zhang", "listed")
		late := action(w, "lina", kr, "迟了", "2026-10-12", "2026-11-13", map[string]any{"effort_days": "3"})
		action(w, "lina", kr, "该开始了", "2026-11-12", "2026-12-04", map[string]any{"effort_days": "10"})
		action(w, "lina", kr, "还早", "2026-12-01", "2026-12-04")
		action(w, "zhang", secret, "秘密", "", "2026-11-30")

		list := w.Get("lina", "/actions?owner_id=me").OK()
		if list.Len("items") != 3 || list.Str("items", 0, "id") != late || list.Str("items", 0, "signal") != "overdue" || list.At("items", 0, "workdays") != 1.0 {
			t.Errorf("mine, the most late first: %s", list.Body)
		}
		if list.Str("items", 1, "signal") != "not_started" || list.At("items", 1, "slipping") != true || list.Str("items", 2, "signal") != "" {
			t.Errorf("slipping: %s", list.Body)
		}
		if got := w.Get("hu", "/actions?late=true&cycle_id="+w.ID["2026Q4"]).OK(); got.Len("items") != 1 {
			t.Errorf("late: %s", got.Body)
		}
		if got := w.Get("hu", "/actions?state=done,dropped").OK(); got.Len("items") != 0 {
			t.Errorf("by state: %s", got.Body)
		}
		if got := w.Get("hu", "/actions").OK(); got.Len("items") != 3 {
			t.Errorf("what is hidden is not listed: %s", got.Body)
		}
		first := w.Get("lina", "/actions?owner_id=me&limit=2").OK()
		second := w.Get("lina", "/actions?owner_id=me&limit=2&cursor="+first.Str("next")).OK()
		if first.Len("items") != 2 || second.Len("items") != 1 || second.Str("next") != "" {
			t.Errorf("pages: %s %s", first.Body, second.Body)
		}
		if got := w.Get("guest", "/actions").OK(); got.Len("items") != 0 {
			t.Errorf("a guest: %s", got.Body)
		}

		load := w.Get("wei", "/load?person_id="+w.ID["lina"]).OK()
		if load.Str("items", 0, "effort_days") != "13" || load.At("items", 0, "unsized") != 1.0 || load.Str("from") != "2026-11-16" || load.At("items", 0, "overload") != false {
			t.Errorf("load: %s", load.Body)
		}
		if got := w.Get("wei", "/load?team_id="+w.ID["运营部"]).OK(); got.Len("items") != 3 {
			t.Errorf("load of a team: %s", got.Body)
		}
		planned := w.Get("wei", "/load?key_result_id="+kr).OK()
		if planned.Len("items") != 1 || planned.Str("items", 0, "person_id") != w.ID["lina"] || planned.Str("items", 0, "effort_days") != "13" {
			t.Errorf("load of those in a plan: %s", planned.Body)
		}
		w.Get("hu", "/load?key_result_id="+secret).Fails(404, "input.missing")
		w.Get("wei", "/load?key_result_id=nowhere").Fails(404, "input.missing")
		w.Get("guest", "/load").Fails(403, "access.denied")
		w.Get("wei", "/load?person_id=nobody").Fails(404, "input.missing")
		w.Get("wei", "/load?cycle_id=nowhere").Fails(404, "input.missing")
	})
}

// What slips is found by the database as it is judged one by one, on workdays and days off,
// and together with what is late it is what the insight page counts.
func TestWhatSlipsIsFoundAsItIsJudged(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-16")
		kr := result(w, "lina", "everyone")
		o := w.Get("root", "/key-results/"+kr).OK().Str("objective_id")
		draft := result(w, "hu", "everyone")
		action(w, "hu", draft, "草稿里的", "", "2026-11-18")
		dropped := w.Post("lina", "/objectives/"+o+"/key-results", map[string]any{"title": "不做了", "measure": map[string]any{"kind": "metric", "baseline": "0", "target": "1", "unit": "次"}}).ID()
		w.Post("root", "/key-results/"+dropped+"/actions", map[string]any{"title": "跟着不做", "owner_id": w.ID["lina"], "due_on": "2026-11-18"})
		for _, step := range []string{"submit", "approve", "activate"} {
			w.Post("root", "/objectives/"+o+"/"+step, nil)
		}
		w.Patch("root", "/key-results/"+dropped, map[string]any{"dropped": true, "reason": "不做了"})
		states := []string{"todo", "doing", "blocked", "done"}
		for i, starts := range []string{"", "2026-11-13", "2026-11-16", "2026-11-20", "2026-11-21", "2026-11-30"} {
			for j, due := range []string{"2026-11-30", "2026-12-02", "2026-12-03", "2026-12-31"} {
				id := action(w, "lina", kr, starts+" "+due, starts, due)
				if state := states[(i+j)%len(states)]; state != "todo" {
					body := map[string]any{"state": state}
					if state == "blocked" {
						body["blocked"] = map[string]any{"why": "等人", "person_id": w.ID["hu"]}
					}
					w.Patch("lina", "/actions/"+id, body)
				}
			}
		}
		for _, day := range []string{"2026-11-16", "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-29", "2026-11-30", "2026-12-04"} {
			w.At(day)
			all := w.Get("root", "/actions?under_way=true&limit=200").OK()
			slipping, late := 0, 0
			for i := range all.Len("items") {
				if all.At("items", i, "slipping") == true {
					slipping++
				}
				if all.Str("items", i, "signal") == "overdue" {
					late++
				}
			}
			found := w.Get("root", "/actions?under_way=true&slipping=true&limit=200").OK()
			if found.Len("items") != slipping {
				t.Errorf("on %s %d slip, found %d", day, slipping, found.Len("items"))
			}
			for i := range found.Len("items") {
				if found.At("items", i, "slipping") != true {
					t.Errorf("on %s %s doesn't slip", day, found.Str("items", i, "title"))
				}
			}
			plans := w.Get("root", "/insight").OK()
			if plans.At("plans", "slipping") != float64(slipping) || plans.At("plans", "overdue") != float64(late) || plans.At("plans", "open") == nil {
				t.Errorf("on %s the insight page counts %v, the lists have %d slipping, %d late", day, plans.At("plans"), slipping, late)
			}
		}
	})
}

// Where key results are listed or read, each tells how far its plan is, and the
// number of queries hangs on neither.
func TestAKeyResultTellsItsPlanInShort(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		kr := result(w, "lina", "everyone")
		list := "/objectives?include=key_results&owner_id=" + w.ID["lina"]
		if got := w.Get("hu", list).OK(); got.At("items", 0, "key_results", 0, "actions", "open") != 0.0 || got.At("items", 0, "key_results", 0, "actions", "next") != nil {
			t.Errorf("without a plan: %s", got.Body)
		}
		count := func() int { return len(w.Queries(func() { w.Get("hu", list).OK() })) }
		before := count()
		action(w, "lina", kr, "该开始了", "2026-11-12", "2026-12-04")
		late := action(w, "lina", kr, "迟了", "2026-10-12", "2026-11-13")
		action(w, "lina", kr, "还早", "2026-12-01", "2026-12-04")
		action(w, "lina", kr, "完成的", "", "2026-11-02", map[string]any{"state": "done"})
		action(w, "lina", kr, "不做了", "", "2026-11-02", map[string]any{"state": "dropped"})
		w.Do("lina", "DELETE", "/actions/"+action(w, "lina", kr, "删了的", "", "2026-11-01"), nil).OK()
		check := func(what string, got apptest.Answer, path ...any) {
			t.Helper()
			of := func(more ...any) any { return got.At(append(append([]any{}, path...), more...)...) }
			if of("open") != 3.0 || of("done") != 1.0 || of("overdue") != 1.0 || of("slipping") != 1.0 || of("next", "id") != late ||
				of("next", "title") != "迟了" || of("next", "due_on") != "2026-11-13" {
				t.Errorf("%s: %s", what, got.Body)
			}
		}
		listed := w.Get("hu", list).OK()
		check("in the list", listed, "items", 0, "key_results", 0, "actions")
		check("of the objective", w.Get("hu", "/objectives/"+listed.Str("items", 0, "id")).OK(), "key_results", 0, "actions")
		check("of the key result", w.Get("hu", "/key-results/"+kr).OK(), "actions")
		for range 3 {
			action(w, "lina", result(w, "lina", "everyone"), "更多", "", "2026-12-04")
		}
		if again := count(); again != before {
			t.Errorf("the list takes %d queries, then %d", before, again)
		}
	})
}

func TestHandOverAndOrder(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		kr := result(w, "lina", "team")
		open := action(w, "lina", kr, "开着", "", "2026-12-01", map[string]any{"owner_id": w.ID["hu"]})
		done := action(w, "lina", kr, "完成的", "", "2026-12-02", map[string]any{"owner_id": w.ID["hu"], "state": "done"})
		if got := w.Get("hu", "/key-results/"+kr+"/actions").OK(); got.Len("items") != 2 {
			t.Errorf("who is responsible sees the plan: %s", got.Body)
		}
		w.Get("fang", "/key-results/"+kr+"/actions").Fails(404, "input.missing")
		w.Do("lina", "POST", "/key-results/"+kr+"/actions/order", map[string]any{"ids": []string{done, open}}).OK()
		if got := w.Get("lina", "/key-results/"+kr+"/actions").OK(); got.Str("items", 0, "id") != done || got.Str("can", 0) != "action.create" {
			t.Errorf("in the new order: %s", got.Body)
		}
		w.Post("hr", "/people/"+w.ID["hu"]+"/deactivate", map[string]any{"hand_over_to": w.ID["fang"]})
		if got := w.Get("fang", "/actions/"+open).OK(); got.Str("owner_name") != "fang" {
			t.Errorf("handed over: %s", got.Body)
		}
		if got := w.Get("fang", "/actions/"+done).OK(); got.Str("owner_name") != "hu" || got.At("owner_left") != true {
			t.Errorf("what is done stays theirs: %s", got.Body)
		}
	})
}

// TestWhoMayWhat walks each operation by each kind of person.
func TestWhoMayWhat(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		kr := result(w, "chen", "team")
		id := action(w, "chen", kr, "行动", "", "2026-12-01", map[string]any{"owner_id": w.ID["zhang"], "collaborator_ids": []string{w.ID["hu"]}})
		want := map[string][5]int{ // read, plan, change, delete, list the plan
			"chen": {200, 201, 200, 204, 200}, "zhang": {200, 201, 200, 204, 200}, "hu": {200, 403, 200, 403, 200}, "lina": {200, 201, 200, 204, 200},
			"wei": {200, 201, 200, 204, 200}, "fang": {404, 404, 404, 404, 404}, "coach": {200, 201, 200, 204, 200}, "hr": {404, 404, 404, 404, 404},
			"root": {200, 201, 200, 204, 200}, "guest": {404, 404, 404, 404, 404}, "": {401, 401, 401, 401, 401},
		}
		for who, status := range want {
			check := func(what string, i int, got apptest.Answer) {
				t.Helper()
				if got.Status != status[i] {
					t.Errorf("%s %s: %d, want %d: %s", who, what, got.Status, status[i], got.Body)
				}
			}
			check("reads", 0, w.Get(who, "/actions/"+id))
			check("plans", 1, w.Do(who, "POST", "/key-results/"+kr+"/actions", map[string]any{"title": "又一个", "owner_id": w.ID["chen"], "due_on": "2026-12-01"}))
			check("changes", 2, w.Do(who, "PATCH", "/actions/"+id, map[string]any{"state": "doing"}))
			check("lists", 4, w.Get(who, "/key-results/"+kr+"/actions"))
			gone := w.Do(who, "DELETE", "/actions/"+id, nil)
			check("deletes", 3, gone)
			if gone.Status == 204 {
				w.Post("chen", "/actions/"+id+"/restore", nil)
			}
		}
	})
}
