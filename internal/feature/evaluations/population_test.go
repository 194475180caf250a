package evaluations_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// subjects are who is evaluated, by key, in order.
func subjects(w *apptest.World, at string) (keys []string) {
	list := w.Get("hr", at+"/subjects?limit=100").OK()
	for i := range list.Len("items") {
		for key, id := range w.ID {
			if id == list.Str("items", i, "person_id") {
				keys = append(keys, key)
			}
		}
	}
	slices.Sort(keys)
	return keys
}

// previewed are who would be in a population, as the preview tells.
func previewed(w *apptest.World, population m) (keys []string) {
	a := w.Post("hr", "/people/population?limit=3", population)
	all := a
	for {
		for i := range all.Len("items") {
			keys = append(keys, all.Str("items", i, "name"))
		}
		if all.Str("next") == "" {
			break
		}
		all = w.Post("hr", "/people/population?limit=3&cursor="+all.Str("next"), population)
	}
	if int(a.At("count").(float64)) != len(keys) {
		w.T.Errorf("the preview counts %v and lists %v", a.At("count"), keys)
	}
	slices.Sort(keys)
	return keys
}

// Whoever the preview names is evaluated, and nobody else: several teams with and
// without those below, roles, people in and out by name.
func TestWhomAnEvaluationIsOf(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := func(keys ...string) (ids []string) {
			for _, key := range keys {
				ids = append(ids, w.ID[key])
			}
			return ids
		}
		team := func(key string, alone bool) m { return m{"team_id": w.ID[key], "alone": alone} }
		for _, c := range []struct {
			what string
			of   m
			want string
		}{
			{"two teams", m{"teams": []m{team("用户组", false), team("市场部", false)}}, "chen fang hu zhang"},
			{"a team alone", m{"teams": []m{team("运营部", true)}}, "lina"},
			{"alone, and one below", m{"teams": []m{team("运营部", true), team("用户组", true)}}, "chen lina zhang"},
			{"a role", m{"roles": []string{"hr", "champion"}}, "coach hr"},
			{"a role within a team", m{"teams": []m{team("公司", false)}, "roles": []string{"member"}}, "chen fang hu lina wei zhang"},
			{"by name", m{"people_ids": id("chen", "hu", "chen")}, "chen hu"},
			{"one more and one less", m{"teams": []m{team("用户组", false)}, "people_ids": id("hu"), "except_ids": id("zhang")}, "chen hu"},
			{"everybody but some", m{"except_ids": id("root", "coach", "hr")}, "chen fang hu lina wei zhang"},
		} {
			body := plan(w, "用户组", "manager")
			body["population"] = c.of // and the team, as programs said it before, is passed over
			at := "/evaluations/" + w.Post("hr", "/evaluations", body).ID()
			if got := strings.Join(previewed(w, c.of), " "); got != c.want {
				t.Errorf("%s: the preview has %s, want %s", c.what, got, c.want)
			}
			w.Post("hr", at+"/open", nil)
			if got := strings.Join(subjects(w, at), " "); got != c.want {
				t.Errorf("%s: evaluated are %s, want %s", c.what, got, c.want)
			}
		}
	})
}

// Those who have left are evaluated no more, also when named; and who may not plan
// evaluations learns nothing from the preview.
func TestThePreviewOfAPopulation(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Post("root", "/people/"+w.ID["hu"]+"/deactivate", m{})
		of := m{"people_ids": []string{w.ID["chen"], w.ID["hu"]}}
		a := w.Post("hr", "/people/population", of)
		if a.At("count") != float64(1) || a.At("gone") != float64(1) || a.Str("items", 0, "team_name") != "用户组" {
			t.Errorf("%s", a.Body)
		}
		body := plan(w, "", "manager")
		body["population"] = of
		one := w.Post("hr", "/evaluations", body)
		if one.At("people") != float64(1) || one.Str("population", "people", 1, "name") != "hu" {
			t.Errorf("%s", one.Body)
		}
		for _, who := range []string{"chen", "zhang", "coach", "root", "guest"} {
			w.Do(who, "POST", "/people/population", of).Fails(403, "access.denied")
		}
		for pointer, bad := range map[string]m{
			"/population/teams/0":      {"teams": []m{{"team_id": "nowhere"}}},
			"/population/roles/0":      {"roles": []string{"guest"}},
			"/population/people_ids/0": {"people_ids": []string{"nobody"}},
			"/population/except_ids/0": {"people_ids": []string{w.ID["chen"]}, "except_ids": []string{w.ID["chen"]}},
		} {
			body["population"] = bad
			refused := w.Do("hr", "POST", "/evaluations", body)
			if refused.Status != 422 || !strings.Contains(string(refused.Body), `"pointer":"`+pointer+`"`) {
				t.Errorf("%s: %s", pointer, refused.Body)
			}
			if tried := w.Do("hr", "POST", "/people/population", bad); tried.Status != 422 {
				t.Errorf("the preview takes %v: %s", bad, tried.Body)
			}
		}
		body["population"] = m{"people_ids": []string{w.ID["hu"]}}
		at := "/evaluations/" + w.Post("hr", "/evaluations", body).ID()
		w.Do("hr", "POST", at+"/open", nil).Fails(409, "evaluations.nobody")
		trail := w.Get("root", "/audit?subject_kind=evaluation&limit=100").OK()
		if !strings.Contains(string(trail.Body), "named_ids") {
			t.Errorf("the trail doesn't say whom it is of: %s", trail.Body)
		}
	})
}
