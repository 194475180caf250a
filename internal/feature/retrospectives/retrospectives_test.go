package retrospectives_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

// at moves the clock to a day; whoever was signed in is no longer.
func at(w *apptest.World, day string) {
	w.At(day)
	for _, who := range []string{"chen", "zhang", "hu", "coach", "root", "guest"} {
		w.Forget(who)
	}
}

// lived is an objective of chen's, active from the start of the quarter, whose one
// key result was read five times, slipped, had its target lowered, and was scored;
// its cycle is scored too.
func lived(t *testing.T, w *apptest.World, visibility string) (objective, result string) {
	t.Helper()
	at(w, "2026-10-01")
	objective = w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升用户留存率", "owner_id": w.ID["chen"], "visibility": visibility}).ID()
	result = w.Post("chen", "/objectives/"+objective+"/key-results", m{"title": "日均活跃用户数增长10%",
		"measure": m{"kind": "metric", "baseline": "50000", "target": "60000", "unit": "人"}}).ID()
	action := w.Post("chen", "/key-results/"+result+"/actions", m{"title": "召回", "owner_id": w.ID["chen"], "due_on": "2026-11-13", "how": "短信"}).ID()
	for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
		w.Post(step.who, "/objectives/"+objective+"/"+step.verb, m{})
	}
	at(w, "2026-10-12")
	w.Post("chen", "/key-results/"+result+"/check-ins", m{"value": "51500"})
	problem := w.Post("chen", "/problems", m{"title": "短信通道被限流", "key_result_id": result}).ID()
	at(w, "2026-10-26")
	w.Post("chen", "/key-results/"+result+"/check-ins", m{"value": "51550"})
	at(w, "2026-11-02")
	w.Post("chen", "/key-results/"+result+"/check-ins", m{"value": "51600", "note": "通道被限流"})
	at(w, "2026-11-18")
	w.Patch("chen", "/actions/"+action, m{"state": "done"})
	w.Post("chen", "/problems/"+problem+"/solve", m{"how": "换了通道"})
	at(w, "2026-12-01")
	w.Post("chen", "/key-results/"+result+"/check-ins", m{"value": "52000"})
	w.Patch("zhang", "/key-results/"+result, m{"measure": m{"kind": "metric", "baseline": "50000", "target": "55000", "unit": "人"}, "reason": "预算减半"})
	at(w, "2026-12-28")
	w.Post("chen", "/key-results/"+result+"/check-ins", m{"value": "54000", "note": "召回见效"})
	w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
	score := m{"scores": []m{{"key_result_id": result, "score": "0.80"}}}
	w.Post("chen", "/reviews/"+objective+"/self-score", score)
	w.Post("zhang", "/reviews/"+objective+"/confirm", score)
	w.Post("zhang", "/reviews/"+objective+"/settle", m{})
	at(w, "2027-01-04")
	return objective, result
}

// Every number of the page is worked out here by hand.
func TestWhatIsKnownWhenOneLooksBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, _ := lived(t, w, "everyone")
		r := w.Get("chen", "/objectives/"+id+"/retrospective").OK()
		of := func(path ...any) any { return r.At(append([]any{"objective"}, path...)...) }
		for _, c := range []struct {
			path []any
			want any
		}{
			{[]any{"final", "score"}, "0.80"}, {[]any{"final", "zone"}, "green"},
			{[]any{"results", 0, "first_target"}, "60000"}, {[]any{"results", 0, "key_result", "target"}, "55000"},
			{[]any{"results", 0, "suggested", "score"}, "0.80"}, {[]any{"results", 0, "first_suggested", "score"}, "0.40"},
			{[]any{"results", 0, "readings"}, 5.0},
			// By the target as it is now: 0.30, 0.31, 0.32, 0.40 and 0.80 of the way. Of 62 workdays 40 are over on the first of
			// December: 0.6452 is expected, 0.2452 more; on the 28th 59, 0.1516 more.
			{[]any{"results", 0, "stretches", 0, "status"}, "on_track"}, {[]any{"results", 0, "stretches", 0, "to"}, "2026-11-02"},
			{[]any{"results", 0, "stretches", 1, "status"}, "at_risk"}, {[]any{"results", 0, "stretches", 1, "from"}, "2026-12-01"},
			{[]any{"results", 0, "stretches", 1, "to"}, "2026-12-28"}, {[]any{"results", 0, "stretches", 1, "gap"}, 0.2452},
			// 52000 → 54000 of 5000: 0.4, the largest of four.
			{[]any{"results", 0, "moves", 2, "by"}, 0.4}, {[]any{"results", 0, "moves", 2, "note"}, "召回见效"}, {[]any{"results", 0, "moves", 0, "by"}, 0.01},
			{[]any{"revisions", 0, "reason"}, "预算减半"},
			{[]any{"actions"}, 1.0}, {[]any{"slips", 0, "how"}, "late"}, {[]any{"slips", 0, "workdays"}, 3.0}, // Friday the 13th to Wednesday the 18th
			{[]any{"problems", 0, "how"}, "换了通道"}, {[]any{"problems", 0, "solved_on"}, "2026-11-18"},
		} {
			if got := of(c.path...); got != c.want {
				t.Errorf("%v is %v, want %v", c.path, got, c.want)
			}
		}
		// Halfway, on the 15th of November, three readings were known, too few for a narrow interval. The forecast that was
		// kept is of the day of the last reading: nothing came after it.
		if n := r.Len("objective", "results", 0, "forecasts"); n != 1 {
			t.Fatalf("%d forecasts are compared", n)
		}
		for field, want := range map[string]any{"on": "2026-11-15", "kept": false, "count": 3.0, "came": "54000", "outside": false, "surprising": false} {
			if got := of("results", 0, "forecasts", 0, field); got != want {
				t.Errorf("the forecast's %s is %v, want %v", field, got, want)
			}
		}
	})
}

func TestWordsAreWrittenStepByStepAndNeverOver(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, _ := lived(t, w, "everyone")
		path := "/objectives/" + id + "/retrospective"
		w.Do("hu", "PATCH", path, m{"goal": "x"}).Fails(403, "access.denied")
		first := w.Do("chen", "PATCH", path, m{"goal": " 让人留下来 "}).OK()
		if first.Str("goal") != "让人留下来" || first.At("version") != 1.0 || first.Str("written_name") == "" {
			t.Errorf("after the first step: %s", first.Body)
		}
		w.Do("zhang", "PATCH", path, m{"analysis": "通道"}, "If-Match", `"1"`).OK()
		w.Do("chen", "PATCH", path, m{"analysis": "别的"}, "If-Match", `"1"`).Fails(412, "input.stale")
		r := w.Get("hu", path).OK()
		if r.Str("goal") != "让人留下来" || r.Str("analysis") != "通道" || r.Len("can") != 1 { // a stranger names causes, and that's all
			t.Errorf("both steps: %s, can %v", r.Str("goal")+"|"+r.Str("analysis"), r.At("can"))
		}
		draft := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "还没开始", "owner_id": w.ID["chen"]})
		w.Do("chen", "PATCH", "/objectives/"+draft.ID()+"/retrospective", m{"goal": "x"}).Fails(409, "retrospective.not_begun")
	})
}

func TestOneVoteAPersonForACause(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, _ := lived(t, w, "everyone")
		w.Do("chen", "POST", "/objectives/"+id+"/causes", m{"words": " "}).Fails(422, "cause.words_needed")
		w.Post("chen", "/objectives/"+id+"/causes", m{"words": "人手不够"})
		channel := w.Post("zhang", "/objectives/"+id+"/causes", m{"words": "只有一条短信通道"}).Str("causes", 1, "id")
		for range 3 {
			w.Do("hu", "PUT", "/causes/"+channel+"/vote", nil).OK()
		}
		r := w.Get("hu", "/objectives/"+id+"/retrospective").OK()
		if r.Str("causes", 0, "words") != "只有一条短信通道" || r.At("causes", 0, "votes") != 2.0 || r.At("causes", 0, "voted") != true || r.At("causes", 1, "voted") != false {
			t.Errorf("after three presses by one: %v", r.At("causes"))
		}
		w.Do("hu", "DELETE", "/causes/"+channel+"/vote", nil).OK()
		w.Do("hu", "DELETE", "/causes/"+channel, nil).Fails(403, "access.denied")
		w.Do("zhang", "DELETE", "/causes/"+channel, nil).OK()
		if r = w.Get("hu", "/objectives/"+id+"/retrospective").OK(); r.Len("causes") != 1 {
			t.Errorf("%d causes after one was taken away", r.Len("causes"))
		}
		w.Do("zhang", "POST", "/causes/"+channel+"/restore", nil).OK()
		if r = w.Get("hu", "/objectives/"+id+"/retrospective").OK(); r.At("causes", 1, "votes") != 1.0 {
			t.Errorf("restored: %v", r.At("causes"))
		}
	})
}

// The problem was in the way from the 12th of October to the 18th of November, 28 workdays. By then 31 of 62 workdays were
// over and the reading was 51600, 0.32 of the way to the target as it is now: 0.5 − 0.32 of the whole objective is 18 points.
func TestProblemsArePutDownToCauses(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, result := lived(t, w, "everyone")
		path := "/objectives/" + id + "/retrospective"
		w.Post("chen", "/objectives/"+id+"/causes", m{"words": "人手不够"})
		named := w.Post("zhang", "/objectives/"+id+"/causes", m{"words": "只有一条短信通道"})
		cause := map[string]string{}
		for i := range 2 {
			cause[named.Str("causes", i, "words")] = named.Str("causes", i, "id")
		}
		channel, hands := cause["只有一条短信通道"], cause["人手不够"]
		if named.At("objective", "untied", "problems") != 1.0 || named.At("objective", "untied", "harm") != 504.0 || named.At("objective", "problems", 0, "harm") != 504.0 {
			t.Errorf("before anything is tied: %v, %v", named.At("objective", "untied"), named.At("objective", "problems"))
		}
		problem := named.Str("objective", "problems", 0, "id")
		tie := func(cause string) string { return "/causes/" + cause + "/problems/" + problem }
		held := func(cause string) any {
			r := w.Get("hu", path).OK()
			for i := range r.Len("causes") {
				if r.Str("causes", i, "id") == cause {
					return r.At("causes", i, "held_up")
				}
			}
			return r.At("objective", "untied")
		}
		want := func(when, cause string, problems, harm float64) {
			t.Helper()
			if got, ok := held(cause).(map[string]any); !ok || got["problems"] != problems || got["harm"] != harm {
				t.Errorf("%s: %v, want %v problems, harm %v", when, held(cause), problems, harm)
			}
		}
		w.Do("hu", "PUT", tie(hands), nil).Fails(403, "access.denied")
		w.Do("chen", "PUT", tie(hands), nil).OK()
		want("tied", hands, 1, 504)
		w.Do("zhang", "PUT", tie(channel), nil).OK()
		want("tied to another", channel, 1, 504)
		want("and no longer to the first", hands, 0, 0)
		w.Do("chen", "DELETE", tie(hands), nil).Fails(404, "input.missing")
		w.Do("zhang", "DELETE", "/causes/"+channel, nil).OK()
		want("its cause was taken away", "", 1, 504)
		w.Do("chen", "PUT", tie(channel), nil).Fails(404, "input.missing")
		w.Do("zhang", "POST", "/causes/"+channel+"/restore", nil).OK()
		want("and came back", channel, 1, 504)

		team := "/teams/" + w.ID["用户组"]
		r := w.Get("zhang", team+"/retrospective?cycle_id="+w.ID["2026Q4"]).OK()
		if r.At("team", "causes", 0, "held_up", "harm") != 504.0 && r.At("team", "causes", 1, "held_up", "harm") != 504.0 || r.At("team", "untied", "problems") != 0.0 {
			t.Errorf("of the team's objectives: %v, untied %v", r.At("team", "causes"), r.At("team", "untied"))
		}
		ours := w.Post("chen", team+"/causes?cycle_id="+w.ID["2026Q4"], m{"words": "人手不够"})
		if ours.At("causes", 0, "held_up") != nil {
			t.Errorf("a team's own cause holds up: %v", ours.At("causes", 0))
		}
		w.Do("chen", "PUT", tie(ours.Str("causes", 0, "id")), nil).Fails(409, "cause.of_team")
		elsewhere := w.Post("chen", "/problems", m{"title": "别处的"}).ID()
		w.Do("chen", "PUT", "/causes/"+channel+"/problems/"+elsewhere, nil).Fails(409, "cause.problem_elsewhere")

		// Still in the way, it counts up to the last day of the cycle (59 of 62 workdays on the 28th, all by the 31st): 1 − 0.8 of it, a month of workdays.
		at(w, "2026-12-01")
		open := w.Post("chen", "/problems", m{"title": "还没解决", "key_result_id": result}).ID()
		at(w, "2027-01-04")
		w.Do("chen", "PUT", "/causes/"+channel+"/problems/"+open, nil).OK()
		want("with one that is still in the way", channel, 2, 504+20*23)
		w.Do("chen", "DELETE", tie(channel), nil).OK()
		want("untied", channel, 1, 20*23)
	})
}

func TestALessonAndWhatBecomesOfIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, _ := lived(t, w, "everyone")
		w.Do("hu", "POST", "/lessons", m{"objective_id": id, "words": "x"}).Fails(403, "access.denied")
		w.Do("chen", "POST", "/lessons", m{"objective_id": id, "words": "x", "change": "template"}).Fails(422, "lesson.what_needed")
		l := w.Post("chen", "/lessons", m{"objective_id": id, "words": "留存的目标先备一条备用通道", "tags": []string{"#短信", "留存"}, "change": "template", "what": "模板里加一行备用通道", "template_id": "builtin:user-growth"})
		if l.Str("tags", 0) != "短信" || l.Str("fate") != "open" || l.Str("objective") != "提升用户留存率" || l.Str("cycle_name") == "" {
			t.Errorf("learned: %s", l.Body)
		}
		path := "/lessons/" + l.ID()
		w.Do("zhang", "POST", path+"/settle", m{"fate": "dropped"}).Fails(422, "lesson.reason_needed")
		w.Do("zhang", "POST", path+"/settle", m{"fate": "kept"}, "If-Match", `"9"`).Fails(412, "input.stale")
		l = w.Post("zhang", path+"/settle", m{"fate": "kept", "reason": "已经加上"})
		if l.Str("fate") != "kept" || l.Str("settled_name") == "" {
			t.Errorf("settled: %s", l.Body)
		}
		for query, want := range map[string]int{"tag=短信": 1, "tag=没有": 0, "fate=kept": 1, "fate=open": 0, "q=备用": 1, "q=提升用户": 1, "template_id=builtin:user-growth": 1, "template_id=another": 0, "objective_id=" + id: 1, "team_id=" + w.ID["运营部"]: 1, "team_id=" + w.ID["市场部"]: 0} {
			if n := w.Get("hu", "/lessons?"+query).OK().Len("items"); n != want {
				t.Errorf("%s finds %d lessons, want %d", query, n, want)
			}
		}
		l = w.Patch("chen", path, m{"what": "换个改法"})
		if l.Str("fate") != "open" || l.At("settled_at") != nil {
			t.Errorf("another change is open again: %s", l.Body)
		}
		if l.Str("template_id") != "builtin:user-growth" {
			t.Errorf("the template is lost: %s", l.Body)
		}
		if l = w.Patch("chen", path, m{"change": "practice"}); l.At("template_id") != nil {
			t.Errorf("a practice changes no template: %s", l.Body)
		}
		w.Do("chen", "DELETE", path, nil).OK()
		w.Get("chen", path).Fails(404, "input.missing")
		w.Do("chen", "POST", path+"/restore", nil).OK()
		if l = w.Get("hu", path).OK(); l.Str("tags", 1) != "留存" {
			t.Errorf("restored: %s", l.Body)
		}
	})
}

// A lesson names the action or the rule that it changes; whoever may see these is told what became of them.
func TestALessonNamesAnActionOrARule(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, result := lived(t, w, "everyone")
		hidden := w.Post("zhang", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "只给自己看", "owner_id": w.ID["zhang"], "visibility": "listed"}).ID()
		theirs := w.Post("zhang", "/objectives/"+hidden+"/key-results", m{"title": "日活", "measure": m{"kind": "metric", "baseline": "1", "target": "2", "unit": "人"}}).ID()
		plan := func(who, result, title string) string {
			return w.Post(who, "/key-results/"+result+"/actions", m{"title": title, "owner_id": w.ID[who], "due_on": "2027-01-29"}).ID()
		}
		backup, secret := plan("chen", result, "备一条通道"), plan("zhang", theirs, "不公开的")
		lesson := m{"objective_id": id, "words": "先备通道", "change": "action", "what": "备好", "action_id": secret}
		w.Do("chen", "POST", "/lessons", lesson).Fails(422, "lesson.action_unknown")
		lesson["action_id"] = backup
		l := w.Post("chen", "/lessons", lesson)
		if l.Str("action", "title") != "备一条通道" || l.Str("action", "state") != "todo" || l.Str("action", "key_result_id") != result {
			t.Errorf("learned: %s", l.Body)
		}
		w.Patch("chen", "/actions/"+backup, m{"state": "done"})
		if r := w.Get("hu", "/lessons/"+l.ID()).OK(); r.Str("action", "state") != "done" {
			t.Errorf("once it was done: %s", r.Body)
		}
		count := func(query string, want int) {
			t.Helper()
			if n := w.Get("chen", "/lessons?"+query).OK().Len("items"); n != want {
				t.Errorf("%s finds %d lessons, want %d", query, n, want)
			}
		}
		count("action_id="+backup, 1)
		count("key_result_id="+result, 1)
		count("rule=*", 0)
		w.Get("chen", "/lessons?action_id="+secret).Fails(404, "input.missing")
		w.Get("chen", "/lessons?key_result_id="+theirs).Fails(404, "input.missing")
		// Who may not see an action isn't told of it by a lesson that they may see.
		mine := w.Post("zhang", "/lessons", m{"objective_id": id, "words": "另一条", "change": "action", "what": "做", "action_id": secret}).ID()
		if r := w.Get("chen", "/lessons/"+mine).OK(); r.At("action") != nil {
			t.Errorf("a hidden action is told: %s", r.Body)
		}
		if r := w.Patch("chen", "/lessons/"+l.ID(), m{"change": "practice"}); r.At("action") != nil {
			t.Errorf("a practice names no action: %s", r.Body)
		}

		for _, none := range []string{"status", "status/none", "nothing", "version", "focus/", "grace_workdays/x"} {
			w.Do("chen", "PATCH", "/lessons/"+l.ID(), m{"change": "policy", "rule": none}).Fails(422, "lesson.rule_unknown")
		}
		r := w.Patch("chen", "/lessons/"+l.ID(), m{"change": "policy", "rule": "status/at_risk_at"})
		if r.Str("rule") != "status/at_risk_at" || r.At("rule_changed") != false {
			t.Errorf("names a rule: %s", r.Body)
		}
		w.Post("chen", "/lessons/"+l.ID()+"/settle", m{"fate": "kept"})
		count("rule=*", 1)
		count("rule=status/at_risk_at", 1)
		count("rule=grace_workdays", 0)
		w.Patch("coach", "/policy", m{"grace_workdays": 3})
		if r = w.Get("hu", "/lessons/"+l.ID()).OK(); r.At("rule_changed") != false {
			t.Errorf("another rule was changed: %s", r.Body)
		}
		w.Patch("coach", "/policy", m{"status": m{"at_risk_at": 0.05}})
		if r = w.Get("hu", "/objectives/"+id+"/retrospective").OK(); r.At("lessons", 1, "rule_changed") != true {
			t.Errorf("the rule was changed: %v", r.At("lessons"))
		}
		if r = w.Patch("chen", "/lessons/"+l.ID(), m{"rule": "teams"}); r.Str("fate") != "open" || r.At("rule_changed") != false {
			t.Errorf("another rule: %s", r.Body)
		}
	})
}

// What hangs on an objective that only some see is seen by nobody else; a team's
// retrospective is the team's, its lessons are everybody's.
func TestWhoSeesWhatWasLearned(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, _ := lived(t, w, "team")
		lesson := w.Post("chen", "/lessons", m{"objective_id": id, "words": "只给组里看"}).ID()
		cause := w.Post("chen", "/objectives/"+id+"/causes", m{"words": "人手不够"}).Str("causes", 0, "id")
		for _, path := range []string{"/objectives/" + id + "/retrospective", "/lessons/" + lesson} {
			w.Get("hu", path).Fails(404, "input.missing")
			w.Get("zhang", path).OK()
		}
		w.Do("hu", "PUT", "/causes/"+cause+"/vote", nil).Fails(404, "input.missing")
		team, cycle := "/teams/"+w.ID["用户组"]+"/retrospective", "?cycle_id="+w.ID["2026Q4"]
		w.Get("hu", team+cycle).Fails(404, "input.missing")
		w.Do("chen", "PATCH", team+cycle, m{"insight": "先备通道"}).OK()
		ours := w.Post("chen", "/lessons", m{"team_id": w.ID["用户组"], "cycle_id": w.ID["2026Q4"], "words": "大家都能学"}).ID()
		w.Get("hu", "/lessons/"+ours).OK()
		w.Get("guest", "/lessons/"+ours).Fails(404, "input.missing")
		if n := w.Get("hu", "/lessons").OK().Len("items"); n != 1 {
			t.Errorf("a stranger finds %d lessons, want only the team's", n)
		}
		if n := w.Get("guest", "/lessons").OK().Len("items"); n != 0 {
			t.Errorf("a guest finds %d lessons", n)
		}
		r := w.Get("zhang", team+cycle).OK()
		line := func(field ...any) any { return r.At(append([]any{"team", "lines", 0}, field...)...) }
		if r.Len("team", "lines") != 1 || line("final", "score") != "0.80" || line("slipped") != 1.0 || line("workdays") != 3.0 || line("solved") != 1.0 || r.At("team", "green") != 1.0 || r.Len("lessons") != 2 || r.Str("team", "causes", 0, "words") != "人手不够" {
			t.Errorf("the team's cycle: %s", r.Body)
		}
		one := len(w.Queries(func() { w.Get("zhang", team+cycle).OK() }))
		w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "running", "reason": "补几个目标"})
		for range 3 {
			o := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "又一个", "owner_id": w.ID["chen"]}).ID()
			kr := w.Post("chen", "/objectives/"+o+"/key-results", m{"title": "日活", "measure": m{"kind": "metric", "baseline": "1", "target": "2", "unit": "人"}}).ID()
			w.Post("chen", "/key-results/"+kr+"/actions", m{"title": "召回", "owner_id": w.ID["chen"], "due_on": "2026-12-13"})
			for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
				w.Post(step.who, "/objectives/"+o+"/"+step.verb, m{})
			}
		}
		if r = w.Get("zhang", team+cycle).OK(); r.Len("team", "lines") != 4 {
			t.Fatalf("%d lines", r.Len("team", "lines"))
		}
		if more := len(w.Queries(func() { w.Get("zhang", team+cycle).OK() })); more > one {
			t.Errorf("%d queries with more objectives, %d before", more, one)
		}
	})
}

// A lesson comes back to who drafts something like it, and to nobody who may not see
// what it was learned from.
func TestALessonComesBackToADraft(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, _ := lived(t, w, "team")
		w.Post("chen", "/lessons", m{"objective_id": id, "words": "先备一条短信的备用通道", "tags": []string{"留存"}})
		draft := func(who, title string) string {
			o := w.Post(who, "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID[who]}).ID()
			w.Post(who, "/objectives/"+o+"/key-results", m{"title": "七日留存率提升至30%", "measure": m{"kind": "metric", "baseline": "22", "target": "30", "unit": "%"}})
			return o
		}
		mine, theirs, far := draft("chen", "让新用户留下来"), draft("hu", "让新用户留下来"), w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "办好年会", "owner_id": w.ID["chen"]}).ID()
		r := w.Get("chen", "/objectives/"+mine+"/lessons").OK()
		if r.Len("items") == 0 || r.Str("items", 0, "lesson", "words") != "先备一条短信的备用通道" || r.Str("items", 0, "final", "score") != "0.80" || r.Len("items", 0, "shared") == 0 {
			t.Errorf("beside a draft of the same team: %s", r.Body)
		}
		// Dismissed, it is told to this person beside this objective no more, wherever they look from, and to the others still.
		at, told := "/objectives/"+mine+"/lessons", func(who string) int { return w.Get(who, "/objectives/"+mine+"/lessons").OK().Len("items") }
		lesson := r.Str("items", 0, "lesson", "id")
		for range 2 {
			w.Do("chen", "PUT", at+"/"+lesson+"/dismissal", nil).OK()
		}
		w.Do("hu", "PUT", "/objectives/"+theirs+"/lessons/"+lesson+"/dismissal", nil).Fails(404, "input.missing")
		if told("chen") != 0 || told("zhang") != 1 {
			t.Errorf("dismissed: chen is told %d, zhang %d", told("chen"), told("zhang"))
		}
		w.Do("chen", "DELETE", at+"/"+lesson+"/dismissal", nil).OK()
		if told("chen") != 1 {
			t.Error("taken back, it isn't told again")
		}
		for who, o := range map[string]string{"hu": theirs, "chen": far} {
			if n := w.Get(who, "/objectives/"+o+"/lessons").OK().Len("items"); n != 0 {
				t.Errorf("%s is told of %d lessons", who, n)
			}
		}
		if n := w.Get("chen", "/objectives/"+id+"/lessons").OK().Len("items"); n != 0 {
			t.Errorf("an objective recalls %d of its own lessons", n)
		}
	})
}
