package app_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/sinan-okr/sinan/internal/app"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
)

// sinan runs a command on a database and gives what it wrote.
func sinan(t *testing.T, database string, args ...string) (status int, out, errs string) {
	t.Helper()
	t.Setenv("SINAN_DATABASE", database)
	t.Setenv("LC_ALL", "C")
	var o, e bytes.Buffer
	status = app.Main(args, strings.NewReader(""), &o, &e)
	return status, o.String(), e.String()
}

func TestHelpIsACommandToo(t *testing.T) {
	for _, c := range []struct{ args, holds string }{{"help", "sinan <command>"}, {"help move", "another database"}} {
		if status, out, errs := sinan(t, "unused.db", strings.Fields(c.args)...); status != 0 || !strings.Contains(out, c.holds) {
			t.Errorf("sinan %s: %d %s%s", c.args, status, out, errs)
		}
	}
}

// OKRs as code: what the command writes holds everything, and is the same while nothing changes.
func TestExportFromTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	database := filepath.Join(dir, "sinan.db")
	if status, _, errs := sinan(t, database, "demo"); status != 0 {
		t.Fatal(errs)
	}
	status, first, errs := sinan(t, database, "export")
	if status != 0 || !strings.HasPrefix(first, "sinan: 1\nobjectives:\n- id: ") || !strings.Contains(errs, " objectives, ") {
		t.Fatalf("%d %s\n%.300s", status, errs, first)
	}
	if _, second, _ := sinan(t, database, "export"); first != second {
		t.Error("the second export differs from the first")
	}
	file := filepath.Join(dir, "out.xlsx")
	if status, out, errs := sinan(t, database, "export", "--format", "xlsx", "-o", file); status != 0 || out != "" {
		t.Fatalf("%d %s", status, errs)
	}
	if b, err := os.ReadFile(file); err != nil || !bytes.HasPrefix(b, []byte("PK\x03\x04")) {
		t.Errorf("no workbook: %v", err)
	}
	if status, _, errs := sinan(t, database, "export", "--cycle", "没有的周期", "-o", file+"2"); status != 1 || !strings.Contains(errs, "没有的周期") {
		t.Errorf("%d %s", status, errs)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".sinan-export-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Planned, applied, undone: the file in version control is what the workspace is made to be.
func TestImportFromTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	database, file := filepath.Join(dir, "sinan.db"), filepath.Join(dir, "okrs.yaml")
	if status, _, errs := sinan(t, database, "demo"); status != 0 {
		t.Fatal(errs)
	}
	_, before, _ := sinan(t, database, "export")
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(before)
	if status, out, errs := sinan(t, database, "import", "--plan", file); status != 0 || !strings.Contains(out, "0 new, 0 changed") {
		t.Fatalf("%d %s %s", status, out, errs)
	}
	write(strings.Replace(before, "title: 提升用户留存率", "title: 把用户留下来", 1))
	if status, out, _ := sinan(t, database, "import", "--plan", file); status != 3 || !strings.Contains(out, "~ Objectives  把用户留下来") || !strings.Contains(out, "title: 提升用户留存率 → 把用户留下来") {
		t.Fatalf("%d %s", status, out)
	}
	if _, now, _ := sinan(t, database, "export"); now != before {
		t.Fatal("a plan changed something")
	}
	status, out, errs := sinan(t, database, "import", "--apply", file)
	if status != 0 {
		t.Fatalf("%d %s %s", status, out, errs)
	}
	if _, now, _ := sinan(t, database, "export"); !strings.Contains(now, "title: 把用户留下来") {
		t.Fatal("nothing changed")
	}
	id, _ := strings.CutPrefix(strings.TrimSpace(errs), "import ")
	if status, _, errs := sinan(t, database, "import", "--undo", id); status != 0 {
		t.Fatal(errs)
	}
	if _, now, _ := sinan(t, database, "export"); !strings.Contains(now, "title: 提升用户留存率") || strings.Contains(now, "title: 把用户留下来") {
		t.Error("it wasn't undone")
	}
	write("nothing: of ours")
	if status, _, errs := sinan(t, database, "import", "--plan", file); status != 1 || errs == "" {
		t.Errorf("%d %s", status, errs)
	}
}

// A plan says in either language what comes, changes, is refused and why, and what a file
// leaves out of a list that it has.
func TestAPlanInBothLanguages(t *testing.T) {
	dir := t.TempDir()
	database, file := filepath.Join(dir, "sinan.db"), filepath.Join(dir, "okrs.yaml")
	if status, _, errs := sinan(t, database, "demo"); status != 0 {
		t.Fatal(errs)
	}
	_, before, _ := sinan(t, database, "export")
	var tree okrfile.File
	if err := yaml.Unmarshal([]byte(before), &tree); err != nil {
		t.Fatal(err)
	}
	var o okrfile.Objective
	for _, one := range tree.Objectives {
		if one.State == "active" && len(one.KeyResults) > 1 {
			o = one
		}
	}
	gone := o.KeyResults[0].Title
	o.KeyResults = append(o.KeyResults[1:2:2], okrfile.KeyResult{ID: "new 1", Title: "拉新", Baseline: "1", Target: "一百"})
	o.KeyResults[0].Title = "换了说法"
	edited, err := yaml.Marshal(okrfile.File{Sinan: 1, Objectives: []okrfile.Objective{o, {Title: "新目标", Cycle: o.Cycle, Owner: "nobody@demo.example"}, {Title: "又一个", Cycle: o.Cycle, Owner: "lina@demo.example"}}})
	if err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for lang, want := range map[string][]string{
		"zh-CN": {"~ 关键结果  换了说法", "= 关键结果  " + gone, "不在文件里，保持不变", "! 关键结果  拉新", "target: “一百”不是数字。", "! 目标  新目标", "owner: 没有“nobody@demo.example”这个成员", "+ 目标  又一个", "新增 1，修改 1，", "不能导入 2\n"},
		"en":    {"~ Key results  换了说法", "= Key results  " + gone, "It isn't in the file and stays", "! Key results  拉新", "target: “一百” is not a number.", "! Objectives  新目标", "owner: Nobody is called “nobody@demo.example”", "+ Objectives  又一个", "1 new, 1 changed, ", " 2 refused\n"},
	} {
		write(string(edited))
		status, out, errs := sinan(t, database, "import", "--plan", "--lang", lang, file)
		for _, text := range want {
			if status != 3 || !strings.Contains(out, text) {
				t.Errorf("%s, %d: %q is missing in\n%s%s", lang, status, text, out, errs)
			}
		}
		write("sinan: 1\nobjectives:\n- titel: x\n  themes: y\n")
		wrong := map[string]string{"zh-CN": "第 3 行：没有“titel”这个字段。\n第 4 行：这里要写成列表", "en": "Line 3: there is no field “titel”.\nLine 4: this must be a list"}
		if status, _, errs := sinan(t, database, "import", "--plan", "--lang", lang, file); status != 1 || !strings.Contains(errs, wrong[lang]) {
			t.Errorf("%s: %d %s", lang, status, errs)
		}
	}
}
