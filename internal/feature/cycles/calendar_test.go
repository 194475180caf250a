package cycles_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func day(on, kind, name string) map[string]any {
	return map[string]any{"on": on, "kind": kind, "name": name}
}

func days(all ...map[string]any) map[string]any { return map[string]any{"days": all} }

func TestTheCalendarIsMainlandChinas(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		w.Get("guest", "/calendar").Fails(403, "access.denied")
		got := w.Get("hu", "/calendar").OK()
		if got.At("year") != 2026.0 || got.At("holidays_known") != true || got.At("months", 9) != 18.0 || got.Len("can") != 0 {
			t.Errorf("the present year: %s", got.Body)
		}
		if next := w.Get("hu", "/calendar?year=2027").OK(); next.At("holidays_known") != false || next.Len("days") != 0 || next.At("workdays") != 261.0 {
			t.Errorf("a year without notice: %s", next.Body)
		}
		w.Get("hu", "/calendar?year=1066").Fails(422, "calendar.year")
	})
}

func TestDaysAreEditedAndTakenBack(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		w.Do("hu", "PUT", "/calendar/days", days(day("2026-11-20", "holiday", "司庆"))).Fails(403, "access.denied")
		cycle := "/cycles/" + w.Post("root", "/cycles", quarter("Q4", "2026-10-01", "2026-12-31")).ID()

		// A day off of one's own, an official make-up day that is free here, and one
		// that already is as said.
		set := w.Do("coach", "PUT", "/calendar/days", days(
			day("2026-11-20", "holiday", "司庆"), day("2026-10-10", "plain", ""), day("2026-11-21", "plain", ""))).OK()
		if set.Len("items") != 2 || set.Str("items", 0, "before", "kind") != "makeup" || set.Str("items", 1, "after", "name") != "司庆" {
			t.Errorf("what changed: %s", set.Body)
		}
		if got := w.Get("hu", cycle).OK(); got.At("workdays") != 60.0 {
			t.Errorf("two workdays fewer at once: %v, want 60", got.At("workdays"))
		}
		year := w.Get("hu", "/calendar?year=2026").OK()
		if !strings.Contains(string(year.Body), `{"on":"2026-10-10","kind":"plain","edited":true,"builtin":"makeup"}`) {
			t.Errorf("an exception taken away is still to be seen: %s", year.Body)
		}

		w.Do("coach", "PUT", "/calendar/days", days(day("2026-10-10", "default", ""))).OK()
		if got := w.Get("hu", cycle).OK(); got.At("workdays") != 61.0 {
			t.Errorf("the make-up day is back: %v, want 61", got.At("workdays"))
		}
		w.Do("hu", "POST", "/calendar/reset", map[string]any{}).Fails(403, "access.denied")
		w.Do("root", "POST", "/calendar/reset", map[string]any{"year": 2025}).OK()
		if got := w.Get("hu", cycle).OK(); got.At("workdays") != 61.0 {
			t.Errorf("another year's reset touches nothing: %v", got.At("workdays"))
		}
		w.Do("root", "POST", "/calendar/reset", map[string]any{}).OK()
		if got := w.Get("hu", cycle).OK(); got.At("workdays") != 62.0 {
			t.Errorf("mainland China's again: %v, want 62", got.At("workdays"))
		}
		w.Do("root", "POST", "/calendar/reset", map[string]any{"year": 1}).Fails(422, "calendar.year")
	})
}

func TestDaysRefuseWhatIsNone(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		put := func(d map[string]any) apptest.Answer { return w.Do("root", "PUT", "/calendar/days", days(d)) }
		put(day("1990-01-01", "holiday", "")).Fails(422, "calendar.year")
		if got := put(day("2026-01-41", "holiday", "")); got.Status != 422 || got.Str("errors", 0, "code") != "input.date" {
			t.Errorf("no date: %s", got.Body)
		}
		if got := put(day("2026-01-01", "party", "")); got.Status != 422 || got.Str("errors", 0, "code") != "input.one_of" {
			t.Errorf("no kind of day: %s", got.Body)
		}
		put(day("2026-01-01", "holiday", strings.Repeat("长", 41))).Fails(422, "input.too_long")
		w.Do("root", "PUT", "/calendar/days", days()).Fails(422, "calendar.empty")
	})
}

func TestTheCalendarGoesOutAndInAsCSV(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		text := "日期,类型,名称\n2027-02-05..2027-02-11,休,春节\n2027/1/31,班,春节\n"
		in := map[string]any{"text": text, "preview": true}
		w.Do("hu", "POST", "/calendar/import", in).Fails(403, "access.denied")
		if got := w.Post("coach", "/calendar/import", in); got.Len("items") != 8 {
			t.Errorf("a preview of eight days: %s", got.Body)
		}
		if got := w.Get("hu", "/calendar?year=2027").OK(); got.At("holidays_known") != false {
			t.Errorf("a preview changes nothing: %s", got.Body)
		}
		in["preview"] = false
		w.Post("coach", "/calendar/import", in)
		if got := w.Get("hu", "/calendar?year=2027").OK(); got.At("holidays_known") != true || got.Len("days") != 8 {
			t.Errorf("the new year's notice: %s", got.Body)
		}

		w.Do("coach", "PUT", "/calendar/days", days(day("2026-10-10", "plain", ""))).OK()
		file := w.Get("hu", "/calendar/export").OK()
		if kind := file.Header.Get("Content-Type"); kind != "text/csv; charset=utf-8" || !strings.Contains(string(file.Body), "2027-01-31,makeup,春节,") {
			t.Errorf("%s: %s", kind, file.Body)
		}
		one := w.Get("hu", "/calendar/export?year=2027").OK()
		if lines := strings.Count(string(one.Body), "\n"); lines != 9 {
			t.Errorf("a heading and eight days of 2027: %d lines", lines)
		}
		w.Do("root", "POST", "/calendar/reset", map[string]any{}).OK()
		w.Post("root", "/calendar/import", map[string]any{"text": string(file.Body)})
		if again := w.Get("hu", "/calendar/export").OK(); string(again.Body) != string(file.Body) {
			t.Errorf("what went out comes back in:\n%s\nwant\n%s", again.Body, file.Body)
		}

		w.Do("root", "POST", "/calendar/import", map[string]any{"text": ""}).Fails(422, "calendar.empty")
		bad := w.Do("root", "POST", "/calendar/import", map[string]any{"text": "2027-02-30,休\n2027-03-01,party\n"})
		bad.Fails(422, "calendar.date")
		if bad.Len("errors") != 2 || !strings.Contains(bad.Str("errors", 1, "detail"), "2") {
			t.Errorf("every bad line is named: %s", bad.Body)
		}
	})
}
