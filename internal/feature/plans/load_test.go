package plans_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// What many people have to do is summed up by the database; action by action it comes to the same,
// whoever asks, for what they can't see too, and a page at a time.
func TestTheFullestAreWhatActionByActionIs(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		r := rand.New(rand.NewPCG(3, 5))
		pick := func(of ...string) string { return of[r.IntN(len(of))] }
		gone := result(w, "lina", "everyone")
		results := []string{result(w, "lina", "everyone"), result(w, "zhang", "team"), result(w, "hu", "listed"), gone}
		owners := []string{"lina", "zhang", "hu", "lina"}
		for range 60 {
			at := r.IntN(len(results))
			in := map[string]any{"owner_id": w.ID[pick("lina", "zhang", "chen", "hu")], "effort_days": pick("0.5", "0.125", "3", "20", "20", "7.333", "0.12345678")}
			if r.IntN(6) == 0 {
				delete(in, "effort_days")
			}
			id := action(w, owners[at], results[at], "做", pick("", "2026-10-12", "2026-11-20", "2026-12-21", "2027-01-04"), pick("2027-01-05", "2027-01-29", "2027-03-31"), in)
			if r.IntN(2) == 0 {
				id = action(w, owners[at], results[at], "近", pick("", "2026-10-12"), pick("2026-11-13", "2026-11-16", "2026-11-22", "2026-12-31"), in)
			}
			if r.IntN(5) == 0 {
				w.Patch(owners[at], "/actions/"+id, map[string]any{"state": pick("done", "dropped")})
			}
		}
		w.Do("lina", "DELETE", "/key-results/"+gone, nil)
		for _, team := range []string{"公司", "运营部", "市场部"} {
			plain := w.Get("wei", "/load?team_id="+w.ID[team]).OK()
			type load struct {
				effort           decimal.Decimal
				id, told         string
				actions, unsized int
			}
			var want []load
			var sum load
			idle, over, people := 0, 0, plain.Len("items")
			for i := range people {
				at := func(field string) any { return plain.At("items", i, field) }
				one := load{decimal.RequireFromString(plain.Str("items", i, "effort_days")), plain.Str("items", i, "person_id"), fmt.Sprint(at("person_name"), at("share"), at("overload"), at("workdays")), int(at("actions").(float64)), int(at("unsized").(float64))}
				sum = load{sum.effort.Add(one.effort), "", "", sum.actions + one.actions, sum.unsized + one.unsized}
				if at("overload") == true {
					over++
				}
				if one.actions == 0 {
					idle++
					continue
				}
				want = append(want, one)
			}
			slices.SortFunc(want, func(a, b load) int {
				if c := b.effort.Cmp(a.effort); c != 0 {
					return c
				}
				return strings.Compare(a.id, b.id)
			})
			if len(want) == 0 || team == "公司" && (over == 0 || idle == 0 || len(want) < 4) {
				t.Fatalf("%s has too little to do: %s", team, plain.Body)
			}
			next := ""
			for i, one := range want {
				got := w.Get("hr", "/load?fullest=1&team_id="+w.ID[team]+"&cursor="+next).OK()
				at := func(field string) any { return got.At("items", 0, field) }
				if got.Len("items") != 1 || got.Str("items", 0, "person_id") != one.id || got.Str("items", 0, "effort_days") != one.effort.String() || at("actions") != float64(one.actions) || at("unsized") != float64(one.unsized) ||
					fmt.Sprint(at("person_name"), at("share"), at("overload"), at("workdays")) != one.told {
					t.Errorf("%s, number %d: %s, want %+v", team, i, got.Body, one)
				}
				total := func(field string) any { return got.At("total", field) }
				if total("people") != float64(people) || total("overloaded") != float64(over) || total("idle") != float64(idle) || total("effort_days") != sum.effort.String() ||
					total("actions") != float64(sum.actions) || total("unsized") != float64(sum.unsized) || total("workdays") != float64(people)*plain.At("items", 0, "workdays").(float64) {
					t.Errorf("%s in sum: %s, want %+v, %d of %d overloaded and %d idle", team, got.Body, sum, over, people, idle)
				}
				if next = got.Str("next"); (next == "") != (i == len(want)-1) {
					t.Errorf("%s goes on after %d of %d: %q", team, i+1, len(want), next)
				}
			}
		}
		everybody := w.Get("chen", "/load?fullest=20").OK()
		if of := w.Get("chen", "/load?fullest=20&team_id="+w.ID["公司"]).OK(); everybody.At("total", "effort_days") != of.At("total", "effort_days") || everybody.Len("items") != of.Len("items") {
			t.Errorf("everybody: %s\nof the company's team: %s", everybody.Body, of.Body)
		}
		w.Get("guest", "/load?fullest=20").Fails(403, "access.denied")
		w.Get("wei", "/load?fullest=20&team_id=nowhere").Fails(404, "input.missing")
		w.Get("wei", "/load?fullest=20&cursor=x").Fails(422, "input.cursor")
		w.At("2027-01-05")
		w.Forget("wei") // whose session is over, too
		if over := w.Get("wei", "/load?fullest=20&cycle_id="+w.ID["2026Q4"]).OK(); over.Len("items") != 0 || over.At("total", "workdays") != 0.0 || over.At("total", "share") != nil {
			t.Errorf("the cycle is over: %s", over.Body)
		}
	})
}
