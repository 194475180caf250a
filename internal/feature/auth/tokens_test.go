package auth_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func TestTokens(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		made := w.Post("root", "/tokens", map[string]any{"name": "report"})
		secret := made.Str("token")
		if made.Status != 201 || !strings.HasPrefix(secret, "sinan_") || made.ID() == "" {
			t.Fatalf("made: %s", made.Body)
		}
		bearer := func(secret, method, path string, body any) apptest.Answer {
			return w.Do("", method, path, body, "Authorization", "Bearer "+secret)
		}
		if got := bearer(secret, "GET", "/me", nil).OK(); got.Str("name") != "root" {
			t.Errorf("me: %s", got.Body)
		}
		bearer(secret, "POST", "/teams", map[string]any{"name": "由令牌"}).OK()
		bearer(secret, "POST", "/tokens", map[string]any{"name": "child"}).Fails(403, "access.denied") // would outlive it
		bearer("sinan_wrong", "GET", "/me", nil).Fails(401, "auth.token_wrong")
		bearer("", "GET", "/setup", nil).Fails(401, "auth.token_wrong")

		if got := w.Get("root", "/tokens").OK(); got.Len("items") != 1 || got.Str("items", 0, "token") != "" || got.Str("items", 0, "used_at") == "" {
			t.Errorf("list: %s", got.Body)
		}
		var used string
		err := w.Store.Read.NewRaw("SELECT request FROM events WHERE kind = 'team.formed' ORDER BY seq DESC LIMIT 1").Scan(t.Context(), &used)
		if err != nil || !strings.Contains(used, made.ID()) {
			t.Errorf("the trail doesn't name the token: %s %v", used, err)
		}

		reader := w.Post("root", "/tokens", map[string]any{"name": "reader", "scopes": []string{"read"}, "ends_on": "2026-11-17"})
		bearer(reader.Str("token"), "GET", "/people", nil).OK()
		bearer(reader.Str("token"), "POST", "/teams", map[string]any{"name": "不行"}).Fails(403, "access.denied")
		if got := bearer(reader.Str("token"), "GET", "/me", nil).OK(); strings.Contains(string(got.Body), "team.create") {
			t.Errorf("what a reader can: %s", got.Body)
		}
		w.Pass(37 * time.Hour) // 23:00 of its last day, in Shanghai
		bearer(reader.Str("token"), "GET", "/me", nil).OK()
		w.Pass(time.Hour)
		bearer(reader.Str("token"), "GET", "/me", nil).Fails(401, "auth.token_over")

		w.Do("root", "POST", "/tokens", map[string]any{"name": " ", "scopes": []string{"all"}, "ends_on": "2026-11-01"}).Fails(422, "input.required")
		w.Do("hu", "DELETE", "/tokens/"+made.ID(), nil).Fails(404, "input.missing")
		w.Do("root", "DELETE", "/tokens/"+made.ID(), nil).OK()
		bearer(secret, "GET", "/me", nil).Fails(401, "auth.token_wrong")
	})
}

func TestASecretIsNotKeptForARepeatedRequest(t *testing.T) {
	w := apptest.New(t)
	made := w.Do("root", "POST", "/tokens", map[string]any{"name": "once"}, "Idempotency-Key", "k").OK()
	w.Do("root", "POST", "/tokens", map[string]any{"name": "once"}, "Idempotency-Key", "k").Fails(409, "idempotency.running")
	var n int
	err := w.Store.Read.NewRaw("SELECT COUNT(*) FROM idempotency_keys WHERE response LIKE ?", "%"+made.Str("token")+"%").Scan(t.Context(), &n)
	if err != nil || n != 0 {
		t.Errorf("the secret is kept: %d %v", n, err)
	}
}
