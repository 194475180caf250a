package insight_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
)

func share(a apptest.Answer, path ...any) float64 {
	n, _ := a.At(path...).(float64)
	return n
}

// A page of many says how far its numbers go, and goes there: a check-in, a new day, and what is
// hidden, which is in nobody's sum from that moment on.
func TestAPageOfManySaysHowFarItsNumbersGo(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		gather(w)
		type m = map[string]any
		before := w.Get("root", "/insight").OK()
		if before.Str("reckoned", "at") != w.Now().Format(time.RFC3339) || before.At("omitted") != true || before.Len("objectives") != 500 || before.At("reckoned", "missing") != 0.0 || before.At("reckoned", "behind") != false {
			t.Fatalf("all is in: %s %v", before.Str("reckoned", "at"), before.At("reckoned"))
		}
		o, kr := objective(w, "chen", "拉新", nil)
		w.Pass(time.Hour)
		checkIn(w, "chen", kr, "100", "2026-11-16")
		w.Pass(time.Hour)
		if late := w.Get("root", "/insight").OK(); late.At("active") != before.At("active") || late.Str("reckoned", "at") != apptest.Start.Format(time.RFC3339) || late.At("reckoned", "missing") != 1.0 || late.At("reckoned", "behind") != true {
			t.Errorf("not in yet: %v active, %v before, as of %v", late.At("active"), before.At("active"), late.At("reckoned"))
		}
		keep(w)
		now := w.Get("root", "/insight").OK()
		number(t, now, share(before, "active")+1, "active")
		number(t, now, share(before, "statuses", "on_track")+1, "statuses", "on_track")
		if now.Str("reckoned", "at") != w.Now().Format(time.RFC3339) || share(now, "progress") <= share(before, "progress") {
			t.Errorf("in: %v, from %v to %v", now.At("reckoned"), before.At("progress"), now.At("progress"))
		}

		seen := w.Get("hu", "/insight?team_id="+w.ID["公司"]).OK()
		w.Patch("chen", "/objectives/"+o, m{"visibility": "listed"})
		hidden := w.Get("hu", "/insight?team_id="+w.ID["公司"]).OK()
		number(t, hidden, share(seen, "active")-1, "active")
		number(t, hidden, share(seen, "statuses", "on_track")-1, "statuses", "on_track")
		keep(w)

		w.At("2026-11-24")
		old := w.Get("root", "/insight").OK()
		if share(old, "reckoned", "missing") == 0 || old.Str("reckoned", "at") >= "2026-11-24" {
			t.Errorf("as of the day before: %v", old.At("reckoned"))
		}
		keep(w)
		now = w.Get("root", "/insight").OK()
		if share(now, "expected") <= share(old, "expected") || now.At("reckoned", "missing") != 0.0 {
			t.Errorf("a week later %v is expected, before %v", now.At("expected"), old.At("expected"))
		}

		if other := w.Get("root", "/insight?since=2026-11-10").OK(); other.At("reckoned", "no_past") != true || other.At("before") != nil || other.At("active") != now.At("active") {
			t.Errorf("since another day: %v, %v of %v", other.At("reckoned"), other.At("before"), other.At("active"))
		}
		if then := w.Get("root", "/insight?asof=2026-11-17").OK(); then.At("reckoned") != nil || then.At("omitted") != true {
			t.Errorf("the past is of the first: %v", then.At("reckoned"))
		}
		if few := w.Get("root", "/insight?team_id="+w.ID["用户组"]).OK(); few.At("reckoned") != nil || few.At("omitted") != false {
			t.Errorf("a few are read: %v", few.At("reckoned"))
		}

		// Too far behind to follow: nobody knows what moved until all is walked over again.
		hide := func(query string, args ...any) {
			if _, err := w.Store.Write.NewRaw(query, args...).Exec(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		hide("UPDATE insight_keepers SET seq = seq - 10001")
		hide("UPDATE objectives SET visibility = 'listed' WHERE id LIKE 'o00%'")
		hide("UPDATE objectives SET deleted_at = ? WHERE id LIKE 'o01%'", w.Now())
		if first := w.Get("root", "/insight").OK(); first.At("reckoned") != nil || first.At("omitted") != true || share(first, "active") >= share(now, "active") {
			t.Errorf("of the first: %v of %v, %v", first.At("active"), now.At("active"), first.At("reckoned"))
		}
		kept(w, "it was too far behind")
		if all := w.Get("root", "/insight").OK(); all.At("reckoned", "missing") != 0.0 || all.At("reckoned", "behind") != false || share(all, "active") >= share(now, "active") {
			t.Errorf("of all again: %v, %v before, %v", all.At("active"), now.At("active"), all.At("reckoned"))
		}
	})
}

// What moves, is hidden or goes is summed up where it is at once, whether or not anything was kept since.
func TestWhatMovesIsSummedWhereItIs(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := gather(w)
		moved, looked, rounds := 0, 0, 0
		rapid.Check(t, func(r *rapid.T) {
			if rounds++; rounds > 30 {
				return // each takes a third of a second
			}
			late := rapid.IntRange(0, 2).Draw(r, "keep") > 0
			for _, i := range rapid.SliceOfN(rapid.IntRange(0, many-1), 1, 6).Draw(r, "which") {
				path, change := "/objectives/"+fmt.Sprintf("o%04d", i), map[string]any{}
				switch rapid.IntRange(0, 3).Draw(r, "what") {
				case 0:
					change["visibility"] = rapid.SampledFrom([]string{"everyone", "team", "listed"}).Draw(r, "visibility")
				case 1:
					change["owner_id"] = w.ID[rapid.SampledFrom([]string{"lina", "zhang", "hu", "chen", "wei"}).Draw(r, "owner")] // of another team
				case 2: // what isn't where but what it is, is in once it is kept
					late = false
					change["theme_ids"] = rapid.SliceOfNDistinct(rapid.SampledFrom(c.themes), 0, 2, rapid.ID[string]).Draw(r, "themes")
				default:
					if w.Do("root", "DELETE", path, nil).Status < 300 {
						moved++
					}
					continue
				}
				for _, who := range []string{"root", "lina", "hu", "chen"} {
					if w.Do(who, "PATCH", path, change).Status < 300 {
						moved++
						break
					}
				}
			}
			if !late {
				keep(w)
			}
			list, _, err := w.Features.Objectives.List(t.Context(), access.System("test"), objectives.Filter{Plans: true, Limit: 2 * many})
			if err != nil {
				r.Fatal(err)
			}
			c.all = list
			looked += c.look(t, r, w) + c.look(t, r, w)
		})
		if moved < 5 || looked < 3 {
			t.Errorf("only %d moved, and %d looks at many", moved, looked)
		}
		kept(w, "all of it")
	})
}

// Replicas that keep at the same time, while people work, keep what each alone would.
func TestReplicasKeepTheSame(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		gather(w)
		_, kr := objective(w, "chen", "拉新", nil)
		w.At("2026-11-17")
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				for range 20 {
					if err := w.Features.Insight.Keep(t.Context()); err != nil {
						t.Error(err)
					}
				}
			})
		}
		for range 20 {
			checkIn(w, "chen", kr, "50", "2026-11-17")
		}
		all.Wait()
		kept(w, "four replicas")
	})
}

// A page of many takes as many queries whoever looks and whatever it holds.
func TestAPageOfManyTakesAFixedNumberOfQueries(t *testing.T) {
	w := apptest.New(t)
	gather(w)
	look := func(path string) int {
		return len(w.Queries(func() { w.Get("root", path).OK() }))
	}
	look("/insight")
	all, team := look("/insight"), look("/insight?team_id="+w.ID["公司"])
	if all > 25 || team > 28 {
		t.Errorf("%d queries for the company, %d for a team", all, team)
	}
	for i := range 3 {
		objective(w, "chen", "又"+string(rune('a'+i)), nil)
	}
	keep(w)
	if more := look("/insight"); more > all {
		t.Errorf("%d queries for three more, %d before", more, all)
	}
}
