package carryovers_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// rush is a quarter's Fridays from a first one, thirteen weeks: little for eight weeks, and then a thousand a week.
func rush(w *apptest.World, keyResult, first string, from, weeks int) (last int) {
	w.T.Helper()
	day, _ := time.Parse(time.DateOnly, first)
	for week := range weeks {
		if from += 250; week >= 8 {
			from += 750
		}
		w.Post("chen", keyResult+"/check-ins", m{"value": fmt.Sprint(from), "as_of": day.AddDate(0, 0, 7*week).Format(time.DateOnly)})
	}
	return from
}

func learnAll(w *apptest.World) {
	w.T.Helper()
	if err := w.App.Features.Carryovers.LearnAll(context.Background()); err != nil {
		w.T.Fatal(err)
	}
}

// before is of how many earlier stretches a forecast tells, and by how much they moved it; "" for none.
func before(w *apptest.World, keyResult string) (count, by string) {
	w.T.Helper()
	a := w.Get("chen", keyResult).OK()
	if a.At("forecast") == nil {
		w.T.Fatalf("no forecast: %s", a.Body)
	}
	for i := range a.Len("forecast", "reasons") {
		if strings.HasPrefix(a.Str("forecast", "reasons", i, "code"), "before") {
			return a.Str("forecast", "reasons", i, "args", "count"), a.Str("forecast", "reasons", i, "args", "by")
		}
	}
	return "", ""
}

// begun is an active objective of chen's in a cycle with one key result, and activate makes one that was drafted so.
func begun(w *apptest.World, cycle, baseline, target string) (objective, keyResult string) {
	w.T.Helper()
	objective = w.Post("chen", "/objectives", m{"cycle_id": cycle, "title": "提升用户留存率", "owner_id": w.ID["chen"]}).ID()
	keyResult = "/key-results/" + w.Post("chen", "/objectives/"+objective+"/key-results", m{"title": "日均活跃用户数", "measure": m{"kind": "metric", "baseline": baseline, "target": target, "unit": "人"}}).ID()
	activate(w, objective)
	return objective, keyResult
}

func activate(w *apptest.World, objective string) {
	w.T.Helper()
	for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
		w.Post(step.who, "/objectives/"+objective+"/"+step.verb, m{}).OK()
	}
}

// onwards carries an objective into a cycle with a target, and gives the key result that it became.
func onwards(w *apptest.World, objective, cycle, target string) (draft, keyResult string) {
	w.T.Helper()
	draft = w.Post("chen", "/carryovers", m{"objective_id": objective, "cycle_id": cycle, "how": "as_is"}).Str("draft_id")
	keyResult = "/key-results/" + w.Get("chen", "/objectives/"+draft).OK().Str("key_results", 0, "id")
	w.Patch("chen", keyResult, m{"measure": m{"kind": "metric", "baseline": w.Get("chen", keyResult).OK().Str("measure", "baseline"), "target": target, "unit": "人"}})
	activate(w, draft)
	return draft, keyResult
}

// TestWhatGoesOnLearnsFromTheCyclesBefore carries a key result through three quarters that all end in a rush.
func TestWhatGoesOnLearnsFromTheCyclesBefore(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at(w, "2026-10-09")
		objective, first := begun(w, w.ID["2026Q4"], "50000", "60000")
		spring := w.Post("coach", "/cycles", m{"name": "2027年第一季度", "starts_on": "2027-01-01", "ends_on": "2027-03-31"}).ID()
		summer := w.Post("coach", "/cycles", m{"name": "2027年第二季度", "starts_on": "2027-04-01", "ends_on": "2027-06-30"}).ID()

		at(w, "2026-12-31")
		reached := rush(w, first, "2026-10-02", 50000, 13)
		draft, second := onwards(w, objective, spring, "70000")
		at(w, "2027-03-30")
		rush(w, second, "2027-01-01", reached, 13)
		if count, _ := before(w, second); count != "" {
			t.Error("learned before its time")
		}
		learnAll(w)
		if count, _ := before(w, second); count != "1" {
			t.Errorf("one quarter was before: %q", count)
		}
		_, third := onwards(w, draft, summer, "80000")

		at(w, "2027-05-14")
		rush(w, third, "2027-04-02", 64000, 6)
		bare := w.Get("chen", third).OK()
		learnAll(w)
		after := w.Get("chen", third).OK()
		count, by := before(w, third)
		if count != "2" || by == "" || strings.HasPrefix(by, "-") || after.At("version") != bare.At("version") {
			t.Errorf("two quarters gathered pace: %q by %q: %s, before %s", count, by, after.Body, bare.Body)
		}
		if n := len(w.Queries(func() { learnAll(w) })); n != 1 {
			t.Errorf("with nothing to learn %d queries", n)
		}

		// A check-in of before that came late, or was corrected, is learned from within the hour.
		w.Post("chen", second+"/check-ins", m{"value": "90000", "as_of": "2027-03-30"})
		learnAll(w)
		if _, now := before(w, third); now == by {
			t.Errorf("what was said since isn't learned from: still by %q", now)
		}

		// What was learned is of one target; of another it says nothing until that is learned, too.
		w.Patch("chen", third, m{"measure": m{"kind": "metric", "baseline": "64000", "target": "90000", "unit": "人"}, "reason": "更高"})
		if count, _ := before(w, third); count != "" {
			t.Errorf("learned for another target: %q", count)
		}
		learnAll(w)
		if count, _ := before(w, third); count != "2" {
			t.Errorf("learned anew: %q", count)
		}
	})
}

// TestWhatReadsFromAMetricLearnsFromThatAlone connects a key result that went on, and disconnects it.
func TestWhatReadsFromAMetricLearnsFromThatAlone(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at(w, "2026-10-09")
		objective, first := begun(w, w.ID["2026Q4"], "50000", "60000")
		next := w.Post("coach", "/cycles", m{"name": "2027年第一季度", "starts_on": "2027-01-01", "ends_on": "2027-03-31"}).ID()
		at(w, "2026-12-31")
		reached := rush(w, first, "2026-10-02", 50000, 13)
		_, second := onwards(w, objective, next, "70000")
		at(w, "2027-02-12")
		rush(w, second, "2027-01-01", reached, 6)
		learnAll(w)
		if count, _ := before(w, second); count != "1" {
			t.Fatalf("one quarter was before: %q", count)
		}
		metric := w.Post("chen", "/metrics", m{"name": "日活", "unit": "人", "direction": "up", "freshness": 0, "owner_id": w.ID["chen"]}).ID()
		w.Do("chen", "PUT", second+"/metric", m{"metric_id": metric}).OK()
		learnAll(w)
		if count, _ := before(w, second); count != "" {
			t.Errorf("a metric without a past: %q", count)
		}
		w.Do("chen", "DELETE", second+"/metric", nil).OK()
		learnAll(w)
		if count, _ := before(w, second); count != "1" {
			t.Errorf("by itself again: %q", count)
		}
	})
}
