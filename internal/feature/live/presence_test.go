package live_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// come says that somebody has an objective's page open.
func come(w *apptest.World, as, id, tab string) apptest.Answer {
	return w.Do(as, http.MethodPut, "/presence", map[string]any{"subject_kind": "objective", "subject_id": id, "tab": tab})
}

func leave(w *apptest.World, as, id, tab string) {
	w.Do(as, http.MethodDelete, "/presence?subject_kind=objective&subject_id="+id+"&tab="+tab, nil).OK()
}

// names are those in what was answered or told.
func names(body string) string {
	var in struct {
		People []struct{ Name string } `json:"people"`
	}
	if err := json.Unmarshal([]byte(body), &in); err != nil {
		return err.Error()
	}
	var all []string
	for _, p := range in.People {
		all = append(all, p.Name)
	}
	return strings.Join(all, " ")
}

func eventsIn(t *testing.T, w *apptest.World) (n int) {
	t.Helper()
	if err := w.Store.Read.NewRaw("SELECT count(*) FROM events").Scan(t.Context(), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// company is who the next message about presence names, whatever comes before it.
func company(t *testing.T, stream <-chan heard) string {
	t.Helper()
	for {
		if h := next(t, stream); h.event == "presence" {
			return names(h.data)
		}
	}
}

// companyAfter is company once something was said that another replica hears: again and again, as pages say that they are
// open, for the other may only begin to listen.
func companyAfter(t *testing.T, stream <-chan heard, say func()) string {
	t.Helper()
	for range 20 {
		say()
		for waited := time.After(time.Second); waited != nil; {
			select {
			case h := <-stream:
				if h.event == "presence" {
					return names(h.data)
				}
			case <-waited:
				waited = nil
			}
		}
	}
	t.Fatal("nobody hears of it")
	return ""
}

// Whoever has a page open is seen by the others there until they leave it or fall
// silent, each once however many tabs they have.
func TestPeopleSeeEachOther(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := objective(w, "chen", "一起写")
		server := serve(t, w)
		stream := follow(t, w, server, "chen", "")
		next(t, stream)
		if got := names(string(come(w, "chen", id, "one").OK().Body)); got != "chen" {
			t.Errorf("alone there is %q", got)
		}
		if got := company(t, stream); got != "chen" {
			t.Errorf("alone is told of %q", got)
		}
		if got := names(string(come(w, "hu", id, "one").OK().Body)); got != "chen hu" {
			t.Errorf("hu sees %q", got)
		}
		if got := company(t, stream); got != "chen hu" {
			t.Errorf("chen is told of %q", got)
		}
		come(w, "hu", id, "two").OK()
		leave(w, "hu", id, "one")
		if got := names(string(come(w, "chen", id, "one").OK().Body)); got != "chen hu" {
			t.Errorf("with hu's other tab there is %q", got)
		}
		w.Pass(20 * time.Second)
		come(w, "chen", id, "one").OK()
		w.Pass(15 * time.Second)
		for got := company(t, stream); got != "chen"; got = company(t, stream) { // hu is silent for 35 seconds
			continue
		}
	})
}

// Nobody is at, or sees who is at, what they may not see; whoever may not any more is put out.
func TestPresenceIsForThoseWhoMaySee(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := objective(w, "chen", "只给名单看", "visibility", "listed", "shared_with", []string{w.ID["hu"]})
		server := serve(t, w)
		come(w, "lina", "no-such-objective", "one").Fails(404, "input.missing")
		come(w, "guest", id, "one").Fails(404, "input.missing")
		come(w, "", id, "one").Fails(401, "session.none")
		w.Do("hu", http.MethodPut, "/presence", map[string]any{"subject_kind": "salary", "subject_id": id, "tab": "one"}).Fails(404, "input.missing")
		come(w, "chen", id, "one").OK()
		come(w, "hu", id, "one").OK()
		stream := follow(t, w, server, "chen", "")
		if got := company(t, stream); got != "chen hu" {
			t.Fatalf("there is %q", got)
		}
		theirs := follow(t, w, server, "hu", "")
		company(t, theirs)
		w.Patch("chen", "/objectives/"+id, map[string]any{"shared_with": []string{}})
		if got := company(t, stream); got != "chen" {
			t.Errorf("after the list has changed there is %q", got)
		}
		come(w, "hu", id, "one").Fails(404, "input.missing")
		come(w, "zhang", id, "one") // whatever comes of it, hu doesn't hear
		w.Post("root", "/themes", map[string]any{"title": "到此为止"})
		for {
			h := next(t, theirs)
			if h.event == "presence" {
				t.Errorf("hu still hears %+v", h)
			}
			if strings.HasPrefix(h.subject(), "theme.") {
				break
			}
		}
	})
}

// Who is served by different replicas see each other too, and the trail says nothing of it.
func TestPresenceAcrossReplicas(t *testing.T) {
	database := apptest.Postgres(t)
	one := apptest.NewOn(t, database)
	two := apptest.Empty(t, database)
	two.ID = one.ID
	id := objective(one, "chen", "一起写")
	serve(t, one)
	stream := follow(t, two, serve(t, two), "chen", "")
	next(t, stream)
	one.Get("hu", "/me").OK() // begins the sessions, which are written down
	two.Get("chen", "/me").OK()
	before := eventsIn(t, one)
	come(two, "chen", id, "one").OK()
	if got := company(t, stream); got != "chen" {
		t.Errorf("alone is told of %q", got)
	}
	if got := companyAfter(t, stream, func() { come(one, "hu", id, "one").OK() }); got != "chen hu" {
		t.Errorf("chen is told of %q", got)
	}
	leave(one, "hu", id, "one")
	if got := company(t, stream); got != "chen" {
		t.Errorf("after hu has left, chen is told of %q", got)
	}
	if after := eventsIn(t, one); after != before {
		t.Errorf("%d events of it were written down", after-before)
	}
}
