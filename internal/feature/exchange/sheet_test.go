package exchange_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
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
	for i, row := range [][]any{{"目标名称", "关键成果", "关键成果进度", "截止日期"}, {"培养后备", "带出三名店长", 0.5, 46387}} {
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
	if day := read.Str("sheet", "columns", 3, "samples", 0); day != "2026-12-31" {
		t.Errorf("the day is shown as %s", day)
	}
	path := "/imports/" + read.ID() + "/sheet"
	said := w.Do("root", "PUT", path, m{"tool": "tita", "sheet": 1, "fields": fields(read), "cycle_id": w.ID["2026Q4"], "owner_id": w.ID["hu"]}).OK()
	if said.At("counts", "refused") != float64(0) || said.At("counts", "new") != float64(3) || said.Str("sheet", "owner_name") != "hu" {
		t.Errorf("%s", said.Body)
	}
	w.Do("root", "PUT", path, m{"tool": "tita", "sheet": 0, "fields": []string{}}).Fails(422, "exchange.title_missing")
}

// A table of an export of Sinan's own is never taken for another tool's, which would
// bring everything in a second time.
func TestATableOfOurOwnIsNobodyElses(t *testing.T) {
	w := apptest.New(t)
	quarter(w)
	archive := export(w, "root", "format=csv")
	tables := unzip(t, archive)
	if read := upload(w, "root", "目标.csv", tables["目标.csv"]).OK(); read.At("sheet") != nil || read.At("counts", "new") != float64(0) || read.At("counts", "same") != float64(2) {
		t.Errorf("%s", read.Body)
	}
	upload(w, "root", "关键结果.csv", tables["关键结果.csv"]).Fails(422, "exchange.part")
	if read := upload(w, "root", "OKR.zip", archive).OK(); read.At("counts", "new") != float64(0) || read.At("counts", "refused") != float64(0) || read.At("sheet") != nil {
		t.Errorf("%s", read.Body)
	}
}

// A sheet of another tool that is called as one of ours, by chance.
func TestASheetOfAnotherToolThatIsCalledAsOurs(t *testing.T) {
	w := apptest.New(t)
	book := excelize.NewFile()
	if err := book.SetSheetName("Sheet1", "目标"); err != nil {
		t.Fatal(err)
	}
	for at, row := range map[string][]any{"A1": {"标题", "负责人", "周期", "关键结果", "完成度"}, "A2": {"培养后备", "hu", "2026Q4", "带出三名店长", "50%"}} {
		if err := book.SetSheetRow("目标", at, &row); err != nil {
			t.Fatal(err)
		}
	}
	var file bytes.Buffer
	if err := book.Write(&file); err != nil {
		t.Fatal(err)
	}
	if read := upload(w, "root", "a.xlsx", file.Bytes()).OK(); read.At("sheet") == nil || read.At("counts", "new") != float64(3) {
		t.Errorf("%s", read.Body)
	}
}

func unzip(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, one := range z.File {
		f, err := one.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[one.Name], err = io.ReadAll(f); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// What can't be read says why, and where, in the reader's words.
func TestWhatCannotBeRead(t *testing.T) {
	w := apptest.New(t)
	for name, c := range map[string]struct{ file, code, says string }{
		"old.xls":   {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600), "exchange.kind", "另存为 .xlsx"},
		"x.pdf":     {"%PDF-1.4\n\x00\x01\x02", "exchange.kind", ""},
		"x.png":     {"\x89PNG\r\n\x1a\n\x00\x00\x00", "exchange.kind", ""},
		"notes.txt": {"今天天气不错\n明天也是\n", "exchange.text_empty", "没有找到目标"},
		"notes.csv": {"今天天气不错\n明天也是\n", "exchange.not_ours", "认不出"},
		"sums.csv":  {"月份,金额\n1,2\n", "exchange.not_ours", ""},
		"okr.md":    {"今天天气不错\n", "exchange.text_empty", "# 目标"},
		"a.json":    {"{\"sinan\": 1,\n \"objectives\": [{\"titel\": \"x\"}]}", "exchange.field_unknown", "第 2 行：没有“titel”这个字段。"},
		"b.json":    {"{\"sinan\": 1,\n \"objectives\": [{\"title\": \"x\",}]}", "exchange.syntax", "第 2 行"},
		"c.json":    {"{\"sinan\": 1,\n \"objectives\": [{\"themes\": \"x\"}]}", "exchange.wants_list", "第 2 行"},
		"a.yaml":    {"# 季度\nsinan: 1\nobjectives:\n- title: x\n  colour: red\n", "exchange.field_unknown", "第 5 行：没有“colour”这个字段。"},
		"b.yaml":    {"sinan: 1\nobjectives:\n- title: x\n  themes: 增长\n", "exchange.wants_list", "第 4 行"},
		"c.yaml":    {"sinan: 1\nobjectives:\n- title: x: y\n", "exchange.syntax", "第 3 行"},
		"d.yaml":    {"sinan: 2\nobjectives: []\n", "exchange.schema", ""},
		"e.yaml":    {"objectives:\n- title: x\n", "exchange.not_ours", ""},
	} {
		a := upload(w, "root", name, []byte(c.file))
		a.Fails(422, c.code)
		if !strings.Contains(a.Str("detail"), c.says) || strings.Contains(a.Str("detail"), "yaml:") {
			t.Errorf("%s: %s", name, a.Str("detail"))
		}
	}
}

// Some tools name .xls what is a page.
func TestAPageIsASheet(t *testing.T) {
	w := apptest.New(t)
	page := `<html><head><meta charset="utf-8"></head><body><table border=1><tr><td>目标</td><td>负责人</td><td>周期</td><td>关键结果</td><td>进度</td></tr>` +
		`<tr><td rowspan=2>增长</td><td rowspan=2>hu</td><td rowspan=2>2026Q4</td><td>甲</td><td>40%</td></tr><tr><td>乙</td><td>10%</td></tr></table></body></html>`
	read := upload(w, "root", "导出.xls", []byte(page)).OK()
	if read.At("counts", "new") != float64(5) || read.At("counts", "refused") != float64(0) {
		t.Errorf("%s", read.Body)
	}
}

// People are found however a tool writes them, and nobody by a name beside another's address.
func TestPeopleAsToolsWriteThem(t *testing.T) {
	w := apptest.New(t)
	quarter(w)
	rows := []string{"目标,负责人,周期,关键结果"}
	for _, who := range []string{"chen", "CHEN@example.com", "@chen", "chen（chen@example.com）", "chen (用户组)", "Chen Chen <chen@example.com>", "chen@example.com(chen)"} {
		rows = append(rows, "甲"+who+","+who+",2026Q4,乙")
	}
	read := upload(w, "root", "a.csv", []byte(strings.Join(append(rows, "丙,chen <gone@example.com>,2026Q4,丁"), "\n"))).OK()
	if read.Len("sheet", "unknown") != 1 || read.Str("sheet", "unknown", 0, "text") != "chen <gone@example.com>" {
		t.Errorf("%s", read.Body)
	}
}

// A row that is refused names its line, the column as the file calls it, and why.
func TestRefusalsNameTheColumnOfTheFile(t *testing.T) {
	w := apptest.New(t)
	quarter(w)
	read := upload(w, "root", "a.csv", []byte("目标,负责人,周期,对齐,KR,KR 目标,KR 当前值,起止\n"+
		"甲,chen,2026Q4,没有的,乙,五百万,1,2026-10-01 ~ 2026-12-31\n丙,chen,2026Q4,甲,丁,5,一,2026-10-01 ~ 2026-13-45\n戊,nobody,2026Q4,,己,5,1,\n")).OK()
	got := map[string]bool{}
	for i := range read.Len("rows") {
		for j := range read.Len("rows", i, "faults") {
			got[fmt.Sprintf("%v %s %s %s", read.At("rows", i, "line"), read.Str("rows", i, "faults", j, "field"), read.Str("rows", i, "faults", j, "cell"), read.Str("rows", i, "faults", j, "detail"))] = true
		}
		if read.Str("rows", i, "table") == "alignments" && read.Str("rows", i, "verdict") == "new" && (read.Str("rows", i, "title") != "丙 → 甲" || read.At("rows", i, "line") != float64(3)) {
			t.Errorf("%s", read.Body)
		}
	}
	for _, want := range []string{"2 对齐 D2 它所属的“没有的”不在文件里。", "2 KR 目标 F2 “五百万”不是数字。", "3 起止 H3 “2026-13-45”不是日期，请写成 2026-12-31。", "4 负责人 B4 没有“nobody”这个成员，或有几个同名的；请写邮箱。"} {
		if !got[want] {
			t.Errorf("%s is missing in %v", want, got)
		}
	}
	w.Post("root", "/imports/"+read.ID()+"/begin", nil)
	if err := w.Features.Exchange.Run(t.Context(), read.ID()); err != nil {
		t.Fatal(err)
	}
	after := w.Get("root", "/imports/"+read.ID()).OK()
	if after.Len("rows") != 4 || after.Str("rows", 0, "faults", 0, "code") != "exchange.parent_unknown" || after.At("rows", 0, "line") != float64(2) || after.At("rows", 1, "line") == nil ||
		after.Str("rows", 0, "faults", 0, "field") != "对齐" || after.Str("rows", 1, "faults", 0, "field") != "KR 目标" || after.Str("rows", 1, "faults", 0, "cell") != "F2" {
		t.Errorf("what stayed out is told afterwards, too: %s", after.Body)
	}
	upload(w, "root", "empty.csv", nil).Fails(422, "input.file_empty")
}
