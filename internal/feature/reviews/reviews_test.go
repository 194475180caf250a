package reviews_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

// atWork is an active objective of chen's with two key results at 0.4 and 0.75,
// weighted 60 and 40, whose cycle is being scored.
func atWork(t *testing.T, w *apptest.World) (objective, users, renewal string) {
	t.Helper()
	objective = w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升用户留存率", "owner_id": w.ID["chen"]}).ID()
	users = w.Post("chen", "/objectives/"+objective+"/key-results", m{"title": "日均活跃用户数增长10%", "weight": "60",
		"measure": m{"kind": "metric", "baseline": "50000", "target": "55000", "unit": "人"}}).ID()
	renewal = w.Post("chen", "/objectives/"+objective+"/key-results", m{"title": "续费率提升至80%", "weight": "40",
		"measure": m{"kind": "metric", "baseline": "72", "target": "80", "unit": "%"}}).ID()
	for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
		w.Post(step.who, "/objectives/"+objective+"/"+step.verb, m{})
	}
	w.Post("chen", "/key-results/"+users+"/check-ins", m{"value": "52000"})
	w.Post("chen", "/key-results/"+renewal+"/check-ins", m{"value": "78"})
	return objective, users, renewal
}

func scoring(w *apptest.World) {
	w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
}

func given(users, first, renewal, second string, words ...string) m {
	one, two := m{"key_result_id": users, "score": first}, m{"key_result_id": renewal, "score": second}
	if len(words) > 0 {
		one["words"], two["words"] = words[0], words[1]
	}
	return m{"scores": []m{one, two}}
}

func TestFromTheOwnersScoreToTheFinalOne(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, users, renewal := atWork(t, w)
		path := "/reviews/" + id
		w.Do("chen", "POST", path+"/self-score", given(users, "0.40", renewal, "0.75")).Fails(409, "review.too_early")
		scoring(w)

		r := w.Get("chen", path).OK()
		for _, want := range []struct {
			at   []any
			text string
		}{{[]any{"state"}, "open"}, {[]any{"suggested", "score"}, "0.54"}, {[]any{"scores", 0, "suggested", "score"}, "0.40"}, {[]any{"scores", 1, "suggested", "score"}, "0.75"}, {[]any{"scores", 0, "share"}, "60"}} {
			if got := r.Str(want.at...); got != want.text { // 0.4·0.6 + 0.75·0.4
				t.Errorf("%v is %q, want %q", want.at, got, want.text)
			}
		}
		w.Do("chen", "POST", path+"/self-score", m{"scores": []m{{"key_result_id": users, "score": "0.4"}}}).Fails(422, "review.missing_score")
		w.Do("chen", "POST", path+"/self-score", given(users, "1.2", renewal, "0.755")).Fails(422, "score.range")
		r = w.Post("chen", path+"/self-score", given(users, "0.50", renewal, "0.75"))
		if r.Str("state") != "self" || r.Str("self", "score") != "0.60" || r.Str("self", "zone") != "yellow" {
			t.Errorf("after the owner: %s %s %s", r.Str("state"), r.Str("self", "score"), r.Str("self", "zone"))
		}
		w.Do("chen", "POST", path+"/confirm", given(users, "0.50", renewal, "0.75")).Fails(403, "access.denied")
		w.Do("zhang", "POST", path+"/confirm", given(users, "0.40", renewal, "0.75")).Fails(422, "review.words_needed")
		r = w.Post("zhang", path+"/confirm", given(users, "0.40", renewal, "0.75", "按口径是四成", ""))
		if r.Str("state") != "reviewed" || r.Str("reviewer", "score") != "0.54" {
			t.Errorf("after the reviewer: %s %s", r.Str("state"), r.Str("reviewer", "score"))
		}
		w.Do("chen", "POST", path+"/self-score", given(users, "0.50", renewal, "0.75")).Fails(409, "review.reviewed")
		r = w.Post("zhang", path+"/settle", m{"note": "会上谈过"})
		if r.Str("final", "score") != "0.54" || r.Str("scores", 0, "final", "score") != "0.40" || r.Str("final", "zone") != "yellow" {
			t.Errorf("final: %s %s", r.Str("final", "score"), r.Str("scores", 0, "final", "score"))
		}

		// What comes later moves nothing, neither readings nor weights.
		w.Post("chen", "/key-results/"+users+"/check-ins", m{"value": "55000"})
		for id, weight := range map[string]string{users: "20", renewal: "80"} {
			w.Patch("zhang", "/key-results/"+id, m{"weight": weight, "reason": "重心变了"})
		}
		r = w.Get("chen", path).OK()
		if r.Str("final", "score") != "0.54" || r.Str("scores", 0, "suggested", "score") != "0.40" || r.Str("scores", 0, "share") != "60" {
			t.Errorf("a later reading moved it: %s %s", r.Str("final", "score"), r.Str("scores", 0, "suggested", "score"))
		}
		w.Do("zhang", "POST", path+"/reopen", m{"reason": " "}).Fails(422, "review.reason_needed")
		r = w.Post("zhang", path+"/reopen", m{"reason": "漏算了最后一周"})
		if r.Str("state") != "reviewed" || r.Str("scores", 0, "suggested", "score") != "1.00" || r.At("settled_at") != nil || r.At("final") != nil {
			t.Errorf("reopened: %s %s", r.Str("state"), r.Str("scores", 0, "suggested", "score"))
		}
	})
}

func TestWhatWaitsForWhom(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, users, renewal := atWork(t, w)
		scoring(w)
		waits := func(who string) int {
			return w.Get(who, "/reviews?waiting=true&cycle_id="+w.ID["2026Q4"]).OK().Len("items")
		}
		see := func(when string, chen, zhang, hu int) {
			t.Helper()
			if a, b, c := waits("chen"), waits("zhang"), waits("hu"); a != chen || b != zhang || c != hu {
				t.Errorf("%s: %d wait for the owner, %d for the lead, %d for a stranger; want %d, %d, %d", when, a, b, c, chen, zhang, hu)
			}
		}
		see("open", 1, 0, 0)
		w.Post("chen", "/reviews/"+id+"/self-score", given(users, "0.40", renewal, "0.75"))
		see("scored by the owner", 0, 1, 0)
		w.Post("zhang", "/reviews/"+id+"/confirm", given(users, "0.40", renewal, "0.75"))
		see("confirmed", 0, 1, 0)
		w.Post("zhang", "/reviews/"+id+"/settle", m{})
		see("settled", 0, 0, 0)
		if n := w.Get("coach", "/reviews?cycle_id="+w.ID["2026Q4"]).OK().At("counts", "settled"); n != float64(1) {
			t.Errorf("%v are counted as settled", n)
		}
	})
}

// Scores are given once a cycle is over, and the next one runs by then: which one is
// meant where none is named.
func TestTheCycleThatIsScoredIsMeant(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		meant := func() string { return w.Get("coach", "/reviews").OK().Str("cycle_id") }
		next := w.Post("coach", "/cycles", m{"name": "2027Q1", "starts_on": "2027-01-01", "ends_on": "2027-03-31"}).ID()
		if got := meant(); got != w.ID["2026Q4"] {
			t.Errorf("the current one: %s", got)
		}
		w.At("2027-01-11")
		w.Forget("coach")
		if got := meant(); got != next {
			t.Errorf("no scores are given yet: %s", got)
		}
		scoring(w)
		if got := meant(); got != w.ID["2026Q4"] {
			t.Errorf("the one that is scored: %s", got)
		}
		w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "closed"})
		if got := meant(); got != next {
			t.Errorf("once it is closed: %s", got)
		}
		w.At("2027-04-05")
		w.Forget("coach")
		if got := meant(); got != next {
			t.Errorf("between two cycles the last one: %s", got)
		}
	})
}

func TestTheFirstTargetIsToldBesideTheRevisedOne(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, users, _ := atWork(t, w)
		w.Patch("zhang", "/key-results/"+users, m{"measure": m{"kind": "metric", "baseline": "50000", "target": "54000", "unit": "人"}, "reason": "预算减半"})
		scoring(w)
		r := w.Get("chen", "/reviews/"+id).OK()
		if now, first := r.Str("scores", 0, "suggested", "score"), r.Str("scores", 0, "first_suggested", "score"); now != "0.50" || first != "0.40" {
			t.Errorf("against the present target %s, against the first %s; want 0.50 and 0.40", now, first)
		}
	})
}

func TestTwoAtOnceAndAPageOfMany(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, users, renewal := atWork(t, w)
		scoring(w)
		w.Post("chen", "/reviews/"+id+"/self-score", given(users, "0.40", renewal, "0.75"))
		w.Do("chen", "POST", "/reviews/"+id+"/self-score", given(users, "0.45", renewal, "0.75"), "If-Match", `"9"`).Fails(412, "input.stale")
		one := len(w.Queries(func() { w.Get("chen", "/reviews").OK() }))
		w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "running", "reason": "还有要启动的"})
		for range 4 {
			atWork(t, w)
		}
		scoring(w)
		w.Get("chen", "/reviews").OK()
		if five := len(w.Queries(func() { w.Get("chen", "/reviews").OK() })); five > one {
			t.Errorf("a page of five takes %d queries, of one %d", five, one)
		}
	})
}

// told lists somebody's open notices on scores as "reason: words".
func told(w *apptest.World, who string) string {
	a := w.Get(who, "/notices").OK()
	list := []string{}
	for i := range a.Len("items") {
		reason, words := a.Str("items", i, "reason"), ""
		if s, ok := a.At("items", i, "words").(string); ok {
			words = s
		}
		if strings.HasPrefix(reason, "review_") || reason == "scored" {
			list = append(list, reason+": "+words)
		}
	}
	slices.Sort(list)
	return strings.Join(list, "; ")
}

func TestWhoIsToldOfScores(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, users, renewal := atWork(t, w)
		scoring(w)
		see := func(when, chen, zhang string) {
			t.Helper()
			if a, b := told(w, "chen"), told(w, "zhang"); a != chen || b != zhang {
				t.Errorf("%s: the owner is told %q, the lead %q; want %q and %q", when, a, b, chen, zhang)
			}
		}
		scores := given(users, "0.40", renewal, "0.75")
		scores["words"] = "留存差一口气"
		w.Post("chen", "/reviews/"+id+"/self-score", scores)
		w.Post("chen", "/reviews/"+id+"/self-score", scores)
		see("scored by the owner, twice", "", "review_asked: 留存差一口气")
		w.Post("zhang", "/reviews/"+id+"/reopen", m{"reason": "口径不对"})
		see("returned", "review_returned: 口径不对", "review_asked: 留存差一口气")
		w.Post("chen", "/reviews/"+id+"/self-score", scores)
		w.Post("zhang", "/reviews/"+id+"/confirm", given(users, "0.40", renewal, "0.75"))
		see("confirmed", "", "")
		w.Post("zhang", "/reviews/"+id+"/settle", m{"note": "会上谈过"})
		see("settled", "scored: 会上谈过", "")
	})
}
