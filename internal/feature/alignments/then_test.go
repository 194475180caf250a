package alignments_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// mapped makes a map of several teams and levels and gives the ids of what is on it.
func mapped(w *apptest.World) map[string]string {
	id := map[string]string{}
	for name, owner := range map[string]string{"公司": "wei", "运营": "lina", "用户": "chen", "市场": "hu", "后移走": "zhang", "草稿": "fang"} {
		id[name] = w.Post(owner, "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": name, "owner_id": w.ID[owner]}).ID()
		for _, kr := range []string{"一", "二"} {
			id[name+kr] = w.Post(owner, "/objectives/"+id[name]+"/key-results", map[string]any{"title": name + kr,
				"measure": map[string]any{"kind": "metric", "baseline": "0", "target": "100", "unit": "人"}}).ID()
		}
		if name == "草稿" {
			continue
		}
		for _, step := range []string{"submit", "approve", "activate"} {
			w.Do("root", "POST", "/objectives/"+id[name]+"/"+step, nil)
		}
	}
	for name, link := range map[string][3]string{"a": {"运营", "", "公司一"}, "b": {"用户", "运营", ""}, "c": {"市场", "公司", ""}, "d": {"后移走", "", "运营二"}, "e": {"草稿", "", "公司二"}} {
		body := map[string]any{"parent_objective_id": id[link[1]]}
		if link[2] != "" {
			body = map[string]any{"parent_key_result_id": id[link[2]]}
		}
		id[name] = w.Post("root", "/objectives/"+id[link[0]]+"/alignments", body).ID()
		w.Do("root", "POST", "/alignments/"+id[name]+"/accept", nil)
	}
	for i, day := range []string{"2026-11-17", "2026-11-18", "2026-11-20"} {
		w.At(day)
		for j, kr := range []string{"公司一", "运营一", "用户一", "市场二"} {
			w.Post("root", "/key-results/"+id[kr]+"/check-ins", map[string]any{"value": 10*(i+1) + j*i*i})
		}
	}
	w.At("2026-11-24")
	return id
}

// later changes about everything that a map is drawn of.
func later(w *apptest.World, id map[string]string) {
	do := func(method, path string, body map[string]any) { w.Do("root", method, path, body).OK() }
	w.At("2026-11-26")
	for _, kr := range []string{"公司一", "用户二", "市场二"} {
		do("POST", "/key-results/"+id[kr]+"/check-ins", map[string]any{"value": "90", "as_of": "2026-11-22"})
	}
	do("DELETE", "/alignments/"+id["a"], nil)
	do("DELETE", "/alignments/"+id["b"], nil)
	do("POST", "/alignments/"+id["b"]+"/restore", nil)
	do("POST", "/objectives/"+id["市场"]+"/alignments", map[string]any{"parent_key_result_id": id["运营一"]})
	do("POST", "/objectives/"+id["公司"]+"/close", map[string]any{"outcome": "missed", "note": "不做了"})
	do("PATCH", "/objectives/"+id["用户"], map[string]any{"title": "改了名", "owner_id": w.ID["hu"], "reason": "换人"})
	do("PATCH", "/key-results/"+id["运营二"], map[string]any{"title": "改名的", "reason": "改"})
	do("POST", "/key-results/"+id["运营二"]+"/move", map[string]any{"objective_id": id["市场"], "reason": "换地方"})
	do("PATCH", "/key-results/"+id["用户一"], map[string]any{"dropped": true, "reason": "不做了"})
	do("DELETE", "/objectives/"+id["草稿"], nil)
	w.Post("hu", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": "后来的", "owner_id": w.ID["hu"]})
	w.At("2026-12-02")
	do("DELETE", "/alignments/"+id["d"], nil)
	do("PATCH", "/people/"+w.ID["chen"], map[string]any{"name": "陈晨", "team_id": w.ID["市场部"]})
	do("PATCH", "/teams/"+w.ID["用户组"], map[string]any{"name": "增长组", "parent_id": w.ID["市场部"]})
	w.At("2026-12-04")
}

func TestTheMapIsAsItWas(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := mapped(w)
		paths := []string{"/map", "/map?chances=true", "/coverage"}
		for _, team := range []string{"公司", "运营部", "用户组", "市场部"} {
			paths = append(paths, "/map?team_id="+w.ID[team], "/map?chances=true&team_id="+w.ID[team])
		}
		for _, name := range []string{"公司", "运营", "用户", "市场", "后移走", "草稿"} {
			paths = append(paths, "/objectives/"+id[name]+"/alignments")
		}
		if err := w.App.Features.Checkins.ForeseeAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := w.Get("root", "/map?chances=true").OK(); !strings.Contains(string(got.Body), `"chance":`) {
			t.Fatalf("nothing is foreseen: %s", got.Body)
		}
		asOf := w.Remembers([]string{"root", "chen", "guest"}, paths, []string{"can"})
		if got := w.Get("root", "/map").OK(); got.Len("nodes") != 6 || got.Len("edges") != 5 {
			t.Fatalf("drawn: %s", got.Body)
		}
		later(w, id)
		asOf(t, "2026-11-24")
		if got := w.Get("root", "/objectives/"+id["运营"]+"/alignments?asof=2026-11-24").OK(); strings.Contains(string(got.Body), "alignment.") || got.Len("parents") != 1 || got.Len("supporters") != 2 {
			t.Errorf("of one objective: %s", got.Body)
		}
		w.Get("root", "/map?asof=2026-12-04").Fails(422, "cycle.asof_past")
	})
}

// TestTheMapOfThePastIsHiddenByEitherTime: what was opened since is not drawn, nor what is closed to
// others by now, nor a line to it.
func TestTheMapOfThePastIsHiddenByEitherTime(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := mapped(w)
		w.Patch("hu", "/objectives/"+id["市场"], map[string]any{"visibility": "listed", "reason": "收起"})
		w.At("2026-11-26")
		w.Patch("hu", "/objectives/"+id["市场"], map[string]any{"visibility": "everyone", "title": "公开了", "reason": "公开"})
		w.Patch("lina", "/objectives/"+id["运营"], map[string]any{"visibility": "listed", "reason": "收起"})
		w.At("2026-12-04")
		for _, path := range []string{"/map?asof=2026-11-24", "/map?asof=2026-11-24&team_id=" + w.ID["公司"]} {
			got := w.Get("zhang", path).OK()
			for _, hidden := range []string{id["市场"], id["运营"], "公开了", `"市场"`, `"运营"`, `"市场一"`, `"运营一"`, id["a"], id["b"], id["c"], id["d"]} {
				if strings.Contains(string(got.Body), hidden) {
					t.Errorf("%s: zhang sees %s: %s", path, hidden, got.Body)
				}
			}
			if got.Len("nodes") != 4 || got.At("omitted") != 0.0 {
				t.Errorf("%s: %s", path, got.Body)
			}
		}
	})
}
