package reviews_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// days is a plan after the quarter: readings until the 6th of January, self scores
// by the 7th, the reviewer's by the 11th, the meeting on the 13th, final by the 15th.
func days(more ...any) m {
	plan := m{"cut_off_on": "2027-01-06", "self_by": "2027-01-07", "confirm_by": "2027-01-11", "meet_on": "2027-01-13", "settle_by": "2027-01-15"}
	for i := 0; i+1 < len(more); i += 2 {
		plan[more[i].(string)] = more[i+1]
	}
	return plan
}

func closing(w *apptest.World) string { return "/cycles/" + w.ID["2026Q4"] + "/closing" }

func cutOff(t *testing.T, w *apptest.World) {
	t.Helper()
	if err := w.Features.Reviews.CutOff(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func goTo(w *apptest.World, day string, who ...string) {
	w.At(day)
	for _, one := range who {
		w.Forget(one)
	}
}

func TestThePlanOfTheEndOfACycle(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := w.Get("chen", closing(w)).OK()
		if c.At("days") != nil || c.Str("suggested", "self_by") != "2027-01-06" || c.Str("suggested", "settle_by") != "2027-01-14" || c.Len("can") != 0 {
			t.Errorf("before: %s", c.Body)
		}
		w.Do("chen", "PATCH", closing(w), days()).Fails(403, "access.denied")
		w.Do("coach", "PATCH", closing(w), days("confirm_by", "2027-01-05")).Fails(422, "review.plan_order")
		c = w.Patch("coach", closing(w), days())
		if c.Str("days", "meet_on") != "2027-01-13" || c.At("version") != float64(1) {
			t.Errorf("planned: %s", c.Body)
		}
		w.Do("coach", "PATCH", closing(w), days(), "If-Match", `"7"`).Fails(412, "input.stale")
		w.Patch("root", closing(w), days("settle_by", "2027-01-18")) // nothing was cut off: no reason is asked
		w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
		w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "closed"})
		w.Do("coach", "PATCH", closing(w), days()).Fails(409, "review.cycle_over")
	})
}

func TestLateReadingsCountUntilTheCutOff(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, users, renewal := atWork(t, w)
		scoring(w)
		w.Patch("coach", closing(w), days())
		suggested := func() string { return w.Get("chen", "/reviews/"+id).OK().Str("scores", 0, "suggested", "score") }

		goTo(w, "2027-01-06", "chen", "coach", "zhang") // the last day: late, and counted
		w.Post("chen", "/key-results/"+users+"/check-ins", m{"value": "53000", "as_of": "2026-12-31"})
		cutOff(t, w)
		if got := suggested(); got != "0.60" {
			t.Errorf("on the last day: %s, want 0.60", got)
		}
		goTo(w, "2027-01-07", "chen", "coach", "zhang")
		w.Do("chen", "POST", "/key-results/"+users+"/check-ins", m{"value": "54000"}).Fails(409, "review.cutting")
		cutOff(t, w)
		cutOff(t, w) // again does nothing
		w.Post("chen", "/key-results/"+users+"/check-ins", m{"value": "54000"})
		r := w.Get("chen", "/reviews/"+id).OK()
		if r.Str("scores", 0, "suggested", "score") != "0.60" || r.Str("scores", 0, "achieved") != "0.60" || r.Str("scores", 0, "later", "score") != "0.80" || r.At("cut_off") != true || r.Str("suggested", "score") != "0.66" {
			t.Errorf("after the cut-off: %s", r.Body) // 0.6·0.6 + 0.75·0.4
		}
		// A target moved afterwards moves nothing either.
		w.Patch("zhang", "/key-results/"+users, m{"measure": m{"kind": "metric", "baseline": "50000", "target": "54000", "unit": "人"}, "reason": "口径变了"})
		if got := suggested(); got != "0.60" {
			t.Errorf("a target revised after the cut-off moved it to %s", got)
		}
		w.Do("coach", "PATCH", closing(w), days("cut_off_on", "2027-01-08")).Fails(422, "review.plan_reason")
		w.Patch("coach", closing(w), days("cut_off_on", "2027-01-08", "reason", "数据源停了两天"))
		if got := suggested(); got != "1.00" {
			t.Errorf("once readings count again: %s", got)
		}
		goTo(w, "2027-01-11", "chen", "coach", "zhang")
		cutOff(t, w)
		w.Post("chen", "/reviews/"+id+"/self-score", given(users, "1", renewal, "0.75"))
		w.Post("zhang", "/reviews/"+id+"/confirm", given(users, "1", renewal, "0.75"))
		if r := w.Post("zhang", "/reviews/"+id+"/settle", m{}); r.Str("scores", 0, "suggested", "score") != "1.00" || r.Str("final", "score") != "0.90" {
			t.Errorf("settled: %s", r.Body)
		}
		trail := w.Get("coach", "/audit?limit=100").OK().Body
		for _, want := range []string{"数据源停了两天", "review.cut_off", "review.planned"} {
			if !strings.Contains(string(trail), want) {
				t.Errorf("the trail says nothing of %q", want)
			}
		}
	})
}

// owes lists who owes what as "name: to score/confirm/settle late (deputy)".
func owes(w *apptest.World, who string) []string {
	a := w.Get(who, closing(w)+"/owed").OK()
	list := []string{}
	for i := range a.Len("items") {
		at := func(field string) any { return a.At("items", i, field) }
		line := fmt.Sprintf("%v: %v/%v/%v late %v", at("name"), at("to_score"), at("to_confirm"), at("to_settle"), at("late_workdays"))
		if at("away") == true {
			line += " away"
		}
		if d := at("deputy_name"); d != nil {
			line += fmt.Sprint(" → ", d)
		}
		list = append(list, line)
	}
	return list
}

func TestWhoOwesWhatAndSince(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, users, renewal := atWork(t, w)
		atWork(t, w)
		scoring(w)
		see := func(when string, want ...string) {
			t.Helper()
			if got := owes(w, "coach"); !slices.Equal(got, want) {
				t.Errorf("%s: %q, want %q", when, got, want)
			}
		}
		see("nothing is planned", "chen: 2/0/0 late 0")
		w.Patch("coach", closing(w), days())
		w.Post("chen", "/reviews/"+id+"/self-score", given(users, "0.40", renewal, "0.75"))
		goTo(w, "2027-01-11", "chen", "coach", "zhang")
		see("two workdays late", "chen: 1/0/0 late 2", "zhang: 0/1/0 late 0")
		w.Post("zhang", "/absences", m{"person_id": w.ID["zhang"], "starts_on": "2027-01-11", "ends_on": "2027-01-20", "deputy_id": w.ID["lina"]})
		see("the lead is away", "chen: 1/0/0 late 2", "zhang: 0/1/0 late 0 away → lina")
		w.Post("chen", closing(w)+"/deputies", m{"person_id": w.ID["chen"], "deputy_id": w.ID["hu"]})
		see("chen named somebody", "chen: 1/0/0 late 2 → hu", "zhang: 0/1/0 late 0 away → lina")
		if a := w.Get("coach", closing(w)+"/owed?limit=1").OK(); a.Len("items") != 1 || a.Str("next") == "" {
			t.Errorf("a page of one: %s", a.Body)
		} else if b := w.Get("coach", closing(w)+"/owed?limit=1&cursor="+a.Str("next")).OK(); b.Str("items", 0, "name") != "zhang" {
			t.Errorf("the next: %s", b.Body)
		}
		if a := w.Get("coach", closing(w)+"/owed?team_id="+w.ID["市场部"]).OK(); a.Len("items") != 0 {
			t.Errorf("another team: %s", a.Body)
		}
	})
}

func TestWhoScoresInSomebodysPlace(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, users, renewal := atWork(t, w)
		scoring(w)
		path, self := "/reviews/"+id, given(users, "0.40", renewal, "0.75")
		w.Do("hu", "POST", path+"/self-score", self).Fails(403, "access.denied")
		w.Do("hu", "POST", closing(w)+"/deputies", m{"person_id": w.ID["chen"], "deputy_id": w.ID["hu"]}).Fails(403, "access.denied")
		w.Do("chen", "POST", closing(w)+"/deputies", m{"person_id": w.ID["chen"], "deputy_id": w.ID["chen"]}).Fails(422, "people.deputy_unknown")
		w.Do("chen", "POST", closing(w)+"/deputies", m{"person_id": w.ID["chen"], "deputy_id": w.ID["guest"]}).Fails(422, "people.deputy_unknown")
		w.Post("chen", closing(w)+"/deputies", m{"person_id": w.ID["chen"], "deputy_id": w.ID["hu"]})
		if n := w.Get("hu", "/reviews?waiting=true").OK().Len("items"); n != 1 {
			t.Errorf("%d wait for the deputy", n)
		}
		r := w.Post("hu", path+"/self-score", self)
		if r.Str("self_name") != "hu" || r.Str("self_for_name") != "chen" {
			t.Errorf("scored by %s for %s", r.Str("self_name"), r.Str("self_for_name"))
		}
		// The reviewer is away; whoever stands in may review, but never their own.
		w.Do("fang", "POST", path+"/confirm", self).Fails(403, "access.denied")
		w.Post("zhang", "/absences", m{"person_id": w.ID["zhang"], "starts_on": "2026-11-16", "ends_on": "2026-12-31", "deputy_id": w.ID["chen"]})
		w.Do("chen", "POST", path+"/confirm", self).Fails(403, "access.denied")
		if n := w.Get("chen", "/reviews?waiting=true").OK().Len("items"); n != 0 {
			t.Errorf("%d of their own wait for the owner to review", n)
		}
		w.Post("zhang", "/absences", m{"person_id": w.ID["zhang"], "starts_on": "2026-11-16", "ends_on": "2026-12-31", "deputy_id": w.ID["fang"]})
		if n := w.Get("fang", "/reviews?waiting=true").OK().Len("items"); n != 1 {
			t.Errorf("%d wait for who stands in", n)
		}
		r = w.Post("fang", path+"/confirm", self)
		if r.Str("reviewer_name") != "fang" || r.Str("reviewed_for_name") != "zhang" {
			t.Errorf("reviewed by %s for %s", r.Str("reviewer_name"), r.Str("reviewed_for_name"))
		}
		r = w.Post("fang", path+"/settle", m{})
		if r.Str("settled_name") != "fang" || r.Str("settled_for_name") != "zhang" {
			t.Errorf("settled by %s for %s", r.Str("settled_name"), r.Str("settled_for_name"))
		}
		// The owner's lead scoring for them is said as well.
		again, kr, other := atWorkScored(t, w)
		r = w.Post("lina", "/reviews/"+again+"/self-score", given(kr, "0.40", other, "0.75"))
		if r.Str("self_for_name") != "chen" {
			t.Errorf("the lead scored for %q", r.Str("self_for_name"))
		}
		w.Post("chen", closing(w)+"/deputies", m{"person_id": w.ID["chen"]})
		w.Forget("hu")
		w.Do("hu", "POST", "/reviews/"+again+"/self-score", self).Fails(403, "access.denied")
	})
}

// atWorkScored is atWork while the cycle is being scored already.
func atWorkScored(t *testing.T, w *apptest.World) (objective, users, renewal string) {
	w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "running", "reason": "还有要启动的"})
	objective, users, renewal = atWork(t, w)
	scoring(w)
	return objective, users, renewal
}

// reminded lists what somebody's present reminder says of scores.
func reminded(t *testing.T, w *apptest.World, on, who string) []string {
	t.Helper()
	w.At(on)
	w.Pass(-45 * time.Minute)
	for _, one := range []string{"chen", "zhang", "hu", "fang", "lina", "coach"} {
		w.Forget(one)
	}
	if err := w.Features.Notices.Remind(t.Context()); err != nil {
		t.Fatal(err)
	}
	list := []string{}
	a := w.Get(who, "/notices?reason=reminder").OK()
	for i := range a.Len("items") {
		for j := range a.Len("items", i, "owing") {
			kind := a.Str("items", i, "owing", j, "kind")
			if !strings.HasSuffix(kind, "_score") {
				continue
			}
			line := fmt.Sprint(kind, " ", a.At("items", i, "owing", j, "until"))
			if name, ok := a.At("items", i, "owing", j, "for_name").(string); ok {
				line += " for " + name
			}
			list = append(list, line)
		}
	}
	return list
}

func TestWhoIsRemindedOfScores(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, users, renewal := atWork(t, w)
		scoring(w)
		w.Patch("coach", closing(w), days())
		see := func(on, who string, want ...string) {
			t.Helper()
			if got := reminded(t, w, on, who); !slices.Equal(got, want) {
				t.Errorf("%s on %s: %q, want %q", who, on, got, want)
			}
		}
		see("2027-01-05", "chen")
		see("2027-01-06", "chen", "self_score 1")
		see("2027-01-07", "chen", "self_score 0")
		see("2027-01-08", "chen", "self_score -1")
		w.Post("chen", "/reviews/"+id+"/self-score", given(users, "0.40", renewal, "0.75"))
		w.Post("zhang", "/absences", m{"person_id": w.ID["zhang"], "starts_on": "2027-01-09", "ends_on": "2027-01-12", "deputy_id": w.ID["fang"]})
		see("2027-01-11", "zhang")
		see("2027-01-12", "fang", "confirm_score -1 for zhang")
		see("2027-01-13", "zhang")
		w.Post("zhang", "/reviews/"+id+"/confirm", given(users, "0.40", renewal, "0.75"))
		see("2027-01-15", "zhang", "settle_score 0")
		w.Post("zhang", "/reviews/"+id+"/settle", m{})
		see("2027-01-18", "zhang")
	})
}

func TestAManagerHearsOfLateScoresWhereThePolicySaysSo(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		atWork(t, w)
		scoring(w)
		w.Patch("coach", closing(w), days())
		if got := reminded(t, w, "2027-01-11", "zhang"); len(got) != 0 {
			t.Errorf("nobody said so: %q", got)
		}
		w.Patch("coach", "/policy", m{"rhythm": m{"escalate_after": 3}})
		if got := reminded(t, w, "2027-01-12", "zhang"); !slices.Equal(got, []string{"late_score -3 for chen"}) {
			t.Errorf("after three workdays: %q", got)
		}
	})
}

// Scores aren't owed before they can be given: while the cycle goes on only of what
// was closed early, whatever days are planned.
func TestNothingIsOwedWhileTheCycleGoesOn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, _, _ := atWork(t, w)
		atWork(t, w)
		w.Patch("coach", closing(w), days())
		goTo(w, "2027-01-11", "chen", "coach", "zhang") // over, and nobody has said that it is scored now
		if got := owes(w, "coach"); len(got) != 0 {
			t.Errorf("while it goes on: %q", got)
		}
		w.Post("chen", "/objectives/"+id+"/close", m{"outcome": "missed"})
		if got := owes(w, "coach"); !slices.Equal(got, []string{"chen: 1/0/0 late 2"}) {
			t.Errorf("one was closed early: %q", got)
		}
		scoring(w)
		if got := owes(w, "coach"); !slices.Equal(got, []string{"chen: 2/0/0 late 2"}) {
			t.Errorf("when it is scored: %q", got)
		}
	})
}

// Whoever names a deputy reads before what that deputy can't see of it, as far as they
// may see it themselves; naming them widens nothing.
func TestWhatADeputyCantSeeIsSaidBefore(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		atWork(t, w)
		few := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "筹备新业务", "owner_id": w.ID["chen"], "visibility": "listed", "shared_with": []string{w.ID["zhang"]}}).ID()
		w.Post("chen", "/objectives/"+few+"/key-results", m{"title": "签下3家", "measure": m{"kind": "metric", "baseline": "0", "target": "3", "unit": "家"}})
		for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
			w.Post(step.who, "/objectives/"+few+"/"+step.verb, m{})
		}
		scoring(w)
		reach := func(who, of, deputy string) apptest.Answer {
			return w.Do(who, "GET", closing(w)+"/deputies/reach?person_id="+w.ID[of]+"&deputy_id="+w.ID[deputy], nil)
		}
		if r := reach("chen", "chen", "hu").OK(); r.At("of") != float64(2) || r.At("hidden") != float64(1) || r.Str("unseen", 0, "title") != "筹备新业务" {
			t.Errorf("who isn't let see it: %s", r.Body)
		}
		if r := reach("chen", "chen", "zhang").OK(); r.At("of") != float64(2) || r.At("hidden") != float64(0) {
			t.Errorf("who is: %s", r.Body)
		}
		// zhang reviews both: as much is said of who reviews for them.
		if r := reach("zhang", "zhang", "hu").OK(); r.At("of") != float64(2) || r.At("hidden") != float64(1) {
			t.Errorf("of the reviewer's: %s", r.Body)
		}
		// Another who may name a deputy, and doesn't see the one that is shared with few, hears nothing of it.
		if r := reach("coach", "chen", "hu").OK(); r.At("of") != float64(1) || strings.Contains(string(r.Body), "筹备") {
			t.Errorf("who names them sees one only: %s", r.Body)
		}
		reach("chen", "chen", "chen").Fails(422, "people.deputy_unknown")
		reach("chen", "chen", "guest").Fails(422, "people.deputy_unknown")
		reach("hu", "chen", "fang").Fails(403, "access.denied")
		w.Post("chen", closing(w)+"/deputies", m{"person_id": w.ID["chen"], "deputy_id": w.ID["hu"]})
		w.Get("hu", "/reviews/"+few).Fails(404, "input.missing")
	})
}
