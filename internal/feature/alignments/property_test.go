package alignments_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/alignments"
)

// drawn is an objective of a drawn graph; it supports some of those before it.
type drawn struct {
	owner      string
	visibility access.Visibility
	theme      bool
	parents    []int
}

func drawGraph(t *rapid.T) []drawn {
	people := []string{"wei", "lina", "zhang", "chen", "fang", "hu"}
	list := make([]drawn, rapid.IntRange(6, 11).Draw(t, "objectives"))
	for i := range list {
		list[i] = drawn{
			owner:      rapid.SampledFrom(people).Draw(t, "owner"),
			visibility: rapid.SampledFrom([]access.Visibility{access.Everyone, access.TeamOnly, access.Listed}).Draw(t, "visibility"),
			theme:      rapid.IntRange(0, 3).Draw(t, "theme") == 0,
		}
		for p := range i {
			if rapid.IntRange(0, 3).Draw(t, "edge") == 0 {
				list[i].parents = append(list[i].parents, p)
			}
		}
	}
	return list
}

// The map and the coverage hold exactly what Decide lets each person see: nodes,
// edges between them, and no hidden objective in any count.
func TestTheMapIsWhatDecideAllows(t *testing.T) {
	runs := 6
	if testing.Short() {
		runs = 2
	}
	for seed := range runs {
		apptest.Each(t, func(t *testing.T, w *apptest.World) {
			everyoneSeesTheirs(t, w, rapid.Custom(drawGraph).Example(seed))
		})
	}
}

func everyoneSeesTheirs(t *testing.T, w *apptest.World, list []drawn) {
	theme := w.Post("coach", "/themes", map[string]any{"title": "用户第一"}).ID()
	ids := make([]string, len(list))
	for i, d := range list {
		more := map[string]any{"visibility": d.visibility}
		if d.theme {
			more["theme_ids"] = []string{theme}
		}
		ids[i] = objective(w, d.owner, fmt.Sprintf("目标%d", i), more)
	}
	for i, d := range list {
		for _, p := range d.parents { // as the program: nobody needs to be asked
			sys := access.System("test")
			if _, err := w.Features.Alignments.Align(t.Context(), sys, ids[i], alignments.Parent{ObjectiveID: ids[p]}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, who := range []string{"root", "coach", "hr", "wei", "lina", "zhang", "chen", "fang", "hu", "guest"} {
		seesTheirs(t, w, who, list, ids)
	}
}

func seesTheirs(t *testing.T, w *apptest.World, who string, list []drawn, ids []string) {
	t.Helper()
	sees := make([]bool, len(list))
	var nodes, edges, adrift []string
	direct := 0
	for i, d := range list {
		if sees[i] = w.Do(who, "GET", "/objectives/"+ids[i], nil).Status == 200; !sees[i] { // Decide's own word
			continue
		}
		nodes = append(nodes, ids[i])
		for _, p := range d.parents {
			if sees[p] {
				edges = append(edges, ids[i]+ids[p])
			}
		}
		if d.theme {
			direct++
		} else if len(d.parents) == 0 {
			adrift = append(adrift, ids[i])
		}
	}
	m := w.Get(who, "/map?cycle_id="+w.ID["2026Q4"]).OK()
	same(t, who+": nodes", names(m, "nodes", "id"), nodes)
	same(t, who+": edges", names(m, "edges", "objective_id", "parent_objective_id"), edges)
	if m.At("omitted") != 0.0 {
		t.Errorf("%s: hidden ones are counted as left out: %s", who, m.Body)
	}
	if who == "guest" {
		return
	}
	c := w.Get(who, "/coverage?cycle_id="+w.ID["2026Q4"]).OK()
	same(t, who+": adrift", names(c, "adrift", "id"), adrift)
	if got, want := c.At("themes", 0, "direct"), float64(direct); got != want {
		t.Errorf("%s: %v objectives serve the theme, want %v", who, got, want)
	}
	if got, want := c.At("themes", 0, "reached"), float64(reached(list, sees)); got != want {
		t.Errorf("%s: %v objectives are reached, want %v", who, got, want)
	}
	total, serving := 0.0, 0.0
	for i := range c.Len("teams") {
		total += c.At("teams", i, "objectives").(float64)
		serving += c.At("teams", i, "serving").(float64)
	}
	// The insight page has the database count the same.
	page := w.Get(who, "/insight?cycle_id="+w.ID["2026Q4"]).OK()
	if page.At("coverage", "objectives") != total || page.At("coverage", "serving") != serving {
		t.Errorf("%s: the insight page has %v, the map %v of %v", who, page.At("coverage"), serving, total)
	}
	if total != float64(len(nodes)) {
		t.Errorf("%s: the teams count %v objectives, want %d", who, total, len(nodes))
	}
}

// reached counts what serves the theme through objectives that are seen.
func reached(list []drawn, sees []bool) (n int) {
	serves := make([]bool, len(list))
	for i, d := range list { // parents come first
		if !sees[i] {
			continue
		}
		serves[i] = d.theme || slices.ContainsFunc(d.parents, func(p int) bool { return serves[p] })
		if serves[i] {
			n++
		}
	}
	return n
}

func names(a apptest.Answer, list string, keys ...string) (out []string) {
	for i := range a.Len(list) {
		name := ""
		for _, k := range keys {
			name += a.Str(list, i, k)
		}
		out = append(out, name)
	}
	return out
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
