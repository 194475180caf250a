package incentives_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// scored is an objective with one key result, to be scored.
type scored struct{ id, result, review string }

// atWork makes an objective of somebody's in the fourth quarter that is at work.
func atWork(w *apptest.World, owner, title string, more m) scored {
	body := m{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID[owner]}
	for k, v := range more {
		body[k] = v
	}
	id := w.Post(owner, "/objectives", body).ID()
	result := w.Post(owner, "/objectives/"+id+"/key-results", m{"title": "日活", "measure": m{"kind": "metric", "baseline": "1", "target": "2", "unit": "人"}}).ID()
	for _, step := range []string{"submit", "approve", "activate"} {
		w.Post("root", "/objectives/"+id+"/"+step, m{})
	}
	return scored{id: id, result: result, review: "/reviews/" + id}
}

// confirm gives it a reviewer's score.
func (s scored) confirm(w *apptest.World, score string) {
	w.Post("root", s.review+"/confirm", m{"scores": []m{{"key_result_id": s.result, "score": score, "words": "按季度末"}}})
}

// A statement's score leads to the objectives that it is the mean of, and through
// them to the readings; a score that HR gave otherwise is said to be one.
func TestAStatementTellsWhereItsScoreComesFrom(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		one, two := atWork(w, "chen", "提升用户留存率", m{"weight": "60"}), atWork(w, "chen", "把内容做成渠道", m{"weight": "40"})
		other := atWork(w, "zhang", "别人的", nil)
		w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
		for _, each := range []struct {
			of    scored
			score string
		}{{one, "0.85"}, {two, "0.60"}, {other, "0.90"}} {
			each.of.confirm(w, each.score)
			w.Post("root", each.of.review+"/settle", m{})
		}
		id := draft(w, m{"preset": "tiered", "tiers": tiers}, "email,base,score\nchen@example.com,10000,0.75\nzhang@example.com,8000,0.52")
		at := "/incentives/" + id
		tried := w.Get("wei", at+"/statement?person_id="+w.ID["chen"]).OK()
		if tried.Str("score_basis", "sum") != "(0.85 × 60 + 0.60 × 40) ÷ 100" || tried.At("score_basis", "same") != true {
			t.Errorf("tried: %s", tried.Body)
		}
		w.Do("wei", "POST", at+"/approve", nil).OK()
		w.Do("hr", "POST", at+"/run", nil).OK()
		mine := w.Get("chen", "/incentive-statements").OK()
		for _, want := range []struct {
			at   []any
			text string
		}{
			{[]any{"score"}, "0.75"}, {[]any{"mean"}, "0.75"}, {[]any{"sum"}, "(0.85 × 60 + 0.60 × 40) ÷ 100"}, {[]any{"objectives", 0, "objective_id"}, one.id},
			{[]any{"objectives", 0, "score"}, "0.85"}, {[]any{"objectives", 1, "weight"}, "40"}, {[]any{"cycle_id"}, w.ID["2026Q4"]},
		} {
			if got := mine.Str(append([]any{"items", 0, "score_basis"}, want.at...)...); got != want.text {
				t.Errorf("%v is %q, want %q", want.at, got, want.text)
			}
		}
		given := w.Get("zhang", at+"/statement").OK()
		if given.At("score_basis", "same") != false || given.Str("score_basis", "mean") != "0.90" || given.Str("score_basis", "score") != "0.52" {
			t.Errorf("another score than the objectives': %s", given.Body)
		}
		// What is reopened later is told, and the statement stays.
		w.Post("root", two.review+"/reopen", m{"reason": "读数有误"})
		if again := w.Get("chen", at+"/statement").OK(); again.At("score_basis", "same") != false || again.At("score_basis", "mean") != nil || again.Str("payout", "amount") != "8000.00" {
			t.Errorf("reopened: %s", again.Body)
		}
	})
}

// Who may not see an objective doesn't learn of it by a statement that they may see.
func TestAStatementDoesNotTellOfHiddenObjectives(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		one := atWork(w, "chen", "不公开的目标", nil)
		w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
		one.confirm(w, "0.85")
		w.Post("root", one.review+"/settle", m{})
		w.Do("chen", "PATCH", "/objectives/"+one.id, m{"visibility": "listed"}).OK()
		at := "/incentives/" + draft(w, m{"preset": "tiered", "tiers": tiers}, "email,base,score\nchen@example.com,10000,0.75")
		tried := w.Get("wei", at+"/statement?person_id="+w.ID["chen"]).OK()
		if tried.Len("score_basis", "objectives") != 0 || tried.At("score_basis", "hidden") != float64(1) || tried.At("score_basis", "mean") != nil {
			t.Errorf("%s", tried.Body)
		}
	})
}
