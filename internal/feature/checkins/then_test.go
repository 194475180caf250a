package checkins_test

import (
	"fmt"
	"maps"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// TestTheLastBeforeAMomentIsTheLastOfAll has histories of every shape (written in another
// order than the days they speak of, corrected, corrected again, without a value, years
// ago) and asks for the last check-in of each key result before any moment: it is the one
// that is found by looking at all of them.
func TestTheLastBeforeAMomentIsTheLastOfAll(t *testing.T) {
	runs := 40
	if testing.Short() {
		runs = 8
	}
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		for seed := range runs {
			h := rapid.Custom(drawLines).Example(seed)
			prefix := fmt.Sprintf("r%d-", seed)
			for i := range h.all {
				c := &h.all[i]
				c.ID, c.KeyResultID = prefix+c.ID, prefix+c.KeyResultID
				if c.Supersedes != "" {
					c.Supersedes = prefix + c.Supersedes
				}
			}
			if _, err := w.Store.Write.NewInsert().Model(&h.all).Exec(t.Context()); err != nil {
				t.Fatal(err)
			}
			ids := []string{prefix + "none"} // one that nobody has checked in on
			for i := range lines {
				ids = append(ids, fmt.Sprintf("%sk%d", prefix, i))
			}
			for _, a := range h.asked {
				rows, err := checkins.LatestBefore(t.Context(), w.Store.Read, ids, a.at, a.moment, a.says)
				if err != nil {
					t.Fatal(err)
				}
				got := map[string]string{}
				for _, c := range rows {
					if _, twice := got[c.KeyResultID]; twice {
						t.Fatalf("seed %d: %s is told twice", seed, c.KeyResultID)
					}
					got[c.KeyResultID] = fmt.Sprint(c.ID, " ", c.AsOf, " ", c.Value.Decimal, " ", c.Value.Valid, " ", c.StepsDone.V, " ", c.Status)
				}
				if want := plainly(h.all, a); !maps.Equal(got, want) {
					t.Fatalf("seed %d, %+v:\ngot  %v\nwant %v\nof %+v", seed, a, got, want, h.all)
				}
			}
		}
	})
}

// lines is how many key results a drawn history has.
const lines = 3

// moment is what is asked for: written before at, superseded by moment.
type moment struct {
	at, moment time.Time
	says       bool
}

type drawn struct {
	all   []checkins.CheckIn
	asked []moment
}

// drawLines draws check-ins that are days, hours and microseconds apart, so that some are
// written at the very moment that is asked for.
func drawLines(t *rapid.T) (h drawn) {
	instant := rapid.Custom(func(t *rapid.T) time.Time {
		days := rapid.SampledFrom([]int{-900, -14, -13, -2, -1, 0}).Draw(t, "days")
		return apptest.Start.AddDate(0, 0, days).Add(time.Duration(rapid.IntRange(-2, 2).Draw(t, "microseconds")) * time.Microsecond)
	})
	numbers := map[string]int64{}
	superseded := map[string]bool{}
	for i := range rapid.IntRange(1, 24).Draw(t, "n") {
		kr := fmt.Sprintf("k%d", rapid.IntRange(0, lines-1).Draw(t, "line"))
		numbers[kr]++
		c := checkins.CheckIn{ID: fmt.Sprintf("c%d", i), KeyResultID: kr, Number: numbers[kr], PersonID: "somebody", WrittenAt: instant.Draw(t, "written"),
			AsOf: store.AsDay(date.Must("2026-11-16").AddDays(-rapid.IntRange(0, 6).Draw(t, "ago")))}
		switch rapid.IntRange(0, 3).Draw(t, "says") {
		case 0: // words alone
		case 1:
			c.StepsDone = store.AsJSON([]string{"s1"})
		default:
			c.Value = decimal.NewNullDecimal(decimal.NewFromInt(int64(i)))
		}
		if rapid.Bool().Draw(t, "called") {
			c.Status = "at_risk"
		}
		if rapid.IntRange(0, 2).Draw(t, "corrects") == 0 {
			for j := range h.all {
				if other := h.all[j]; other.KeyResultID == kr && !superseded[other.ID] {
					c.Supersedes, superseded[other.ID] = other.ID, true
					break
				}
			}
		}
		h.all = append(h.all, c)
	}
	for range 6 {
		a := moment{at: instant.Draw(t, "at"), says: rapid.Bool().Draw(t, "asked to say")}
		a.moment = a.at
		if rapid.Bool().Draw(t, "by today's knowledge") {
			a.moment = apptest.Start.AddDate(1, 0, 0)
		}
		h.asked = append(h.asked, a)
	}
	return h
}

// plainly looks at all check-ins, one by one.
func plainly(all []checkins.CheckIn, a moment) map[string]string {
	last := map[string]checkins.CheckIn{}
	for _, c := range all {
		counts := c.WrittenAt.Before(a.at) && (!a.says || c.Value.Valid || c.StepsDone.V != nil)
		for _, s := range all {
			counts = counts && (s.Supersedes != c.ID || s.WrittenAt.After(a.moment))
		}
		before, had := last[c.KeyResultID]
		if later := c.AsOf.Compare(before.AsOf.Date); counts && (!had || later > 0 || later == 0 && c.Number > before.Number) {
			last[c.KeyResultID] = c
		}
	}
	told := map[string]string{}
	for id, c := range last {
		told[id] = fmt.Sprint(c.ID, " ", c.AsOf, " ", c.Value.Decimal, " ", c.Value.Valid, " ", c.StepsDone.V, " ", c.Status)
	}
	return told
}
