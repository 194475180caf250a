package people_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestAPersonIsPutBackAsTheyWere moves people and teams about and asks for who was where.
func TestAPersonIsPutBackAsTheyWere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-20")
		paths := []string{"/teams"}
		for _, who := range []string{"chen", "zhang", "hu", "fang"} {
			paths = append(paths, "/people/"+w.ID[who])
		}
		next := w.Get("root", "/people?limit=3").OK().Str("next")
		for _, list := range []string{"?limit=200", "?limit=3", "?limit=3&cursor=" + next, "?q=chen", "?q=new", "?inactive=true&q=hu", "?team_id=" + w.ID["用户组"], "?limit=2&team_id=" + w.ID["运营部"], "?team_id=" + w.ID["市场部"]} {
			paths = append(paths, "/people"+list)
		}
		asOf := w.Remembers([]string{"root", "chen"}, paths, []string{"can", "version", "lang", "theme"})
		w.At("2026-11-25")
		w.Patch("root", "/people/"+w.ID["chen"], map[string]any{"name": "陈晨", "email": "new@example.com", "role": "champion", "team_id": w.ID["市场部"], "team_ids": []string{w.ID["公司"]},
			"manager_id": w.ID["wei"], "job_level": "P9"})
		w.Patch("root", "/teams/"+w.ID["用户组"], map[string]any{"name": "增长组", "parent_id": w.ID["市场部"], "lead_id": w.ID["hu"]})
		w.Post("root", "/people/"+w.ID["hu"]+"/deactivate", map[string]any{})
		team := w.Post("root", "/teams", map[string]any{"name": "新组"}).ID()
		late := w.Post("root", "/people", map[string]any{"name": "新来的", "email": "late@example.com", "team_id": team, "role": "member"}).ID()
		w.At("2026-12-02")
		asOf(t, "2026-11-20")
		w.Get("root", "/people/"+late+"?asof=2026-11-20").Fails(404, "input.missing")
		if got := w.Get("root", "/people?q=late&inactive=true&asof=2026-11-20").OK(); got.Len("items") != 0 {
			t.Errorf("who joined later wasn't there: %s", got.Body)
		}
		if got := w.Get("chen", "/people?q=new@&asof=2026-11-26").OK(); got.Len("items") != 1 || got.At("items", 0, "lang") != nil || got.At("items", 0, "job_level") != "P9" {
			t.Errorf("as of the day after, and how somebody reads isn't told: %s", got.Body)
		}
		w.Get("root", "/people?asof=2026-12-02").Fails(422, "cycle.asof_past")
		w.Get("guest", "/people?asof=2026-11-20").Fails(403, "access.denied")
		if got := w.Get("root", "/people/"+w.ID["chen"]+"?asof=2026-11-20").OK(); got.Len("can") != 0 {
			t.Errorf("nothing may be done to the past: %s", got.Body)
		}
		if got := w.Get("zhang", "/people/"+w.ID["chen"]+"?asof=2026-11-26").OK(); got.At("job_level") != nil {
			t.Errorf("a level is told to others: %s", got.Body)
		}
	})
}

// TestThePolicyIsPutBackAsItWas changes the rules, and dissolves a team that had its own.
func TestThePolicyIsPutBackAsItWas(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		team := w.Post("root", "/teams", map[string]any{"name": "临时组"}).ID()
		w.At("2026-11-19")
		asOfNone := w.Remembers([]string{"root", "hu", "guest"}, []string{"/policy"}, []string{"can", "version"})
		w.At("2026-11-20")
		w.Patch("coach", "/policy", map[string]any{"focus": map[string]any{"objectives_most": 4}, "grace_workdays": 2, "scoring": map[string]any{"scale": "hundred"},
			"teams": map[string]any{team: map[string]any{"objectives_most": 6}, w.ID["运营部"]: map[string]any{"refuse": true}}})
		asOf := w.Remembers([]string{"root", "hu", "guest"}, []string{"/policy"}, []string{"can", "version"})
		w.At("2026-11-24")
		w.Do("root", "DELETE", "/teams/"+team, nil).OK()
		w.Patch("coach", "/policy", map[string]any{"focus": map[string]any{"objectives_most": 3}, "rhythm": map[string]any{"remind_at": "10:30"},
			"teams": map[string]any{w.ID["运营部"]: map[string]any{}}})
		w.Patch("coach", "/policy", map[string]any{"grace_workdays": 5, "sharing": map[string]any{"guest_links": false}})
		w.At("2026-12-02")
		asOfNone(t, "2026-11-19")
		asOf(t, "2026-11-20")
		if got := w.Get("root", "/policy?asof=2026-11-20").OK(); got.Len("can") != 0 || got.At("teams", team, "objectives_most") != 6.0 {
			t.Errorf("the rules of then, to which nothing may be done: %s", got.Body)
		}
		w.Get("root", "/policy?asof=2026-12-02").Fails(422, "cycle.asof_past")
	})
}
