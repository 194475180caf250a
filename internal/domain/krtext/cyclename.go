package krtext

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// The spellings of a cycle, on folded text without spaces between Chinese
// characters. Each has a year and, save the last, a part of it.
var (
	yearRe   = `((?:fy|财年)?'?(?:20\d\d|[2-3]\d)(?:财年|年度|年)?)`
	quarterA = regexp.MustCompile(`(?:^|[^\d.a-z])` + yearRe + `[\s\-_/.·,:第(]*(?:q([1-4])|([一二三四1-4])季度?)(?:[^\d]|$)`)
	quarterB = regexp.MustCompile(`(?:^|[^a-z\d])(?:q([1-4])|([1-4])q)[\s\-_/.·,']*(?:of\s*)?(?:fy\s?'?)?(20\d\d|[2-3]\d)(?:[^\d%]|$)`)
	quarterC = regexp.MustCompile(`(first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter(?:\s+of)?[\s,]*(?:fy\s?)?(20\d\d)`)
	halfA    = regexp.MustCompile(`(?:^|[^\d.a-z])` + yearRe + `[\s\-_/.·,:(]*(?:h([12])|(上|下)半年)(?:[^\d]|$)`)
	halfB    = regexp.MustCompile(`(?:^|[^a-z\d])(?:h([12])|([12])h)[\s\-_/.·,']*(?:of\s*)?(?:fy\s?'?)?(20\d\d|[2-3]\d)(?:[^\d%]|$)`)
	halfC    = regexp.MustCompile(`(first|second)\s+half(?:\s+of)?[\s,]*(?:fy\s?)?(20\d\d)`)
	monthsA  = regexp.MustCompile(`(20\d\d)[年./\-]\s*(\d{1,2})(?:月)?(?:[./\-]?\d{1,2}日?)?\s*(?:[—–~～至到]|--|-)+\s*(?:(?:20\d\d)[年./\-])?\s*(\d{1,2})(?:月|[./\-]\d{1,2}|\s|$|\))`)
	monthsB  = regexp.MustCompile(`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*(?:20\d\d)?\s*(?:[—–~-]|to|through)+\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s*(20\d\d)`)
	yearOnly = regexp.MustCompile(`(?:^|[^\d.a-z])(?:(?:fy|fiscal year)\s?'?(20\d\d|[2-3]\d)|(20\d\d)\s*(?:财年|年度|年全年|全年|年)?)(?:[^\d./\-:]|$)`)
	anyYear  = regexp.MustCompile(`20[1-4]\d`)
	partOnly = regexp.MustCompile(`(?:^|[^a-z\d])(?:q([1-4])|h([12]))(?:[^\d]|$)|第?([一二三四])季度|([上下])半年`)
)

// cycleOf finds the cycle that one line names, as YYYY-Qn, YYYY-Hn or YYYY. A
// bare year counts only beside words that make it a cycle.
func cycleOf(line string) string {
	const far = 300
	if len(line) > far*3 {
		return ""
	}
	t := tight(numeralYear(line))
	if m := quarterA.FindStringSubmatch(t); m != nil {
		return year(m[1]) + "-Q" + ordinal(m[2]+m[3])
	}
	if m := quarterB.FindStringSubmatch(t); m != nil {
		return year(m[3]) + "-Q" + m[1] + m[2]
	}
	if m := quarterC.FindStringSubmatch(t); m != nil {
		return m[2] + "-Q" + ordinal(m[1])
	}
	if m := halfA.FindStringSubmatch(t); m != nil {
		return year(m[1]) + "-H" + ordinal(m[2]+m[3])
	}
	if m := halfB.FindStringSubmatch(t); m != nil {
		return year(m[3]) + "-H" + m[1] + m[2]
	}
	if m := halfC.FindStringSubmatch(t); m != nil {
		return m[2] + "-H" + ordinal(m[1])
	}
	if m := monthsA.FindStringSubmatch(t); m != nil {
		a, _ := strconv.Atoi(m[2])
		b, _ := strconv.Atoi(m[3])
		return months(m[1], a, b)
	}
	if m := monthsB.FindStringSubmatch(t); m != nil {
		return months(m[3], month(m[1]), month(m[2]))
	}
	if m := yearOnly.FindStringSubmatch(t); m != nil && yearly(t) {
		return year(m[1] + m[2])
	}
	return ""
}

func yearly(t string) bool {
	for _, w := range []string{"okr", "年度", "全年", "目标", "annual", "yearly", "fy2", "fy 2", "fiscal", "goals", "objectives", "周期", "cycle", "year"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// tight takes the space out that stands beside Chinese characters: 2026 年.
func tight(t string) string {
	if !strings.Contains(t, " ") {
		return t
	}
	r := []rune(t)
	var b strings.Builder
	for i, c := range r {
		if c == ' ' && i > 0 && i+1 < len(r) && (han(r[i-1]) || han(r[i+1])) && (r[i-1] == '年' || digit(r[i-1]) || digit(r[i+1])) {
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}

// numeralYear writes 二〇二六年 as 2026年.
func numeralYear(t string) string {
	if !strings.Contains(t, "二〇") && !strings.Contains(t, "二零") && !strings.Contains(t, "二○") {
		return t
	}
	return strings.NewReplacer("〇", "0", "○", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9").Replace(t)
}

func year(t string) string {
	d := strings.TrimFunc(t, func(c rune) bool { return !digit(c) })
	if len(d) == 2 {
		return "20" + d
	}
	return d
}

func ordinal(t string) string {
	switch t {
	case "一", "上", "first", "1st", "1":
		return "1"
	case "二", "下", "second", "2nd", "2":
		return "2"
	case "三", "third", "3rd", "3":
		return "3"
	}
	return "4"
}

func month(t string) int {
	return strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", t)/3 + 1
}

// months names the quarter, half or year from month a to month b.
func months(y string, a, b int) string {
	switch {
	case b-a == 2 && a%3 == 1:
		return fmt.Sprintf("%s-Q%d", y, a/3+1)
	case b-a == 5 && a%6 == 1:
		return fmt.Sprintf("%s-H%d", y, a/6+1)
	case a == 1 && b == 12:
		return y
	}
	return ""
}

// cycleIn finds the document's cycle: titles and labels first, then any line
// that speaks of OKRs, then the rest that isn't a key result.
func cycleIn(s *source) string {
	const far = 4000 // lines
	best, rank, part := "", 0, ""
	years := map[string]bool{}
	first := 0
	for first < len(s.lines)-1 && s.lines[first].blank() {
		first++
	}
	for i := range s.lines {
		l := &s.lines[i]
		if i > far || rank == 4 {
			break
		}
		if l.blank() || l.text.len() > 200 {
			continue
		}
		if part == "" && okrish(l.text) && l.zone == own {
			part = partOf(l.text.folded())
		}
		if !digits4(l.text) {
			continue
		}
		for _, y := range anyYear.FindAllString(l.text.folded(), 9) {
			years[y] = true
		}
		r := 1
		t := l.text
		lab := labelOf(t)
		switch {
		case lab.role == period:
			r = 4
		case l.zone != own:
			r = 1
		case okrish(t) && (l.text.len() < 60 || l.text.first() == '#') && t.index('。') < 0:
			r = 4
		case i == first && headline(t):
			r = 4
		case okrish(t):
			r = 3
		case l.used:
			r = 0
			if lab.role == plain {
				r = 1
			}
		case l.why == WhySection || l.why == WhyTitle || l.text.first() == '#':
			r = 2
		}
		if r > rank {
			if c := cycleOf(t.folded()); c != "" && (len(c) > 4 || r == 4) {
				best, rank = c, r
			}
		}
	}
	if len(best) <= 4 && part != "" && len(years) == 1 {
		// The quarter is said with the OKRs, its year by the document's dates.
		for y := range years {
			return y + "-" + part
		}
	}
	return best
}

// headline says whether the first line names goals as the title of a page does:
// 护理部2026年度工作目标, Finance team goals, FY2027.
func headline(x run) bool {
	t := x.trimRightSet("0123456789 -–—,./年度月qhfy")
	if x.len() > 60 || x.index(':') >= 0 || strings.ContainsRune("。.!?", x.last()) || measured(x) {
		return false
	}
	for _, w := range []string{"目标", "工作计划", "goals", "objectives"} {
		if t.hasSuffix(w) {
			return true
		}
	}
	return false
}

// partOf finds a quarter or half that is named without a year.
func partOf(t string) string {
	m := partOnly.FindStringSubmatch(tight(t))
	switch {
	case m == nil:
		return ""
	case m[1]+m[3] != "":
		return "Q" + ordinal(m[1]+m[3])
	}
	return "H" + ordinal(m[2]+m[4])
}

// digits4 says whether a line could name a year.
func digits4(x run) bool {
	n := 0
	for _, c := range x.f() {
		if digit(c) || c == '二' {
			n++
		}
	}
	return n >= 2
}
