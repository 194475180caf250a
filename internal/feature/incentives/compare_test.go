package incentives_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// The tiers beside an even line, on the same two people: chen 10,000 at 0.85 gets
// 10,000 against 8,500; zhang at 0.52 half of a part of 8,000 against 0.52 of it.
func TestWhoGainsAgainstAnotherScheme(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := draft(w, m{"preset": "tiered", "tiers": tiers}, table)
		even := draft(w, m{"preset": "linear", "slope": m{"from": "0", "low": "0", "to": "1", "high": "1"}}, "")
		c := w.Get("hr", "/incentives/"+id+"/comparison?with="+even).OK()
		for _, want := range []struct {
			at   []any
			text string
		}{
			{[]any{"gaining", "sum"}, "1500.00"}, {[]any{"rows", 0, "name"}, "chen"}, {[]any{"rows", 0, "gain"}, "1500.00"},
			{[]any{"rows", 0, "lower"}, "8000.00"}, {[]any{"rows", 0, "higher"}, "10000.00"}, {[]any{"rows", 0, "score_high"}, "0.95"},
			{[]any{"worst"}, "0.00"},
		} {
			if got := c.Str(want.at...); got != want.text {
				t.Errorf("%v is %q, want %q", want.at, got, want.text)
			}
		}
		if c.At("gaining", "people") != float64(1) || c.At("losing", "people") != float64(1) || c.Len("rows") != 2 {
			t.Errorf("%s", c.Body)
		}
		// As if everybody had 1.00: that is the best, too.
		c = w.Get("hr", "/incentives/"+id+"/comparison?score=1").OK()
		if c.Str("total") != c.Str("best") || c.At("assumed") != float64(2) || c.At("gaining") != nil || c.At("rows", 0, "other") != nil {
			t.Errorf("%s", c.Body)
		}
		a := w.Get("hr", "/incentives/"+id+"/comparison?limit=1").OK()
		if b := w.Get("hr", "/incentives/"+id+"/comparison?limit=1&cursor="+a.Str("next")).OK(); a.Str("rows", 0, "name") == b.Str("rows", 0, "name") || b.At("next") != nil {
			t.Errorf("two pages: %s\n%s", a.Body, b.Body)
		}
		w.Do("hr", "GET", "/incentives/"+id+"/comparison?score=1.2", nil).Fails(422, "score.range")
		w.Do("hr", "GET", "/incentives/"+id+"/comparison?score=1&cycle_id="+w.ID["2026Q4"], nil).Fails(422, "incentives.assumed_twice")
		w.Get("hr", "/incentives/"+id+"/comparison?cycle_id="+w.ID["2026Q4"]).OK()
		// A scheme that looks at counts can be tried on the same people; one that needs what nobody said is refused by name.
		w.Get("root", "/incentives/"+id+"/comparison").Fails(403, "access.denied")
		w.Get("chen", "/incentives/"+id+"/comparison").Fails(403, "access.denied")
		w.Get("wei", "/incentives/"+id+"/comparison?with="+even).OK() // approves both
		team := draft(w, m{"preset": "tiered", "tiers": tiers, "team_share": "30"}, "")
		w.Do("hr", "GET", "/incentives/"+id+"/comparison?with="+team, nil).Fails(422, "incentive.score_missing")
		if trail := string(w.Get("root", "/audit?limit=50").OK().Body); !strings.Contains(trail, "incentive.compared") {
			t.Error("the look isn't written down")
		}
	})
}

// Lines of a scheme that somebody may not see can't be read through a comparison.
func TestAnApproverComparesOnlyWithWhatTheyApprove(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := draft(w, m{"preset": "tiered", "tiers": tiers}, table)
		theirs := w.Post("hr", "/incentives", m{"title": "别人批准的", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["lina"],
			"rules": m{"preset": "tiered", "tiers": tiers}}).ID()
		w.Get("wei", "/incentives/"+id+"/comparison?with="+theirs).Fails(403, "access.denied")
		w.Get("wei", "/incentives/"+id+"/comparison").OK()
	})
}

// What a scheme paid by before it was changed: kept with each change of its rules and
// with nothing else, told in words, and reckoned on the same people.
func TestASchemeIsComparedWithItsOwnOlderVersion(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := draft(w, m{"preset": "tiered", "tiers": tiers}, table)
		at := "/incentives/" + id
		if v := w.Get("hr", at+"/versions").OK(); v.Len("items") != 0 {
			t.Fatalf("%s", v.Body)
		}
		plan := func(title string, rules m) m {
			return m{"title": title, "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"], "rules": rules}
		}
		w.Do("hr", "PUT", at, plan("改个名字", m{"preset": "tiered", "tiers": tiers})).OK()
		if v := w.Get("hr", at+"/versions").OK(); v.Len("items") != 0 {
			t.Errorf("another title made a version: %s", v.Body)
		}
		w.Do("hr", "PUT", at, plan("改个名字", m{"preset": "tiered", "tiers": tiers, "cap": "50"})).OK()
		w.Do("hr", "PUT", at, plan("改个名字", m{"preset": "linear", "slope": m{"from": "0", "low": "0", "to": "1", "high": "1"}})).OK()
		v := w.Get("hr", at+"/versions").OK()
		if v.Len("items") != 2 || v.At("items", 0, "number") != float64(2) || v.Str("items", 1, "preset") != "tiered" || v.Str("items", 0, "editor_name") != "hr" {
			t.Fatalf("%s", v.Body)
		}
		one := w.Get("hr", at+"/versions?limit=1").OK()
		if two := w.Get("hr", at+"/versions?limit=1&cursor="+one.Str("next")).OK(); two.At("items", 0, "number") != float64(1) || two.At("next") != nil {
			t.Errorf("%s", two.Body)
		}
		// Against the cap of half a base: chen 8,500 instead of 5,000.
		c := w.Get("hr", at+"/comparison?version=2").OK()
		if c.At("version") != float64(2) || c.Str("rows", 0, "name") != "chen" || c.Str("rows", 0, "amount") != "8500.00" || c.Str("rows", 0, "other") != "5000.00" {
			t.Errorf("%s", c.Body)
		}
		said := string(c.Body)
		for _, want := range []string{`{"place":"preset","was":"tiered","now":"linear"}`, `{"place":"slope.high","now":"1"}`, `{"place":"cap","was":"50"}`} {
			if !strings.Contains(said, want) {
				t.Errorf("what changed isn't told: %s in %s", want, said)
			}
		}
		w.Do("hr", "GET", at+"/comparison?version=3", nil).Fails(404, "input.missing")
		w.Do("hr", "GET", at+"/comparison?version=1&with="+id, nil).Fails(422, "incentives.compared_twice")
		w.Get("wei", at+"/versions").OK() // its approver
		for _, who := range []string{"root", "chen", "lina"} {
			w.Get(who, at+"/versions").Fails(403, "access.denied")
			w.Get(who, at+"/comparison?version=1").Fails(403, "access.denied")
		}
	})
}
