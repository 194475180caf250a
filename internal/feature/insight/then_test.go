package insight_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// asItStood is an answer without what is only of the present: what may be done, and
// what no day keeps.
func asItStood(t *testing.T, path string, a apptest.Answer) any {
	t.Helper()
	if strings.HasPrefix(path, "/insight") { // a page of the past tells no notes
		return withoutSteps(a.Stood("can", "version", "load", "note"))
	}
	return withoutSteps(a.Stood("can", "change_rule", "approvers", "version", "load", "can_decide", "next"))
}

// withoutSteps leaves out of objectives what may be done next.
func withoutSteps(v any) any {
	switch x := v.(type) {
	case map[string]any:
		if _, objective := x["cycle_id"]; objective {
			delete(x, "steps")
		}
		for key := range x {
			x[key] = withoutSteps(x[key])
		}
	case []any:
		for i := range x {
			x[i] = withoutSteps(x[i])
		}
	}
	return v
}

// company makes objectives of all kinds, with a history, and returns what may change.
func company(w *apptest.World) (id map[string]string) {
	id = map[string]string{}
	post := func(as, path string, body map[string]any) string { return w.Post(as, path, body).ID() }
	id["theme"] = post("root", "/themes", map[string]any{"title": "增长"})
	w.At("2026-11-17")
	id["top"], id["topKR"] = objective(w, "lina", "部门增长", map[string]any{"theme_ids": []string{id["theme"]}})
	id["roll"] = post("root", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": "公司增长", "team_id": w.ID["公司"]})
	id["rollKR"] = post("root", "/objectives/"+id["roll"]+"/key-results", map[string]any{"title": "下级汇总", "measure": map[string]any{"kind": "rollup"}})
	id["mile"] = post("root", "/objectives/"+id["roll"]+"/key-results", map[string]any{"title": "上线新平台", "measure": map[string]any{"kind": "milestone",
		"steps": []map[string]any{{"title": "选型"}, {"title": "开发"}, {"title": "上线"}}}})
	id["keep"] = post("root", "/objectives/"+id["roll"]+"/key-results", map[string]any{"title": "可用性", "measure": map[string]any{"kind": "keep", "low": "99", "unit": "%"}})
	for _, step := range []string{"submit", "approve", "activate"} {
		w.Post("root", "/objectives/"+id["roll"]+"/"+step, nil)
	}
	id["align"] = post("root", "/objectives/"+id["top"]+"/alignments", map[string]any{"parent_key_result_id": id["rollKR"]})
	id["chen"], id["chenKR"] = objective(w, "chen", "拉新", nil)
	id["hu"], id["huKR"] = objective(w, "hu", "品牌", nil)
	id["draft"] = post("root", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": "草稿", "owner_id": w.ID["chen"]})
	id["draftKR"] = post("root", "/objectives/"+id["draft"]+"/key-results", map[string]any{"title": "还没想好", "measure": map[string]any{"kind": "metric", "target": "10", "baseline": "0"}})
	w.At("2026-11-20")
	checkIn(w, "root", id["topKR"], "20", "2026-11-20")
	checkIn(w, "root", id["keep"], "99.5", "2026-11-20")
	checkIn(w, "root", id["huKR"], "5", "2026-11-19")
	w.Post("root", "/key-results/"+id["chenKR"]+"/check-ins", map[string]any{"value": "10", "confidence": 7, "note": "开了个头", "status": "at_risk", "status_reason": "人手不够"})
	steps := w.Get("root", "/key-results/"+id["mile"]).OK()
	id["step"], id["step2"] = steps.Str("measure", "steps", 0, "id"), steps.Str("measure", "steps", 1, "id")
	w.Post("root", "/key-results/"+id["mile"]+"/check-ins", map[string]any{"steps_done": []string{id["step"]}})
	for _, a := range []string{"a", "b", "c"} {
		id[a] = post("root", "/key-results/"+id["chenKR"]+"/actions", map[string]any{"title": "行动" + a, "owner_id": w.ID["chen"], "due_on": "2026-11-28", "how": "写", "effort_days": "2"})
	}
	w.At("2026-11-27")
	checkIn(w, "root", id["topKR"], "30", "2026-11-27")
	checkIn(w, "root", id["keep"], "98", "2026-11-27")
	id["said"] = post("root", "/key-results/"+id["chenKR"]+"/check-ins", map[string]any{"value": "25", "confidence": 5})
	w.Patch("root", "/key-results/"+id["huKR"], map[string]any{"title": "品牌认知", "reason": "改名"})
	w.At("2026-11-30")
	checkIn(w, "root", id["topKR"], "33", "2026-11-30")
	checkIn(w, "root", id["chenKR"], "28", "2026-11-30")
	w.Patch("root", "/actions/"+id["a"], map[string]any{"state": "done"})
	return id
}

// later changes about everything that can be changed.
func later(w *apptest.World, id map[string]string) {
	do := func(method, path string, body map[string]any) { w.Do("root", method, path, body).OK() }
	w.At("2026-12-03")
	checkIn(w, "root", id["topKR"], "70", "2026-11-29")                                                                            // told later of an earlier day
	do("POST", "/key-results/"+id["chenKR"]+"/check-ins", map[string]any{"value": "5", "confidence": 2, "supersedes": id["said"]}) // what was known is corrected
	do("POST", "/key-results/"+id["mile"]+"/check-ins", map[string]any{"steps_done": []string{id["step"], id["step2"]}})
	checkIn(w, "root", id["keep"], "99.9", "2026-12-03")
	do("POST", "/key-results/"+id["huKR"]+"/check-ins", map[string]any{"value": "60", "confidence": 9})
	do("PATCH", "/key-results/"+id["topKR"], map[string]any{"measure": map[string]any{"kind": "metric", "baseline": "0", "target": "200", "unit": "次"}, "reason": "翻倍", "due_on": "2026-12-20"})
	do("PATCH", "/key-results/"+id["keep"], map[string]any{"measure": map[string]any{"kind": "keep", "low": "95", "unit": "%"}, "reason": "放宽"})
	do("PATCH", "/objectives/"+id["hu"], map[string]any{"title": "品牌与口碑", "visibility": "team", "reason": "收一收"})
	do("PATCH", "/objectives/"+id["chen"], map[string]any{"owner_id": w.ID["hu"], "reason": "换人", "theme_ids": []string{id["theme"]}})
	do("PATCH", "/actions/"+id["b"], map[string]any{"state": "done", "title": "行动二"})
	do("PATCH", "/actions/"+id["c"], map[string]any{"key_result_id": id["huKR"]})
	do("DELETE", "/actions/"+id["a"], nil)
	do("POST", "/key-results/"+id["chenKR"]+"/actions", map[string]any{"title": "新行动", "owner_id": w.ID["hu"], "due_on": "2026-12-28"})
	do("DELETE", "/alignments/"+id["align"], nil)
	do("POST", "/objectives/"+id["chen"]+"/alignments", map[string]any{"parent_key_result_id": id["rollKR"]})
	do("DELETE", "/key-results/"+id["draftKR"], nil)
	do("DELETE", "/objectives/"+id["draft"], nil)
	do("POST", "/objectives/"+id["hu"]+"/close", map[string]any{"outcome": "missed", "note": "不做了"})
	objective(w, "zhang", "新来的", nil)
	w.At("2026-12-10")
	do("PATCH", "/people/"+w.ID["chen"], map[string]any{"name": "陈晨", "team_id": w.ID["市场部"]})
	do("PATCH", "/teams/"+w.ID["用户组"], map[string]any{"name": "用户增长组", "parent_id": w.ID["市场部"]})
	do("PATCH", "/policy", map[string]any{"status": map[string]any{"at_risk_at": 0.2, "off_track_at": 0.5}})
	do("POST", "/key-results/"+id["mile"]+"/move", map[string]any{"objective_id": id["top"], "reason": "归到部门"})
	w.At("2026-12-16")
}

// TestThePastIsAsItWas asks for pages at the end of a day, changes about everything,
// and asks for the same pages as of that day.
func TestThePastIsAsItWas(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := company(w)
		paths := []string{"/insight?", "/insight?team_id=" + w.ID["运营部"], "/insight?team_id=" + w.ID["用户组"]}
		for _, of := range []string{"", "&owner_id=" + w.ID["chen"], "&owner_id=" + w.ID["lina"], "&team_id=" + w.ID["用户组"], "&below=true&team_id=" + w.ID["运营部"],
			"&state=active", "&state=draft", "&q=%E5%93%81%E7%89%8C", "&theme_id=" + id["theme"], "&status=off_track", "&find=chance%3C50%25", "&find=chance%3E50%25"} {
			paths = append(paths, "/objectives?include=key_results&cycle_id="+w.ID["2026Q4"]+of)
		}
		for _, one := range []string{"top", "roll", "chen", "hu", "draft"} {
			paths = append(paths, "/objectives/"+id[one]+"?", "/objectives/"+id[one]+"/revisions?")
		}
		for _, one := range []string{"topKR", "chenKR", "mile"} {
			paths = append(paths, "/key-results/"+id[one]+"/check-ins?")
		}
		if err := w.App.Features.Checkins.ForeseeAll(t.Context()); err != nil { // kept forecasts are of the day of the last check-in
			t.Fatal(err)
		}
		foreseen := 0
		was := map[string]any{}
		for _, path := range paths {
			foreseen += strings.Count(string(w.Get("root", path).Body), `"chance":`)
			was[path] = asItStood(t, path, w.Get("root", path))
		}
		if foreseen < 20 {
			t.Fatalf("the pages tell %d forecasts: nothing to put back", foreseen)
		}
		later(w, id)
		for _, path := range paths {
			a := w.Get("root", path+"&asof=2026-11-30")
			if a.Status != 200 {
				t.Errorf("%s: %s", path, a.Body)
				continue
			}
			want, got := was[path], asItStood(t, path, a)
			if d := apptest.Differ("", want, got); d != "" {
				t.Errorf("%s\n%s", path, d)
			}
		}
	})
}

// TestThePastHidesWhatEitherTimeHides has objectives that were opened since, and ones
// that were closed to others since: neither is in a list, a page or a sum of the past.
func TestThePastHidesWhatEitherTimeHides(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-17")
		open, openKR := objective(w, "chen", "公开", nil)
		opened, openedKR := objective(w, "chen", "密", nil)
		w.Patch("chen", "/objectives/"+opened, map[string]any{"visibility": "listed", "reason": "先不公开"})
		shut, shutKR := objective(w, "chen", "后来收起", nil)
		w.At("2026-11-20")
		for kr, value := range map[string]string{openKR: "10", openedKR: "90", shutKR: "70"} {
			checkIn(w, "chen", kr, value, "2026-11-20")
		}
		w.At("2026-11-25")
		w.Patch("chen", "/objectives/"+opened, map[string]any{"visibility": "everyone", "title": "公开了", "reason": "公开"})
		w.Patch("chen", "/objectives/"+shut, map[string]any{"visibility": "listed", "reason": "收起"})

		const then = "asof=2026-11-20"
		list := w.Get("hu", "/objectives?include=key_results&"+then).OK()
		if list.Len("items") != 1 || list.Str("items", 0, "id") != open {
			t.Errorf("hu sees then: %s", list.Body)
		}
		state := w.Get("hu", "/insight?"+then).OK()
		number(t, state, 0.1, "progress")
		if state.Len("objectives") != 1 {
			t.Errorf("the state of then: %s", state.Body)
		}
		for _, id := range []string{opened, shut} {
			w.Get("hu", "/objectives/"+id+"?"+then).Fails(404, "input.missing")
			w.Get("hu", "/objectives/"+id+"/revisions?"+then).Fails(404, "input.missing")
		}
		for _, kr := range []string{openedKR, shutKR} {
			w.Get("hu", "/key-results/"+kr+"/check-ins?"+then).Fails(404, "input.missing")
		}
		if got := w.Get("chen", "/objectives?"+then).OK(); got.Len("items") != 3 {
			t.Errorf("their owner sees then: %s", got.Body)
		}
		w.Get("guest", "/objectives/"+open+"?"+then).Fails(404, "input.missing")
	})
}

// TestOnlyDaysThatAreOver refuses what isn't the past, and shows what wasn't there to nobody.
func TestOnlyDaysThatAreOver(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, _ := objective(w, "chen", "拉新", nil)
		w.Get("chen", "/objectives?asof=2026-11-16").Fails(422, "cycle.asof_past")
		w.Get("chen", "/insight?asof=2026-12-01").Fails(422, "cycle.asof_past")
		w.At("2026-11-17")
		w.Get("chen", "/objectives/"+id+"?asof=2026-11-15").Fails(404, "input.missing")
		then := w.Get("root", "/objectives/"+id+"?asof=2026-11-16").OK()
		if then.Len("can") != 0 || then.Len("steps") != 0 || then.Len("key_results", 0, "can") != 0 {
			t.Errorf("something may be done to the past: %s", then.Body)
		}
	})
}
