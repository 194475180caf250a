package evaluations_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// told counts the open notices that somebody has for a reason.
func told(w *apptest.World, who, reason string) int {
	return w.Get(who, "/notices?reason="+reason).OK().Len("items")
}

// Who has something to do is told of it, and let go when there is nothing left.
func TestWhoIsToldOfAnEvaluation(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		opens := func(reason string, want map[string]int) {
			t.Helper()
			for who, n := range want {
				if got := told(w, who, reason); got != n {
					t.Errorf("%s has %d of %s, not %d", who, got, reason, n)
				}
			}
		}
		at := "/evaluations/" + opened(w, "用户组", "self", "manager", "peer", "cross")
		opens("evaluation_asked", map[string]int{"chen": 1, "zhang": 1, "lina": 1, "hu": 0, "wei": 0})
		self, subject := formOf(t, w, "chen", "chen", "self")
		w.Post("chen", self+"/hand-in", says(4, 4))
		manager, _ := formOf(t, w, "zhang", "chen", "manager")
		w.Post("zhang", manager+"/hand-in", says(4, 4))
		opens("evaluation_asked", map[string]int{"chen": 0, "zhang": 1}) // zhang's own self review waits

		w.Do("chen", "PUT", subject+"/colleagues", ids(w, "hu", "fang", "coach")).OK()
		w.Do("chen", "PUT", subject+"/colleagues", ids(w, "hu", "fang", "root")).OK()
		opens("colleagues_proposed", map[string]int{"zhang": 1, "hu": 0})
		w.Do("zhang", "POST", subject+"/colleagues/agree", ids(w, "hu", "fang", "root")).OK()
		w.Do("zhang", "POST", subject+"/colleagues/agree", ids(w, "hu", "fang", "coach")).OK()
		opens("colleagues_proposed", map[string]int{"zhang": 0})
		opens("evaluation_asked", map[string]int{"hu": 1, "root": 0, "coach": 1})
		tells(t, w, "hu")
		opens("evaluation_asked", map[string]int{"hu": 0, "coach": 1, "lina": 1})

		w.Post("hr", at+"/calibrate", nil)
		opens("evaluation_asked", map[string]int{"coach": 0, "lina": 0})
		w.Post("hr", at+"/reopen", m{"reason": "漏了两个人的表"})
		opens("evaluation_asked", map[string]int{"coach": 1, "lina": 1, "chen": 0})
		form, zhang := formOf(t, w, "lina", "zhang", "manager")
		w.Do("hr", "POST", form+"/hand-over", m{"reviewer_id": w.ID["wei"]}).OK()
		opens("evaluation_asked", map[string]int{"lina": 0, "wei": 1})

		w.Post("hr", at+"/calibrate", nil)
		opens("rating_published", map[string]int{"chen": 0})
		for _, one := range []string{subject, zhang} {
			w.Post("hr", one+"/level", m{"level": 3, "reason": "按事实"})
		}
		w.Post("hr", at+"/publish", nil)
		opens("rating_published", map[string]int{"chen": 1, "zhang": 1, "lina": 0, "root": 0})
		w.Post("chen", subject+"/appeal", m{"words": "漏了"})
		opens("rating_appealed", map[string]int{"hr": 1, "zhang": 0, "root": 0, "chen": 0})
		w.Post("hr", subject+"/answer-appeal", m{"reason": "看过了"})
		opens("rating_appealed", map[string]int{"hr": 0})
		opens("rating_answered", map[string]int{"chen": 1, "zhang": 0})
		if one := w.Get("chen", "/notices?reason=rating_answered").OK(); "/evaluation-subjects/"+one.Str("items", 0, "evaluation_subject_id") != subject || one.Str("items", 0, "evaluation") != "2026 下半年" {
			t.Errorf("%s", one.Body)
		}
	})
}
