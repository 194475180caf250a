package home_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// objective puts one to work whose key results chen is responsible for, each
// owing a check-in every Monday.
func objective(w *apptest.World, title string, results ...string) (id string, krs []string) {
	w.T.Helper()
	id = draft(w, "lina", title)
	for _, r := range results {
		krs = append(krs, result(w, "lina", id, r, "chen"))
	}
	w.Post("lina", "/objectives/"+id+"/submit", nil)
	w.Post("wei", "/objectives/"+id+"/approve", nil)
	w.Post("lina", "/objectives/"+id+"/activate", nil)
	return id, krs
}

func draft(w *apptest.World, owner, title string) string {
	w.T.Helper()
	return w.Post(owner, "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID[owner], "kind": "committed"}).ID()
}

func result(w *apptest.World, as, objective, title, owner string) string {
	w.T.Helper()
	return w.Post(as, "/objectives/"+objective+"/key-results", map[string]any{
		"title": title, "owner_id": w.ID[owner], "cadence": map[string]any{"kind": "weekly", "weekday": 1},
		"measure": map[string]any{"kind": "metric", "baseline": "0", "target": "1000", "unit": "人"},
	}).ID()
}

func checkIn(w *apptest.World, kr, value string) {
	w.T.Helper()
	w.Post("chen", "/key-results/"+kr+"/check-ins", map[string]any{"value": value})
}

func act(w *apptest.World, kr, title, due string) string {
	w.T.Helper()
	return w.Post("lina", "/key-results/"+kr+"/actions", map[string]any{"title": title, "owner_id": w.ID["chen"], "due_on": due}).ID()
}

func week(w *apptest.World, as string) apptest.Answer {
	w.T.Helper()
	return w.Get(as, "/home").OK()
}

func TestWhatIsOwedComesTheLongestOwedFirstAndGoesOnceItIsDone(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-06")
		_, krs := objective(w, "拉新", "新增付费用户", "新增注册用户")
		checkIn(w, krs[0], "100")
		w.At("2026-11-17") // Tuesday: Monday's is missing for both
		got := week(w, "chen")
		if got.Len("check_ins") != 2 || got.Str("check_ins", 0, "key_result", "id") == got.Str("check_ins", 1, "key_result", "id") {
			t.Fatalf("both are owed: %s", got.Body)
		}
		for i := range 2 {
			if got.At("check_ins", i, "missed") != true || got.Str("check_ins", i, "objective", "title") != "拉新" {
				t.Errorf("missed since Monday: %s", got.Body)
			}
		}
		if a, b := got.Str("check_ins", 0, "due_on"), got.Str("check_ins", 1, "due_on"); a > b {
			t.Errorf("the longest owed first: %s, then %s", a, b)
		}
		of := 0
		if got.Str("check_ins", 1, "key_result", "id") == krs[0] {
			of = 1
		}
		if got.Str("check_ins", of, "last", "value") != "100" || got.At("check_ins", 1-of, "last") != nil {
			t.Errorf("the last check-in is in view: %s", got.Body)
		}

		checkIn(w, krs[0], "120")
		got = week(w, "chen")
		if got.Len("check_ins") != 1 || got.Str("check_ins", 0, "key_result", "id") != krs[1] || got.At("done") != 1.0 {
			t.Errorf("one is done, one is left: %s", got.Body)
		}
		checkIn(w, krs[1], "5")
		got = week(w, "chen")
		if got.Len("check_ins") != 0 || got.At("done") != 2.0 || got.Str("next_on") != "2026-11-23" /* Tuesday is late for Monday the 16th */ || got.At("minutes") != 0.0 {
			t.Errorf("nothing is left this week: %s", got.Body)
		}
		if other := week(w, "hu"); other.Len("check_ins") != 0 || other.At("done") != 0.0 {
			t.Errorf("it is nobody else's: %s", other.Body)
		}
	})
}

func TestADroppedOrClosedOneIsNotOwed(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-10")
		id, _ := objective(w, "拉新", "新增付费用户")
		w.At("2026-11-17")
		if got := week(w, "chen"); got.Len("check_ins") != 1 {
			t.Fatalf("owed: %s", got.Body)
		}
		w.Post("lina", "/objectives/"+id+"/close", map[string]any{"outcome": "dropped", "note": "方向变了"})
		if got := week(w, "chen"); got.Len("check_ins") != 0 || got.Str("next_on") != "" {
			t.Errorf("closed: %s", got.Body)
		}
	})
}

func TestActionsThatAreLateOrDueThisWeek(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-10")
		_, krs := objective(w, "拉新", "新增付费用户")
		late := act(w, krs[0], "写召回脚本", "2026-11-13")
		due := act(w, krs[0], "对比效果", "2026-11-22") // Sunday
		act(w, krs[0], "下周的事", "2026-11-23")
		w.At("2026-11-17")
		got := week(w, "chen")
		if got.Len("actions") != 2 || got.Str("actions", 0, "id") != late || got.Str("actions", 1, "id") != due {
			t.Fatalf("late, then due by Sunday: %s", got.Body)
		}
		w.Do("chen", "PATCH", "/actions/"+late, map[string]any{"state": "done"}).OK()
		if got = week(w, "chen"); got.Len("actions") != 1 || got.Str("actions", 0, "id") != due {
			t.Errorf("what is done goes: %s", got.Body)
		}
	})
}

func TestApprovalsComeToWhoMayGiveThem(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-10")
		o := draft(w, "chen", "提升内容质量")
		result(w, "chen", o, "人均互动", "chen")
		if got := week(w, "zhang"); got.Len("reviews") != 0 {
			t.Errorf("a draft waits for nobody: %s", got.Body)
		}
		w.Post("chen", "/objectives/"+o+"/submit", nil)
		if got := week(w, "zhang"); got.Len("reviews") != 1 || got.Str("reviews", 0, "id") != o {
			t.Fatalf("it waits for the leader of chen's team: %s", got.Body)
		}
		for _, other := range []string{"chen", "hu", "fang"} {
			if got := week(w, other); got.Len("reviews") != 0 {
				t.Errorf("it doesn't wait for %s: %s", other, got.Body)
			}
		}
		w.Post("zhang", "/objectives/"+o+"/approve", nil)
		if got := week(w, "zhang"); got.Len("reviews") != 0 {
			t.Errorf("it is answered: %s", got.Body)
		}
	})
}

func TestARevisionWaitsForConsent(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-10")
		_, krs := objective(w, "拉新", "新增付费用户")
		w.Do("lina", "PATCH", "/key-results/"+krs[0], map[string]any{"reason": "预算减半",
			"measure": map[string]any{"kind": "metric", "baseline": "0", "target": "600", "unit": "人"}}).OK()
		got := week(w, "wei")
		if got.Len("revisions") != 1 || got.Str("revisions", 0, "key_result_title") != "新增付费用户" || got.Str("revisions", 0, "unit") != "人" ||
			got.At("revisions", 0, "can_decide") != true || got.Str("revisions", 0, "reason") != "预算减半" {
			t.Fatalf("a lower target waits for lina's lead: %s", got.Body)
		}
		if got := week(w, "lina"); got.Len("revisions") != 0 {
			t.Errorf("nobody consents to their own: %s", got.Body)
		}
		w.Post("wei", "/revisions/"+got.Str("revisions", 0, "id")+"/approve", map[string]any{})
		if got := week(w, "wei"); got.Len("revisions") != 0 {
			t.Errorf("it is answered: %s", got.Body)
		}
	})
}

func TestARequestToAlignWaitsForTheOwner(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-10")
		_, krs := objective(w, "拉新", "新增付费用户")
		o := draft(w, "hu", "投放提效")
		w.Post("hu", "/objectives/"+o+"/alignments", map[string]any{"parent_key_result_id": krs[0]})
		var owner string
		for _, who := range []string{"lina", "chen"} {
			if week(w, who).Len("requests") == 1 {
				owner = who
			}
		}
		if owner == "" {
			t.Fatalf("somebody is asked: %s %s", week(w, "lina").Body, week(w, "chen").Body)
		}
		got := week(w, owner)
		if got.Str("requests", 0, "child", "title") != "投放提效" || got.Str("requests", 0, "key_result_title") != "新增付费用户" || got.Str("requests", 0, "asked_by_name") != "hu" {
			t.Errorf("it says who wants to support what: %s", got.Body)
		}
		w.Post(owner, "/alignments/"+got.Str("requests", 0, "id")+"/accept", map[string]any{})
		if got := week(w, owner); got.Len("requests") != 0 {
			t.Errorf("it is answered: %s", got.Body)
		}
	})
}

func TestWhatOthersDidIsToldOnceEachAndOnlyToWhoSeesIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-10")
		id, krs := objective(w, "拉新", "新增付费用户")
		w.Pass(60e9)
		checkIn(w, krs[0], "100")
		w.Pass(60e9)
		checkIn(w, krs[0], "120")
		got := week(w, "lina")
		if got.Str("changes", 0, "kind") != "check_in.made" || got.Str("changes", 0, "actor_name") != "chen" || got.Str("changes", 0, "key_result", "unit") != "人" ||
			got.Str("changes", 0, "after", "value") != "120" || got.Str("changes", 0, "objective", "id") != id {
			t.Fatalf("the newest first: %s", got.Body)
		}
		if n := strings.Count(string(got.Body), `"check_in.made"`); n != 1 {
			t.Errorf("two check-ins are one line, not %d: %s", n, got.Body)
		}
		if own := week(w, "chen"); strings.Contains(string(own.Body), `"check_in.made"`) {
			t.Errorf("one's own doings are no news: %s", own.Body)
		}
		if other := week(w, "hu"); other.Len("changes") != 0 {
			t.Errorf("hu follows none of it: %s", other.Body)
		}
		w.At("2026-11-30")
		if later := week(w, "lina"); later.Len("changes") != 0 {
			t.Errorf("after a fortnight it is old: %s", later.Body)
		}
	})
}

func TestTheWeekIsReadInAFixedNumberOfQueries(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-06")
		fill := func() {
			_, krs := objective(w, "拉新", "新增付费用户", "新增注册用户")
			checkIn(w, krs[0], "100")
			act(w, krs[0], "写召回脚本", "2026-11-13")
		}
		fill()
		w.At("2026-11-17")
		week(w, "chen")
		few := w.Queries(func() { week(w, "chen") })
		w.At("2026-11-06")
		for range 6 {
			fill()
		}
		w.At("2026-11-17")
		var got apptest.Answer
		many := w.Queries(func() { got = week(w, "chen") })
		if got.Len("check_ins") != 14 || got.Len("actions") != 7 {
			t.Fatalf("the week is full: %s", got.Body)
		}
		if len(many) != len(few) || len(many) > 12 {
			t.Errorf("a small week takes %d queries, a full one %d:\n%s", len(few), len(many), strings.Join(many, "\n"))
		}
	})
}

func TestWhereNobodyLeadsTheChampionIsAsked(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-10")
		o := draft(w, "root", "把司南用起来") // the admin is in no team and has no manager
		result(w, "root", o, "每周按时更新的人", "root")
		w.Post("root", "/objectives/"+o+"/submit", nil)
		if got := week(w, "coach"); got.Len("reviews") != 1 || got.Str("reviews", 0, "id") != o {
			t.Errorf("the champion is asked: %s", got.Body)
		}
		if got := week(w, "root"); got.Len("reviews") != 0 {
			t.Errorf("the admin isn't, there being a champion: %s", got.Body)
		}
		if got := w.Get("root", "/objectives/"+o).OK(); got.Len("approvers") != 1 || got.Str("approvers", 0, "id") != w.ID["coach"] {
			t.Errorf("the objective names the champion: %s", got.Body)
		}
		w.Do("root", "PATCH", "/people/"+w.ID["coach"], map[string]any{"role": "member"}).OK()
		if got := week(w, "root"); got.Len("reviews") != 1 || got.Str("reviews", 0, "id") != o {
			t.Errorf("without a champion the admin is asked, though it is their own: %s", got.Body)
		}
	})
}

func TestWhatIsBeingPreparedIsListedUntilItIsActive(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-10")
		o := draft(w, "chen", "提升内容质量")
		result(w, "chen", o, "人均互动", "chen")
		stands := func(state string, approved bool) {
			t.Helper()
			got := week(w, "chen")
			if got.Len("preparing") != 1 || got.Str("preparing", 0, "id") != o || got.Str("preparing", 0, "state") != state || got.At("preparing", 0, "approved") != approved {
				t.Errorf("it should be listed as %s, approved %t: %s", state, approved, got.Body)
			}
			if other := week(w, "zhang"); other.Len("preparing") != 0 {
				t.Errorf("it isn't listed for its approver: %s", other.Body)
			}
		}
		stands("draft", false)
		w.Post("chen", "/objectives/"+o+"/submit", nil)
		stands("in_review", false)
		w.Post("zhang", "/objectives/"+o+"/approve", nil)
		stands("in_review", true)
		w.Post("chen", "/objectives/"+o+"/activate", nil)
		if got := week(w, "chen"); got.Len("preparing") != 0 {
			t.Errorf("it is active: %s", got.Body)
		}
	})
}
