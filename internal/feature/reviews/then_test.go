package reviews_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestScoresArePutBackAsTheyWere asks for reviews at the end of a day, takes every step since, and asks
// for the same as of that day.
func TestScoresArePutBackAsTheyWere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		type one struct{ id, users, renewal string }
		all := map[string]one{}
		for _, state := range []string{"open", "self", "reviewed", "settled", "reopened"} {
			id, users, renewal := atWork(t, w)
			all[state] = one{id, users, renewal}
		}
		scoring(w)
		w.Patch("coach", "/cycles/"+w.ID["2026Q4"]+"/closing", m{"cut_off_on": "2026-12-31", "self_by": "2027-01-05", "confirm_by": "2027-01-08", "meet_on": "2027-01-11", "settle_by": "2027-01-14"})
		self := func(o one, first string) {
			body := given(o.users, first, o.renewal, "0.75", "自评甲", "自评乙")
			body["words"] = "自评" + first
			w.Post("chen", "/reviews/"+o.id+"/self-score", body)
		}
		confirm := func(o one, first string) {
			body := given(o.users, first, o.renewal, "0.75", "上级甲", "上级乙")
			body["words"] = "上级" + first
			w.Post("zhang", "/reviews/"+o.id+"/confirm", body)
		}
		for _, state := range []string{"self", "reviewed", "settled", "reopened"} {
			self(all[state], "0.50")
		}
		for _, state := range []string{"reviewed", "settled", "reopened"} {
			confirm(all[state], "0.40")
		}
		for _, state := range []string{"settled", "reopened"} {
			w.Post("zhang", "/reviews/"+all[state].id+"/settle", m{"note": "就这样"})
		}
		w.Post("zhang", "/reviews/"+all["reopened"].id+"/reopen", m{"reason": "算错了"})
		w.At("2026-11-20")
		paths := []string{"/cycles/" + w.ID["2026Q4"] + "/closing"}
		for _, of := range []string{"", "&state=open", "&state=self", "&state=settled", "&team_id=" + w.ID["用户组"], "&team_id=" + w.ID["市场部"], "&owner_id=" + w.ID["chen"], "&owner_id=me"} {
			paths = append(paths, "/reviews?cycle_id="+w.ID["2026Q4"]+of)
		}
		paths = append(paths, "/reviews")
		for _, o := range all {
			paths = append(paths, "/reviews/"+o.id)
		}
		asOf := w.Remembers([]string{"root", "chen", "zhang", "hu", "guest"}, paths, []string{"can", "version", "steps", "readiness"})

		w.At("2026-11-24")
		reopen := func(o one) { w.Post("zhang", "/reviews/"+o.id+"/reopen", m{"reason": "重来"}) }
		for range 3 {
			reopen(all["settled"])
		}
		for range 2 {
			reopen(all["reviewed"])
		}
		for _, state := range []string{"open", "self", "reviewed", "settled"} {
			self(all[state], "0.90")
			confirm(all[state], "0.80")
		}
		w.Post("zhang", "/reviews/"+all["open"].id+"/settle", m{"note": "改了"})
		w.Post("chen", "/key-results/"+all["open"].users+"/check-ins", m{"value": "55000"})
		w.Patch("coach", "/cycles/"+w.ID["2026Q4"]+"/closing", m{"cut_off_on": "2027-01-02", "self_by": "2027-01-05", "confirm_by": "2027-01-09", "meet_on": "2027-01-12", "settle_by": "2027-01-15"})
		late, _, _ := atWork(t, w)
		w.Patch("root", "/people/"+w.ID["chen"], m{"name": "陈晨", "team_id": w.ID["市场部"]})
		w.Patch("root", "/objectives/"+all["self"].id, m{"title": "改了名", "reason": "改"})
		w.Do("root", "POST", "/objectives/"+all["reopened"].id+"/close", m{"outcome": "dropped", "note": "不做了"}).OK()
		w.At("2026-12-02")
		asOf(t, "2026-11-20")
		w.Get("chen", "/reviews/"+late+"?asof=2026-11-20").Fails(404, "input.missing")
		got := w.Get("zhang", "/reviews/"+all["settled"].id+"?asof=2026-11-20").OK()
		if got.Len("can") != 0 || got.Str("final", "score") != "0.54" || got.Str("note") != "就这样" || !strings.Contains(string(got.Body), "上级甲") {
			t.Errorf("settled on that day, and nothing may be done to the past: %s", got.Body)
		}
		first := w.Get("zhang", "/reviews?limit=2&asof=2026-11-20").OK()
		if rest := w.Get("zhang", "/reviews?limit=9&asof=2026-11-20&cursor="+first.Str("next")).OK(); first.Len("items")+rest.Len("items") != 5 {
			t.Errorf("pages: %s, %s", first.Body, rest.Body)
		}
		// What was closed to others since isn't told.
		w.Patch("chen", "/objectives/"+all["settled"].id, m{"visibility": "listed", "reason": "收起"})
		w.Get("hu", "/reviews/"+all["settled"].id+"?asof=2026-11-20").Fails(404, "input.missing")
	})
}
