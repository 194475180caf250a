package sentence

import (
	"sort"
	"strings"

	"github.com/shopspring/decimal"
)

func decimalOf(n int) decimal.Decimal { return decimal.NewFromInt(int64(n)) }

func pow2(n int64) int64 { return 1 << n }

// relation is what the words around a number say about it.
type relation struct {
	roles  role
	ref    bool
	period string
	due    day
	hasDue bool
}

const relating = up | down | to | reach | atLeast | atMost | below | keep | ceiling | from | adverb | ref | compare | rank

// back eats the relation words that end at p, down to start, and gives where
// the name before them ends.
func (c *clause) back(start, p int) (int, relation) {
	var r relation
	beside := false // what was eaten last is what a change is measured against
	for {
		for p > start && (isSpace(c.rs[p-1]) || c.rs[p-1] == ':') {
			p--
		}
		if p <= start {
			return start, r
		}
		if d, ok := c.dayEnding(p); ok && d.start >= start {
			r.take(d)
			p = d.start
			q := max(start, skipBack(c.rs, p))
			if role, n := zhWordsLex.before(c.rs, start, q); role&compare != 0 {
				p, r.ref = q-n, true
				r.hasDue = false
			}
			continue
		}
		if w, n := periodBack(c.rs, start, p); n > 0 {
			if w != "" {
				r.period = w
			}
			p -= n
			continue
		}
		role, n := zhWordsLex.before(c.rs, start, p)
		role &= relating
		if n == 0 || role == 0 || !r.fits(role, n, cut(c.rs, p-n, p)) {
			return p, r
		}
		if n == 1 && c.rs[p-1] == '均' && p-2 >= start && strings.ContainsRune("人日月周年场店户单次件家篇平", c.rs[p-2]) {
			w, _ := zhWordsLex.before(c.rs, start, p-2)
			if w&(to|reach|atLeast|atMost|below|ceiling|keep) == 0 || w&block != 0 {
				return p, r // 好友数人均
			}
			p -= 2 // 达到人均
			continue
		}
		if role&compare != 0 && role&^(compare) == 0 && !beside {
			return p, r // 占比, 投产比: only 比 beside 去年 compares
		}
		beside = role&ref != 0
		r.ref = r.ref || role&ref != 0
		r.roles |= role
		p -= n
	}
}

// fits keeps short words from being cut off the end of a name.
func (r *relation) fits(w role, n int, text []rune) bool {
	if w == to && n == 1 {
		return r.roles&(up|down|reach|to) == 0
	}
	if w&(up|down) != 0 && n == 1 {
		return r.roles&(up|down) == 0
	}
	return true
}

func (r *relation) take(d day) {
	if d.date != "" && (!r.hasDue || d.deadline) {
		r.due, r.hasDue = d, true
	}
}

func (c *clause) dayEnding(p int) (day, bool) {
	i := sort.Search(len(c.days), func(i int) bool { return c.days[i].end >= p })
	if i < len(c.days) && c.days[i].end == p {
		return c.days[i], true
	}
	return day{}, false
}

func (c *clause) dayStarting(p int) (day, bool) {
	i := sort.Search(len(c.days), func(i int) bool { return c.days[i].start >= p })
	if i < len(c.days) && c.days[i].start == p {
		return c.days[i], true
	}
	return day{}, false
}

// periodBack reads 每周, 每人每月 … that ends at p.
func periodBack(rs []rune, start, p int) (string, int) {
	for n := 2; n <= 4 && p-n >= start; n++ {
		if rs[p-n] == '每' {
			if strings.ContainsRune("两双半", rs[p-n+1]) && n == 3 && periodOf(string(rs[p-1])) != "" {
				return "", n // 每两周: no period of ours
			}
			if _, k := unitsZh.after(rs, p-n+1, p); k == n-1 && k == 1 && p-n > start && periodOf(string(rs[p-1])) == "" {
				return "", n // 降至每吨100元
			}
			if w := periodOf(string(rs[p-n+1 : p])); w != "" {
				if p-n-2 >= start && rs[p-n-2] == '每' && !isSpace(rs[p-n-1]) {
					n += 2
				}
				return w, n
			}
		}
	}
	return "", 0
}

// periodHead reads the same at the head of a clause.
func periodHead(rs []rune, i, end int) (string, int) {
	if at(rs, i) == '平' && at(rs, i+1) == '均' && at(rs, i+2) == '每' {
		if w, n := periodHead(rs, i+2, end); n > 0 {
			return w, n + 2
		}
	}
	if at(rs, i) != '每' {
		return "", 0
	}
	j := i + 1
	if (at(rs, j) == '人' || at(rs, j) == '店') && at(rs, j+1) == '每' {
		j += 2
	}
	if at(rs, j) == '个' {
		if w, n := periodHead(rs, j, end); n > 0 {
			return w, n
		}
	}
	for n := 3; n > 0; n-- {
		if j+n <= end {
			if w := periodOf(string(rs[j : j+n])); w != "" {
				return w, j + n - i
			}
		}
	}
	return "", 0
}

// bound reads what follows a number: 以上, 以内, 左右, 之间.
func (c *clause) bound(i int) (role, int) {
	j := skipSpaces(c.rs, i, c.end)
	for _, b := range []struct {
		w string
		r role
	}{{"及以上", atLeast}, {"或以上", atLeast}, {"以上", atLeast}, {"之上", atLeast}, {"及以下", atMost}, {"以内", atMost}, {"以下", atMost}, {"之内", atMost}, {"之下", atMost},
		{"范围内", atMost}, {"左右", adverb}, {"上下", adverb}, {"之间", adverb}, {"区间", adverb}, {"的水平", adverb}, {"水平", adverb}, {"的目标", adverb}, {"目标", adverb}, {"不等", adverb}, {"内", atMost}} {
		if starts(c.rs, j, b.w) && j+len([]rune(b.w)) <= c.end {
			k := j + len([]rune(b.w))
			if b.w == "内" && k < c.end && isWord(c.rs[k]) {
				continue
			}
			more, e := c.bound(k)
			return b.r | more, e
		}
	}
	return 0, i
}

// head trims lead-ins, dates and periods off the front of a name.
func (c *clause) head(a, b int, r *relation, strip role) int {
	for a < b {
		if isSpace(c.rs[a]) || strings.ContainsRune(":-•·*、.#>✅~/", c.rs[a]) {
			a++
			continue
		}
		if n := len(c.brackets); n > 0 {
			if j := c.bracketAt(a); j > 0 && j < b && a == skipSpaces(c.rs, c.start, b) {
				a = j
				continue
			}
		}
		if d, ok := c.dayStarting(a); ok && d.end <= b {
			if starts(c.rs, d.end, "度") || d.date != "" && !d.deadline && at(c.rs, d.end-1) == '月' && starts(c.rs, d.end, "活") {
				return a
			}
			r.take(d)
			a = d.end
			continue
		}
		if n := c.inTime(a, b); n > 0 {
			a += n
			continue
		}
		if n := c.during(a, b); n > 0 {
			a += n
			continue
		}
		w, n := zhWordsLex.after(c.rs, a, b)
		if n == 0 || w&strip == 0 || w&block != 0 && w&lead == 0 || w&(up|do|vague) != 0 && c.compound(a, n, b) || w&(light|do) != 0 && c.whoDid(a+n, b) || a+n >= b && strip == lead {
			return a
		}
		a += n
	}
	return a
}

// whoDid tells that what follows a verb leads with 的 to those who do it, and to
// how many of them: 完成新手任务[的用户占比]. The verb is a part of the name then.
func (c *clause) whoDid(a, b int) bool {
	if !levelName(string(cut(c.rs, a, b))) {
		return false
	}
	for i := a + 1; i < b; i++ {
		if c.rs[i] == '的' {
			return startsAny(c.rs, i+1, "用户", "客户", "员工", "学员", "商家", "会员", "门店", "成员", "新人", "主播", "骑手", "司机", "伙伴", "人数", "人员", "企业")
		}
	}
	return false
}

// inTime is the length of 两周内, 三个月内 before a verb; in 24小时内响应率 it
// is a part of the name.
func (c *clause) inTime(a, b int) int {
	i := sort.Search(len(c.numbers), func(i int) bool { return c.numbers[i].start >= a })
	if i == len(c.numbers) || c.numbers[i].start != a || !timeUnit(c.numbers[i].unit) || at(c.rs, c.numbers[i].end) != '内' {
		return 0
	}
	j := skipSpaces(c.rs, c.numbers[i].end+1, b)
	if w, n := zhWordsLex.after(c.rs, j, b); j < b && n > 0 && (w&block == 0 && n > 1 && w&(do|deliver|gain|up|down) != 0 && !levelName(string(cut(c.rs, j, b))) || starts(c.rs, j, "把") || starts(c.rs, j, "将")) {
		return j - a
	}
	return 0
}

// during is the length of a time at the head of a name: 双11期间, 大促活动期间.
func (c *clause) during(a, b int) int {
	for i := a + 1; i < a+8 && i+2 < b; i++ {
		if c.rs[i] == '期' && c.rs[i+1] == '间' && c.rs[i+2] != '的' {
			return i + 2 - a
		}
	}
	return 0
}

func (c *clause) bracketAt(p int) int {
	i := sort.Search(len(c.brackets), func(i int) bool { return c.brackets[i][0] >= p })
	if i < len(c.brackets) && c.brackets[i][0] == p {
		return c.brackets[i][1]
	}
	return 0
}

// trim takes spaces and stray marks off both ends of a name.
func (c *clause) trim(a, b int) (int, int) {
	for a < b && (isSpace(c.rs[a]) || strings.ContainsRune(":、-•·*,.的~/", c.rs[a])) {
		a++
	}
	for b > a && (isSpace(c.rs[b-1]) || strings.ContainsRune(":、-,.~;", c.rs[b-1])) {
		b--
	}
	return a, b
}
