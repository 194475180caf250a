package krtext

import (
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
)

// measured says whether a sentence has a number to judge it by. The layout is
// chosen by it, so it must be cheap and must not mind long text.
func measured(x run) bool {
	if x.len() > 300 {
		x = x.cut(0, 300)
	}
	if !countable(x) {
		return false
	}
	note := x.noted()
	if note != nil && *note>>1 == x.hi {
		return *note&1 == 1
	}
	yes := judged(x)
	if note != nil {
		if *note = x.hi << 1; yes {
			*note |= 1
		}
	}
	return yes
}

// noted is where the answer for the run that begins here is kept: several steps
// ask about the same line. Only the input itself is large enough to be worth it.
func (x run) noted() *int32 {
	const large = 1 << 12
	if x.on == nil || len(x.on.r) < large || x.empty() {
		return nil
	}
	if x.on.seen == nil {
		x.on.seen = make([]int32, len(x.on.r))
	}
	return &x.on.seen[x.lo]
}

func judged(x run) bool {
	const least = 3 // runes: a name, a number
	if x.len() < least {
		return false
	}
	for _, m := range sentence.Read(x.String()).Metrics {
		if m.Kind != sentence.Milestone {
			return true
		}
	}
	return false
}

// countable says whether anything in x could be a number.
func countable(x run) bool {
	for _, c := range x.f() {
		if digit(c) || strings.ContainsRune("零一二两三四五六七八九十百千万亿半倍翻成", c) {
			return true
		}
	}
	t := x.folded()
	for _, w := range []string{"double", "triple", "half", "halve", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "all ", "every"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}
