package notices_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app"
	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/platform/mail"
)

// post is a mail server of the test's: it keeps what it takes, and is down or
// refuses as long as it is told to.
type post struct {
	mu      sync.Mutex
	letters []mail.Letter
	tries   int
	fail    error
}

func (p *post) Send(_ context.Context, l mail.Letter) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.tries++
	if p.fail != nil {
		return p.fail
	}
	p.letters = append(p.letters, l)
	return nil
}

func (p *post) fails(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fail = err
}

// to lists the subjects of what somebody got.
func (p *post) to(name string) (subjects []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, l := range p.letters {
		if l.Name == name {
			subjects = append(subjects, l.Subject)
		}
	}
	return subjects
}

// letter is the one letter with a subject; several go out at a time, in any order.
func (p *post) letter(t *testing.T, subject string) (found mail.Letter) {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	n := 0
	for _, l := range p.letters {
		if l.Subject == subject {
			found = l
			n++
		}
	}
	if n != 1 {
		t.Fatalf("%d letters %q of %d", n, subject, len(p.letters))
	}
	return found
}

func withPost(t *testing.T, database string) (*apptest.World, *post) {
	t.Helper()
	p := &post{}
	return apptest.WithMail(t, database, p), p
}

func eachWithPost(t *testing.T, fn func(t *testing.T, w *apptest.World, p *post)) {
	t.Run("sqlite", func(t *testing.T) {
		w, p := withPost(t, filepath.Join(t.TempDir(), "sinan.db"))
		fn(t, w, p)
	})
	t.Run("postgres", func(t *testing.T) {
		w, p := withPost(t, apptest.Postgres(t))
		fn(t, w, p)
	})
}

func deliver(t *testing.T, w *apptest.World) {
	t.Helper()
	if err := w.Features.Notices.Deliver(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func say(w *apptest.World, who, kr, body string) {
	w.Post(who, "/comments", m{"subject_kind": "key_result", "subject_id": kr, "body": body})
}

func call(w *apptest.World, who string) string {
	return fmt.Sprintf("@[%s](person:%s)", who, w.ID[who])
}

func TestWhatWaitsIsMailedSoonAndTheRestInADigest(t *testing.T) {
	eachWithPost(t, func(t *testing.T, w *apptest.World, p *post) {
		o, kr := draft(w, "everyone")
		for _, words := range []string{"一", "二", "三"} {
			say(w, "hu", kr, call(w, "lina")+words) // lina is called, chen's key result is talked about
		}
		deliver(t, w)
		holds(t, "before it is due", p.to("lina"))
		w.Pass(3 * time.Minute)
		deliver(t, w)
		deliver(t, w)
		holds(t, "three in one", p.to("lina"), "3 件事需要你看一下")
		holds(t, "the owner waits for the digest", p.to("chen"))
		l := p.letters[0]
		if l.Items[0].Head != "hu 提到了你" || l.Items[0].Words != "@lina一" || l.Items[0].URL != "https://okr.example.com/okrs/"+o+"?kr="+kr+"&talk=key_result."+kr || l.Unsubscribe == "" {
			t.Errorf("letter: %+v", l)
		}
		w.Patch("lina", "/notices", m{"all": true, "read": true})
		say(w, "hu", kr, call(w, "lina")+"四")
		w.Patch("lina", "/notices", m{"all": true, "read": true})
		w.Pass(8 * time.Hour) // past five in the afternoon
		deliver(t, w)
		holds(t, "what was read meanwhile is not mailed", p.to("lina"), "3 件事需要你看一下")
		holds(t, "the digest", p.to("chen"), "摘要：4 条更新")
	})
}

func TestNobodyIsWrittenToInQuietHoursOrOnDaysOff(t *testing.T) {
	w, p := withPost(t, filepath.Join(t.TempDir(), "sinan.db"))
	_, kr := draft(w, "everyone")
	w.At("2026-11-20") // Friday
	w.Pass(10 * time.Hour)
	say(w, "hu", kr, call(w, "lina")+"晚上")
	w.Pass(12 * time.Hour)
	say(w, "hu", kr, call(w, "lina")+"周六")
	deliver(t, w)
	w.Pass(24 * time.Hour)
	deliver(t, w)
	holds(t, "on the weekend", p.to("lina"))
	w.At("2026-11-23")
	w.Pass(-90*time.Minute + time.Second) // Monday, half past eight
	deliver(t, w)
	holds(t, "on Monday morning, in one", p.to("lina"), "2 件事需要你看一下")
}

// A letter to somebody who has left is closed, not looked at again and again.
func TestWhoHasLeftGetsNoLetter(t *testing.T) {
	eachWithPost(t, func(t *testing.T, w *apptest.World, p *post) {
		_, kr := draft(w, "everyone")
		say(w, "hu", kr, call(w, "lina"))
		w.Post("root", "/people/"+w.ID["lina"]+"/deactivate", nil)
		w.Pass(4 * time.Minute)
		ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
		defer stop()
		if err := w.Features.Notices.Deliver(ctx); err != nil || ctx.Err() != nil {
			t.Fatalf("the round doesn't end: %v, %v", err, ctx.Err())
		}
		holds(t, "who has left", p.to("lina"))
		if sent := w.Get("root", "/deliveries?state=sent").OK(); sent.Len("items") != 1 {
			t.Errorf("not closed: %s", sent.Body)
		}
	})
}

func TestEverybodyChoosesHowAndWhen(t *testing.T) {
	eachWithPost(t, func(t *testing.T, w *apptest.World, p *post) {
		_, kr := draft(w, "everyone")
		first := w.Get("chen", "/notice-choices").OK()
		if first.Str("hours", "quiet_from") != "19:00" || first.Str("ways", 0, "way") != "mail" || first.At("mail") != true {
			t.Errorf("usual: %s", first.Body)
		}
		w.Patch("chen", "/notice-choices", m{"ways": m{"comment": "none", "mention": "inbox"}})
		hours := m{"quiet_from": "00:00", "quiet_until": "00:00", "workdays_only": false, "digest": "weekly", "digest_at": "16:00"}
		w.Patch("chen", "/notice-choices", m{"hours": hours, "ways": m{"reply": "digest"}})
		w.Do("chen", "PATCH", "/notice-choices", m{"ways": m{"comment": "shout"}}).Fails(422, "notice.way")
		w.Do("chen", "PATCH", "/notice-choices", m{"ways": m{"rumour": "mail"}}).Fails(422, "notice.way")
		hours["digest_at"] = "29:00"
		w.Do("chen", "PATCH", "/notice-choices", m{"hours": hours}).Fails(422, "notice.time")
		w.Do("chen", "PATCH", "/notice-choices", m{"ways": m{"comment": "mail"}}, "If-Match", `"1"`).Fails(412, "input.stale")
		say(w, "hu", kr, "说说")
		say(w, "hu", kr, call(w, "chen"))
		holds(t, "nothing of comments", box(w, "chen"), "mention hu")
		w.Pass(time.Hour)
		deliver(t, w)
		holds(t, "mentions stay in the inbox", p.to("chen"))
	})
}

func TestALinkInALetterEndsItsKindWithoutSigningIn(t *testing.T) {
	eachWithPost(t, func(t *testing.T, w *apptest.World, p *post) {
		_, kr := draft(w, "everyone")
		say(w, "hu", kr, call(w, "lina"))
		w.Pass(4 * time.Minute)
		deliver(t, w)
		link := strings.TrimPrefix(p.letters[0].Unsubscribe, "https://okr.example.com")
		token := strings.TrimPrefix(link, "/unsubscribe/")
		peek := w.Get("", "/unsubscriptions/"+token).OK()
		if peek.Str("email") != "l…@example.com" || peek.Str("reasons", 0) != "mention" || peek.At("over") != false {
			t.Errorf("peek: %s", peek.Body)
		}
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, link, strings.NewReader("List-Unsubscribe=One-Click"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded") // as a mail program sends it
		rec := httptest.NewRecorder()
		w.ServeHTTP(rec, r)
		if rec.Code != http.StatusNoContent {
			t.Fatalf("one click: %d %s", rec.Code, rec.Body)
		}
		w.Post("", "/unsubscriptions/"+token, nil)
		say(w, "hu", kr, call(w, "lina"))
		w.Pass(time.Hour)
		deliver(t, w)
		if got := p.to("lina"); len(got) != 1 {
			t.Errorf("still mailed: %v", got)
		}
		holds(t, "the inbox has it", box(w, "lina"), "mention hu", "mention hu")
		spoilt := strings.Replace(token, token[9:11], "AB", 1) // not at its end, where letters of base64 may say nothing
		if spoilt == token {
			spoilt = strings.Replace(token, token[9:11], "BA", 1)
		}
		w.Get("", "/unsubscriptions/"+spoilt).Fails(404, "notice.link_over")
		w.Get("", "/unsubscriptions/nonsense").Fails(404, "notice.link_over")
	})
}

// A mail server that is down for an hour loses nothing, is not asked by every
// letter, and gets each letter once.
func TestAMailServerThatIsDownForAnHour(t *testing.T) {
	eachWithPost(t, func(t *testing.T, w *apptest.World, p *post) {
		_, kr := draft(w, "everyone")
		everybody := []string{"lina", "zhang", "fang", "wei", "coach", "hr"}
		for _, who := range everybody {
			say(w, "hu", kr, call(w, who))
		}
		p.fails(&mail.Unreachable{Err: errors.New("connection refused")})
		for range 60 {
			w.Pass(time.Minute)
			if err := w.Features.Notices.Deliver(t.Context()); err == nil && p.tries == 0 {
				continue // not yet due
			}
		}
		if most := 60 * 4; p.tries < 10 || p.tries > most {
			t.Errorf("tried %d times in an hour", p.tries)
		}
		if failing := w.Get("root", "/deliveries?state=failing").OK(); failing.Len("items") == 0 || !strings.Contains(failing.Str("items", 0, "error"), "refused") {
			t.Errorf("what fails isn't shown: %s", failing.Body)
		}
		p.fails(nil)
		for range 70 {
			w.Pass(time.Minute)
			deliver(t, w)
		}
		for _, who := range everybody {
			if got := p.to(who); len(got) != 1 {
				t.Errorf("%s got %v", who, got)
			}
		}
	})
}

func TestALetterHoldsSoManyAndSaysHowManyMore(t *testing.T) {
	w, p := withPost(t, filepath.Join(t.TempDir(), "sinan.db"))
	_, kr := draft(w, "everyone")
	for n := range 53 {
		say(w, "hu", kr, call(w, "lina")+fmt.Sprint(n))
	}
	w.Pass(4 * time.Minute)
	deliver(t, w)
	holds(t, "all in one letter", p.to("lina"), "53 件事需要你看一下")
	if l := p.letters[0]; len(l.Items) != 50 || !strings.HasPrefix(l.Small[0], "还有 3 条") {
		t.Errorf("%d items, then %q", len(l.Items), l.Small)
	}
}

// Where mail is switched off what was to be mailed waits, and goes out once it is
// on again.
func TestLettersWaitWhileMailIsSwitchedOff(t *testing.T) {
	w, p := withPost(t, filepath.Join(t.TempDir(), "sinan.db"))
	_, kr := draft(w, "everyone")
	say(w, "hu", kr, call(w, "lina"))
	off, err := app.New(w.Store, app.Config{Now: w.Now, Options: app.Options{Location: time.FixedZone("Asia/Shanghai", 8*3600), BaseURL: "https://okr.example.com",
		Secret: "a secret of tests, long enough to seal"}})
	if err != nil {
		t.Fatal(err)
	}
	w.Pass(4 * time.Minute)
	if err := off.Features.Notices.Deliver(t.Context()); err != nil {
		t.Fatal(err)
	}
	holds(t, "while it is off", p.to("lina"))
	deliver(t, w)
	if len(p.to("lina")) != 1 {
		t.Errorf("afterwards: %v", p.to("lina"))
	}
}

func TestALetterThatIsRefusedDiesAndIsSentAgain(t *testing.T) {
	eachWithPost(t, func(t *testing.T, w *apptest.World, p *post) {
		_, kr := draft(w, "everyone")
		say(w, "hu", kr, call(w, "lina"))
		p.fails(&mail.Refused{Err: errors.New("550 no such mailbox")})
		w.Pass(4 * time.Minute)
		deliver(t, w)
		deliver(t, w)
		if p.tries != 1 {
			t.Errorf("refused for good, and tried %d times", p.tries)
		}
		w.Get("coach", "/deliveries").Fails(403, "access.denied")
		found := w.Get("root", "/deliveries").OK()
		if found.Str("items", 0, "to_name") != "lina" || !strings.Contains(found.Str("items", 0, "error"), "550") || found.At("items", 0, "notices") != float64(1) {
			t.Fatalf("dead: %s", found.Body)
		}
		p.fails(nil)
		w.Post("root", "/deliveries/resend", m{"ids": []string{found.Str("items", 0, "id")}})
		deliver(t, w)
		if got := p.to("lina"); len(got) != 1 {
			t.Errorf("sent again: %v", got)
		}
		// One that only fails is tried for about a day.
		say(w, "hu", kr, call(w, "zhang"))
		p.fails(errors.New("451 later"))
		p.tries = 0
		for range 40 {
			w.Pass(time.Hour)
			deliver(t, w)
		}
		if p.tries != 2*28 || w.Get("root", "/deliveries").OK().Len("items") != 2 { // zhang's, and chen's digest
			t.Errorf("%d tries", p.tries)
		}
		newest := w.Get("root", "/deliveries?limit=1").OK()
		older := w.Get("root", "/deliveries?limit=1&cursor="+newest.Str("next")).OK()
		if newest.Str("items", 0, "to_name") != "zhang" || older.Str("items", 0, "to_name") != "chen" {
			t.Errorf("the newest first: %s then %s", newest.Body, older.Body)
		}
	})
}

// Replicas deliver at the same time and send each letter once; so does one whose
// clock jumps.
func TestReplicasAndClocksThatJumpSendOnce(t *testing.T) {
	eachWithPost(t, func(t *testing.T, w *apptest.World, p *post) {
		second, err := app.New(w.Store, app.Config{Now: w.Now, Options: app.Options{Location: time.FixedZone("Asia/Shanghai", 8*3600), BaseURL: "https://okr.example.com",
			Secret: "a secret of tests, long enough to seal", Mail: p}})
		if err != nil {
			t.Fatal(err)
		}
		_, kr := draft(w, "everyone")
		everybody := []string{"lina", "zhang", "fang", "wei", "coach", "hr", "root"}
		for _, who := range everybody {
			say(w, "hu", kr, call(w, who))
		}
		w.Pass(4 * time.Minute)
		var group sync.WaitGroup
		for _, a := range []*app.App{w.App, second, w.App, second} {
			group.Go(func() {
				if err := a.Features.Notices.Deliver(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		w.Pass(-24 * time.Hour)
		deliver(t, w)
		say(w, "hu", kr, call(w, "lina")+"昨天")
		w.Pass(4 * time.Minute)
		deliver(t, w)
		w.Pass(72 * time.Hour)
		deliver(t, w)
		for _, who := range everybody {
			want := 1
			if who == "lina" {
				want = 2
			}
			if got := p.to(who); len(got) != want {
				t.Errorf("%s got %v", who, got)
			}
		}
		var ids []string
		for _, l := range p.letters {
			ids = append(ids, l.ID)
		}
		slices.Sort(ids)
		if len(slices.Compact(ids)) != len(p.letters) {
			t.Error("two letters have one id")
		}
	})
}
