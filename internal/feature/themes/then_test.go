package themes_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestThemesArePutBackAsTheyWere asks for themes at the end of a day, changes everything about them, and
// asks for the same as of that day; and what objectives served.
func TestThemesArePutBackAsTheyWere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := map[string]string{}
		set := func(title string, more map[string]any) {
			more["title"] = title
			id[title] = w.Post("root", "/themes", more).ID()
		}
		for _, title := range []string{"早删", "增长", "留存", "后来删", "收起"} {
			set(title, map[string]any{"owner_id": w.ID["wei"], "target": title + "翻番"})
		}
		set("本季", map[string]any{"cycle_id": w.ID["2026Q4"]})
		w.Do("root", "DELETE", "/themes/"+id["早删"], nil).OK()
		w.Patch("root", "/themes/"+id["收起"], map[string]any{"archived": true})
		w.Post("root", "/themes/"+id["本季"]+"/place", map[string]any{"before_id": id["留存"]})
		o := map[string]string{}
		for title, serves := range map[string][]string{"服务": {id["增长"], id["后来删"]}, "只服务后来删": {id["后来删"]}, "后来改": {id["后来删"]}} {
			o[title] = w.Post("chen", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID["chen"], "theme_ids": serves}).ID()
		}
		w.At("2026-11-20")
		paths := []string{"/themes", "/themes?archived=true", "/themes?cycle_id=" + w.ID["2026Q4"], "/map", "/coverage", "/objectives?cycle_id=" + w.ID["2026Q4"], "/objectives?theme_id=" + id["后来删"],
			"/insight?cycle_id=" + w.ID["2026Q4"]}
		for _, title := range []string{"增长", "留存", "后来删", "收起", "早删", "本季"} {
			paths = append(paths, "/themes/"+id[title])
		}
		for _, one := range o {
			paths = append(paths, "/objectives/"+one)
		}
		asOf := w.Remembers([]string{"root", "chen", "guest"}, paths, []string{"can", "version", "position", "load", "readiness", "steps", "change_rule", "approvers"})
		w.At("2026-11-24")
		w.Patch("root", "/themes/"+id["增长"], map[string]any{"title": "大增长", "target": "翻两番", "description": "为什么", "owner_id": w.ID["lina"]})
		w.Patch("root", "/themes/"+id["收起"], map[string]any{"archived": false})
		w.Patch("root", "/themes/"+id["留存"], map[string]any{"archived": true, "cycle_id": w.ID["2026Q4"]})
		w.Patch("root", "/people/"+w.ID["wei"], map[string]any{"name": "老魏"})
		w.Patch("chen", "/objectives/"+o["后来改"], map[string]any{"theme_ids": []string{id["增长"]}})
		set("新的", map[string]any{})
		w.Post("root", "/themes/"+id["新的"]+"/place", map[string]any{"before_id": id["增长"]})
		w.Do("root", "DELETE", "/themes/"+id["后来删"], nil).OK()
		w.Post("root", "/themes/"+id["收起"]+"/place", map[string]any{"before_id": id["增长"]})
		w.Do("root", "DELETE", "/themes/"+id["新的"], nil).OK()
		w.At("2026-12-02")
		asOf(t, "2026-11-20")
		got := w.Get("root", "/themes?archived=true&asof=2026-11-20").OK()
		if all := titles(got); !slices.Equal(all, []string{"增长", "本季", "留存", "后来删", "收起"}) || got.Len("items", 0, "can") != 0 {
			t.Errorf("themes of then: %s", strings.Join(all, " "))
		}
		w.Get("guest", "/themes?asof=2026-11-20").Fails(403, "access.denied")
	})
}

// TestThemesArePutInOrderAfterDeletions: what is left of the positions has gaps then.
func TestThemesArePutInOrderAfterDeletions(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := map[string]string{}
		for _, title := range []string{"x", "y", "z", "a", "b", "c"} {
			id[title] = w.Post("root", "/themes", map[string]any{"title": title}).ID()
		}
		for _, title := range []string{"x", "y", "z"} {
			w.Do("root", "DELETE", "/themes/"+id[title], nil).OK()
		}
		w.Post("root", "/themes/"+id["c"]+"/place", map[string]any{"before_id": id["b"]})
		if got := strings.Join(titles(w.Get("hu", "/themes").OK()), ""); got != "acb" {
			t.Errorf("c before b: %s", got)
		}
	})
}
