package insight_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/insight"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
)

// keepPast does what the job does every other second.
func keepPast(w *apptest.World) {
	w.T.Helper()
	if err := w.Features.Insight.KeepPast(w.T.Context()); err != nil {
		w.T.Fatal(err)
	}
}

const pastDay = "2026-11-17"

// changed lets a company of many be another than it was on pastDay.
func changed(w *apptest.World) {
	w.T.Helper()
	w.At("2026-11-19")
	n := 0
	for i := range many {
		path := "/objectives/" + fmt.Sprintf("o%04d", i)
		change := []map[string]any{{"visibility": "everyone"}, {"visibility": "listed"}, {"visibility": "team"}, {"owner_id": w.ID["hu"]}, {"title": "别的"}}[i%5]
		if i%17 == 0 {
			if w.Do("root", "DELETE", path, nil).Status < 300 {
				n++
			}
			continue
		}
		if i%3 > 0 {
			continue
		}
		for _, who := range []string{"root", "lina", "hu", "chen"} {
			if w.Do(who, "PATCH", path, change).Status < 300 {
				n++
				break
			}
		}
	}
	checked := 0
	for i := range 60 {
		for _, who := range []string{"root", "lina", "hu", "chen"} {
			if w.Do(who, "POST", fmt.Sprintf("/key-results/k%04d-0/check-ins", i), map[string]any{"value": "50"}).Status < 300 {
				checked++
				break
			}
		}
	}
	if n < 50 || checked < 5 {
		w.T.Fatalf("only %d changed, and %d check-ins", n, checked)
	}
	keep(w)
}

// A past day of many is of all of them once it has been asked for, for whoever looks: what a plain loop over those comes to
// that they may see now and might have seen then.
func TestAPastDayOfManyIsOfEach(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		gather(w)
		w.At("2026-11-18")
		keep(w)
		changed(w)
		path := "/insight?asof=" + pastDay
		first := w.Get("root", path).OK()
		if first.At("coming") != true || first.At("reckoned") != nil || first.At("omitted") != true {
			t.Fatalf("nothing is kept of it yet: %v %v", first.At("coming"), first.At("reckoned"))
		}
		keepPast(w)
		all := w.Get("root", path).OK()
		if all.At("coming") != false || all.Str("reckoned", "at") != w.Now().Format(time.RFC3339) || share(all, "active") <= share(first, "active") || all.Len("objectives") < first.Len("objectives") {
			t.Fatalf("all is in: %v, %v active after %v, %v", all.At("reckoned"), all.At("active"), first.At("active"), all.At("coming"))
		}

		then, err := w.Features.Cycles.AsOf(t.Context(), pastDay)
		if err != nil {
			t.Fatal(err)
		}
		looked, moved := 0, 0
		rapid.Check(t, func(r *rapid.T) {
			if looked > 25 {
				return
			}
			for _, i := range rapid.SliceOfN(rapid.IntRange(0, many-1), 0, 3).Draw(r, "moved") { // and isn't kept anew
				change := map[string]any{"visibility": rapid.SampledFrom([]string{"everyone", "team", "listed"}).Draw(r, "visibility")}
				if i%4 == 0 {
					change = map[string]any{"owner_id": w.ID[rapid.SampledFrom([]string{"lina", "zhang", "hu", "chen", "wei"}).Draw(r, "owner")]}
				}
				for _, key := range []string{"root", "lina", "hu", "chen"} {
					if w.Do(key, "PATCH", "/objectives/"+fmt.Sprintf("o%04d", i), change).Status < 300 {
						moved++
						break
					}
				}
			}
			who := draw(r, w)
			public := rapid.Bool().Draw(r, "public")
			teamID := w.ID[rapid.SampledFrom([]string{"", "", "公司", "运营部"}).Draw(r, "team")]
			d, err := w.Features.Insight.Dashboard(t.Context(), who, insight.Wish{TeamID: teamID, Public: public, AsOf: pastDay})
			if err != nil {
				r.Fatal(err)
			}
			if d.Reckoned == nil {
				return // few enough to be read
			}
			looked++
			if public && who.Role != access.Guest {
				who = access.Public()
			}
			list, _, err := w.Features.Objectives.List(then, who, objectives.Filter{CycleID: w.ID["2026Q4"], TeamID: teamID, Below: true, Plans: true, Limit: 2 * many})
			if err != nil {
				r.Fatal(err)
			}
			c := counted{owned: map[string]int{}, cells: map[[2]string]int{}}
			for i := range list {
				if !public || list[i].Visibility == access.Everyone {
					c.add(&list[i])
				}
			}
			v := insight.View(d)
			if v.Active != c.active || v.Waiting != c.waiting || d.Counts.Results != c.results || d.Counts.Open != c.open || v.Troubled != c.troubled || d.Counts.OnTime != c.onTime || v.Omitted != true {
				r.Fatalf("%d active %d waiting %+v, want %+v", v.Active, v.Waiting, d.Counts, c)
			}
			mean := c.progress.Div(okr.RatioOf(int64(c.active), 1)).Number()
			if v.Progress == nil || *v.Progress != mean {
				r.Fatalf("progress is %v, want %v", v.Progress, mean)
			}
			for _, cell := range v.Cells {
				at := [2]string{cell.TeamID, cell.ThemeID}
				if c.cells[at] != cell.Objectives {
					r.Fatalf("in the cell %v are %d, want %d", at, cell.Objectives, c.cells[at])
				}
				delete(c.cells, at)
			}
			if len(c.cells) > 0 {
				r.Fatalf("cells that are missing: %v", c.cells)
			}
			for id, n := range c.owned {
				if n > okr.DefaultFocus().ObjectivesRecommended && d.Focus != nil && !slices.Contains(d.Focus, insight.Focused{OwnerID: id, Count: n}) {
					r.Fatalf("%s owned %d: %v", id, n, d.Focus)
				}
			}
		})
		if looked < 3 || moved < 3 {
			t.Errorf("only %d looks at many, and %d moved", looked, moved)
		}
	})
}

// counted is what a loop over objectives comes to.
type counted struct {
	active, waiting, results, open, troubled, onTime int
	progress                                         okr.Ratio
	owned                                            map[string]int
	cells                                            map[[2]string]int
}

func (c *counted) add(s *objectives.Standing) {
	if s.State == okr.Draft || s.State == okr.InReview {
		c.waiting++
	}
	if s.State != okr.Active {
		return
	}
	c.active++
	c.progress = c.progress.Add(okr.Counted(s.Whole.Progress))
	if s.OwnerID != "" {
		c.owned[s.OwnerID]++
	}
	for _, theme := range s.Themes {
		c.cells[[2]string{s.TeamID, theme}]++
	}
	if len(s.Themes) == 0 {
		c.cells[[2]string{s.TeamID, ""}]++
	}
	for j := range s.Results {
		if s.Results[j].Dropped {
			continue
		}
		c.results++
		c.open += s.Plans[s.Results[j].ID].Open
		if !s.Each[j].Stale && !s.Results[j].CheckedOn.IsZero() {
			c.onTime++
		}
		if status := s.Each[j].Status; status == okr.OffTrack || status == okr.AtRisk {
			c.troubled++
		}
	}
}

// What is kept of a past day is made anew where somebody looks again after an hour, and let go of when nobody has for a week;
// a page of few, and one of too many, ask for nothing.
func TestAPastDayIsKeptAsLongAsSomebodyLooks(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		gather(w)
		w.At("2026-11-18")
		keep(w)
		path := "/insight?asof=" + pastDay
		kept := func() (days, parts int) {
			t.Helper()
			if err := w.Store.Read.NewRaw("SELECT (SELECT COUNT(*) FROM insight_days), (SELECT COUNT(*) FROM insight_parts WHERE on_day <> '')").Scan(t.Context(), &days, &parts); err != nil {
				t.Fatal(err)
			}
			return days, parts
		}
		w.Get("root", path+"&team_id="+w.ID["用户组"]).OK()
		w.Get("root", "/insight").OK()
		if days, _ := kept(); days != 0 {
			t.Fatalf("%d days were asked for by who looks at few", days)
		}
		w.Get("root", path).OK()
		keepPast(w)
		if days, parts := kept(); days != 1 || parts != many {
			t.Fatalf("kept are %d of %d days, want %d", parts, days, many)
		}
		asked := w.Now().Format(time.RFC3339)
		w.Pass(50 * time.Minute)
		w.Get("root", path).OK()
		keepPast(w)
		if again := w.Get("root", path).OK(); again.Str("reckoned", "at") != asked {
			t.Errorf("made anew within the hour: %s, %s", again.Str("reckoned", "at"), asked)
		}
		w.Pass(20 * time.Minute)
		w.Do("root", "PUT", "/calendar/days", map[string]any{"days": []map[string]any{{"on": "2026-11-06", "kind": "holiday", "name": "司庆"}}}).OK()
		if old := w.Get("root", path).OK(); old.Str("reckoned", "at") != asked || old.At("coming") != false {
			t.Errorf("until it is made anew it is as it was: %v", old.At("reckoned"))
		}
		keepPast(w)
		anew := w.Get("root", path).OK()
		if anew.Str("reckoned", "at") != w.Now().Format(time.RFC3339) {
			t.Errorf("not made anew: %v", anew.At("reckoned"))
		}
		if _, err := w.Store.Write.NewRaw("INSERT INTO insight_days (cycle_id, on_day, asked_at, asked_seq, kept_at, kept_seq, walk_at) SELECT cycle_id, 'd' || seq, ?, 0, ?, 0, '' FROM insight_days CROSS JOIN (SELECT seq FROM events LIMIT 70) AS e",
			w.Now().Add(-2*time.Hour), w.Now().Add(-2*time.Hour)).Exec(t.Context()); err != nil {
			t.Fatal(err)
		}
		keepPast(w)
		if days, parts := kept(); days > 60 || parts != many {
			t.Errorf("%d days are kept, with %d parts", days, parts)
		}
		w.Pass(8 * 24 * time.Hour)
		keepPast(w)
		if days, parts := kept(); days != 0 || parts != 0 {
			t.Errorf("%d parts of %d days that nobody looks at", parts, days)
		}
	})
}
