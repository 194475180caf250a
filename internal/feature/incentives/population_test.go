package incentives_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// The table, who is told and whose line is taken follow the scheme's population; who
// left during the period can still be paid, also where they are in it by name.
func TestWhomASchemeIsFor(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		body := m{"title": "第四季度奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"], "rules": m{"preset": "tiered", "tiers": tiers},
			"population": m{"teams": []m{{"team_id": w.ID["运营部"], "alone": true}}, "people_ids": []string{w.ID["hu"], w.ID["zhang"]}, "except_ids": []string{w.ID["lina"]}}}
		one := w.Post("hr", "/incentives", body)
		if one.At("covers") != float64(2) || one.Str("population", "teams", 0, "name") != "运营部" || one.Str("population", "except", 0, "name") != "lina" {
			t.Fatalf("%s", one.Body)
		}
		at := "/incentives/" + one.ID()
		w.Post("root", "/people/"+w.ID["hu"]+"/deactivate", m{})
		for who, ok := range map[string]bool{"hu": true, "zhang": true, "lina": false, "chen": false} {
			a := w.Do("hr", "PUT", at+"/inputs", m{"text": "email,base,score\n" + who + "@example.com,100,0.9"})
			if ok && a.Status != 200 || !ok && !strings.Contains(string(a.Body), "incentives.line_person") {
				t.Errorf("a line of %s: %s", who, a.Body)
			}
		}
		w.Post("wei", at+"/publish", nil)
		for who, rules := range map[string]int{"zhang": 1, "lina": 0, "chen": 0} {
			if got := w.Get(who, "/incentive-rules").OK(); got.Len("items") != rules {
				t.Errorf("%s reads the rules of %d schemes, want %d", who, got.Len("items"), rules)
			}
		}
		body["population"] = m{"people_ids": []string{w.ID["hu"]}}
		empty := "/incentives/" + w.Post("hr", "/incentives", body).ID()
		w.Do("wei", "POST", empty+"/publish", nil).Fails(409, "incentives.nobody_in_it")
		body["population"] = m{"teams": []m{{"team_id": "nowhere"}}}
		w.Do("hr", "POST", "/incentives", body).Fails(422, "population.team_unknown")
	})
}

// Who is in a scheme by name stays in it wherever they move; who is in it by their team doesn't.
func TestMovesOfThoseInItByName(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-02")
		body := m{"title": "第四季度奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"], "rules": m{"preset": "tiered", "tiers": tiers},
			"population": m{"teams": []m{{"team_id": w.ID["运营部"]}}, "people_ids": []string{w.ID["zhang"]}}}
		at := "/incentives/" + w.Post("hr", "/incentives", body).ID()
		for _, who := range []string{"zhang", "chen"} {
			w.Patch("root", "/people/"+w.ID[who], m{"team_id": w.ID["市场部"]})
		}
		one := w.Get("hr", at).OK()
		if one.Len("moves") != 1 || one.Str("moves", 0, "name") != "chen" || one.At("moves", 0, "leaves") != true {
			t.Errorf("%s", one.Body)
		}
	})
}
