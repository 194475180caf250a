package checkins_test

import (
	"context"
	"slices"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func TestAForecastIsKeptFromTheThirdReadingOn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "提升用户留存率")
		kr := result(w, o, "日均活跃用户数增长10%", metric("50000", "55000", "人"))
		activate(w, o)
		w.At("2026-11-20")
		for i, r := range [][2]string{{"2026-10-30", "51200"}, {"2026-11-06", "51700"}, {"2026-11-13", "52300"}, {"2026-11-20", "52800"}} {
			made := checkIn(w, "chen", kr, map[string]any{"value": r[1], "as_of": r[0]})
			if foreseen := made.At("key_result", "forecast") != nil; foreseen != (i >= 2) {
				t.Errorf("after %d readings: %s", i+1, made.Body)
			}
		}
		got := w.Get("hu", "/key-results/"+kr).OK()
		if got.Str("forecast", "on") != "2026-12-31" || got.At("forecast", "count") != 4.0 || got.Str("forecast", "needed", "value") != "55000" || got.Len("forecast", "reasons") == 0 {
			t.Errorf("forecast: %s", got.Body)
		}
		low, high := got.At("forecast", "progress_low").(float64), got.At("forecast", "progress_high").(float64)
		if low < 0.5 || low >= high || high > 2 {
			t.Errorf("interval %v to %v of a line to about the target", low, high)
		}
		// Another target: the same readings are asked anew.
		w.Patch("lina", "/key-results/"+kr, map[string]any{"measure": metric("50000", "80000", "人"), "reason": "目标定低了"})
		again := w.Get("hu", "/key-results/"+kr).OK()
		if again.Str("measure", "target") == "80000" && again.At("forecast", "chance").(float64) > 0.05 {
			t.Errorf("a target far away: %s", again.Body)
		}
	})
}

func TestForecastsFollowTheDay(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "提升用户留存率")
		kr := result(w, o, "日均活跃用户数增长10%", metric("50000", "55000", "人"))
		activate(w, o)
		w.At("2026-11-20")
		for _, r := range [][2]string{{"2026-10-30", "51200"}, {"2026-11-06", "51700"}, {"2026-11-20", "52800"}} {
			checkIn(w, "chen", kr, map[string]any{"value": r[1], "as_of": r[0]})
		}
		before := w.Get("hu", "/key-results/"+kr).OK()
		w.At("2026-12-14")
		if err := w.App.Features.Checkins.ForeseeAll(context.Background()); err != nil {
			t.Fatal(err)
		}
		after := w.Get("hu", "/key-results/"+kr).OK()
		if after.Str("forecast", "as_of") != "2026-12-14" || after.At("version") != before.At("version") {
			t.Errorf("anew: %s", after.Body)
		}
		if left, was := after.At("forecast", "needed", "days").(float64), before.At("forecast", "needed", "days").(float64); left >= was {
			t.Errorf("%v workdays left, before %v", left, was)
		}
		w.At("2026-12-31")
		if due := w.Get("hu", "/key-results/"+kr).OK(); due.At("forecast") != nil {
			t.Errorf("on the due date the result stands: %s", due.Body)
		}
	})
}

func TestForeseeingCostsTheSameAfterManyReadings(t *testing.T) {
	w := apptest.New(t)
	o := objective(w, "提升用户留存率")
	kr := result(w, o, "日均活跃用户数增长10%", metric("50000", "55000", "人"))
	activate(w, o)
	w.At("2026-11-20")
	for range 5 {
		checkIn(w, "chen", kr, value("51000"))
	}
	few := len(w.Queries(func() { checkIn(w, "chen", kr, value("51100")) }))
	for range 60 {
		checkIn(w, "chen", kr, value("51000"))
	}
	if many := len(w.Queries(func() { checkIn(w, "chen", kr, value("51100")) })); many != few {
		t.Errorf("%d queries after 66 check-ins, %d after 5", many, few)
	}
}

// readThrice is an objective with a key result of which three Fridays are known on 20 November.
func readThrice(w *apptest.World) (o, kr string) {
	w.T.Helper()
	o = objective(w, "提升用户留存率")
	kr = result(w, o, "日均活跃用户数增长10%", metric("50000", "55000", "人"))
	activate(w, o)
	w.At("2026-11-20")
	for _, r := range [][2]string{{"2026-10-30", "51200"}, {"2026-11-06", "51700"}, {"2026-11-13", "52300"}} {
		checkIn(w, "chen", kr, map[string]any{"value": r[1], "as_of": r[0]})
	}
	return o, kr
}

// What was foreseen of a past day is recalled, and follows what it is made of: a holiday counts from the day that it was entered.
func TestAForecastOfAPastDayFollowsTheCalendar(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, _ := readThrice(w)
		days := func(day string) any {
			t.Helper()
			return w.Get("hu", "/objectives/"+o+"?asof="+day).OK().At("key_results", 0, "forecast", "needed", "days")
		}
		w.At("2026-11-28")
		first, weekLater := days("2026-11-20"), days("2026-11-27")
		if again := days("2026-11-20"); first == nil || again != first || weekLater != first.(float64)-5 {
			t.Fatalf("%v workdays are left, then %v, and %v a week later", first, again, weekLater)
		}
		w.At("2026-11-27")
		w.Do("root", "PUT", "/calendar/days", map[string]any{"days": []map[string]any{{"on": "2026-12-04", "kind": "holiday", "name": "司庆"}}}).OK()
		w.At("2026-11-28")
		if same, fewer := days("2026-11-20"), days("2026-11-27"); same != first || fewer != weekLater.(float64)-1 {
			t.Errorf("with another holiday %v of %v workdays are left, and a week later %v of %v", same, first, fewer, weekLater)
		}
	})
}

// However much was said without a value since, the map of a past day foresees by the values, as the objective's own page does.
func TestAPastDayIsForeseenByValuesHoweverMuchElseWasSaid(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		quiet, _ := readThrice(w)
		o, kr := readThrice(w)
		for i := range 42 {
			checkIn(w, "chen", kr, map[string]any{"note": "还在看", "as_of": []string{"2026-11-19", "2026-11-20"}[i%2], "status": "off_track", "status_reason": "渠道停了"})
		}
		w.At("2026-11-27")
		chance := map[string]any{}
		for _, id := range []string{quiet, o} {
			page, drawn := w.Get("hu", "/objectives/"+id+"?asof=2026-11-20").OK(), w.Get("hu", "/map?chances=true&asof=2026-11-20").OK()
			n := slices.IndexFunc(drawn.At("nodes").([]any), func(node any) bool { return node.(map[string]any)["id"] == id })
			chance[id] = drawn.At("nodes", n, "chance")
			if a := page.At("key_results", 0, "forecast", "chance"); a == nil || a != chance[id] || page.At("status") != drawn.At("nodes", n, "status") {
				t.Fatalf("the page says %v, the map %v", a, chance[id])
			}
		}
		if chance[o] != chance[quiet] {
			t.Errorf("%v, with words; without %v", chance[o], chance[quiet])
		}
	})
}
