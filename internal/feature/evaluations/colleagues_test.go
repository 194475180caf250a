package evaluations_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// withColleagues is chen's evaluation with hu, fang and coach asked, and others.
func withColleagues(t *testing.T, w *apptest.World, more ...string) (at, subject string) {
	t.Helper()
	at = "/evaluations/" + opened(w, "用户组", "self", "manager", "peer", "cross")
	_, subject = formOf(t, w, "chen", "chen", "self")
	w.Do("zhang", "POST", subject+"/colleagues/agree", ids(w, append([]string{"hu", "fang", "coach"}, more...)...)).OK()
	return at, subject
}

func ids(w *apptest.World, keys ...string) m {
	var list []string
	for _, k := range keys {
		list = append(list, w.ID[k])
	}
	return m{"person_ids": list}
}

// tells has a colleague hand in about chen; the path of the form.
func tells(t *testing.T, w *apptest.World, who string) string {
	t.Helper()
	form, _ := formOf(t, w, who, "chen", "cross")
	w.Post(who, form+"/hand-in", m{"sections": []m{{"section": "contribution", "level": 4, "words": "说法" + who}, {"section": "values", "level": 3}}})
	return form
}

// Colleagues are proposed by the person and agreed by the manager.
func TestColleaguesAreProposedAndAgreed(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		opened(w, "用户组", "self", "manager", "peer", "cross")
		_, subject := formOf(t, w, "chen", "chen", "self")
		propose := func(who string, keys ...string) apptest.Answer {
			return w.Do(who, "PUT", subject+"/colleagues", ids(w, keys...))
		}
		agree := func(who string, keys ...string) apptest.Answer {
			return w.Do(who, "POST", subject+"/colleagues/agree", ids(w, keys...))
		}
		propose("chen", "hu", "fang").Fails(422, "evaluations.too_few")
		propose("chen", "hu", "fang", "zhang").Fails(422, "evaluations.colleague_above")
		propose("chen", "hu", "fang", "guest").Fails(422, "evaluations.colleague_unknown")
		propose("chen", "hu", "fang", "chen").Fails(422, "evaluations.colleague_unknown")
		propose("zhang", "hu", "fang", "wei").Fails(403, "access.denied")
		propose("chen", "hu", "fang", "wei").OK()
		if got := w.Get("hu", "/evaluation-forms").OK(); got.Len("items") != 0 {
			t.Fatalf("asked before the manager agreed: %s", got.Body)
		}
		agree("chen", "hu", "fang", "wei").Fails(403, "access.denied")
		agree("zhang", "hu", "fang", "coach", "root").OK()
		agree("zhang", "hu", "fang", "coach").OK() // root is no longer asked
		if got := w.Get("root", "/evaluation-forms").OK(); got.Len("items") != 0 {
			t.Fatalf("%s", got.Body)
		}
		propose("chen", "hu", "fang", "wei").Fails(409, "evaluations.agreed")
		for who, sees := range map[string]int{"chen": 0, "lina": 0, "zhang": 3, "hr": 3} {
			if got := w.Get(who, subject).OK(); got.Len("colleagues") != sees {
				t.Errorf("%s sees who was asked: %s", who, got.Body)
			}
		}
	})
}

// One of HR who is evaluated doesn't see whom their manager asks, nor what they say.
func TestOneOfHRIsAskedAboutLikeAnybody(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Patch("root", "/people/"+w.ID["chen"], m{"role": "hr"})
		at, subject := withColleagues(t, w)
		for _, who := range []string{"hu", "fang", "coach"} {
			tells(t, w, who)
		}
		if own := w.Get("chen", subject).OK(); own.Len("said") != 0 || own.At("pool") != nil || own.Len("colleagues") != 0 {
			t.Errorf("%s", own.Body)
		}
		for who, sees := range map[string]bool{"chen": false, "hr": true} {
			if got := strings.Contains(string(w.Get(who, at+"/subjects").OK().Body), `"cross"`); got != sees {
				t.Errorf("%s sees who was asked: %v", who, got)
			}
		}
	})
}

// What colleagues say is put together once all have handed in; only HR sees who
// said what, and nobody who manages the person.
func TestColleaguesSayThingsWithoutTheirNames(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, subject := withColleagues(t, w)
		form := ""
		for i, who := range []string{"hu", "fang", "coach"} {
			at, _ := formOf(t, w, who, "chen", "cross")
			if got := w.Get(who, at).OK(); got.At("rating") != nil {
				t.Errorf("a colleague sees a rating: %s", got.Body)
			}
			w.Get(who, subject).Fails(403, "access.denied")
			form = tells(t, w, who)
			seen := w.Get("zhang", subject).OK()
			if pooled := seen.At("pool") != nil; pooled != (i == 2) || seen.At("pooled").(float64) != float64(i+1) || seen.At("asked").(float64) != 3 {
				t.Errorf("after %d answers: %s", i+1, seen.Body)
			}
		}
		for _, who := range []string{"zhang", "lina"} {
			seen := w.Get(who, subject).OK()
			if seen.Len("said") != 0 || seen.Len("pool", "sections", 0, "words") != 3 || seen.At("pool", "sections", 0, "levels", 3).(float64) != 3 {
				t.Errorf("%s reads %s", who, seen.Body)
			}
		}
		if hr := w.Get("hr", subject).OK(); hr.Len("said") != 3 || hr.Str("said", 0, "reviewer_name") == "" {
			t.Errorf("HR reads %s", hr.Body)
		}
		if own := w.Get("chen", subject).OK(); own.At("pool") != nil || own.Len("said") != 0 || own.At("pooled").(float64) != 0 {
			t.Errorf("before it is published the person reads %s", own.Body)
		}
		// Whoever looks before and after a change would know whose it is.
		w.Do("coach", "POST", form+"/take-back", nil).Fails(409, "evaluations.pooled")
		w.Do("zhang", "POST", subject+"/colleagues/agree", ids(w, "hu", "fang", "coach", "root")).Fails(409, "evaluations.pooled")
		w.Patch("root", "/people/"+w.ID["zhang"], m{"role": "hr"})
		if seen := w.Get("zhang", subject).OK(); seen.Len("said") != 0 {
			t.Errorf("the manager is of HR and reads who said what: %s", seen.Body)
		}
		trail := w.Get("root", "/audit?subject_kind=evaluation&limit=100").OK()
		for i := range trail.Len("items") {
			by, says := trail.Str("items", i, "actor_id"), fmt.Sprint(trail.At("items", i))
			if by == w.ID["hu"] && strings.Contains(says, w.ID["chen"]) || strings.Contains(says, "cross") {
				t.Errorf("the trail tells who says something of whom: %s", says)
			}
		}
	})
}

// Three of four are not shown while the fourth may still come; when the writing
// ends the fourth is no longer asked, and comes in no more.
func TestALateColleagueIsNotToldApart(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at, subject := withColleagues(t, w, "root")
		late, _ := formOf(t, w, "root", "chen", "cross")
		for _, who := range []string{"hu", "fang", "coach"} {
			tells(t, w, who)
		}
		if seen := w.Get("zhang", subject).OK(); seen.At("pool") != nil || seen.At("asked").(float64) != 4 {
			t.Errorf("before the fourth: %s", seen.Body)
		}
		w.Post("hr", at+"/calibrate", nil)
		w.Post("hr", at+"/reopen", m{"reason": "漏了两个人的表"})
		if seen := w.Get("zhang", subject).OK(); seen.At("pool", "answers").(float64) != 3 {
			t.Errorf("after the writing ended: %s", seen.Body)
		}
		w.Do("root", "POST", late+"/hand-in", says(1, 1)).Fails(404, "input.missing")
	})
}

// A colleague's form stays with the colleague, and nobody judges in two ways that
// are told apart.
func TestNobodyIsColleagueAndManager(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, subject := withColleagues(t, w)
		colleague, _ := formOf(t, w, "hu", "chen", "cross")
		manager, _ := formOf(t, w, "zhang", "chen", "manager")
		w.Do("hr", "POST", colleague+"/hand-over", m{"reviewer_id": w.ID["root"]}).Fails(409, "evaluations.colleague_stays")
		w.Do("hr", "POST", manager+"/hand-over", m{"reviewer_id": w.ID["hu"]}).Fails(422, "evaluations.reviewer_colleague")
		w.Do("hr", "POST", manager+"/hand-over", m{"reviewer_id": w.ID["wei"]}).OK()
		w.Do("wei", "POST", subject+"/colleagues/agree", ids(w, "hu", "fang", "wei")).Fails(422, "evaluations.colleague_above")
	})
}
