package objectives_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

func TestAKeyResultMovesWithAllThatHangsOnIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		from := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升留存", "owner_id": w.ID["chen"]}).ID()
		to := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升营收", "owner_id": w.ID["chen"], "visibility": "listed"}).ID()
		metric := m{"kind": "metric", "baseline": "0", "target": "100", "unit": "人"}
		kr := w.Post("chen", "/objectives/"+from+"/key-results", m{"title": "日活", "measure": metric}).ID()
		action := w.Post("chen", "/key-results/"+kr+"/actions", m{"title": "召回", "owner_id": w.ID["hu"], "due_on": "2026-12-10"}).ID()
		w.Post("chen", "/comments", m{"subject_kind": "key_result", "subject_id": kr, "body": "看看"})
		w.Post("chen", "/comments", m{"subject_kind": "action", "subject_id": action, "body": "快点"})
		below := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "做好召回", "owner_id": w.ID["chen"]}).ID()
		w.Post("chen", "/objectives/"+below+"/alignments", m{"parent_key_result_id": kr})
		w.Get("hu", "/objectives/"+to).Fails(404, "input.missing")

		w.Post("chen", "/key-results/"+kr+"/move", m{"objective_id": to})
		if o := w.Get("chen", "/objectives/"+from).OK(); o.Len("key_results") != 0 {
			t.Errorf("it is still there: %s", o.Body)
		}
		if o := w.Get("chen", "/objectives/"+to).OK(); o.Len("key_results") != 1 || o.Str("key_results", 0, "id") != kr {
			t.Errorf("it didn't arrive: %s", o.Body)
		}
		// Whoever works on its action sees where it is now.
		w.Get("hu", "/objectives/"+to).OK()
		if a := w.Get("chen", "/key-results/"+kr+"/actions").OK(); a.Str("items", 0, "objective_id") != to {
			t.Errorf("the action stayed: %s", a.Body)
		}
		if said := w.Get("chen", "/comments?within=true&subject_kind=objective&subject_id="+to).OK(); said.Len("items") != 2 {
			t.Errorf("what was said stayed: %s", said.Body)
		}
		if above := w.Get("chen", "/objectives/"+below+"/alignments").OK(); above.Str("parents", 0, "parent_objective_id") != to {
			t.Errorf("the alignment stayed: %s", above.Body)
		}
		// Under what supports it it would support itself.
		w.Do("chen", "POST", "/key-results/"+kr+"/move", m{"objective_id": below}).Fails(422, "align.self")
		w.Do("chen", "POST", "/key-results/"+kr+"/move", m{"objective_id": to}).Fails(422, "key_result.there_already")
		w.Do("chen", "POST", "/key-results/"+kr+"/move", m{"objective_id": "none"}).Fails(422, "key_result.no_objective")
	})
}

func TestMovingAwayFromSomethingActiveIsARevision(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Patch("root", "/policy", m{"consent": m{"dropped": true}})
		from, first, second := active(w)
		to := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升营收", "owner_id": w.ID["chen"]}).ID()
		w.Post("chen", "/key-results/"+first+"/check-ins", m{"value": "55000"})
		// Her lead may agree to dropping, so he may move it; she may not go round him.
		w.Do("chen", "POST", "/key-results/"+first+"/move", m{"objective_id": to, "reason": "属于营收"}).Fails(409, "key_result.move_needs_consent")
		w.Do("zhang", "POST", "/key-results/"+first+"/move", m{"objective_id": to}).Fails(422, "revision.reason_missing")
		w.Post("zhang", "/key-results/"+first+"/move", m{"objective_id": to, "reason": "属于营收"})
		list := w.Get("chen", "/objectives/"+from+"/revisions").OK()
		if list.Str("items", 0, "reason") != "属于营收" || list.Str("items", 0, "changes", 0, "new_name") != "提升营收" {
			t.Errorf("the move isn't told: %s", list.Body)
		}
		if o := w.Get("chen", "/objectives/"+from).OK(); o.At("progress") != nil && o.At("progress") != 0.0 {
			t.Errorf("progress still counts what left: %s", o.Body)
		}
		if o := w.Get("chen", "/objectives/"+to).OK(); o.At("progress") != 1.0 {
			t.Errorf("progress doesn't count what came: %s", o.Body)
		}
		// What waits for consent is decided first.
		w.Patch("chen", "/key-results/"+second, m{"dropped": true, "reason": "不做了"})
		w.Do("zhang", "POST", "/key-results/"+second+"/move", m{"objective_id": to, "reason": "x"}).Fails(409, "key_result.revision_waits")
	})
}

func TestClosingIsTakenBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, kr, _ := active(w)
		w.Do("chen", "POST", "/objectives/"+o+"/reopen", m{}).Fails(409, "objective.not_closed")
		w.Post("zhang", "/objectives/"+o+"/close", m{"outcome": "dropped", "note": "不做了"})
		w.Do("chen", "POST", "/key-results/"+kr+"/check-ins", m{"value": "52000"}).Fails(409, "objective.closed")
		w.Do("hu", "POST", "/objectives/"+o+"/reopen", m{}).Fails(403, "access.denied")
		now := w.Post("zhang", "/objectives/"+o+"/reopen", m{})
		if now.Str("state") != "active" || now.At("outcome") != nil || now.At("close_note") != nil {
			t.Errorf("reopened: %s", now.Body)
		}
		w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "52000"})
	})
}

func TestWhatWasDroppedInReviewGoesBackIntoIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升留存", "owner_id": w.ID["chen"]}).ID()
		w.Post("chen", "/objectives/"+o+"/key-results", m{"title": "日活", "measure": m{"kind": "metric", "baseline": "0", "target": "100", "unit": "人"}})
		w.Post("chen", "/objectives/"+o+"/submit", m{})
		w.Post("zhang", "/objectives/"+o+"/close", m{"outcome": "dropped", "note": "不做了"})
		if now := w.Post("zhang", "/objectives/"+o+"/reopen", m{}); now.Str("state") != "in_review" {
			t.Errorf("reopened: %s", now.Body)
		}
	})
}
