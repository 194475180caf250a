package sentence

import (
	"sort"
	"strings"
)

// readZh reads the metrics of a clause that is written in Chinese.
func (c *clause) readZh(share *relation) []Metric {
	var out []Metric
	left := c.start
	for k := 0; k < len(c.numbers); {
		g := c.groupAt(k, left)
		if c.partOfName(&g) {
			k = g.next
			if g.next > k+1 {
				k = g.next
			}
			continue
		}
		limit := c.end
		if g.next < len(c.numbers) {
			limit = c.numbers[g.next].start
		}
		m, end, ok := c.metricZh(&g, limit)
		if ok {
			if g.before.hasDue && m.Due == "" {
				m.Due = Maybe(g.before.due.date)
			}
			out = append(out, m)
		}
		left = max(end, g.end)
		k = g.next
	}
	if len(out) == 0 && len(c.numbers) == 0 {
		out = c.noneZh()
	}
	if len(out) == 0 {
		if out = c.countInBracket(); len(out) == 0 {
			out = c.milestoneZh()
		}
		if len(out) == 0 {
			return c.readBracket()
		}
	}
	return c.respectively(out)
}

// respectively deals out 收入和利润分别增长20%和15%.
func (c *clause) respectively(ms []Metric) []Metric {
	if len(ms) == 0 || len(c.numbers) != 2 || ms[0].Target == nil || ms[0].NameSpan[1] > c.numbers[0].start || !strings.Contains(string(c.rs[ms[0].NameSpan[1]:c.numbers[0].start]), "分别") {
		return ms
	}
	s := ms[0].NameSpan
	for i := s[1] - 2; i > s[0]; i-- {
		if strings.ContainsRune("和与及、", c.rs[i]) {
			one, two, q := ms[0], ms[0], c.numbers[1]
			one.NameSpan, two.NameSpan = Span{s[0], i}, Span{i + 1, s[1]}
			two.Target, two.TargetSpan, two.Unit, two.UnitSpan = &q.v, Span{q.start, q.end}, q.unit, q.unitSpan
			one.Name, two.Name = string(one.NameSpan.of(c.rs)), string(two.NameSpan.of(c.rs))
			two.Span = Span{i + 1, q.end}
			return []Metric{one, two}
		}
	}
	return ms
}

// partOfName tells a number that belongs to a name: 30天复购率, 95后用户, 618大促.
func (c *clause) partOfName(g *group) bool {
	q := &g.q
	if g.base != nil {
		return false
	}
	if c.inPairs(q) {
		return true
	}
	if q.form == place && g.before.roles&(rank|reach|keep|to) == 0 || q.form == amount && q.unit == "" && at(c.rs, q.start) == '第' || q.form == amount && q.unit == "" && (at(c.rs, q.start) == '前' || c.top(q.start)) {
		return !(q.form == place && g.stop > g.left && g.next == len(c.numbers) && skipSpaces(c.rs, g.end, c.end) == c.end)
	}
	if a, b := c.rightNoun(g, c.end); q.unit == "次" && g.stop == g.left && g.before.roles == 0 && a < b && c.rs[b-1] == '率' {
		return true // 一次解决率, of which none are counted
	}
	j := skipSpaces(c.rs, g.end, c.end)
	if c.version(g) {
		return true
	}
	if at(c.rs, j) == '的' && g.next < len(c.numbers) && g.before.roles&(up|down|to|keep|ceiling) == 0 && g.stop > g.left && c.describedBy(j+1, g.next) {
		return true // CPK≥1.33的[工序占比]达到90%
	}
	if q.class&counted != 0 && g.stop > g.left && c.rs[g.stop-1] == '的' && g.next < len(c.numbers) && c.describedBy(g.end, g.next) {
		return true // 新开发的三条产品线收入占比超过15%
	}
	follows := j < c.end && isWord(c.rs[j])
	strong := g.before.roles & (up | down | reach | atLeast | atMost | below | keep | ceiling)
	if !follows {
		return g.bound&atMost != 0 && g.next < len(c.numbers) && strong == 0
	}
	if timeUnit(q.unit) && starts(c.rs, skipBack(c.rs, q.start)-2, "提前") {
		return true
	}
	if g.bound != 0 && timeUnit(q.unit) && strong == 0 {
		return true // 24小时内响应率
	}
	verb := c.verbBefore(g)
	if strong == 0 && !verb && g.stop > g.left && g.next < len(c.numbers) && c.describesLevel(g.end, g.next) {
		return true // 新手任务7步全部完成的用户占比达到35%
	}
	if strong != 0 || verb {
		if timeUnit(q.unit) && strong&^reach == 0 && levelName(string(cut(c.rs, j, min(c.end, j+24)))) {
			return true
		}
		if (timeUnit(q.unit) || q.unit == "次") && strong&^(up|down) == 0 && g.next < len(c.numbers) { // 提升7日留存率至35%
			if stop, _ := c.back(g.end, c.numbers[g.next].start); levelName(string(cut(c.rs, g.end, stop))) {
				return true
			}
		}
		if timeUnit(q.unit) && strong == 0 && lasting(string(cut(c.rs, j, c.end))) {
			return true
		}
		return q.bare && q.form != place && (strong == 0 && !verb || strings.ContainsRune("后前版代期号级系世届网", c.rs[j]))
	}
	if q.form == share && q.v.IsZero() {
		return false
	}
	if timeUnit(q.unit) {
		return true
	}
	if q.bare || q.unit == "次" && g.next < len(c.numbers) {
		return true
	}
	if g.next < len(c.numbers) { // something else is measured further on
		stop, r := c.back(g.end, c.numbers[g.next].start)
		if _, ok := hanDigit(c.rs[q.start]); ok && q.class&counted != 0 && r.roles&(up|down|to|reach|keep|ceiling) != 0 && strictLevel(string(cut(c.rs, g.end, stop))) {
			return true // 三项费用占比下降2%
		}
		return stop > g.end && r.roles&(up|down|to|reach|atLeast|atMost|below|keep|ceiling) != 0 && q.class&counted == 0
	}
	return false
}

// version tells the number of an edition, which is a part of the name of what is
// delivered: 上线会员等级2.0, 推出小程序3.0版.
func (c *clause) version(g *group) bool {
	q := &g.q
	if !q.bare || q.form != amount || q.low != nil || q.end-q.start < 3 || c.rs[q.end-2] != '.' || g.stop < skipBack(c.rs, q.start) || strings.ContainsRune(":=", at(c.rs, skipBack(c.rs, q.start)-1)) {
		return false
	}
	if c.rs[q.end-1] != '0' && !strings.ContainsRune("版", at(c.rs, q.end)) {
		return false
	}
	return !levelName(string(cut(c.rs, max(g.left, g.stop-8), g.stop)))
}

// describesLevel tells that what stands from i on, up to number k, goes on with
// 的 to a level, whose own number that is.
func (c *clause) describesLevel(i, k int) bool {
	for j := i; j < c.numbers[k].start && j < i+16; j++ {
		if c.rs[j] == '的' {
			return strictLevelFrom(c, j+1, k)
		}
	}
	return false
}

func strictLevelFrom(c *clause, i, k int) bool {
	stop, r := c.back(i, c.numbers[k].start)
	return stop > i && r.roles&(up|down|to|reach|atLeast|atMost|below|keep|ceiling) != 0 && strictLevel(string(cut(c.rs, i, stop)))
}

// describedBy tells that a level is named from i on, and number k is its own.
func (c *clause) describedBy(i, k int) bool {
	stop, r := c.back(i, c.numbers[k].start)
	return stop > i && r.roles&(up|down|to|reach|atLeast|atMost|below|keep|ceiling) != 0 && levelName(string(cut(c.rs, i, stop)))
}

// verbBefore tells that a verb which gets or does things stands right before
// the number, or at the head of the clause when nothing else does.
func (c *clause) verbBefore(g *group) bool {
	p := g.stop
	w, n := zhWordsLex.before(c.rs, g.left, p)
	return n > 0 && w&(gain|do|deliver) != 0
}

// metricZh makes the metric of a group; end is where its words end.
func (c *clause) metricZh(g *group, limit int) (Metric, int, bool) {
	r := &g.before
	if r.period == "" {
		r.period = g.q.period
	}
	c.verbWithPeriod(g)
	a := c.head(g.left, g.stop, r, lead)
	headPeriod := ""
	if w, n := periodHead(c.rs, a, g.stop); n > 0 && g.countable() {
		headPeriod = w
		if skipSpaces(c.rs, a+n, g.stop) == g.stop || !levelName(string(cut(c.rs, a+n, g.stop))) {
			a = c.head(a+n, g.stop, r, lead)
		} else {
			headPeriod = ""
		}
	}
	for i := g.stop - 2; i > a; i-- { // 渠道拓展：新签代理商12家
		if c.colon(i) {
			a = c.head(i+1, g.stop, r, lead)
			break
		}
	}
	verbAt := a
	a, r.roles = c.headVerb(a, g.stop, r.roles, g)
	a0, b0 := c.trim(a, g.stop)
	a0, b0 = c.moreOf(a0, b0, g)
	rightA, rightB := c.rightNoun(g, limit)
	name := Span{a0, b0}
	end := g.end
	counting := false
	if g.base == nil && g.countable() && r.roles&(up|down|keep|ceiling) == 0 && !r.ref {
		name, end, counting = c.countName(g, verbAt, a0, b0, rightA, rightB, limit)
	} else if a0 == b0 || rightA < rightB && (g.q.form == percent && c.onlyVerbs(a0, b0) || g.q.form == share && g.q.v.IsZero() && lowerIsBetter(string(cut(c.rs, rightA, rightB)))) {
		name, end = Span{rightA, rightB}, rightB
	}
	r.roles |= wayInName(string(name.of(c.rs)), r.roles)
	name = c.splitOff(name)
	if name[1] > name[0]+1 && c.rs[name[1]-1] == '的' {
		name[1]-- // 完成年度预算的110%
	}
	if name[0] >= name[1] && rightA < rightB {
		name, end = Span{rightA, rightB}, rightB
	}
	if name[0] >= name[1] && c.before[0] < c.before[1] {
		name, counting = c.before, false
	}
	if name[0] >= name[1] && c.doing[0] < c.doing[1] && g.countable() && g.base == nil && r.roles&(up|down|keep|ceiling) == 0 {
		name, counting = c.doing, true
	}
	m := Metric{Name: string(name.of(c.rs)), NameSpan: name, Unit: g.q.unit, UnitSpan: g.q.unitSpan, TargetSpan: Span{g.q.start, g.q.end}}
	v := g.q.v
	m.Target, m.TargetLow = &v, g.q.low
	if g.base != nil {
		b := g.base.inUnit(g.q.unit)
		m.Baseline, m.BaselineSpan = &b, Span{g.base.start, g.base.end}
	}
	if r.period == "" && counting {
		r.period = headPeriod
	}
	if w, n := zhWordsLex.before(c.rs, g.left, name[0]); r.period == "" && counting && n > 1 && w&(do|gain) != 0 {
		r.period, _ = periodBack(c.rs, g.left, skipBack(c.rs, name[0]-n)) // 各区域每月新增网点不少于30个
	}
	m.Period = Maybe(r.period)
	c.judge(&m, g, counting)
	if r.hasDue && r.due.deadline {
		m.Due, m.DueSpan = Maybe(r.due.date), Span{r.due.start, r.due.end}
	} else {
		r.hasDue = false
	}
	m.Span = Span{min(name[0], g.left), max(end, g.end)}
	m.Span[0], m.Span[1] = c.trim(min(name[0], g.q.start, verbAt), max(end, g.end))
	c.noteInName(&m)
	c.after(&m, g, max(end, g.end), limit)
	return m, max(end, g.end), m.Name != "" && !(timeUnit(m.Unit) && spell(m.Name))
}

func (s Span) of(rs []rune) []rune { return cut(rs, s[0], s[1]) }

// countable is whether the number may be a number of things.
func (g *group) countable() bool {
	return g.q.form == amount && g.q.class&measured == 0 || g.q.class&counted != 0 || g.q.form == amount && g.q.unit == "课时" || g.q.unit == "字" || g.q.unit == "小时" && g.before.roles&(up|down) == 0
}

// headVerb takes a verb of moving or holding off the front of a name, where the
// words at the number leave open which way it goes.
func (c *clause) headVerb(a, b int, roles role, g *group) (int, role) {
	if i, move := c.moverWithin(a, b); i > 0 && roles&(up|down|keep|ceiling|reach|from) == 0 {
		if skipped := c.head(i, b, &g.before, lead); skipped < b {
			return skipped, roles | move
		}
	}
	for a < b {
		w, n := zhWordsLex.after(c.rs, a, b)
		if w&(to|rank) != 0 && n == 3 { // 提升到店率
			w, n = zhWordsLex.after(c.rs, a, a+2)
		}
		move := w & (up | down | keep | ceiling)
		if move == 0 || w&block != 0 || c.compound(a, n, b) || skipSpaces(c.rs, a+n, b) >= b || roles&(up|down|keep|ceiling) != 0 || n == 1 {
			return a, roles
		}
		if w&gain != 0 && g.countable() && roles&(to|reach) == 0 || strings.ContainsRune("率额量度", c.rs[a+n]) {
			return a, roles
		}
		roles |= move
		a = c.head(a+n, b, &g.before, lead)
	}
	return a, roles
}

// moverWithin finds a verb that moves what stands after it, with its means or
// its subject before it: 税务筹划节省税费100万元.
func (c *clause) moverWithin(a, b int) (int, role) {
	for i := a + 2; i+4 <= b && i < a+30; i++ {
		w, n := zhWordsLex.after(c.rs, i, b)
		if n > 2 && w&block != 0 {
			i += n - 1
			continue
		}
		switch string(cut(c.rs, i, i+2)) {
		case "节省", "节约", "降低", "减少", "缩短":
			return i + 2, down
		case "提升", "提高":
			return i + 2, up
		}
	}
	return 0, 0
}

// onlyVerbs tells a left side without a name of its own.
func (c *clause) onlyVerbs(a, b int) bool {
	for a < b {
		_, n := zhWordsLex.after(c.rs, a, b)
		if n == 0 {
			return false
		}
		a = skipSpaces(c.rs, a+n, b)
	}
	return true
}

// splitOff drops a lead-in before a colon within a name.
func (c *clause) splitOff(s Span) Span {
	for i := s[1] - 1; i > s[0]; i-- {
		if c.colon(i) {
			s[0] = i + 1
			break
		}
	}
	s[0], s[1] = c.trim(s[0], s[1])
	return s
}

// rightNoun is the noun that follows a number: 10场[深度访谈].
func (c *clause) rightNoun(g *group, limit int) (int, int) {
	a := skipSpaces(c.rs, g.end, limit)
	if at(c.rs, a) == '的' {
		a++
	}
	if w, n := zhWordsLex.after(c.rs, a+1, limit); (at(c.rs, a) == '并' || at(c.rs, a) == '且') && n > 0 && w&(do|deliver|gain|up|down|vague) != 0 {
		return a, a // 18项并完成宣贯
	}
	b := limit
	for _, s := range c.brackets[sort.Search(len(c.brackets), func(i int) bool { return c.brackets[i][0] >= a }):] {
		if s[0] < b {
			b = s[0]
			break
		}
		if s[0] >= b {
			break
		}
	}
	for _, d := range c.days[sort.Search(len(c.days), func(i int) bool { return c.days[i].start >= a }):] {
		if d.end <= b && d.deadline {
			b = d.start
			break
		}
		if d.start > b {
			break
		}
	}
	return c.trim(a, max(a, b))
}

// colon tells one that ends a lead-in from that of a ratio: LTV:CAC.
func (c *clause) colon(i int) bool {
	if c.rs[i] != ':' {
		return false
	}
	for k := 1; k <= 3; k++ {
		if r := at(c.rs, i-k); r < 'A' || r > 'Z' {
			return true
		}
	}
	return !isLatin(at(c.rs, i+1))
}
