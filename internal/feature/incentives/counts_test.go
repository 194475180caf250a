package incentives_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// Recognitions and contributions are told in columns of their own and pay beside each
// other, each with its line; a formula looks at both.
func TestRecognitionsAndContributionsPayBesideEachOther(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		const both = "邮箱,得分,贡献次数,认可次数\nchen@example.com,0.80,1,3\nzhang@example.com,0.50,,\n"
		at := "/incentives/" + draft(w, byBoth, both)
		one := w.Get("hr", at).OK()
		if !strings.HasPrefix(one.Str("inputs"), "姓名,邮箱,得分,岗位系数,贡献次数,认可次数,") {
			t.Errorf("%s", one.Str("inputs"))
		}
		// 80 points, 5 for the contribution, 3 × 2 for the recognitions, 20 yuan each.
		got := map[string]string{}
		sim := w.Get("hr", at+"/simulation").OK()
		for i := range sim.Len("rows") {
			got[sim.Str("rows", i, "name")] = sim.Str("rows", i, "amount")
		}
		if got["chen"] != "1820.00" || got["zhang"] != "1000.00" {
			t.Errorf("%v: %s", got, sim.Body)
		}
		w.Post("wei", at+"/approve", nil)
		w.Post("hr", at+"/run", nil)
		statement := w.Get("chen", at+"/statement").OK()
		var steps []string
		for i := range statement.Len("payout", "lines") {
			steps = append(steps, statement.Str("payout", "lines", i, "step")+" "+statement.Str("payout", "lines", i, "sum"))
		}
		if lines := strings.Join(steps, "; "); !strings.Contains(lines, "extra 1 × 5; thanks 3 × 2; points 80 + 5 + 6") {
			t.Errorf("%s", lines)
		}
		formula := "/incentives/" + draft(w, ofBoth, both)
		if sim := w.Get("hr", formula+"/simulation").OK(); !strings.Contains(string(sim.Body), `"80.00"`) {
			t.Errorf("50 for the contribution and 30 for three recognitions: %s", sim.Body)
		}
		w.Do("hr", "POST", "/incentives", m{"title": "奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"],
			"rules": m{"preset": "spot", "each": "200", "thanks": "2"}}).Fails(422, "incentive.unfit")
	})
}

// A table that was written when there was one column of counts means what it meant.
func TestATableWithOneColumnOfCounts(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		for name, c := range map[string]struct {
			rules      m
			head, want string
		}{"spot": {spot, "认可次数", "600.00"}, "points": {byPoints, "贡献次数", "1900.00"}} {
			at := "/incentives/" + draft(w, c.rules, "email,score,count\nchen@example.com,0.80,3\n")
			one := w.Get("hr", at).OK()
			if head, _, _ := strings.Cut(one.Str("inputs"), "\n"); !strings.Contains(head, c.head) || strings.Contains(head, ",次数") {
				t.Errorf("%s: %s", name, head)
			}
			if sim := w.Get("hr", at+"/simulation").OK(); sim.Str("rows", 0, "amount") != c.want {
				t.Errorf("%s: %s", name, sim.Body)
			}
		}
	})
}
