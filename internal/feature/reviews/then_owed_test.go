package reviews_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestWhatWasOwedIsPutBack asks who owed what, who stood in for whom and what waited for whom at the end of a
// day, changes all of that, and asks for the same as of that day.
func TestWhatWasOwedIsPutBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-16")
		type one struct{ id, users, renewal string }
		var all []one
		for range 4 {
			id, users, renewal := atWork(t, w)
			all = append(all, one{id, users, renewal})
		}
		early := w.Get("root", closing(w)+"/owed").OK()
		scoring(w)
		teams := w.Post("root", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "团队目标", "team_id": w.ID["市场部"]}).ID()
		w.Post("root", "/objectives/"+teams+"/key-results", m{"title": "结果", "measure": m{"kind": "metric", "baseline": "0", "target": "100", "unit": "人"}})
		for _, step := range []string{"submit", "approve", "activate"} {
			w.Do("root", "POST", "/objectives/"+teams+"/"+step, m{})
		}
		score := func(who string, o one, verb, words string) {
			body := given(o.users, "0.50", o.renewal, "0.75")
			body["words"] = words
			w.Post(who, "/reviews/"+o.id+verb, body)
		}
		deputy := func(of, name string) {
			w.Do("root", "POST", closing(w)+"/deputies", m{"person_id": w.ID[of], "deputy_id": w.ID[name]}).OK()
		}
		away := func(who, from, to, name string) string {
			return w.Post("root", "/absences", m{"person_id": w.ID[who], "starts_on": from, "ends_on": to, "deputy_id": w.ID[name]}).ID()
		}
		w.At("2026-11-20")
		score("chen", all[1], "/self-score", "一")
		score("chen", all[2], "/self-score", "二")
		score("zhang", all[2], "/confirm", "上级")
		score("chen", all[3], "/self-score", "三")
		deputy("chen", "fang")
		deputy("wei", "hu")
		gone := away("zhang", "2026-11-18", "2026-11-23", "hu")
		callers := []string{"root", "coach", "chen", "zhang", "hu", "fang", "wei", "lina"}
		paths := []string{closing(w), closing(w) + "/owed", closing(w) + "/owed?team_id=" + w.ID["用户组"], closing(w) + "/owed?team_id=" + w.ID["市场部"], closing(w) + "/owed?limit=1",
			"/reviews?waiting=true&cycle_id=" + w.ID["2026Q4"], "/reviews?waiting=true&state=self&cycle_id=" + w.ID["2026Q4"], "/reviews?waiting=true&limit=1&cycle_id=" + w.ID["2026Q4"]}
		asOf := w.Remembers(callers, paths, []string{"can", "version", "next"})
		if got := w.Get("hu", paths[5]).OK(); got.Len("items") != 4 {
			t.Fatalf("what waits for who stands in: %s", got.Body)
		}
		w.At("2026-11-24")
		w.Do("root", "DELETE", "/absences/"+gone, nil).OK()
		away("fang", "2026-11-19", "2026-11-30", "chen")
		for _, name := range []string{"zhang", "lina"} {
			deputy("chen", name)
		}
		w.Do("root", "POST", closing(w)+"/deputies", m{"person_id": w.ID["wei"]}).OK()
		deputy("hu", "fang")
		score("chen", all[0], "/self-score", "迟")
		w.Post("zhang", "/reviews/"+all[2].id+"/settle", m{"note": "定"})
		score("zhang", all[3], "/confirm", "改")
		w.Patch("coach", closing(w), m{"cut_off_on": "2026-12-31", "self_by": "2027-01-05", "confirm_by": "2027-01-08", "meet_on": "2027-01-11", "settle_by": "2027-01-14"})
		w.Patch("root", "/people/"+w.ID["chen"], m{"name": "陈晨", "team_id": w.ID["市场部"], "manager_id": w.ID["wei"]})
		w.Patch("root", "/people/"+w.ID["lina"], m{"role": "member"})
		w.Patch("root", "/teams/"+w.ID["市场部"], m{"lead_id": w.ID["hu"]})
		w.At("2026-12-02")
		asOf(t, "2026-11-20")
		if got := w.Get("root", closing(w)+"/owed?asof=2026-11-20").OK(); got.Len("items") == 0 || got.Len("items", 0, "can") != 0 {
			t.Errorf("owed then, and nothing may be done to the past: %s", got.Body)
		}
		if got := w.Get("root", closing(w)+"/owed?asof=2026-11-15").OK(); got.Len("items") != early.Len("items") {
			t.Errorf("nothing is owed while the cycle goes on: %s", got.Body)
		}
		count := func(path string) int { return len(w.Queries(func() { w.Get("root", path).OK() })) }
		for _, path := range []string{closing(w) + "/owed?asof=2026-11-20", "/reviews?waiting=true&asof=2026-11-20&cycle_id=" + w.ID["2026Q4"]} {
			count(path) // what is held from page to page is there
			if few, many := count(path+"&team_id="+w.ID["市场部"]), count(path); few != many {
				t.Errorf("%s: %d queries for one objective, %d for all", path, few, many)
			}
		}
		w.Get("guest", closing(w)+"/owed?asof=2026-11-20").Fails(403, "access.denied")
	})
}
