package align

import (
	"strings"
	"unicode"

	"github.com/sinan-okr/sinan/internal/domain/width"
)

// grams cuts a title into what two titles may share: pairs of neighbouring
// Chinese characters, and Latin words of two letters or more. Words that nearly
// every title has, and bare numbers, are left out. Each comes once, in order.
func grams(text string) []string {
	var out []string
	seen := map[string]bool{}
	add := func(g string) {
		if g != "" && !seen[g] && !commonWord(g) {
			seen[g] = true
			out = append(out, g)
		}
	}
	runs(text, func(run []rune, han bool) {
		if !han {
			add(latin(string(run)))
			return
		}
		if len(run) == 1 {
			add(string(run))
		}
		for i := 0; i+1 < len(run); i++ {
			add(string(run[i : i+2]))
		}
	})
	return out
}

// runs calls f with each stretch of Chinese characters and each stretch of other
// letters and digits, folded to half width and lower case.
func runs(text string, f func(run []rune, han bool)) {
	var run []rune
	var han bool
	flush := func() {
		if len(run) > 0 {
			f(run, han)
			run = nil
		}
	}
	for _, r := range text {
		r = width.Narrow(r)
		isHan := unicode.Is(unicode.Han, r)
		if !isHan && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			flush()
			continue
		}
		if isHan != han {
			flush()
			han = isHan
		}
		run = append(run, unicode.ToLower(r))
	}
	flush()
}

// latin drops a plural s, single letters and bare numbers.
func latin(word string) string {
	if strings.IndexFunc(word, unicode.IsLetter) < 0 || len([]rune(word)) < 2 {
		return ""
	}
	if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
		return word[:len(word)-1]
	}
	return word
}

// commonWord reports words that say how a title moves, not what it is about.
func commonWord(g string) bool {
	switch g {
	case "提升", "提高", "增长", "增加", "降低", "减少", "实现", "完成", "优化", "加强", "推进", "推动", "达到", "确保", "建立", "打造", "升至", "低至", "长至", "加至",
		"the", "an", "of", "to", "by", "and", "in", "for", "from", "with", "per", "our", "at", "on", "or",
		"increase", "improve", "reduce", "grow", "raise", "achieve", "reach", "cut", "lower", "make", "get":
		return true
	}
	return false
}
