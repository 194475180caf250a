package insight_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestHealthIsAsItWas asks how the company worked with its objectives at the end of a day, changes
// about everything, scores too, and asks as of that day.
func TestHealthIsAsItWas(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		type m = map[string]any
		scores := func(kr, score string) m { return m{"scores": []m{{"key_result_id": kr, "score": score}}} }
		bold, boldKR := objective(w, "fang", "登月", m{"kind": "aspirational"})
		late, lateKR := objective(w, "fang", "造火箭", m{"kind": "aspirational"})
		id := company(w)
		q3 := w.Post("root", "/cycles", m{"name": "2026Q3", "starts_on": "2026-07-01", "ends_on": "2026-09-30"}).ID()
		w.Post("root", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
		settle := func(o, kr, score string) {
			w.Post("fang", "/reviews/"+o+"/self-score", scores(kr, score))
			w.Post("wei", "/reviews/"+o+"/confirm", scores(kr, score))
			w.Post("wei", "/reviews/"+o+"/settle", m{})
		}
		settle(bold, boldKR, "0.80")
		w.Post("root", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "running", "reason": "还早"})
		var paths []string
		for _, of := range []string{"", "team_id=" + w.ID["运营部"], "team_id=" + w.ID["市场部"], "cycle_id=" + q3} {
			paths = append(paths, "/insight/health?"+of)
		}
		for _, of := range []string{"", "&team_id=" + w.ID["用户组"], "&team_id=" + w.ID["市场部"]} {
			paths = append(paths, "/insight/health/dues?cycle_id="+w.ID["2026Q4"]+of)
		}
		asOf := w.Remembers([]string{"root", "coach", "fang"}, paths, nil)
		now := w.Get("root", paths[0]).OK()
		number(t, now, 1, "items", 0, "reached")

		later(w, id)
		w.Post("root", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
		w.Post("wei", "/reviews/"+bold+"/reopen", m{"reason": "再看看"})
		w.Post("wei", "/reviews/"+bold+"/confirm", m{"scores": []m{{"key_result_id": boldKR, "score": "0.20", "words": "没到"}}})
		w.Post("wei", "/reviews/"+bold+"/settle", m{})
		settle(late, lateKR, "0.90")
		checkIn(w, "fang", lateKR, "40", "2026-11-23")
		w.Post("hu", "/absences", m{"starts_on": "2026-11-18", "ends_on": "2026-11-28"})
		w.Patch("root", "/policy", m{"focus": m{"objectives_recommended": 1}, "grace_workdays": 4})
		w.At("2026-12-20")
		asOf(t, "2026-11-30")
		few := len(w.Queries(func() { w.Get("root", paths[0]+"asof=2026-11-30").OK() }))
		for _, title := range []string{"复购", "转介绍", "续费"} {
			objective(w, "hu", title, nil)
		}
		if more := len(w.Queries(func() { w.Get("root", paths[0]+"asof=2026-11-30").OK() })); more > few {
			t.Errorf("%d queries, then %d", few, more)
		}
	})
}
