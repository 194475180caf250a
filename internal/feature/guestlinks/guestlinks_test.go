package guestlinks_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

// objective makes an active objective with a key result from 0 to 100 that stands at value.
func objective(w *apptest.World, owner, title, visibility, value string) (id string) {
	w.T.Helper()
	id = w.Post("root", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID[owner]}).ID()
	kr := w.Post("root", "/objectives/"+id+"/key-results", m{"title": title + "到100", "owner_id": w.ID[owner],
		"measure": m{"kind": "metric", "baseline": "0", "target": "100", "unit": "次"}}).ID()
	for _, step := range []string{"submit", "approve", "activate"} {
		w.Post("root", "/objectives/"+id+"/"+step, nil)
	}
	w.Patch(owner, "/objectives/"+id, m{"visibility": visibility})
	w.Post(owner, "/key-results/"+kr+"/check-ins", m{"value": value})
	return id
}

// share makes a link and gives the path at which the API shows its page.
func share(w *apptest.World, who string, body m) (path, id string) {
	w.T.Helper()
	a := w.Post(who, "/guest-links", body)
	return pageOf(a.Str("url")), a.ID()
}

func pageOf(url string) string {
	return "/guest-pages/" + strings.TrimPrefix(url, "https://okr.example.com/guest/")
}

func TestAGuestSeesThePageUntilTheMinute(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-20")
		objective(w, "chen", "拉新", "everyone", "20")
		made := w.Post("zhang", "/guest-links", m{"team_id": w.ID["用户组"], "label": " 给董事会 ", "days": 3})
		ends, err := time.Parse(time.RFC3339, made.Str("ends_at"))
		if err != nil || !ends.Equal(w.Now().Add(3*24*time.Hour)) || made.Str("label") != "给董事会" || made.Str("state") != "live" {
			t.Errorf("%v %s", err, made.Body)
		}
		if !regexp.MustCompile(`^https://okr\.example\.com/guest/[\w-]{43}$`).MatchString(made.Str("url")) {
			t.Errorf("256 random bits: %s", made.Str("url"))
		}
		path := pageOf(made.Str("url"))
		a := w.Get("", path).OK()
		if a.At("insight", "progress") != 0.2 || a.Str("insight", "team_name") != "用户组" || a.Str("shared_by") != "zhang" || a.Str("insight", "objectives", 0, "title") != "拉新" {
			t.Errorf("%s", a.Body)
		}
		if a.Header.Get("Set-Cookie") != "" || a.Header.Get("Cache-Control") != "no-store" || a.Header.Get("Referrer-Policy") != "no-referrer" || !strings.Contains(a.Header.Get("X-Robots-Tag"), "noindex") {
			t.Errorf("%v", a.Header)
		}
		w.Pass(ends.Add(-time.Minute).Sub(w.Now()))
		w.Get("", path).OK()
		w.Pass(time.Minute)
		over := w.Get("", path).Fails(404, "guest_link.over")
		unknown := w.Get("", "/guest-pages/"+strings.Repeat("a", 43)).Fails(404, "guest_link.over")
		if string(over.Body) != string(unknown.Body) || over.Header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("one that is over is told from one that never was:\n%s\n%s", over.Body, unknown.Body)
		}
		if got := w.Get("zhang", "/guest-links?over=true&team_id="+w.ID["用户组"]).OK(); got.Len("items") != 1 || got.Str("items", 0, "state") != "expired" || got.At("items", 0, "opened") != 2.0 ||
			got.Str("items", 0, "opened_at") == "" || got.At("items", 0, "url") != nil || got.Len("items", 0, "can") != 0 {
			t.Errorf("%s", got.Body)
		}
	})
}

// Whoever is not everybody is in no number: the page is the same to the byte as if what is
// hidden weren't there, also by the link of somebody who sees it all.
func TestWhatIsHiddenIsInNoNumberOfAGuest(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-20")
		objective(w, "chen", "拉新", "everyone", "20")
		team, _ := share(w, "lina", m{"team_id": w.ID["运营部"]})
		company, _ := share(w, "root", m{})
		before := map[string]string{}
		for _, path := range []string{team, company} {
			before[path] = string(w.Get("", path).OK().Body)
		}
		for i, visibility := range []string{"team", "listed"} {
			o := objective(w, "lina", "裁撤"+visibility, visibility, "90")
			kr := w.Get("lina", "/objectives/"+o).OK().Str("key_results", 0, "id")
			w.Post("lina", "/key-results/"+kr+"/actions", m{"title": "谈话", "owner_id": w.ID["lina"], "due_on": "2026-11-1" + string(rune('0'+i))})
		}
		for path, want := range before {
			if got := string(w.Get("", path).OK().Body); got != want {
				t.Errorf("a link gives it away:\n%s\n%s", want, got)
			}
		}
	})
}

// Nobody is named but who shared the page: whoever stands beside a number has not agreed to
// be seen outside.
func TestNobodyIsNamedToAGuest(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-20")
		for _, title := range []string{"拉新", "留存", "投放", "回访", "转化"} { // more than are recommended to one owner
			o := objective(w, "chen", title, "everyone", "5")
			kr := w.Get("chen", "/objectives/"+o).OK().Str("key_results", 0, "id")
			w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "5", "confidence": 3, "note": "zhang 还没有回话"})
			w.Post("chen", "/key-results/"+kr+"/actions", m{"title": "问 zhang", "owner_id": w.ID["chen"], "due_on": "2026-12-01"})
		}
		path, _ := share(w, "lina", m{"team_id": w.ID["用户组"]})
		a := w.Get("", path).OK()
		if a.Len("insight", "objectives") != 5 || a.Len("insight", "trouble") == 0 || a.Len("insight", "focus") != 0 || a.At("insight", "load") != nil || a.Str("shared_by") != "lina" {
			t.Errorf("%s", a.Body)
		}
		rest := strings.ReplaceAll(string(a.Body), `"shared_by":"lina"`, "")
		for _, name := range []string{"chen", "zhang", "lina", w.ID["chen"], w.ID["lina"], "owner"} {
			if strings.Contains(rest, name) {
				t.Errorf("%s is named: %s", name, rest)
			}
		}
		var page struct{ Insight map[string]json.RawMessage }
		if err := json.Unmarshal(a.Body, &page); err != nil || string(page.Insight["can"]) != "[]" {
			t.Errorf("a guest may do nothing: %v %s", err, page.Insight["can"])
		}
	})
}

// Of a forecast a guest is told what the page draws: the band and the chance.
func TestAGuestIsToldWhatIsDrawn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-20")
		o := objective(w, "chen", "拉新", "everyone", "5")
		kr := w.Get("chen", "/objectives/"+o).OK().Str("key_results", 0, "id")
		for _, day := range []string{"2026-11-02", "2026-11-09", "2026-11-16"} {
			w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "5", "as_of": day})
		}
		if own := w.Get("chen", "/insight").OK(); own.At("trouble", 0, "forecast", "value") == nil {
			t.Fatalf("nothing is foreseen: %s", own.Body)
		}
		path, _ := share(w, "root", m{})
		told, _ := w.Get("", path).OK().At("insight", "trouble", 0, "forecast").(map[string]any)
		if keys := slices.Sorted(maps.Keys(told)); !slices.Equal(keys, []string{"chance", "progress_high", "progress_low"}) {
			t.Errorf("a guest is told %v", keys)
		}
	})
}

func TestALinkIsRevoked(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		objective(w, "chen", "拉新", "everyone", "20")
		for _, who := range []string{"zhang", "lina", "coach", "root"} { // its maker, who leads above, champion, admin
			path, id := share(w, "zhang", m{"team_id": w.ID["用户组"]})
			w.Get("", path).OK()
			w.Do("hu", "DELETE", "/guest-links/"+id, nil).Fails(403, "access.denied")
			w.Do(who, "DELETE", "/guest-links/"+id, nil).OK()
			w.Get("", path).Fails(404, "guest_link.over")
			w.Do(who, "DELETE", "/guest-links/"+id, nil).Fails(409, "guest_link.revoked")
		}
		if got := w.Get("zhang", "/guest-links?team_id="+w.ID["用户组"]).OK(); got.Len("items") != 0 {
			t.Errorf("%s", got.Body)
		}
		if got := w.Get("zhang", "/guest-links?over=true&limit=3&team_id="+w.ID["用户组"]).OK(); got.Len("items") != 3 || got.Str("items", 0, "state") != "revoked" || got.Str("next") == "" {
			t.Errorf("%s", got.Body)
		} else if rest := w.Get("zhang", "/guest-links?over=true&limit=3&team_id="+w.ID["用户组"]+"&cursor="+got.Str("next")).OK(); rest.Len("items") != 1 || rest.At("next") != nil {
			t.Errorf("%s", rest.Body)
		}
		trail := w.Get("root", "/audit?subject_kind=guest_link").OK()
		for _, words := range []string{"新建了访客链接", "停用了访客链接"} {
			if !strings.Contains(string(trail.Body), words) {
				t.Errorf("the trail doesn't say %s: %s", words, trail.Body)
			}
		}
	})
}

// A link is somebody's word: it ends with whoever made it, and with their right to make it.
func TestALinkEndsWithItsMaker(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		objective(w, "chen", "拉新", "everyone", "20")
		path, _ := share(w, "zhang", m{"team_id": w.ID["用户组"]})
		w.Get("", path).OK()
		w.Patch("root", "/teams/"+w.ID["用户组"], m{"lead_id": w.ID["chen"]})
		w.Get("", path).Fails(404, "guest_link.over")
		if got := w.Get("chen", "/guest-links?team_id="+w.ID["用户组"]).OK(); got.Len("items") != 1 || got.Str("items", 0, "state") != "lapsed" || got.Str("items", 0, "can", 0) != "guest_link.revoke" {
			t.Errorf("%s", got.Body)
		}
		w.Patch("root", "/teams/"+w.ID["用户组"], m{"lead_id": w.ID["zhang"]})
		w.Get("", path).OK() // they answer for it again

		w.Post("root", "/people/"+w.ID["zhang"]+"/deactivate", m{})
		w.Get("", path).Fails(404, "guest_link.over")
		if got := w.Get("root", "/guest-links?over=true").OK(); got.Len("items") != 1 || got.Str("items", 0, "state") != "revoked" {
			t.Errorf("%s", got.Body)
		}
		w.Post("root", "/people/"+w.ID["zhang"]+"/reactivate", m{})
		w.Patch("root", "/teams/"+w.ID["用户组"], m{"lead_id": w.ID["zhang"]})
		w.Get("", path).Fails(404, "guest_link.over") // and doesn't come back with them
	})
}

// A workspace that shares nothing outside: no link is made, and those that were open nothing
// until it shares again. Only who may change the rules switches it, and the trail tells.
func TestAWorkspaceThatSharesNothing(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		objective(w, "chen", "拉新", "everyone", "20")
		w.At("2026-11-20")
		path, id := share(w, "zhang", m{"team_id": w.ID["用户组"]})
		rule := func(yes bool) m { return m{"sharing": m{"guest_links": yes}} }
		if w.Get("hu", "/policy").OK().At("sharing", "guest_links") != true {
			t.Error("it is allowed before anybody says otherwise")
		}
		w.Do("zhang", "PATCH", "/policy", rule(false)).Fails(403, "access.denied")
		w.Patch("root", "/policy", rule(false))
		over, unknown := w.Get("", path).Fails(404, "guest_link.over"), w.Get("", "/guest-pages/guess").Fails(404, "guest_link.over")
		if string(over.Body) != string(unknown.Body) {
			t.Errorf("one that is off is told from one that never was:\n%s\n%s", over.Body, unknown.Body)
		}
		w.Do("zhang", "POST", "/guest-links", m{"team_id": w.ID["用户组"]}).Fails(409, "guest_link.off")
		w.Do("root", "POST", "/guest-links", m{}).Fails(409, "guest_link.off")
		if got := w.Get("zhang", "/guest-links?team_id="+w.ID["用户组"]).OK(); got.Str("items", 0, "state") != "off" || got.Str("items", 0, "can", 0) != "guest_link.revoke" {
			t.Errorf("%s", got.Body)
		}
		for _, past := range []string{"", "&asof=2026-11-17"} { // when it was allowed
			if got := w.Get("zhang", "/insight?team_id="+w.ID["用户组"]+past).OK(); got.Len("can") != 0 {
				t.Errorf("the page offers to share: %v", got.At("can"))
			}
		}
		if trail := w.Get("root", "/audit?subject_kind=workspace").OK(); !strings.Contains(string(trail.Body), "允许分享给访客") {
			t.Errorf("the trail doesn't say so: %s", trail.Body)
		}
		w.Patch("root", "/policy", rule(true))
		w.Get("", path).OK()
		w.Patch("root", "/policy", rule(false))
		w.Do("zhang", "DELETE", "/guest-links/"+id, nil).OK() // can be ended meanwhile
		w.Patch("root", "/policy", rule(true))
		w.Get("", path).Fails(404, "guest_link.over")
	})
}

func TestOnlyAHashIsKept(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		path, _ := share(w, "zhang", m{"team_id": w.ID["用户组"]})
		secret := strings.TrimPrefix(path, "/guest-pages/")
		w.Get("", path).OK()
		for table, columns := range map[string]string{"guest_links": "id || hash || label", "events": "before || after || request", "idempotency_keys": "response"} {
			var kept []string
			if err := w.Store.Read.NewSelect().TableExpr(table).ColumnExpr(columns).Scan(t.Context(), &kept); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(strings.Join(kept, "\n"), secret) {
				t.Errorf("%s keeps the secret", table)
			}
		}
		again := w.Do("zhang", "POST", "/guest-links", m{"team_id": w.ID["用户组"]}, "Idempotency-Key", "once").OK()
		if twice := w.Do("zhang", "POST", "/guest-links", m{"team_id": w.ID["用户组"]}, "Idempotency-Key", "once"); twice.Status == http.StatusCreated && twice.Str("url") == again.Str("url") {
			t.Errorf("the address was kept with the key: %s", twice.Body)
		}
	})
}

func TestWhoMayShareWhat(t *testing.T) {
	w := apptest.New(t)
	for _, c := range []struct {
		who, team string
		may       bool
	}{
		{"zhang", "用户组", true}, {"lina", "用户组", true}, {"coach", "用户组", true}, {"root", "用户组", true}, {"chen", "用户组", false}, {"hu", "用户组", false}, {"hr", "用户组", false}, {"guest", "用户组", false},
		{"zhang", "运营部", false}, {"zhang", "", false}, {"lina", "", false}, {"coach", "", true}, {"root", "", true},
	} {
		a := w.Do(c.who, "POST", "/guest-links", m{"team_id": w.ID[c.team]}) // "" is the company
		if got := a.Status == http.StatusCreated; got != c.may {
			t.Errorf("%s shares %q: %s", c.who, c.team, a.Body)
		}
		page := w.Get(c.who, "/insight?team_id="+w.ID[c.team]).OK()
		if told := page.Len("can") == 1; told != c.may {
			t.Errorf("%s is told of %q: %v", c.who, c.team, page.At("can"))
		}
	}
	w.Get("zhang", "/guest-links").Fails(403, "access.denied")
	if got := w.Get("coach", "/guest-links").OK(); got.Len("items") != 6 {
		t.Errorf("the company's and all teams': %s", got.Body)
	}
	w.Do("zhang", "POST", "/guest-links", m{"team_id": "none"}).Fails(403, "access.denied")
	w.Do("root", "POST", "/guest-links", m{"team_id": "none"}).Fails(422, "guest_link.team")
	w.Do("root", "POST", "/guest-links", m{"cycle_id": "none"}).Fails(422, "guest_link.cycle")
	w.Do("root", "POST", "/guest-links", m{"days": 91}).Fails(422, "input.invalid")
	w.Do("root", "POST", "/guest-links", m{"asof": "2030-01-01"}).Fails(422, "cycle.asof_past")
	w.Do("root", "POST", "/guest-links", m{"label": strings.Repeat("长", 81)}).Fails(422, "input.invalid")
}

// A link to the page of a past day goes on showing that day.
func TestALinkToAPastDay(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-10")
		o := objective(w, "chen", "拉新", "everyone", "20")
		w.At("2026-11-20")
		w.Post("chen", "/key-results/"+w.Get("chen", "/objectives/"+o).OK().Str("key_results", 0, "id")+"/check-ins", m{"value": "60"})
		then, _ := share(w, "coach", m{"asof": "2026-11-12", "cycle_id": w.ID["2026Q4"]})
		now, _ := share(w, "coach", m{})
		if a := w.Get("", then).OK(); a.At("insight", "progress") != 0.2 || a.Str("asof") != "2026-11-12" || a.Str("insight", "today") != "2026-11-12" {
			t.Errorf("%s", a.Body)
		}
		if a := w.Get("", now).OK(); a.At("insight", "progress") != 0.6 {
			t.Errorf("%s", a.Body)
		}
	})
}

func TestTheDoorTakesSoManyKnocks(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		path, _ := share(w, "root", m{})
		for range 59 {
			w.Get("", "/guest-pages/guess").Fails(404, "guest_link.over")
		}
		w.Get("", path).OK()
		w.Get("", path).Fails(429, "auth.slow_down")
		w.Get("", "/guest-pages/guess").Fails(429, "auth.slow_down")
		w.Pass(time.Minute)
		w.Get("", path).OK()
	})
}

// One that never was costs as many questions to the database as one that is over, and the
// page as many for one objective as for many.
func TestWhatAnOpeningCosts(t *testing.T) {
	w := apptest.New(t)
	objective(w, "chen", "拉新", "everyone", "20")
	path, id := share(w, "root", m{})
	gone, goneID := share(w, "root", m{})
	w.Do("root", "DELETE", "/guest-links/"+goneID, nil).OK()
	cost := func(path string) int { return len(w.Queries(func() { w.Get("", path) })) }
	cost(path)
	if over, unknown := cost(gone), cost("/guest-pages/guess"); over != unknown {
		t.Errorf("%d queries for one that is over, %d for one that never was", over, unknown)
	}
	few := cost(path)
	for _, title := range []string{"留存", "投放", "回访"} {
		objective(w, "chen", title, "everyone", "50")
	}
	cost(path)
	if many := cost(path); many > few || few > 30 {
		t.Errorf("%d queries with four objectives, %d with one", many, few)
	}
	if got := w.Get("root", "/guest-links").OK(); got.Str("items", 0, "id") != id || got.At("items", 0, "opened") != 4.0 {
		t.Errorf("%s", got.Body)
	}
}

func TestNobodyCollectsLinks(t *testing.T) {
	w := apptest.New(t)
	var last string
	for range 50 {
		_, last = share(w, "root", m{})
	}
	w.Do("root", "POST", "/guest-links", m{}).Fails(409, "guest_link.many")
	w.Do("root", "DELETE", "/guest-links/"+last, nil).OK()
	share(w, "root", m{})
}
