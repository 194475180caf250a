package robots_test

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// deliver lets time pass and what is due go out.
func deliver(w *apptest.World, d time.Duration) {
	w.T.Helper()
	w.Pass(d)
	if err := w.Features.Robots.Deliver(context.WithoutCancel(w.T.Context())); err != nil {
		w.T.Fatal(err)
	}
}

// A server that is broken, says too much, or never answers gets the message later:
// once, and with the id that it would have had at first.
func TestATroubledRobotIsTriedAgain(t *testing.T) {
	gone := make(chan struct{})
	t.Cleanup(func() { close(gone) })
	for name, c := range map[string]struct {
		broke   func(string, http.ResponseWriter) bool
		trouble string
	}{
		"an error": {func(_ string, w http.ResponseWriter) bool { w.WriteHeader(500); return true }, "failed"},
		"garbage": {func(_ string, w http.ResponseWriter) bool {
			_, _ = w.Write([]byte("<html>sign in</html>"))
			return true
		}, "failed"},
		"never": {func(string, http.ResponseWriter) bool {
			select {
			case <-gone:
			case <-time.After(3 * time.Second):
			}
			return true
		}, "unreachable"},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, w *apptest.World, h *hall) {
				robot(w, h, "feishu", nil)
				h.answers(c.broke)
				begun := time.Now()
				active(w, "lina", "照常写", nil)
				w.Pass(4 * time.Minute)
				if err := w.Features.Robots.Deliver(t.Context()); err != nil {
					t.Fatal(err)
				}
				if took := time.Since(begun); took > 10*time.Second {
					t.Errorf("took %s", took)
				}
				if r := named(w, "feishu"); r["trouble"] != c.trouble || r["error"] == nil || r["failed_at"] == nil {
					t.Errorf("told: %v", r)
				}
				failing := w.Get("root", "/deliveries?state=failing&way=robot").OK()
				if failing.Len("items") != 1 || failing.Str("items", 0, "to_name") != "feishu" || failing.At("items", 0, "tries") != 1.0 || failing.At("items", 0, "notices") != 1.0 {
					t.Errorf("failing: %s", failing.Body)
				}
				h.answers(nil)
				deliver(w, 30*time.Second) // too soon
				if len(h.calls("feishu")) != 0 {
					t.Error("asked again at once")
				}
				deliver(w, time.Minute)
				deliver(w, time.Hour)
				if n := len(h.calls("feishu")); n != 1 {
					t.Errorf("heard %d times", n)
				}
				if r := named(w, "feishu"); r["trouble"] != nil || r["failed_at"] != nil {
					t.Errorf("over, and still: %v", r)
				}
			})
		})
	}
}

// What was heard though the answer was lost comes again under the same id.
func TestTheSameMessageHasTheSameID(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		robot(w, h, "webhook", nil)
		var first atomic.Bool
		active(w, "lina", "一次", nil)
		h.answers(func(_ string, rw http.ResponseWriter) bool {
			if first.CompareAndSwap(false, true) {
				rw.WriteHeader(http.StatusBadGateway)
				return false // heard all the same
			}
			return false
		})
		speak(w)
		deliver(w, 2*time.Minute)
		heard := h.calls("webhook")
		if len(heard) != 2 || heard[0].id == "" || heard[0].id != heard[1].id || heard[0].text != heard[1].text {
			t.Errorf("%d: %+v", len(heard), heard)
		}
	})
}

func TestAPlatformThatHearsTooMuchIsLeftAlone(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		robot(w, h, "slack", nil)
		var asked atomic.Int32
		h.answers(func(_ string, rw http.ResponseWriter) bool {
			asked.Add(1)
			rw.Header().Set("Retry-After", "1200")
			rw.WriteHeader(http.StatusTooManyRequests)
			return true
		})
		active(w, "lina", "第一条", nil)
		speak(w)
		if named(w, "slack")["trouble"] != "limited" || asked.Load() != 1 {
			t.Fatalf("asked %d times: %v", asked.Load(), named(w, "slack"))
		}
		active(w, "lina", "第二条", nil) // a message of its own, which waits its turn no less
		deliver(w, 10*time.Minute)
		if n := asked.Load(); n > 2 {
			t.Errorf("asked %d times within 20 minutes", n)
		}
		before := asked.Load()
		h.answers(nil)
		deliver(w, 9*time.Minute)
		if asked.Load() != before || strings.Contains(said(h, "slack"), "第一条") {
			t.Error("asked again before its time")
		}
		deliver(w, 30*time.Minute)
		if heard := said(h, "slack"); !strings.Contains(heard, "第一条") || !strings.Contains(heard, "第二条") {
			t.Errorf("lost: %s", heard)
		}
	})
}

// An address that leads inside by a redirect or a name isn't called, and needs
// somebody: the message is dead until it is sent again.
func TestARedirectToAPrivateAddress(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		var called atomic.Int32
		l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.2:0")
		if err != nil {
			t.Fatalf("no second loopback address: %v", err)
		}
		inside := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { called.Add(1) }))
		inside.Listener = l
		inside.Start()
		defer inside.Close()
		robot(w, h, "teams", nil)
		h.answers(func(_ string, rw http.ResponseWriter) bool {
			rw.Header().Set("Location", inside.URL)
			rw.WriteHeader(http.StatusTemporaryRedirect)
			return true
		})
		active(w, "lina", "别进来", nil)
		speak(w)
		if r := named(w, "teams"); r["trouble"] != "closed" || !strings.Contains(r["error"].(string), "SINAN_OUTBOUND_ALLOW") {
			t.Errorf("told: %v", r)
		}
		dead := w.Get("root", "/deliveries?state=dead&way=robot").OK()
		if dead.Len("items") != 1 || called.Load() != 0 {
			t.Fatalf("dead: %s", dead.Body)
		}
		if w.Get("root", "/deliveries?state=dead&way=mail").OK().Len("items") != 0 {
			t.Error("no letter is dead")
		}
		h.answers(nil)
		w.Post("root", "/deliveries/resend", m{"ids": []string{dead.Str("items", 0, "id")}})
		deliver(w, time.Second)
		if !strings.Contains(said(h, "teams"), "别进来") {
			t.Error("sent again, and lost")
		}
	})
}

// One that can't be mended by waiting is dead at once; after a day of trying any is.
func TestADeadMessageWaitsForSomebody(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		robot(w, h, "wecom", nil)
		h.answers(func(_ string, rw http.ResponseWriter) bool {
			_, _ = rw.Write([]byte(`{"errcode":93000,"errmsg":"invalid webhook url"}`))
			return true
		})
		active(w, "lina", "地址失效", nil)
		speak(w)
		if named(w, "wecom")["trouble"] != "refused" || w.Get("root", "/deliveries?way=robot").OK().Len("items") != 1 {
			t.Errorf("refused: %v", named(w, "wecom"))
		}
		h.answers(func(_ string, rw http.ResponseWriter) bool { rw.WriteHeader(503); return true })
		active(w, "lina", "一直坏着", nil)
		for range 40 {
			deliver(w, time.Hour)
		}
		if dead := w.Get("root", "/deliveries?way=robot").OK(); dead.Len("items") != 2 || dead.At("items", 0, "tries") != 28.0 {
			t.Errorf("after forty hours: %s", dead.Body)
		}
	})
}

// Two replicas at once say a thing once; one robot that never answers keeps no
// other waiting.
func TestReplicasAndNeighbours(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		robot(w, h, "slack", nil)
		robot(w, h, "feishu", nil)
		h.answers(func(kind string, _ http.ResponseWriter) bool {
			if kind == "feishu" {
				time.Sleep(2 * time.Second)
			}
			return kind == "feishu"
		})
		active(w, "lina", "都要听到", nil)
		w.Pass(4 * time.Minute)
		var both sync.WaitGroup
		for range 2 {
			both.Go(func() {
				if err := w.Features.Robots.Deliver(context.WithoutCancel(t.Context())); err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
		if n := len(h.calls("slack")); n != 1 {
			t.Errorf("heard %d times", n)
		}
	})
}

func TestOneThatIsOffOrRevokedForgets(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		off, revoked := robot(w, h, "slack", nil).ID(), robot(w, h, "wecom", nil).ID()
		active(w, "lina", "之前", nil)
		w.Patch("root", "/robots/"+off, m{"active": false})
		w.Do("root", "DELETE", "/robots/"+revoked, nil).OK()
		active(w, "lina", "之间", nil)
		w.Patch("root", "/robots/"+off, m{"active": true})
		active(w, "lina", "之后", nil)
		speak(w)
		if heard := said(h, "slack"); heard == "" || strings.Contains(heard, "之前") || strings.Contains(heard, "之间") || !strings.Contains(heard, "之后") {
			t.Errorf("heard: %s", heard)
		}
		if said(h, "wecom") != "" {
			t.Error("one that was revoked spoke")
		}
	})
}

// An address sealed with another key, or moved to another robot's row, is called by
// nobody: the robot says so, and is mended by giving the address again.
func TestAnAddressThatCannotBeOpened(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		id := robot(w, h, "slack", nil).ID()
		other := robot(w, h, "wecom", nil).ID()
		if _, err := w.Store.Write.NewRaw("UPDATE robots SET address = (SELECT o.address FROM robots AS o WHERE o.id = ?) WHERE id = ?", other, id).Exec(t.Context()); err != nil {
			t.Fatal(err)
		}
		active(w, "lina", "谁也没听到", nil)
		speak(w)
		if named(w, "slack")["trouble"] != "sealed" || len(h.calls("wecom")) != 1 {
			t.Errorf("told: %v", named(w, "slack"))
		}
		w.Patch("root", "/robots/"+id, m{"address": h.URL + "/slack"})
		w.Post("root", "/deliveries/resend", m{})
		deliver(w, time.Second)
		if !strings.Contains(said(h, "slack"), "谁也没听到") || named(w, "slack")["trouble"] != nil {
			t.Errorf("mended, and still: %v", named(w, "slack"))
		}
	})
}
