package insight_test

import (
	"fmt"
	"net/url"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// found counts the key results of which a query on the list of OKRs holds.
func found(w *apptest.World, who, find, teamID, asof string) (n int) {
	w.T.Helper()
	path := "/objectives?limit=200&include=key_results&cycle_id=" + w.ID["2026Q4"] + "&find=" + url.QueryEscape(find)
	if asof != "" {
		path += "&asof=" + asof
	}
	if teamID != "" {
		path += "&below=true&team_id=" + teamID
	}
	got := w.Get(who, path).OK()
	for i := range got.Len("items") {
		for j := range got.Len("items", i, "key_results") {
			if got.At("items", i, "key_results", j, "matched") == true {
				n++
			}
		}
	}
	return n
}

// variety is key results of every kind and standing, with actions of every timing.
func variety(w *apptest.World) {
	w.T.Helper()
	type m = map[string]any
	w.At("2026-11-10")
	_, late := objective(w, "chen", "拉新", nil)
	theme := w.Post("root", "/themes", m{"title": "稳住基本盘"}).ID()
	_, well := objective(w, "hu", "留存", m{"theme_ids": []string{theme}})
	mixed, risky := objective(w, "fang", "投放", nil)
	objective(w, "chen", "还没有数据", nil)
	gone := w.Post("root", "/objectives/"+mixed+"/key-results", m{"title": "不做了到100", "reason": "补上", "measure": m{"kind": "metric", "baseline": "0", "target": "100", "unit": "次"}}).ID()
	up, _ := objective(w, "lina", "由下级汇总", nil)
	w.Post("root", "/objectives/"+up+"/key-results", m{"title": "各组之和", "reason": "补上", "measure": m{"kind": "rollup"}})
	draft := w.Post("root", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "草稿", "owner_id": w.ID["chen"]}).ID()
	drafted := w.Post("root", "/objectives/"+draft+"/key-results", m{"title": "草稿到100", "measure": m{"kind": "metric", "baseline": "0", "target": "100", "unit": "次"}}).ID()
	hidden, secret := objective(w, "lina", "裁撤", nil)
	w.Patch("lina", "/objectives/"+hidden, m{"visibility": "listed"})
	checkIn(w, "chen", late, "5", "2026-11-10")
	checkIn(w, "lina", secret, "5", "2026-11-10")
	for _, kr := range []string{late, well, gone, drafted, secret} {
		who := "root"
		if kr == secret {
			who = "lina"
		}
		for i, due := range []string{"2026-11-18", "2026-11-23", "2026-12-20"} { // overdue, near, ahead
			a := w.Post(who, "/key-results/"+kr+"/actions", m{"title": fmt.Sprint("做", i), "due_on": due, "owner_id": w.ID["chen"]}).ID()
			b := w.Post(who, "/key-results/"+kr+"/actions", m{"title": fmt.Sprint("已做", i), "due_on": due, "owner_id": w.ID["chen"]}).ID()
			w.Patch(who, "/actions/"+b, m{"state": "done"})
			if i == 2 && kr == late {
				w.Patch(who, "/actions/"+a, m{"state": "doing"})
			}
		}
	}
	w.Post("root", "/key-results/"+well+"/actions", m{"title": "早该开始", "owner_id": w.ID["hu"], "starts_on": "2026-11-12", "due_on": "2026-12-20"})
	w.Patch("root", "/key-results/"+gone, m{"dropped": true, "reason": "不做了"})
	w.At("2026-11-20")
	checkIn(w, "hu", well, "70", "2026-11-20")
	checkIn(w, "fang", risky, "35", "2026-11-20")
}

// On a past day too: what was known by its end.
func TestANumberOfAPastDayIsAsLongAsItsList(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		variety(w)
		for _, day := range []string{"2026-11-12", "2026-11-19"} {
			page := w.Get("root", "/insight?asof="+day).OK()
			for status, n := range page.At("statuses").(map[string]any) {
				if got := found(w, "root", "status:"+status+" state:active is:kr", "", day); float64(got) != n {
					t.Errorf("on %s: %v %s, and a list of %d", day, n, status, got)
				}
			}
			owed := page.At("rhythm", "owing").(float64) - page.At("rhythm", "on_time").(float64)
			if got := found(w, "root", "stale state:active is:kr", "", day); float64(got) != owed {
				t.Errorf("on %s: %v owed, and a list of %d", day, owed, got)
			}
		}
	})
}

// A number leads to a list that is as long as it says, for whoever looks.
func TestANumberIsAsLongAsItsList(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		variety(w)
		for _, team := range []string{"", w.ID["运营部"]} {
			for _, who := range []string{"lina", "hu", "root"} {
				page := w.Get(who, "/insight?team_id="+team).OK()
				count := func(path ...any) int {
					n, _ := page.At(path...).(float64)
					return int(n)
				}
				for _, status := range []string{"on_track", "at_risk", "off_track", "no_data"} {
					if want, got := count("statuses", status), found(w, who, "status:"+status+" state:active is:kr", team, ""); got != want {
						t.Errorf("%s in %q: %d %s, and a list of %d", who, team, want, status, got)
					}
				}
				if want, got := count("rhythm", "owing")-count("rhythm", "on_time"), found(w, who, "stale state:active is:kr", team, ""); got != want {
					t.Errorf("%s in %q: %d owed, and a list of %d", who, team, want, got)
				}
				if want, got := count("plans", "unplanned"), found(w, who, "no:actions state:active is:kr", team, ""); got != want {
					t.Errorf("%s in %q: %d without a plan, and a list of %d", who, team, want, got)
				}
				for number, filter := range map[string]string{"overdue": "late=true&state=todo,doing,blocked", "slipping": "slipping=true&state=todo,doing,blocked", "done": "state=done", "open": "state=todo,doing,blocked"} {
					list := w.Get(who, "/actions?limit=200&under_way=true&"+filter+"&cycle_id="+w.ID["2026Q4"]+"&team_id="+team).OK()
					if want := count("plans", number); list.Len("items") != want {
						t.Errorf("%s in %q: %d %s, and a list of %d", who, team, want, number, list.Len("items"))
					}
				}
				for i := range page.Len("cells") {
					path, find := "/objectives?limit=200&cycle_id="+w.ID["2026Q4"], "state:active"
					if id := page.Str("cells", i, "team_id"); id != "" {
						path += "&team_id=" + id
					} else {
						find += " no:team"
					}
					if id := page.Str("cells", i, "theme_id"); id != "" {
						path += "&theme_id=" + id
					} else {
						find += " no:theme"
					}
					if want, got := count("cells", i, "objectives"), w.Get(who, path+"&find="+url.QueryEscape(find)).OK().Len("items"); got != want {
						t.Errorf("%s in %q: a cell of %d, and a list of %d", who, team, want, got)
					}
				}
				if who == "root" && team == "" {
					if page.Len("themes") != 2 || page.Len("cells") < 3 {
						t.Errorf("no cells to compare: %s", page.Body)
					}
					for _, path := range [][]any{{"statuses", "off_track"}, {"statuses", "on_track"}, {"statuses", "no_data"}, {"plans", "unplanned"}, {"plans", "overdue"}, {"plans", "slipping"}, {"plans", "done"}} {
						if count(path...) == 0 {
							t.Errorf("nothing of %v to compare: %s", path, page.Body)
						}
					}
				}
			}
		}
	})
}
