package sentence

import "sort"

// moreOf takes 新增 off an amount that is measured, not counted: what is there
// grows by it. 授信额度[新增]3亿元, [新增]公园面积12公顷.
func (c *clause) moreOf(a, b int, g *group) (int, int) {
	if g.countable() || g.base != nil || g.q.form != amount || g.before.roles&(relating&^adverb) != 0 {
		return a, b
	}
	for _, w := range []string{"新增", "净增", "增收", "淨增"} {
		switch _, n := zhWordsLex.after(c.rs, a, b); {
		case starts(c.rs, a, w) && n == 2 && a+3 < b && strictLevel(string(cut(c.rs, a+2, b))):
			g.before.roles |= up
			return a + 2, b
		case b-a > 3 && starts(c.rs, b-2, w):
			g.before.roles |= up
			return c.trim(a, b-2)
		}
	}
	return a, b
}

// noteInName reads the bracket at the end of a name as a note where it says the
// baseline: 准时率（当前91%）提升到97%.
func (c *clause) noteInName(m *Metric) {
	i := sort.Search(len(c.brackets), func(i int) bool { return c.brackets[i][1] >= m.NameSpan[1] })
	if i == len(c.brackets) || m.Baseline != nil {
		return
	}
	b := c.brackets[i]
	if b[1] != m.NameSpan[1] || b[0] <= m.NameSpan[0] {
		return
	}
	if c.note(m, b); m.Baseline != nil {
		m.NameSpan[0], m.NameSpan[1] = c.trim(m.NameSpan[0], b[0])
		m.Name = string(m.NameSpan.of(c.rs))
	}
}

func endsPeriod(rs []rune, start, p int) bool {
	_, n := periodBack(rs, start, p)
	return n > 0
}

// verbWithPeriod reads 报告每月产出1份: what is between the name and the number
// is a verb and how often it is done.
func (c *clause) verbWithPeriod(g *group) {
	w, n := zhWordsLex.before(c.rs, g.left, g.stop)
	if n == 0 || w&(do|gain) == 0 || w&block != 0 || !g.countable() {
		return
	}
	p := max(g.left, skipBack(c.rs, g.stop-n))
	for _, when := range []string{"全年", "累计", "本季度", "年内", "全季", "共计", "总计"} {
		if k := len([]rune(when)); p-k > g.left && starts(c.rs, p-k, when) {
			g.stop = p - k
			return
		}
	}
	for _, each := range []struct{ word, period string }{{"日均", "day"}, {"周均", "week"}, {"月均", "month"}, {"季均", "quarter"}, {"年均", "year"}} {
		if starts(c.rs, p-2, each.word) && p-2 > g.left && w&gain != 0 && n > 1 {
			g.before.period, g.stop, g.gained = each.period, p-2, true // 评论日均新增800条
			return
		}
	}
	if w, n := zhWordsLex.before(c.rs, g.left, p); n > 1 && w&(atLeast|atMost) != 0 {
		if q := max(g.left, skipBack(c.rs, p-n)); endsPeriod(c.rs, g.left, q) { // 每月至少组织1次
			g.before.roles |= w & (atLeast | atMost)
			p = q
		}
	}
	if period, k := periodBack(c.rs, g.left, p); k > 0 && p-k > g.left {
		g.gained = ends(string(cut(c.rs, g.left, g.stop)), "净增", "新增", "淨增")
		g.before.period, g.stop = period, p-k
		if subject(string(cut(c.rs, g.left, g.stop))) {
			if j := skipSpaces(c.rs, g.end, c.end); j < c.end && isWord(c.rs[j]) {
				g.left = g.stop
			} else {
				g.stop = p + n
			}
		}
	}
}
