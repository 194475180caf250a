package problems_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

// running puts an objective of somebody's to work with two key results, of 60 and
// 40 percent, and returns it with them.
func running(w *apptest.World, owner, visibility string) (objective string, krs []string) {
	w.T.Helper()
	objective = w.Post(owner, "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": owner + "的目标", "owner_id": w.ID[owner], "kind": "committed"}).ID()
	for i, weight := range []string{"60", "40"} {
		krs = append(krs, w.Post(owner, "/objectives/"+objective+"/key-results", m{"title": fmt.Sprintf("%s的关键结果%d", owner, i+1), "weight": weight,
			"measure": m{"kind": "metric", "baseline": "0", "target": "1000", "unit": "人"}}).ID())
	}
	w.Post(owner, "/objectives/"+objective+"/submit", nil)
	w.Post("coach", "/objectives/"+objective+"/approve", nil)
	w.Post(owner, "/objectives/"+objective+"/activate", nil)
	if visibility != "everyone" {
		w.Patch(owner, "/objectives/"+objective, m{"visibility": visibility, "reason": "先不公开"})
	}
	return objective, krs
}

// raise raises a problem and returns its id.
func raise(w *apptest.World, as, title string, more m) string {
	w.T.Helper()
	body := m{"title": title}
	for k, v := range more {
		body[k] = v
	}
	return w.Post(as, "/problems", body).ID()
}

func titles(a apptest.Answer) (list []string) {
	a.T.Helper()
	for i := range a.OK().Len("items") {
		list = append(list, a.Str("items", i, "title"))
	}
	return list
}

func TestAProblemFromRaisedToSolvedAndOpenAgain(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, krs := running(w, "lina", "everyone")
		got := w.Post("hu", "/problems", m{"title": " 短信通道 被限流 ", "detail": "每天只能发 **5000** 条", "key_result_id": krs[0], "severity": "high", "source": "check_in"})
		id := got.ID()
		if got.Status != 201 || got.Str("title") != "短信通道 被限流" || got.Str("state") != "open" || got.Str("owner_name") != "lina" || got.Str("raised_by_name") != "hu" ||
			got.Str("objective_id") != o || got.Str("key_result_title") != "lina的关键结果1" || got.Str("team_name") != "运营部" || got.At("age") != 1.0 || got.Str("history", 0, "kind") != "raised" {
			t.Fatalf("raised: %s", got.Body)
		}
		if got := w.Post("lina", "/problems/"+id+"/take", nil); got.Str("state") != "in_hand" {
			t.Errorf("taken: %s", got.Body)
		}
		w.Do("lina", "POST", "/problems/"+id+"/take", nil).Fails(409, "problem.state_move")
		if got := w.Post("lina", "/problems/"+id+"/release", nil); got.Str("state") != "open" {
			t.Errorf("put back: %s", got.Body)
		}
		w.Do("lina", "POST", "/problems/"+id+"/solve", m{"how": "  "}).Fails(422, "problem.how_needed")
		w.At("2026-11-20") // Friday
		got = w.Post("lina", "/problems/"+id+"/solve", m{"how": "换了通道"})
		if got.Str("state") != "solved" || got.Str("how") != "换了通道" || got.Str("solved_by_name") != "lina" || got.At("age") != 5.0 || got.At("harm", "total") != 0.0 {
			t.Errorf("solved: %s", got.Body)
		}
		w.At("2026-11-25")
		if got := w.Get("hu", "/problems/"+id).OK(); got.At("age") != 5.0 {
			t.Errorf("a solved problem grows no older: %s", got.Body)
		}
		w.Do("lina", "POST", "/problems/"+id+"/release", nil).Fails(409, "problem.state_move")
		w.Do("hu", "POST", "/problems/"+id+"/reopen", m{"why": ""}).Fails(422, "problem.why_needed")
		got = w.Post("hu", "/problems/"+id+"/reopen", m{"why": "新通道也限流了"})
		if got.Str("state") != "open" || got.Str("how") != "" || got.At("age") != 8.0 {
			t.Errorf("open again, as old as ever: %s", got.Body)
		}
		var kinds []string
		for i := range got.Len("history") {
			kinds = append(kinds, got.Str("history", i, "kind"))
		}
		if strings.Join(kinds, " ") != "raised taken released solved reopened" || got.Str("history", 3, "words") != "换了通道" || got.Str("history", 4, "words") != "新通道也限流了" {
			t.Errorf("nothing is written over: %s", got.Body)
		}
	})
}

func TestHarmIsWeightTimesGapTimesAgeAndGivesTheOrder(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, krs := running(w, "lina", "everyone")
		w.Post("lina", "/key-results/"+krs[1]+"/check-ins", m{"value": "1000"}) // ahead of all that is expected
		raise(w, "lina", "排第一", m{"key_result_id": krs[0], "severity": "low"})
		raise(w, "lina", "不碍事", m{"key_result_id": krs[1], "severity": "high"})
		w.At("2026-11-18")
		raise(w, "lina", "拖住整个目标", m{"objective_id": o})
		raise(w, "chen", "没有数据权限", m{"severity": "high"})
		raise(w, "chen", "会议室不够", m{"severity": "low"})
		raise(w, "lina", "也不碍事，没那么严重", m{"key_result_id": krs[1], "severity": "medium"})
		got := w.Get("hu", "/problems").OK()
		want := "排第一|没有数据权限|拖住整个目标|会议室不够|不碍事|也不碍事，没那么严重"
		if list := strings.Join(titles(got), "|"); list != want {
			t.Errorf("in order: %s", list)
		}
		// Half of the quarter's workdays are over with 18 November: 60 % × 50 points ×
		// 3 days. The whole objective is 50 − 40 points behind, for a day, as much as
		// something severe that nothing measures: then severity decides.
		if got.At("items", 0, "harm", "share") != 0.6 || got.At("items", 0, "harm", "gap") != 0.5 || got.At("items", 0, "harm", "points") != 30.0 ||
			got.At("items", 0, "age") != 3.0 || got.At("items", 0, "harm", "total") != 90.0 || got.At("items", 2, "harm", "total") != 10.0 {
			t.Errorf("what it is made of: %s", got.Body)
		}
		if got.At("items", 1, "harm", "total") != 10.0 || got.Str("items", 1, "harm", "by") != "severity" || got.At("items", 1, "harm", "gap") != nil {
			t.Errorf("severity stands in for what is not measured: %s", got.Body)
		}

		var paged []string
		for cursor, n := "", 0; n < 10; n++ {
			page := w.Get("hu", "/problems?limit=2&cursor="+cursor).OK()
			paged = append(paged, titles(page)...)
			if cursor = page.Str("next"); cursor == "" {
				break
			}
		}
		if strings.Join(paged, "|") != want {
			t.Errorf("page by page: %v", paged)
		}
		w.Get("hu", "/problems?cursor=x").Fails(422, "input.cursor")
		w.Get("hu", "/problems?state=open,solved").Fails(422, "problem.states_mixed")
		w.Post("lina", "/objectives/"+o+"/close", m{"outcome": "dropped", "note": "方向变了"})
		if got := w.Get("hu", "/problems?objective_id="+o).OK(); got.Len("items") != 4 || got.At("items", 0, "harm", "total") != 0.0 {
			t.Errorf("what is closed is not held up any more: %s", got.Body)
		}
	})
}

func TestFiltersAndWhatIsSolved(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, krs := running(w, "chen", "everyone")
		_, theirs := running(w, "fang", "everyone")
		first := raise(w, "chen", "甲", m{"key_result_id": krs[0], "severity": "high", "decider_id": w.ID["lina"], "question": "加不加预算？"})
		second := raise(w, "zhang", "乙", m{"key_result_id": krs[1]})
		raise(w, "hu", "丙", m{"key_result_id": theirs[0]})
		raise(w, "chen", "丁", m{"team_id": w.ID["用户组"], "owner_id": w.ID["zhang"]})
		for query, want := range map[string]string{
			"team_id=" + w.ID["运营部"]: "甲|乙|丁", "team_id=" + w.ID["市场部"]: "丙", "key_result_id=" + krs[1]: "乙", "objective_id=" + o: "甲|乙", "severity=high": "甲",
			"owner_id=" + w.ID["zhang"]: "丁", "raised_by_id=me&owner_id=" + w.ID["zhang"]: "", "decider_id=" + w.ID["lina"]: "甲", "undecided=true": "甲", "undecided=true&state=solved": "", "q=%E4%B8%99": "丙", "state=in_hand": "",
		} {
			if got := strings.Join(titles(w.Get("hu", "/problems?"+query)), "|"); got != want {
				t.Errorf("%s: %s, want %s", query, got, want)
			}
		}
		w.Post("chen", "/problems/"+first+"/solve", m{"how": "好了"})
		w.At("2026-11-17")
		w.Post("chen", "/problems/"+second+"/solve", m{"how": "也好了"})
		page := w.Get("hu", "/problems?state=solved&limit=1").OK()
		if strings.Join(titles(page), "|") != "乙" || strings.Join(titles(w.Get("hu", "/problems?state=solved&cursor="+page.Str("next"))), "|") != "甲" {
			t.Errorf("the latest first: %s", page.Body)
		}
		if got := titles(w.Get("lina", "/problems?undecided=true")); len(got) != 0 {
			t.Errorf("nothing waits for a decision any more: %v", got)
		}
		if got := titles(w.Get("lina", "/problems?decider_id=me")); len(got) != 0 {
			t.Errorf("a solved problem needs no decision: %v", got)
		}
	})
}

func TestADecisionIsAskedForAndMade(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, krs := running(w, "chen", "everyone")
		id := raise(w, "chen", "预算不够", m{"key_result_id": krs[0]})
		w.Do("chen", "PATCH", "/problems/"+id, m{"decider_id": w.ID["zhang"]}).Fails(422, "problem.question_needed")
		w.Do("chen", "PATCH", "/problems/"+id, m{"question": "加不加？"}).Fails(422, "problem.decider_needed")
		w.Do("chen", "PATCH", "/problems/"+id, m{"question": "加不加？", "decider_id": "nobody"}).Fails(422, "problem.person_unknown")
		got := w.Patch("chen", "/problems/"+id, m{"decider_id": w.ID["zhang"], "question": "再加 20 万？"})
		if got.At("undecided") != true || got.Str("decision", "asked_by_name") != "chen" {
			t.Fatalf("asked: %s", got.Body)
		}
		home := w.Get("zhang", "/home").OK()
		if home.Len("deciding") != 1 || home.Str("deciding", 0, "decision", "question") != "再加 20 万？" || home.Len("problems") != 0 {
			t.Errorf("it waits in the week of who is asked: %s", home.Body)
		}
		if home := w.Get("chen", "/home").OK(); home.Len("deciding") != 0 || home.Len("problems") != 1 {
			t.Errorf("and is in the week of its owner: %s", home.Body)
		}
		w.Do("chen", "POST", "/problems/"+id+"/decide", m{"decision": "加"}).Fails(403, "access.denied")
		w.Do("root", "POST", "/problems/"+id+"/decide", m{"decision": "加"}).Fails(403, "access.denied")
		w.Do("zhang", "POST", "/problems/"+id+"/decide", m{"decision": " "}).Fails(422, "problem.decision_needed")
		got = w.Post("zhang", "/problems/"+id+"/decide", m{"decision": "加 10 万"})
		if got.At("undecided") != false || got.Str("decision", "words") != "加 10 万" || got.Str("decision", "decided_at") == "" {
			t.Errorf("decided: %s", got.Body)
		}
		if home := w.Get("zhang", "/home").OK(); home.Len("deciding") != 0 {
			t.Errorf("it waits no more: %s", home.Body)
		}
		got = w.Patch("chen", "/problems/"+id, m{"question": "那再加 5 万？"})
		if got.At("undecided") != true || got.Str("decision", "words") != "" || got.Str("history", 2, "words") != "加 10 万" {
			t.Errorf("asked anew, the old decision stays in view: %s", got.Body)
		}
		if got := w.Patch("chen", "/problems/"+id, m{"decider_id": ""}); got.At("decision") != nil || got.At("undecided") != false {
			t.Errorf("taken back: %s", got.Body)
		}
		w.Post("chen", "/problems/"+id+"/solve", m{"how": "从别处省出来了"})
		w.Do("chen", "PATCH", "/problems/"+id, m{"decider_id": w.ID["zhang"], "question": "?"}).Fails(409, "problem.solved")
	})
}

func TestAHiddenObjectiveHidesItsProblems(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, krs := running(w, "chen", "listed")
		hidden := raise(w, "chen", "不能说的", m{"key_result_id": krs[0]})
		for _, who := range []string{"hu", "guest", "root", "coach"} {
			w.Get(who, "/problems/"+hidden).Fails(404, "input.missing")
			w.Do(who, "POST", "/problems/"+hidden+"/take", nil).Fails(404, "input.missing")
			w.Do(who, "POST", "/problems", m{"title": "x", "key_result_id": krs[0]}).Fails(404, "input.missing")
			w.Do(who, "POST", "/comments", m{"subject_kind": "problem", "subject_id": hidden, "body": "?"}).Fails(404, "input.missing")
			if got := titles(w.Get(who, "/problems")); len(got) != 0 {
				t.Errorf("%s is told of %v", who, got)
			}
		}
		// Naming somebody in a problem shows them nothing.
		w.Do("chen", "PATCH", "/problems/"+hidden, m{"owner_id": w.ID["hu"]}).Fails(422, "problem.person_blind")
		w.Do("chen", "PATCH", "/problems/"+hidden, m{"decider_id": w.ID["hu"], "question": "?"}).Fails(422, "problem.person_blind")
		loose := raise(w, "hu", "大家的", nil)
		w.Do("hu", "PATCH", "/problems/"+loose, m{"holds_up": m{"key_result_id": krs[0]}}).Fails(404, "input.missing")
		w.Get("guest", "/problems/"+loose).Fails(404, "input.missing")
		if got := titles(w.Get("guest", "/problems")); len(got) != 0 {
			t.Errorf("a guest is told of %v", got)
		}
		w.Do("chen", "PATCH", "/problems/"+loose, m{"title": "x"}).Fails(403, "access.denied")
		if got := w.Get("chen", "/problems/"+loose).OK(); got.Len("can") != 0 {
			t.Errorf("whoever only sees it may do nothing: %s", got.Body)
		}
		// The owner of a problem who loses sight of its objective loses the problem.
		o2, krs2 := running(w, "zhang", "everyone")
		lost := raise(w, "hu", "以后看不到", m{"key_result_id": krs2[0], "owner_id": w.ID["hu"]})
		w.Patch("zhang", "/objectives/"+o2, m{"visibility": "listed", "reason": "先不公开"})
		w.Get("hu", "/problems/"+lost).Fails(404, "input.missing")
		if home := w.Get("hu", "/home").OK(); home.Len("problems") != 1 || home.Str("problems", 0, "id") != loose {
			t.Errorf("his week shows only what he sees: %s", home.Body)
		}
	})
}

func TestChangingWithIfMatchMovingDeletingAndRestoring(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, krs := running(w, "chen", "everyone")
		id := raise(w, "chen", "甲", nil)
		got := w.Patch("chen", "/problems/"+id, m{"title": "甲，说清楚些", "severity": "high", "detail": "细节", "owner_id": w.ID["zhang"], "holds_up": m{"key_result_id": krs[1]}})
		if got.Str("objective_id") != o || got.Str("owner_name") != "zhang" || got.Str("severity") != "high" || got.Str("history", 1, "kind") != "given" || got.Str("history", 1, "to_name") != "zhang" {
			t.Errorf("changed: %s", got.Body)
		}
		stale := w.Do("chen", "PATCH", "/problems/"+id, m{"title": "乙"}, "If-Match", `"1"`).Fails(412, "input.stale")
		if stale.Str("current", "title") != "甲，说清楚些" {
			t.Errorf("what is there now: %s", stale.Body)
		}
		if got := w.Do("chen", "PATCH", "/problems/"+id, m{"title": " "}).Fails(422, "problem.title_needed"); got.Len("errors") != 1 {
			t.Errorf("%s", got.Body)
		}
		w.Do("chen", "PATCH", "/problems/"+id, m{"title": strings.Repeat("长", 301)}).Fails(422, "input.too_long")
		w.Do("chen", "POST", "/problems", m{"title": "x", "team_id": "none"}).Fails(422, "problem.team_unknown")
		if got := w.Patch("chen", "/problems/"+id, m{"holds_up": m{}}); got.Str("objective_id") != "" || got.Str("team_name") != "用户组" {
			t.Errorf("holds up nothing any more: %s", got.Body)
		}
		draft := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "草稿", "owner_id": w.ID["chen"]}).ID()
		w.Patch("chen", "/problems/"+id, m{"holds_up": m{"objective_id": draft}})
		w.Do("chen", http.MethodDelete, "/problems/"+id, nil).OK()
		w.Get("chen", "/problems/"+id).Fails(404, "input.missing")
		w.Post("chen", "/problems/"+id+"/restore", nil)
		w.Do("chen", "POST", "/problems/"+id+"/restore", nil).Fails(404, "input.missing")
		said := w.Post("hu", "/comments", m{"subject_kind": "problem", "subject_id": id, "body": "我来看看"})
		if inbox := w.Get("zhang", "/notices").OK(); inbox.Str("items", 0, "reason") != "comment" || inbox.Str("items", 0, "problem_id") != id || inbox.Str("items", 0, "problem") != "甲，说清楚些" {
			t.Errorf("its owner is told of talk about it: %s, %s", said.Body, inbox.Body)
		}
		w.Do("chen", http.MethodDelete, "/objectives/"+draft, nil).OK()
		w.Get("chen", "/problems/"+id).Fails(404, "input.missing")
		if got := titles(w.Get("chen", "/problems")); len(got) != 0 {
			t.Errorf("it goes with its objective: %v", got)
		}
	})
}

func TestAKeyResultTakesItsProblemsAlong(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		from := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "从", "owner_id": w.ID["chen"]}).ID()
		to := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "到", "owner_id": w.ID["chen"]}).ID()
		kr := w.Post("chen", "/objectives/"+from+"/key-results", m{"title": "搬家的", "measure": m{"kind": "metric", "baseline": "0", "target": "10", "unit": "人"}}).ID()
		id := raise(w, "chen", "甲", m{"key_result_id": kr})
		if got := w.Get("chen", "/problems/"+id).OK(); got.At("harm", "total") != 0.0 {
			t.Errorf("nothing is expected of a draft: %s", got.Body)
		}
		w.Post("chen", "/comments", m{"subject_kind": "problem", "subject_id": id, "body": "记一笔"})
		w.Post("chen", "/key-results/"+kr+"/move", m{"objective_id": to})
		if got := w.Get("chen", "/problems/"+id).OK(); got.Str("objective_id") != to {
			t.Errorf("moved along: %s", got.Body)
		}
		if got := w.Get("chen", "/comments?subject_kind=objective&within=true&subject_id="+to).OK(); got.Len("items") != 1 {
			t.Errorf("and what was said about it: %s", got.Body)
		}
	})
}

func TestWhoLeavesHandsProblemsAndDecisionsOver(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, krs := running(w, "lina", "listed")
		loose := raise(w, "chen", "甲", m{"decider_id": w.ID["zhang"], "question": "行不行？"})
		w.Post("root", "/people/"+w.ID["zhang"]+"/deactivate", m{"hand_over_to": w.ID["hu"]})
		if got := w.Get("chen", "/problems/"+loose).OK(); got.Str("decision", "decider_name") != "hu" || got.Str("owner_name") != "chen" {
			t.Errorf("hu decides now: %s", got.Body)
		}
		hidden := raise(w, "lina", "乙", m{"key_result_id": krs[0]})
		done := raise(w, "lina", "丙", m{"key_result_id": krs[0]})
		w.Post("lina", "/problems/"+done+"/solve", m{"how": "好了"})
		w.Post("root", "/people/"+w.ID["chen"]+"/deactivate", m{"hand_over_to": w.ID["hu"]})
		if got := w.Get("hu", "/problems/"+loose).OK(); got.Str("owner_name") != "hu" {
			t.Errorf("hu owns it now: %s", got.Body)
		}
		if got := w.Get("lina", "/problems/"+hidden).OK(); got.Str("owner_name") != "lina" {
			t.Errorf("not chen's, so it stays: %s", got.Body)
		}
	})
}

func TestNotices(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, krs := running(w, "chen", "everyone")
		box := func(who string) (reasons string) {
			inbox := w.Get(who, "/notices").OK()
			for i := range inbox.Len("items") {
				if inbox.Str("items", i, "problem_id") != "" {
					reasons += inbox.Str("items", i, "reason") + " "
				}
			}
			return strings.TrimSpace(reasons)
		}
		id := raise(w, "hu", "甲", m{"key_result_id": krs[0], "decider_id": w.ID["zhang"], "question": "行不行？"})
		if chen, zhang, hu := box("chen"), box("zhang"), box("hu"); chen != "problem_given" || zhang != "decision_asked" || hu != "" {
			t.Errorf("raised: %q %q %q", chen, zhang, hu)
		}
		w.Post("zhang", "/problems/"+id+"/decide", m{"decision": "行"})
		if chen, zhang, hu := box("chen"), box("zhang"), box("hu"); chen != "decision_made problem_given" || zhang != "" || hu != "decision_made" {
			t.Errorf("decided: %q %q %q", chen, zhang, hu)
		}
		w.Patch("chen", "/problems/"+id, m{"owner_id": w.ID["zhang"]})
		if chen, zhang := box("chen"), box("zhang"); chen != "decision_made" || zhang != "problem_given" {
			t.Errorf("handed over: %q %q", chen, zhang)
		}
		w.Post("zhang", "/problems/"+id+"/solve", m{"how": "换了"})
		if zhang, hu := box("zhang"), box("hu"); zhang != "" || hu != "problem_solved decision_made" {
			t.Errorf("solved: %q %q", zhang, hu)
		}
		if inbox := w.Get("hu", "/notices").OK(); inbox.Str("items", 0, "words") != "换了" || inbox.At("items", 0, "waits") != false {
			t.Errorf("who raised it is told how: %s", inbox.Body)
		}
	})
}

func TestTheListIsReadInAFixedNumberOfQueries(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		fill := func(who string) {
			_, krs := running(w, who, "everyone")
			raise(w, who, "甲", m{"key_result_id": krs[0], "decider_id": w.ID["wei"], "question": "行不行？"})
			raise(w, who, "乙", m{"team_id": w.ID["用户组"]})
		}
		fill("chen")
		w.Get("hu", "/problems").OK()
		few := w.Queries(func() { w.Get("hu", "/problems").OK() })
		for range 4 {
			fill("lina")
			fill("zhang")
		}
		w.Get("hu", "/problems").OK()
		many := w.Queries(func() {
			if got := w.Get("hu", "/problems").OK(); got.Len("items") != 18 {
				t.Errorf("all are there: %s", got.Body)
			}
		})
		if len(many) != len(few) || len(many) > 9 {
			t.Errorf("a short list takes %d queries, a long one %d:\n%s", len(few), len(many), strings.Join(many, "\n"))
		}
	})
}
