package okrsheet_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okrsheet"
)

var update = flag.Bool("update", false, "write what is read into testdata")

// table reads a fixture: cells are apart by |, and \n stands for a break within one.
func table(t *testing.T, name string) okrsheet.Sheet {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	s := okrsheet.Sheet{Name: name}
	for _, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		var row []string
		for _, cell := range strings.Split(line, "|") {
			row = append(row, strings.ReplaceAll(strings.TrimSpace(cell), `\n`, "\n"))
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// Each tool's sheet is told by its heads, and makes the tree that stands beside it.
func TestSheetsOfTheTools(t *testing.T) {
	for _, tool := range []okrsheet.Tool{okrsheet.Feishu, okrsheet.Tita, okrsheet.Worktile, okrsheet.Viva, okrsheet.Perdoo} {
		t.Run(string(tool), func(t *testing.T) {
			s := table(t, string(tool))
			by, ok := okrsheet.Recognise("export.csv", []okrsheet.Sheet{s})
			if !ok || by.Tool != tool {
				t.Fatalf("taken for %q: %+v", by.Tool, by)
			}
			got, err := json.MarshalIndent(map[string]any{"by": by, "read": okrsheet.Read(s, by, date.Must("2026-11-11"))}, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", string(tool)+".json")
			if *update {
				if err := os.WriteFile(file, append(got, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil || string(want) != string(got)+"\n" {
				t.Errorf("%v; -update and look at the difference:\n%s", err, got)
			}
		})
	}
}

func TestWhatIsNoSheetOfOKRs(t *testing.T) {
	for name, rows := range map[string][][]string{
		"none":   nil,
		"people": {{"姓名", "邮箱", "部门"}, {"陈晨", "chen@example.com", "运营部"}},
		"alone":  {{"目标"}, {"让新用户留下来"}},
		"sums":   {{"月份", "金额"}, {"1", "2"}},
	} {
		if by, ok := okrsheet.Recognise("x.csv", []okrsheet.Sheet{{Rows: rows}}); ok {
			t.Errorf("%s: %+v", name, by)
		}
	}
}

// What stands in a cell is read as tools write it.
func TestCells(t *testing.T) {
	head := []string{"Name", "Type", "Aligned to", "Lead", "Timeframe", "Start value", "Target", "Current value", "Progress", "Due date", "Confidence"}
	read := func(cells ...string) okrsheet.Result {
		s := okrsheet.Sheet{Rows: [][]string{head, {"Grow", "Objective", "", "ann@example.com", "Q4 2026"}, append([]string{"KR", "Key Result", "Grow", ""}, append([]string{""}, cells...)...)}}
		by, _ := okrsheet.Recognise("", []okrsheet.Sheet{s})
		return okrsheet.Read(s, by, date.Must("2026-11-11"))
	}
	for _, c := range []struct{ start, target, current, progress, due, confidence, baseline, to, unit, value, day, sure string }{
		{"¥1,200", "¥3,000", "1,500.5", "", "12/31/2026", "7/10", "1200", "3000", "¥", "1500.5", "2026-12-31", "7"},
		{"5万", "6.5万", "", "50%", "2026-12-31 23:59:59", "70%", "50000", "65000", "", "57500", "2026-12-31", "7"},
		{"", "30%", "", "40", "46387", "", "", "30", "%", "", "2026-12-31", ""}, // reckoned from nothing known: nothing
		{"", "", "", "40", "Dec 31, 2026", "8", "0", "100", "%", "40", "2026-12-31", "8"},
		{"0.1", "0.30000000000000004", "0.2", "", "", "high", "0.1", "0.3", "", "0.2", "", ""},
		{"1", "soon", "1", "", "", "", "", "soon", "", "", "", ""}, // told when it is weighed
	} {
		r := read(c.start, c.target, c.current, c.progress, c.due, c.confidence)
		if len(r.Objectives) != 1 || len(r.Objectives[0].KeyResults) != 1 {
			t.Fatalf("%+v: %+v", c, r)
		}
		kr := r.Objectives[0].KeyResults[0]
		value, sure := "", ""
		if len(kr.CheckIns) > 0 {
			value, sure = kr.CheckIns[0].Value, kr.CheckIns[0].Confidence
		}
		if kr.Baseline != c.baseline || kr.Target != c.to || kr.Unit != c.unit || value != c.value || kr.DueOn != c.day || sure != c.sure {
			t.Errorf("%+v is %q to %q %q, now %q by %q, %q", c, kr.Baseline, kr.Target, kr.Unit, value, kr.DueOn, sure)
		}
	}
}

// Cells that a spreadsheet shows in percent hold parts of one.
func TestPartsOfOne(t *testing.T) {
	for _, c := range []struct{ a, b, wantA, wantB string }{{"0.4", "1", "40", "100"}, {"40", "1", "40", "1"}, {"40%", "1%", "40", "1"}, {"0", "0", "0", "0"}, {"0", "1", "0", "100"}, {"0.4", "85%", "40", "85"}, {"1", "85%", "1", "85"}} {
		s := okrsheet.Sheet{Rows: [][]string{{"目标", "关键结果", "进度"}, {"增长", "甲", c.a}, {"", "乙", c.b}}}
		by, _ := okrsheet.Recognise("", []okrsheet.Sheet{s})
		krs := okrsheet.Read(s, by, date.Must("2026-11-11")).Objectives[0].KeyResults
		if a, b := krs[0].CheckIns[0].Value, krs[1].CheckIns[0].Value; a != c.wantA || b != c.wantB {
			t.Errorf("%s and %s are %s and %s", c.a, c.b, a, b)
		}
	}
}

func TestWordsForAStatusThatAreNotKnown(t *testing.T) {
	s := okrsheet.Sheet{Rows: [][]string{{"目标", "关键结果", "状态"}, {"增长", "甲", "晴"}, {"", "乙", "晴"}, {"", "丙", "有风险"}}}
	by, _ := okrsheet.Recognise("", []okrsheet.Sheet{s})
	r := okrsheet.Read(s, by, date.Must("2026-11-11"))
	if !reflect.DeepEqual(r.Statuses, map[string]int{"晴": 2}) || r.Objectives[0].KeyResults[2].CheckIns[0].Called != "at_risk" {
		t.Errorf("%+v", r)
	}
	by.Statuses = map[string]string{"晴": "on_track"}
	if r := okrsheet.Read(s, by, date.Must("2026-11-11")); len(r.Statuses) != 0 || r.Objectives[0].KeyResults[1].CheckIns[0].Called != "on_track" {
		t.Errorf("%+v", r)
	}
}

// Whatever the cells hold: nothing falls over, each row with a title is an objective, a
// key result, an action or told as bad, ids are unlike, and the same sheet reads the same.
func TestAnySheet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		heads := rapid.SliceOfN(rapid.SampledFrom([]string{"Type", "Title", "ID", "Parent", "Owner", "Status", "Progress", "Target", "Current", "Start", "Due date", "Notes", "x"}), 2, 9).Draw(t, "heads")
		rows := [][]string{append([]string{"Name"}, heads...)}
		cell := rapid.OneOf(rapid.SampledFrom([]string{"", "Objective", "KR", "Initiative", "a", "b", "1", "2", "40%", "on track", "2026-12-01", "a\nb"}), rapid.StringN(0, 4, -1))
		for range rapid.IntRange(0, 8).Draw(t, "rows") {
			rows = append(rows, rapid.SliceOfN(cell, 0, len(heads)+2).Draw(t, "row"))
		}
		s := okrsheet.Sheet{Rows: rows}
		by, ok := okrsheet.Recognise("", []okrsheet.Sheet{s})
		if !ok {
			return
		}
		got := okrsheet.Read(s, by, date.Must("2026-11-11"))
		if again := okrsheet.Read(s, by, date.Must("2026-11-11")); !reflect.DeepEqual(got, again) {
			t.Fatal("read once more it is another")
		}
		ids, found := map[string]bool{}, 0
		note := func(id string) {
			if ids[id] {
				t.Fatalf("%s twice", id)
			}
			ids[id] = true
			found++
		}
		for _, o := range got.Objectives {
			note(o.ID)
			for _, kr := range o.KeyResults {
				note(kr.ID)
				for _, a := range kr.Actions {
					note(a.ID)
				}
			}
		}
		for _, b := range got.Bad {
			if b.Table != "alignments" {
				found++
			}
		}
		titled := 0
		for _, row := range rows[by.Head+1:] {
			for column, f := range by.Fields {
				if f == okrsheet.Title && column < len(row) && strings.TrimSpace(strings.TrimPrefix(row[column], "\ufeff")) != "" {
					titled++
				}
			}
		}
		if found < titled {
			t.Fatalf("%d of %d rows are told of", found, titled)
		}
	})
}

// Whoever names a row that has no place of its own is told that there is none.
func TestWhatBelongsToNothingIsNobodysParent(t *testing.T) {
	s := okrsheet.Sheet{Rows: [][]string{
		{"Name", "Type", "Parent", "Target"},
		{"Lost", "KR", "Lost", "5"},
		{"Call them", "Initiative", "Lost", ""},
		{"Grow", "Objective", "Lost", ""},
	}}
	by, ok := okrsheet.Recognise("", []okrsheet.Sheet{s})
	if !ok {
		t.Fatal("not recognised")
	}
	got := okrsheet.Read(s, by, date.Must("2026-11-11"))
	if len(got.Objectives) != 1 || len(got.Objectives[0].Alignments) != 0 || len(got.Bad) != 3 {
		t.Errorf("%+v", got)
	}
}

// Days as tools, interfaces and people write them.
func TestDays(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2026/1/1", "2026-01-01"}, {"2026年12月31日", "2026-12-31"}, {"2026.12.31", "2026-12-31"}, {"20261231", "2026-12-31"}, {"46387", "2026-12-31"}, {"46387.5", "2026-12-31"},
		{"12/31/26", "2026-12-31"}, {"31.12.2026", "2026-12-31"}, {"31-Dec-2026", "2026-12-31"}, {"Dec 31 2026", "2026-12-31"}, {"Thursday, December 31, 2026", "2026-12-31"},
		{"2026-12-31T23:59:59Z", "2026-12-31"}, {"2026-12-31 00:00:00", "2026-12-31"}, {"12/31/2026 11:59 PM", "2026-12-31"}, {"1798732799000", "2026-12-31"}, {"soon", "soon"},
	} {
		s := okrsheet.Sheet{Rows: [][]string{{"目标", "关键结果", "截止日期"}, {"增长", "甲", c.text}}}
		by, _ := okrsheet.Recognise("", []okrsheet.Sheet{s})
		if got := okrsheet.Read(s, by, date.Must("2026-11-11")).Objectives[0].KeyResults[0].DueOn; got != c.want {
			t.Errorf("%s is %s, want %s", c.text, got, c.want)
		}
	}
}

// A title that only seems to say what it is stays whole.
func TestTitlesStayWhole(t *testing.T) {
	for _, title := range []string{"O2O 业务增长", "KRAFT 项目上线", "目标客户：三家", "OK：都好", "O", "KR"} {
		s := okrsheet.Sheet{Rows: [][]string{{"目标", "关键结果"}, {title, "甲"}}}
		by, _ := okrsheet.Recognise("", []okrsheet.Sheet{s})
		if got := okrsheet.Read(s, by, date.Must("2026-11-11")).Objectives[0].Title; got != title {
			t.Errorf("%s is %s", title, got)
		}
	}
}

// Whatever the heads are: tidied, nothing of a row is lost, and each row says where it stood.
func TestTidyLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		head := rapid.SampledFrom([]string{"", "", "目标", "关键结果", "KR1", "KR2", "KR 2 进度", "负责人", "内容", "进度", "备注"})
		cell := rapid.SampledFrom([]string{"", "", "a", "b", "c", "1"})
		heads := rapid.SliceOfN(rapid.SliceOfN(head, 0, 7), 0, 2).Draw(t, "heads")
		s := okrsheet.Sheet{Rows: append(heads, rapid.SliceOfN(rapid.SliceOfN(cell, 0, 9), 0, 6).Draw(t, "rows")...)}
		tidy := okrsheet.Tidy(s)
		at := map[int]string{}
		for i, row := range tidy.Rows {
			line := i + 1
			if tidy.Lines != nil {
				line = tidy.Lines[i]
			}
			at[line] += strings.Join(row, "\x00") + "\x00"
		}
		for i, row := range s.Rows {
			if i < len(heads) {
				continue
			}
			for _, c := range row {
				if c != "" && !strings.Contains("\x00"+at[i+1], "\x00"+c+"\x00") {
					t.Fatalf("line %d has lost %q: %q of %q", i+1, c, tidy.Rows, s.Rows)
				}
			}
		}
	})
}
