package cycles_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// each gives a fresh world without a cycle.
func each(t *testing.T, fn func(t *testing.T, w *apptest.World)) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Do("root", "DELETE", "/cycles/"+w.ID["2026Q4"], nil).OK()
		fn(t, w)
	})
}

func quarter(name, from, to string) map[string]any {
	return map[string]any{"name": name, "starts_on": from, "ends_on": to}
}

func TestCyclesArePlannedAndNested(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		w.Get("guest", "/cycles").Fails(403, "access.denied")
		w.Do("lina", "POST", "/cycles", quarter("Q4", "2026-10-01", "2026-12-31")).Fails(403, "access.denied")
		year := w.Post("root", "/cycles", quarter("2026年", "2026-01-01", "2026-12-31"))
		in := quarter(" 2026年  第四季度 ", "2026-10-01", "2026-12-31")
		in["parent_id"] = year.ID()
		made := w.Post("coach", "/cycles", in)
		if made.Status != 201 || made.Str("name") != "2026年 第四季度" || made.Str("kind") != "quarter" || made.Str("phase") != "drafting" {
			t.Errorf("a new quarter: %s", made.Body)
		}
		// October 2026 has 18 workdays (the holiday of the 1st to 7th, the 10th made
		// up), November 21, December 23; the world begins on 16 November, whose
		// workdays over are 18 + 11.
		if made.At("workdays") != 62.0 || made.At("workdays_done") != 29.0 || made.At("holidays_known") != true {
			t.Errorf("workdays of the quarter: %s", made.Body)
		}
		if made.At("week") != 8.0 || made.At("weeks") != 14.0 {
			t.Errorf("the 16th of November is in week 8 of 14: %s", made.Body)
		}
		// The first days serve to agree: the fifth workday is the 13th.
		if made.Str("phases", "running_on") != "2026-10-13" || made.Str("phase_by_dates") != "running" {
			t.Errorf("suggested phases: %s", made.Body)
		}
		next := quarter("Q1", "2027-01-01", "2027-03-31")
		w.Post("root", "/cycles", next)

		list := w.Get("hu", "/cycles").OK()
		for i, want := range []string{"Q1", "2026年 第四季度", "2026年"} {
			if got := list.Str("items", i, "name"); got != want {
				t.Errorf("newest first: %d is %q, want %q", i, got, want)
			}
			if current := list.At("items", i, "current") == true; current != (i == 1) {
				t.Errorf("%s is current: %t", want, current)
			}
		}
		if list.At("items", 0, "holidays_known") != false {
			t.Errorf("nobody knows the holidays of 2027: %s", list.Body)
		}
		if list.Len("items", 0, "can") != 0 {
			t.Errorf("a member changes no cycle: %s", list.Body)
		}
	})
}

func TestCyclesRefuseWhatIsNone(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		year := w.Post("root", "/cycles", quarter("2026", "2026-01-01", "2026-12-31"))
		q4 := quarter("Q4", "2026-10-01", "2026-12-31")
		q4["parent_id"] = year.ID()
		inner := w.Post("root", "/cycles", q4)
		with := func(m map[string]any, key string, v any) map[string]any { m[key] = v; return m }
		for _, c := range []struct {
			body        map[string]any
			code, field string
		}{
			{quarter(" ", "2026-01-01", "2026-03-31"), "input.required", "/name"},
			{quarter("Q4", "2026-01-01", "2026-03-31"), "cycle.name_taken", "/name"},
			{quarter("x", "2026-03-31", "2026-01-01"), "cycle.span_reversed", "/ends_on"},
			{quarter("x", "2026-03-31", "2026-04-02"), "cycle.span_short", "/ends_on"},
			{quarter("x", "2026-01-01", "2030-01-01"), "cycle.span_long", "/ends_on"},
			{with(quarter("x", "2027-01-01", "2027-03-31"), "parent_id", year.ID()), "cycle.outside_parent", "/starts_on"},
			{with(quarter("x", "2026-01-01", "2026-03-31"), "parent_id", "none"), "cycle.parent_unknown", "/parent_id"},
			{with(quarter("x", "2026-01-01", "2026-03-31"), "phases", map[string]any{"running_on": "2026-05-01"}), "cycle.phase_order", "/phases/scoring_on"},
			{with(quarter("x", "2026-01-01", "2026-03-31"), "phases", map[string]any{"scoring_on": "2026-03-01", "closed_on": "2026-03-20"}), "cycle.closes_early", "/phases/closed_on"},
		} {
			got := w.Do("root", "POST", "/cycles", c.body)
			got.Fails(422, c.code)
			if field := got.Str("errors", 0, "pointer"); field != c.field {
				t.Errorf("%v: at %q, want %q", c.body, field, c.field)
			}
		}
		if two := w.Do("root", "POST", "/cycles", quarter("", "2026-03-31", "2026-01-01")); two.Len("errors") != 2 {
			t.Errorf("a form learns of all its errors at once: %s", two.Body)
		}
		if got := w.Do("root", "POST", "/cycles", quarter("x", "31.3.2026", "2026-06-30")); got.Status != 422 || got.Str("errors", 0, "code") != "input.date" {
			t.Errorf("no date: %s", got.Body)
		}

		path := "/cycles/" + year.ID()
		w.Do("root", "PATCH", path, map[string]any{"ends_on": "2026-11-30"}).Fails(422, "cycle.child_outside")
		w.Do("root", "PATCH", path, map[string]any{"parent_id": inner.ID()}).Fails(422, "cycle.parent_cycle")
		w.Do("root", "PATCH", path, map[string]any{"parent_id": year.ID()}).Fails(422, "cycle.parent_cycle")
		w.Do("hu", "PATCH", path, map[string]any{"name": "x"}).Fails(403, "access.denied")
		w.Do("root", "PATCH", "/cycles/none", map[string]any{"name": "x"}).Fails(404, "input.missing")
		w.Get("root", "/cycles/none").Fails(404, "input.missing")
		w.Do("root", "DELETE", path, nil).Fails(409, "cycle.has_children")
		w.Do("hu", "DELETE", path, nil).Fails(403, "access.denied")
		w.Do("root", "DELETE", "/cycles/"+inner.ID(), nil).OK()
		w.Do("root", "DELETE", path, nil).OK()
		w.Do("root", "DELETE", path, nil).Fails(404, "input.missing")
	})
}

func TestACycleChanges(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		path := "/cycles/" + w.Post("root", "/cycles", quarter("Q4", "2026-10-01", "2026-12-31")).ID()
		longer := w.Patch("coach", path, map[string]any{"ends_on": "2027-01-31"})
		if longer.Str("phases", "closed_on") <= "2027-01-31" || longer.Str("kind") != "custom" {
			t.Errorf("suggested phase dates follow the span: %s", longer.Body)
		}
		own := w.Patch("coach", path, map[string]any{"phases": map[string]any{"running_on": "2026-10-09"}})
		if own.Str("phases", "running_on") != "2026-10-09" || own.Str("phases", "closed_on") != longer.Str("phases", "closed_on") {
			t.Errorf("one phase date of one's own: %s", own.Body)
		}
		kept := w.Patch("coach", path, map[string]any{"starts_on": "2026-10-08"})
		if kept.Str("phases", "running_on") != "2026-10-09" {
			t.Errorf("dates that somebody chose stay: %s", kept.Body)
		}
		stale := w.Do("root", "PATCH", path, map[string]any{"name": "x"}, "If-Match", `"1"`)
		stale.Fails(412, "input.stale")
		if stale.Str("current", "starts_on") != "2026-10-08" {
			t.Errorf("the present version is told: %s", stale.Body)
		}
		w.Do("root", "PATCH", path, map[string]any{"name": "x"}, "If-Match", `"4"`).OK()
	})
}

func TestACycleMovesThroughItsPhases(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		made := w.Post("root", "/cycles", quarter("Q4", "2026-10-01", "2026-12-31"))
		path := "/cycles/" + made.ID()
		move := func(to, reason string) map[string]any { return map[string]any{"phase": to, "reason": reason} }
		w.Do("hu", "POST", path+"/phase", move("running", "")).Fails(403, "access.denied")
		w.Do("root", "POST", path+"/phase", move("closed", "")).Fails(409, "cycle.phase_jump")
		w.Do("root", "POST", path+"/phase", move("drafting", "")).Fails(409, "cycle.phase_same")
		w.Do("root", "POST", path+"/phase", move("over", "")).Fails(422, "cycle.phase_unknown")
		if got := w.Post("coach", path+"/phase", move("running", "")); got.Str("phase") != "running" {
			t.Errorf("a step forward: %s", got.Body)
		}
		w.Do("root", "POST", path+"/phase", move("drafting", " ")).Fails(422, "cycle.reason_needed")
		w.Post("root", path+"/phase", move("drafting", "目标还没对齐"))
		w.Do("root", "POST", path+"/phase", move("running", ""), "If-Match", `"1"`).Fails(412, "input.stale")
		for _, to := range []string{"running", "scoring", "closed"} {
			w.Post("root", path+"/phase", move(to, ""))
		}
		w.Do("root", "PATCH", path, map[string]any{"name": "x"}).Fails(409, "cycle.closed")
		if got := w.Get("hu", path).OK(); got.At("current") != false {
			t.Errorf("a closed cycle is not current: %s", got.Body)
		}
	})
}

func TestTemplatesMakeACycleInOneCall(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		year := w.Post("root", "/cycles", quarter("2026", "2026-01-01", "2026-12-31"))
		list := w.Get("root", "/cycle-templates").OK()
		if list.Len("items") != 8 || list.Str("items", 0, "cycle_id") != year.ID() {
			t.Fatalf("the present and the next of four lengths, the year there already: %s", list.Body)
		}
		q4 := list.At("items", 4).(map[string]any)
		if q4["key"] != "2026-Q4" || q4["parent_id"] != year.ID() || q4["name_zh"] != "2026年第四季度" {
			t.Fatalf("this quarter: %v", q4)
		}
		w.Post("root", "/cycles", map[string]any{"name": q4["name_zh"], "starts_on": q4["starts_on"], "ends_on": q4["ends_on"],
			"parent_id": q4["parent_id"], "phases": q4["phases"]})
		if got := w.Get("root", "/cycle-templates?year=2027").OK(); got.Len("items") != 19 {
			t.Errorf("a year, two halves, four quarters, twelve months: %d", got.Len("items"))
		}
		w.Get("root", "/cycle-templates?year=1900").Fails(422, "cycle.template_year")
		w.Get("guest", "/cycle-templates").Fails(403, "access.denied")
	})
}
