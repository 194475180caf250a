package incentives_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// A scheme goes a step back with a reason, which HR and the approver read and which is
// in the trail; whom the scheme is for is told that it was taken back, and not why.
func TestAStepBackTakesAReason(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := "/incentives/" + draft(w, m{"preset": "tiered", "tiers": tiers}, "")
		w.Post("wei", at+"/publish", nil)
		for _, reason := range []string{"", "  ", strings.Repeat("长", 2001)} {
			refused := w.Do("wei", "POST", at+"/return", m{"reason": reason})
			if refused.Status != 422 || refused.Str("errors", 0, "pointer") != "/reason" {
				t.Errorf("%.10q: %s", reason, refused.Body)
			}
		}
		if one := w.Get("hr", at).OK(); one.Str("state") != "published" || one.At("returned") != nil {
			t.Errorf("refused and done: %s", one.Body)
		}
		w.Post("wei", at+"/return", m{"reason": "第二档写反了"})
		for _, who := range []string{"hr", "wei"} {
			one := w.Get(who, at).OK()
			if one.Str("state") != "draft" || one.Str("returned", "reason") != "第二档写反了" || one.Str("returned", "by_name") != "wei" {
				t.Errorf("%s reads %s", who, one.Body)
			}
		}
		trail := w.Get("root", "/audit?subject_kind=incentive&kind=incentive.returned").OK()
		if !strings.Contains(string(trail.Body), "第二档写反了") {
			t.Errorf("not in the trail: %s", trail.Body)
		}
		if told := w.Get("chen", "/notices").OK(); strings.Contains(string(told.Body), "第二档") {
			t.Errorf("chen is told why: %s", told.Body)
		}
	})
}
