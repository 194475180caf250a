package views_test

import (
	"fmt"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

// running makes an active objective with a key result, of the team's lead's consent.
func running(w *apptest.World, as, title string) (objective, keyResult string) {
	objective = w.Post(as, "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID[as]}).ID()
	keyResult = w.Post(as, "/objectives/"+objective+"/key-results", m{"title": "指标：" + title,
		"measure": m{"kind": "metric", "baseline": "0", "target": "100", "unit": "人"}}).ID()
	for _, step := range []struct{ who, verb string }{{as, "submit"}, {"root", "approve"}, {as, "activate"}} {
		w.Post(step.who, "/objectives/"+objective+"/"+step.verb, m{})
	}
	return objective, keyResult
}

func names(a apptest.Answer) (list []string) {
	for i := range a.Len("items") {
		list = append(list, a.Str("items", i, "name"))
	}
	return list
}

func TestAViewIsFoundByThoseWhomItIsFor(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		own := w.Post("zhang", "/views", m{"name": " 我的落后 ", "find": "我的 落后>20%"})
		if own.Str("name") != "我的落后" || own.Str("reach") != "private" || own.Str("terms", 1) != "落后 > 20%" {
			t.Fatalf("saved %s", own.Body)
		}
		w.Post("zhang", "/views", m{"name": "组里没有行动的", "find": "没有行动的 KR", "reach": "team", "team_id": w.ID["用户组"]})
		w.Post("coach", "/views", m{"name": "全公司落后", "find": "off track", "reach": "everyone"})
		for who, want := range map[string][]string{
			"zhang": {"我的落后", "组里没有行动的", "全公司落后"},
			"chen":  {"全公司落后", "组里没有行动的"},
			"lina":  {"全公司落后", "组里没有行动的"}, // leads above
			"hu":    {"全公司落后"},
			"coach": {"全公司落后", "组里没有行动的"},
			"guest": nil,
		} {
			got := names(w.Get(who, "/views").OK())
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s finds %v, want %v", who, got, want)
			}
		}
		for _, who := range []string{"lina", "root", "chen"} { // not even the manager or the admin
			w.Get(who, "/views/"+own.ID()).Fails(404, "input.missing")
			w.Do(who, "PATCH", "/views/"+own.ID(), m{"name": "x"}).Fails(404, "input.missing")
		}
		w.Do("chen", "POST", "/views", m{"name": "x", "find": "mine", "reach": "team", "team_id": w.ID["用户组"]}).Fails(403, "access.denied")
		w.Do("zhang", "POST", "/views", m{"name": "x", "find": "mine", "reach": "everyone"}).Fails(403, "access.denied")
		w.Do("chen", "PATCH", "/views/"+w.Post("chen", "/views", m{"name": "x", "find": "mine"}).ID(), m{"reach": "everyone"}).Fails(403, "access.denied")
		w.Do("chen", "POST", "/views", m{"name": "x", "find": "状态:坏"}).Fails(422, "query.value")
		w.Do("chen", "POST", "/views", m{"name": "  ", "find": "mine"}).Fails(422, "view.name")
	})
}

// The list says of every view what the policy says of it.
func TestTheListIsThePolicy(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		var ids []string
		for _, team := range []string{"公司", "运营部", "用户组", "市场部"} {
			ids = append(ids, w.Post("root", "/views", m{"name": team, "find": "mine", "reach": "team", "team_id": w.ID[team]}).ID())
		}
		ids = append(ids, w.Post("root", "/views", m{"name": "全", "find": "mine", "reach": "everyone"}).ID(), w.Post("root", "/views", m{"name": "自", "find": "mine"}).ID())
		for _, who := range []string{"root", "coach", "hr", "wei", "lina", "fang", "zhang", "chen", "hu", "guest"} {
			seen := map[string]bool{}
			list := w.Get(who, "/views").OK()
			for i := range list.Len("items") {
				seen[list.Str("items", i, "id")] = true
			}
			for _, id := range ids {
				if one := w.Get(who, "/views/"+id).Status == 200; one != seen[id] {
					t.Errorf("%s: view %s is let in: %v, and in the list: %v", who, id, one, seen[id])
				}
			}
		}
	})
}

func TestAViewIsRenamedTakenAwayAndBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		v := w.Post("coach", "/views", m{"name": "落后", "find": "off track", "reach": "everyone"})
		renamed := w.Patch("coach", "/views/"+v.ID(), m{"name": "落后的"})
		if renamed.Str("name") != "落后的" || renamed.At("version") != 2.0 {
			t.Errorf("renamed: %s", renamed.Body)
		}
		w.Do("coach", "PATCH", "/views/"+v.ID(), m{"name": "又"}, "If-Match", `"1"`).Fails(412, "input.stale")
		w.Do("chen", "PATCH", "/views/"+v.ID(), m{"name": "又"}).Fails(403, "access.denied")
		w.Do("root", "DELETE", "/views/"+v.ID(), nil).OK() // an admin looks after what everybody sees
		w.Get("coach", "/views/"+v.ID()).Fails(404, "input.missing")
		w.Post("coach", "/views/"+v.ID()+"/restore", m{})
		if got := names(w.Get("chen", "/views")); !slices.Equal(got, []string{"落后的"}) {
			t.Errorf("not back: %v", got)
		}
	})
}

// told lists what the open inbox of somebody tells of views, each with its lines.
func told(w *apptest.World, who string) (list []string) {
	box := w.Get(who, "/notices?reason=view_began,view_ended").OK()
	for i := range box.Len("items") {
		text := box.Str("items", i, "reason") + " " + box.Str("items", i, "view") + fmt.Sprint(" ", box.At("items", i, "count"))
		for j := range box.Len("items", i, "owing") {
			text += " " + box.Str("items", i, "owing", j, "title")
		}
		list = append(list, text)
	}
	slices.Reverse(list)
	return list
}

func watch(w *apptest.World) {
	w.T.Helper()
	w.Pass(16 * time.Minute)
	if err := w.Features.Views.Watch(w.T.Context()); err != nil {
		w.T.Fatal(err)
	}
}

func TestASubscriberIsToldOnceOfWhatBegins(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, first := running(w, "chen", "拉新")
		_, second := running(w, "chen", "促活")
		checkIn := func(kr, value string, confidence int) {
			w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": value, "confidence": confidence})
		}
		checkIn(first, "1", 2)
		checkIn(second, "2", 8)
		v := w.Post("lina", "/views", m{"name": "没信心", "find": "信心<5"}).ID()
		got := w.Do("lina", "PUT", "/views/"+v+"/subscription", m{"ends": true}).OK()
		if got.At("subscription", "ends") != true {
			t.Fatalf("subscribed: %s", got.Body)
		}
		expect := func(when string, want ...string) {
			t.Helper()
			watch(w)
			if got := told(w, "lina"); !slices.Equal(got, want) {
				t.Errorf("%s: told %q, want %q", when, got, want)
			}
		}
		expect("what holds from the start")
		checkIn(second, "2", 3)
		one := "view_began 没信心 1 指标：促活"
		expect("one begins", one)
		expect("nothing happens", one)
		checkIn(second, "3", 3)
		expect("it holds on", one)
		checkIn(first, "3", 9)
		over := "view_ended 没信心 1 拉新"
		expect("one ends", one, over)
		checkIn(first, "3", 1)
		again := "view_began 没信心 1 指标：拉新"
		expect("it begins again", one, over, again)
		w.Patch("lina", "/views/"+v, m{"find": "信心<9"})
		expect("the query is another one", one, over, again)
		w.Do("lina", "DELETE", "/views/"+v+"/subscription", nil).OK()
		checkIn(second, "3", 9)
		checkIn(second, "3", 3)
		expect("nobody asked any more", one, over, again)
		w.Do("lina", "DELETE", "/views/"+v+"/subscription", nil).Fails(404, "input.missing")
	})
}

// One of two is enough, and what begins with a day is told on that day, without anybody touching it.
func TestASubscriberIsToldOfOneOrTheOtherAndOfWhatTheDaysBring(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, unsure := running(w, "chen", "拉新")
		_, soon := running(w, "chen", "促活")
		v := w.Post("lina", "/views", m{"name": "要看", "find": "信心<3 或 (截止:本周 -信心>=9)"})
		if v.Str("terms", 0) == "" || w.Get("coach", "/objectives?find="+url.QueryEscape("信心<3 或 (截止:本周 -信心>=9)")).OK().Len("items") != 0 {
			t.Fatalf("saved %s", v.Body)
		}
		w.Do("lina", "PUT", "/views/"+v.ID()+"/subscription", m{"ends": true}).OK()
		expect := func(when string, want ...string) {
			t.Helper()
			watch(w)
			if got := told(w, "lina"); !slices.Equal(got, want) {
				t.Errorf("%s: told %q, want %q", when, got, want)
			}
		}
		expect("neither holds")
		w.Post("chen", "/key-results/"+unsure+"/check-ins", m{"value": "1", "confidence": 2})
		one := "view_began 要看 1 指标：拉新"
		expect("the first of the two holds", one)
		w.Patch("chen", "/key-results/"+soon, m{"due_on": "2026-11-27", "reason": "提前"})
		expect("due next week", one)
		w.At("2026-11-23")
		w.Post("chen", "/key-results/"+soon+"/check-ins", m{"value": "1", "confidence": 6})
		both := "view_began 要看 1 指标：促活"
		expect("due this week, and not sure of it", one, both)
		w.Post("chen", "/key-results/"+soon+"/check-ins", m{"value": "2", "confidence": 9})
		over := "view_ended 要看 1 促活"
		expect("due this week, and sure of it", one, both, over)
		w.Post("chen", "/key-results/"+soon+"/check-ins", m{"value": "2", "confidence": 7})
		expect("no longer sure", one, both, over, both)
		w.At("2026-11-30")
		expect("the week is over", one, both, over, both, over)
		if found := w.Get("lina", "/objectives?find="+url.QueryEscape("信心<3 或 (截止:本周 -信心>=9)")).OK(); found.Len("items") != 1 || found.Str("items", 0, "title") != "拉新" {
			t.Errorf("the list finds %s", found.Body)
		}
	})
}

// What may not be seen isn't told, not when it begins, not when it ends, and not once it is
// hidden.
func TestNobodyIsToldOfWhatTheyMayNotSee(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		v := w.Post("coach", "/views", m{"name": "密", "find": "密事", "reach": "everyone"}).ID()
		for _, who := range []string{"hu", "chen", "fang", "coach"} {
			w.Do(who, "PUT", "/views/"+v+"/subscription", m{"ends": true}).OK()
		}
		watch(w)
		draft := w.Post("hu", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "密事", "owner_id": w.ID["hu"], "visibility": "team"})
		watch(w)
		for who, want := range map[string]int{"hu": 1, "fang": 1, "coach": 1, "chen": 0} {
			if got := told(w, who); len(got) != want {
				t.Errorf("%s is told %q", who, got)
			}
		}
		w.Do("hu", "PATCH", "/objectives/"+draft.ID(), m{"visibility": "listed"}).OK()
		watch(w)
		if got := told(w, "coach"); !slices.Equal(got, []string{"view_began 密 <nil>"}) { // the lines go with the sight
			t.Errorf("coach, who may not see it any more: %q", got)
		}
		w.Do("hu", "PATCH", "/objectives/"+draft.ID(), m{"title": "别的"}).OK()
		watch(w)
		if got := told(w, "hu"); !slices.Equal(got, []string{"view_began 密 1 密事", "view_ended 密 1 别的"}) {
			t.Errorf("its owner: %q", got)
		}
		if got := told(w, "chen"); len(got) != 0 {
			t.Errorf("chen is told %q", got)
		}
	})
}

// A view that isn't for somebody any more tells them nothing, and nothing is lost when it comes back.
func TestAViewThatIsTakenAwayTellsNothing(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		v := w.Post("coach", "/views", m{"name": "新", "find": "阶段:草稿", "reach": "everyone"}).ID()
		w.Do("chen", "PUT", "/views/"+v+"/subscription", m{}).OK()
		watch(w)
		w.Patch("coach", "/views/"+v, m{"reach": "private"})
		w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "草稿甲", "owner_id": w.ID["chen"]})
		watch(w)
		if got := told(w, "chen"); len(got) != 0 {
			t.Errorf("told by a view that isn't theirs: %q", got)
		}
		w.Patch("coach", "/views/"+v, m{"reach": "everyone"})
		watch(w)
		if got := told(w, "chen"); !slices.Equal(got, []string{"view_began 新 1 草稿甲"}) {
			t.Errorf("after it came back: %q", got)
		}
		w.Do("root", "POST", "/people/"+w.ID["chen"]+"/deactivate", m{}).OK()
		watch(w)
	})
}

func TestViewsAndSubscriptionsAreBounded(t *testing.T) {
	w := apptest.New(t)
	var last string
	for i := range 100 {
		last = w.Post("chen", "/views", m{"name": fmt.Sprint("v", i), "find": "mine"}).ID()
		if i < 20 {
			w.Do("chen", "PUT", "/views/"+last+"/subscription", m{}).OK()
		}
	}
	w.Do("chen", "POST", "/views", m{"name": "v", "find": "mine"}).Fails(409, "view.many")
	w.Do("chen", "PUT", "/views/"+last+"/subscription", m{}).Fails(409, "view.subscriptions")
	seen := map[string]bool{}
	for next := ""; ; {
		page := w.Get("chen", "/views?limit=30&cursor="+url.QueryEscape(next)).OK()
		for _, name := range names(page) {
			seen[name] = true
		}
		if next = page.Str("next"); next == "" {
			break
		}
	}
	if len(seen) != 100 {
		t.Errorf("%d views in pages", len(seen))
	}
}
