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
