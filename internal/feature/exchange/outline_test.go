package exchange_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/exchange"
)

// markdown is everything as Markdown, in a language.
func markdown(w *apptest.World, lang string) string {
	w.T.Helper()
	var out bytes.Buffer
	if _, err := w.Features.Exchange.Export(w.T.Context(), access.System("test"), w.Router.Book(), exchange.Selection{Format: exchange.Markdown, Lang: lang}, &out); err != nil {
		w.T.Fatal(err)
	}
	return out.String()
}

// What Sinan writes as Markdown says nothing new where it came from; wiped and brought in
// again, it says the same; and that is undone as one step.
func TestMarkdownComesInAgain(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		quarter(w)
		for _, lang := range []string{"zh-CN", "en"} {
			text := markdown(w, lang)
			same := upload(w, "root", "季度.md", []byte(text)).OK()
			if same.At("counts", "new") != float64(0) || same.At("counts", "changed") != float64(0) || same.At("counts", "refused") != float64(0) || same.At("counts", "same").(float64) < 8 {
				t.Fatalf("%s: %s\n%s", lang, same.Body, text)
			}
		}
		before := markdown(w, "zh-CN")
		edited := strings.Replace(before, "改首页", "改首页和落地页", 1)
		if a := upload(w, "root", "季度.md", []byte(edited)).OK(); edited == before || a.At("counts", "new") != float64(1) {
			t.Errorf("what is called otherwise is another: %s", a.Body)
		}
		discard(w)
		empty := whole(w, exchange.JSON)
		read := upload(w, "root", "季度.md", []byte(before)).OK()
		if read.At("counts", "refused") != float64(0) || read.Len("sheet", "columns") != 0 || read.Len("sheet", "unknown") != 0 {
			t.Fatalf("%s\n%s", read.Body, before)
		}
		begun(w, read)
		// The weights of steps and check-ins without a word are in no Markdown, and statuses hang on them.
		after := markdown(w, "zh-CN")
		for _, line := range strings.Split(before, "\n") {
			line, _, _ = strings.Cut(line, " · 进度 (%)")
			line = strings.ReplaceAll(strings.ReplaceAll(line, " · 正常", ""), " · 暂无数据", "")
			if got := strings.NewReplacer(" · 正常", "", " · 有风险", "", " · 暂无数据", "").Replace(after); !strings.Contains(got, line) && line != "> 2026-11-16 · chen" {
				t.Errorf("%s is missing in\n%s", line, after)
			}
		}
		w.Post("root", "/imports/"+read.ID()+"/undo", nil)
		if !bytes.Equal(whole(w, exchange.JSON), empty) {
			t.Error("something is left of it")
		}
	})
}

// What people write goes through the reader: its measures, owners and days; names that
// nobody has are asked for; it comes in as drafts.
func TestAHandWrittenTextComesIn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		quarter(w)
		text := "# 2026年第四季度 OKR\n\n## 目标一：让老客回来\n- KR1：老客复购率从 20% 提升至 30%（负责人：小陈，截止 2026-12-15）\n- KR2：日均活跃用户数增长10%\n\n## 目标二：把服务做稳\n- KR1：投诉率控制在 2% 以内\n"
		read := upload(w, "root", "部门.md", []byte(text)).OK()
		if read.Len("sheet", "columns") != 0 || read.At("sheet", "draft") != true || read.Str("sheet", "unknown", 0, "text") != "小陈" {
			t.Fatalf("%s", read.Body)
		}
		if read.At("rows", 0, "line") == nil || read.Str("rows", 0, "verdict") != "refused" {
			t.Errorf("nobody owns them yet, which is told with the line: %s", read.Body)
		}
		path := "/imports/" + read.ID() + "/sheet"
		said := w.Do("root", "PUT", path, m{"tool": "other", "sheet": 0, "fields": []string{}, "draft": true, "owner_id": w.ID["hu"], "cycle_id": w.ID["2026Q4"],
			"means": []m{{"kind": "person", "text": "小陈", "id": w.ID["chen"]}}}).OK()
		if said.At("counts", "refused") != float64(0) || said.At("counts", "new") != float64(5) {
			t.Fatalf("%s", said.Body)
		}
		begun(w, read)
		tree := string(whole(w, exchange.YAML))
		for _, part := range []string{"title: 让老客回来\n  cycle: 2026Q4\n  owner: hu <hu@example.com>", "owner: chen <chen@example.com>\n    measure: metric\n    baseline: \"20\"\n    target: \"30\"", "due_on: \"2026-12-15\"", "target_relative: \"10\"", "measure: keep\n    high: \"2\"", "state: draft"} {
			if !strings.Contains(tree, part) {
				t.Errorf("%s is missing in\n%s", part, tree)
			}
		}
		again := upload(w, "root", "部门.md", []byte(text)).OK()
		again = w.Do("root", "PUT", "/imports/"+again.ID()+"/sheet", m{"tool": "other", "sheet": 0, "fields": []string{}, "draft": true, "owner_id": w.ID["hu"], "means": []m{{"kind": "person", "text": "小陈", "id": w.ID["chen"]}}}).OK()
		if again.At("counts", "new") != float64(0) || again.At("counts", "changed") != float64(0) || again.At("counts", "refused") != float64(0) {
			t.Errorf("the same once more: %s", again.Body)
		}
		if recalled := w.Do("root", "PUT", "/imports/"+again.ID()+"/sheet", m{"tool": "other", "sheet": 0, "fields": []string{}, "recall": true}).OK(); recalled.Str("sheet", "owner_id") != w.ID["hu"] {
			t.Errorf("there is nothing to recall of a text: %s", recalled.Body)
		}
		if again.At("sheet", "remembered") != nil {
			t.Errorf("a text has no heads to be known by: %s", again.Body)
		}
		w.Post("root", "/imports/"+read.ID()+"/undo", nil)
		if strings.Contains(string(whole(w, exchange.YAML)), "让老客回来") {
			t.Error("it is still here")
		}
	})
}

func TestATextWithoutObjectives(t *testing.T) {
	w := apptest.New(t)
	upload(w, "root", "周报.md", []byte("今天天气不错，大家都来了。\n")).Fails(422, "exchange.text_empty")
	if table := upload(w, "root", "表.txt", []byte("目标\t关键结果\t负责人\t周期\n甲\t乙\tchen\t2026Q4\n")).OK(); table.Len("sheet", "columns") != 4 {
		t.Errorf("a table is a table, whatever it is called: %s", table.Body)
	}
	upload(w, "root", "x.md", []byte("\x00\x01\x02\x00\x00")).Fails(422, "read.not_text")
}

// An answer of Feishu's open interface is read as a sheet whose columns are called as the
// interface calls them; who is meant is asked for, and remembered.
func TestAnAnswerOfFeishuComesIn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		quarter(w)
		before := whole(w, exchange.JSON)
		answer := []byte(`{"code":0,"data":{"okr_list":[{"id":"1","name":"2026 年 10 月 - 12 月","objective_list":[
{"id":"10","content":"让老客回来","weight":60,"kr_list":[{"id":"11","content":"回访三百家","kr_weight":100,"progress_rate":{"percent":40,"status":"1"},"progress_rate_percent_last_updated_time":"1794873600000"}],
 "aligned_objective_list":[{"id":"20","owner":{"open_id":"ou_hu"}}],"aligning_objective_list":[]},
{"id":"20","content":"写好回访词","weight":40,"kr_list":[],"aligning_objective_list":[{"id":"10","owner":{"open_id":"ou_chen"}}]}]}]}}`)
		read := upload(w, "root", "okr.json", answer).OK()
		if read.Str("sheet", "tool") != "feishu" || read.Str("sheet", "columns", 2, "head") != "content" || read.Len("sheet", "unknown") != 2 || read.Str("sheet", "unknown", 0, "field") != "owner" {
			t.Fatalf("%s", read.Body)
		}
		says := m{"tool": "feishu", "sheet": 0, "fields": fields(read), "means": []m{{"kind": "person", "text": "ou_chen", "id": w.ID["chen"]}, {"kind": "person", "text": "ou_hu", "id": w.ID["hu"]}}}
		said := w.Do("root", "PUT", "/imports/"+read.ID()+"/sheet", says).OK()
		if said.At("counts", "refused") != float64(0) || said.At("counts", "new") != float64(5) {
			t.Fatalf("%s", said.Body)
		}
		begun(w, read)
		list := w.Get("root", "/objectives?q=让老客回来").OK()
		if list.At("items", 0, "progress") != 0.4 || list.Str("items", 0, "owner_id") != w.ID["chen"] {
			t.Errorf("%s", list.Body)
		}
		if again := upload(w, "root", "okr.json", answer).OK(); again.At("sheet", "remembered", "used") != true || again.At("counts", "new") != float64(0) || again.At("counts", "changed") != float64(0) {
			t.Errorf("%s", again.Body)
		}
		w.Post("root", "/imports/"+read.ID()+"/undo", nil)
		if !bytes.Equal(whole(w, exchange.JSON), before) {
			t.Error("something is left of it")
		}
	})
}
