package files_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/files"
)

func text(t *testing.T, name, media string, data []byte) string {
	t.Helper()
	out, err := files.Text(name, media, data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

func refused(t *testing.T, code, name string, data []byte) {
	t.Helper()
	out, err := files.Text(name, "", data)
	if !fault.Is(err, code) {
		t.Errorf("%s: got %q and %v, want %s", name, out, err, code)
	}
}

func TestDecode(t *testing.T) {
	const want = "目标一：提升口碑\nKR1：好评率达到96%\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(want))
	if err != nil {
		t.Fatal(err)
	}
	wide := func(order binary.AppendByteOrder, mark []byte) []byte {
		out := append([]byte{}, mark...)
		for _, u := range utf16.Encode([]rune(want)) {
			out = order.AppendUint16(out, u)
		}
		return out
	}
	for name, data := range map[string][]byte{
		"UTF-8": []byte(want), "UTF-8 with mark": []byte("\xEF\xBB\xBF" + want), "GB 18030": gb,
		"UTF-16 little": wide(binary.LittleEndian, []byte{0xFF, 0xFE}), "UTF-16 big": wide(binary.BigEndian, []byte{0xFE, 0xFF}),
	} {
		if got, err := files.Decode(data); err != nil || got != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for name, data := range map[string][]byte{
		"a picture": []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "zeros": make([]byte, 10), "odd bytes": {0xff, 0xff, 0xff}, "half a character": append([]byte("目标"), 0x81),
	} {
		if got, err := files.Decode(data); !fault.Is(err, "read.not_text") {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if _, err := files.Decode(bytes.Repeat([]byte("a"), files.MaxText+1)); !fault.Is(err, "read.too_long") {
		t.Errorf("too long: %v", err)
	}
	if _, err := files.Decode(bytes.Repeat([]byte("a"), files.MaxText)); err != nil {
		t.Errorf("just long enough: %v", err)
	}
}

// book makes a workbook with a merged cell, a broken line in a cell, a hidden
// and a second sheet.
func book(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	set := func(sheet, cell string, v any) {
		t.Helper()
		if err := f.SetCellValue(sheet, cell, v); err != nil {
			t.Fatal(err)
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for cell, v := range map[string]any{"A1": "目标", "B1": "关键结果", "C1": "权重", "A2": "提升口碑", "B2": "好评率达到96%", "C2": 0.4, "B3": "1. 投诉率低于1%\n2. 回访率100%", "A4": "尾行"} {
		set("Sheet1", cell, v)
	}
	must(f.MergeCell("Sheet1", "A2", "A3"))
	style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
	must(err)
	must(f.SetCellStyle("Sheet1", "C2", "C2", style))
	for _, name := range []string{"Hidden", "Second"} {
		_, err := f.NewSheet(name)
		must(err)
		set(name, "A1", name+" text")
	}
	must(f.SetSheetVisible("Hidden", false))
	var out bytes.Buffer
	must(f.Write(&out))
	return out.Bytes()
}

func TestWorkbook(t *testing.T) {
	got := text(t, "okr.xlsx", "", book(t))
	want := "目标\t关键结果\t权重\n提升口碑\t好评率达到96%\t40%\n\t\"1. 投诉率低于1%\n2. 回访率100%\"\t\n尾行\t\t\n\nSecond text\n"
	if got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// archive makes a zip of the given files.
func archive(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, body := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

func letter(t *testing.T, body string) []byte {
	t.Helper()
	return archive(t, map[string]string{
		"word/document.xml": `<w:document ` + ns + `><w:body>` + body + `</w:body></w:document>`,
		"word/styles.xml":   `<w:styles ` + ns + `><w:style w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>`,
		"word/numbering.xml": `<w:numbering ` + ns + `><w:abstractNum w:abstractNumId="7">` +
			`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>` +
			`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>` +
			`<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
	})
}

func para(props, words string) string {
	return `<w:p><w:pPr>` + props + `</w:pPr><w:r><w:t xml:space="preserve">` + words + `</w:t></w:r></w:p>`
}

func listed(level, words string) string {
	return para(`<w:numPr><w:ilvl w:val="`+level+`"/><w:numId w:val="3"/></w:numPr>`, words)
}

func TestWord(t *testing.T) {
	body := para(`<w:pStyle w:val="2"/>`, "运营部OKR") + listed("0", "提升口碑") + listed("1", "好评率达到96%") + listed("1", "投诉率低于1%") + listed("0", "降低成本") + listed("1", "单均成本下降5%") +
		`<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>旧目标</w:t></w:r><w:r><w:t>新目标</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>` +
		`<w:tbl><w:tr><w:tc>` + para("", "目标") + `</w:tc><w:tc>` + para("", "关键结果") + `</w:tc></w:tr>` +
		`<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + para("", "做大规模") + `</w:tc><w:tc>` + para("", "新增会员1万人") + para("", "续费率达到80%") + `</w:tc></w:tr>` +
		`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + para("", "") + `</w:tc><w:tc>` + para("", "客单价50元") + `</w:tc></w:tr></w:tbl>`
	got := text(t, "okr.docx", "", letter(t, body))
	want := "## 运营部OKR\n一、 提升口碑\n  1. 好评率达到96%\n  2. 投诉率低于1%\n二、 降低成本\n  1. 单均成本下降5%\n新目标\n目标\t关键结果\n做大规模\t\"新增会员1万人\n续费率达到80%\"\n\t客单价50元\n"
	if got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestPage(t *testing.T) {
	html := `<html><head><title>x</title><style>b{}</style></head><body><h2>2026 Q2 OKR</h2><p>前言 <b>加粗</b></p>
<ul><li>提升口碑<ul><li>好评率达到96%</li></ul></li></ul><ol><li>甲</li><li>乙</li></ol>
<table><tr><th>目标</th><th>关键结果</th><th>权重</th></tr><tr><td rowspan="2">做大规模</td><td>新增会员1万人</td><td>50%</td></tr><tr><td>续费率<br>达到80%</td><td>50%</td></tr><tr><td colspan="3">合计</td></tr></table>
<script>alert(1)</script></body></html>`
	got := text(t, "", "text/html", []byte(html))
	want := "## 2026 Q2 OKR\n前言 加粗\n- 提升口碑\n  - 好评率达到96%\n1. 甲\n2. 乙\n\n目标\t关键结果\t权重\n做大规模\t新增会员1万人\t50%\n\t\"续费率\n达到80%\"\t50%\n合计\t\t\n\n"
	if got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestKindByContent(t *testing.T) {
	if got := text(t, "pasted", "", []byte("<!DOCTYPE html><p>甲</p><p>乙</p>")); got != "甲\n乙\n" {
		t.Errorf("HTML without a name: %q", got)
	}
	if got := text(t, "notes.md", "text/markdown", []byte("# a < b\n")); got != "# a < b\n" {
		t.Errorf("Markdown must stay: %q", got)
	}
	if got := text(t, "renamed.txt", "text/plain", book(t)); !strings.HasPrefix(got, "目标\t") {
		t.Errorf("a workbook by another name: %q", got)
	}
}

func TestRefusals(t *testing.T) {
	refused(t, "files.too_large", "big.txt", make([]byte, files.MaxUpload+1))
	refused(t, "files.kind_unknown", "a.pdf", []byte("%PDF-1.7 …"))
	refused(t, "files.kind_unknown", "old.doc", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"))
	refused(t, "files.kind_unknown", "any.zip", archive(t, map[string]string{"a.txt": "a"}))
	refused(t, "files.broken", "cut.xlsx", book(t)[:2000])
	refused(t, "files.broken", "not.docx", []byte("plain words"))
	refused(t, "files.broken", "bad.docx", archive(t, map[string]string{"word/document.xml": "<w:p><unclosed>"}))
	refused(t, "read.not_text", "a.txt", []byte{0, 1, 2})
	locked := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")...)
	refused(t, "files.locked", "secret.xlsx", locked)
}

func TestZipBomb(t *testing.T) {
	refused(t, "files.zip_bomb", "ratio.docx", archive(t, map[string]string{"word/document.xml": strings.Repeat("a", 4<<20)}))
	many := map[string]string{"word/document.xml": "<a/>"}
	for i := range 2100 {
		many[fmt.Sprintf("word/media/%d", i)] = ""
	}
	refused(t, "files.zip_bomb", "many.docx", archive(t, many))
	// The archive claims to be small; what it unpacks to counts.
	lying := archive(t, map[string]string{"word/document.xml": strings.Repeat("<w:p/>", 23<<20)})
	dir := bytes.LastIndex(lying, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(lying[dir+24:], 100)
	if _, err := files.Text("lying.docx", "", lying); !fault.Is(err, "files.zip_bomb") && !fault.Is(err, "files.broken") {
		t.Errorf("a lying archive: %v", err)
	}
}

func TestTableOfManyCells(t *testing.T) {
	html := "<table><tr><td rowspan=999999999 colspan=999999999>a</td><td>b</td></tr></table>"
	if got := text(t, "", "text/html", []byte(html)); len(got) > 2000 {
		t.Errorf("a span of a thousand million gave %d bytes", len(got))
	}
	deep := strings.Repeat("<div>", 5000) + "x"
	if _, err := files.Text("", "text/html", []byte(deep)); err != nil && !fault.Is(err, "files.broken") {
		t.Errorf("deep nesting: %v", err)
	}
}

func FuzzText(f *testing.F) {
	f.Add("a.html", []byte("<table><tr><td>a<td>b</table>"))
	f.Add("a.docx", []byte("PK\x03\x04"))
	f.Add("a.txt", []byte("目标\xff"))
	f.Fuzz(func(_ *testing.T, name string, data []byte) {
		_, _ = files.Text(name, "", data) // must not panic
	})
}

// Rows of CSV are read whatever they are apart by, whoever wrote them.
func TestCSVRows(t *testing.T) {
	gb, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte("目标,进度\r\n增长,40%\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ text, want string }{
		"GBK and CRLF":                {string(gb), "目标|进度\n增长|40%"},
		"semicolons":                  {"Title;Progress\nGrow, fast and far;12,5\nKeep;1", "Title|Progress\nGrow, fast and far|12,5\nKeep|1"},
		"a title above":               {"OKR export, Q4\n\nTitle;Owner;Progress\na;b;1\nc;d;2\n", "OKR export, Q4\nTitle|Owner|Progress\na|b|1\nc|d|2"},
		"a separator that is said":    {"sep=;\r\nTitle;Note\r\na;b, c, d\r\n", "Title|Note\na|b, c, d"},
		"tabs":                        {"Title\tNote\na\tb, c\n", "Title|Note\na|b, c"},
		"a break and quotes in cells": {"Title,Note\r\n\"a\r\nb\",\"say \"\"c\"\", d\"\r\n", "Title|Note\na\nb|say \"c\", d"},
		"a mark and quotes":           {"\ufeff\"Title\",\"Note\"\na,b\n", "Title|Note\na|b"},
		"formulas kept from harm":     {"Title,Note\n'=1+1,'- b\n''=x,'tis\n", "Title|Note\n=1+1|- b\n'=x|'tis"},
	} {
		rows, err := files.CSVRows([]byte(c.text))
		lines := make([]string, len(rows))
		for i, row := range rows {
			lines[i] = strings.Join(row, "|")
		}
		if got := strings.Join(lines, "\n"); err != nil || got != c.want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// What keeps a cell from being a formula comes off again, whatever the cell.
func TestHarmlessAndMeant(t *testing.T) {
	for _, cell := range []string{"", "a", "'a", "=1", "'=1", "''=1", "-", "'", "@x", "'@", "\t", "+1"} {
		safe := files.Harmless(cell)
		if got := files.Meant(safe); got != cell || strings.IndexAny(safe, "=+-@\t\r") == 0 {
			t.Errorf("%q is %q and comes back as %q", cell, safe, got)
		}
	}
}

// An archive of CSV files is read as tables, in folders, by names of Chinese Windows.
func TestSheetsOfAnArchive(t *testing.T) {
	name, err := simplifiedchinese.GBK.NewEncoder().String("导出/目标.csv")
	if err != nil {
		t.Fatal(err)
	}
	archive := func(entries map[string]string, order ...string) []byte {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		for _, n := range order {
			w, err := z.CreateHeader(&zip.FileHeader{Name: n, NonUTF8: n == name, Method: zip.Deflate})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write([]byte(entries[n])); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	data := archive(map[string]string{name: "标题\n增长\n", "__MACOSX/._目标.csv": "\x00\x05", "readme.txt": "x", "key results.CSV": "Title\na\n"}, name, "__MACOSX/._目标.csv", "readme.txt", "key results.CSV")
	all, err := files.Sheets(data)
	if err != nil || len(all) != 2 || all[0].Name != "目标" || all[0].Rows[1][0] != "增长" || all[1].Name != "key results" {
		t.Errorf("%+v, %v", all, err)
	}
	if _, err := files.Sheets(archive(map[string]string{"a.txt": "x"}, "a.txt")); !fault.Is(err, "files.kind_unknown") {
		t.Errorf("no table: %v", err)
	}
}
