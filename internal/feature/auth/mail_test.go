package auth_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/platform/mail"
)

// pile takes letters in place of a mail server.
type pile chan mail.Letter

func (p pile) Send(_ context.Context, l mail.Letter) error {
	p <- l
	return nil
}

func (p pile) take(t *testing.T) mail.Letter {
	t.Helper()
	select {
	case l := <-p:
		return l
	case <-time.After(20 * time.Second):
		t.Fatal("no letter came")
		return mail.Letter{}
	}
}

func TestLettersWithLinks(t *testing.T) {
	letters := make(pile, 10)
	w := apptest.WithMail(t, filepath.Join(t.TempDir(), "sinan.db"), letters)
	if err := w.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := w.Queue.Stop(ctx); err != nil {
			t.Error(err)
		}
	})
	w.Patch("lina", "/people/"+w.ID["lina"], map[string]any{"lang": "en"})
	if got := w.Get("", "/setup").OK(); got.At("mail") != true {
		t.Errorf("setup: %s", got.Body)
	}

	if got := w.Post("hr", "/people/"+w.ID["lina"]+"/invitation", map[string]any{"mail": true}); got.Str("url") != "" || got.At("mailed") != true {
		t.Errorf("a mailed link is shown as well: %s", got.Body)
	}
	invitation := letters.take(t)
	if invitation.To != "lina@example.com" || invitation.Lang != "en" || !strings.HasPrefix(invitation.Subject, "Join 华岳") {
		t.Errorf("letter: %+v", invitation)
	}
	b := open(w)
	b.do("POST", "/invitations/"+secretIn(w, invitation.URL, "/join/"), map[string]any{"password": "lina's own words"}).OK()

	for _, email := range []string{"nobody@example.com", "not an address", "Lina@Example.com", "lina@example.com"} { // the second within two minutes is dropped
		if got := w.Do("", "POST", "/password-resets", map[string]any{"email": email}); got.Status != 202 || len(got.Body) > 0 {
			t.Errorf("%s: %d %s", email, got.Status, got.Body)
		}
		w.Features.Auth.Wait()
	}
	reset := letters.take(t)
	if reset.To != "lina@example.com" {
		t.Errorf("letter: %+v", reset)
	}
	b.do("POST", "/password-resets/"+secretIn(w, reset.URL, "/reset/"), map[string]any{"password": "brand new words"}).OK()
	b.do("GET", "/me", nil).Fails(401, "session.none")
	b.signIn("lina", "brand new words").OK()

	var asked, told int
	err := w.Store.Read.NewRaw("SELECT COUNT(*) FROM events WHERE kind = 'password_reset.asked'").Scan(t.Context(), &asked)
	if err != nil || asked != 1 || len(letters) != 0 {
		t.Errorf("asked %d times, %d letters left: %v", asked, len(letters), err)
	}
	secret := strings.TrimPrefix(reset.URL, "https://okr.example.com/reset/")
	err = w.Store.Read.NewRaw("SELECT COUNT(*) FROM events WHERE after LIKE ? OR request LIKE ?", "%"+secret+"%", "%"+secret+"%").Scan(t.Context(), &told)
	if err != nil || told != 0 {
		t.Errorf("the trail holds a secret: %d %v", told, err)
	}
}
