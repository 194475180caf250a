package insight_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestCalibrationIsAsItWas asks how well confidence fitted once a cycle was over, changes what it is made of, and asks as of that day.
func TestCalibrationIsAsItWas(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		type m = map[string]any
		for i, owner := range []string{"chen", "zhang", "lina"} {
			for n := range 8 {
				ended(w, owner, owner+string(rune('a'+n)), 6+i, n%2 == 0, nil)
			}
		}
		w.At("2026-11-17")
		chen, kr := objective(w, "chen", "复购", nil)
		w.Do("root", "PATCH", "/key-results/"+kr, m{"starts_on": "2026-11-11", "due_on": "2026-11-30", "reason": "两周"}).OK()
		for i, day := range []string{"2026-11-17", "2026-11-18", "2026-11-19"} { // enough for a forecast halfway
			w.At(day)
			w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": 10 * (i + 1), "confidence": 7})
		}
		w.At("2026-11-30")
		said := w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": 60}).ID()
		w.At("2027-01-01")
		for _, as := range []string{"root", "coach", "chen", "lina"} { // a session ends after some weeks
			w.Forget(as)
		}
		of := "/insight/calibration?of=team&cycle_id=" + w.ID["2026Q4"]
		paths := []string{"/insight/calibration?of=me", of, of + "&team_id=" + w.ID["运营部"], of + "&team_id=" + w.ID["用户组"]}
		asOf := w.Remembers([]string{"root", "coach", "chen", "lina"}, paths, nil)
		now := w.Get("coach", of).OK()
		number(t, now, 25, "stated", "claims")
		number(t, now, 1, "foreseen", "claims")

		w.At("2027-01-02")
		w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": 100, "supersedes": said})
		w.Do("root", "PATCH", "/objectives/"+chen, m{"owner_id": w.ID["hu"], "team_id": w.ID["市场部"], "reason": "换人"})
		objective(w, "lina", "后来的", nil)
		w.At("2027-01-04")
		asOf(t, "2027-01-01")
		if got := w.Get("coach", of+"&asof=2026-12-20").OK(); got.Str("untold") != "open" || got.At("stated", "brier") != nil {
			t.Errorf("while it was running: %s", got.Body)
		}
		number(t, w.Get("chen", "/insight/calibration?of=me&asof=2026-12-20").OK(), 9, "stated", "claims") // one's own is nobody else's
	})
}
