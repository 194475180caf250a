package query_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/query"
)

// written draws what people may type: pieces of the language in any order.
func written(t *rapid.T) (text string) {
	pieces := []string{"负责人", "owner", "状态", "落后", "behind", "信心", "没有", "没有行动", "no", "mine", "is", "行动", "数据", "截止", "due", "本周", "this week", "逾期", "2026-12-31", "2026/1", "或", "or", "(", "）", "at-risk", "正常", "我", "me", "李娜", "x", "标题", "团队", "20", "%", "5", "1.5", "-", ":", "：", ">", "＞", "<=", "≥", "=", ",", "、", `"`, "“", "”", " ", "　", "\x00", "\n", "é"}
	for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 14).Draw(t, "pieces") {
		text += p
	}
	return text
}

// Nothing that is typed breaks the reader; what is wrong lies within the text; and what was
// read reads the same again in both languages.
func TestWhatWasReadReadsTheSameAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { again(t, written(t)) })
}

func again(t interface{ Fatalf(string, ...any) }, text string) {
	for _, zh := range []bool{true, false} {
		q, wrong := query.Parse(text, zh)
		if wrong != nil {
			at := []rune(text)
			if wrong.At < 0 || wrong.At > len(at) || wrong.At+len([]rune(wrong.Found)) > len(at) {
				t.Fatalf("%q: %+v lies outside", text, wrong)
			}
			continue
		}
		for _, term := range q.Terms {
			if term.Words(zh) == "" {
				t.Fatalf("%q: says nothing of %+v", text, term)
			}
		}
		if back, wrong := query.Parse(q.String(zh), !zh); wrong != nil || told(back) != told(q) {
			t.Fatalf("%q is written %q, which reads %s (%+v), not %s", text, q.String(zh), told(back), wrong, told(q))
		}
	}
}

// Every offer replaces a part of what was typed; and what could be read can be read with it
// where it makes a term whole.
func TestOffersCanBeRead(t *testing.T) {
	names := func(query.Field, string) []string { return []string{"李 娜", `a"b:c`, `"`, "Zoë"} }
	rapid.Check(t, func(t *rapid.T) {
		text := written(t)
		runes := []rune(text)
		at := rapid.IntRange(0, len(runes)).Draw(t, "at")
		zh := rapid.Bool().Draw(t, "zh")
		for _, o := range query.Complete(text, at, zh, names) {
			if o.From < 0 || o.From > o.To || o.To != at {
				t.Fatalf("%q at %d: %+v", text, at, o)
			}
			_, before := query.Parse(string(runes[:o.From]), zh)
			if o.Kind == "field" || o.Kind == "or" || before != nil && before.At < o.From {
				continue
			}
			whole := string(slices.Concat(runes[:o.From], []rune(o.Text)))
			if _, wrong := query.Parse(whole, zh); wrong != nil && wrong.Code != "many" && wrong.Code != "bracket" {
				t.Fatalf("%q with %+v is %q: %+v", text, o, whole, wrong)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "负责人:李娜 落后 > 20 % 没有行动的 KR", `-status:off_track,"x" “`, "a:b", "进度≤50％"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		again(t, text)
		query.Complete(text, len(text)/2, true, func(query.Field, string) []string { return nil })
	})
}
