package plans_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// then is a company's plans with what may happen to them.
type then struct {
	*apptest.World
	id map[string]string
}

func (w then) do(method, path string, body map[string]any) {
	w.T.Helper()
	w.Do("root", method, path, body).OK()
}

// plansOf makes plans with actions in every state, which hang together and have a history.
func plansOf(w *apptest.World) then {
	id := map[string]string{}
	for _, owner := range []string{"lina", "chen", "hu"} {
		id[owner+"KR"] = result(w, owner, "everyone")
		id[owner] = w.Get(owner, "/key-results/"+id[owner+"KR"]).OK().Str("objective_id")
		for _, step := range []string{"submit", "approve", "activate"} {
			w.Do("root", "POST", "/objectives/"+id[owner]+"/"+step, nil)
		}
	}
	id["zhangKR"], id["fangKR"] = result(w, "zhang", "everyone"), result(w, "fang", "everyone")
	w.At("2026-11-17")
	for i, name := range []string{"圈人", "写文案", "发短信", "回访", "复盘", "补录", "已放弃", "撤掉又回来", "早删了"} {
		id[name] = action(w, "chen", id["chenKR"], name, "2026-11-17", "2026-11-2"+string(rune('1'+i%9)), map[string]any{"how": "**" + name + "**",
			"effort_days": "1.5", "collaborator_ids": []string{w.ID["hu"]}, "steps": []map[string]any{{"title": "一"}, {"title": "二"}, {"title": "一"}}})
	}
	id["草稿"] = action(w, "zhang", id["zhangKR"], "草稿里的", "", "2026-11-25")
	id["目标没了"] = action(w, "fang", id["fangKR"], "目标没了", "", "2026-11-26")
	id["linaA"] = action(w, "lina", id["linaKR"], "谈合作", "", "2026-11-30")
	t := then{w, id}
	t.do("DELETE", "/actions/"+id["早删了"], nil)
	t.do("PATCH", "/actions/"+id["发短信"], map[string]any{"depends_on": []string{id["写文案"], id["linaA"], id["早删了"]}[:2]})
	t.do("PATCH", "/actions/"+id["写文案"], map[string]any{"state": "blocked", "blocked": map[string]any{"why": "等素材", "person_id": w.ID["hu"]}})
	w.At("2026-11-19")
	t.do("PATCH", "/actions/"+id["圈人"], map[string]any{"state": "done"})
	t.do("PATCH", "/actions/"+id["回访"], map[string]any{"state": "blocked", "blocked": map[string]any{"why": "缺人", "whom": "外包"}})
	t.do("PATCH", "/actions/"+id["已放弃"], map[string]any{"state": "dropped"})
	t.tick("发短信", 0, true)
	t.tick("回访", 2, true)
	t.do("PATCH", "/actions/"+id["linaA"], map[string]any{"state": "doing"})
	w.At("2026-11-24")
	return t
}

func (w then) tick(name string, at int, done bool) {
	w.T.Helper()
	step := w.Get("root", "/actions/"+w.id[name]).OK().Str("steps", at, "id")
	w.Do("root", "POST", "/actions/"+w.id[name]+"/steps/"+step, map[string]any{"done": done}).OK()
}

// later changes about everything that can be changed of plans and of what they hang on.
func (w then) later() {
	w.T.Helper()
	id := w.id
	w.At("2026-11-26")
	w.tick("发短信", 1, true)
	w.tick("发短信", 0, false)
	w.tick("发短信", 2, true)
	w.tick("写文案", 0, true)
	w.do("PATCH", "/actions/"+id["写文案"], map[string]any{"state": "done", "title": "写好文案", "due_on": "2026-12-20", "how": "", "effort_days": nil,
		"steps": []map[string]any{{"title": "换了"}}, "collaborator_ids": []string{w.ID["zhang"]}})
	w.do("PATCH", "/actions/"+id["圈人"], map[string]any{"state": "doing", "owner_id": w.ID["hu"]}) // reopened
	w.do("PATCH", "/actions/"+id["回访"], map[string]any{"state": "doing"})
	w.do("PATCH", "/actions/"+id["已放弃"], map[string]any{"state": "todo", "starts_on": "2026-12-01", "due_on": "2026-12-12"})
	w.do("PATCH", "/actions/"+id["复盘"], map[string]any{"key_result_id": id["huKR"]})
	w.do("PATCH", "/actions/"+id["发短信"], map[string]any{"depends_on": []string{}})
	w.do("DELETE", "/actions/"+id["补录"], nil)
	w.do("DELETE", "/actions/"+id["撤掉又回来"], nil)
	w.do("POST", "/actions/"+id["撤掉又回来"]+"/restore", nil)
	w.do("POST", "/actions/"+id["早删了"]+"/restore", nil) // wasn't there then
	w.do("POST", "/key-results/"+id["chenKR"]+"/actions/order", map[string]any{"ids": []string{id["圈人"], id["写文案"], id["发短信"], id["回访"]}})
	action(w.World, "chen", id["chenKR"], "后来加的", "2026-11-26", "2026-11-27")
	w.do("PATCH", "/actions/"+id["linaA"], map[string]any{"title": "谈成合作", "state": "done"}) // told where its key result is no more
	w.do("PATCH", "/key-results/"+id["linaKR"], map[string]any{"title": "改了名", "due_on": "2026-12-25", "reason": "改"})
	w.do("POST", "/key-results/"+id["linaKR"]+"/move", map[string]any{"objective_id": id["hu"], "reason": "换地方"})
	w.do("PATCH", "/objectives/"+id["chen"], map[string]any{"title": "改名", "owner_id": w.ID["hu"], "reason": "换人"})
	w.At("2026-12-02")
	w.do("PATCH", "/people/"+w.ID["chen"], map[string]any{"name": "陈晨", "team_id": w.ID["市场部"]})
	w.do("PATCH", "/actions/"+id["圈人"], map[string]any{"state": "done", "owner_id": w.ID["lina"]}) // done once more, by a third person
	w.do("PATCH", "/actions/"+id["复盘"], map[string]any{"key_result_id": id["linaKR"]})
	w.do("PATCH", "/actions/"+id["发短信"], map[string]any{"key_result_id": id["huKR"]})
	w.do("PATCH", "/actions/"+id["发短信"], map[string]any{"key_result_id": id["chenKR"]}) // and back
	w.do("PATCH", "/actions/"+id["回访"], map[string]any{"state": "blocked", "blocked": map[string]any{"why": "又缺人", "whom": "别人"}})
	w.do("PATCH", "/key-results/"+id["huKR"], map[string]any{"title": "又改了名", "reason": "改"})
	w.do("PATCH", "/key-results/"+id["chenKR"], map[string]any{"dropped": true, "reason": "不做了"})
	fang := w.Get("fang", "/key-results/"+id["fangKR"]).Str("objective_id")
	w.do("DELETE", "/key-results/"+id["zhangKR"], nil)
	w.do("DELETE", "/objectives/"+fang, nil)
	w.At("2026-12-04")
}

// TestActionsArePutBackAsTheyWere asks for actions at the end of a day in every way that a page
// does, changes about everything, and asks for the same as of that day.
func TestActionsArePutBackAsTheyWere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := plansOf(w)
		all := "/actions?limit=200&state=todo,doing,blocked,done,dropped"
		paths := []string{"/actions?state=todo,doing,blocked", all, all + "&cycle_id=" + w.ID["2026Q4"], all + "&team_id=" + w.ID["运营部"], all + "&team_id=" + w.ID["市场部"],
			all + "&q=%E5%85%B3%E9%94%AE%E7%BB%93%E6%9E%9C", all + "&q=%E6%96%87%E6%A1%88", "/actions?late=true", "/actions?slipping=true", all + "&unsized=true", all + "&under_way=true",
			"/actions?state=done", "/actions?load_cycle_id=" + w.ID["2026Q4"], "/load?fullest=50", "/load?fullest=2", "/load"}
		for _, team := range []string{"运营部", "用户组", "市场部", "公司"} {
			paths = append(paths, "/load?team_id="+w.ID[team], "/load?fullest=3&team_id="+w.ID[team])
		}
		for _, who := range []string{"chen", "hu", "lina", "zhang"} {
			paths = append(paths, all+"&owner_id="+w.ID[who], all+"&collaborating=true&owner_id="+w.ID[who], "/load?person_id="+w.ID[who])
		}
		for _, kr := range []string{"chenKR", "huKR", "linaKR", "zhangKR", "fangKR"} {
			paths = append(paths, all+"&key_result_id="+c.id[kr], "/key-results/"+c.id[kr]+"/actions", "/load?key_result_id="+c.id[kr], all+"&objective_id="+w.Get("root", "/key-results/"+c.id[kr]).Str("objective_id"))
		}
		for _, name := range []string{"圈人", "写文案", "发短信", "回访", "复盘", "补录", "撤掉又回来", "早删了", "草稿", "目标没了", "linaA"} {
			paths = append(paths, "/actions/"+c.id[name])
		}
		asOf := w.Remembers([]string{"root", "chen", "hu"}, paths, []string{"can", "version", "position"})
		inShort := func(asof string) map[string]any {
			list, all := w.Get("root", "/objectives?include=key_results&limit=200"+asof).OK(), map[string]any{}
			for i := range list.Len("items") {
				for k := range list.Len("items", i, "key_results") {
					all[list.Str("items", i, "key_results", k, "id")] = list.At("items", i, "key_results", k, "actions")
				}
			}
			return all
		}
		plans := inShort("")
		c.later()
		asOf(t, "2026-11-24")
		if then := inShort("&asof=2026-11-24"); !reflect.DeepEqual(then, plans) {
			t.Errorf("plans in short: %v\nwere %v", then, plans)
		}
		if got := w.Get("chen", all+"&asof=2026-11-24").OK(); strings.Contains(string(got.Body), "action.update") {
			t.Errorf("nothing may be done to the past: %s", got.Body)
		}
		w.Get("root", all+"&asof=2026-12-04").Fails(422, "cycle.asof_past")
	})
}

// TestTheActionsOfThenArePagedInTheOrderOfThen goes through all pages of then, two at a time.
func TestTheActionsOfThenArePagedInTheOrderOfThen(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := plansOf(w)
		ids := func(query string) (ids []string) {
			next := ""
			for {
				page := w.Get("root", "/actions?limit=2&state=todo,doing,blocked,done,dropped"+query+"&cursor="+next).OK()
				for i := range page.Len("items") {
					ids = append(ids, page.Str("items", i, "id"))
				}
				if next = page.Str("next"); next == "" {
					return ids
				}
			}
		}
		was := ids("")
		c.later()
		if got := ids("&asof=2026-11-24"); !slices.Equal(got, was) || len(was) < 9 {
			t.Errorf("got %v\nwas %v", got, was)
		}
	})
}

// TestActionsOfThePastAreHiddenByEitherTime has actions of objectives that were opened since, or
// closed to others since, and one that was moved from the one to the other: none is told, nor
// named by what waits for it.
func TestActionsOfThePastAreHiddenByEitherTime(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		open, opened, shut := result(w, "chen", "everyone"), result(w, "chen", "listed"), result(w, "chen", "everyone")
		of := func(kr string) string {
			return "/objectives/" + w.Get("chen", "/key-results/"+kr).OK().Str("objective_id")
		}
		shutToo := result(w, "chen", "listed")
		was := map[string]string{}
		for name, kr := range map[string]string{"公开的": open, "后来公开": opened, "后来收起": shut, "后来搬走": open, "搬出来的": shutToo} {
			was[name] = action(w, "chen", kr, name, "2026-11-16", "2026-11-30")
		}
		w.Patch("chen", "/actions/"+was["公开的"], map[string]any{"depends_on": []string{was["后来公开"], was["后来收起"], was["后来搬走"], was["搬出来的"]}})
		w.At("2026-11-20")
		w.Patch("chen", of(opened), map[string]any{"visibility": "everyone", "reason": "公开"})
		w.Patch("chen", of(shut), map[string]any{"visibility": "listed", "reason": "收起"})
		w.Patch("chen", "/actions/"+was["后来搬走"], map[string]any{"key_result_id": shutToo, "title": "密"})
		w.Patch("chen", "/actions/"+was["搬出来的"], map[string]any{"key_result_id": open, "title": "不密"})
		list := w.Get("hu", "/actions?asof=2026-11-18").OK()
		if list.Len("items") != 1 || list.Str("items", 0, "title") != "公开的" {
			t.Errorf("hu sees: %s", list.Body)
		}
		for name := range was {
			if name != "公开的" && strings.Contains(string(list.Body), name) {
				t.Errorf("%s is named: %s", name, list.Body)
			}
		}
		for i := range 4 {
			if list.At("items", 0, "dependencies", i, "hidden") != true {
				t.Errorf("dependency %d: %s", i, list.Body)
			}
		}
		for _, name := range []string{"后来公开", "后来收起", "后来搬走", "搬出来的"} {
			w.Get("hu", "/actions/"+was[name]+"?asof=2026-11-18").Fails(404, "input.missing")
		}
		for _, kr := range []string{opened, shut} {
			w.Get("hu", "/key-results/"+kr+"/actions?asof=2026-11-18").Fails(404, "input.missing")
			if got := w.Get("hu", "/actions?key_result_id="+kr+"&asof=2026-11-18").OK(); got.Len("items") != 0 {
				t.Errorf("by its key result: %s", got.Body)
			}
		}
		if got := w.Get("chen", "/actions?asof=2026-11-18").OK(); got.Len("items") != 5 {
			t.Errorf("whose they are sees all: %s", got.Body)
		}
		w.Get("guest", "/actions?asof=2026-11-18").OK()
		if got := w.Get("guest", "/actions?asof=2026-11-18"); got.Len("items") != 0 {
			t.Errorf("a guest: %s", got.Body)
		}
	})
}

// TestThePastOfActionsAsksNoMoreForMore counts the queries of a page of the past.
func TestThePastOfActionsAsksNoMoreForMore(t *testing.T) {
	queries := func(more int) int {
		w := apptest.New(t)
		c := plansOf(w)
		ids := make([]string, more)
		for i := range ids {
			ids[i] = action(w, "hu", c.id["huKR"], "多一项", "", "2026-11-30", map[string]any{"depends_on": []string{c.id["写文案"]}})
		}
		c.later()
		for _, id := range ids {
			c.do("PATCH", "/actions/"+id, map[string]any{"state": "done"})
		}
		return len(w.Queries(func() { w.Get("root", "/actions?state=todo,doing,blocked,done,dropped&asof=2026-11-24&limit=200").OK() }))
	}
	if few, many := queries(0), queries(10); many > few {
		t.Errorf("%d queries for a few actions, %d for ten more", few, many)
	}
}
