package insight_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// said is a confidence that somebody stated in time.
type said struct {
	person string
	tenths int64
}

// state has people state how sure they are of the key results of a crowd, most of them with enough readings to foresee
// something, and lets all of them be over.
func (c *crowd) state(w *apptest.World) map[string]said {
	w.T.Helper()
	stated := map[string]said{}
	r := rand.New(rand.NewPCG(8, 9))
	var made []checkins.CheckIn
	for i := range c.all {
		for _, kr := range c.all[i].Results {
			half := kr.StartsOn.AddDays(kr.DueOn.Sub(kr.StartsOn.Date) / 2)
			one := said{w.ID[[]string{"lina", "zhang", "hu", "chen"}[r.IntN(4)]], r.Int64N(11)}
			for n, before := range []int{9, 6, 3, 0, -4}[r.IntN(4):] { // the last is too late
				tenths := one.tenths
				if before < 0 {
					tenths = 10 - tenths
				}
				on := half.AddDays(-before)
				made = append(made, checkins.CheckIn{ID: fmt.Sprintf("s%s-%d", kr.ID, n), KeyResultID: kr.ID, Number: int64(10 + n), PersonID: one.person, AsOf: store.AsDay(on), WrittenAt: time.Date(on.Year(), on.Month(), on.Day(), 4, 0, 0, 0, time.UTC),
					Value: decimal.NewNullDecimal(decimal.NewFromInt(r.Int64N(80))), Confidence: &tenths})
			}
			stated[kr.ID] = one
		}
	}
	insert(w, made)
	w.At("2026-12-07")
	keep(w)
	list, _, err := w.Features.Objectives.List(w.T.Context(), access.System("test"), objectives.Filter{Limit: 2 * many})
	if err != nil || len(list) != many {
		w.T.Fatalf("%d objectives: %v", len(list), err)
	}
	c.all = list
	return stated
}

// Whoever looks: the calibration of many is that of each claim on what they may see.
func TestCalibrationOfManyIsThatOfEach(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := gather(w)
		stated := c.state(w)
		told, of := 0, map[string]bool{}
		rapid.Check(t, func(r *rapid.T) {
			who, key := draw(r, w), rapid.SampledFrom([]string{"", "", "公司", "运营部"}).Draw(r, "team")
			got, err := w.Features.Insight.TeamCalibration(t.Context(), who, w.ID[key], w.ID["2026Q4"])
			if err != nil {
				r.Fatal(err)
			}
			within := got.Org.Tree.Subtree(w.ID[key])
			var want []retrospective.Claim
			stakes := map[[2]string]int{}
			looked := 0
			for i := range c.all {
				s := &c.all[i]
				if access.Decide(who, access.ObjectiveView, s.Target()) != access.Allow || key != "" && !slices.Contains(within, s.TeamID) {
					continue
				}
				looked++
				if s.State != okr.Active && s.State != okr.Closed || s.Outcome == okr.OutcomeDropped {
					continue
				}
				for j, kr := range s.Results {
					if one := stated[kr.ID]; !kr.Dropped && s.Each[j].Progress != nil {
						want = append(want, retrospective.Claim{Stated: okr.RatioOf(one.tenths, 10), Came: s.Each[j].Status == okr.Achieved, Times: 1})
						stakes[[2]string{one.person, s.TeamID}]++
					}
				}
			}
			var below [][]string
			for _, id := range got.Org.Tree.IDs() {
				if id != w.ID[key] && (key == "" || slices.Contains(within, id)) {
					below = append(below, got.Org.Tree.Subtree(id))
				}
			}
			var held []retrospective.Stake
			for at, n := range stakes {
				held = append(held, retrospective.Stake{PersonID: at[0], TeamID: at[1], Claims: n})
			}
			if why := retrospective.Tell(held, below); got.Untold != why || got.Omitted || got.Coming {
				r.Fatalf("untold for %q, want %q; omitted %v, coming %v", got.Untold, why, got.Omitted, got.Coming)
			}
			if got.Untold != "" {
				return
			}
			if sum := retrospective.Calibrate(want); fmt.Sprintf("%+v %v", sum.Bands, sum.Brier.BP()) != fmt.Sprintf("%+v %v", got.Stated.Bands, got.Stated.Brier.BP()) || sum.Came != got.Stated.Came {
				r.Fatalf("of %d: %+v, want %+v", looked, got.Stated, sum)
			}
			if got.Foreseen.Claims == 0 || got.Foreseen.Claims > got.Stated.Claims {
				r.Fatalf("of %d, %d were foreseen", got.Stated.Claims, got.Foreseen.Claims)
			}
			told++
			of[fmt.Sprint(looked > 500)] = true
		})
		if told < 2 || !of["true"] {
			t.Errorf("only %d were told, of %v", told, of)
		}
	})
}

// What is kept of a forecast is what is reckoned for somebody's own calibration, at once.
func TestForecastsThatAreKeptAreThoseOfTheMoment(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := gather(w)
		c.state(w)
		got, err := w.Features.Insight.OwnCalibration(t.Context(), access.Actor{ID: w.ID["chen"], Role: access.Member})
		if err != nil || got.Foreseen.Claims < 10 {
			t.Fatalf("%+v: %v", got.Foreseen, err)
		}
		var rows []struct {
			Foreseen int64
			Came     bool
		}
		if err := w.Store.Read.NewSelect().TableExpr("insight_claims AS c").Join("JOIN objectives AS o ON o.id = c.objective_id").ColumnExpr("c.foreseen, c.came").
			Where("o.owner_id = ?0 AND c.person_id = ?0 AND c.foreseen IS NOT NULL", w.ID["chen"]).Scan(t.Context(), &rows); err != nil {
			t.Fatal(err)
		}
		var want []retrospective.Claim
		for _, r := range rows {
			want = append(want, retrospective.Claim{Stated: okr.RatioOf(r.Foreseen, 100), Came: r.Came, Times: 1})
		}
		if sum := retrospective.Calibrate(want); fmt.Sprintf("%+v", sum.Bands) != fmt.Sprintf("%+v", got.Foreseen.Bands) || sum.Brier.BP() != got.Foreseen.Brier.BP() {
			t.Errorf("kept %+v, of the moment %+v", sum, got.Foreseen)
		}
	})
}

// What is kept follows what moves a claim: a key result that is moved, dropped or taken back, and a due date; before all are
// known it is of the first.
func TestClaimsFollowEveryChange(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		type m = map[string]any
		ended(w, "chen", "拉新", 8, true, nil)
		ended(w, "hu", "留存", 3, false, nil)
		other, _ := objective(w, "hu", "品牌", nil)
		w.At("2026-12-01")
		rows := func() (list []string) {
			t.Helper()
			keep(w)
			if err := w.Store.Read.NewSelect().TableExpr("insight_claims AS c").Join("JOIN objectives AS o ON o.id = c.objective_id").ColumnExpr("o.title || ' ' || c.stated || CASE WHEN c.came THEN ' came' ELSE '' END").
				OrderExpr("o.title, c.key_result_id").Scan(t.Context(), &list); err != nil {
				t.Fatal(err)
			}
			return list
		}
		want := func(why string, list ...string) {
			t.Helper()
			got := rows()
			slices.Sort(list)
			slices.Sort(got)
			if !slices.Equal(got, list) {
				t.Errorf("%s: %v, want %v", why, got, list)
			}
		}
		want("both are over", "拉新 8 came", "留存 3")
		var kr, failed struct{ ID, ObjectiveID string }
		for title, into := range map[string]any{"拉新": &kr, "留存": &failed} {
			if err := w.Store.Read.NewSelect().TableExpr("key_results AS k").Join("JOIN objectives AS o ON o.id = k.objective_id").ColumnExpr("k.id, k.objective_id").Where("o.title = ?", title).Scan(t.Context(), into); err != nil {
				t.Fatal(err)
			}
		}
		w.Post("root", "/key-results/"+kr.ID+"/check-ins", m{"value": "40", "note": "退货"})
		want("it failed in the end", "拉新 8", "留存 3")
		w.Post("root", "/key-results/"+kr.ID+"/move", m{"objective_id": other, "reason": "放错了"})
		want("it moved", "品牌 8", "留存 3")
		w.Patch("root", "/key-results/"+failed.ID, m{"dropped": true, "reason": "不做了"})
		want("one was dropped", "品牌 8")
		w.Patch("root", "/key-results/"+failed.ID, m{"dropped": false, "reason": "还是做"})
		want("and came back", "品牌 8", "留存 3")
		w.Do("root", "PATCH", "/key-results/"+kr.ID, m{"due_on": "2026-12-20", "reason": "延期"}).OK()
		want("it isn't over any more", "留存 3")
		w.Post("root", "/objectives/"+failed.ObjectiveID+"/close", m{"outcome": "dropped", "note": "不做了"})
		want("its objective was dropped")
	})
}

func TestUntilClaimsAreKnownTheFirstAreTold(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := gather(w)
		c.state(w)
		look := func() (omitted, coming bool, claims int) {
			t.Helper()
			got, err := w.Features.Insight.TeamCalibration(context.Background(), access.System("test"), "", w.ID["2026Q4"])
			if err != nil || got.Untold != "" {
				t.Fatalf("untold for %q: %v", got.Untold, err)
			}
			return got.Omitted, got.Coming, got.Stated.Claims
		}
		_, _, all := look()
		if _, err := w.Store.Write.ExecContext(t.Context(), "UPDATE insight_keepers SET lost = TRUE, walked = FALSE, walk_at = '', version = version + 1"); err != nil {
			t.Fatal(err)
		}
		if omitted, coming, claims := look(); !omitted || !coming || claims >= all {
			t.Errorf("omitted %v, coming %v, %d of %d", omitted, coming, claims, all)
		}
		keep(w)
		if omitted, coming, claims := look(); omitted || coming || claims != all {
			t.Errorf("later: omitted %v, coming %v, %d of %d", omitted, coming, claims, all)
		}
	})
}
