package exchange_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/feature/exchange"
)

// History that comes in later and doesn't say when it was written was neither in time
// nor late: shares leave it out, and say so. What says it counts as it was.
func TestHistoryBroughtInLaterIsNotLate(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		type m = map[string]any
		w.At("2026-10-12") // a Monday
		o := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "拉新", "owner_id": w.ID["chen"]}).ID()
		kr := w.Post("chen", "/objectives/"+o+"/key-results", m{"title": "新增100", "measure": m{"kind": "metric", "baseline": "0", "target": "100", "unit": "次"}}).ID()
		for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
			w.Post(step.who, "/objectives/"+o+"/"+step.verb, m{})
		}
		w.At("2026-10-19") // the first that is due
		w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "10"})
		w.At("2026-10-28")
		health := func(w *apptest.World, when string, due, onTime, undated float64) {
			t.Helper()
			h := w.Get("chen", "/insight/health").OK()
			for field, want := range map[string]float64{"due": due, "on_time": onTime, "undated": undated} {
				if got := h.At("items", 0, field); got != want {
					t.Errorf("%s: %s is %v, want %v", when, field, got, want)
				}
			}
		}
		health(w, "as it was", 2, 1, 0)
		file := string(whole(w, exchange.JSON))
		told := apptest.New(t)
		told.At("2026-10-28")
		bring(told, []byte(file))
		health(told, "what says when it was written", 2, 1, 0)

		silent := regexp.MustCompile(`("as_of": ?"2026-10-19"),\s*"written_at": ?"[^"]*"`).ReplaceAllString(file, "$1")
		if silent == file {
			t.Fatalf("no check-in says when it was written: %s", file)
		}
		to := apptest.New(t)
		to.At("2026-10-28")
		bring(to, []byte(silent))
		health(to, "what doesn't", 1, 0, 1)
		person := to.Get("chen", "/people/"+to.ID["chen"]+"/rhythm").OK()
		if person.At("person", "whole", "unknown") != float64(1) || person.At("person", "whole", "late") != float64(0) {
			t.Errorf("%s", person.Body)
		}
		// It leaves as undated as it came, so that it stays so wherever it goes.
		if again := string(whole(to, exchange.JSON)); strings.Contains(again, `"written_at"`) {
			t.Errorf("it says when it was written: %s", again)
		}
	})
}
