package objectives_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func TestAnEarlierObjectiveIsDraftedAnew(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		old, first, second := active(w)
		w.Post("chen", "/key-results/"+first+"/check-ins", map[string]any{"value": "52000"})
		next := w.Post("root", "/cycles", map[string]any{"name": "2027Q1", "starts_on": "2027-01-01", "ends_on": "2027-03-31"}).ID()
		body := map[string]any{"cycle_id": next, "objectives": []map[string]any{{"id": old, "key_results": []map[string]any{{"id": first, "onwards": true}, {"id": second}}}}}
		made := w.Post("chen", "/objectives/copy", body)
		if made.Str("items", 0, "state") != "draft" || made.Str("items", 0, "cycle_id") != next || made.Str("items", 0, "owner_id") != w.ID["chen"] {
			t.Fatalf("the copy: %s", made.Body)
		}
		kr := func(i int, path ...any) string {
			return made.Str(append([]any{"items", 0, "key_results", i}, path...)...)
		}
		// It goes on from 52,000; the other begins where it began.
		if kr(0, "measure", "baseline") != "52000" || kr(0, "measure", "target") != "55000" || kr(1, "measure", "baseline") != "0" {
			t.Errorf("baselines: %s", made.Body)
		}
		if kr(0, "starts_on") != "2027-01-01" || kr(0, "due_on") != "2027-03-31" || made.At("items", 0, "key_results", 0, "current") != nil {
			t.Errorf("days and readings: %s", made.Body)
		}
		if was := w.Get("chen", "/objectives/"+old).OK(); was.Str("state") != "active" || was.Len("key_results") != 2 {
			t.Errorf("the old one changed: %s", was.Body)
		}
		w.Do("hu", "POST", "/objectives/copy", body).Fails(403, "access.denied") // it would be chen's
		body["owner_id"] = w.ID["hu"]
		if mine := w.Post("hu", "/objectives/copy", body); mine.Str("items", 0, "owner_id") != w.ID["hu"] || mine.Str("items", 0, "key_results", 0, "owner_id") == w.ID["chen"] {
			t.Errorf("for another: %s", mine.Body)
		}
		body["cycle_id"] = "none"
		w.Do("chen", "POST", "/objectives/copy", body).Fails(422, "objective.cycle_unknown")
	})
}

func TestACopyIsAllOrNothing(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		old, first, _ := active(w)
		next := w.Post("root", "/cycles", map[string]any{"name": "2027Q1", "starts_on": "2027-01-01", "ends_on": "2027-03-31"}).ID()
		w.Do("chen", "POST", "/objectives/copy", map[string]any{"cycle_id": next, "objectives": []map[string]any{
			{"id": old, "key_results": []map[string]any{{"id": first}}}, {"id": old, "key_results": []map[string]any{{"id": "none"}}}}}).Fails(422, "input.missing")
		if list := w.Get("chen", "/objectives?cycle_id="+next).OK(); list.Len("items") != 0 {
			t.Errorf("half a copy is left: %s", list.Body)
		}
	})
}

func TestTheNextCheckInsAreTold(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, kr, _ := active(w)
		w.At("2026-11-25") // a Wednesday
		got := w.Get("hu", "/key-results/"+kr+"/schedule?count=2").OK()
		if got.Len("dates") != 2 || got.At("left").(float64) < 4 {
			t.Errorf("the next check-ins: %s", got.Body)
		}
	})
}
