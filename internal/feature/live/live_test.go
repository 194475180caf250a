package live_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
)

// heard is one message of a stream.
type heard struct{ id, event, data string }

// subject is what a change is about.
func (h heard) subject() string {
	var c struct {
		Kind string `json:"kind"`
		ID   string `json:"subject_id"`
	}
	_ = json.Unmarshal([]byte(h.data), &c) // "" is what the test then compares
	return c.Kind + " " + c.ID
}

// limit is the server's on a whole request and a whole answer, which streams outlive.
const limit = time.Second

// serve runs the World as it runs in service: with its work in the background,
// on a socket.
func serve(t *testing.T, w *apptest.World) *httptest.Server {
	ctx, cancel := context.WithCancel(t.Context())
	if err := w.Features.Live.Start(ctx, w.Store); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(w)
	server.Config.ReadTimeout, server.Config.WriteTimeout = limit, limit
	server.Start()
	t.Cleanup(func() { cancel(); w.Features.Live.Stop(); server.Close() })
	return server
}

// sessionOf begins a session of somebody's.
func sessionOf(t *testing.T, w *apptest.World, as string) *http.Cookie {
	t.Helper()
	secret, _, err := w.Features.Auth.Start(t.Context(), access.System("test"), w.ID[as])
	if err != nil {
		t.Fatal(err)
	}
	return &http.Cookie{Name: "sinan_session", Value: secret}
}

// follow opens a stream and gives what comes; the channel is closed at its end.
func follow(t *testing.T, w *apptest.World, server *httptest.Server, as, after string) <-chan heard {
	t.Helper()
	return followWith(t, server, sessionOf(t, w, as), after)
}

func followWith(t *testing.T, server *httptest.Server, session *http.Cookie, after string) <-chan heard {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/api/v1/stream", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.AddCookie(session)
	if after != "" {
		r.Header.Set("Last-Event-ID", after)
	}
	answer, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = answer.Body.Close() })
	if got := answer.Header.Get("Content-Type"); answer.StatusCode != 200 || got != "text/event-stream" {
		t.Fatalf("%d %s", answer.StatusCode, got)
	}
	if answer.Header.Get("X-Accel-Buffering") != "no" || answer.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("a proxy may hold it back: %v", answer.Header)
	}
	out := make(chan heard, 100)
	go func() {
		defer close(out)
		var h heard
		for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
			name, value, _ := strings.Cut(lines.Text(), ": ")
			switch name {
			case "id":
				h.id = value
			case "event":
				h.event = value
			case "data":
				h.data = value
			case "":
				if h.event != "" {
					out <- h
				}
				h = heard{}
			}
		}
	}()
	return out
}

// next is the next message, which must come within the second that is promised;
// ten on a machine with much else to do.
func next(t *testing.T, stream <-chan heard) heard {
	t.Helper()
	select {
	case h, ok := <-stream:
		if !ok {
			t.Fatal("the stream ended")
		}
		return h
	case <-time.After(10 * time.Second):
		t.Fatal("nothing came")
	}
	return heard{}
}

func objective(w *apptest.World, as, title string, more ...any) string {
	body := map[string]any{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID[as], "kind": "committed"}
	for i := 0; i+1 < len(more); i += 2 {
		body[more[i].(string)] = more[i+1]
	}
	return w.Post(as, "/objectives", body).ID()
}

// Everybody hears of what they may see, and of nothing else.
func TestChangesReachWhoMaySeeThem(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		server := serve(t, w)
		hu, guest := follow(t, w, server, "hu", ""), follow(t, w, server, "guest", "")
		next(t, hu) // where the trail is
		next(t, guest)
		objective(w, "chen", "只给名单看", "visibility", "listed", "shared_with", []string{w.ID["lina"]})
		open := objective(w, "chen", "大家都看得到")
		begun := time.Now()
		if got := next(t, hu); got.event != "change" || got.subject() != "objective.drafted "+open {
			t.Errorf("hu heard %+v", got)
		}
		t.Logf("heard %v after the answer", time.Since(begun).Round(time.Millisecond))
		w.Post("root", "/themes", map[string]any{"title": "用户第一"})
		if got := next(t, hu); !strings.HasPrefix(got.subject(), "theme.") {
			t.Errorf("hu heard %+v", got)
		}
		mark := objective(w, "chen", "也给客人看", "visibility", "listed", "shared_with", []string{w.ID["guest"]})
		if got := next(t, guest); got.subject() != "objective.drafted "+mark {
			t.Errorf("the guest heard %+v", got)
		}
	})
}

// A meeting is seen by its own policy: who is invited hears of it, and sees who is there.
func TestAMeetingIsHeardOfByWhomItInvites(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		server := serve(t, w)
		lina, fang := follow(t, w, server, "lina", ""), follow(t, w, server, "fang", "")
		next(t, lina)
		next(t, fang)
		meeting := w.Post("chen", "/meetings", map[string]any{"kind": "weekly", "title": "一对一", "starts_on": "2026-11-20", "at": "09:30", "minutes": 30,
			"visibility": "listed", "people_ids": []string{w.ID["lina"]}}).ID()
		if got := next(t, lina); got.subject() != "meeting.planned "+meeting {
			t.Errorf("lina heard %+v", got)
		}
		w.Do("fang", http.MethodPut, "/presence", map[string]any{"subject_kind": "meeting", "subject_id": meeting, "tab": "one"}).Fails(404, "input.missing")
		w.Do("lina", http.MethodPut, "/presence", map[string]any{"subject_kind": "meeting", "subject_id": meeting, "tab": "one"}).OK()
		w.Post("root", "/themes", map[string]any{"title": "到此为止"})
		if got := next(t, fang); !strings.HasPrefix(got.subject(), "theme.") {
			t.Errorf("fang heard %+v", got)
		}
	})
}

// A break loses nothing; one that was too long, or a place of another trail, says so.
func TestAStreamGoesOnAfterABreak(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		server := serve(t, w)
		stream := follow(t, w, server, "hu", "")
		place := next(t, stream).id
		var made []string
		for i := range 5 {
			made = append(made, objective(w, "chen", fmt.Sprintf("目标 %d", i)))
		}
		for _, want := range made {
			if got := next(t, stream); got.subject() != "objective.drafted "+want {
				t.Fatalf("heard %+v, want %s", got, want)
			}
		}
		again := follow(t, w, server, "hu", place)
		for _, want := range made {
			got := next(t, again)
			for !strings.HasPrefix(got.subject(), "objective.") { // sessions of this test
				got = next(t, again)
			}
			if got.subject() != "objective.drafted "+want {
				t.Fatalf("after the break heard %+v, want %s", got, want)
			}
		}
		for _, lost := range []string{"1", "999999"} {
			if got := next(t, follow(t, w, server, "hu", lost)); got.event != "behind" {
				t.Errorf("from place %s heard %+v", lost, got)
			}
		}
	})
}

// A page asks who is signed in, then for what it shows, then for its stream: what
// others change meanwhile it hears of as well.
func TestAStreamBeginsWhereThePageDid(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		server := serve(t, w)
		session := sessionOf(t, w, "hu")
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/api/v1/me", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.AddCookie(session)
		answer, err := server.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		var me struct{ Place int64 }
		if err := json.NewDecoder(answer.Body).Decode(&me); err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		made := objective(w, "chen", "在页面打开时改了")
		stream := followWith(t, server, session, strconv.FormatInt(me.Place, 10))
		for deadline := 20; ; deadline-- {
			if h := next(t, stream); h.event == "change" && h.subject() == "objective.drafted "+made {
				return
			} else if h.event == "behind" || deadline == 0 {
				t.Fatalf("heard %+v", h)
			}
		}
	})
}

// Who is told in their inbox hears that it has grown; nobody else does.
func TestANoticeIsHeardByWhomItIsFor(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		server := serve(t, w)
		lina, hu := follow(t, w, server, "lina", ""), follow(t, w, server, "hu", "")
		next(t, lina)
		next(t, hu)
		id := objective(w, "chen", "问一声")
		w.Post("chen", "/comments", map[string]any{"subject_kind": "objective", "subject_id": id, "body": "@[lina](person:" + w.ID["lina"] + ") 看一下"})
		w.Post("root", "/themes", map[string]any{"title": "到此为止"})
		events := func(stream <-chan heard) (notices int) {
			for {
				h := next(t, stream)
				if h.event == "notice" {
					notices++
				}
				if strings.HasPrefix(h.subject(), "theme.") {
					return notices
				}
			}
		}
		if n := events(lina); n != 1 {
			t.Errorf("lina heard of %d notices", n)
		}
		if n := events(hu); n != 0 {
			t.Errorf("hu heard of %d notices", n)
		}
	})
}

// A stream outlives the server's limits on requests that end.
func TestAStreamOutlivesTheLimits(t *testing.T) {
	w := apptest.New(t)
	stream := follow(t, w, serve(t, w), "hu", "")
	next(t, stream)
	time.Sleep(3 * limit / 2)
	id := objective(w, "chen", "还听得到")
	if got := next(t, stream); got.subject() != "objective.drafted "+id {
		t.Errorf("heard %+v", got)
	}
}

// ends waits for the end of a stream, whatever comes before it.
func ends(t *testing.T, stream <-chan heard) {
	t.Helper()
	late := time.After(10 * time.Second)
	for {
		select {
		case _, ok := <-stream:
			if !ok {
				return
			}
		case <-late:
			t.Fatal("the stream goes on")
		}
	}
}

// Nobody opens a stream unsigned; being signed out, shut off or put out ends it,
// and no other, and so does the end of the server.
func TestAStreamEndsWithItsSession(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Get("", "/stream").Fails(401, "session.none")
		server := serve(t, w)
		session := sessionOf(t, w, "hu")
		out, stays := followWith(t, server, session, ""), follow(t, w, server, "hu", "")
		next(t, out)
		next(t, stays)
		r, err := http.NewRequestWithContext(t.Context(), http.MethodDelete, server.URL+"/api/v1/session", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.AddCookie(session)
		answer, err := server.Client().Do(r)
		if err != nil || answer.Body.Close() != nil || answer.StatusCode != 204 {
			t.Fatal(answer, err)
		}
		ends(t, out)
		id := objective(w, "chen", "还听得到")
		if got := next(t, stays); got.subject() != "objective.drafted "+id {
			t.Errorf("the other session heard %+v", got)
		}
		w.Post("root", "/people/"+w.ID["hu"]+"/deactivate", map[string]any{})
		ends(t, stays)
		last := follow(t, w, server, "lina", "")
		next(t, last)
		w.Features.Live.Stop()
		ends(t, last)
	})
}

// Whoever comes to another team, or whose team gets another lead, hears from then
// on of what they may see by then.
func TestAStreamFollowsWhatItsPersonMaySee(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		server := serve(t, w)
		stream := follow(t, w, server, "hu", "")
		next(t, stream)
		ours := func() string { return objective(w, "zhang", "只给本组看", "visibility", "team") }
		heard := func(id string) bool {
			w.Post("root", "/themes", map[string]any{"title": "到此为止 " + id})
			found := false
			for {
				got := next(t, stream)
				found = found || got.subject() == "objective.drafted "+id
				if strings.HasPrefix(got.subject(), "theme.") {
					return found
				}
			}
		}
		if heard(ours()) {
			t.Error("heard of another team's own")
		}
		w.Patch("root", "/people/"+w.ID["hu"], map[string]any{"team_id": w.ID["用户组"]})
		if !heard(ours()) {
			t.Error("did not hear of the new team's own")
		}
		w.Patch("root", "/people/"+w.ID["hu"], map[string]any{"team_id": w.ID["市场部"]})
		if heard(ours()) {
			t.Error("hears of the team that was left")
		}
	})
}

// Two replicas on one database: a write through one is heard through the other,
// long before it would look by itself.
func TestReplicasHearOfEachOther(t *testing.T) {
	database := apptest.Postgres(t)
	one := apptest.NewOn(t, database)
	two := apptest.Empty(t, database)
	two.ID = one.ID
	serve(t, one)
	stream := follow(t, two, serve(t, two), "hu", "")
	next(t, stream)
	took := make([]time.Duration, 10)
	for i := range took {
		begun := time.Now()
		id := objective(one, "chen", fmt.Sprintf("目标 %d", i))
		for next(t, stream).subject() != "objective.drafted "+id {
			continue
		}
		took[i] = time.Since(begun)
	}
	slices.Sort(took)
	t.Logf("heard through the other replica %v after the question, at most %v", took[5].Round(time.Millisecond), took[9].Round(time.Millisecond))
	// The middle one: a busy machine holds up one or two. Without the notice each waits for the next look at the trail.
	if took[5] > time.Second {
		t.Errorf("ten took %v", took)
	}
}
