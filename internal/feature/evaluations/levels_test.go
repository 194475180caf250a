package evaluations_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// Levels are spread by job level as people had them when it was opened, those without one
// apart and last; whoever of HR looks is left out of the counts, as everywhere else.
func TestTheSpreadByJobLevel(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		for who, level := range map[string]string{"chen": "P10", "zhang": "P9", "hr": "P9"} {
			w.Patch("root", "/people/"+w.ID[who], m{"job_level": level})
		}
		if all := w.Post("hr", "/people/population", m{}); all.Len("job_levels") != 2 || all.Str("job_levels", 0) != "P9" || all.Str("job_levels", 1) != "P10" {
			t.Errorf("to choose from: %s", all.Body)
		}
		body := plan(w, "", "manager")
		body["population"] = m{"people_ids": []string{w.ID["chen"], w.ID["zhang"], w.ID["lina"], w.ID["hr"]}}
		body["form"].(m)["levels"] = []m{{"name": "待改进", "share": 20}, {"name": "达标", "share": 50}, {"name": "卓越", "share": 30}}
		at := "/evaluations/" + w.Post("hr", "/evaluations", body).ID()
		w.Post("hr", at+"/open", nil)
		w.Post("hr", at+"/calibrate", nil)
		w.Patch("root", "/people/"+w.ID["chen"], m{"job_level": "P11"})
		board := w.Get("hr", at+"/calibration").OK()
		for i := range board.Len("items") {
			if board.Str("items", i, "person_name") != "lina" {
				w.Post("hr", "/evaluation-subjects/"+board.Str("items", i, "id")+"/level", m{"level": 2, "reason": "按事实"})
			}
		}
		board = w.Get("hr", at+"/calibration").OK()
		if board.Len("job_levels") != 3 {
			t.Fatalf("%s", board.Body)
		}
		for i, want := range []struct {
			level string
			count float64
		}{{"P9", 1}, {"P10", 1}, {"", 0}} {
			one := board.Part("job_levels", i)
			if one.Str("job_level") != want.level || one.At("bars", 1, "count") != want.count {
				t.Errorf("%d: %v, want %v", i, one.At(), want)
			}
		}
		if board.Str("job_levels", 1, "bars", 1, "foreseen") != "0.5" {
			t.Errorf("beside the guideline: %v", board.At("job_levels", 1))
		}
		only := previewed(w, m{"job_levels": []string{"p9", ""}, "teams": []m{{"team_id": w.ID["运营部"]}}})
		if len(only) != 2 || only[0] != "lina" || only[1] != "zhang" {
			t.Errorf("by job level: %v", only)
		}
	})
}

// Where nobody has a job level, none is told of.
func TestNoSpreadWithoutJobLevels(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := "/evaluations/" + opened(w, "用户组", "manager")
		w.Post("hr", at+"/calibrate", nil)
		if board := w.Get("hr", at+"/calibration").OK(); board.Len("job_levels") != 0 || board.Len("teams") != 1 {
			t.Errorf("%s", board.Body)
		}
	})
}
