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
