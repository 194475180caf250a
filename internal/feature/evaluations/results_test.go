package evaluations_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
)

// calibrating is an evaluation of 用户组 whose managers have judged 陈 and 张.
func calibrating(t *testing.T, w *apptest.World) (at, chen, zhang string) {
	t.Helper()
	settled(w, "0.72")
	at = "/evaluations/" + opened(w, "用户组", "self", "manager")
	form, chen := formOf(t, w, "zhang", "chen", "manager")
	w.Post("zhang", form+"/hand-in", says(3, 4)) // 3.74
	_, zhang = formOf(t, w, "zhang", "zhang", "self")
	w.Post("hr", at+"/calibrate", nil)
	w.Do("zhang", "POST", form+"/take-back", nil).Fails(409, "evaluations.not_open")
	return at, chen, zhang
}

// From calibration to a published rating: who sees it when, and what is kept of a
// change by hand.
func TestARatingIsCalibratedAndPublished(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at, chen, zhang := calibrating(t, w)
		board := w.Get("hr", at+"/calibration").OK()
		if board.Len("items") != 2 || board.Str("items", 0, "value") != "3.74" || board.At("unrated").(float64) != 1 || board.At("bars", 3, "count").(float64) != 1 {
			t.Fatalf("%s", board.Body)
		}
		for _, who := range []string{"root", "coach", "zhang", "chen", "wei"} {
			w.Get(who, at+"/calibration").Fails(403, "access.denied")
		}
		w.Do("hr", "POST", at+"/publish", nil).Fails(409, "evaluations.unrated")
		level := func(who, subject string, n int, why string) apptest.Answer {
			return w.Do(who, "POST", subject+"/level", m{"level": n, "reason": why})
		}
		level("zhang", chen, 5, "好").Fails(403, "access.denied")
		level("hr", chen, 5, " ").Fails(422, "input.required")
		level("hr", chen, 4, "一样").Fails(422, "evaluations.same_level")
		level("hr", chen, 6, "没有").Fails(422, "evaluation.level_unknown")
		// One request is one write, and the change itself no further look.
		first := w.Do("hr", "POST", chen+"/level", m{"level": 5, "reason": "带人的那一块没有计入"}, "Idempotency-Key", "once").OK()
		again := w.Do("hr", "POST", chen+"/level", m{"level": 5, "reason": "带人的那一块没有计入"}, "Idempotency-Key", "once").OK()
		if first.At("level").(float64) != 5 || again.Header.Get("Idempotency-Replayed") != "true" {
			t.Errorf("%s", again.Body)
		}
		level("hr", zhang, 3, "上级离职，按事实定").OK()
		w.Post("hr", at+"/reopen", m{"reason": "漏了两个人的表"})
		level("hr", chen, 3, "太晚").Fails(409, "evaluations.not_calibrating")
		w.Post("hr", at+"/calibrate", nil)
		if own := w.Get("chen", chen).OK(); own.At("level") != nil || own.Len("said") != 0 {
			t.Errorf("the person reads before it is published: %s", own.Body)
		}
		if got := w.Get("chen", "/evaluation-results").OK(); got.Len("items") != 0 {
			t.Errorf("%s", got.Body)
		}
		w.Do("chen", "POST", chen+"/acknowledge", nil).Fails(409, "evaluations.not_published")
		w.Post("hr", at+"/publish", nil)

		own := w.Get("chen", chen).OK()
		if own.At("level").(float64) != 5 || own.At("suggested").(float64) != 4 || own.Len("said") != 1 || own.Len("changes") != 0 {
			t.Errorf("%s", own.Body)
		}
		if seen := w.Get("zhang", chen).OK(); seen.Len("changes") != 1 || seen.Str("changes", 0, "reason") != "带人的那一块没有计入" {
			t.Errorf("%s", seen.Body)
		}
		if got := w.Get("chen", "/evaluation-results").OK(); got.Str("items", 0, "level_name") != "卓越" {
			t.Errorf("%s", got.Body)
		}
		for _, who := range []string{"root", "coach", "hu"} {
			w.Get(who, chen).Fails(403, "access.denied")
		}
		trail := w.Get("root", "/audit?subject_kind=evaluation&limit=100").OK()
		for _, kind := range []string{"level_changed", "calibration_viewed", "published"} {
			if !strings.Contains(string(trail.Body), `"evaluation.`+kind+`"`) {
				t.Errorf("the trail has no %s", kind)
			}
		}
		for _, secret := range []string{"带人的那一块", "卓越", "3.74"} {
			if strings.Contains(string(trail.Body), secret) {
				t.Errorf("the trail tells %q", secret)
			}
		}
	})
}

// Of two of HR who publish at the same moment one does, and the other is told.
func TestTwoPublishAtTheSameMoment(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at, _, zhang := calibrating(t, w)
		w.Do("hr", "POST", zhang+"/level", m{"level": 3, "reason": "按事实定"}).OK()
		var wait sync.WaitGroup
		failed := make([]error, 2)
		for i := range failed {
			wait.Go(func() {
				failed[i] = w.Features.Evaluations.Publish(t.Context(), access.Actor{ID: w.ID["hr"], Role: access.HR}, strings.TrimPrefix(at, "/evaluations/"), 0)
			})
		}
		wait.Wait()
		if (failed[0] == nil) == (failed[1] == nil) {
			t.Errorf("%v and %v", failed[0], failed[1])
		}
		if n := strings.Count(string(w.Get("root", "/audit?subject_kind=evaluation&limit=100").OK().Body), `"evaluation.published"`); n != 1 {
			t.Errorf("it was published %d times", n)
		}
	})
}

// Acknowledged, appealed once, answered with another level or with a reason; and a
// growth plan of the person's and the manager's.
func TestWhatAPersonSaysToTheirRating(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at, chen, zhang := calibrating(t, w)
		w.Post("hr", zhang+"/level", m{"level": 3, "reason": "按事实"})
		w.Post("hr", at+"/publish", nil)
		w.Do("zhang", "POST", chen+"/acknowledge", nil).Fails(403, "access.denied")
		w.Post("chen", chen+"/acknowledge", nil)
		w.Do("chen", "POST", chen+"/acknowledge", nil).Fails(409, "evaluations.acknowledged")
		w.Do("hr", "POST", chen+"/answer-appeal", m{"reason": "没有"}).Fails(409, "evaluations.no_appeal")
		w.Do("chen", "POST", chen+"/appeal", m{"words": ""}).Fails(422, "input.required")
		w.Post("chen", chen+"/appeal", m{"words": "漏了一个项目"})
		w.Do("chen", "POST", chen+"/appeal", m{"words": "再来"}).Fails(409, "evaluations.appealed")
		w.Do("zhang", "POST", chen+"/answer-appeal", m{"level": 5, "reason": "有理"}).Fails(403, "access.denied")
		if one := w.Get("hr", at).OK(); one.At("acknowledged").(float64) != 1 || one.At("appealing").(float64) != 1 || one.At("people").(float64) != 2 {
			t.Errorf("%s", one.Body)
		}
		w.Do("hr", "POST", chen+"/answer-appeal", m{"level": 4, "reason": "有理"}).Fails(422, "evaluations.same_level")
		w.Post("hr", chen+"/answer-appeal", m{"level": 5, "reason": "项目属实"})
		if own := w.Get("chen", chen).OK(); own.Str("appeal") != "upheld" || own.At("level").(float64) != 5 || own.Str("answer_words") != "项目属实" {
			t.Errorf("%s", own.Body)
		}
		w.Post("zhang", zhang+"/appeal", m{"words": "偏低"})
		w.Post("hr", zhang+"/answer-appeal", m{"reason": "同级里就是这个水平"})
		if own := w.Get("zhang", zhang).OK(); own.Str("appeal") != "kept" || own.At("level").(float64) != 3 {
			t.Errorf("%s", own.Body)
		}

		grow := func(who string, lines []m) apptest.Answer {
			return w.Do(who, "PUT", chen+"/growth", m{"lines": lines})
		}
		grow("wei", []m{}).Fails(403, "access.denied")
		grow("hr", []m{}).Fails(403, "access.denied")
		grow("chen", []m{{"words": "", "due_on": "2027-03-31"}}).Fails(422, "input.required")
		grow("chen", []m{{"words": "学会做漏斗分析", "due_on": "2027-03-31"}}).OK()
		plan := grow("zhang", []m{{"words": "学会做漏斗分析", "due_on": "2027-03-31", "done": true}, {"words": "带一个新人", "due_on": "2027-06-30"}}).OK()
		if plan.Len("growth") != 2 || plan.At("growth", 0, "done") != true {
			t.Errorf("%s", plan.Body)
		}
		stale := w.Get("chen", chen).OK().Header.Get("ETag")
		grow("chen", []m{}).OK()
		w.Do("chen", "PUT", chen+"/growth", m{"lines": []m{}}, "If-Match", stale).Fails(412, "input.stale")
	})
}

// What the workspace agreed on: OKR apart has no weight, and a quota is held.
func TestThePolicyOfEvaluations(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at, _, zhang := calibrating(t, w)
		w.Post("hr", zhang+"/level", m{"level": 3, "reason": "按事实"})
		body := plan(w, "用户组", "manager")
		for i, share := range []int{0, 0, 50, 0, 50} {
			body["form"].(m)["levels"].([]m)[i]["share"] = share
		}
		quota := "/evaluations/" + w.Post("hr", "/evaluations", body).ID()
		w.Post("hr", quota+"/open", nil)
		form, _ := formOf(t, w, "lina", "zhang", "manager")
		w.Post("lina", form+"/hand-in", says(4, 4))
		list := w.Get("zhang", "/evaluation-forms").OK()
		w.Post("zhang", "/evaluation-forms/"+list.Str("items", 0, "id")+"/hand-in", says(4, 4))
		w.Post("hr", quota+"/calibrate", nil)
		w.Patch("coach", "/policy", m{"evaluation": m{"okr_apart": true, "quota": true}})
		w.Do("hr", "POST", quota+"/publish", nil).Fails(409, "evaluations.over_quota")
		if board := w.Get("hr", quota+"/calibration").OK(); board.Len("over") != 1 || board.At("quota") != true {
			t.Errorf("%s", board.Body)
		}
		w.Do("hr", "POST", "/evaluations", plan(w, "用户组", "manager")).Fails(422, "evaluation.apart")
		w.Post("hr", at+"/publish", nil) // has no guideline, and was opened before
		w.Patch("coach", "/policy", m{"evaluation": m{"quota": false}})
		w.Post("hr", quota+"/publish", nil)
	})
}

// One of HR who is evaluated sees the others, and nothing by which their own rating
// could be worked out.
func TestHRDoesNotSeeTheirOwnRating(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Patch("root", "/people/"+w.ID["chen"], m{"role": "hr"})
		at, chen, zhang := calibrating(t, w)
		w.Post("hr", zhang+"/level", m{"level": 3, "reason": "按事实"})
		board := w.Get("chen", at+"/calibration").OK()
		sum := 0.0
		for i := range board.Len("bars") {
			sum += board.At("bars", i, "count").(float64) + board.At("teams", 0, "bars", i, "count").(float64)
		}
		if board.At("hidden") != true || board.Len("items") != 1 || sum != 2 || board.Len("habits") != 0 || strings.Contains(string(board.Body), "3.74") {
			t.Errorf("%s", board.Body)
		}
		w.Do("chen", "POST", chen+"/level", m{"level": 5, "reason": "该得的"}).Fails(409, "evaluations.own")
		if own := w.Get("chen", chen).OK(); own.At("level") != nil || own.Len("said") != 0 {
			t.Errorf("%s", own.Body)
		}
		w.Post("hr", at+"/publish", nil)
		w.Post("chen", chen+"/appeal", m{"words": "再看看"})
		w.Do("chen", "POST", chen+"/answer-appeal", m{"level": 5, "reason": "有理"}).Fails(409, "evaluations.own")
	})
}
