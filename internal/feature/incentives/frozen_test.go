package incentives_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// What somebody's scores come to is frozen once they are settled: nobody weighs anew what
// they know the scores of, drops a bad one or loses it by handing it over; a step back
// with a reason opens it.
func TestSettledScoresStayWhoseTheyWere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		high, low := atWork(w, "chen", "提升用户留存率", m{"weight": "60"}), atWork(w, "chen", "把内容做成渠道", m{"weight": "40"})
		w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
		for of, score := range map[scored]string{high: "0.90", low: "0.50"} {
			of.confirm(w, score)
			w.Post("root", of.review+"/settle", m{})
		}
		mean := func(want string) {
			t.Helper()
			if got := filled(w, byTiers, "scores")["得分"]; got != want {
				t.Errorf("the scores come to %s, want %s", got, want)
			}
		}
		mean("0.74")
		for _, who := range []string{"chen", "root"} {
			w.Do(who, "PATCH", "/objectives/"+high.id, m{"weight": "99", "reason": "更重要"}).Fails(422, "review.weights_settled")
		}
		w.Do("root", "PATCH", "/objectives/"+low.id, m{"kind": "aspirational", "reason": "其实是挑战"}).Fails(422, "review.kind_settled")
		w.Do("chen", "PATCH", "/objectives/"+low.id, m{"description": "补充说明", "reason": "写清楚"}).OK()
		w.Do("chen", "POST", "/objectives/"+low.id+"/close", m{"outcome": "dropped", "note": "不做了"}).Fails(409, "review.drop_settled")
		w.Do("root", "PATCH", "/objectives/"+low.id, m{"owner_id": w.ID["zhang"], "reason": "换人负责"}).OK()
		mean("0.74")
		w.Post("root", "/objectives/"+low.id+"/close", m{"outcome": "missed"})
		mean("0.74")
		w.Do("zhang", "PATCH", "/objectives/"+high.id, m{"weight": "99", "reason": "更重要"}).Fails(422, "review.weights_settled")

		w.Do("chen", "PATCH", "/objectives/"+high.id, m{"visibility": "listed"}).OK()
		mean("0.74") // hidden from HR it counts as before
		w.Do("chen", "PATCH", "/objectives/"+high.id, m{"visibility": "everyone"}).OK()

		// Of one step back with a reason the objective is whose it is now, at the weight it has now.
		w.Post("root", low.review+"/reopen", m{"reason": "负责人记错了"})
		w.Post("root", low.review+"/settle", m{})
		mean("0.90")
		w.Post("root", high.review+"/reopen", m{"reason": "权重记错了"})
		w.Do("root", "PATCH", "/objectives/"+high.id, m{"weight": "70", "reason": "更正"}).OK()
	})
}

// A holiday that is entered once amounts are approved moves none of them, nor what a
// correction of somebody else's line makes of the run; before that it does.
func TestACalendarThatChangesMovesNoApprovedAmount(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		pool := m{"preset": "pooled", "pool": "50000"}
		id := draft(w, pool, "email,score,from\nchen@example.com,0.5,2026-11-16\nzhang@example.com,0.5,")
		at := "/incentives/" + id
		amount := func(who string) string {
			return w.Get("hr", at+"/statement?person_id="+w.ID[who]).OK().Str("payout", "amount")
		}
		holiday := func(days ...string) {
			for _, day := range days {
				w.Do("root", "PUT", "/calendar/days", m{"days": []m{{"on": day, "kind": "holiday", "name": "公司停工"}}}).OK()
			}
		}
		first := amount("chen")
		holiday("2026-11-17", "2026-11-18", "2026-11-19")
		tried := amount("chen")
		if tried == first {
			t.Fatalf("%s with fewer workdays there", tried)
		}
		w.Do("wei", "POST", at+"/approve", nil).OK()
		holiday("2026-11-20", "2026-11-24", "2026-11-25")
		if got := amount("chen"); got != tried {
			t.Errorf("approved at %s, now %s", tried, got)
		}
		w.Do("hr", "POST", at+"/run", nil).OK()
		holiday("2026-11-26", "2026-10-12")
		lines, _ := exported(t, w, at)
		days := map[string]int64{}
		for _, l := range lines {
			days[l.id] = l.days
			if l.id == w.ID["chen"] && l.amount != tried {
				t.Errorf("the file says %s", l.amount)
			}
		}
		if chen := amount("chen"); chen != tried {
			t.Errorf("run at %s, want %s", chen, tried)
		}
		weights := []int64{days[w.ID["chen"]], days[w.ID["zhang"]]}
		if share := rounded(times(over(50000, 1), over(weights[0], weights[0]+weights[1])), 2).FloatString(2); share != tried {
			t.Errorf("by the workdays of the file %v it is %s, run at %s", weights, share, tried)
		}
		appeal := w.Post("zhang", at+"/appeals", m{"words": "得分应是 0.75"}).ID()
		w.Do("hr", "POST", "/incentive-appeals/"+appeal+"/propose", m{"text": "email,score\nzhang@example.com,0.75", "words": "核对过"}).OK()
		w.Do("wei", "POST", "/incentive-appeals/"+appeal+"/decide", m{"uphold": true, "words": ""}).OK()
		whole := 2*weights[0] + 3*weights[1] // 0.5 and 0.75 by workdays
		if share := rounded(times(over(50000, 1), over(2*weights[0], whole)), 2).FloatString(2); amount("chen") != share {
			t.Errorf("%s after the correction, want %s", amount("chen"), share)
		}
	})
}

// Where the approver leaves after the run, corrections don't wait for nobody: HR names
// another, who neither wrote the scheme nor is paid by it, and nothing else changes.
func TestAnApproverWhoLeftIsReplaced(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := draft(w, m{"preset": "tiered", "tiers": tiers}, table)
		at := "/incentives/" + id
		w.Do("wei", "POST", at+"/approve", nil).OK()
		w.Do("hr", "POST", at+"/run", nil).OK()
		appeal := "/incentive-appeals/" + w.Post("chen", at+"/appeals", m{"words": "得分应是 0.95"}).ID()
		w.Do("hr", "POST", appeal+"/propose", m{"text": "email,base,score\nchen@example.com,10000,0.95", "words": "核对过"}).OK()
		plan := func(approver string) m {
			return m{"title": "改不了的标题", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID[approver], "rules": m{"preset": "spot", "each": "1"}}
		}
		w.Do("hr", "PUT", at, plan("lina")).Fails(409, "incentives.frozen")
		w.Post("root", "/people/"+w.ID["wei"]+"/deactivate", m{})
		if one := w.Get("hr", at).OK(); one.At("approver_left") != true {
			t.Errorf("%s", one.Body)
		}
		w.Do("lina", "PUT", at, plan("lina")).Fails(403, "access.denied")
		w.Do("hr", "PUT", at, plan("hr")).Fails(422, "incentives.second_person")
		w.Do("hr", "PUT", at, plan("chen")).Fails(422, "incentives.approver_paid")
		w.Do("hr", "PUT", at, plan("wei")).Fails(422, "incentives.approver_unknown")
		one := w.Do("hr", "PUT", at, plan("lina")).OK()
		if one.Str("approver_id") != w.ID["lina"] || one.Str("title") != "第四季度奖金" || one.Str("rules", "preset") != "tiered" || one.At("approver_left") != nil {
			t.Errorf("%s", one.Body)
		}
		w.Do("hr", "PUT", at, plan("coach")).Fails(409, "incentives.frozen")
		w.Do("lina", "POST", appeal+"/decide", m{"uphold": true, "words": ""}).OK()
		if got := w.Get("chen", at+"/statement").OK(); got.Str("appeals", 0, "state") != "upheld" {
			t.Errorf("%s", got.Body)
		}
		if trail := w.Get("root", "/audit?subject_kind=incentive&limit=100").OK(); !strings.Contains(string(trail.Body), "incentive.approver_replaced") || !strings.Contains(string(trail.Body), w.ID["lina"]) {
			t.Error("it is in the trail, with who it is now")
		}
	})
}
