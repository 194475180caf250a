package krtext_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/krtext"
)

// seedTable is the table of the page that Sinan starts from.
const seedTable = `业务目标 关键结果
提升用户留存率 1. 提高用户活跃度,日均活跃用户数增长10%;
2. 优化用户体验,降低用户流失率至5%。
提升营收增长率 1. 拓展新用户群体,新增付费用户1000人;
2. 提高用户转化率,提升付费用户续费率至80%。
`

func TestReadSeedTable(t *testing.T) {
	d := krtext.Read(seedTable, krtext.Options{})
	if len(d.Objectives) != 2 || len(d.Objectives[0].KeyResults) != 2 || len(d.Objectives[1].KeyResults) != 2 {
		t.Fatalf("want two objectives with two key results each: %+v", d.Objectives)
	}
	k := d.Objectives[0].KeyResults[0]
	if k.Text != "日均活跃用户数增长10%" || k.Context != "提高用户活跃度" {
		t.Errorf("text %q, context %q", k.Text, k.Context)
	}
	r := []rune(seedTable)
	if got := string(r[k.Span[0]:k.Span[1]]); got != "提高用户活跃度,日均活跃用户数增长10%" {
		t.Errorf("the span marks %q", got)
	}
	if got := string(r[d.Objectives[1].Span[0]:d.Objectives[1].Span[1]]); got != "提升营收增长率" {
		t.Errorf("the objective's span marks %q", got)
	}
}

func TestDocumentJSON(t *testing.T) {
	out, err := json.Marshal(krtext.Read("O1：提升\"口碑\"\nKR1：好评率达到96%", krtext.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"cycle":null`, `"title":"提升\"口碑\""`, `"owner":null`, `"parent_title":null`, `"span":[3,9]`, `"context":null`, `"weight":null`, `"due":null`, `"actions":[]`, `"ignored":[]`} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%s lacks %s", out, want)
		}
	}
}

func TestReadNothing(t *testing.T) {
	for _, text := range []string{"", "\n\n", "   ", "----", "\ufeff", "今天天气不错。\n我们下午去公园走走。\n"} {
		if d := krtext.Read(text, krtext.Options{}); len(d.Objectives) != 0 || d.Objectives == nil || d.Ignored == nil {
			t.Errorf("%q: %+v", text, d)
		}
	}
}

func TestOptionsCycleOnlyCompletesDates(t *testing.T) {
	d := krtext.Read("O1：提升口碑\nKR1：好评率达到96%（负责人：秦岚，截止：6月30日）", krtext.Options{Cycle: "2027-Q2"})
	if d.Cycle != "" {
		t.Errorf("cycle %q was not in the text", d.Cycle)
	}
	if k := d.Objectives[0].KeyResults[0]; k.Due != "2027-06-30" || k.Owner != "秦岚" {
		t.Errorf("due %q, owner %q", k.Due, k.Owner)
	}
}

// read gives what a reading says, without where it stands.
func read(text string) string {
	d := krtext.Read(text, krtext.Options{})
	var b strings.Builder
	b.WriteString(string(d.Cycle) + "\n")
	for _, o := range d.Objectives {
		b.WriteString(string(o.Title) + "|" + string(o.Owner) + "|" + string(o.ParentTitle) + "\n")
		for _, k := range o.KeyResults {
			b.WriteString(" " + plainly(k.Text) + "|" + plainly(string(k.Context)) + "|" + string(k.Owner) + "|" + string(k.Weight) + "|" + string(k.Due) + "|" + actions(k.Actions) + "\n")
		}
	}
	return b.String()
}

// How lines end, the width of colons and a byte order mark change nothing.
func TestReadIndependentOfWriting(t *testing.T) {
	for _, s := range samples(t, "testdata/docs") {
		want := read(s.text)
		for name, text := range map[string]string{
			"CRLF":        strings.ReplaceAll(s.text, "\n", "\r\n"),
			"mark":        "\ufeff" + s.text,
			"half colons": strings.ReplaceAll(s.text, "：", ":"),
		} {
			if got := read(text); got != want {
				t.Errorf("%s with %s:\n%s\nwant\n%s", s.name, name, got, want)
			}
		}
	}
}

// bounds checks what must hold for any text.
func bounds(t *testing.T, text string, d krtext.Document) {
	t.Helper()
	n := utf8.RuneCountInString(text)
	inside := func(what string, s krtext.Span) {
		if s[0] < 0 || s[1] < s[0] || s[1] > n {
			t.Errorf("%s %v is outside of %d runes", what, s, n)
		}
	}
	for _, o := range d.Objectives {
		inside("objective", o.Span)
		last := -1
		for _, k := range o.KeyResults {
			inside("key result", k.Span)
			if k.Span[0] < last {
				t.Errorf("key results out of order at %v", k.Span)
			}
			last = k.Span[0]
			if k.Text == "" || k.Metrics == nil || k.Actions == nil {
				t.Errorf("incomplete key result %+v", k)
			}
			for _, m := range k.Metrics {
				inside("metric", m.Span)
			}
		}
	}
	last := 0
	for _, g := range d.Ignored {
		inside("ignored", g.Span)
		if g.Span[0] < last || g.Why == "" {
			t.Errorf("ignored %+v after %d", g, last)
		}
		last = g.Span[1]
	}
}

func TestReadSpans(t *testing.T) {
	for _, s := range samples(t, "testdata/docs") {
		d := krtext.Read(s.text, krtext.Options{})
		bounds(t, s.text, d)
		r := []rune(s.text)
		for _, o := range d.Objectives {
			for _, k := range o.KeyResults {
				got := plainly(string(r[k.Span[0]:k.Span[1]]))
				if !strings.HasPrefix(plainly(k.Text), got[:min(6, len(got))]) && k.Context == "" {
					t.Errorf("%s: span of %q marks %q", s.name, k.Text, got)
				}
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		seedTable, "O1：a\nKR1：b 10%（@c，30%）", "目标\t关键结果\na\t\"b\n1%\"", "| O | KR |\n|--|--|\n| a | 5% |", "> O1: x\n> KR1: 1%",
		"目标,KR\n\"a\",\"b\n", "1. a\n 1.1 b 10%\n", "<!-- x", "---\na: b\n---\n", "【目标】a\n【KR】b", "O1-KR2 5", "[x](", "**O1:** ~~a~~", "目标：①a②b", "\x00\ufeff\u2028",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		bounds(t, text, krtext.Read(text, krtext.Options{}))
	})
}

func BenchmarkRead1MiB(b *testing.B) {
	unit := "O1：提升用户留存率（负责人：张伟，权重：40%）\nKR1：提高用户活跃度,日均活跃用户数增长10%（李娜，6月30日前）\nKR2：用户流失率由8%降低至5%\n备注：口径以看板为准\n\n"
	text := strings.Repeat(unit, (1<<20)/len(unit))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		krtext.Read(text, krtext.Options{})
	}
}

func TestText(t *testing.T) {
	d := krtext.Read("2026年Q2 OKR\nO1：提升口碑（负责人：秦岚）\nKR1：好评率达到96%（30%）\n行动计划：\n1. 上线评价提醒（周敏，5月10日）\n", krtext.Options{})
	zh, en := krtext.Text(d, "zh"), krtext.Text(d, "en")
	for _, want := range []string{"周期: 2026-Q2", "O1 提升口碑（负责人 秦岚）", "KR1.1 好评率达到96%（权重 30%）", "- 上线评价提醒（负责人 周敏，截止 2026-05-10）"} {
		if !strings.Contains(zh, want) {
			t.Errorf("Chinese text lacks %q:\n%s", want, zh)
		}
	}
	for _, want := range []string{"Cycle: 2026-Q2", "(owner 秦岚)", "(weight 30%)"} {
		if !strings.Contains(en, want) {
			t.Errorf("English text lacks %q:\n%s", want, en)
		}
	}
	if got := krtext.Text(krtext.Read("", krtext.Options{}), "en"); !strings.Contains(got, "No objectives") {
		t.Errorf("nothing found says %q", got)
	}
}
