package insight_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// What serves a theme or a parent is counted as the map has it, through all that can become
// of an alignment: asked, agreed, taken back, its key result deleted.
func TestCoverageIsThatOfTheMap(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		type m = map[string]any
		w.At("2026-11-10")
		draft := func(owner, title string) string {
			return w.Post(owner, "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID[owner]}).ID()
		}
		parent, child, other := draft("lina", "部门的"), draft("chen", "拉新"), draft("chen", "留存")
		kr := w.Post("lina", "/objectives/"+parent+"/key-results", m{"title": "要有人支撑", "measure": m{"kind": "metric", "baseline": "0", "target": "1", "unit": "次"}}).ID()
		theme := w.Post("root", "/themes", m{"title": "稳住基本盘"}).ID()
		is := func(when string, want float64) {
			t.Helper()
			for _, team := range []string{"", w.ID["用户组"]} {
				page, map_ := w.Get("hu", "/insight?team_id="+team).OK(), w.Get("hu", "/coverage?cycle_id="+w.ID["2026Q4"]).OK()
				all, serving := 0.0, 0.0
				for i := range map_.Len("teams") {
					if team == "" || map_.Str("teams", i, "team_id") == team {
						all, serving = all+map_.At("teams", i, "objectives").(float64), serving+map_.At("teams", i, "serving").(float64)
					}
				}
				number(t, page, all, "coverage", "objectives")
				number(t, page, serving, "coverage", "serving")
				if page.At("coverage", "serving") != want {
					t.Errorf("%s: %v serve something, want %v", when, page.At("coverage"), want)
				}
			}
		}
		is("nothing is aligned", 0)
		link := w.Post("chen", "/objectives/"+child+"/alignments", m{"parent_objective_id": parent})
		is("aligned", 1)
		w.Do("chen", "DELETE", "/alignments/"+link.ID(), nil)
		is("taken back", 0)
		w.Post("chen", "/objectives/"+other+"/alignments", m{"parent_key_result_id": kr})
		is("to a key result", 1)
		w.Patch("chen", "/objectives/"+child, m{"theme_ids": []string{theme}})
		is("and one to a theme", 2)
		w.Do("lina", "DELETE", "/key-results/"+kr, nil)
		is("the key result is gone", 1)
	})
}
