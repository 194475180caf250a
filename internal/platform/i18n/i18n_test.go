package i18n_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

func TestSay(t *testing.T) {
	b, err := i18n.NewBook(i18n.Words{"x.late": {ZH: "晚了 {n} 天", EN: "{n} {n|day|days} late"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		lang string
		n    int
		want string
	}{{"zh-CN", 2, "晚了 2 天"}, {"en", 1, "1 day late"}, {"en", 2, "2 days late"}} {
		if got := b.Say(c.lang, "x.late", map[string]any{"n": c.n}); got != c.want {
			t.Errorf("%s %d: %q, want %q", c.lang, c.n, got, c.want)
		}
	}
	if got := b.Say("en", "x.none", nil); got != "x.none" {
		t.Errorf("an unknown code said %q", got)
	}
}

func TestNewBookRefusesGaps(t *testing.T) {
	if _, err := i18n.NewBook(i18n.Words{"a.b": {ZH: "甲"}}); err == nil {
		t.Error("a text without English was taken")
	}
	w := i18n.Words{"a.b": {ZH: "甲", EN: "a"}}
	if _, err := i18n.NewBook(w, w); err == nil {
		t.Error("a code that stands twice was taken")
	}
}

func TestPick(t *testing.T) {
	for header, want := range map[string]string{
		"": "zh-CN", "en-GB,en;q=0.9": "en", "zh-TW": "zh-CN", "fr": "zh-CN", "zh-CN,zh;q=0.9,en;q=0.8": "zh-CN", "en;q=0.2, zh;q=0.9": "zh-CN",
	} {
		if got := i18n.Pick(header); got != want {
			t.Errorf("%q: %s, want %s", header, got, want)
		}
	}
}
