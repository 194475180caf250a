package themes_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

func titles(a apptest.Answer) (all []string) {
	for i := range a.Len("items") {
		all = append(all, a.Str("items", i, "title"))
	}
	return all
}

func TestThemesOfACycleAndOfThoseAroundIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		year := w.Post("root", "/cycles", map[string]any{"name": "2026", "starts_on": "2026-01-01", "ends_on": "2026-12-31"}).ID()
		q3 := w.Post("root", "/cycles", map[string]any{"name": "Q3", "starts_on": "2026-07-01", "ends_on": "2026-09-30", "parent_id": year}).ID()
		q4 := w.Post("root", "/cycles", map[string]any{"name": "Q4", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "parent_id": year}).ID()
		w.Do("lina", "POST", "/themes", map[string]any{"title": "x"}).Fails(403, "access.denied")
		always := w.Post("coach", "/themes", map[string]any{"title": " 用户第一 ", "owner_id": w.ID["wei"], "target": "年收入翻一番"})
		if always.Status != 201 || always.Str("title") != "用户第一" || always.Str("owner_name") != "wei" || always.Str("target") != "年收入翻一番" {
			t.Errorf("a new theme: %s", always.Body)
		}
		w.Post("root", "/themes", map[string]any{"title": "全年", "cycle_id": year})
		w.Post("root", "/themes", map[string]any{"title": "三季度", "cycle_id": q3})

		for _, c := range []struct {
			cycle string
			want  string
		}{{q4, "用户第一 全年"}, {q3, "用户第一 全年 三季度"}, {year, "用户第一 全年"}, {"", "用户第一 全年 三季度"}} {
			if got := strings.Join(titles(w.Get("hu", "/themes?cycle_id="+c.cycle).OK()), " "); got != c.want {
				t.Errorf("themes of %q: %s, want %s", c.cycle, got, c.want)
			}
		}
		w.Get("hu", "/themes?cycle_id=none").Fails(422, "theme.cycle_unknown")
		w.Get("guest", "/themes").Fails(403, "access.denied")
		w.Do("root", "DELETE", "/cycles/"+q3, nil).Fails(409, "theme.cycle_used")
		w.Get("root", "/cycles/"+q3).OK()
	})
}

func TestAThemeChangesIsArchivedAndGoes(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		made := w.Post("root", "/themes", map[string]any{"title": "增长", "owner_id": w.ID["wei"]})
		path := "/themes/" + made.ID()
		for _, c := range []struct {
			body        map[string]any
			code, field string
		}{
			{map[string]any{"title": ""}, "input.required", "/title"},
			{map[string]any{"title": strings.Repeat("长", 121)}, "input.too_long", "/title"},
			{map[string]any{"target": strings.Repeat("长", 501)}, "input.too_long", "/target"},
			{map[string]any{"cycle_id": "none"}, "theme.cycle_unknown", "/cycle_id"},
			{map[string]any{"owner_id": "none"}, "theme.owner_unknown", "/owner_id"},
		} {
			got := w.Do("root", "PATCH", path, c.body)
			got.Fails(422, c.code)
			if field := got.Str("errors", 0, "pointer"); field != c.field {
				t.Errorf("%v: at %q, want %q", c.body, field, c.field)
			}
		}
		w.Do("hu", "PATCH", path, map[string]any{"title": "x"}).Fails(403, "access.denied")
		w.Do("hu", "POST", path+"/place", map[string]any{}).Fails(403, "access.denied")
		w.Do("hu", "DELETE", path, nil).Fails(403, "access.denied")

		changed := w.Patch("coach", path, map[string]any{"description": "**为什么**", "owner_id": ""})
		if changed.Str("owner_id") != "" || changed.Str("description") != "**为什么**" || changed.At("version") != 2.0 {
			t.Errorf("changed: %s", changed.Body)
		}
		stale := w.Do("root", "PATCH", path, map[string]any{"title": "x"}, "If-Match", `"1"`)
		stale.Fails(412, "input.stale")
		if stale.Str("current", "description") != "**为什么**" {
			t.Errorf("the present version is told: %s", stale.Body)
		}

		w.Patch("root", path, map[string]any{"archived": true})
		if got := w.Get("hu", "/themes").OK(); got.Len("items") != 0 {
			t.Errorf("an archived theme is not offered: %s", got.Body)
		}
		if got := w.Get("hu", "/themes?archived=true").OK(); got.Len("items") != 1 {
			t.Errorf("but it can be seen: %s", got.Body)
		}
		w.Do("root", "DELETE", path, nil).OK()
		w.Get("root", path).Fails(404, "input.missing")
	})
}

func TestThemesArePutInOrder(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := map[string]string{}
		for _, title := range []string{"a", "b", "c"} {
			id[title] = w.Post("root", "/themes", map[string]any{"title": title}).ID()
		}
		for _, step := range []struct{ move, before, want string }{
			{"c", "a", "cab"}, {"c", "", "abc"}, {"a", "c", "bac"}, {"a", "a", "bac"},
		} {
			w.Post("coach", "/themes/"+id[step.move]+"/place", map[string]any{"before_id": id[step.before]})
			if got := strings.Join(titles(w.Get("hu", "/themes").OK()), ""); got != step.want {
				t.Errorf("%s before %q: %s, want %s", step.move, step.before, got, step.want)
			}
		}
		w.Do("root", "POST", "/themes/"+id["a"]+"/place", map[string]any{"before_id": "none"}).Fails(422, "theme.before_unknown")
		w.Do("root", "POST", "/themes/none/place", map[string]any{}).Fails(404, "input.missing")
	})
}

func TestLoadLeavesOutWhatIsUnknown(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		a := w.Post("root", "/themes", map[string]any{"title": "a"}).ID()
		b := w.Post("root", "/themes", map[string]any{"title": "b"}).ID()
		w.Patch("root", "/themes/"+b, map[string]any{"archived": true})
		err := w.Runner.Read(t.Context(), access.System("test"), func(ctx context.Context, tx *act.Tx) error {
			found, err := w.Features.Themes.Load(ctx, tx, []string{b, "none", a})
			ids := []string{}
			for _, one := range found {
				ids = append(ids, one.ID)
			}
			if !slices.Equal(ids, []string{a, b}) {
				t.Errorf("found %v, want %v", ids, []string{a, b})
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}
