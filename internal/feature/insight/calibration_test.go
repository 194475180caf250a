package insight_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// ended makes an objective of an owner's that is over by the 1st of December, of which
// they had stated a confidence halfway, and another too late to count.
func ended(w *apptest.World, owner, title string, confidence int, reached bool, more map[string]any) {
	w.T.Helper()
	type m = map[string]any
	w.At("2026-11-17")
	id, kr := objective(w, owner, title, nil)
	w.Do("root", "PATCH", "/key-results/"+kr, m{"starts_on": "2026-11-11", "due_on": "2026-11-30", "reason": "两周"}).OK()
	w.At("2026-11-19")
	w.Post(owner, "/key-results/"+kr+"/check-ins", m{"value": "10", "confidence": confidence})
	w.At("2026-11-27")
	value := "60"
	if reached {
		value = "100"
	}
	w.Post(owner, "/key-results/"+kr+"/check-ins", m{"value": value, "confidence": 10 - confidence})
	w.Post(owner, "/key-results/"+kr+"/check-ins", m{"confidence": 0, "as_of": "2026-11-18", "note": "事后诸葛"}) // written in hindsight
	if more != nil {
		w.Do(owner, "PATCH", "/objectives/"+id, more).OK()
	}
}

func TestCalibrationOfOnesOwnConfidence(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		ended(w, "chen", "拉新", 8, true, nil)
		ended(w, "chen", "复购", 8, false, nil)
		ended(w, "hu", "品牌", 1, false, nil)
		got := w.Get("chen", "/insight/calibration").OK()
		number(t, got, 0, "stated", "claims") // nothing is over
		w.At("2026-12-01")
		got = w.Get("chen", "/insight/calibration").OK()
		number(t, got, 2, "stated", "claims")
		number(t, got, 1, "stated", "came")
		number(t, got, 0.34, "stated", "brier") // (0.2² + 0.8²) ÷ 2
		number(t, got, 0.25, "stated", "base")
		number(t, got, 0.8, "stated", "bands", 0, "stated")
		if team := w.Get("chen", "/insight/calibration?of=team").OK(); team.Str("untold") != "few" || team.At("stated", "brier") != nil {
			t.Errorf("of three: %s", team.Body)
		}
		w.Get("chen", "/insight/calibration?of=team&team_id=none").Fails(404, "input.missing")
	})
}

func TestCalibrationOfATeamTellsOfNobody(t *testing.T) {
	w := apptest.New(t) // on one database: the rule is the domain's
	for i, owner := range []string{"chen", "zhang", "lina"} {
		for n := range 8 {
			ended(w, owner, owner+string(rune('a'+n)), 6+i, n%2 == 0, nil)
		}
	}
	w.At("2026-12-01")
	path := "/insight/calibration?of=team&team_id=" + w.ID["运营部"]
	got := w.Get("coach", path).OK()
	number(t, got, 24, "stated", "claims")
	number(t, got, 12, "stated", "came")
	// ((0.4² + 0.6²) + (0.3² + 0.7²) + (0.2² + 0.8²)) ÷ 6
	number(t, got, 0.2967, "stated", "brier")
	if got := w.Get("coach", "/insight/calibration?of=team&team_id="+w.ID["用户组"]).OK(); got.Str("untold") != "few" {
		t.Errorf("16 of two people: %s", got.Body)
	}
	for n := range 2 { // one person beside a department that is told
		ended(w, "hu", "品牌"+string(rune('a'+n)), 9, true, nil)
	}
	w.At("2026-12-01")
	if got := w.Get("coach", "/insight/calibration?of=team").OK(); got.Str("untold") != "nearby" || got.At("stated", "brier") != nil {
		t.Errorf("the company less the department is hu: %s", got.Body)
	}
	number(t, w.Get("coach", path).OK(), 24, "stated", "claims")
}
