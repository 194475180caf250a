package evaluations_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// What came out of one evaluation stands in the facts of the next, for those who may
// see the first: not for colleagues.
func TestTheGrowthPlanComesBackNextTime(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at, chen, zhang := calibrating(t, w)
		w.Post("hr", zhang+"/level", m{"level": 3, "reason": "按事实"})
		w.Post("hr", at+"/publish", nil)
		w.Do("chen", "PUT", chen+"/growth", m{"lines": []m{{"words": "学会做漏斗分析", "due_on": "2027-03-31", "done": true}, {"words": "带一个新人", "due_on": "2027-06-30"}}}).OK()

		next := plan(w, "用户组", "self", "manager", "cross")
		next["title"], next["starts_on"], next["ends_on"], next["due_on"] = "2027 上半年", "2027-01-01", "2027-06-30", "2027-07-15"
		id := w.Post("hr", "/evaluations", next).ID()
		w.Post("hr", "/evaluations/"+id+"/open", nil)
		_, again := formOf(t, w, "chen", "chen", "self")
		w.Do("chen", "PUT", again+"/colleagues", m{"person_ids": []string{w.ID["hu"], w.ID["fang"], w.ID["coach"]}}).OK()
		w.Post("zhang", again+"/colleagues/agree", m{"person_ids": []string{w.ID["hu"], w.ID["fang"], w.ID["coach"]}})
		for who, want := range map[string]int{"chen": 2, "zhang": 2, "hr": 2, "hu": 0} {
			pack := w.Get(who, again+"/pack").OK()
			if pack.Len("growth") != want || want > 0 && (pack.Str("growth_of") != "2026 下半年" || pack.At("growth", 0, "done") != true) {
				t.Errorf("%s sees %s", who, pack.Part("growth").Body)
			}
		}
		// The first has none before it, and none is shown of another's.
		if pack := w.Get("chen", chen+"/pack").OK(); pack.Len("growth") != 0 {
			t.Errorf("%s", pack.Body)
		}
		_, other := formOf(t, w, "zhang", "zhang", "self")
		if pack := w.Get("zhang", other+"/pack").OK(); pack.Len("growth") != 0 {
			t.Errorf("%s", pack.Body)
		}
	})
}
