package sentence_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
)

// table reads testdata/sentences*.txt: a sentence, then its metrics, indented.
func table(t *testing.T) (texts []string, wants map[string]string) {
	var b []byte
	names, err := filepath.Glob("testdata/sentences*.txt")
	if err != nil || len(names) < 10 {
		t.Fatalf("files of sentences: %v, %v", names, err)
	}
	for _, name := range names {
		some, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b = append(append(b, some...), '\n')
	}
	wants = map[string]string{}
	for l := range strings.SplitSeq(string(b), "\n") {
		switch {
		case l == "" || l[0] == '#':
		case l[0] != ' ':
			texts = append(texts, l)
		default:
			w := &wants
			last := texts[len(texts)-1]
			if (*w)[last] != "" {
				(*w)[last] += "\n        "
			}
			(*w)[last] += strings.TrimSpace(l)
		}
	}
	if len(texts) < 150 {
		t.Fatalf("only %d sentences", len(texts))
	}
	return texts, wants
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestSentences(t *testing.T) {
	texts, wants := table(t)
	for _, text := range texts {
		if got := lines(sentence.Read(text)); squeeze(got) != squeeze(wants[text]) {
			t.Errorf("%s\n  want  %s\n  got   %s", text, wants[text], got)
		}
	}
}

// A full-width text reads as the half-width one.
func TestWidthDoesNotMatter(t *testing.T) {
	texts, wants := table(t)
	for _, text := range texts {
		wide := strings.Map(func(r rune) rune {
			if r > ' ' && r < 0x7f && r != ',' {
				return r + 0xfee0
			}
			return r
		}, text)
		got := sentence.Read(wide)
		if squeeze(lines(got)) != squeeze(wants[text]) {
			t.Errorf("%s\n  want  %s\n  got   %s", wide, wants[text], lines(got))
		}
	}
}

// Spaces around the numbers of a Chinese sentence change nothing.
func TestSpacesDoNotMatter(t *testing.T) {
	texts, wants := table(t)
	for _, text := range texts {
		if sentence.Lang(text) != "zh" {
			continue
		}
		var b strings.Builder
		rs := []rune(text)
		digit := func(r rune) bool {
			return r >= '0' && r <= '9' || r == '.' || r == ',' || r == '%' || r == '-' || r == '~' || r == ':'
		}
		han := func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }
		for i, r := range rs {
			if i > 0 && (digit(r) && han(rs[i-1]) && !strings.ContainsRune("前双第年月季", rs[i-1]) || han(r) && digit(rs[i-1]) && !strings.ContainsRune("万亿年月日季号后", r)) {
				b.WriteRune(' ')
			}
			b.WriteRune(r)
		}
		if got := lines(sentence.Read(b.String())); squeeze(got) != squeeze(wants[text]) {
			t.Errorf("%s\n  want  %s\n  got   %s", b.String(), wants[text], got)
		}
	}
}

// However it is scaled, a number is one number.
func TestScalesAgree(t *testing.T) {
	for _, same := range [][]string{
		{"粉丝数达到1万", "粉丝数达到10000", "粉丝数达到10,000", "粉丝数达到1w", "粉丝数达到一万", "粉丝数达到10k"},
		{"营收达到1.2亿元", "营收达到12000万元", "营收达到120,000,000元", "营收达到一亿两千万元"},
		{"新增会员25000人", "新增会员2.5万人", "新增会员两万五千人"},
		{"退款率降至5%", "退款率降至百分之五", "退款率降至５％", "退款率降低到5%", "退款率下降到5%"},
	} {
		want := lines(sentence.Read(same[0]))
		for _, s := range same[1:] {
			if got := lines(sentence.Read(s)); got != want {
				t.Errorf("%s: %s, but %s: %s", s, got, same[0], want)
			}
		}
	}
}

// Spans are runes of the text as given, and mark what they say they mark.
func TestSpans(t *testing.T) {
	texts, _ := table(t)
	for _, text := range texts {
		rs := []rune(text)
		for _, m := range sentence.Read(text).Metrics {
			if got := string(rs[m.NameSpan[0]:m.NameSpan[1]]); got != m.Name {
				t.Errorf("%s: name span holds %q, name is %q", text, got, m.Name)
			}
			if m.Span[0] > m.NameSpan[0] || m.Span[1] < m.NameSpan[1] {
				t.Errorf("%s: span %v leaves out the name %v", text, m.Span, m.NameSpan)
			}
			if m.Target != nil && m.TargetSpan == (sentence.Span{}) {
				t.Errorf("%s: a target without a span", text)
			}
		}
	}
	m := sentence.Read("提高用户活跃度，日均活跃用户数增长１０％").Metrics[0]
	if m.Span != (sentence.Span{8, 20}) || m.NameSpan != (sentence.Span{8, 15}) || m.TargetSpan != (sentence.Span{17, 20}) {
		t.Errorf("span %v, name %v, target %v", m.Span, m.NameSpan, m.TargetSpan)
	}
}

func TestJSON(t *testing.T) {
	b, err := json.Marshal(sentence.Read("日均活跃用户数增长10%"))
	want := `{"measurable":true,"metrics":[{"name":"日均活跃用户数","direction":"increase","kind":"relative_pct","baseline":null,"target":"10","target_low":null,"unit":"%","period":null,"due":null,"span":[0,12]}]}`
	if err != nil || string(b) != want {
		t.Errorf("%s %v", b, err)
	}
	if b, _ := json.Marshal(sentence.Read("")); string(b) != `{"measurable":false,"metrics":[]}` {
		t.Errorf("nothing reads as %s", b)
	}
}

func TestValue(t *testing.T) {
	for text, want := range map[string]string{
		"1.2万": "12000 ", "52,000": "52000 ", "6.5%": "6.5 %", "三千": "3000 ", "$1.5M": "1500000 $", "10k": "10000 ", "-3": "-3 ", "-2.5%": "-2.5 %", " 42 ": "42 ", "４５": "45 ",
		"500万元": "5000000 元", "2小时": "2 小时", "800ms": "800 ms", "3.5 天": "3.5 天", "千分之三": "3 ‰", "两万五": "25000 ", "1.2亿": "120000000 ", "0": "0 ", "NT$80,000": "80000 NT$",
		"0.01": "0.01 ", "一百二十万": "1200000 ", "三成": "30 %", "五": "5 ", "30人": "30 人",
	} {
		v, unit, ok := sentence.Value(text)
		if got := v.String() + " " + unit; !ok || got != want {
			t.Errorf("Value(%q) = %q %v, want %q", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "abc", "5到6", "1-2", "增长5%", "5% 6%", "1.2.3", "--5", "万", "1,2", "60+"} {
		if v, unit, ok := sentence.Value(text); ok {
			t.Errorf("Value(%q) = %s %q, want none", text, v, unit)
		}
	}
}

func TestDate(t *testing.T) {
	for text, want := range map[string]string{
		"6月30日前": "06-30", "2026/6/30": "2026-06-30", "by June 30": "06-30", "Q3": "Q3", "三季度末": "Q3", "2026-06-30": "2026-06-30", "2026年6月30日": "2026-06-30", "2026.6.30": "2026-06-30",
		"8月底前": "08", "2026年Q1": "2026-Q1", "by end of Q2": "Q2", "before 15 March": "03-15", "June 30, 2026": "2026-06-30", "截至6月底": "06", "6/30前": "06-30", "上半年": "H1", "H2": "H2",
		"2026年底": "2026-12", "年底前": "12", "第三季度": "Q3", "十二月": "12", "December 2026": "2026-12", "by 2026-05-31": "2026-05-31", "６月３０日": "06-30", "Q4 2026": "2026-Q4", "2026": "2026",
	} {
		if got, ok := sentence.Date(text); !ok || got != want {
			t.Errorf("Date(%q) = %q %v, want %q", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "13月", "6月40日", "2026-13-01", "hello", "5%", "Q5", "6月30日上线"} {
		if got, ok := sentence.Date(text); ok {
			t.Errorf("Date(%q) = %q, want none", text, got)
		}
	}
}

func TestLang(t *testing.T) {
	for text, want := range map[string]string{"提升留存率": "zh", "Increase NPS": "en", "CSAT保持在92%以上": "mixed", "": "zh", "5%": "zh"} {
		if got := sentence.Lang(text); got != want {
			t.Errorf("Lang(%q) = %s, want %s", text, got, want)
		}
	}
}
