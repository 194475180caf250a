package sentence

import (
	"sort"
	"strings"

	"github.com/shopspring/decimal"
)

// group is one number, or a baseline and a target, with the words around it.
type group struct {
	base       *quantity
	q          quantity
	left, stop int // the name before it is [left, stop)
	end        int // after the bounds that follow
	before     relation
	between    role
	bound      role
	next       int // index of the number after it
}

// groupAt builds the group that begins at number k; the text that is free for
// its name begins at left.
func (c *clause) groupAt(k, left int) group {
	g := group{left: left, q: c.numbers[k], next: k + 1}
	g.stop, g.before = c.back(left, g.q.start)
	b, e := c.bound(g.q.end)
	for n := 0; g.next < len(c.numbers) && n < 2; n++ {
		nq := c.numbers[g.next]
		stop, r := c.back(e, nq.start)
		isRange := stop == e && r.roles&^(to|adverb|rank) == 0 && r.roles&to != 0 && g.before.roles&from == 0 && (g.before.roles&(keep|ceiling|up|down|reach) != 0 || strings.HasPrefix(string(c.rs[nq.end:min(nq.end+2, c.end)]), "之间"))
		if stop != e || r.roles&(up|down|to|reach|atLeast|atMost|keep|ceiling) == 0 || b&(atLeast|atMost) != 0 && r.roles == 0 {
			break
		}
		if isRange && !strings.ContainsRune("→>", c.rs[nq.start-1]) {
			low := g.q.v
			if g.q.bare && !nq.bare && nq.unit == "" && g.q.v.LessThan(decimalOf(100)) && nq.v.GreaterThanOrEqual(decimalOf(1000)) {
				low = scaledLike(low, nq, c.rs)
			}
			if g.q.unit != "" && nq.unit == "" {
				nq.unit, nq.form, nq.class = g.q.unit, g.q.form, g.q.class
			}
			nq.start, nq.low = g.q.start, &low
			g.q = nq
		} else {
			first := g.q
			g.base, g.q, g.between = &first, nq, g.between|r.roles
			if first.unit != "" && nq.unit == "" && nq.form == amount {
				g.q.unit, g.q.form, g.q.class = first.unit, first.form, first.class
			}
		}
		g.next++
		b, e = c.bound(g.q.end)
	}
	g.bound, g.end = b, e
	return g
}

// scaledLike gives 30 in 30到50万 the scale of 50万.
func scaledLike(low decimal.Decimal, q quantity, rs []rune) decimal.Decimal {
	if _, n := digitsAt(rs, q.start, q.end); n > 0 {
		if p, m := scaleAt(rs, q.start+n, q.end, false); m > 0 {
			return low.Shift(p)
		}
	}
	return low
}

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
	if len(out) == 0 {
		return c.milestoneZh()
	}
	return out
}

// partOfName tells a number that belongs to a name: 30天复购率, 95后用户, 618大促.
func (c *clause) partOfName(g *group) bool {
	q := &g.q
	if g.base != nil {
		return false
	}
	if q.form == place && g.before.roles&(rank|reach|keep|to) == 0 || q.form == amount && q.unit == "" && at(c.rs, q.start) == '第' || q.form == amount && q.unit == "" && (at(c.rs, q.start) == '前' || lower(at(c.rs, q.start)) == 't') {
		return !(q.form == place && g.stop > g.left && g.next == len(c.numbers) && skipSpaces(c.rs, g.end, c.end) == c.end)
	}
	j := skipSpaces(c.rs, g.end, c.end)
	follows := j < c.end && isWord(c.rs[j])
	strong := g.before.roles & (up | down | reach | atLeast | atMost | below | keep | ceiling)
	if !follows {
		return g.bound&atMost != 0 && g.next < len(c.numbers) && strong == 0
	}
	if timeUnit(q.unit) && g.stop-2 >= g.left && starts(c.rs, g.stop-2, "提前") {
		return true
	}
	if g.bound != 0 && timeUnit(q.unit) && strong == 0 {
		return true // 24小时内响应率
	}
	verb := c.verbBefore(g)
	if strong != 0 || verb {
		if timeUnit(q.unit) && strong&^reach == 0 && levelName(string(c.rs[j:min(c.end, j+24)])) {
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
		return stop > g.end && r.roles&(up|down|to|reach|atLeast|atMost|below|keep|ceiling) != 0 && q.class&counted == 0
	}
	return false
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
	a := c.head(g.left, g.stop, r, lead)
	headPeriod := ""
	if w, n := periodHead(c.rs, a, g.stop); n > 0 && g.countable() {
		headPeriod = w
		if skipSpaces(c.rs, a+n, g.stop) == g.stop || !levelName(string(c.rs[a+n:g.stop])) {
			a = c.head(a+n, g.stop, r, lead)
		} else {
			headPeriod = ""
		}
	}
	verbAt := a
	a, r.roles = c.headVerb(a, g.stop, r.roles, g)
	a0, b0 := c.trim(a, g.stop)
	rightA, rightB := c.rightNoun(g, limit)
	name := Span{a0, b0}
	end := g.end
	counting := false
	if g.base == nil && g.countable() && r.roles&(up|down|keep|ceiling) == 0 && !r.ref {
		name, end, counting = c.countName(g, verbAt, a0, b0, rightA, rightB, limit)
	} else if a0 == b0 || rightA < rightB && g.q.form == percent && c.onlyVerbs(a0, b0) {
		name, end = Span{rightA, rightB}, rightB
	}
	name = c.splitOff(name)
	if name[0] >= name[1] && rightA < rightB {
		name, end = Span{rightA, rightB}, rightB
	}
	m := Metric{Name: string(name.of(c.rs)), NameSpan: name, Unit: g.q.unit, UnitSpan: g.q.unitSpan, TargetSpan: Span{g.q.start, g.q.end}}
	v := g.q.v
	m.Target, m.TargetLow = &v, g.q.low
	if g.base != nil {
		b := g.base.v
		m.Baseline, m.BaselineSpan = &b, Span{g.base.start, g.base.end}
	}
	if r.period == "" && counting {
		r.period = headPeriod
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
	c.after(&m, g, max(end, g.end), limit)
	return m, max(end, g.end), m.Name != ""
}

func (s Span) of(rs []rune) []rune { return rs[s[0]:s[1]] }

// countable is whether the number may be a number of things.
func (g *group) countable() bool {
	return g.q.form == amount && g.q.class&measured == 0 || g.q.class&counted != 0 || g.q.form == amount && g.q.unit == "课时" || g.q.unit == "字" || g.q.unit == "小时" && g.before.roles&(up|down) == 0
}

// headVerb takes a verb of moving or holding off the front of a name, where the
// words at the number leave open which way it goes.
func (c *clause) headVerb(a, b int, roles role, g *group) (int, role) {
	for a < b {
		w, n := zhWordsLex.after(c.rs, a, b)
		move := w & (up | down | keep | ceiling)
		if move == 0 || w&block != 0 || skipSpaces(c.rs, a+n, b) >= b || roles&(up|down|keep|ceiling) != 0 || n == 1 {
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
		if c.rs[i] == ':' {
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

// countName finds what is counted. A noun after the number wins (10场访谈);
// else the noun before it, without the verb that gets or does it.
func (c *clause) countName(g *group, verbAt, a, b, ra, rb, limit int) (Span, int, bool) {
	r := g.before.roles
	if ra < rb {
		ra, rb = c.cutVerb(ra, rb, limit < c.end)
	}
	if ra < rb && (a == b || c.onlyVerbs(a, b) || c.endsInVerb(a, b) || !levelName(string(c.rs[a:b])) && g.q.unit != "" && limit == c.end) {
		achieved := r&reach != 0 && g.q.class&counted == 0 && g.q.unit == "" && verbAt == b
		return Span{ra, rb}, rb, !achieved || true
	}
	if a == b {
		if ra < rb {
			return Span{ra, rb}, rb, true
		}
		return Span{verbAt, g.stop}, g.end, true
	}
	level := levelName(string(c.rs[a:b]))
	head, gained, stripped := c.stripVerbs(a, b)
	toLevel := r&reach != 0 && c.levelVerb(g)
	if stripped && !toLevel && !(level && g.q.class&measured != 0) {
		if levelName(string(c.rs[head:b])) && !gained {
			return Span{head, b}, g.end, g.q.class&counted != 0 && !strictLevel(string(c.rs[head:b]))
		}
		return Span{head, b}, g.end, true
	}
	if n := c.gainTail(a, b); n > 0 && !level && g.q.class&event == 0 && r&reach == 0 {
		return Span{a, b - n}, g.end, true
	}
	if level || toLevel || r&to != 0 {
		return Span{a, b}, g.end, false
	}
	return Span{a, b}, g.end, g.q.class&counted != 0
}

// levelVerb tells 达到, 突破 from 完成, 实现, which also do things.
func (c *clause) levelVerb(g *group) bool {
	s := string(c.rs[g.stop:g.q.start])
	return !(strings.Contains(s, "完成") || strings.Contains(s, "实现")) || strings.Contains(s, "达到")
}

// stripVerbs takes verbs that get or do things off the front of a name, and a
// subject before one that gets them (企业公众号新增粉丝).
func (c *clause) stripVerbs(a, b int) (head int, gained, stripped bool) {
	head = a
	for head < b {
		w, n := zhWordsLex.after(c.rs, head, b)
		if n == 0 || w&(gain|do) == 0 || w&block != 0 || skipSpaces(c.rs, head+n, b) >= b {
			break
		}
		if n == 1 && (head > a || !strings.ContainsRune("招写做拍", c.rs[head])) {
			break
		}
		rest := skipSpaces(c.rs, head+n, b)
		if strings.ContainsRune("率额量度数会者员费商品师期", c.rs[rest]) && rest+1 >= b {
			break
		}
		gained = gained || w&gain != 0
		stripped = true
		head = rest
		for head < b && strings.ContainsRune("并和与及、了出", c.rs[head]) {
			if w, n := zhWordsLex.after(c.rs, head+1, b); n == 0 || w&(gain|do) == 0 {
				if c.rs[head] != '了' && c.rs[head] != '出' {
					break
				}
			}
			head++
		}
	}
	if stripped {
		return head, gained, true
	}
	for i := a + 1; i < b-1 && i < a+40; i++ {
		w, n := zhWordsLex.after(c.rs, i, b)
		if n > 1 && w&block != 0 {
			i += n - 1
			continue
		}
		if n > 1 && i+n < b-1 && (midVerb(string(c.rs[i:i+n])) || w&(do|gain) != 0 && subject(string(c.rs[a:i]))) {
			h, _, _ := c.stripVerbs(i, b)
			return h, true, true
		}
	}
	return a, false, false
}

func midVerb(w string) bool {
	switch w {
	case "新增", "新签", "净增", "拉新", "新开拓", "新开发", "新拓展", "引进", "招募", "新引进", "新引入", "新发展", "新招":
		return true
	}
	return false
}

// subject tells a text that names who does a thing, not the thing.
func subject(s string) bool {
	for _, w := range []string{"部", "部门", "团队", "小组", "中心", "公众号", "平台", "社区", "人员", "公司", "事业部", "每人", "人均", "渠道", "账号", "门店", "研发", "全员", "各组", "我"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// gainTail is the length of a verb that ends a name: 沉默用户激活.
func (c *clause) gainTail(a, b int) int {
	for _, w := range []string{"激活", "召回", "唤醒", "新增", "引入", "引进", "招募", "转化", "沉淀", "增长", "拉新", "招聘", "增加", "挽回", "录用", "入职", "开拓", "拓展", "签约", "覆盖", "获取", "净增", "回流", "培养", "储备"} {
		n := len([]rune(w))
		if b-n > a && starts(c.rs, b-n, w) {
			return n
		}
	}
	return 0
}

// endsInVerb tells a left side such as 社区做 or 识别并亲自接触: the number is
// the object of its verb.
func (c *clause) endsInVerb(a, b int) bool {
	w, n := zhWordsLex.before(c.rs, a, b)
	return n > 0 && w&(do|gain|deliver) != 0 && w&block == 0
}

// cutVerb ends a noun after a number at the verb that goes on: 10家媒体[建立…].
func (c *clause) cutVerb(a, b int, more bool) (int, int) {
	for i := a + 2; i < b; i++ {
		w, n := zhWordsLex.after(c.rs, i, b)
		if n > 1 && w&block != 0 {
			i += n - 1
			continue
		}
		if n < 2 {
			continue
		}
		switch string(c.rs[i : i+n]) {
		case "覆盖", "触达", "吸引", "带来", "新增", "服务", "实现", "并完成":
			if more {
				return c.trim(a, i)
			}
		case "建立", "提供", "参加", "参与", "进行", "达成":
			return c.trim(a, i)
		}
		if c.rs[i] == '并' {
			return c.trim(a, i)
		}
	}
	if !more {
		if w, n := zhWordsLex.before(c.rs, a, b); n > 1 && w&done != 0 && w&block == 0 && b-n > a+1 {
			b -= n
		}
	}
	return c.trim(a, b)
}
