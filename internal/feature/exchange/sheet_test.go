package exchange_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/feature/exchange"
)

// csvOf writes rows whose cells are apart by |.
func csvOf(t *testing.T, rows ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for _, row := range rows {
		if err := w.Write(strings.Split(row, "|")); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return out.Bytes()
}

func feishu(t *testing.T) []byte {
	return csvOf(t, "姓名|部门|OKR 周期|目标（O）|目标权重|对齐的目标|关键结果（KR）|KR 权重|KR 进度|状态|信心值|最新进展",
		"chen|用户组|2026 年 10 月 - 12 月|让老客回来|60%|办好大促|回访三百家老客|100%|40%|有风险|7|等名单",
		"老张|运营部|2026 年 10 月 - 12 月|办好大促|100%||成交额 120 万元|100%|85%|晴||首日过百万")
}

// fields is what each column is taken for.
func fields(a apptest.Answer) (list []string) {
	for i := range a.Len("sheet", "columns") {
		list = append(list, a.Str("sheet", "columns", i, "field"))
	}
	return list
}

// A sheet of Feishu comes in: recognised, who and what it doesn't know asked for and
// answered, brought in, the same once more nothing new, and undone as one step.
func TestASheetOfAnotherToolComesIn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		quarter(w)
		before := whole(w, exchange.JSON)
		read := upload(w, "root", "飞书导出.csv", feishu(t)).OK()
		if read.Str("sheet", "tool") != "feishu" || strings.Join(fields(read), " ") != "owner team period title weight parent kr_title kr_weight kr_progress kr_status confidence note" ||
			read.At("counts", "refused") != float64(1) {
			t.Fatalf("%s", read.Body)
		}
		if read.Len("sheet", "unknown") != 2 || read.Str("sheet", "unknown", 0, "text") != "老张" || read.Str("sheet", "unknown", 1, "text") != "晴" || read.Str("sheet", "unknown", 1, "kind") != "status" {
			t.Fatalf("%s", read.Body)
		}
		if !bytes.Equal(whole(w, exchange.JSON), before) {
			t.Fatal("it was only looked at")
		}
		path := "/imports/" + read.ID() + "/sheet"
		says := m{"tool": "feishu", "sheet": 0, "fields": fields(read), "means": []m{{"kind": "person", "text": "老张", "id": w.ID["zhang"]}, {"kind": "status", "text": "晴", "id": "on_track"}}}
		w.Do("root", "PUT", path, says, "If-Match", `"7"`).Fails(412, "input.stale")
		said := w.Do("root", "PUT", path, says, "If-Match", `"1"`).OK()
		if said.Len("sheet", "unknown") != 0 || said.At("counts", "refused") != float64(0) || said.At("version") != float64(2) || said.Str("sheet", "means", 0, "label") != "zhang" {
			t.Fatalf("%s", said.Body)
		}
		w.Post("root", "/imports/"+read.ID()+"/begin", nil)
		if err := w.Features.Exchange.Run(t.Context(), read.ID()); err != nil {
			t.Fatal(err)
		}
		tree := string(whole(w, exchange.YAML))
		for _, text := range []string{"title: 让老客回来\n  cycle: 2026Q4\n  owner: chen <chen@example.com>\n  team: 公司 / 运营部 / 用户组", "called: at_risk\n      called_reason: '状态: 有风险'", "note: 等名单", "value: \"40\""} {
			if !strings.Contains(tree, text) {
				t.Errorf("%s is missing in\n%s", text, tree)
			}
		}
		list := w.Get("root", "/objectives?q=让老客回来").OK()
		if list.At("items", 0, "progress") != 0.4 || list.Str("items", 0, "state") != "active" {
			t.Errorf("%s", list.Body)
		}
		if up := w.Get("root", "/objectives/"+list.Str("items", 0, "id")+"/alignments").OK(); !strings.Contains(string(up.Body), "办好大促") {
			t.Errorf("%s", up.Body)
		}
		again := upload(w, "root", "飞书导出.csv", feishu(t)).OK()
		again = w.Do("root", "PUT", "/imports/"+again.ID()+"/sheet", says).OK()
		if again.At("counts", "new") != float64(0) || again.At("counts", "changed") != float64(0) {
			t.Errorf("the same sheet once more: %s", again.Body)
		}
		w.Post("root", "/imports/"+read.ID()+"/undo", nil)
		if !bytes.Equal(whole(w, exchange.JSON), before) {
			t.Error("something is left of it")
		}
		w.Do("root", "PUT", path, says).Fails(409, "exchange.import_state")
	})
}

// Columns are corrected by whoever imports: one is left out, another is said to hold
// the title; what can't be meant is refused with where.
func TestColumnsAreCorrected(t *testing.T) {
	w := apptest.New(t)
	file := csvOf(t, "Name|Type|Theme|Lead|Timeframe|Target|Start value|Current value|Aligned to",
		"Grow|Objective|North|chen@example.com|Q4 2026||||", "Reach 5|Key Result|North|chen@example.com|Q4 2026|5|1|2|Grow", "No home|Key Result||chen@example.com|Q4 2026|5|1|2|Elsewhere")
	read := upload(w, "root", "export.csv", file).OK()
	got := fields(read)
	if read.Str("sheet", "tool") != "perdoo" || got[2] != "" || read.At("counts", "new") != float64(3) || read.At("counts", "refused") != float64(1) || read.Str("sheet", "columns", 2, "samples", 0) != "North" {
		t.Fatalf("%s", read.Body)
	}
	path := "/imports/" + read.ID() + "/sheet"
	put := func(fields []string, more m) apptest.Answer {
		body := m{"tool": "perdoo", "sheet": 0, "fields": fields}
		for k, v := range more {
			body[k] = v
		}
		return w.Do("root", "PUT", path, body)
	}
	got[2] = "description"
	if a := put(got, nil).OK(); a.Str("sheet", "columns", 2, "field") != "description" {
		t.Errorf("%s", a.Body)
	}
	got[2] = "title"
	put(got, nil).Fails(422, "exchange.field_twice")
	got[2], got[0] = "", ""
	put(got, nil).Fails(422, "exchange.title_missing")
	got[0] = "colour"
	put(got, nil).Fails(422, "exchange.word_unknown")
	put(nil, m{"sheet": 4}).Fails(422, "exchange.sheet_missing")
	put(nil, m{"owner_id": "somebody"}).Fails(422, "exchange.word_unknown")
	put(nil, m{"means": []m{{"kind": "cycle", "text": "Q4 2026", "id": w.ID["chen"]}}}).Fails(422, "exchange.word_unknown")
	if a := put(nil, m{"draft": true}).OK(); a.Str("sheet", "columns", 0, "field") != "title" || a.At("sheet", "draft") != true {
		t.Errorf("recognised anew: %s", a.Body)
	}
	for _, who := range []string{"chen", "coach", "hr", "guest"} {
		w.Do(who, "PUT", path, m{"tool": "perdoo", "sheet": 0, "fields": []string{}}).Fails(403, "access.denied")
	}
	ours := upload(w, "root", "x.json", whole(w, exchange.JSON)).OK()
	if ours.At("sheet") != nil {
		t.Errorf("%s", ours.Body)
	}
	w.Do("root", "PUT", "/imports/"+ours.ID()+"/sheet", m{"tool": "other", "sheet": 0, "fields": []string{}}).Fails(409, "exchange.no_sheet")
}

// Objectives that name no cycle and nobody come in under those that are chosen for them;
// the sheet of a workbook that holds the OKRs is found, another may be chosen.
func TestWhatASheetDoesNotSay(t *testing.T) {
	w := apptest.New(t)
	book := excelize.NewFile()
	for i, row := range [][]any{{"填写说明"}, {"每行一个关键结果"}} {
		if err := book.SetSheetRow("Sheet1", []string{"A1", "A2"}[i], &row); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := book.NewSheet("四季度"); err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]any{{"目标名称", "关键成果", "关键成果进度"}, {"培养后备", "带出三名店长", 0.5}} {
		if err := book.SetSheetRow("四季度", []string{"A1", "A2"}[i], &row); err != nil {
			t.Fatal(err)
		}
	}
	var file bytes.Buffer
	if err := book.Write(&file); err != nil {
		t.Fatal(err)
	}
	read := upload(w, "root", "tita.xlsx", file.Bytes()).OK()
	if read.Str("sheet", "tool") != "tita" || read.At("sheet", "sheet") != float64(1) || read.At("counts", "refused") != float64(1) {
		t.Fatalf("%s", read.Body)
	}
	path := "/imports/" + read.ID() + "/sheet"
	said := w.Do("root", "PUT", path, m{"tool": "tita", "sheet": 1, "fields": fields(read), "cycle_id": w.ID["2026Q4"], "owner_id": w.ID["hu"]}).OK()
	if said.At("counts", "refused") != float64(0) || said.At("counts", "new") != float64(3) || said.Str("sheet", "owner_name") != "hu" {
		t.Errorf("%s", said.Body)
	}
	w.Do("root", "PUT", path, m{"tool": "tita", "sheet": 0, "fields": []string{}}).Fails(422, "exchange.title_missing")
}
