package insight_test

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/feature/people"
)

// objective makes an active one of an owner's with a key result from 0 to 100.
func objective(w *apptest.World, owner, title string, more map[string]any) (id, kr string) {
	w.T.Helper()
	body := map[string]any{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID[owner], "kind": "committed"}
	for k, v := range more {
		body[k] = v
	}
	id = w.Post("root", "/objectives", body).ID()
	kr = w.Post("root", "/objectives/"+id+"/key-results", map[string]any{"title": title + "到100", "owner_id": w.ID[owner],
		"measure": map[string]any{"kind": "metric", "baseline": "0", "target": "100", "unit": "次"}}).ID()
	for _, step := range []string{"submit", "approve", "activate"} {
		w.Post("root", "/objectives/"+id+"/"+step, nil)
	}
	return id, kr
}

func checkIn(w *apptest.World, as, kr, value, on string) {
	w.T.Helper()
	w.Post(as, "/key-results/"+kr+"/check-ins", map[string]any{"value": value, "as_of": on})
}

func number(t *testing.T, a apptest.Answer, want float64, path ...any) {
	t.Helper()
	if got, ok := a.At(path...).(float64); !ok || got != want {
		t.Errorf("%v is %v, want %v: %s", path, a.At(path...), want, a.Body)
	}
}

func TestTheStateOfATeamAndTheCompany(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-10")
		_, first := objective(w, "chen", "拉新", nil)
		second, second2 := objective(w, "hu", "留存", nil)
		checkIn(w, "chen", first, "20", "2026-11-10")
		checkIn(w, "hu", second2, "50", "2026-11-10")
		w.At("2026-11-20")
		checkIn(w, "chen", first, "40", "2026-11-20")
		w.Post("root", "/key-results/"+first+"/actions", map[string]any{"title": "写召回脚本", "owner_id": w.ID["chen"], "due_on": "2026-11-18"})

		if got := w.Get("hu", "/insight?since=2026-11-01").OK(); got.At("before") != nil {
			t.Errorf("nothing was known then, which is not zero: %s", got.Body)
		}
		got := w.Get("hu", "/insight?since=2026-11-15").OK()
		number(t, got, 0.45, "progress")
		number(t, got, 0.35, "before")
		number(t, got, 2, "rhythm", "owing")
		number(t, got, 1, "rhythm", "on_time") // none on 留存 since the 10th
		number(t, got, 1, "plans", "unplanned")
		number(t, got, 1, "plans", "overdue")
		if got.Len("objectives") != 2 || got.Len("teams") != 2 || got.Len("load") != 0 {
			t.Errorf("the company: %s", got.Body)
		}

		got = w.Get("hu", "/insight?since=2026-11-15&team_id="+w.ID["运营部"]).OK()
		number(t, got, 0.4, "progress")
		number(t, got, 0.2, "before")
		if got.Len("objectives") != 1 || got.Len("load") == 0 || got.Str("objectives", 0, "title") != "拉新" {
			t.Errorf("a department with the teams below it: %s", got.Body)
		}
		w.Post("root", "/objectives/"+second+"/close", map[string]any{"outcome": "dropped", "note": "方向变了"})
		number(t, w.Get("hu", "/insight").OK(), 0.4, "progress") // what is closed is listed, and in no mean
	})
}

// The thresholds are the workspace's, also for the whole; unknown is no status of its own.
func TestTheStatusOfTheWholeIsByThePolicy(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-10")
		_, kr := objective(w, "chen", "拉新", nil)
		if got := w.Get("hu", "/insight").OK(); got.Str("status") != "no_data" || got.At("progress") != nil {
			t.Errorf("nothing is known: %s", got.Body)
		}
		checkIn(w, "chen", kr, "25", "2026-11-10")
		policy := func(atRisk, offTrack float64) {
			w.Patch("root", "/policy", map[string]any{"status": map[string]any{"at_risk_at": atRisk, "off_track_at": offTrack}})
		}
		stands := func(path, want string) {
			t.Helper()
			got := w.Get("hu", path).OK()
			behind := got.At("expected").(float64) - got.At("progress").(float64)
			if behind < 0.15 || behind > 0.25 {
				t.Fatalf("behind by %v", behind)
			}
			if got.Str("status") != want {
				t.Errorf("%s is %s, want %s", path, got.Str("status"), want)
			}
		}
		team := "/insight?team_id=" + w.ID["运营部"]
		stands("/insight", "at_risk")
		w.At("2026-11-11")
		policy(0.05, 0.1)
		stands("/insight", "off_track")
		stands(team, "off_track")
		policy(0.3, 0.6)
		stands("/insight", "on_track")
		stands(team, "on_track")
		stands("/insight?asof=2026-11-10", "at_risk") // by the thresholds of then
	})
}

// Every number of plans and effort is that of the rows in the list that it leads to, for who sees all and for who doesn't.
func TestThePlanNumbersLeadToWhatTheyAreMadeOf(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-10")
		type m = map[string]any
		first, firstKR := objective(w, "chen", "拉新", nil)
		_, secondKR := objective(w, "hu", "留存", nil)
		hidden, hiddenKR := objective(w, "chen", "密谈", nil)
		w.Patch("chen", "/objectives/"+hidden, m{"visibility": "listed", "reason": "先不公开"})
		w.Post("root", "/objectives/"+first+"/key-results", m{"title": "下级汇总", "reason": "补上", "measure": m{"kind": "rollup"}})
		w.Post("root", "/objectives/"+first+"/key-results", m{"title": "没人管", "reason": "补上", "measure": m{"kind": "metric", "baseline": "0", "target": "1", "unit": "次"}})
		dropped := w.Post("root", "/objectives/"+first+"/key-results", m{"title": "不做了", "reason": "补上", "measure": m{"kind": "metric", "baseline": "0", "target": "1", "unit": "次"}}).ID()
		w.Patch("root", "/key-results/"+dropped, m{"dropped": true, "reason": "不做了"})
		draft := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "草稿", "owner_id": w.ID["chen"]}).ID()
		draftKR := w.Post("chen", "/objectives/"+draft+"/key-results", m{"title": "草稿里的", "measure": m{"kind": "metric", "baseline": "0", "target": "1", "unit": "次"}}).ID()
		for i, kr := range []string{firstKR, firstKR, firstKR, hiddenKR, draftKR, secondKR} {
			due := []string{"2026-11-12", "2026-11-20", "2026-12-20", "2026-11-12", "2026-11-12", "2026-11-19"}[i]
			body := m{"title": due, "owner_id": w.ID["chen"], "due_on": due}
			if i == 2 {
				body["effort_days"] = "3"
			}
			planner := "chen"
			if kr == secondKR {
				planner = "hu"
			}
			w.Post(planner, "/key-results/"+kr+"/actions", body)
		}
		w.Patch("root", "/actions/"+w.Post("root", "/key-results/"+firstKR+"/actions", m{"title": "好了", "owner_id": w.ID["chen"], "due_on": "2026-11-12"}).ID(), m{"state": "done"})
		w.At("2026-11-18")
		for _, who := range []string{"root", "hu", "chen"} {
			for _, team := range []string{"", "&team_id=" + w.ID["用户组"]} {
				plans := w.Get(who, "/insight?"+team).OK()
				rows := func(path string) float64 {
					return float64(w.Get(who, path+"&cycle_id="+w.ID["2026Q4"]+team+"&limit=200").OK().Len("items"))
				}
				number(t, plans, rows("/actions?under_way=true&late=true"), "plans", "overdue")
				number(t, plans, rows("/actions?under_way=true&slipping=true"), "plans", "slipping")
				number(t, plans, rows("/actions?under_way=true&state=done"), "plans", "done")
				number(t, plans, rows("/actions?under_way=true&state=todo,doing,blocked"), "plans", "open")
				found := w.Get(who, "/objectives?include=key_results&below=true&find=no:actions%20state:active&cycle_id="+w.ID["2026Q4"]+team).OK()
				matched := 0.0
				for i := range found.Len("items") {
					for j := range found.Len("items", i, "key_results") {
						if found.At("items", i, "key_results", j, "matched") == true {
							matched++
						}
					}
				}
				number(t, plans, matched, "plans", "unplanned")
			}
		}
		number(t, w.Get("chen", "/insight").OK(), 2, "plans", "overdue") // not the draft's
		number(t, w.Get("hu", "/insight").OK(), 1, "plans", "overdue")   // nor what is hidden
		load := w.Get("chen", "/insight?team_id="+w.ID["用户组"]).OK()
		unsized := w.Get("chen", "/actions?unsized=true&owner_id="+w.ID["chen"]+"&load_cycle_id="+w.ID["2026Q4"]).OK()
		for i := range load.Len("load") {
			if load.Str("load", i, "person_id") == w.ID["chen"] {
				number(t, load, float64(unsized.Len("items")), "load", i, "unknown")
				number(t, load, 5, "load", i, "unknown")
			}
		}
		w.Get("chen", "/actions?load_cycle_id=nowhere").Fails(404, "input.missing")
	})
}

func TestWhatGoesWrongFirst(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-20")
		_, slow := objective(w, "chen", "拉新", nil)
		_, fast := objective(w, "hu", "留存", nil)
		_, unknown := objective(w, "fang", "投放", nil)
		for i, on := range []string{"2026-10-16", "2026-10-23", "2026-10-30", "2026-11-06", "2026-11-13", "2026-11-20"} {
			checkIn(w, "chen", slow, []string{"3", "5", "8", "10", "13", "15"}[i], on)
			checkIn(w, "hu", fast, []string{"20", "30", "38", "50", "60", "69"}[i], on)
		}
		w.Post("fang", "/key-results/"+unknown+"/check-ins", map[string]any{"value": "1", "as_of": "2026-11-20", "note": "渠道涨价"})
		for due, title := range map[string]string{"2026-12-20": "换渠道", "2026-12-01": "谈价格"} {
			w.Post("root", "/key-results/"+unknown+"/actions", map[string]any{"title": title, "owner_id": w.ID["fang"], "due_on": due})
		}
		got := w.Get("hu", "/insight").OK()
		if got.Len("trouble") != 2 || got.Str("trouble", 0, "key_result_id") != slow || got.Str("trouble", 1, "key_result_id") != unknown {
			t.Errorf("the least likely first, and none that is well: %s", got.Body)
		}
		if got.At("trouble", 0, "forecast", "chance").(float64) > 0.05 || got.At("trouble", 1, "forecast") != nil {
			t.Errorf("foreseen from six readings, not from one: %s", got.Body)
		}
		if got.Str("trouble", 1, "note") != "渠道涨价" || got.Str("trouble", 1, "next_action", "title") != "谈价格" || got.Str("trouble", 1, "next_action", "due_on") != "2026-12-01" ||
			got.At("trouble", 0, "next_action") != nil {
			t.Errorf("what was said last, and what is to be done first: %s", got.Body)
		}
	})
}

// A number that one may not see is in no sum that gives it away: for whoever may
// not see an objective, the page is the same to the byte as if it weren't there.
func TestWhatIsHiddenIsInNoSum(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-20")
		_, open := objective(w, "chen", "拉新", nil)
		checkIn(w, "chen", open, "20", "2026-11-20")
		before := map[string]string{}
		paths := []string{"/insight", "/insight?team_id=" + w.ID["运营部"]}
		for _, path := range paths {
			for _, who := range []string{"hu", "guest"} {
				before[who+path] = string(w.Get(who, path).OK().Body)
			}
		}
		theme := w.Post("root", "/themes", map[string]any{"title": "稳住基本盘"}).ID()
		for _, path := range paths {
			before["hu"+path] = string(w.Get("hu", path).OK().Body) // the theme itself is everybody's
		}
		id, secret := objective(w, "lina", "裁撤", map[string]any{"theme_ids": []string{theme}})
		w.Patch("lina", "/objectives/"+id, map[string]any{"visibility": "listed"})
		checkIn(w, "lina", secret, "90", "2026-11-20")
		for _, path := range paths {
			for _, who := range []string{"hu", "guest"} {
				if after := string(w.Get(who, path).OK().Body); after != before[who+path] {
					t.Errorf("%s %s gives it away:\n%s\n%s", who, path, before[who+path], after)
				}
			}
		}
		if got := w.Get("lina", "/insight").OK(); got.Len("objectives") != 2 {
			t.Errorf("its owner sees it: %s", got.Body)
		}
	})
}

// A screen on the wall shows the admin's browser no more than it shows everybody.
func TestAWallShowsWhatEverybodySees(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-20")
		_, open := objective(w, "chen", "拉新", nil)
		checkIn(w, "chen", open, "20", "2026-11-20")
		id, secret := objective(w, "lina", "裁撤", nil)
		w.Patch("lina", "/objectives/"+id, map[string]any{"visibility": "team"})
		checkIn(w, "lina", secret, "90", "2026-11-20")
		for _, path := range []string{"/insight?public=true", "/insight?public=true&team_id=" + w.ID["运营部"]} {
			got := w.Get("root", path).OK()
			number(t, got, 0.2, "progress")
			if got.Len("objectives") != 1 || got.At("load") != nil || got.Len("focus") != 0 || strings.Contains(string(got.Body), "裁撤") {
				t.Errorf("the wall shows %s", got.Body)
			}
		}
	})
}

func TestThePageCostsTheSameWhateverItHolds(t *testing.T) {
	w := apptest.New(t)
	objective(w, "chen", "拉新", nil)
	look := func() int {
		return len(w.Queries(func() { w.Get("lina", "/insight?team_id="+w.ID["运营部"]).OK() }))
	}
	look()
	few := look()
	for range 6 {
		_, kr := objective(w, "chen", "又一个", nil)
		checkIn(w, "chen", kr, "10", "2026-11-16")
	}
	if many := look(); many > few {
		t.Errorf("%d queries with seven objectives, %d with one", many, few)
	}
	if few > 30 {
		t.Errorf("%d queries", few)
	}
}

func TestWhatCanNotBeAsked(t *testing.T) {
	w := apptest.New(t)
	w.Get("lina", "/insight?since=2027-01-01").Fails(422, "insight.since")
	w.Get("lina", "/insight?since=gestern").Fails(422, "input.invalid")
	w.Get("lina", "/insight?team_id=nobody").Fails(404, "input.missing")
}

// The tables of the page leave as a workbook and as CSV: what one may see of it,
// with what is unknown left empty, and the trail knows.
func TestTheTablesLeaveAsFiles(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := w.Post("chen", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": "提升留存", "owner_id": w.ID["chen"]}).ID()
		kr := w.Post("chen", "/objectives/"+o+"/key-results", map[string]any{"title": "日活", "measure": map[string]any{"kind": "metric", "baseline": "100", "target": "200", "unit": "人"}}).ID()
		for _, step := range [][2]string{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
			w.Post(step[0], "/objectives/"+o+"/"+step[1], map[string]any{})
		}
		w.Post("chen", "/key-results/"+kr+"/check-ins", map[string]any{"value": "110"})
		a := w.Get("zhang", "/insight/export?team_id="+w.ID["用户组"]).OK()
		book, err := excelize.OpenReader(bytes.NewReader(a.Body))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := book.GetRows("目标", excelize.Options{RawCellValue: true})
		if err != nil || len(rows) != 2 || rows[1][0] != "提升留存" || rows[1][1] != "chen" || rows[1][4] != "10" || rows[1][6] != "" || rows[1][7] != "落后" {
			t.Errorf("%q %v", rows, err)
		}
		if rows, _ = book.GetRows("需要关注"); len(rows) != 2 || rows[1][0] != "日活" {
			t.Errorf("%q", rows)
		}
		if got := book.GetSheetList(); strings.Join(got, " ") != "概况 目标 需要关注 团队 × 主题 聚焦 负荷" {
			t.Errorf("%q", got)
		}
		rows, _ = book.GetRows("概况", excelize.Options{RawCellValue: true})
		figures := map[string]string{}
		for _, row := range rows[1:] {
			figures[strings.Join(append(row[:1:1], row[min(3, len(row)):]...), " ")] = strings.Join(row[1:min(3, len(row))], "/")
		}
		for figure, want := range map[string]string{"进度 (%) 落后": "10/", "关键结果 落后": "1/1", "关键结果 正常": "0/1", "没有行动的关键结果": "1/1", "按时更新的关键结果": "1/1", "已对齐的目标": "0/1"} {
			if figures[figure] != want {
				t.Errorf("%s is %q, want %q: %q", figure, figures[figure], want, rows)
			}
		}
		if name := a.Header.Get("Content-Disposition"); !strings.Contains(name, url.PathEscape("洞察 用户组 2026Q4 2026-11-16.xlsx")) {
			t.Errorf("the file is called %s", name)
		}
		if csv := w.Get("zhang", "/insight/export?format=csv").OK(); !bytes.HasPrefix(csv.Body, []byte("PK")) {
			t.Errorf("%.40q", csv.Body)
		}
		w.Post("chen", "/key-results/"+kr+"/actions", map[string]any{"title": "做", "owner_id": w.ID["chen"], "due_on": "2026-12-20", "effort_days": "68"})
		book, err = excelize.OpenReader(bytes.NewReader(w.Get("zhang", "/insight/export").OK().Body))
		if err != nil {
			t.Fatal(err)
		}
		// Of the company: who is fullest, and what all nine have, who have 34 workdays left each.
		rows, _ = book.GetRows("负荷", excelize.Options{RawCellValue: true})
		if len(rows) != 3 || strings.Join(rows[1], " ") != "chen 1 0 200" || rows[2][0] != "全部人员" || rows[2][1] != "1" {
			t.Errorf("%q", rows)
		}
		rows, _ = book.GetRows("概况", excelize.Options{RawCellValue: true})
		if told := fmt.Sprint(rows); !strings.Contains(told, "[超负荷的人 1 9]") || !strings.Contains(told, "[没有安排行动的人 8 9]") {
			t.Errorf("%q", rows)
		}
		w.Get("guest", "/insight/export").Fails(403, "access.denied")
		w.Get("zhang", "/insight/export?since=2027-01-01").Fails(422, "insight.since")
		if trail := w.Get("root", "/audit?subject_kind=workspace").OK(); !bytes.Contains(trail.Body, []byte("导出了洞察")) {
			t.Errorf("%s", trail.Body)
		}
	})
}

// TestTheLoadOfACrowdIsLeftOut puts 300 people into a team, and then one more.
func TestTheLoadOfACrowdIsLeftOut(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		state := func() apptest.Answer { return w.Get("fang", "/insight?team_id="+w.ID["市场部"]).OK() }
		already := state().Len("load") // those in the team
		crowd := make([]people.Person, 301-already)
		for i := range crowd {
			crowd[i] = people.Person{ID: fmt.Sprintf("crowd%d", i), Name: fmt.Sprintf("众%d", i), Email: fmt.Sprintf("crowd%d@example.com", i), Role: "member", TeamID: w.ID["市场部"], Version: 1, CreatedAt: w.Now()}
		}
		join := func(some []people.Person) {
			if _, err := w.Store.Write.NewInsert().Model(&some).Exec(t.Context()); err != nil {
				t.Fatal(err)
			}
			w.Patch("root", "/teams/"+w.ID["市场部"], map[string]any{"name": some[0].Name + "的市场部"}) // so that it is noticed
		}
		join(crowd[1:])
		if n := state().Len("load"); n != 300 {
			t.Errorf("the load of %d people is told, of 300", n)
		}
		join(crowd[:1])
		if got := state(); got.At("load") != nil {
			t.Errorf("the load of a crowd is told: %d people", got.Len("load"))
		}
	})
}
