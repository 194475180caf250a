package evaluations_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// Going back to writing takes a reason, which HR reads with who did it and which is in
// the trail; without one nothing is done.
func TestGoingBackToWritingTakesAReason(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := "/evaluations/" + opened(w, "用户组", "manager")
		w.Do("hr", "POST", at+"/reopen", m{"reason": "还没校准"}).Fails(409, "evaluations.not_calibrating")
		w.Post("hr", at+"/calibrate", nil)
		for _, reason := range []string{"", "  ", strings.Repeat("长", 2001)} {
			refused := w.Do("hr", "POST", at+"/reopen", m{"reason": reason})
			if refused.Status != 422 || refused.Str("errors", 0, "pointer") != "/reason" {
				t.Errorf("%.10q: %s", reason, refused.Body)
			}
		}
		if one := w.Get("hr", at).OK(); one.Str("state") != "calibrating" || one.At("reopened") != nil {
			t.Errorf("refused and done: %s", one.Body)
		}
		one := w.Post("hr", at+"/reopen", m{"reason": " 漏了两个人的表 "})
		if one.Str("state") != "open" || one.Str("reopened", "reason") != "漏了两个人的表" || one.Str("reopened", "by_name") != "hr" || one.Str("reopened", "at") == "" {
			t.Errorf("%s", one.Body)
		}
		trail := w.Get("root", "/audit?subject_kind=evaluation&kind=evaluation.reopened").OK()
		if !strings.Contains(string(trail.Body), "漏了两个人的表") {
			t.Errorf("not in the trail: %s", trail.Body)
		}
	})
}
