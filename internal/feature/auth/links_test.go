package auth_test

import (
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func TestInvitation(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		path := "/people/" + w.ID["lina"] + "/invitation"
		w.Do("lina", "POST", path, nil).Fails(403, "access.denied")
		w.Do("hr", "POST", "/people/"+w.ID["root"]+"/invitation", nil).Fails(403, "access.denied") // hr doesn't get at an admin
		w.Do("root", "POST", path, map[string]any{"mail": true}).Fails(409, "auth.no_mail")
		secret := secretIn(w, w.Post("hr", path, nil).Str("url"), "/join/")
		spare := secretIn(w, w.Post("hr", path, nil).Str("url"), "/join/")

		if got := w.Get("hr", "/sign-in-states?person_id="+w.ID["lina"]).OK(); got.Str("items", 0, "state") != "invited" {
			t.Errorf("state: %s", got.Body)
		}
		w.Get("lina", "/sign-in-states").Fails(403, "access.denied")
		b := open(w)
		if got := b.do("GET", "/invitations/"+secret, nil).OK(); got.Str("email") != "lina@example.com" || got.Str("workspace") != "华岳" {
			t.Errorf("peek: %s", got.Body)
		}
		b.do("GET", "/password-resets/"+secret, nil).Fails(404, "auth.link_over") // another purpose
		b.do("POST", "/invitations/"+secret, map[string]any{"password": "short"}).Fails(422, "auth.password_short")
		b.do("POST", "/invitations/"+secret, map[string]any{"password": "lina's own words"}).OK()
		if got := b.do("GET", "/me", nil).OK(); got.Str("name") != "lina" {
			t.Errorf("me: %s", got.Body)
		}
		for _, over := range []string{secret, spare, "never"} {
			b.do("POST", "/invitations/"+over, map[string]any{"password": "somebody else's"}).Fails(404, "auth.link_over")
		}
		open(w).signIn("lina", "lina's own words").OK()
		w.Do("hr", "POST", path, nil).Fails(409, "auth.joined")
		if got := w.Get("hr", "/sign-in-states?person_id="+w.ID["lina"]).OK(); got.Str("items", 0, "state") != "joined" || got.Str("items", 0, "seen_at") == "" {
			t.Errorf("state: %s", got.Body)
		}

		late := secretIn(w, w.Post("hr", "/people/"+w.ID["chen"]+"/invitation", nil).Str("url"), "/join/")
		w.Pass(15 * 24 * time.Hour)
		b.do("GET", "/invitations/"+late, nil).Fails(404, "auth.link_over")
	})
}

func TestResetByAdmin(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		lina := join(w, "lina", "lina's own words")
		path := "/people/" + w.ID["lina"] + "/reset-link"
		w.Do("hr", "POST", path, nil).Fails(403, "access.denied")
		secret := secretIn(w, w.Post("root", path, map[string]any{"drop_totp": true}).Str("url"), "/reset/")
		b := open(w)
		b.do("POST", "/password-resets/"+secret, map[string]any{"password": "brand new words"}).OK()
		b.do("GET", "/me", nil).Fails(401, "session.none") // not signed in by it
		lina.do("GET", "/me", nil).Fails(401, "session.none")
		b.do("POST", "/password-resets/"+secret, map[string]any{"password": "twice"}).Fails(422, "auth.password_short")
		b.do("POST", "/password-resets/"+secret, map[string]any{"password": "brand new words"}).Fails(404, "auth.link_over")
		lina.signIn("lina", "lina's own words").Fails(401, "auth.wrong")
		b.signIn("lina", "brand new words").OK()
	})
}

func TestWhoLeavesIsOut(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		lina := join(w, "lina", "lina's own words")
		token := lina.do("POST", "/tokens", map[string]any{"name": "report"}).OK().Str("token")
		w.Post("hr", "/people/"+w.ID["lina"]+"/deactivate", map[string]any{"hand_over_to": w.ID["zhang"]})
		lina.do("GET", "/me", nil).Fails(401, "session.none")
		w.Do("", "GET", "/me", nil, "Authorization", "Bearer "+token).Fails(401, "auth.token_wrong")
		lina.signIn("lina", "lina's own words").Fails(401, "auth.wrong")
		w.Do("root", "POST", "/people/"+w.ID["lina"]+"/invitation", nil).Fails(409, "auth.left")
		w.Post("hr", "/people/"+w.ID["lina"]+"/reactivate", nil)
		lina.do("GET", "/me", nil).Fails(401, "session.none") // old sessions stay ended
		lina.signIn("lina", "lina's own words").OK()
	})
}
