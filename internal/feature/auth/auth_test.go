package auth_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/feature/auth"
)

// browser keeps the cookies that the server sets, as a browser does.
type browser struct {
	w   *apptest.World
	jar map[string]string
}

func open(w *apptest.World) *browser { return &browser{w, map[string]string{}} }

func (b *browser) do(method, path string, body any) apptest.Answer {
	b.w.T.Helper()
	var cookies []string
	for k, v := range b.jar {
		cookies = append(cookies, k+"="+v)
	}
	a := b.w.Do("", method, path, body, "Cookie", strings.Join(cookies, "; "))
	for _, line := range a.Header["Set-Cookie"] {
		c, err := http.ParseSetCookie(line)
		if err != nil {
			b.w.T.Fatal(err)
		}
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode {
			b.w.T.Errorf("cookie %s", line)
		}
		if b.jar[c.Name] = c.Value; c.MaxAge < 0 {
			delete(b.jar, c.Name)
		}
	}
	return a
}

func (b *browser) signIn(who, password string, code ...string) apptest.Answer {
	b.w.T.Helper()
	body := map[string]any{"email": who + "@example.com", "password": password}
	if len(code) > 0 {
		body["code"] = code[0]
	}
	return b.do("POST", "/session", body)
}

func join(w *apptest.World, who, password string) *browser {
	w.T.Helper()
	b := open(w)
	link := w.Post("root", "/people/"+w.ID[who]+"/invitation", nil).Str("url")
	b.do("POST", "/invitations/"+secretIn(w, link, "/join/"), map[string]any{"password": password}).OK()
	return b
}

func secretIn(w *apptest.World, link, page string) string {
	w.T.Helper()
	secret, ok := strings.CutPrefix(link, "https://okr.example.com"+page)
	if !ok || len(secret) < 40 {
		w.T.Fatalf("link %q", link)
	}
	return secret
}

func TestSignInAndOut(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		b := open(w)
		b.do("GET", "/me", nil).Fails(401, "session.none")
		b.signIn("root", "wrong password").Fails(401, "auth.wrong")
		b.signIn("nobody", "wrong password").Fails(401, "auth.wrong")
		b.signIn("lina", "").Fails(401, "auth.wrong") // has no password yet
		if got := b.do("POST", "/session", map[string]any{"email": " Root@Example.com ", "password": apptest.Password}).OK(); got.Str("name") != "root" {
			t.Errorf("signed in as %s", got.Body)
		}
		if got := b.do("GET", "/me", nil).OK(); got.Str("email") != "root@example.com" {
			t.Errorf("me: %s", got.Body)
		}
		stale := b.jar["sinan_session"]
		b.do("DELETE", "/session", nil).OK()
		if b.jar["sinan_session"] != "" {
			t.Error("the cookie stayed")
		}
		b.jar["sinan_session"] = stale
		b.do("GET", "/me", nil).Fails(401, "session.none")
	})
}

func TestGuessingIsSlowedForTheGuesserAlone(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		own := open(w)
		own.signIn("root", apptest.Password).OK()
		thief := open(w)
		for range 5 {
			thief.signIn("root", "guess").Fails(401, "auth.wrong")
		}
		thief.signIn("root", "guess").Fails(429, "auth.slow_down")
		thief.signIn("root", apptest.Password).Fails(429, "auth.slow_down") // also the right one: no oracle
		for range 5 {
			thief.signIn("nobody", "guess").Fails(401, "auth.wrong")
		}
		thief.signIn("nobody", "guess").Fails(429, "auth.slow_down") // as for somebody who exists
		own.signIn("root", apptest.Password).OK()                    // the same network, but a known browser
		elsewhere := auth.Origin{IP: "198.51.100.7"}
		if _, err := w.Features.Auth.SignIn(t.Context(), auth.Proof{Email: "root@example.com", Password: apptest.Password}, elsewhere); err != nil {
			t.Errorf("a new browser in another network: %v", err)
		}
		w.Pass(3 * time.Second)
		thief.signIn("root", "guess").Fails(401, "auth.wrong") // sixth: 4 s now
		w.Pass(3 * time.Second)
		thief.signIn("root", apptest.Password).Fails(429, "auth.slow_down")
		w.Pass(2 * time.Second)
		thief.signIn("root", apptest.Password).OK()
	})
}

func TestSessionsSlideAndEnd(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		b, other := open(w), open(w)
		b.signIn("root", apptest.Password).OK()
		other.signIn("root", apptest.Password).OK()
		for range 5 { // 100 days of use: longer than a session lasts unused
			w.Pass(20 * 24 * time.Hour)
			b.do("GET", "/me", nil).OK()
		}
		other.do("GET", "/me", nil).Fails(401, "session.none")
		other.signIn("root", apptest.Password).OK()
		list := b.do("GET", "/sessions", nil).OK()
		if list.Len("items") != 2 {
			t.Fatalf("sessions: %s", list.Body)
		}
		for i := range 2 {
			if current, _ := list.At("items", i, "current").(bool); !current {
				b.do("DELETE", "/sessions/"+list.Str("items", i, "id"), nil).OK()
				b.do("DELETE", "/sessions/"+list.Str("items", i, "id"), nil).Fails(404, "input.missing")
			}
		}
		other.do("GET", "/me", nil).Fails(401, "session.none")
		other.signIn("root", apptest.Password).OK()
		b.do("DELETE", "/sessions", nil).OK()
		other.do("GET", "/me", nil).Fails(401, "session.none")
		b.do("GET", "/me", nil).OK()
		for range 7 { // 240 days since the start: over, however much it was used
			w.Pass(20 * 24 * time.Hour)
			b.do("GET", "/me", nil)
		}
		b.do("GET", "/me", nil).Fails(401, "session.none")
		if err := w.Features.Auth.Sweep(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func TestChangingThePassword(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		b, other := open(w), open(w)
		b.signIn("root", apptest.Password).OK()
		other.signIn("root", apptest.Password).OK()
		b.do("POST", "/me/password", map[string]any{"old": "wrong", "new": "another one entirely"}).Fails(422, "auth.password_wrong")
		b.do("POST", "/me/password", map[string]any{"old": apptest.Password, "new": "short"}).Fails(422, "auth.password_short")
		b.do("POST", "/me/password", map[string]any{"old": apptest.Password, "new": "another one entirely"}).OK()
		b.do("GET", "/me", nil).OK()
		other.do("GET", "/me", nil).Fails(401, "session.none")
		other.signIn("root", apptest.Password).Fails(401, "auth.wrong")
		other.signIn("root", "another one entirely").OK()
	})
}

func TestSecondFactor(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		b := open(w)
		b.signIn("root", apptest.Password).OK()
		b.do("POST", "/me/totp/confirm", map[string]any{"code": "123456"}).Fails(409, "auth.totp_off")
		b.do("POST", "/me/totp", map[string]any{"password": "wrong"}).Fails(422, "auth.password_wrong")
		begun := b.do("POST", "/me/totp", map[string]any{"password": apptest.Password}).OK()
		if uri := begun.Str("uri"); !strings.HasPrefix(uri, "otpauth://totp/Sinan") || !strings.Contains(uri, begun.Str("key")) {
			t.Errorf("uri %s", uri)
		}
		code := func(d time.Duration) string {
			c, err := totp.GenerateCode(begun.Str("key"), w.Now().Add(d))
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		open(w).signIn("root", apptest.Password).OK() // not asked for until confirmed
		b.do("POST", "/me/totp/confirm", map[string]any{"code": code(time.Hour)}).Fails(422, "auth.code_wrong")
		codes := b.do("POST", "/me/totp/confirm", map[string]any{"code": code(0)}).OK()
		if codes.Len("recovery_codes") != 10 {
			t.Fatalf("recovery codes: %s", codes.Body)
		}
		b.do("POST", "/me/totp", map[string]any{"password": apptest.Password}).Fails(409, "auth.totp_on")

		n := open(w)
		n.signIn("root", "wrong", code(0)).Fails(401, "auth.wrong")
		n.signIn("root", apptest.Password).Fails(401, "auth.code_needed")
		n.signIn("root", apptest.Password, code(0)).Fails(401, "auth.code_wrong") // used to confirm
		w.Pass(time.Minute)
		fresh := code(0)
		n.signIn("root", apptest.Password, fresh[:3]+" "+fresh[3:]).OK()
		n.signIn("root", apptest.Password, fresh).Fails(401, "auth.code_wrong") // no code twice
		first := codes.Str("recovery_codes", 0)
		n.signIn("root", apptest.Password, strings.ToLower(first)).OK()
		n.signIn("root", apptest.Password, first).Fails(401, "auth.code_wrong") // once each
		if got := n.do("GET", "/me/security", nil).OK(); got.At("codes_left") != 9.0 || got.At("totp") != true {
			t.Errorf("security: %s", got.Body)
		}
		if got := n.do("POST", "/me/recovery-codes", map[string]any{"password": apptest.Password}).OK(); got.Len("recovery_codes") != 10 {
			t.Errorf("renewed: %s", got.Body)
		}
		open(w).signIn("root", apptest.Password, codes.Str("recovery_codes", 1)).Fails(401, "auth.code_wrong")
		thief := open(w)
		for range 4 { // and one by a stranger above
			thief.signIn("root", apptest.Password, "000000").Fails(401, "auth.code_wrong")
		}
		thief.signIn("root", apptest.Password, "000000").Fails(429, "auth.slow_down")
		n.do("POST", "/me/totp/disable", map[string]any{"password": apptest.Password}).OK()
		open(w).signIn("root", apptest.Password).OK()
	})
}

func TestTheFirstRunNamesEveryFieldAtOnce(t *testing.T) {
	w := apptest.Empty(t, t.TempDir()+"/sinan.db")
	got := w.Do("", "POST", "/setup", map[string]any{"workspace": " ", "name": "", "email": "nobody", "password": "short"})
	var fields []string
	for i := range got.Len("errors") {
		fields = append(fields, got.Str("errors", i, "pointer"))
	}
	if got.Status != 422 || strings.Join(fields, " ") != "/password /workspace /name /email" {
		t.Errorf("%d %s", got.Status, got.Body)
	}
	if got := w.Get("", "/setup").OK(); got.At("needed") != true {
		t.Errorf("something was set up: %s", got.Body)
	}
	w.Post("", "/setup", map[string]any{"workspace": "华岳", "name": "林岳", "email": "l@example.com", "password": apptest.Password})
	w.Do("", "POST", "/setup", map[string]any{"workspace": "x", "name": "y", "email": "y@example.com", "password": "short"}).Fails(409, "people.founded")
}

// What one may begin for oneself is offered, though one may not do it for anybody.
func TestMembersMayBeginWhatIsTheirOwn(t *testing.T) {
	w := apptest.New(t)
	for who, may := range map[string]bool{"root": true, "coach": true, "hr": true, "lina": true, "hu": true, "guest": false} {
		can, _ := w.Get(who, "/me").OK().At("can").([]any)
		for _, action := range []string{"objective.create", "metric.create", "meeting.create"} {
			if slices.Contains(can, any(action)) != may {
				t.Errorf("%s may do %s: want %t, told %v", who, action, may, can)
			}
		}
	}
}
