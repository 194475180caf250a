package feeds_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

// read fetches a calendar as a program does, signed in as nobody, and gives the
// titles in it with their days.
func read(w *apptest.World, url string) []string {
	w.T.Helper()
	a := w.Get("", strings.TrimPrefix(url, "https://okr.example.com/api/v1")).OK()
	if got := a.Header.Get("Content-Type"); got != "text/calendar; charset=utf-8" {
		w.T.Errorf("content type %s", got)
	}
	cal, err := ics.ParseCalendar(bytes.NewReader(a.Body))
	if err != nil {
		w.T.Fatal(err)
	}
	var titles []string
	for _, e := range cal.Events() {
		titles = append(titles, e.GetProperty(ics.ComponentPropertyDtStart).Value+" "+e.GetProperty(ics.ComponentPropertySummary).Value)
	}
	slices.Sort(titles)
	return titles
}

func subscribe(w *apptest.World, who string, body m) (url, id string) {
	w.T.Helper()
	a := w.Post(who, "/calendar-feeds", body)
	return a.Str("url"), a.ID()
}

func holds(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

// plan gives chen an objective with a key result and an action; visibility says
// who sees it.
func plan(w *apptest.World, title, visibility string) {
	w.T.Helper()
	o := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID["chen"], "visibility": visibility}).ID()
	kr := w.Post("chen", "/objectives/"+o+"/key-results", m{"title": title + "增长10%", "due_on": "2026-12-18", "measure": m{"kind": "metric", "baseline": "50000", "target": "55000", "unit": "人"}}).ID()
	w.Post("chen", "/key-results/"+kr+"/actions", m{"title": "召回" + title, "owner_id": w.ID["chen"], "due_on": "2026-12-10"})
	for _, step := range []string{"submit", "approve", "activate"} {
		who := "chen"
		if step == "approve" {
			who = "zhang"
		}
		w.Post(who, "/objectives/"+o+"/"+step, m{})
	}
}

func TestACalendarHoldsWhatItsPersonMaySee(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		plan(w, "日活", "everyone")
		plan(w, "密约", "team")
		w.Post("zhang", "/meetings", m{"kind": "weekly", "title": "用户组周会", "team_id": w.ID["用户组"], "visibility": "team", "starts_on": "2026-11-20", "at": "09:30", "minutes": 30})
		w.Post("hu", "/meetings", m{"kind": "weekly", "title": "市场部周会", "team_id": w.ID["市场部"], "visibility": "team", "starts_on": "2026-11-20", "at": "09:30", "minutes": 30})
		own := []string{"20261001 周期开始：2026Q4", "20261120T013000Z 用户组周会", "20261210 行动到期：召回密约", "20261210 行动到期：召回日活",
			"20261218 关键结果到期：密约增长10%", "20261218 关键结果到期：日活增长10%", "20261231 周期最后一天：2026Q4"}
		url, _ := subscribe(w, "chen", m{})
		holds(t, "chen's own", read(w, url), own...)

		// hu sees the team's work as far as it is shown to them; its meeting is not.
		url, _ = subscribe(w, "hu", m{"team_id": w.ID["用户组"]})
		holds(t, "the team as hu sees it", read(w, url), "20261001 周期开始：2026Q4", "20261210 行动到期：召回日活", "20261218 关键结果到期：日活增长10%", "20261231 周期最后一天：2026Q4")
		url, _ = subscribe(w, "zhang", m{"team_id": w.ID["用户组"]})
		holds(t, "as its lead sees it", read(w, url), own...)
		url, _ = subscribe(w, "guest", m{})
		if got := read(w, url); len(got) != 0 {
			t.Errorf("a guest's: %q", got)
		}
	})
}

func TestAnAddressIsToldOnceAndRevoked(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		url, id := subscribe(w, "chen", m{})
		read(w, url)
		list := w.Get("chen", "/calendar-feeds").OK()
		if list.Len("items") != 1 || list.At("items", 0, "url") != nil || list.Str("items", 0, "read_at") == "" {
			t.Errorf("the list doesn't tell the address, and says when it was read: %s", list.Body)
		}
		secret := strings.TrimSuffix(url[strings.LastIndex(url, "/")+1:], ".ics")
		var kept []string
		if err := w.Store.Read.NewSelect().TableExpr("calendar_feeds").Column("hash").Scan(t.Context(), &kept); err != nil || len(kept) != 1 || strings.Contains(kept[0], secret) {
			t.Errorf("only a hash is kept: %v %v", kept, err)
		}
		// A repeated call is not answered with the address from memory.
		again := w.Do("chen", "POST", "/calendar-feeds", m{}, "Idempotency-Key", "once")
		if twice := w.Do("chen", "POST", "/calendar-feeds", m{}, "Idempotency-Key", "once"); twice.Status == 201 && twice.Str("url") == again.Str("url") {
			t.Errorf("the address was kept with the key: %s", twice.Body)
		}
		w.Do("hu", "DELETE", "/calendar-feeds/"+id, nil).Fails(403, "access.denied")
		w.Do("chen", "DELETE", "/calendar-feeds/"+id, nil).OK()
		w.Get("", strings.TrimPrefix(url, "https://okr.example.com/api/v1")).Fails(404, "input.missing")
		w.Get("", "/calendars/guess.ics").Fails(404, "input.missing")
		w.Do("chen", "POST", "/calendar-feeds", m{"team_id": "none"}).Fails(422, "feed.team_unknown")
		w.Do("guest", "POST", "/calendar-feeds", m{"team_id": w.ID["用户组"]}).Fails(403, "access.denied")
	})
}

func TestWhoLeavesIsReadByNoProgram(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		url, _ := subscribe(w, "hu", m{})
		w.Post("root", "/people/"+w.ID["hu"]+"/deactivate", m{})
		w.Get("", strings.TrimPrefix(url, "https://okr.example.com/api/v1")).Fails(404, "input.missing")
	})
}

func TestNobodyCollectsAddresses(t *testing.T) {
	w := apptest.New(t)
	for range 20 {
		subscribe(w, "chen", m{})
	}
	w.Do("chen", "POST", "/calendar-feeds", m{}).Fails(409, "feed.many")
}

// A calendar takes as many queries for one thing as for many.
func TestACalendarTakesAFixedNumberOfQueries(t *testing.T) {
	w := apptest.New(t)
	url, _ := subscribe(w, "chen", m{})
	path := strings.TrimPrefix(url, "https://okr.example.com/api/v1")
	plan(w, "日活", "everyone")
	w.Get("", path).OK() // notes that it was read
	w.Pass(time.Minute)
	few := len(w.Queries(func() { w.Get("", path).OK() }))
	for _, title := range []string{"周活", "月活", "付费", "续费"} {
		plan(w, title, "everyone")
	}
	if many := len(w.Queries(func() { w.Get("", path).OK() })); many > few {
		t.Errorf("%d queries for one, %d for five", few, many)
	}
}
