package carryovers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

// over is an active objective of chen's at the end of its quarter: one key result
// short of its target, one reached. The next quarter is there.
func over(t *testing.T, w *apptest.World) (objective, next string) {
	t.Helper()
	at(w, "2026-10-09") // the first workday after the holidays
	objective = w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升用户留存率", "owner_id": w.ID["chen"]}).ID()
	for _, kr := range []m{
		{"title": "日均活跃用户数增长10%", "weight": "60", "measure": m{"kind": "metric", "baseline": "50000", "target_relative": "10", "unit": "人"}},
		{"title": "续费率提升至80%", "weight": "40", "measure": m{"kind": "metric", "baseline": "72", "target": "80", "unit": "%"}},
	} {
		w.Post("chen", "/objectives/"+objective+"/key-results", kr)
	}
	for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
		w.Post(step.who, "/objectives/"+objective+"/"+step.verb, m{})
	}
	at(w, "2026-12-31")
	o := w.Get("chen", "/objectives/"+objective).OK()
	w.Post("chen", "/key-results/"+o.Str("key_results", 0, "id")+"/check-ins", m{"value": "53100"})
	w.Post("chen", "/key-results/"+o.Str("key_results", 1, "id")+"/check-ins", m{"value": "81"})
	next = w.Post("coach", "/cycles", m{"name": "2027年第一季度", "starts_on": "2027-01-01", "ends_on": "2027-03-31"}).ID()
	return objective, next
}

// at moves the clock to a day; whoever was signed in is no longer.
func at(w *apptest.World, day string) {
	w.At(day)
	for _, who := range []string{"chen", "zhang", "hu", "coach"} {
		w.Forget(who)
	}
}

func drafts(w *apptest.World, cycle string) apptest.Answer {
	return w.Get("chen", "/objectives?include=key_results&cycle_id="+cycle).OK()
}

// The draft begins where the old one stands, with what is unfinished only.
func TestEachWayMakesItsDraft(t *testing.T) {
	for how, want := range map[string]string{
		"as_is":     "日均活跃用户数增长10% 53100 55000",
		"structure": "日均活跃用户数增长10% 50000 55000|续费率提升至80% 72 80",
	} {
		t.Run(how, func(t *testing.T) {
			apptest.Each(t, func(t *testing.T, w *apptest.World) {
				id, next := over(t, w)
				made := w.Post("chen", "/carryovers", m{"objective_id": id, "cycle_id": next, "how": how})
				if made.Str("how") != how || made.Str("draft_id") == "" || made.At("undoable") != true {
					t.Fatalf("decided: %s", made.Body)
				}
				if got := results(drafts(w, next)); got != want {
					t.Errorf("drafted %q, want %q", got, want)
				}
			})
		})
	}
}

func results(a apptest.Answer) string {
	var list []string
	for i := range a.Len("items", 0, "key_results") {
		of := func(field string) string { return a.Str("items", 0, "key_results", i, field) }
		list = append(list, of("title")+" "+of("baseline")+" "+of("target"))
	}
	return strings.Join(list, "|")
}

// The trend as the page tells it is the target of the draft, and can be worked out
// again from what stands beside it.
func TestTheTargetByItsTrendIsToldBeforehand(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, next := over(t, w)
		path := "/teams/" + w.ID["用户组"] + "/next-cycle?from=" + w.ID["2026Q4"] + "&to=" + next
		page := w.Get("chen", path).OK()
		trend := func(field string) any { return page.At("lines", 0, "results", 0, "trend", field) }
		past, ahead := trend("past").(float64), trend("ahead").(float64)
		want := 53100 + 3100*ahead/past
		var target float64
		for _, c := range trend("target").(string) {
			target = target*10 + float64(c-'0')
		}
		if trend("from") != "50000" || trend("to") != "53100" || target < want || target >= want+1 {
			t.Errorf("%v → %v in %v workdays, %v ahead: %v, want %v upwards", trend("from"), trend("to"), past, ahead, target, want)
		}
		if page.At("lines", 0, "results", 1, "unfinished") != false || page.At("lines", 0, "results", 1, "trend") != nil {
			t.Errorf("what is done: %v", page.At("lines", 0, "results", 1))
		}
		w.Post("chen", "/carryovers", m{"objective_id": id, "cycle_id": next, "how": "trend"})
		if got, want := results(drafts(w, next)), "日均活跃用户数增长10% 53100 "+trend("target").(string); got != want {
			t.Errorf("drafted %q, want %q", got, want)
		}
		if page = w.Get("chen", path).OK(); page.Str("lines", 0, "decided", "how") != "trend" || page.At("decided") != 1.0 {
			t.Errorf("afterwards: %s", page.Body)
		}
	})
}

func TestPressedTwiceAndTakenBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, next := over(t, w)
		press := func(how, reason string) m {
			return m{"objective_id": id, "cycle_id": next, "how": how, "reason": reason}
		}
		w.Do("hu", "POST", "/carryovers", press("as_is", "")).Fails(403, "access.denied")
		w.Do("chen", "POST", "/carryovers", press("dropped", " ")).Fails(422, "carryover.reason_needed")
		w.Do("chen", "POST", "/carryovers", m{"objective_id": id, "cycle_id": w.ID["2026Q4"], "how": "as_is"}).Fails(422, "carryover.same_cycle")
		first := w.Post("chen", "/carryovers", press("as_is", ""))
		again := w.Post("zhang", "/carryovers", press("as_is", ""))
		if first.ID() != again.ID() || drafts(w, next).Len("items") != 1 {
			t.Errorf("two presses: %s and %s, %d drafts", first.ID(), again.ID(), drafts(w, next).Len("items"))
		}
		w.Do("chen", "POST", "/carryovers", press("structure", "")).Fails(409, "carryover.decided")
		w.Do("chen", "DELETE", "/carryovers/"+first.ID(), nil).OK()
		if n := drafts(w, next).Len("items"); n != 0 {
			t.Errorf("%d drafts after it was undone", n)
		}
		dropped := w.Post("chen", "/carryovers", press("dropped", "方向变了"))
		if dropped.At("draft_id") != nil || dropped.Str("reason") != "方向变了" {
			t.Errorf("dropped: %s", dropped.Body)
		}
		w.Do("chen", "DELETE", "/carryovers/"+dropped.ID(), nil).OK()
		made := w.Post("chen", "/carryovers", press("as_is", ""))
		w.Post("chen", "/objectives/"+made.Str("draft_id")+"/submit", m{})
		w.Do("chen", "DELETE", "/carryovers/"+made.ID(), nil).Fails(409, "carryover.begun")
	})
}

// worked gives the objective an open action, one that is done, and a problem of each
// of its kinds; it returns the open action and the two problems.
func worked(w *apptest.World, objective string) (action, ofResult, ofAll string) {
	kr := w.Get("chen", "/objectives/"+objective).OK().Str("key_results", 0, "id")
	plan := func(title, starts, due string) string {
		return w.Post("chen", "/key-results/"+kr+"/actions", m{"title": title, "owner_id": w.ID["hu"], "starts_on": starts, "due_on": due, "how": "先试一周"}).ID()
	}
	action = plan("做召回短信", "2026-11-02", "2026-12-15")
	w.Patch("chen", "/actions/"+plan("做首页", "2026-10-12", "2026-10-30"), m{"state": "done"})
	ofResult = w.Post("chen", "/problems", m{"title": "短信被限流", "key_result_id": kr}).ID()
	ofAll = w.Post("chen", "/problems", m{"title": "人手不够", "objective_id": objective}).ID()
	return action, ofResult, ofAll
}

// Open actions and problems go along, are facts of the old cycle none the less, and
// come back with an undo.
func TestThePlanGoesAlongAndComesBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, next := over(t, w)
		action, ofResult, ofAll := worked(w, id)
		line := func() apptest.Answer {
			return w.Get("chen", "/teams/"+w.ID["用户组"]+"/next-cycle?from="+w.ID["2026Q4"]+"&to="+next).OK()
		}
		if page := line(); page.At("lines", 0, "actions") != 1.0 || page.At("lines", 0, "problems") != 2.0 {
			t.Errorf("what would go along: %s", page.Body)
		}
		made := w.Post("chen", "/carryovers", m{"objective_id": id, "cycle_id": next, "how": "as_is"})
		if made.At("actions") != 1.0 || made.At("problems") != 2.0 {
			t.Fatalf("went along: %s", made.Body)
		}
		draft := w.Get("chen", "/objectives/"+made.Str("draft_id")).OK()
		where := func(path string) string {
			a := w.Get("chen", path).OK()
			return a.Str("objective_id") + " " + a.Str("key_result_id")
		}
		there := draft.ID() + " " + draft.Str("key_results", 0, "id")
		old := w.Get("chen", "/objectives/"+id).OK()
		here := id + " " + old.Str("key_results", 0, "id")
		if got := where("/actions/" + action); got != there {
			t.Errorf("the action is at %s, want %s", got, there)
		}
		if a := w.Get("chen", "/actions/"+action).OK(); a.Str("starts_on") != "2027-02-02" || a.Str("due_on") != "2027-03-15" || a.Str("how") != "先试一周" {
			t.Errorf("the action: %s", a.Body)
		}
		if where("/problems/"+ofResult) != there || where("/problems/"+ofAll) != draft.ID()+" " {
			t.Errorf("the problems are at %s and %s", where("/problems/"+ofResult), where("/problems/"+ofAll))
		}
		facts := func() string {
			r := w.Get("chen", "/objectives/"+id+"/retrospective").OK()
			return fmt.Sprintf("%v actions, %d late, the last due on %s, %d problems",
				r.At("objective", "actions"), r.Len("objective", "slips"), r.Str("objective", "slips", 1, "due_on"), r.Len("objective", "problems"))
		}
		if got := facts(); got != "2 actions, 2 late, the last due on 2026-12-15, 2 problems" {
			t.Errorf("facts of the old cycle: %s", got)
		}
		w.Do("chen", "DELETE", "/carryovers/"+made.ID(), nil).OK()
		if where("/actions/"+action) != here || where("/problems/"+ofResult) != here || where("/problems/"+ofAll) != id+" " {
			t.Errorf("after the undo: %s, %s, %s", where("/actions/"+action), where("/problems/"+ofResult), where("/problems/"+ofAll))
		}
		if a := w.Get("chen", "/actions/"+action).OK(); a.Str("starts_on") != "2026-11-02" || a.Str("due_on") != "2026-12-15" {
			t.Errorf("its dates after the undo: %s", a.Body)
		}
		if got := facts(); got != "2 actions, 2 late, the last due on 2026-12-15, 2 problems" {
			t.Errorf("facts after the undo: %s", got)
		}
		left := w.Post("chen", "/carryovers", m{"objective_id": id, "cycle_id": next, "how": "as_is", "leave_actions": true, "leave_problems": true})
		if left.At("actions") != 0.0 || left.At("problems") != 0.0 || where("/actions/"+action) != here {
			t.Errorf("left behind: %s", left.Body)
		}
	})
}

// What went to a draft comes back when somebody deletes that, or its key result.
func TestNothingGoesAwayWithADraft(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, next := over(t, w)
		action, ofResult, _ := worked(w, id)
		home := func(path string) string { return w.Get("chen", path).OK().Str("objective_id") }
		made := w.Post("chen", "/carryovers", m{"objective_id": id, "cycle_id": next, "how": "as_is"})
		kr := w.Get("chen", "/objectives/"+made.Str("draft_id")).OK().Str("key_results", 0, "id")
		w.Do("chen", "DELETE", "/key-results/"+kr, nil).OK()
		if home("/actions/"+action) != id || home("/problems/"+ofResult) != id {
			t.Error("they went away with the key result")
		}
		w.Do("chen", "DELETE", "/carryovers/"+made.ID(), nil).OK()
		made = w.Post("chen", "/carryovers", m{"objective_id": id, "cycle_id": next, "how": "as_is"})
		w.Do("chen", "DELETE", "/objectives/"+made.Str("draft_id"), nil).OK()
		if home("/actions/"+action) != id || home("/problems/"+ofResult) != id {
			t.Error("they went away with the draft")
		}
		w.Post("chen", "/carryovers", m{"objective_id": id, "cycle_id": next, "how": "structure"}) // nothing is decided any more
	})
}

// The two objectives tell of each other, with what the new one began from.
func TestWhereItComesFromIsTold(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, next := over(t, w)
		if r := w.Get("chen", "/objectives/"+id+"/carryover").OK(); r.At("from") != nil || r.At("to") != nil {
			t.Errorf("before: %s", r.Body)
		}
		kr := w.Get("chen", "/objectives/"+id).OK().Str("key_results", 1, "id")
		w.Do("chen", "POST", "/carryovers", m{"objective_id": id, "cycle_id": next, "how": "as_is", "key_result_ids": []string{"none"}}).Fails(422, "carryover.result_unknown")
		made := w.Post("chen", "/carryovers", m{"objective_id": id, "cycle_id": next, "how": "as_is", "key_result_ids": []string{kr}})
		// What is reached goes the same way once more: 8 points on from 81.
		if got := results(drafts(w, next)); got != "续费率提升至80% 81 89" {
			t.Errorf("chosen: %q", got)
		}
		from := w.Get("hu", "/objectives/"+made.Str("draft_id")+"/carryover").OK()
		if from.Str("from", "objective_id") != id || from.Str("from", "cycle_name") != w.Get("chen", "/cycles/"+w.ID["2026Q4"]).Str("name") ||
			from.Str("from", "results", 0, "reached") != "81" || from.Str("from", "results", 0, "on") != "2026-12-31" || from.At("to") != nil {
			t.Errorf("where it comes from: %s", from.Body)
		}
		to := w.Get("hu", "/objectives/"+id+"/carryover").OK()
		if to.Str("to", "how") != "as_is" || to.Str("to", "cycle_name") != "2027年第一季度" || to.At("from") != nil {
			t.Errorf("what became of it: %s", to.Body)
		}
	})
}

// Steps that are done stay behind; those left go on.
func TestStepsThatAreLeftGoOn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at(w, "2026-10-09")
		id := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "上线会员体系", "owner_id": w.ID["chen"]}).ID()
		kr := w.Post("chen", "/objectives/"+id+"/key-results", m{"title": "三步上线", "measure": m{"kind": "milestone", "steps": []m{{"title": "设计"}, {"title": "开发"}, {"title": "发布"}}}})
		w.Do("chen", "POST", "/carryovers", m{"objective_id": id, "cycle_id": w.Post("coach", "/cycles", m{"name": "2027Q2", "starts_on": "2027-04-01", "ends_on": "2027-06-30"}).ID(), "how": "as_is"}).
			Fails(409, "carryover.not_begun")
		for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
			w.Post(step.who, "/objectives/"+id+"/"+step.verb, m{})
		}
		w.Post("chen", "/key-results/"+kr.ID()+"/check-ins", m{"steps_done": []string{kr.Str("measure", "steps", 0, "id")}})
		next := w.Post("coach", "/cycles", m{"name": "2027年第一季度", "starts_on": "2027-01-01", "ends_on": "2027-03-31"}).ID()
		w.Post("chen", "/carryovers", m{"objective_id": id, "cycle_id": next, "how": "as_is"})
		a := drafts(w, next)
		if a.Len("items", 0, "key_results", 0, "measure", "steps") != 2 || a.Str("items", 0, "key_results", 0, "measure", "steps", 0, "title") != "开发" {
			t.Errorf("drafted: %s", a.Body)
		}
	})
}

func TestNothingIsLeftOfWhatIsDone(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, next := over(t, w)
		o := w.Get("chen", "/objectives/"+id).OK()
		w.Post("chen", "/key-results/"+o.Str("key_results", 0, "id")+"/check-ins", m{"value": "56000"})
		w.Do("chen", "POST", "/carryovers", m{"objective_id": id, "cycle_id": next, "how": "as_is"}).Fails(409, "carryover.nothing_left")
		w.Post("chen", "/carryovers", m{"objective_id": id, "cycle_id": next, "how": "structure"})
	})
}
