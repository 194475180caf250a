//go:build unix

package krtext_test

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/krtext"
)

// hostile are texts made to be slow to read, to be repeated up to 1 MiB.
func hostile() map[string]string {
	return map[string]string{
		"o": "O1：提升\nKR1：日活增长10%\n", "plain": "这是一段没有任何目标的文字，用来说明情况。\n", "one line": "日活增长10%，", "stars": "*a", "brackets": "[", "parens": "（", "quotes": "\"\t", "tabs": "a\tb\n",
		"bars": "| a | b |\n", "tildes": "~~", "tags": "<b>", "circled": "①a", "labels": "KR1：", "spaces": " ", "blank": "\n", "commas": "目标,KR\n", "at": "@", "amp": "&", "quoted": "> ", "hash": "# ", "wrapped": "KR1：提升到\n一\n二\n三\n四\n五\n",
		"openquote": "\"a\tb\n", "bullets": "- a\n", "deep": "\t- a\n", "back": "`", "heads": "目标 关键结果\n", "stacked": "目标\n关键结果\na\n", "colons": "负责人：", "semis": "KR:a;", "sections": "公司\n", "refs": "O1：a（支撑公司O1）\n", "digits": "1.", "codes": "KR1 a 30% 2026-01-01 @b\n", "letters": "a\n", "numbers": "1,\n", "heads only": "KR\n", "labels only": "O1\n", "one bar": "|\n",
	}
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

// cost is the processor time of reading size bytes made of unit, the better of
// two where the first seems dear: the collector's share comes and goes.
func cost(t *testing.T, unit string, size int, dear time.Duration) time.Duration {
	text := strings.Repeat(unit, size/len(unit))
	least := time.Duration(0)
	for range 2 {
		start := worked(t)
		krtext.Read(text, krtext.Options{})
		if took := worked(t) - start; least == 0 || took < least {
			least = took
		}
		if least <= dear {
			break
		}
	}
	return least
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

func TestReadIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("reads many megabytes")
	}
	const (
		small, large = 1 << 17, 1 << 20
		worst        = 3                     // times what the sizes let expect; a square would be 8 times
		floor        = 60 * time.Millisecond // below this the collector is most of what is measured
	)
	yard := counted(t)
	bound := 25 * yard
	t.Logf("yardstick %v, bound %v", yard, bound)
	for name, unit := range hostile() {
		few := max(cost(t, unit, small, floor), floor)
		dear := few * worst * (large / small)
		many := cost(t, unit, large, min(dear, bound))
		if many > dear {
			t.Errorf("%s: 128 KiB took %v, 1 MiB %v: not linear", name, few, many)
		}
		if many > bound {
			t.Errorf("%s: 1 MiB took %v, more than %v", name, many, bound)
		}
	}
}
