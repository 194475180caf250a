package plans_test

import (
	"strconv"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// What if an action slips: nobody can know what it would have brought, so it is told what can be worked out
// by hand. Until it is done the key result goes on at its present pace; what is left then takes this pace.
func TestWhatIsLeftWhenAnActionSlips(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		kr := result(w, "lina", "everyone")
		o := w.Get("lina", "/key-results/"+kr).OK().Str("objective_id")
		a := action(w, "lina", kr, "甲", "2026-11-16", "2026-12-04") // a Friday
		action(w, "lina", kr, "乙", "2026-12-07", "2026-12-09", map[string]any{"depends_on": []string{a}})
		for _, step := range []string{"submit", "approve", "activate"} {
			w.Post("root", "/objectives/"+o+"/"+step, map[string]any{}).OK()
		}
		w.At("2026-11-20")
		if got := w.Post("hu", "/actions/"+a+"/effects", map[string]any{"late_by": 5}).OK(); got.At("pace") != nil || got.Str("due_on") != "2026-12-11" {
			t.Errorf("without a forecast there is no pace: %s", got.Body)
		}
		for i, day := range []string{"2026-10-30", "2026-11-06", "2026-11-13", "2026-11-20"} {
			w.Post("lina", "/key-results/"+kr+"/check-ins", map[string]any{"value": strconv.Itoa(5 * (i + 1)), "as_of": day})
		}
		got := w.Post("hu", "/actions/"+a+"/effects", map[string]any{"late_by": 5}).OK()
		if got.Str("due_on") != "2026-12-11" || got.Len("dependents") != 1 || got.Str("dependents", 0, "new_starts_on") != "2026-12-14" {
			t.Errorf("five workdays later, with what waits for it: %s", got.Body)
		}
		pace := number(t, got.Str("pace", "pace"))
		for _, one := range []struct {
			at, on      string
			until, left int64 // workdays from the 21st of November, and to the end of December
		}{{"planned", "2026-12-04", 10, 19}, {"late", "2026-12-11", 15, 14}} {
			reached := number(t, "20").Add(pace.Mul(decimal.NewFromInt(one.until)).Div(decimal.NewFromInt(5)))
			needed := number(t, "100").Sub(reached).Mul(decimal.NewFromInt(5)).Div(decimal.NewFromInt(one.left))
			told := number(t, got.Str("pace", one.at, "needed"))
			if got.Str("pace", one.at, "on") != one.on || got.At("pace", one.at, "days") != float64(one.left) || !number(t, got.Str("pace", one.at, "reached")).Equal(reached) ||
				told.LessThan(needed) || told.GreaterThan(needed.Mul(number(t, "1.1"))) {
				t.Errorf("%s: reached %s, needed %s: %s", one.at, reached, needed, got.Body)
			}
		}
		// Past the last day nothing is left, and no pace would do.
		over := w.Post("hu", "/actions/"+a+"/effects", map[string]any{"late_by": 30}).OK()
		if over.At("pace", "late", "days") != 0.0 || over.At("pace", "late", "needed") != nil || over.At("beyond") == 0.0 {
			t.Errorf("beyond the due date: %s", over.Body)
		}
		// One that is late already slips from today.
		w.At("2026-12-08")
		if got := w.Post("hu", "/actions/"+a+"/effects", map[string]any{"late_by": 1}).OK(); got.Str("due_on") != "2026-12-09" || got.Str("pace", "planned", "on") != "2026-12-08" {
			t.Errorf("from today: %s", got.Body)
		}
		if now := w.Get("lina", "/actions/"+a).OK(); now.Str("due_on") != "2026-12-04" {
			t.Errorf("nothing is saved: %s", now.Body)
		}
		w.Do("hu", "POST", "/actions/"+a+"/effects", map[string]any{"late_by": 0}).Fails(422, "input.invalid")
		w.Do("guest", "POST", "/actions/"+a+"/effects", map[string]any{"late_by": 5}).Fails(404, "input.missing")
	})
}

func number(t *testing.T, text string) decimal.Decimal {
	t.Helper()
	d, err := decimal.NewFromString(text)
	if err != nil {
		t.Fatalf("%q is no number", text)
	}
	return d
}
