package evaluations_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestEvaluationsArePutBackAsTheyWere asks for an evaluation at the end of each day that it is moved on, and for the
// same once it is over.
func TestEvaluationsArePutBackAsTheyWere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		settled(w, "0.72")
		draft := w.Post("hr", "/evaluations", plan(w, "市场部", "self", "manager")).ID()
		at := "/evaluations/" + opened(w, "用户组", "self", "manager", "peer", "cross")
		chenSelf, chen := formOf(t, w, "chen", "chen", "self")
		zhangSelf, zhang := formOf(t, w, "zhang", "zhang", "self")
		zhangManager, _ := formOf(t, w, "lina", "zhang", "manager")
		chenManager, _ := formOf(t, w, "zhang", "chen", "manager")
		callers := []string{"hr", "chen", "zhang", "lina", "hu", "wei", "root", "guest"}
		drafted := []string{"/evaluations", "/evaluations/" + draft} // a draft's form has no history
		hr := []string{at, at + "/subjects", at + "/subjects?owing=true"}
		one := []string{chen, zhang, "/evaluation-results"}
		mine := []string{"/evaluation-forms", "/evaluation-forms?state=handed_in", chenSelf, chenManager, zhangSelf}
		never := []string{"can", "version", "manages", "open", "away", "deputy_id", "deputy_name"}
		// What hangs on scores of then, and what colleagues say together, is told of what was published by then.
		unpublished := append([]string{"level", "suggested", "rating", "asked", "pooled", "pool"}, never...)
		w.Do("chen", "PUT", chen+"/colleagues", ids(w, "hu", "fang", "coach")).OK()

		asked := w.Remembers(callers, slices.Concat(hr, one), append([]string{"colleagues"}, unpublished...))
		list := w.Remembers(callers, drafted, append([]string{"form"}, unpublished...))
		askedOf := w.Remembers([]string{"chen", "zhang", "hu"}, mine, unpublished)

		w.At("2026-11-18")
		w.Do("zhang", "POST", chen+"/colleagues/agree", ids(w, "hu", "fang", "coach")).OK()
		w.Post("chen", chenSelf+"/hand-in", says(4, 4))
		w.Post("zhang", chenManager+"/hand-in", says(3, 4))
		w.Post("zhang", zhangSelf+"/hand-in", says(2, 2))
		tells(t, w, "hu")
		tells(t, w, "fang")
		written := w.Remembers(callers, []string{at, at + "/subjects", chen}, append([]string{"counts", "colleagues"}, unpublished...))
		writtenOf := w.Remembers([]string{"chen", "hu", "fang", "coach"}, mine, unpublished)

		w.At("2026-11-20")
		w.Post("zhang", zhangSelf+"/take-back", nil)
		w.Post("zhang", zhangSelf+"/hand-in", says(3, 3))
		w.Do("hr", "POST", zhangManager+"/hand-over", m{"reviewer_id": w.ID["wei"]}).OK()
		tells(t, w, "coach")
		w.Post("wei", zhangManager+"/hand-in", says(4, 4))

		w.At("2026-11-22")
		w.Post("hr", at+"/calibrate", nil)
		w.Do("hr", "POST", chen+"/level", m{"level": 5, "reason": "带人的那一块没有计入"}).OK()
		calibrated := w.Remembers(callers, slices.Concat(hr, one), unpublished)

		w.At("2026-11-24")
		w.Do("hr", "POST", chen+"/level", m{"level": 3, "reason": "看错了"}).OK()
		w.Post("hr", at+"/publish", nil)
		published := w.Remembers(callers, slices.Concat(hr, one, []string{at + "/calibration"}), never)
		publishedOf := w.Remembers([]string{"chen", "hu"}, mine, append([]string{"rating"}, never...))

		w.At("2026-11-26")
		w.Post("chen", chen+"/acknowledge", nil)
		w.Post("chen", chen+"/appeal", m{"words": "召回没有算"})
		w.Do("chen", "PUT", chen+"/growth", m{"lines": []m{{"words": "学会写 SQL", "due_on": "2027-03-31"}}}).OK()
		appealed := w.Remembers(callers, slices.Concat(hr, one, []string{at + "/calibration"}), append([]string{"growth"}, never...))

		w.At("2026-11-28")
		w.Do("hr", "POST", chen+"/answer-appeal", m{"level": 4, "reason": "核对过了"}).OK()
		w.Do("chen", "PUT", chen+"/growth", m{"lines": []m{{"words": "换一个", "due_on": "2027-03-31"}}}).OK()
		changed := plan(w, "运营部", "self", "manager", "second")
		changed["title"] = "改了"
		w.Do("hr", "PUT", "/evaluations/"+draft, changed).OK()
		late := w.Post("hr", "/evaluations", plan(w, "用户组", "self", "manager")).ID()
		w.Patch("root", "/people/"+w.ID["chen"], m{"name": "陈晨"})
		w.At("2026-12-02")
		asked(t, "2026-11-16")
		list(t, "2026-11-16")
		askedOf(t, "2026-11-16")
		written(t, "2026-11-18")
		writtenOf(t, "2026-11-18")
		calibrated(t, "2026-11-22")
		published(t, "2026-11-24")
		publishedOf(t, "2026-11-24")
		appealed(t, "2026-11-26")
		w.Get("hr", "/evaluations/"+late+"?asof=2026-11-24").Fails(404, "input.missing")
		w.Get("hr", at+"/calibration?asof=2026-11-22").Fails(409, "evaluations.not_published")

		// What had been handed in and was taken back since says nothing any more.
		got := w.Get("lina", zhang+"?asof=2026-11-18").OK()
		if got.Len("said") != 1 || got.Len("said", 0, "answers", "sections") != 0 || got.At("said", 0, "rating") != nil {
			t.Errorf("%s", got.Body)
		}
		// Two of three colleagues had said something: neither how many nor what is told.
		if got := w.Get("zhang", chen+"?asof=2026-11-18").OK(); got.At("pool") != nil || got.At("asked") != 0.0 || got.At("pooled") != 0.0 {
			t.Errorf("%s", got.Body)
		}
		if got := w.Get("chen", chen+"?asof=2026-11-26").OK(); got.Len("growth") != 0 || got.Len("can") != 0 || got.Str("appeal") != "open" {
			t.Errorf("%s", got.Body)
		}
		// Nobody reads their own rating of before it was published, nor what was said of them.
		if got := w.Get("chen", chen+"?asof=2026-11-22").OK(); got.At("level") != nil || got.Len("said") != 1 || got.Str("said", 0, "kind") != "self" || got.At("pool") != nil {
			t.Errorf("%s", got.Body)
		}
		if got := w.Get("zhang", chen+"?asof=2026-11-22").OK(); got.At("level") != 5.0 || got.At("suggested") != nil {
			t.Errorf("a level by hand is told, and no other: %s", got.Body)
		}
		w.Get("hr", chen+"?asof=2026-11-24").OK()
		trail := w.Get("root", "/audit?subject_kind=evaluation&limit=3").OK()
		if trail.Str("items", 0, "kind") != "evaluation.viewed" || !strings.Contains(string(trail.Body), "2026-11-24") {
			t.Errorf("the look isn't told: %s", trail.Body)
		}
	})
}

// TestWhoManagesNowReadsNoNamesOfThen: one of HR who writes the manager's form since doesn't read who said what before.
func TestWhoManagesNowReadsNoNamesOfThen(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, subject := withColleagues(t, w)
		manager, _ := formOf(t, w, "zhang", "chen", "manager")
		for _, who := range []string{"hu", "fang", "coach"} {
			tells(t, w, who)
		}
		w.At("2026-11-18")
		if got := w.Get("hr", subject).OK(); got.Len("said") != 3 {
			t.Errorf("%s", got.Body)
		}
		w.At("2026-11-20")
		w.Do("hr", "POST", manager+"/hand-over", m{"reviewer_id": w.ID["hr"]}).OK()
		w.At("2026-11-24")
		for _, path := range []string{subject, subject + "?asof=2026-11-18"} {
			if got := w.Get("hr", path).OK(); got.Len("said") != 0 || got.At("pool", "answers") != 3.0 {
				t.Errorf("%s: %s", path, got.Body)
			}
		}
		w.Get("hu", subject+"?asof=2026-11-18").Fails(403, "access.denied")
	})
}
