package sentence

import (
	"fmt"
	"strings"
)

// day is a date as far as it is said, and whether the words make it a deadline
// (6月底前, 截至Q3, by June) or just a time (Q3 GMV …, in Q1).
type day struct {
	start, end int
	date       string
	deadline   bool
}

func number(rs []rune, i, end, most int) (int, int) {
	n, j := 0, i
	for j < end && j-i < most && isDigit(rs[j]) {
		n = n*10 + int(rs[j]-'0')
		j++
	}
	return n, j - i
}

// dayAt reads a date that starts at i.
func dayAt(rs []rune, i, end int) (day, bool) {
	if isDigit(at(rs, i-1)) {
		return day{}, false
	}
	r := at(rs, i)
	if isLatin(r) && lower(r) != 'q' && lower(r) != 'h' {
		return englishDay(rs, i, end) // no other date begins with a letter
	}
	if !isDigit(r) && !isLatin(r) && !isHan(r) {
		return day{}, false
	}
	if isSpace(r) || isHan(r) && !strings.ContainsRune("截不到至于在上下第一二三四五六七八九十今本年季月周期次每当", r) {
		return day{}, false
	}
	d := day{start: i}
	j := i
	for _, w := range []string{"截至", "截止到", "截止至", "截止", "不晚于", "不迟于", "到", "至", "于", "在"} {
		if starts(rs, i, w) {
			j = skipSpaces(rs, i+len([]rune(w)), end)
			d.deadline = len([]rune(w)) > 1
			break
		}
	}
	date, k, soft := calendarAt(rs, j, end)
	if k == 0 {
		return englishDay(rs, i, end)
	}
	if y, n := number(rs, k+1, end, 4); len(date) == 2 && date[0] >= 'H' && at(rs, k) == ' ' && n == 4 && y >= 1990 && y < 2100 && at(rs, k+5) != '年' {
		date, k = fmt.Sprintf("%d-%s", y, date), k+5 // Q4 2026
	}
	closing := false
	k, closing = closeAt(rs, k, end)
	if soft == needsClose && !closing && !d.deadline {
		return d, false
	}
	if soft == closesItself {
		closing = true
	}
	d.date, d.end, d.deadline = date, k, d.deadline || closing
	return d, true
}

type strength int

const (
	asIs         strength = iota
	needsClose            // 6/30 is a date only before 前
	closesItself          // 6月底, Q3末
)

// closeAt eats 前, 之前, 以前, 内 after a date.
func closeAt(rs []rune, k, end int) (int, bool) {
	j := skipSpaces(rs, k, end)
	for _, w := range []string{"之前", "以前", "结束前", "前", "以内", "之内", "内", "止", "為止", "为止"} {
		if starts(rs, j, w) && !starts(rs, j, "前端") && !starts(rs, j, "内容") && !starts(rs, j, "内部") && !starts(rs, j, "前台") && !starts(rs, j, "内推") {
			return j + len([]rune(w)), true
		}
	}
	return k, false
}

// calendarAt reads the date itself; the end is 0 where there is none.
func calendarAt(rs []rune, i, end int) (string, int, strength) {
	year, j := yearAt(rs, i, end)
	if j > i {
		if date, k, s := withinYear(rs, skipSpaces(rs, j, end), end); k > 0 {
			return year + "-" + date, k, s
		}
		if e := tailAt(rs, j, "底", "末"); e > 0 {
			return year + "-12", e, closesItself
		}
		if at(rs, j-1) == '年' && !starts(rs, j, "度") {
			return year, j, asIs
		}
		if date, k := numericDay(rs, i, end); k > 0 {
			return date, k, asIs
		}
		return "", 0, asIs
	}
	if date, k := numericDay(rs, i, end); k > 0 {
		return date, k, asIs
	}
	if date, k, s := withinYear(rs, i, end); k > 0 {
		return date, k, s
	}
	for _, w := range []string{"今年年底", "本年年底", "今年底", "年底", "年末", "年終", "年终"} {
		if starts(rs, i, w) {
			return "12", i + len([]rune(w)), asIs
		}
	}
	for _, w := range []string{"本季度末", "季度末", "本季末", "季末", "本月底", "本月末", "月底", "月末", "本周末", "周期末", "周期结束", "本季度结束", "本周期内", "周期内", "期末"} {
		if starts(rs, i, w) {
			return "", i + len([]rune(w)), asIs
		}
	}
	for _, w := range []string{"次月", "每月", "当月", "下月", "次年"} {
		if !starts(rs, i, w) {
			continue
		}
		j := skipSpaces(rs, i+2, end)
		if d, n := number(rs, j, end, 2); n > 0 && d >= 1 && d <= 31 && (at(rs, j+n) == '日' || at(rs, j+n) == '号') {
			return "", j + n + 1, needsClose
		}
	}
	m, n := number(rs, i, end, 2)
	if s := at(rs, i+n); n > 0 && m >= 1 && m <= 12 && (s == '/' || s == '-' || s == '.' || s == '·') {
		d, k := number(rs, i+n+1, end, 2)
		if k > 0 && d >= 1 && d <= 31 && !isDigit(at(rs, i+n+1+k)) {
			return fmt.Sprintf("%02d-%02d", m, d), i + n + 1 + k, needsClose
		}
	}
	return "", 0, asIs
}

func yearAt(rs []rune, i, end int) (string, int) {
	y, n := number(rs, i, end, 4)
	if n == 4 && y >= 1990 && y < 2100 && !isDigit(at(rs, i+4)) {
		switch at(rs, i+4) {
		case '年':
			return fmt.Sprint(y), i + 5
		case '财':
			return fmt.Sprint(y), i + 4
		case '-', '/', ' ':
			if r := at(rs, i+5); r == 'Q' || r == 'H' || r == 'q' {
				return fmt.Sprint(y), i + 5
			}
		case 'Q', 'H':
			return fmt.Sprint(y), i + 4
		}
		return fmt.Sprint(y), i + 4
	}
	if n == 2 && at(rs, i+2) == '年' && y >= 20 && y < 50 && !isDigit(at(rs, i-1)) {
		if c := at(rs, i+3); c == 'Q' || c == '底' || c == '末' || isDigit(c) || c == '上' || c == '下' {
			return fmt.Sprint(2000 + y), i + 3
		}
	}
	return "", i
}

func tailAt(rs []rune, i int, tails ...string) int {
	for _, t := range tails {
		if starts(rs, i, t) {
			return i + len([]rune(t))
		}
	}
	return 0
}

// withinYear reads months, days, quarters and halves.
func withinYear(rs []rune, i, end int) (string, int, strength) {
	if q, j := quarterAt(rs, i, end); j > 0 {
		if e := tailAt(rs, skipSpaces(rs, j, end), "季末", "末", "底"); e > 0 {
			return q, e, closesItself
		}
		return q, j, asIs
	}
	m, n := number(rs, i, end, 2)
	if n == 0 {
		if v, k := hanNumber(rs, i, min(end, i+3)); k > 0 && v.IsInteger() && v.IntPart() <= 12 {
			m, n = int(v.IntPart()), k
		}
	}
	if n == 0 || m < 1 || m > 12 {
		return "", 0, asIs
	}
	if at(rs, i+n) == ' ' {
		n++
	}
	if at(rs, i+n) != '月' {
		return "", 0, asIs
	}
	j := i + n + 1
	k := skipSpaces(rs, j, end)
	d, l := number(rs, k, end, 2)
	if l == 0 {
		if v, w := hanNumber(rs, k, min(end, k+3)); w > 0 && v.IsInteger() && v.IntPart() <= 31 && (at(rs, k+w) == '日' || at(rs, k+w) == '号') {
			d, l = int(v.IntPart()), w
		}
	}
	if e := skipSpaces(rs, k+l, end); l > 0 && d >= 1 && d <= 31 && (at(rs, e) == '日' || at(rs, e) == '号' || at(rs, e) == '號') {
		return fmt.Sprintf("%02d-%02d", m, d), e + 1, asIs
	}
	month := fmt.Sprintf("%02d", m)
	if e := tailAt(rs, j, "份", "底", "末", "下旬", "中旬", "上旬", "初"); e > 0 {
		if at(rs, j) == '份' || at(rs, j) == '初' {
			return month, e, asIs
		}
		return month, e, closesItself
	}
	return month, j, asIs
}

func quarterAt(rs []rune, i, end int) (string, int) {
	c := at(rs, i)
	if (c == 'Q' || c == 'q' || c == 'H' || c == 'h') && isDigit(at(rs, i+1)) && !isWord(at(rs, i-1)) || (c == 'Q' || c == 'H') && isDigit(at(rs, i+1)) && !isLatin(at(rs, i-1)) {
		n := at(rs, i+1)
		if n >= '1' && (lower(c) == 'q' && n <= '4' || lower(c) == 'h' && n <= '2') && !isDigit(at(rs, i+2)) && (!isLatin(at(rs, i+2)) || at(rs, i+2) <= 'Z' && isLatin(at(rs, i+3))) {
			j := i + 2
			if starts(rs, j, "季度") {
				j += 2
			}
			return strings.ToUpper(string(c)) + string(n), j
		}
		return "", 0
	}
	if starts(rs, i, "上半年") {
		return "H1", i + 3
	}
	if starts(rs, i, "下半年") {
		return "H2", i + 3
	}
	if c == '第' {
		i++
	}
	n := int64(0)
	if v, ok := hanDigit(at(rs, i)); ok {
		n = v
	} else if isDigit(at(rs, i)) && !isDigit(at(rs, i-1)) {
		n = int64(at(rs, i) - '0')
	}
	if n >= 1 && n <= 4 && starts(rs, i+1, "季") {
		j := i + 2
		if at(rs, j) == '度' {
			j++
		}
		return fmt.Sprintf("Q%d", n), j
	}
	return "", 0
}

// numericDay reads 2026-06-30, 2026/6/30, 2026.6.30 and 2026年6月30日 without marks.
func numericDay(rs []rune, i, end int) (string, int) {
	y, n := number(rs, i, end, 4)
	sep := at(rs, i+4)
	if n != 4 || y < 1990 || y >= 2100 || sep != '-' && sep != '/' && sep != '.' {
		return "", 0
	}
	m, n := number(rs, i+5, end, 2)
	j := i + 5 + n
	if n == 0 || m < 1 || m > 12 {
		return "", 0
	}
	if at(rs, j) != sep {
		if sep == '.' {
			return "", 0
		}
		return fmt.Sprintf("%d-%02d", y, m), j
	}
	d, n := number(rs, j+1, end, 2)
	if n == 0 || d < 1 || d > 31 {
		return "", 0
	}
	return fmt.Sprintf("%d-%02d-%02d", y, m, d), j + 1 + n
}
