//go:build unix

package sentence_test

import (
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
)

func FuzzRead(f *testing.F) {
	for _, s := range []string{"转化率从3%提升到5%", "完成10场访谈(当前2场)，6月底前", "Increase NPS from 40 to 50 by Q3", "双11前五第三零翻两番1:3《》（", "per 1-", "提前2周完成", "\x00\xff万亿"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := sentence.Read(s)
		if r.Measurable != (len(r.Metrics) > 0) || r.Metrics == nil {
			t.Fatalf("measurable %v with %d metrics", r.Measurable, len(r.Metrics))
		}
		n := utf8.RuneCountInString(s)
		for _, m := range r.Metrics {
			for _, p := range []sentence.Span{m.Span, m.NameSpan, m.TargetSpan, m.BaselineSpan, m.UnitSpan, m.DueSpan} {
				if p[0] < 0 || p[0] > p[1] || p[1] > n {
					t.Fatalf("span %v of %d runes", p, n)
				}
			}
			if m.Name == "" || m.Direction == "" || m.Kind == "" || (m.Kind != sentence.Milestone) != (m.Target != nil) {
				t.Fatalf("incomplete metric %+v", m)
			}
		}
	})
}

func FuzzValue(f *testing.F) {
	for _, s := range []string{"1.2万", "52,000", "6.5%", "三千", "$1.5M", "-3", "百分之五", "9999999999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if v, _, ok := sentence.Value(s); !ok && !v.IsZero() {
			t.Fatalf("a value of %s without ok", v)
		}
		sentence.Date(s)
	})
}

// worked is the processor time that this process has had. Other processes on
// the machine slow the clock, not this.
func worked(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// counted is what this machine needs for a plain piece of work: the yardstick.
func counted(t *testing.T) time.Duration {
	start := worked(t)
	seen := map[uint32]int{}
	x := uint32(1)
	for range 4 << 20 {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		seen[x&0xffff]++
	}
	if len(seen) == 0 {
		t.Fatal("nothing was counted")
	}
	return worked(t) - start
}

// TestLongTextIsLinear guards against quadratic work: a quarter of a mebibyte of
// one sentence takes no more processor time than a few yardsticks; a square
// would take thousands.
func TestLongTextIsLinear(t *testing.T) {
	const size = 1 << 18
	bound := 15 * counted(t)
	for name, unit := range map[string]string{
		"letters": "a", "digits": "1", "han": "转", "numbers": "3天复购", "brackets": "(", "pairs": "(5)", "percent": "5%", "dates": "6月底前", "counts": "完成3场访谈和",
		"verbs": "提升", "english": "increase 5 to 6 and ", "and": " and ", "joint": "5、", "ranges": "1-", "numerals": "三", "per": "3/月", "bing": "并完成3个", "gain": "部新增5人", "spaces": " ", "words": "of the ", "colons": "率:5%", "bracket and number": "5(当前3)", "commas": "1,", "each": "每周3", "quote": "《5", "months": "June ",
	} {
		text := strings.Repeat(unit, size/len(unit))
		start := worked(t)
		sentence.Read(text)
		sentence.Value(text)
		sentence.Date(text)
		if d := worked(t) - start; d > bound {
			t.Errorf("%s: %v of processor time for a quarter of a mebibyte, more than %v", name, d, bound)
		} else {
			t.Logf("%-20s %v", name, d)
		}
	}
}
