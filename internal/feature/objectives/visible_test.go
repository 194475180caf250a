package objectives_test

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
)

// Whoever asks, with whatever relations, a list holds exactly the objectives
// that the policy lets them see, on both databases.
func TestListsEqualDecide(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		all := everyKindOfObjective(t, w)
		seenSome, hidSome := false, false
		rapid.Check(t, func(r *rapid.T) {
			who := drawActor(r, w)
			var want []string
			for _, s := range all {
				if access.Decide(who, access.ObjectiveView, s.Target()) == access.Allow {
					want = append(want, s.ID)
				}
			}
			got := listed(r, w, who)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				r.Fatalf("%+v\n lists %v\n may see %v", who, got, want)
			}
			seenSome = seenSome || len(want) > 0
			hidSome = hidSome || len(want) < len(all)
		})
		if !seenSome || !hidSome {
			t.Error("the draws showed all or nothing to everybody: they test nothing")
		}
	})
}

// everyKindOfObjective drafts one for each visibility × owner × who works on it,
// and gives them as the system sees them.
func everyKindOfObjective(t *testing.T, w *apptest.World) []objectives.Standing {
	n := 0
	for _, visibility := range []string{"everyone", "team", "listed"} {
		for _, owner := range []string{"lina", "zhang", "hu", "team 运营部", "team 用户组", "team 市场部"} {
			n++
			draft := map[string]any{"cycle_id": w.ID["2026Q4"], "title": strconv.Itoa(n), "visibility": visibility}
			if team, is := cutTeam(owner); is {
				draft["team_id"] = w.ID[team]
			} else {
				draft["owner_id"] = w.ID[owner]
			}
			// Listed objectives are seen by no admin, so each is made by somebody of its own.
			by := map[string]string{"lina": "lina", "zhang": "zhang", "hu": "hu", "team 运营部": "lina", "team 用户组": "zhang", "team 市场部": "hu"}[owner]
			draft["shared_with"] = []string{w.ID[by]}
			if n%2 == 0 {
				draft["shared_with"] = []string{w.ID[by], w.ID["guest"], w.ID["fang"]}
			}
			o := w.Post(by, "/objectives", draft).ID()
			if n%3 == 0 {
				kr := w.Post(by, "/objectives/"+o+"/key-results", map[string]any{"title": "数量", "owner_id": w.ID["chen"],
					"measure": map[string]any{"kind": "metric", "baseline": "0", "target": "10", "unit": "个"}}).ID()
				w.Post(by, "/key-results/"+kr+"/actions", map[string]any{"title": "做", "owner_id": w.ID["wei"], "due_on": "2026-12-01"})
			}
		}
	}
	list, _, err := w.Features.Objectives.List(t.Context(), access.System("test"), objectives.Filter{Limit: 100})
	if err != nil || len(list) != n {
		t.Fatalf("%d objectives, want %d: %v", len(list), n, err)
	}
	return list
}

func cutTeam(owner string) (string, bool) {
	const team = "team "
	if len(owner) > len(team) && owner[:len(team)] == team {
		return owner[len(team):], true
	}
	return "", false
}

// drawActor makes anybody: their relations needn't be what the database says of
// them, since the policy judges the actor as it is given.
func drawActor(r *rapid.T, w *apptest.World) access.Actor {
	people := []string{"lina", "zhang", "chen", "wei", "fang", "hu", "guest", "coach"}
	teams := []string{"公司", "运营部", "用户组", "市场部"}
	ids := func(label string, of []string, most int) []string {
		var list []string
		for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom(of), 0, most, rapid.ID[string]).Draw(r, label) {
			list = append(list, w.ID[key])
		}
		return list
	}
	who := access.Actor{ID: w.ID[rapid.SampledFrom(people).Draw(r, "person")], Role: rapid.SampledFrom(access.Roles()).Draw(r, "role"),
		TeamIDs: ids("teams", teams, 2), Leads: ids("leads", teams, 2), Reports: ids("reports", people, 2)}
	if len(who.TeamIDs) > 0 {
		who.TeamID = who.TeamIDs[0]
	}
	if rapid.Bool().Draw(r, "token") {
		who.Scopes = []string{access.ScopeRead}
	}
	return who
}

func listed(r *rapid.T, w *apptest.World, who access.Actor) []string {
	list, _, err := w.Features.Objectives.List(w.T.Context(), who, objectives.Filter{Limit: 100})
	if err != nil {
		r.Fatal(err)
	}
	ids := make([]string, len(list))
	for i, s := range list {
		ids[i] = s.ID
	}
	slices.Sort(ids)
	return ids
}
