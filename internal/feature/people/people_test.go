package people_test

import (
	"fmt"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func TestPeopleAndTeams(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Do("", "POST", "/setup", map[string]any{"workspace": "x", "name": "y", "email": "y@example.com", "password": "long enough"}).Fails(409, "people.founded")
		w.Get("", "/people").Fails(401, "session.none")
		w.Get("guest", "/people").Fails(403, "access.denied")

		if got := w.Get("hu", "/people?q=lin").OK(); got.Len("items") != 1 || got.Str("items", 0, "name") != "lina" {
			t.Errorf("search by name: %s", got.Body)
		}
		if got := w.Get("hu", "/people?team_id="+w.ID["运营部"]).OK(); got.Len("items") != 3 {
			t.Errorf("a team's people, with those of the teams below: %s", got.Body)
		}

		w.Patch("hr", "/people/"+w.ID["hu"], map[string]any{"team_ids": []string{w.ID["用户组"]}})
		if got := w.Get("hu", "/people?team_id="+w.ID["运营部"]).OK(); got.Len("items") != 4 {
			t.Errorf("a team's people, with who joined it besides their home team: %s", got.Body)
		}

		w.Do("hu", "POST", "/people", map[string]any{"name": "new", "email": "new@example.com"}).Fails(403, "access.denied")
		w.Do("hr", "POST", "/people", map[string]any{"name": "new", "email": "new@example.com", "role": "admin"}).Fails(403, "access.denied")
		w.Do("hr", "POST", "/people", map[string]any{"name": " ", "email": "nobody"}).Fails(422, "input.required")
		w.Do("hr", "POST", "/people", map[string]any{"name": "again", "email": "Lina@example.com"}).Fails(422, "people.email_taken")
		made := w.Post("hr", "/people", map[string]any{"name": "new", "email": "new@example.com", "manager_id": w.ID["lina"]})

		w.Do("root", "PATCH", "/people/"+w.ID["lina"], map[string]any{"manager_id": made.ID()}).Fails(422, "org.manager_cycle")
		w.Do("root", "PATCH", "/people/"+w.ID["root"], map[string]any{"role": "member"}).Fails(422, "people.last_admin")
		w.Do("hu", "PATCH", "/people/"+w.ID["hu"], map[string]any{"role": "admin"}).Fails(403, "access.denied")
		if got := w.Patch("hu", "/people/"+w.ID["hu"], map[string]any{"lang": "en"}); got.Str("lang") != "en" {
			t.Errorf("one's own language: %s", got.Body)
		}
		w.Do("root", "PATCH", "/people/"+w.ID["hu"], map[string]any{"name": "胡"}, "If-Match", `"1"`).Fails(412, "input.stale")

		w.Do("root", "PATCH", "/teams/"+w.ID["公司"], map[string]any{"parent_id": w.ID["用户组"]}).Fails(422, "org.team_cycle")
		w.Do("root", "DELETE", "/teams/"+w.ID["市场部"], nil).Fails(409, "people.team_inhabited")
		empty := w.Post("root", "/teams", map[string]any{"name": "空", "parent_id": w.ID["公司"]})
		w.Do("root", "DELETE", "/teams/"+empty.ID(), nil).OK()
	})
}

// Whoever has no line manager answers to the leader of their team, a leader to the next one above.
func TestWhomPeopleAnswerTo(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		above := func(name string) string {
			a := w.Get("root", "/people/"+w.ID[name]).OK()
			if a.At("answers_to") == nil {
				return "nobody"
			}
			return fmt.Sprint(a.Str("answers_to", "name"), " ", a.At("answers_to", "named"))
		}
		tree := func(team, lead string) {
			w.Patch("root", "/teams/"+w.ID[team], map[string]any{"lead_id": w.ID[lead]})
		}
		tree("公司", "root")
		tree("运营部", "zhang")
		tree("用户组", "lina")
		w.Patch("root", "/people/"+w.ID["hu"], map[string]any{"team_id": w.ID["用户组"], "manager_id": ""})
		w.Patch("root", "/people/"+w.ID["lina"], map[string]any{"manager_id": w.ID["root"]})
		for name, want := range map[string]string{"hu": "lina false", "lina": "root true", "root": "nobody"} {
			if got := above(name); got != want {
				t.Errorf("%s answers to %s, want %s", name, got, want)
			}
		}
		w.Patch("root", "/people/"+w.ID["lina"], map[string]any{"manager_id": ""})
		w.Patch("root", "/people/"+w.ID["hu"], map[string]any{"manager_id": w.ID["zhang"]})
		for name, want := range map[string]string{"hu": "zhang true", "lina": "zhang false"} {
			if got := above(name); got != want {
				t.Errorf("then %s answers to %s, want %s", name, got, want)
			}
		}
	})
}

func TestARepeatedWriteIsAnsweredOnce(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		body := map[string]any{"name": "新组"}
		first := w.Do("root", "POST", "/teams", body, "Idempotency-Key", "k1").OK()
		again := w.Do("root", "POST", "/teams", body, "Idempotency-Key", "k1").OK()
		if first.ID() != again.ID() || again.Status != 201 || again.Header.Get("Idempotency-Replayed") != "true" {
			t.Errorf("a repeated write: %d %s, first %s", again.Status, again.Body, first.Body)
		}
		w.Do("root", "POST", "/teams", map[string]any{"name": "别的"}, "Idempotency-Key", "k1").Fails(409, "idempotency.reused")
	})
}
