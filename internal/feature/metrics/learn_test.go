package metrics_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// quarters is a table of a metric's Fridays from one day to another: each quarter it moves little for eight weeks, and then
// a thousand a week.
func quarters(from, to string) string {
	var table strings.Builder
	value := 20_000
	at, _ := time.Parse(time.DateOnly, from)
	end, _ := time.Parse(time.DateOnly, to)
	for ; !at.After(end); at = at.AddDate(0, 0, 1) {
		if at.Weekday() != time.Friday {
			continue
		}
		first := time.Date(at.Year(), at.Month()-(at.Month()-1)%3, 1, 0, 0, 0, 0, time.UTC)
		if at.Sub(first) < 56*24*time.Hour {
			value += 250
		} else {
			value += 1000
		}
		fmt.Fprintf(&table, "%s\t%d\n", at.Format(time.DateOnly), value)
	}
	return table.String()
}

// before is what a forecast says of earlier stretches; "" for nothing.
func before(w *apptest.World, path string) (count, by string) {
	w.T.Helper()
	a := w.Get("lina", path).OK()
	for i := range a.Len("forecast", "reasons") {
		if strings.HasPrefix(a.Str("forecast", "reasons", i, "code"), "before") {
			return a.Str("forecast", "reasons", i, "args", "count"), a.Str("forecast", "reasons", i, "args", "by")
		}
	}
	return "", ""
}

func learnAll(w *apptest.World) {
	w.T.Helper()
	if err := w.App.Features.Metrics.LearnAll(context.Background()); err != nil {
		w.T.Fatal(err)
	}
}

func TestAKeyResultLearnsFromItsMetricsEarlierQuarters(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		path, kr := daily(w, m{"freshness": 0}), keyResult(w, people("人"))
		w.At("2026-11-18")
		for i, v := range []string{"50300", "50550", "50800", "51050", "51300", "51550"} {
			record(w, path, time.Date(2026, 10, 9+7*i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), v)
		}
		connect(w, kr, path)
		bare := w.Get("lina", kr).OK()
		if count, _ := before(w, kr); count != "" || bare.At("forecast") == nil {
			t.Fatalf("nothing was before: %s", bare.Body)
		}

		// The past is told of later: within the hour the key result has learned from it.
		w.Pass(24 * time.Hour)
		w.Do("lina", "POST", path+"/readings/import", m{"text": quarters("2024-09-27", "2026-09-30"), "sure": true}).OK()
		if count, _ := before(w, kr); count != "" {
			t.Error("learned before its time")
		}
		learnAll(w)
		count, by := before(w, kr)
		after := w.Get("lina", kr).OK()
		if count != "8" || strings.HasPrefix(by, "-") || after.At("forecast", "chance").(float64) <= bare.At("forecast", "chance").(float64) || after.At("version") != bare.At("version") {
			t.Errorf("eight quarters gathered pace: %q by %q: %s, before %s", count, by, after.Body, bare.Body)
		}
		if n := len(w.Queries(func() { learnAll(w) })); n != 1 {
			t.Errorf("with nothing to learn %d queries", n)
		}
		// A past day didn't know of it.
		objective := "/objectives/" + after.Str("objective_id")
		if then := string(w.Get("lina", objective+"?asof=2026-11-18").OK().Body); !strings.Contains(then, `"chance"`) || strings.Contains(then, `"before"`) {
			t.Errorf("the day before anything was learned: %s", then)
		}

		// Pages that show less of key results foresee a past day by the same.
		w.Pass(24 * time.Hour)
		today := w.Now().Format(time.DateOnly)
		if err := w.App.Features.Checkins.ForeseeAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		asOf := w.Remembers([]string{"lina"}, []string{"/map?chances=true&cycle_id=" + w.ID["2026Q4"], "/insight"}, nil)
		if m := w.Get("lina", "/map?chances=true").OK(); m.At("nodes", 0, "chance") != w.Get("lina", kr).At("forecast", "chance") {
			t.Errorf("the map tells another chance: %s", m.Body)
		}
		w.Pass(24 * time.Hour)
		asOf(t, today)

		// Other dates have other stretches before them: learned at once.
		w.Pass(24 * time.Hour)
		yesterday := w.Now().AddDate(0, 0, -1).Format(time.DateOnly)
		known := w.Get("lina", objective+"?asof="+yesterday).OK().At("key_results", 0, "forecast")
		w.Patch("lina", kr, m{"due_on": "2026-11-30", "reason": "提前两个月"})
		w.Patch("lina", kr, m{"title": "日活增长10%", "reason": "改短"})
		if count, _ := before(w, kr); count != "8" || w.Get("lina", kr).Str("due_on") != "2026-11-30" {
			t.Errorf("with another due date %q", count)
		}
		// Yesterday is foreseen by what was known for the dates of then.
		if told := fmt.Sprint(known); !strings.Contains(told, "before") {
			t.Fatalf("nothing was known: %s", told)
		} else if then := fmt.Sprint(w.Get("lina", objective+"?asof="+yesterday).OK().At("key_results", 0, "forecast")); then != told {
			t.Errorf("yesterday is foreseen anew: %s, before %s", then, told)
		}

		w.Do("lina", "DELETE", kr+"/metric", nil).OK()
		if count, _ := before(w, kr); count != "" {
			t.Errorf("with no metric it still speaks of %s", count)
		}
		connect(w, kr, path)
		if count, _ := before(w, kr); count != "8" {
			t.Errorf("connected again: %q, and at once", count)
		}
		if then := fmt.Sprint(w.Get("lina", objective+"?asof="+yesterday).OK().At("key_results", 0, "forecast")); then != fmt.Sprint(known) {
			t.Errorf("yesterday, after all that: %s, before %v", then, known)
		}
	})
}
