package incentives_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// What was achieved goes on beyond the target: frozen with the final scores, filled into
// the table, paid for, and told on the statement down to the objectives; where it isn't
// known nobody is paid.
func TestAchievementBeyondTheTargetIsPaid(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		one, two, blank := atWork(w, "chen", "提升用户留存率", m{"weight": "60"}), atWork(w, "chen", "把内容做成渠道", m{"weight": "40"}), atWork(w, "zhang", "还没有读数的", nil)
		w.Post("chen", "/key-results/"+one.result+"/check-ins", m{"value": "2.5"}) // from 1 to 2: 1.50
		w.Post("chen", "/key-results/"+two.result+"/check-ins", m{"value": "1.8"}) // 0.80
		w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
		if r := w.Get("chen", one.review).OK(); r.Str("scores", 0, "achieved") != "1.50" || r.Str("scores", 0, "suggested", "score") != "1.00" {
			t.Errorf("%s", r.Body)
		}
		for of, score := range map[scored]string{one: "1.00", two: "0.80", blank: "0.90"} {
			of.confirm(w, score)
			w.Post("root", of.review+"/settle", m{})
		}
		w.Post("chen", "/key-results/"+one.result+"/check-ins", m{"value": "3"}) // moves nothing any more
		beyond := m{"preset": "stretch", "by": "achievement", "level": "1", "rate": "2"}
		if line := filled(w, beyond, "scores"); line["达成率"] != "1.22" { // 1.50 × 60 % + 0.80 × 40 %
			t.Errorf("%v", line)
		}
		id := draft(w, beyond, "")
		fill := w.Get("hr", "/incentives/"+id+"/scored-inputs?source=scores").OK()
		if fill.At("scored") != 1.0 || fill.At("open") != 1.0 {
			t.Errorf("zhang's isn't known and not 0: %s", fill.Body)
		}
		at := "/incentives/" + id
		table := "邮箱,基数,达成率\nchen@example.com,10000,1.22\nzhang@example.com,8000,"
		w.Do("hr", "PUT", at+"/inputs", m{"text": table}).OK()
		if a := w.Do("wei", "POST", at+"/approve", nil); a.Status != 422 || !strings.Contains(string(a.Body), "incentive.achievement_missing") || !strings.Contains(string(a.Body), "zhang") {
			t.Errorf("%s", a.Body)
		}
		for _, bad := range []string{"2.01", "201%", "-0.1", "一倍", "1.234"} {
			w.Do("hr", "PUT", at+"/inputs", m{"text": "邮箱,基数,达成率\nchen@example.com,10000," + bad}).Fails(422, "incentives.line_achievement")
		}
		w.Do("hr", "PUT", at+"/inputs", m{"text": "邮箱,基数,达成率\nchen@example.com,10000,122%\nzhang@example.com,8000,0.9"}).OK()
		if c := w.Get("hr", at+"/comparison?cycle_id="+w.ID["2026Q4"]).OK(); c.At("assumed") != 0.0 || c.Str("best") != "36000.00" || c.Str("rows", 0, "score") != "1.22" || c.Str("rows", 0, "score_high") != "1.32" {
			t.Errorf("%s", c.Body)
		}
		w.Do("wei", "POST", at+"/approve", nil).OK()
		w.Do("hr", "POST", at+"/run", nil).OK()
		mine := w.Get("chen", at+"/statement").OK()
		for _, want := range []struct {
			at   []any
			text string
		}{
			{[]any{"payout", "amount"}, "4400.00"}, {[]any{"payout", "lines", 1, "step"}, "achievement"}, {[]any{"payout", "lines", 2, "sum"}, "1.22 − 1"},
			{[]any{"achievement_basis", "sum"}, "(1.50 × 60 + 0.80 × 40) ÷ 100"}, {[]any{"achievement_basis", "mean"}, "1.22"}, {[]any{"achievement_basis", "objectives", 0, "score"}, "1.50"},
		} {
			if got := mine.Str(want.at...); got != want.text {
				t.Errorf("%v is %q, want %q", want.at, got, want.text)
			}
		}
		if mine.At("score_basis") != nil || mine.At("achievement_basis", "same") != true {
			t.Errorf("%s", mine.Body)
		}
		w.Post("root", one.review+"/reopen", m{"reason": "读数有误"})
		if again := w.Get("chen", at+"/statement").OK(); again.At("achievement_basis", "same") != false || again.Str("payout", "amount") != "4400.00" {
			t.Errorf("reopened: %s", again.Body)
		}
		// Settled anew it is frozen by the newest reading: 3 from 1 to 2 is 2.00.
		w.Post("root", one.review+"/settle", m{})
		if r := w.Get("chen", one.review).OK(); r.Str("scores", 0, "achieved") != "2.00" {
			t.Errorf("%s", r.Body)
		}
	})
}
