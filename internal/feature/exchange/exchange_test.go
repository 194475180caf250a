package exchange_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"go.yaml.in/yaml/v4"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/feature/exchange"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
)

type m = map[string]any

// quarter fills a world with something on every level: two objectives, of zhang and
// of chen, the second aligned under the first, active, read, revised, talked about.
func quarter(w *apptest.World) (parent, child string) {
	w.T.Helper()
	cycle := w.ID["2026Q4"]
	post := func(as, path string, body any) apptest.Answer { return w.Post(as, path, body) }
	parent = post("zhang", "/objectives", m{"cycle_id": cycle, "title": "让新用户留下来", "owner_id": w.ID["zhang"], "description": "**先**看七日\n再看三十日", "weight": "60.5"}).ID()
	goal := post("zhang", "/objectives/"+parent+"/key-results", m{"title": "服务稳定", "measure": m{"kind": "keep", "low": "90", "high": "99.95", "unit": "%"}, "cadence": "monthly"}).ID()
	child = post("chen", "/objectives", m{"cycle_id": cycle, "title": "=1+1 提升\"留存\", 先做引导", "owner_id": w.ID["chen"], "kind": "aspirational"}).ID()
	users := post("chen", "/objectives/"+child+"/key-results", m{"title": "日活增长", "weight": "70", "starts_on": "2026-10-01", "due_on": "2026-12-20", "cadence": m{"kind": "weekly", "weekday": 1},
		"measure": m{"kind": "metric", "baseline": "50000.50", "target_relative": "10", "unit": "人", "precision": 1}, "checkpoints": []m{{"on": "2026-11-10", "value": "51000"}}}).ID()
	launch := post("chen", "/objectives/"+child+"/key-results", m{"title": "上线新手引导", "weight": "30", "measure": m{"kind": "milestone", "steps": []m{{"title": "方案"}, {"title": "上线", "weight": "2", "due_on": "2026-12-01"}}}}).ID()
	first := post("chen", "/key-results/"+users+"/actions", m{"title": "改首页", "owner_id": w.ID["chen"], "collaborator_ids": []string{w.ID["hu"], w.ID["zhang"]}, "due_on": "2026-11-30", "starts_on": "2026-11-17",
		"how": "- 灰度\n- 全量", "effort_days": "3.5", "steps": []m{{"title": "画稿"}, {"title": "开发"}}}).ID()
	second := post("chen", "/key-results/"+users+"/actions", m{"title": "复盘", "owner_id": w.ID["hu"], "due_on": "2026-12-10", "depends_on": []string{first}}).ID()
	w.Patch("hu", "/actions/"+second, m{"state": "blocked", "blocked": m{"why": "等数据", "person_id": w.ID["zhang"]}})
	alignment := post("chen", "/objectives/"+child+"/alignments", m{"parent_key_result_id": goal}).ID()
	post("hu", "/comments", m{"subject_kind": "alignment", "subject_id": alignment, "body": "支持得够直接吗？"})
	for _, step := range []string{"submit", "approve", "activate"} {
		as := "chen"
		if step == "approve" {
			as = "zhang"
		}
		post(as, "/objectives/"+child+"/"+step, m{})
	}
	made := post("chen", "/key-results/"+users+"/check-ins", m{"value": "5.12万", "as_of": "2026-11-09", "confidence": 6, "note": "首页上线", "blockers": "短信限流", "next": "全量"}).ID()
	post("chen", "/key-results/"+users+"/check-ins", m{"value": "51100", "supersedes": made, "note": "口径改正"})
	post("zhang", "/comments", m{"subject_kind": "check_in", "subject_id": made, "body": "全量哪天？"})
	post("hu", "/comments", m{"subject_kind": "action", "subject_id": first, "body": "排期 @[chen](person:" + w.ID["chen"] + ")"})
	steps := w.Get("chen", "/key-results/"+launch).OK()
	post("chen", "/key-results/"+launch+"/check-ins", m{"steps_done": []string{steps.Str("measure", "steps", 0, "id")}, "status": "at_risk", "status_reason": "人手少"})
	thread := post("hu", "/comments", m{"subject_kind": "key_result", "subject_id": users, "body": "基线是哪个月的？", "quote": "日活", "quote_field": "title"}).Str("comment", "id")
	answer := post("chen", "/comments", m{"thread_id": thread, "body": "九月"}).Str("comment", "id")
	w.Patch("chen", "/comments/"+answer, m{"body": "九月的均值"})
	w.Do("zhang", "PUT", "/comments/"+answer+"/reactions/thank", nil).OK()
	post("hu", "/comments/"+thread+"/resolve", nil)
	gone := post("hu", "/comments", m{"subject_kind": "objective", "subject_id": child, "body": "说错了"}).Str("comment", "id")
	post("chen", "/comments", m{"thread_id": gone, "body": "没事"})
	w.Do("hu", "DELETE", "/comments/"+gone, nil).OK()
	w.Patch("chen", "/key-results/"+users, m{"measure": m{"kind": "metric", "baseline": "50000.50", "target_relative": "9", "unit": "人", "precision": 1}, "reason": "预算减半"})
	w.Patch("chen", "/key-results/"+users, m{"title": "日活稳步增长", "reason": "说得清楚些"})
	revision := w.Get("chen", "/objectives/"+child+"/revisions").OK().Str("items", 0, "id")
	post("zhang", "/comments", m{"subject_kind": "revision", "subject_id": revision, "body": "减半是谁定的？"})
	return parent, child
}

// export is a download as somebody.
func export(w *apptest.World, as, query string) []byte {
	w.T.Helper()
	a := w.Get(as, "/exports/okrs?"+query).OK()
	if !strings.HasPrefix(a.Header.Get("Content-Disposition"), "attachment; ") {
		w.T.Errorf("%s", a.Header)
	}
	return a.Body
}

func TestAnExportTellsEverything(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, child := quarter(w)
		var tree, same okrfile.File
		if err := json.Unmarshal(export(w, "chen", "format=json"), &tree); err != nil {
			t.Fatal(err)
		}
		if tree.Sinan != okrfile.Schema || len(tree.Objectives) != 2 || tree.Objectives[1].ID != child {
			t.Fatalf("%+v", tree)
		}
		o := tree.Objectives[1]
		users := o.KeyResults[0]
		if o.Owner != "chen <chen@example.com>" || o.Team != "公司 / 运营部 / 用户组" || o.Cycle != "2026Q4" || o.State != "active" || len(o.Alignments) != 1 ||
			len(o.Revisions) != 2 || o.Revisions[0].State != "pending" || o.Revisions[0].Proposed == "" || len(o.Comments) != 8 {
			t.Errorf("%+v", o)
		}
		if users.Title != "日活稳步增长" || users.TargetRelative != "10" || users.Current != "51100" || users.Cadence != "weekly 1" || len(users.CheckIns) != 2 || users.CheckIns[0].Typed != "5.12万" ||
			users.CheckIns[1].Supersedes != users.CheckIns[0].ID || len(users.Actions) != 2 || users.Actions[0].EffortDays != "3.5" || users.Actions[1].DependsOn[0] != users.Actions[0].ID || users.FirstMeasure == "" {
			t.Errorf("%+v", users)
		}
		for _, c := range o.Comments {
			if strings.Contains(c.Body, "说错了") {
				t.Errorf("what was taken away is told: %+v", c)
			}
		}
		if err := yaml.Unmarshal(export(w, "chen", "format=yaml"), &same); err != nil {
			t.Fatal(err)
		}
		a, _ := json.Marshal(tree)
		b, _ := json.Marshal(same)
		if !bytes.Equal(a, b) {
			t.Errorf("YAML says something else than JSON:\n%s\n%s", a, b)
		}
		if md := string(export(w, "chen", "format=md")); !strings.Contains(md, "## KR1 日活稳步增长") || !strings.Contains(md, "- [ ] 改首页") {
			t.Errorf("%s", md)
		}
	})
}

func TestTheSameWorkspaceGivesTheSameBytes(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		quarter(w)
		for _, format := range exchange.Formats() {
			one := export(w, "root", "format="+string(format))
			if two := export(w, "root", "format="+string(format)); !bytes.Equal(one, two) || len(one) < 200 {
				t.Errorf("%s: %d and %d bytes that differ", format, len(one), len(two))
			}
		}
	})
}

func TestOnlyWhatOneMaySeeGoesOut(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		parent, child := quarter(w)
		w.Patch("zhang", "/objectives/"+parent, m{"visibility": "listed"})
		var tree okrfile.File
		if err := json.Unmarshal(export(w, "hu", "format=json"), &tree); err != nil {
			t.Fatal(err)
		}
		if len(tree.Objectives) != 1 || tree.Objectives[0].ID != child || len(tree.Objectives[0].Alignments) != 0 {
			t.Errorf("hu gets %+v", tree)
		}
		w.Get("guest", "/exports/okrs").Fails(403, "access.denied")
		if none := export(w, "hu", "format=json&q=留存率"); !bytes.Contains(none, []byte(`"objectives": []`)) {
			t.Errorf("%s", none)
		}
		trail := w.Get("root", "/audit?subject_kind=workspace&limit=20").OK()
		if !strings.Contains(string(trail.Body), "导出了 OKR") && !strings.Contains(string(trail.Body), "exported OKRs of") {
			t.Errorf("the trail says nothing of it: %s", trail.Body)
		}
	})
}

func TestTheWorkbookHasASheetForEachLevel(t *testing.T) {
	w := apptest.New(t)
	quarter(w)
	book, err := excelize.OpenReader(bytes.NewReader(export(w, "chen", "format=xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	rows := func(sheet string) [][]string {
		all, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	results := rows("关键结果")
	if len(results) != 4 || results[0][1] != "目标" || results[2][3] != "日活稳步增长" || results[1][5] != "保持型" {
		t.Errorf("%q", results)
	}
	if kind, err := book.GetCellType("关键结果", "G3"); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("the baseline is no number: %v %v", kind, err)
	}
	due := slices.Index(results[0], "截止日") + 1
	at, err := excelize.CoordinatesToCellName(due, 3)
	if err != nil {
		t.Fatal(err)
	}
	shown, err := book.GetCellValue("关键结果", at)
	if kind, err2 := book.GetCellType("关键结果", at); err != nil || err2 != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber || shown != "2026-12-20" {
		t.Errorf("the day is no date: %v %q", kind, shown)
	}
	if titles := rows("目标"); titles[2][1] != `=1+1 提升"留存", 先做引导` {
		t.Errorf("%q", titles)
	}
	for _, c := range rows("评论") {
		if len(c) < 5 {
			t.Errorf("%q", c)
		}
	}
	archive := export(w, "chen", "format=csv")
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil || len(z.File) != len(okrfile.Tables()) {
		t.Fatalf("%v %v", z, err)
	}
	f, err := z.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil || !strings.Contains(string(text), `"'=1+1 提升""留存"", 先做引导"`) {
		t.Errorf("%v: %s", err, text)
	}
}

// Every table, column and word of a column is called something in both languages.
func TestTablesHaveWords(t *testing.T) {
	book := apptest.New(t).Router.Book()
	for _, table := range okrfile.Tables() {
		if !book.Has("exchange.sheet_" + table.Name) {
			t.Errorf("the table %s has no name", table.Name)
		}
		heads := map[string]string{}
		for _, c := range table.Columns {
			if !book.Has("exchange.col_" + c.Name) {
				t.Errorf("the column %s of %s has no head", c.Name, table.Name)
			}
			for _, lang := range []string{"zh-CN", "en"} {
				head := lang + book.Say(lang, "exchange.col_"+c.Name, nil)
				if heads[head] != "" {
					t.Errorf("%s: %s and %s have the same head %s", table.Name, heads[head], c.Name, head)
				}
				heads[head] = c.Name
			}
		}
	}
}

func TestAnExportPagesThroughManyObjectives(t *testing.T) {
	w := apptest.New(t)
	for range 120 {
		if _, err := w.Features.Objectives.Write(t.Context(), access.System("test"), objectives.Draft{CycleID: w.ID["2026Q4"], Title: "目标", TeamID: w.ID["公司"], Kind: "committed", Visibility: "everyone"}); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	counts, err := w.Features.Exchange.Export(t.Context(), access.System("test"), w.Router.Book(), exchange.Selection{Format: exchange.JSON}, &out)
	if err != nil || counts.Objectives != 120 {
		t.Errorf("%+v %v", counts, err)
	}
}
