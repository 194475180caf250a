package objectives_test

import (
	"fmt"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
)

// Who leads very many teams sees what somebody does who leads just the one that something is of,
// whatever their ids look like.
func TestALeadOfVeryManyTeamsSeesThoseOfEach(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		for _, key := range []string{"chen", "zhang"} {
			o := w.Post(key, "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": "目标", "owner_id": w.ID[key]}).ID()
			w.Patch(key, "/objectives/"+o, map[string]any{"visibility": "team"})
		}
		seen := func(leads ...string) int {
			list, _, err := w.Features.Objectives.List(t.Context(), access.Actor{ID: w.ID["wei"], Role: access.Member, Leads: leads}, objectives.Filter{CycleID: w.ID["2026Q4"], Limit: 10})
			if err != nil {
				t.Fatal(err)
			}
			return len(list)
		}
		others := make([]string, 15_000)
		for i := range others {
			others[i] = fmt.Sprintf("t%05d", i)
		}
		for what, leads := range map[string][]string{"one": {w.ID["用户组"]}, "many": append(others, w.ID["用户组"]), "odd ones": append(others, `a"b,'c{}\ NULL`, "", w.ID["用户组"])} {
			if n := seen(leads...); n != 2 {
				t.Errorf("who leads %s sees %d of 2", what, n)
			}
		}
		if n := seen(others...); n != 0 {
			t.Errorf("who leads others sees %d", n)
		}
	})
}
