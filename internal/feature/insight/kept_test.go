package insight_test

import (
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// What is kept follows each change that moves a number, whatever says so, and each new day.
func TestPartsFollowEveryChange(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		type m = map[string]any
		w.At("2026-11-10")
		kept(w, "nothing")
		o, kr := objective(w, "chen", "拉新", nil)
		other, otherKR := objective(w, "hu", "留存", nil)
		up, _ := objective(w, "lina", "由下级汇总", nil)
		rollup := w.Post("root", "/objectives/"+up+"/key-results", m{"title": "各组之和", "reason": "补上", "measure": m{"kind": "rollup"}}).ID()
		top, _ := objective(w, "wei", "全公司", nil)
		topRollup := w.Post("root", "/objectives/"+top+"/key-results", m{"title": "各部门之和", "reason": "补上", "measure": m{"kind": "rollup"}}).ID()
		kept(w, "objectives came under way")
		w.Patch("chen", "/objectives/"+o, m{"visibility": "team"})
		kept(w, "it was hidden")
		link := w.Post("root", "/objectives/"+o+"/alignments", m{"parent_key_result_id": rollup}).ID()
		w.Post("root", "/objectives/"+up+"/alignments", m{"parent_key_result_id": topRollup})
		kept(w, "they were aligned")
		checkIn(w, "chen", kr, "20", "2026-11-10")
		kept(w, "a check-in, carried two levels up")
		if got := w.Get("root", "/objectives/"+top).OK(); got.At("progress") == nil || got.At("progress") == 0.0 {
			t.Fatalf("nothing was carried up: %s", got.Body)
		}
		first := w.Get("chen", "/key-results/"+kr+"/check-ins").OK().Str("items", 0, "id")
		w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "30", "supersedes": first, "note": "看错了"})
		kept(w, "a correction")
		action := w.Post("root", "/key-results/"+kr+"/actions", m{"title": "做", "due_on": "2026-11-12", "owner_id": w.ID["chen"]}).ID()
		kept(w, "an action")
		w.Patch("root", "/actions/"+action, m{"due_on": "2026-11-09"})
		kept(w, "it is late")
		w.Patch("root", "/actions/"+action, m{"state": "done"})
		kept(w, "it is done")
		w.Do("root", "DELETE", "/actions/"+action, nil).OK()
		kept(w, "it is gone")
		w.Post("root", "/actions/"+action+"/restore", nil)
		kept(w, "it is back")
		second := w.Post("root", "/objectives/"+o+"/key-results", m{"title": "复购到100", "reason": "补上", "measure": m{"kind": "metric", "baseline": "0", "target": "100", "unit": "次"}}).ID()
		kept(w, "a key result more")
		w.Post("root", "/key-results/"+second+"/actions", m{"title": "做", "due_on": "2026-11-12", "owner_id": w.ID["chen"]})
		w.Patch("root", "/key-results/"+second, m{"measure": m{"kind": "metric", "baseline": "0", "target": "50", "unit": "次"}, "reason": "太高"})
		kept(w, "another target")
		w.Post("root", "/key-results/"+second+"/move", m{"objective_id": other, "reason": "放错了"})
		kept(w, "it moved to another objective")
		w.Patch("root", "/key-results/"+second, m{"dropped": true, "reason": "不做了"})
		kept(w, "it was dropped")
		w.Do("root", "DELETE", "/alignments/"+link, nil).OK()
		kept(w, "an alignment was taken back")
		w.Post("root", "/objectives/"+o+"/alignments", m{"parent_key_result_id": rollup})
		kept(w, "it was aligned again")
		w.Post("root", "/objectives/"+o+"/close", m{"outcome": "dropped", "note": "不做了"})
		kept(w, "what a roll-up takes was dropped")
		w.Post("root", "/objectives/"+o+"/reopen", m{"note": "还是要做"})
		kept(w, "and came back")
		draft := w.Post("root", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "草稿", "owner_id": w.ID["chen"]}).ID()
		w.Do("root", "DELETE", "/objectives/"+draft, nil)
		kept(w, "a draft was deleted")
		w.Post("root", "/objectives/"+draft+"/restore", nil)
		kept(w, "and came back")
		w.Patch("root", "/policy", m{"status": m{"at_risk_at": 0.01, "off_track_at": 0.02}})
		kept(w, "thresholds changed")
		w.Do("root", "PUT", "/calendar/days", m{"days": []m{{"on": "2026-11-06", "kind": "holiday", "name": "司庆"}}}).OK()
		kept(w, "the calendar changed")
		for i, on := range []string{"2026-10-20", "2026-10-27", "2026-11-03", "2026-11-10"} {
			checkIn(w, "hu", otherKR, []string{"16", "26", "31", "41"}[i], on)
		}
		kept(w, "what is foreseen")
		before := w.Get("root", "/objectives/"+other).OK().At("expected")
		w.At("2026-11-24")
		kept(w, "a day")
		if after := w.Get("root", "/objectives/"+other).OK().At("expected"); after == before {
			t.Errorf("expected stays %v over two weeks", after)
		}
		if err := w.Features.Checkins.ForeseeAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		kept(w, "forecasts of the day")
		w.Post("root", "/people/"+w.ID["hu"]+"/deactivate", m{"hand_over_to": w.ID["fang"]})
		kept(w, "somebody left")
		w.Post("root", "/absences", m{"person_id": w.ID["chen"], "starts_on": "2026-11-10", "ends_on": "2026-11-20"})
		kept(w, "somebody is away")
		teams := w.Post("root", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "团队的", "team_id": w.ID["用户组"]}).ID()
		w.Post("root", "/objectives/"+teams+"/key-results", m{"title": "团队的到100", "measure": m{"kind": "metric", "baseline": "0", "target": "100", "unit": "次"}})
		for _, step := range []string{"submit", "approve", "activate"} {
			w.Post("root", "/objectives/"+teams+"/"+step, nil)
		}
		kept(w, "a team's own")
		w.Patch("root", "/teams/"+w.ID["用户组"], m{"lead_id": w.ID["chen"]})
		kept(w, "another leads it, who was away")
		w.Post("root", "/objectives/"+other+"/close", m{"outcome": "dropped", "note": "不做了"})
		kept(w, "it was closed")
		w.Post("root", "/objectives/"+other+"/reopen", nil)
		kept(w, "it was reopened")
		w.Post("root", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
		kept(w, "the cycle is scored")
		w.Patch("root", "/objectives/"+o, m{"kind": "aspirational", "reason": "本来就是"})
		scores := m{"scores": []m{{"key_result_id": kr, "score": "0.80"}}}
		for _, step := range []string{"self-score", "confirm"} {
			w.Post("root", "/reviews/"+o+"/"+step, scores)
		}
		w.Post("root", "/reviews/"+o+"/settle", m{})
		kept(w, "a final score")
		w.Pass(24 * time.Hour)
		kept(w, "another day")
	})
}
