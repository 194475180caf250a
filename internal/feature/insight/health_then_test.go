package insight_test

import (
	"cmp"
	"context"
	"slices"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/feature/insight"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// TestHealthIsAsItWas asks how the company worked with its objectives at the end of a day, changes
// about everything, scores too, and asks as of that day.
func TestHealthIsAsItWas(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		type m = map[string]any
		scores := func(kr, score string) m { return m{"scores": []m{{"key_result_id": kr, "score": score}}} }
		bold, boldKR := objective(w, "fang", "登月", m{"kind": "aspirational"})
		late, lateKR := objective(w, "fang", "造火箭", m{"kind": "aspirational"})
		id := company(w)
		q3 := w.Post("root", "/cycles", m{"name": "2026Q3", "starts_on": "2026-07-01", "ends_on": "2026-09-30"}).ID()
		w.Post("root", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
		settle := func(o, kr, score string) {
			w.Post("fang", "/reviews/"+o+"/self-score", scores(kr, score))
			w.Post("wei", "/reviews/"+o+"/confirm", scores(kr, score))
			w.Post("wei", "/reviews/"+o+"/settle", m{})
		}
		settle(bold, boldKR, "0.80")
		w.Post("root", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "running", "reason": "还早"})
		var paths []string
		for _, of := range []string{"", "team_id=" + w.ID["运营部"], "team_id=" + w.ID["市场部"], "cycle_id=" + q3} {
			paths = append(paths, "/insight/health?"+of)
		}
		for _, of := range []string{"", "&team_id=" + w.ID["用户组"], "&team_id=" + w.ID["市场部"]} {
			paths = append(paths, "/insight/health/dues?cycle_id="+w.ID["2026Q4"]+of)
		}
		asOf := w.Remembers([]string{"root", "coach", "fang"}, paths, nil)
		now := w.Get("root", paths[0]).OK()
		number(t, now, 1, "items", 0, "reached")

		later(w, id)
		w.Post("root", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
		w.Post("wei", "/reviews/"+bold+"/reopen", m{"reason": "再看看"})
		w.Post("wei", "/reviews/"+bold+"/confirm", m{"scores": []m{{"key_result_id": boldKR, "score": "0.20", "words": "没到"}}})
		w.Post("wei", "/reviews/"+bold+"/settle", m{})
		settle(late, lateKR, "0.90")
		checkIn(w, "fang", lateKR, "40", "2026-11-23")
		w.Post("hu", "/absences", m{"starts_on": "2026-11-18", "ends_on": "2026-11-28"})
		w.Patch("root", "/policy", m{"focus": m{"objectives_recommended": 1}, "grace_workdays": 4})
		w.At("2026-12-20")
		asOf(t, "2026-11-30")
		few := len(w.Queries(func() { w.Get("root", paths[0]+"asof=2026-11-30").OK() }))
		for _, title := range []string{"复购", "转介绍", "续费"} {
			objective(w, "hu", title, nil)
		}
		if more := len(w.Queries(func() { w.Get("root", paths[0]+"asof=2026-11-30").OK() })); more > few {
			t.Errorf("%d queries, then %d", few, more)
		}
	})
}

// Of many, a past day is of the first objectives until it is reckoned, and then of all: what a loop over them comes to,
// and of a team what its own page says, which is read.
func TestHealthOfAPastDayOfManyIsOfEach(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		gather(w)
		w.At("2026-11-18")
		keep(w)
		changed(w)
		path := "/insight/health?asof=" + pastDay
		first := w.Get("root", path).OK()
		if first.At("items", 0, "coming") != true || first.At("items", 0, "omitted") != true || first.At("items", 0, "reckoned") != nil {
			t.Fatalf("nothing is kept of it yet: %s", first.Body)
		}
		keepPast(w)
		then, err := w.Features.Cycles.AsOf(t.Context(), pastDay)
		if err != nil {
			t.Fatal(err)
		}
		for _, who := range []access.Actor{{ID: w.ID["root"], Role: access.Admin}, {ID: w.ID["lina"], Role: access.Member, TeamIDs: []string{w.ID["运营部"], w.ID["市场部"]}}} {
			h, err := w.Features.Insight.Health(then, who, "", "")
			if err != nil {
				t.Fatal(err)
			}
			got, want := h.Cycles[0], insight.CycleHealth{}
			owned := map[string]int{}
			err = w.Runner.Read(then, who, func(ctx context.Context, tx *act.Tx) error {
				list, _, err := w.Features.Objectives.List(ctx, who, objectives.Filter{CycleID: w.ID["2026Q4"], Limit: 2 * many})
				if err != nil {
					return err
				}
				want.Served = len(list)
				list = slices.DeleteFunc(list, func(s objectives.Standing) bool { return s.State == okr.Draft || s.State == okr.InReview })
				for _, s := range list {
					owned[cmp.Or(s.OwnerID, s.TeamID)]++
					want.Most = max(want.Most, owned[cmp.Or(s.OwnerID, s.TeamID)])
					for _, kr := range s.Results {
						if !kr.Dropped {
							want.Results++
						}
					}
				}
				due, err := w.Features.Rhythm.Whole(ctx, tx, list, date.Of(2026, 10, 1), h.Today)
				want.Objectives, want.Owners, want.Due, want.OnTime, want.Undated = len(list), len(owned), due.Counted(), due.OnTime, due.Unknown
				return err
			})
			if err != nil || got.Reckoned == nil || got.Omitted || got.Coming || want.Due == 0 {
				t.Fatalf("all is in: %+v, due %d, %v", got, want.Due, err)
			}
			if got.Objectives != want.Objectives || got.Owners != want.Owners || got.Most != want.Most || got.Results != want.Results || got.Measurable != want.Results ||
				got.Due != want.Due || got.OnTime != want.OnTime || got.Undated != want.Undated || got.Served != want.Served {
				t.Errorf("%+v, want %+v", got, want)
			}
			for _, key := range []string{"用户组", "市场部"} {
				team, err := w.Features.Insight.Health(then, who, w.ID[key], "")
				if err != nil || team.Cycles[0].Reckoned != nil {
					t.Fatalf("%s is read: %+v, %v", key, team.Cycles, err)
				}
				if at := slices.IndexFunc(got.Stretch, func(one retrospective.Stretched) bool { return one.TeamID == w.ID[key] }); at < 0 || !slices.Contains(team.Cycles[0].Stretch, got.Stretch[at]) {
					t.Errorf("%s: %v, want %v", key, got.Stretch, team.Cycles[0].Stretch)
				}
			}
		}
	})
}
