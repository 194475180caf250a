package incentives_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// notPutBack is what of schemes is of the present alone.
var notPutBack = []string{"can", "version", "score_basis", "team_basis", "achievement_basis"}

// planned is a scheme of hr's under another title.
func planned(w *apptest.World, title, coefficient string, more m) m {
	body := m{"title": title, "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"],
		"rules": m{"preset": "tiered", "tiers": []m{{"from": "0.40", "coefficient": coefficient}}}}
	for key, v := range more {
		body[key] = v
	}
	return body
}

// TestSchemesArePutBackAsTheyWere asks for schemes in each state at the end of a day, moves every one on, and asks for
// the same as of that day.
func TestSchemesArePutBackAsTheyWere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		step := func(id string, who string, steps ...string) {
			for _, one := range steps {
				body := m(nil)
				if one == "return" {
					body = m{"reason": "再看看" + one}
				}
				w.Do(who, "POST", "/incentives/"+id+"/"+one, body).OK()
			}
		}
		all := map[string]string{}
		for _, state := range []string{"draft", "bare", "published", "approved", "run", "paid", "returned"} {
			table := table
			if state == "bare" || state == "draft" {
				table = ""
			}
			all[state] = draft(w, m{"preset": "tiered", "tiers": tiers}, table)
		}
		w.Do("hr", "PUT", "/incentives/"+all["draft"], planned(w, "改过一次", "0.7", m{"population": m{"teams": []m{{"team_id": w.ID["用户组"]}}, "roles": []string{"member"}}})).OK()
		for _, state := range []string{"published", "returned"} {
			step(all[state], "wei", "publish")
		}
		step(all["returned"], "wei", "approve")
		step(all["returned"], "hr", "return")
		for _, state := range []string{"approved", "run", "paid"} {
			step(all[state], "wei", "approve")
		}
		step(all["run"], "hr", "run")
		step(all["paid"], "hr", "run", "pay")
		w.At("2026-11-20")
		paths := []string{"/incentives", "/incentive-statements", "/incentive-rules"}
		for _, id := range all {
			paths = append(paths, "/incentives/"+id)
		}
		for _, state := range []string{"run", "paid"} {
			paths = append(paths, "/incentives/"+all[state]+"/simulation", "/incentives/"+all[state]+"/statement", "/incentives/"+all[state]+"/appeals",
				"/incentives/"+all[state]+"/statement?person_id="+w.ID["chen"])
		}
		asOf := w.Remembers([]string{"hr", "wei", "chen", "zhang", "lina", "root", "guest"}, paths, notPutBack)

		w.At("2026-11-24")
		w.Do("hr", "PUT", "/incentives/"+all["draft"], planned(w, "又改了", "0.9", m{"starts_on": "2026-11-01"})).OK()
		w.Do("hr", "PUT", "/incentives/"+all["bare"], planned(w, "改了", "0.9", nil)).OK()
		step(all["bare"], "wei", "publish")
		step(all["published"], "wei", "approve")
		step(all["published"], "hr", "run")
		step(all["approved"], "hr", "return")
		step(all["run"], "hr", "pay")
		step(all["returned"], "wei", "approve")
		late := draft(w, m{"preset": "tiered", "tiers": tiers}, "")
		w.Patch("root", "/people/"+w.ID["chen"], m{"name": "陈晨", "team_id": w.ID["市场部"]})
		w.At("2026-12-02")
		asOf(t, "2026-11-20")
		w.Get("hr", "/incentives/"+late+"?asof=2026-11-20").Fails(404, "input.missing")
		w.Get("hr", "/incentives/"+all["approved"]+"/simulation?asof=2026-11-20").Fails(409, "incentives.not_run") // a preview isn't reckoned
		w.Do("hr", "PUT", "/incentives/"+all["draft"], planned(w, "又改了", "0.9", m{"approver_id": w.ID["lina"]})).OK()
		// Who is named to approve since sees nothing of before, and who was and isn't any more neither.
		w.Get("lina", "/incentives/"+all["draft"]+"?asof=2026-11-20").Fails(403, "access.denied")
		w.Get("wei", "/incentives/"+all["draft"]+"?asof=2026-11-20").Fails(403, "access.denied")
		if got := w.Get("lina", "/incentives?asof=2026-11-20").OK(); got.Len("items") != 0 {
			t.Errorf("lina approved nothing then: %s", got.Body)
		}
		if got := w.Get("hr", "/incentives/"+all["run"]+"?asof=2026-11-20").OK(); got.Len("can") != 0 {
			t.Errorf("nothing may be done to the past: %s", got.Body)
		}
		// Looks at the past are in the trail, with the day that they were of.
		w.Get("wei", "/incentives/"+all["paid"]+"/statement?person_id="+w.ID["zhang"]+"&asof=2026-11-20").OK()
		trail := w.Get("root", "/audit?subject_kind=incentive&limit=5").OK()
		if got := trail.Str("items", 0, "kind"); got != "incentive.statement_viewed" || !strings.Contains(string(trail.Body), "2026-11-20") {
			t.Errorf("the look isn't told: %s", trail.Body)
		}
	})
}

// TestStatementsArePutBackBehindTheirCorrections appeals, corrects and asks for each day.
func TestStatementsArePutBackBehindTheirCorrections(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := ran(w, pooled)
		at := "/incentives/" + id
		paths := []string{"/incentive-statements", at + "/statement", at + "/statement?person_id=" + w.ID["chen"], at + "/statement?person_id=" + w.ID["zhang"], at + "/simulation", at + "/appeals", at}
		callers := []string{"hr", "wei", "chen", "zhang", "lina"}
		lost := append([]string{"inputs", "inputs_lost", "score", "base"}, notPutBack...)
		w.At("2026-11-20")
		bare := w.Remembers(callers, paths, lost)

		w.At("2026-11-21")
		appeal := "/incentive-appeals/" + w.Post("chen", at+"/appeals", m{"words": "得分应是 0.75"}).ID()
		asked := w.Remembers(callers, paths, lost)

		w.At("2026-11-22")
		const line = "email,base,score,factor\nchen@example.com,10000,0.75,1"
		w.Do("hr", "POST", appeal+"/propose", m{"text": line, "words": "漏了召回"}).OK()

		w.At("2026-11-23")
		w.Do("wei", "POST", appeal+"/decide", m{"uphold": false, "words": "再核对"}).OK()

		w.At("2026-11-24")
		w.Do("hr", "POST", appeal+"/propose", m{"text": line, "words": "核对过了"}).OK()
		w.Do("wei", "POST", appeal+"/decide", m{"uphold": true}).OK()
		upheld := w.Remembers(callers, paths, notPutBack)

		w.At("2026-11-25")
		w.Do("hr", "POST", at+"/pay", nil).OK()
		w.At("2026-12-02")
		bare(t, "2026-11-20")
		asked(t, "2026-11-21")
		upheld(t, "2026-11-24")
		for day, words := range map[string]string{"2026-11-22": "漏了召回", "2026-11-23": "漏了召回"} {
			got := w.Get("hr", at+"/appeals?asof="+day).OK()
			if strings.Contains(string(got.Body), words) || strings.Contains(string(got.Body), "核对过了") || got.Str("items", 0, "answerer_name") != "hr" {
				t.Errorf("%s: an answer that was written over is left out, and who gave it is told: %s", day, got.Body)
			}
		}
		one := w.Get("hr", at+"/appeals?asof=2026-11-22").OK()
		if one.Str("items", 0, "state") != "proposed" || one.Str("items", 0, "words") != "得分应是 0.75" {
			t.Errorf("%s", one.Body)
		}
		// chen's line was corrected since, and zhang's wasn't.
		detail := w.Get("hr", at+"?asof=2026-11-20").OK()
		if got := detail.Str("inputs"); strings.Contains(got, "chen@") || !strings.Contains(got, "zhang@") || detail.At("inputs_lost") != true || detail.At("people") != 2.0 {
			t.Errorf("%s", detail.Body)
		}
	})
}
