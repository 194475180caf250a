package alignments_test

import (
	"strconv"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func TestMapCoverageAndSuggestions(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		theme := w.Post("coach", "/themes", map[string]any{"title": "用户第一"}).ID()
		bare := w.Post("coach", "/themes", map[string]any{"title": "降本增效"}).ID()
		top := objective(w, "wei", "提升用户留存率", map[string]any{"theme_ids": []string{theme}})
		topKR := result(w, top, "次月留存率提升至45%", metric("38", "45"))
		other := result(w, top, "七日留存率提升至60%", metric("52", "60"))
		mid, alone := objective(w, "lina", "优化新用户引导"), objective(w, "fang", "做大市场声量")
		secret := objective(w, "zhang", "秘密目标", map[string]any{"visibility": "listed"})
		w.Post("lina", "/objectives/"+mid+"/alignments", underKR(topKR))
		w.Post("zhang", "/objectives/"+secret+"/alignments", under(mid))
		cycle := "cycle_id=" + w.ID["2026Q4"]

		got := w.Get("hu", "/map?"+cycle).OK()
		if got.Len("nodes") != 3 || got.Len("edges") != 1 || got.Len("themes") != 2 || got.Str("edges", 0, "parent_key_result_id") != topKR {
			t.Errorf("the map without what is hidden: %s", got.Body)
		}
		for i := range got.Len("nodes") {
			if got.Str("nodes", i, "id") != top {
				continue
			}
			for k, want := range []string{topKR, other} {
				if got.Str("nodes", i, "key_results", k, "id") != want || got.At("nodes", i, "key_results", k, "supported") != (want == topKR) {
					t.Errorf("its key results, and which of them is supported: %s", got.Body)
				}
			}
		}
		if got.At("omitted") != 0.0 {
			t.Errorf("nothing is left out: %s", got.Body)
		}
		if got := w.Get("zhang", "/map?"+cycle+"&team_id="+w.ID["用户组"]).OK(); got.Len("nodes") != 3 || got.Len("edges") != 2 {
			t.Errorf("a team's map with all above it: %s", got.Body)
		}
		if got := w.Get("guest", "/map?"+cycle).OK(); got.Len("nodes") != 0 || got.Len("themes") != 0 {
			t.Errorf("a guest sees nothing: %s", got.Body)
		}

		cover := w.Get("hu", "/coverage?"+cycle).OK()
		if cover.Len("adrift") != 1 || cover.Str("adrift", 0, "id") != alone {
			t.Errorf("adrift: %s", cover.Body)
		}
		for i := range 2 {
			id, direct, reached := cover.Str("themes", i, "id"), cover.At("themes", i, "direct"), cover.At("themes", i, "reached")
			if id == bare && direct != 0.0 || id == theme && (direct != 1.0 || reached != 2.0) {
				t.Errorf("themes: %s", cover.Body)
			}
		}

		fresh := objective(w, "chen", "提高用户留存")
		offers := w.Get("chen", "/alignments/suggestions?objective_id="+fresh).OK()
		if offers.Len("items") == 0 || offers.Str("items", 0, "objective_id") != top || offers.Str("items", 0, "shared", 0) == "" || offers.At("items", 0, "at_once") != true {
			t.Errorf("the nearest title first: %s", offers.Body)
		}
		w.Post("chen", "/objectives/"+fresh+"/alignments", under(top))
		offers = w.Get("chen", "/alignments/suggestions?objective_id="+fresh).OK()
		for i := range offers.Len("items") {
			if offers.Str("items", i, "objective_id") == top && offers.Str("items", i, "key_result_id") == "" {
				t.Errorf("what it supports already is not offered: %s", offers.Body)
			}
		}
		if got := w.Get("hu", "/alignments/suggestions?text=秘密目标&"+cycle).OK(); got.Len("items") != 0 {
			t.Errorf("hidden objectives are not offered: %s", got.Body)
		}
		if got := w.Get("hu", "/alignments/suggestions?text=用户引导&"+cycle).OK(); got.Str("items", 0, "objective_id") != mid || got.At("items", 0, "at_once") != false {
			t.Errorf("another team's is offered by request: %s", got.Body)
		}
		w.Patch("lina", "/objectives/"+mid, map[string]any{"title": "改名之后"})
		if got := w.Get("hu", "/alignments/suggestions?text=改名之后&"+cycle).OK(); got.Str("items", 0, "objective_id") != mid {
			t.Errorf("a new title is found at once: %s", got.Body)
		}
	})
}

// The map tells how likely each is to succeed where that is asked for: of an objective, the least likely of
// its key results, for one that fails is what its owner must see. What isn't foreseen has no chance, not none.
func TestTheMapTellsChances(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "wei", "提升用户留存率")
		slow, quick, unread := result(w, o, "日活提升至80000", metric("50000", "80000")), result(w, o, "新增提升至1000", metric("0", "1000")), result(w, o, "回访提升至500", metric("0", "500"))
		for _, step := range []string{"submit", "approve", "activate"} {
			w.Post("root", "/objectives/"+o+"/"+step, map[string]any{}).OK()
		}
		for i, day := range []string{"2026-10-12", "2026-10-19", "2026-10-26", "2026-11-02"} {
			w.Post("wei", "/key-results/"+slow+"/check-ins", map[string]any{"value": strconv.Itoa(50_000 + 50*i), "as_of": day})
			w.Post("wei", "/key-results/"+quick+"/check-ins", map[string]any{"value": strconv.Itoa(200 * (i + 1)), "as_of": day})
		}
		cycle := "cycle_id=" + w.ID["2026Q4"]
		if plain := w.Get("hu", "/map?"+cycle).OK(); plain.At("nodes", 0, "chance") != nil || plain.At("nodes", 0, "key_results", 0, "chance") != nil {
			t.Errorf("nobody asked for it: %s", plain.Body)
		}
		got := w.Get("hu", "/map?chances=true&"+cycle).OK()
		chance := map[string]any{}
		for i := range got.Len("nodes", 0, "key_results") {
			chance[got.Str("nodes", 0, "key_results", i, "id")] = got.At("nodes", 0, "key_results", i, "chance")
		}
		for _, id := range []string{slow, quick} {
			if whole := w.Get("hu", "/key-results/"+id).OK(); chance[id] != whole.At("forecast", "chance") {
				t.Errorf("the map says %v of what its page says %v", chance[id], whole.At("forecast", "chance"))
			}
		}
		if chance[unread] != nil || chance[slow].(float64) >= chance[quick].(float64) || got.At("nodes", 0, "chance") != chance[slow] {
			t.Errorf("the objective is as the least likely of those foreseen: %s", got.Body)
		}
	})
}
