package exchange_test

import (
	"regexp"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/feature/exchange"
)

// What check-ins had said by a past day is recalled, until an import brings older ones, or they are taken back.
func TestAPastDayFollowsWhatAnImportBrings(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		type m = map[string]any
		w.At("2026-10-12")
		o := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "拉新", "owner_id": w.ID["chen"]}).ID()
		kr := w.Post("chen", "/objectives/"+o+"/key-results", m{"title": "新增100", "measure": m{"kind": "metric", "baseline": "0", "target": "100", "unit": "次"}}).ID()
		for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
			w.Post(step.who, "/objectives/"+o+"/"+step.verb, m{})
		}
		w.At("2026-10-19")
		w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "10"})
		w.At("2026-11-06")
		stood := func(when, want string) {
			t.Helper()
			for range 2 {
				page := w.Get("chen", "/objectives/"+o+"?asof=2026-10-30").OK()
				list := w.Get("chen", "/objectives?include=key_results&asof=2026-10-30").OK()
				if a, b := page.At("key_results", 0, "current"), list.At("items", 0, "key_results", 0, "current"); a != want || b != want {
					t.Errorf("%s: the page says %v, the list %v, want %s", when, a, b, want)
				}
			}
			drawn := w.Get("chen", "/map?chances=true&asof=2026-10-30").OK()
			if want := map[string]float64{"10": 0.1, "30": 0.3}[want]; drawn.At("nodes", 0, "progress") != want {
				t.Errorf("%s: on the map it is at %v, want %v", when, drawn.At("nodes", 0, "progress"), want)
			}
		}
		stood("as it was", "10")

		file := string(whole(w, exchange.JSON))
		one := regexp.MustCompile(`(?s)("check_ins": ?\[)(\s*\{[^{}]*\})`)
		if !one.MatchString(file) {
			t.Fatal(file)
		}
		old := `{"id": "old1", "person": "chen@example.com", "as_of": "2026-10-26", "written_at": "2026-10-26T08:00:00Z", "value": "30"}`
		i, _ := bring(w, []byte(one.ReplaceAllString(file, "${1}${2},"+old)))
		stood("with an older check-in", "30")

		w.Post("root", "/imports/"+i.ID+"/undo", nil)
		stood("taken back", "10")
	})
}
