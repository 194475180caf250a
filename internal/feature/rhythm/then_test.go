package rhythm_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestTheRhythmIsAsItWas asks who kept the rhythm at the end of a day, changes about everything, and
// asks as of that day.
func TestTheRhythmIsAsItWas(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		do := func(method, path string, body m) apptest.Answer { return w.Do("root", method, path, body).OK() }
		chen, zhang, hu, fang := running(w, "chen", "日活"), running(w, "zhang", "月活"), running(w, "hu", "品牌"), running(w, "fang", "口碑")
		of := func(kr string) string { return w.Get("root", "/key-results/"+kr).OK().Str("objective_id") }
		team := w.Post("lina", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "团队目标", "team_id": w.ID["运营部"]}).ID()
		theirs := w.Post("lina", "/objectives/"+team+"/key-results", m{"title": "续费率提升至80%", "cadence": "weekly", "measure": m{"kind": "metric", "baseline": "72", "target": "80", "unit": "%"}}).ID()
		for _, step := range []string{"submit", "approve", "activate"} {
			do("POST", "/objectives/"+team+"/"+step, m{})
		}
		w.At("2026-11-19")
		checkIn(w, "chen", chen)
		away := w.Post("hu", "/absences", m{"starts_on": "2026-11-19", "ends_on": "2026-11-21", "deputy_id": w.ID["fang"]}).ID()
		w.Post("zhang", "/absences", m{"starts_on": "2026-12-07", "ends_on": "2026-12-10"})
		gone := w.Post("lina", "/absences", m{"starts_on": "2026-11-26", "ends_on": "2026-11-28"}).ID()
		do("DELETE", "/absences/"+gone, nil)
		w.At("2026-11-25")
		checkIn(w, "hu", hu, m{"as_of": "2026-11-20"})
		do("POST", "/objectives/"+of(fang)+"/close", m{"outcome": "dropped", "note": "不做了"})
		w.At("2026-12-01")
		w.Post("lina", "/people/"+w.ID["zhang"]+"/nudges", m{"words": "补一下"})
		w.At("2026-12-08")
		paths := []string{"/rhythm?weeks=6", "/rhythm?weeks=13", "/rhythm?team_id=" + w.ID["运营部"], "/rhythm?weeks=2&team_id=" + w.ID["市场部"], "/rhythm?team_id=" + w.ID["用户组"]}
		for _, who := range []string{"chen", "zhang", "hu", "fang", "lina"} {
			paths = append(paths, "/people/"+w.ID[who]+"/rhythm?weeks=5")
		}
		asOf := w.Remembers([]string{"root", "coach", "lina", "hu"}, paths, []string{"can"})

		w.At("2026-12-10")
		checkIn(w, "chen", chen, m{"as_of": "2026-11-27"})
		checkIn(w, "zhang", zhang)
		checkIn(w, "lina", theirs)
		do("DELETE", "/absences/"+away, nil)
		w.Post("chen", "/absences", m{"starts_on": "2026-11-26", "ends_on": "2026-12-20", "deputy_id": w.ID["zhang"]})
		do("DELETE", "/absences/"+w.Post("hu", "/absences", m{"starts_on": "2026-12-01", "ends_on": "2026-12-09"}).ID(), nil)
		do("POST", "/objectives/"+of(fang)+"/reopen", m{"note": "还是要做"})
		do("PATCH", "/key-results/"+zhang, m{"cadence": "biweekly", "title": "改了名", "due_on": "2026-12-20", "reason": "改期"})
		do("PATCH", "/objectives/"+of(chen), m{"owner_id": w.ID["hu"], "reason": "换人", "title": "也改了名"})
		do("PATCH", "/key-results/"+chen, m{"owner_id": w.ID["fang"], "reason": "换人"})
		w.Post("coach", "/people/"+w.ID["hu"]+"/nudges", m{"words": "补一下"}).OK()
		running(w, "fang", "新来的")
		w.At("2026-12-11")
		do("POST", "/key-results/"+hu+"/move", m{"objective_id": of(zhang), "reason": "归到一起"})
		do("PATCH", "/people/"+w.ID["zhang"], m{"name": "张三", "team_id": w.ID["运营部"]})
		do("PATCH", "/teams/"+w.ID["运营部"], m{"name": "增长部", "lead_id": w.ID["lina"]})
		do("PATCH", "/policy", m{"grace_workdays": 3})
		w.At("2026-12-17")
		do("POST", "/people/"+w.ID["fang"]+"/deactivate", m{})
		do("POST", "/objectives/"+team+"/close", m{"outcome": "missed", "note": "到此为止"})
		w.At("2026-12-22")
		asOf(t, "2026-12-08")
		if a := w.Get("coach", "/rhythm?asof=2026-12-08").OK(); a.Str("today") != "2026-12-08" || a.Len("people") < 5 || a.Len("people", 0, "can") != 0 {
			t.Errorf("nobody is nudged on a past day: %s", a.Body)
		}
		// Who leads now somebody that wasn't theirs then sees no more of then than was theirs.
		do("PATCH", "/people/"+w.ID["hu"], m{"team_id": w.ID["用户组"]})
		do("PATCH", "/teams/"+w.ID["用户组"], m{"lead_id": w.ID["chen"]})
		w.Forget("chen")
		w.Get("chen", "/people/"+w.ID["hu"]+"/rhythm").OK()
		w.Get("chen", "/people/"+w.ID["hu"]+"/rhythm?asof=2026-12-08").Fails(403, "access.denied")
		if a := w.Get("chen", "/rhythm?asof=2026-12-08&team_id="+w.ID["市场部"]).OK(); a.Len("people") != 0 {
			t.Errorf("hu wasn't chen's to see then: %s", a.Body)
		}
		// Nor does who led somebody then and doesn't now.
		do("PATCH", "/people/"+w.ID["zhang"], m{"team_id": w.ID["公司"]})
		w.Get("lina", "/people/"+w.ID["zhang"]+"/rhythm?asof=2026-12-08").Fails(403, "access.denied")
	})
}
