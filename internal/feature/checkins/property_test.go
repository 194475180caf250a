package checkins_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
)

// said is a check-in as the test remembers it.
type said struct {
	id         string
	on         date.Date
	value      decimal.Decimal
	superseded bool
}

// After any check-ins, back-dated, corrected, with the band or the due date
// changed between them, what the key result keeps is what all of them together
// come to.
func TestWhatIsKeptIsWhatTheReadingsComeTo(t *testing.T) {
	runs := 12
	if testing.Short() {
		runs = 3
	}
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "服务稳定")
		for seed := range runs {
			history(t, w, o, rapid.Custom(drawHistory).Example(seed))
		}
	})
}

// step is one thing that happens to a key result.
type step struct {
	daysAgo  int
	value    int
	corrects int // which of the check-ins so far; -1 for none
	band     int // not 0: the band's upper bound becomes this
	due      int // not 0: due so many days from 1 November
}

func drawHistory(t *rapid.T) (h struct {
	keep  bool
	steps []step
}) {
	h.keep = rapid.Bool().Draw(t, "keep")
	h.steps = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) step {
		s := step{daysAgo: rapid.IntRange(0, 20).Draw(t, "ago"), value: rapid.IntRange(-5, 15).Draw(t, "value"), corrects: -1}
		switch rapid.IntRange(0, 9).Draw(t, "what") {
		case 0, 1, 2:
			s.corrects = rapid.IntRange(0, 20).Draw(t, "corrects")
		case 3:
			s.band = rapid.IntRange(1, 12).Draw(t, "band")
		case 4:
			s.due = rapid.IntRange(5, 50).Draw(t, "due")
		case 5, 6, 7:
			s.daysAgo = 0
		}
		return s
	}), 6, 14).Draw(t, "steps")
	return h
}

func history(t *testing.T, w *apptest.World, o string, h struct {
	keep  bool
	steps []step
}) {
	t.Helper()
	today := date.Must("2026-11-16")
	measure := map[string]any{"kind": "metric", "baseline": "0", "target": "10", "unit": "%"}
	if h.keep {
		measure = map[string]any{"kind": "keep", "high": "5", "unit": "%"}
	}
	kr := result(w, o, "投诉率", measure, map[string]any{"starts_on": "2026-11-01"})
	var all []said
	for _, s := range h.steps {
		switch {
		case s.band != 0 && h.keep:
			w.Patch("lina", "/key-results/"+kr, map[string]any{"measure": map[string]any{"kind": "keep", "high": fmt.Sprint(s.band), "unit": "%"}})
		case s.band != 0:
			w.Patch("lina", "/key-results/"+kr, map[string]any{"measure": map[string]any{"kind": "metric", "baseline": "0", "target": fmt.Sprint(s.band), "unit": "%"}})
		case s.due != 0:
			w.Patch("lina", "/key-results/"+kr, map[string]any{"due_on": date.Must("2026-11-01").AddDays(s.due).String()})
		default:
			now := said{on: today.AddDays(-s.daysAgo), value: decimal.NewFromInt(int64(s.value))}
			body := map[string]any{"value": fmt.Sprint(s.value), "as_of": now.on.String()}
			if s.corrects >= 0 && s.corrects < len(all) && !all[s.corrects].superseded {
				all[s.corrects].superseded = true
				body["supersedes"] = all[s.corrects].id
			}
			now.id = checkIn(w, "chen", kr, body).ID()
			all = append(all, now)
		}
		compare(t, w, kr, all, today)
	}
}

// compare reads the row and works everything out anew.
func compare(t *testing.T, w *apptest.World, id string, all []said, today date.Date) {
	t.Helper()
	var kr objectives.KeyResult
	if err := w.Store.Read.NewSelect().Model(&kr).Where("id = ?", id).Scan(t.Context()); err != nil {
		t.Fatal(err)
	}
	var kept []said
	for _, s := range all {
		if !s.superseded {
			kept = append(kept, s)
		}
	}
	slices.SortStableFunc(kept, func(a, b said) int { return a.on.Compare(b.on) })
	if len(kept) == 0 {
		if kr.Current.Valid || kr.Progress != nil || !kr.CheckedOn.IsZero() {
			t.Fatalf("nothing counts, and yet %+v", kr)
		}
		return
	}
	last := kept[len(kept)-1]
	if !kr.Current.Decimal.Equal(last.value) || kr.CurrentOn.Date != last.on || kr.CheckedOn.Date != last.on {
		t.Fatalf("current is %s as of %s, want %s as of %s", kr.Current.Decimal, kr.CurrentOn, last.value, last.on)
	}
	var want *okr.Ratio
	if kr.Kind == okr.Metric {
		_, target := kr.Measure.V.Resolved()
		want = okr.RatioOf(last.value.IntPart(), target.Decimal.IntPart()).Known()
	} else {
		want = daysHeld(kr.Measure.V, kept, date.Min(today, kr.DueOn.Date))
	}
	switch {
	case (want == nil) != (kr.Progress == nil):
		t.Fatalf("progress is %v, want %v: %+v", kr.Progress, want, kept)
	case want != nil && *kr.Progress != want.BP():
		t.Fatalf("progress is %d, want %d: %+v, band %+v, due %s", *kr.Progress, want.BP(), kept, kr.Measure.V, kr.DueOn)
	}
	days := map[string]string{}
	for _, s := range kept {
		days[s.on.String()] = s.value.String()
	}
	trail, err := kr.Trail.Get()
	if err != nil || len(trail) != min(12, len(days)) {
		t.Fatalf("the trail has %d points of %d days: %v", len(trail), len(days), err)
	}
	for _, p := range trail {
		if days[p.On] != p.Value {
			t.Fatalf("the trail says %s on %s, want %s", p.Value, p.On, days[p.On])
		}
	}
}

// daysHeld walks the days one by one: each is judged by the last reading known
// on it. No day is known before the first reading or after the end.
func daysHeld(band okr.Measure, kept []said, end date.Date) *okr.Ratio {
	held, known := int64(0), int64(0)
	for day := kept[0].on; !day.After(end); day = day.AddDays(1) {
		var on decimal.Decimal
		for _, s := range kept {
			if !s.on.After(day) {
				on = s.value
			}
		}
		known++
		if !on.GreaterThan(band.High.Decimal) {
			held++
		}
	}
	if known == 0 {
		return nil
	}
	return okr.RatioOf(held, known).Known()
}
