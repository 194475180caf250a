package evaluations_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

func form(reviewers ...string) m {
	return m{"parts": []m{{"section": "okr", "weight": 50}, {"section": "contribution", "weight": 20}, {"section": "values", "weight": 30}}, "reviewers": reviewers,
		"levels": []m{{"name": "待改进", "share": 0}, {"name": "基本达标", "share": 0}, {"name": "达标", "share": 0}, {"name": "优秀", "share": 0}, {"name": "卓越", "share": 0}}}
}

func plan(w *apptest.World, team string, reviewers ...string) m {
	return m{"title": "2026 下半年", "starts_on": "2026-07-01", "ends_on": "2026-12-31", "due_on": "2027-01-15", "team_id": w.ID[team], "form": form(reviewers...)}
}

// opened is an evaluation that is under way; its id.
func opened(w *apptest.World, team string, reviewers ...string) string {
	id := w.Post("hr", "/evaluations", plan(w, team, reviewers...)).ID()
	w.Post("hr", "/evaluations/"+id+"/open", nil)
	return id
}

// formOf is a form that somebody is asked to write of a person: its path, and the
// person's subject.
func formOf(t *testing.T, w *apptest.World, reviewer, person, kind string) (at, subject string) {
	t.Helper()
	list := w.Get(reviewer, "/evaluation-forms").OK()
	for i := range list.Len("items") {
		if list.Str("items", i, "person_id") == w.ID[person] && list.Str("items", i, "kind") == kind {
			return "/evaluation-forms/" + list.Str("items", i, "id"), "/evaluation-subjects/" + list.Str("items", i, "subject_id")
		}
	}
	t.Fatalf("%s has no %s form of %s: %s", reviewer, kind, person, list.Body)
	return "", ""
}

func says(contribution, values int) m {
	return m{"sections": []m{{"section": "contribution", "level": contribution}, {"section": "values", "level": values}}, "words": "总的不错"}
}

// settled gives chen an objective whose score is final.
func settled(w *apptest.World, score string) (objective string) {
	objective = w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升用户留存率", "owner_id": w.ID["chen"]}).ID()
	kr := w.Post("chen", "/objectives/"+objective+"/key-results", m{"title": "日活增长10%", "measure": m{"kind": "metric", "baseline": "50000", "target": "55000", "unit": "人"}}).ID()
	for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
		w.Post(step.who, "/objectives/"+objective+"/"+step.verb, m{})
	}
	w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
	w.Post("zhang", "/reviews/"+objective+"/confirm", m{"scores": []m{{"key_result_id": kr, "score": score, "words": "按读数"}}})
	w.Post("zhang", "/reviews/"+objective+"/settle", m{})
	return objective
}

// From a draft to forms handed in: each step by whom it belongs to.
func TestAnEvaluationFromDraftToForms(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		settled(w, "0.72")
		draft := w.Post("hr", "/evaluations", plan(w, "运营部", "manager", "self", "second"))
		if draft.At("people").(float64) != 3 { // lina, zhang, chen
			t.Fatalf("%s", draft.Body)
		}
		at := "/evaluations/" + draft.ID()
		w.Get("chen", "/evaluation-forms").OK()
		w.Post("hr", at+"/open", nil)
		w.Do("hr", "PUT", at, plan(w, "", "manager")).Fails(409, "evaluations.not_draft")
		w.Do("hr", "DELETE", at, nil).Fails(409, "evaluations.not_draft")

		self, subject := formOf(t, w, "chen", "chen", "self")
		pre := w.Post("chen", self+"/preview", says(4, 4))
		if pre.Str("rating", "sum") != "(50 × 3.88 + 20 × 4 + 30 × 4) ÷ 100" || pre.Str("rating", "value") != "3.94" || pre.Str("rating", "score") != "0.72" {
			t.Errorf("%s", pre.Body)
		}
		w.Do("chen", "POST", self+"/hand-in", m{"sections": []m{{"section": "values", "level": 4}}}).Fails(422, "evaluation.unanswered")
		w.Post("chen", self+"/hand-in", says(4, 4))
		w.Do("chen", "POST", self+"/hand-in", says(3, 3)).Fails(409, "evaluations.handed_in")
		w.Do("zhang", "POST", self+"/take-back", nil).Fails(403, "access.denied")
		w.Post("chen", self+"/take-back", nil)
		w.Post("chen", self+"/hand-in", says(4, 4))

		manager, _ := formOf(t, w, "zhang", "chen", "manager")
		w.Get("chen", manager).Fails(403, "access.denied")
		w.Post("zhang", manager+"/hand-in", says(3, 4))
		formOf(t, w, "lina", "chen", "second")

		// The person reads their own words only; those above read all; HR's look is in the trail, without a level.
		if own := w.Get("chen", subject).OK(); own.Len("said") != 1 || own.Str("said", 0, "kind") != "self" {
			t.Errorf("before it is published the person reads %s", own.Body)
		}
		for _, who := range []string{"zhang", "lina", "wei", "hr"} {
			if all := w.Get(who, subject).OK(); all.Len("said") != 2 || all.Str("said", 1, "rating", "value") != "3.74" {
				t.Errorf("%s reads %s", who, all.Body)
			}
		}
		for _, who := range []string{"root", "coach", "hu", "fang"} {
			w.Get(who, subject).Fails(403, "access.denied")
			w.Get(who, subject+"/pack").Fails(403, "access.denied")
			w.Get(who, at).Fails(403, "access.denied")
		}
		trail := w.Get("root", "/audit?subject_kind=evaluation&limit=100").OK()
		if strings.Count(string(trail.Body), `"evaluation.viewed"`) != 1 {
			t.Errorf("HR looked once; the trail: %s", trail.Body)
		}
		for _, secret := range []string{"3.74", "3.94", "总的不错"} {
			if strings.Contains(string(trail.Body), secret) {
				t.Errorf("the trail tells %s", secret)
			}
		}
	})
}

// Nothing settled: OKR results are unknown, which is not zero; and with less than
// half of the weight known there is no rating.
func TestUnknownResultsAreLeftOut(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		opened(w, "用户组", "self", "manager")
		at, _ := formOf(t, w, "zhang", "chen", "manager")
		half := w.Post("zhang", at+"/preview", says(4, 3))
		if half.At("rating", "score") != nil || half.Str("rating", "value") != "3.40" || half.At("rating", "covered").(float64) != 50 {
			t.Errorf("%s", half.Body)
		}
		if less := w.Post("zhang", at+"/preview", says(0, 3)); less.At("rating", "value") != nil {
			t.Errorf("%s", less.Body)
		}
		w.Do("zhang", "POST", at+"/preview", says(6, 3)).Fails(422, "evaluation.level_unknown")
	})
}

// HR sees who owes what, who is away and where nobody is above, and hands forms over.
func TestWhoStillOwesWhat(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := "/evaluations/" + opened(w, "", "self", "manager")
		list := w.Get("hr", at+"/subjects?owing=true").OK()
		if list.Len("items") != 9 { // everybody but the guest
			t.Fatalf("%d people: %s", list.Len("items"), list.Body)
		}
		if strings.Contains(string(list.Body), w.ID["guest"]) {
			t.Error("a guest is evaluated")
		}
		orphan := ""
		for i := range list.Len("items") {
			if list.Str("items", i, "person_id") == w.ID["wei"] {
				orphan = list.Str("items", i, "forms", 1, "form_id")
				if list.Str("items", i, "forms", 1, "reviewer_id") != "" {
					t.Errorf("somebody is above wei: %s", list.Body)
				}
			}
		}
		w.Post("zhang", "/absences", m{"starts_on": "2026-11-01", "ends_on": "2026-12-02", "deputy_id": w.ID["lina"]})
		if away := w.Get("hr", at+"/subjects").OK(); !strings.Contains(string(away.Body), `"deputy_id":"`+w.ID["lina"]+`"`) {
			t.Errorf("nobody is away: %s", away.Body)
		}
		over := func(who, form, to string) apptest.Answer {
			return w.Do(who, "POST", "/evaluation-forms/"+form+"/hand-over", m{"reviewer_id": w.ID[to]})
		}
		over("hr", orphan, "wei").Fails(422, "evaluations.reviewer_self")
		over("hr", orphan, "guest").Fails(422, "evaluations.reviewer_unknown")
		over("zhang", orphan, "lina").Fails(403, "access.denied")
		over("hr", orphan, "fang").OK()
		form, _ := formOf(t, w, "fang", "wei", "manager")
		w.Post("fang", form+"/hand-in", says(3, 3))
		over("hr", orphan, "lina").Fails(409, "evaluations.handed_in")
		self, _ := formOf(t, w, "hu", "hu", "self")
		w.Do("hr", "POST", self+"/hand-over", m{"reviewer_id": w.ID["lina"]}).Fails(409, "evaluations.self_stays")
		one := w.Get("hr", at).OK()
		if one.Str("counts", 1, "kind") != "manager" || one.At("counts", 1, "handed_in").(float64) != 1 {
			t.Errorf("%s", one.Body)
		}
	})
}

// The pack shows what the reader may see anyway, and nothing that was said in
// confidence to somebody else.
func TestThePackShowsWhatOneMaySee(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		objective := settled(w, "0.72")
		w.Post("lina", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["chen"]}, "body": "顶住了大促", "objective_id": objective})
		w.Post("hu", "/feedback", m{"kind": "feedback", "person_ids": []string{w.ID["chen"]}, "body": "私下说一句", "visibility": "private"})
		opened(w, "用户组", "self", "manager")
		_, subject := formOf(t, w, "chen", "chen", "self")
		for who, given := range map[string]int{"chen": 2, "zhang": 1, "hr": 1} {
			pack := w.Get(who, subject+"/pack").OK()
			if pack.Len("given") != given || pack.Str("objectives", 0, "objective_id") != objective || pack.Str("objectives", 0, "final") != "0.72" {
				t.Errorf("%s: %s", who, pack.Body)
			}
			if pack.Str("given", given-1, "objective_id") != objective || pack.Str("given", given-1, "objective") == "" {
				t.Errorf("%s can't follow the recognition to what it is about: %s", who, pack.Body)
			}
		}
	})
}

func TestPlansThatCantBe(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		bad := plan(w, "用户组", "self")
		bad["title"], bad["ends_on"] = " ", "2026-06-30"
		bad["form"].(m)["parts"].([]m)[0]["weight"] = 49
		refused := w.Do("hr", "POST", "/evaluations", bad).Fails(422, "input.required")
		for _, code := range []string{"evaluations.period", "evaluation.weights", "evaluation.manager_needed"} {
			if !strings.Contains(string(refused.Body), code) {
				t.Errorf("no %s: %s", code, refused.Body)
			}
		}
		bad = plan(w, "用户组", "manager")
		bad["team_id"] = "nowhere"
		w.Do("hr", "POST", "/evaluations", bad).Fails(422, "population.team_unknown")
		empty := w.Post("root", "/teams", m{"name": "空组"}).ID()
		bad["team_id"] = empty
		id := w.Post("hr", "/evaluations", bad).ID()
		w.Do("hr", "POST", "/evaluations/"+id+"/open", nil).Fails(409, "evaluations.nobody")
		seen := w.Get("hr", "/evaluations/"+id).OK().Header.Get("ETag")
		w.Do("hr", "PUT", "/evaluations/"+id, plan(w, "用户组", "manager"), "If-Match", seen).OK()
		w.Do("hr", "PUT", "/evaluations/"+id, plan(w, "", "manager"), "If-Match", seen).Fails(412, "input.stale")
		w.Do("hr", "DELETE", "/evaluations/"+id, nil).OK()
		w.Get("hr", "/evaluations/"+id).Fails(404, "input.missing")
	})
}
