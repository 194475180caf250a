package live_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

// stir is the next thing that somebody stirred, whatever comes before it.
func stir(t *testing.T, stream <-chan heard) heard {
	t.Helper()
	for {
		if h := next(t, stream); h.event == "stir" {
			return h
		}
	}
}

// meet opens a meeting of chen's and gives it with its first section.
func meet(w *apptest.World) (id, section string) {
	id = w.Post("chen", "/meetings", m{"kind": "weekly", "title": "周会", "team_id": w.ID["用户组"], "visibility": "team", "people_ids": []string{w.ID["hu"]},
		"starts_on": "2026-11-16", "at": "15:00", "minutes": 60}).ID()
	return id, w.Post("chen", "/meetings/"+id+"/open", nil).Str("sections", 0, "id")
}

func sitIn(w *apptest.World, as, meeting string) {
	w.Do(as, http.MethodPut, "/presence", m{"subject_kind": "meeting", "subject_id": meeting, "tab": "one"}).OK()
}

// heardOf reports whether a stream tells of a stir before it tells of a theme that is made now.
func heardOf(t *testing.T, w *apptest.World, stream <-chan heard) bool {
	t.Helper()
	w.Post("root", "/themes", m{"title": "到此为止"})
	for {
		switch h := next(t, stream); {
		case h.event == "stir":
			return true
		case strings.HasPrefix(h.subject(), "theme"):
			return false
		}
	}
}

// Who is at a meeting hears at once that another begins or ceases to write; the writer,
// those elsewhere and the trail don't.
func TestWhoMeetsHearsWhoWrites(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, section := meet(w)
		server := serve(t, w)
		streams := map[string]<-chan heard{}
		for _, who := range []string{"chen", "hu", "zhang"} {
			w.Get(who, "/me").OK()
			streams[who] = follow(t, w, server, who, "")
			next(t, streams[who])
		}
		sitIn(w, "chen", id)
		sitIn(w, "hu", id)
		w.Get("root", "/me").OK() // signed in before it is counted
		events := eventsIn(t, w)
		begun := time.Now()
		w.Post("chen", "/meeting-sections/"+section+"/lock", nil)
		if h := stir(t, streams["hu"]); !strings.Contains(h.data, id) || !strings.Contains(h.data, w.ID["chen"]) {
			t.Errorf("hu hears %+v", h)
		}
		if took := time.Since(begun); took > time.Second {
			t.Errorf("it took %s", took)
		}
		w.Post("chen", "/meeting-sections/"+section+"/lock", nil) // goes on writing
		if heardOf(t, w, streams["hu"]) {
			t.Error("hu hears of going on")
		}
		if heardOf(t, w, streams["chen"]) || heardOf(t, w, streams["zhang"]) {
			t.Error("the writer, or who isn't there, hears of it")
		}
		w.Do("hu", http.MethodDelete, "/meeting-sections/"+section+"/lock", nil).OK() // isn't hers
		if heardOf(t, w, streams["chen"]) {
			t.Error("chen hears of what didn't happen")
		}
		w.Do("chen", http.MethodDelete, "/meeting-sections/"+section+"/lock", nil).OK()
		stir(t, streams["hu"])
		if after := eventsIn(t, w); after != events+4 { // the themes
			t.Errorf("%d events were written down", after-events)
		}
	})
}

func TestWhoWritesIsHeardOfAcrossReplicas(t *testing.T) {
	database := apptest.Postgres(t)
	one := apptest.NewOn(t, database)
	two := apptest.Empty(t, database)
	two.ID = one.ID
	id, section := meet(one)
	serve(t, one)
	stream := follow(t, two, serve(t, two), "hu", "")
	next(t, stream)
	sitIn(two, "hu", id)
	sitIn(one, "chen", id)
	one.Post("chen", "/meeting-sections/"+section+"/lock", nil)
	if h := stir(t, stream); !strings.Contains(h.data, id) {
		t.Errorf("hu hears %+v", h)
	}
}
