package reports_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestReportsAreAsTheyWereSent asks for reports at the end of a day, changes what they tell of, and asks
// as of that day: those that were sent by then, and no draft.
func TestReportsAreAsTheyWereSent(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		sent := week(w)
		w.Patch("zhang", "/reports/"+sent, m{"summary": "留存稳住了", "sections": []m{{"part": "stale", "words": "", "hidden": true}}})
		w.Post("zhang", "/reports/"+sent+"/send", m{})
		w.At("2026-11-20")
		o, _ := active(w, "chen", "后来收起的", "")
		later := w.Post("lina", "/reports", m{"team_id": w.ID["运营部"]}).ID()
		w.Post("lina", "/reports/"+later+"/send", m{})
		w.At("2026-11-24")
		asOf := w.Remembers([]string{"root", "zhang", "chen", "hu", "guest"}, []string{"/reports", "/reports?limit=1", "/reports?team_id=" + w.ID["用户组"], "/reports/" + sent, "/reports/" + later}, []string{"can", "version"})
		draft := w.Post("zhang", "/reports", m{"team_id": w.ID["用户组"]}).ID()
		w.At("2026-11-26")
		w.Patch("zhang", "/reports/"+draft, m{"summary": "还没写完"})
		w.Post("zhang", "/reports/"+draft+"/send", m{})
		w.Patch("root", "/people/"+w.ID["chen"], m{"name": "陈晨"})
		w.Patch("root", "/teams/"+w.ID["用户组"], m{"name": "增长组"})
		w.Post("root", "/people/"+w.ID["lina"]+"/deactivate", m{})
		w.At("2026-12-01")
		asOf(t, "2026-11-24")
		w.Get("zhang", "/reports/"+draft).OK()
		w.Get("zhang", "/reports/"+draft+"?asof=2026-11-24").Fails(404, "input.missing")
		if a := w.Get("zhang", "/reports?state=draft&asof=2026-11-24").OK(); a.Len("items") != 0 {
			t.Errorf("what a draft said is known of no day: %s", a.Body)
		}
		// Lines of what was closed to others since are left out, as at present.
		before := w.Get("hu", "/reports/"+later+"?asof=2026-11-24").OK()
		w.Patch("chen", "/objectives/"+o, m{"visibility": "listed", "reason": "收起"})
		after := w.Get("hu", "/reports/"+later+"?asof=2026-11-24").OK()
		if before.At("unseen") == after.At("unseen") {
			t.Errorf("hidden since: %v lines unseen before, %v after", before.At("unseen"), after.At("unseen"))
		}
	})
}
