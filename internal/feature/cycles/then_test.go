package cycles_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestCyclesArePutBackAsTheyWere asks for cycles at the end of a day, changes them and the calendar, and
// asks for the same as of that day; and for what is judged by them.
func TestCyclesArePutBackAsTheyWere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-19")
		id := map[string]string{}
		make := func(name, from, to string) {
			id[name] = w.Post("root", "/cycles", map[string]any{"name": name, "starts_on": from, "ends_on": to}).ID()
		}
		make("2026", "2026-01-01", "2026-12-31")
		make("十一月", "2026-11-01", "2026-11-30")
		make("后来删", "2026-12-01", "2026-12-31")
		w.Do("root", "PUT", "/calendar/days", map[string]any{"days": []map[string]any{{"on": "2026-11-18", "kind": "holiday", "name": "司庆"}, {"on": "2026-11-25", "kind": "holiday", "name": "休整"}}}).OK()
		o := w.Post("chen", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": "目标", "owner_id": w.ID["chen"]}).ID()
		w.Post("chen", "/objectives/"+o+"/key-results", map[string]any{"title": "结果", "starts_on": "2026-11-01", "due_on": "2026-11-30",
			"measure": map[string]any{"kind": "metric", "baseline": "0", "target": "100", "unit": "人"}})
		for _, step := range []string{"submit", "approve", "activate"} {
			w.Do("root", "POST", "/objectives/"+o+"/"+step, nil)
		}
		paths := []string{"/cycles", "/cycles/" + id["2026"], "/cycles/" + id["十一月"], "/cycles/" + id["后来删"], "/objectives/" + o, "/insight", "/map"}
		asOf := w.Remembers([]string{"root", "chen"}, paths, []string{"can", "version", "load", "readiness", "steps", "change_rule", "approvers"})
		w.At("2026-11-24")
		w.Patch("root", "/cycles/"+id["2026"], map[string]any{"name": "二〇二六", "starts_on": "2025-12-01"})
		w.Patch("root", "/cycles/"+id["十一月"], map[string]any{"name": "11 月", "parent_id": id["2026"], "ends_on": "2026-12-05"})
		for _, phase := range []string{"scoring", "closed"} {
			w.Post("root", "/cycles/"+w.ID["2026Q4"]+"/phase", map[string]any{"phase": phase})
		}
		w.Do("root", "DELETE", "/cycles/"+id["后来删"], nil).OK()
		make("新的", "2026-11-16", "2026-11-29")
		w.Do("root", "PUT", "/calendar/days", map[string]any{"days": []map[string]any{{"on": "2026-11-18", "kind": "plain"}, {"on": "2026-11-17", "kind": "holiday", "name": "停电"}}}).OK()
		w.Post("root", "/calendar/reset", map[string]any{})
		w.At("2026-12-02")
		asOf(t, "2026-11-19")
		w.Get("root", "/cycles/"+id["新的"]+"?asof=2026-11-19").Fails(404, "input.missing")
		if got := w.Get("root", "/objectives?cycle_id="+id["新的"]+"&asof=2026-11-19").OK(); got.Len("items") != 0 {
			t.Errorf("a page of a cycle that was made later is empty: %s", got.Body)
		}
		w.Get("root", "/insight?cycle_id="+id["新的"]+"&asof=2026-11-19").OK()
		got := w.Get("root", "/cycles?asof=2026-11-24").OK()
		if got.Len("items") != 4 || got.Len("items", 0, "can") != 0 {
			t.Errorf("as of the day after, and nothing may be done to the past: %s", got.Body)
		}
		w.Get("root", "/cycles?asof=2026-12-02").Fails(422, "cycle.asof_past")
	})
}

// TestTheCalendarsPageIsPutBack asks for the calendar of a year at the end of a day, changes it, and
// asks for the same as of that day.
func TestTheCalendarsPageIsPutBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		set := func(days ...map[string]any) {
			w.Do("root", "PUT", "/calendar/days", map[string]any{"days": days}).OK()
		}
		day := func(on, kind, name, english string) map[string]any {
			return map[string]any{"on": on, "kind": kind, "name": name, "name_en": english}
		}
		set(day("2026-11-18", "holiday", "司庆", "Founding day"), day("2026-10-01", "plain", "", ""), day("2026-10-02", "holiday", "国庆节", ""),
			day("2026-10-03", "holiday", "国庆节", "Another name"), day("2026-12-05", "makeup", "", ""), day("2027-03-01", "holiday", "休整", ""))
		w.At("2026-11-19")
		paths := []string{"/calendar", "/calendar?year=2026", "/calendar?year=2027", "/calendar?year=2040"}
		asOf := w.Remembers([]string{"root", "hu"}, paths, []string{"can"})
		file := string(w.Get("root", "/calendar/export").OK().Body)
		w.At("2026-11-24")
		set(day("2026-11-18", "plain", "", ""), day("2026-11-17", "holiday", "停电", "Power cut"), day("2026-10-02", "default", "", ""), day("2026-10-05", "makeup", "加班", "At work"))
		w.Post("root", "/calendar/reset", map[string]any{})
		set(day("2026-10-03", "plain", "", ""))
		w.At("2026-12-02")
		asOf(t, "2026-11-19")
		if got := string(w.Get("root", "/calendar/export?asof=2026-11-19").OK().Body); got != file {
			t.Errorf("the file of then:\n%s\nwas\n%s", got, file)
		}
		got := w.Get("root", "/calendar?asof=2026-11-19").OK()
		if got.At("year") != 2026.0 || got.Len("can") != 0 {
			t.Errorf("of the year of then, and nothing may be done to it: %s", got.Body)
		}
		w.Get("root", "/calendar?asof=2026-12-02").Fails(422, "cycle.asof_past")
		w.Get("guest", "/calendar?asof=2026-11-19").Fails(403, "access.denied")
	})
}
