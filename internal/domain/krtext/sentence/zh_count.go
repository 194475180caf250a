package sentence

import "strings"

// countName finds what is counted. A noun after the number wins (10场访谈);
// else the noun before it, without the verb that gets or does it.
func (c *clause) countName(g *group, verbAt, a, b, ra, rb, limit int) (Span, int, bool) {
	r := g.before.roles
	if ra < rb {
		ra, rb = c.cutVerb(ra, rb, limit < c.end)
	}
	if ra < rb && (a == b || c.onlyVerbs(a, b) || c.endsInVerb(a, b) || !levelName(string(cut(c.rs, a, b))) && g.q.unit != "" && limit == c.end) {
		achieved := r&reach != 0 && g.q.class&counted == 0 && g.q.unit == "" && verbAt == b
		return Span{ra, rb}, rb, !achieved || true
	}
	if a == b {
		if ra < rb {
			return Span{ra, rb}, rb, true
		}
		return Span{verbAt, g.stop}, g.end, true
	}
	level := levelName(string(cut(c.rs, a, b)))
	if g.gained {
		return Span{a, b}, g.end, true
	}
	if w, n := zhWordsLex.before(c.rs, a, b); n > 1 && w&gain != 0 && ends(string(cut(c.rs, a, b)), "净增", "新增", "淨增") && b-n > a {
		return Span{a, b - n}, g.end, true // 好友数净增1.5万
	}
	head, gained, stripped := c.stripVerbs(a, b)
	toLevel := r&reach != 0 && c.levelVerb(g)
	if w, _ := zhWordsLex.after(c.rs, a, b); stripped && !gained && w&light == 0 && g.q.unit == "" && strictLevel(string(cut(c.rs, head, b))) {
		return Span{a, b}, g.end, false // 培训覆盖人数1200+
	}
	if stripped && !toLevel && !(level && g.q.class&measured != 0) {
		if levelName(string(cut(c.rs, head, b))) && !gained {
			return Span{head, b}, g.end, g.q.class&counted != 0 && !strictLevel(string(cut(c.rs, head, b)))
		}
		return Span{head, b}, g.end, true
	}
	finished := strings.Contains(string(cut(c.rs, g.left, a)), "完成") // 完成…招募: the noun, not the verb
	if n := c.gainTail(a, b); n > 0 && !finished && !level && g.q.class&event == 0 && r&reach == 0 && (g.q.unit == "" || !strings.Contains("项件起宗例单", g.q.unit)) {
		return Span{a, b - n}, g.end, true
	}
	if level || toLevel || r&to != 0 {
		return Span{a, b}, g.end, false
	}
	return Span{a, b}, g.end, g.q.class&counted != 0
}

// levelVerb tells 达到, 突破 from 完成, 实现, which also do things.
func (c *clause) levelVerb(g *group) bool {
	s := string(cut(c.rs, g.stop, g.q.start))
	return !(strings.Contains(s, "完成") || strings.Contains(s, "实现")) || strings.Contains(s, "达到")
}

// stripVerbs takes verbs that get or do things off the front of a name, and a
// subject before one that gets them (企业公众号新增粉丝).
func (c *clause) stripVerbs(a, b int) (head int, gained, stripped bool) {
	head = a
	for full := false; head < b; {
		if n := c.mannerAt(head, b, gain|do); n > 0 {
			head += n
			continue
		}
		w, n := zhWordsLex.after(c.rs, head, b)
		if n == 0 || w&(gain|do) == 0 || w&block != 0 || skipSpaces(c.rs, head+n, b) >= b {
			break
		}
		if full && head > a && !joinedAt(c.rs, head) {
			break // 培养储备干部: the second is a part of the noun
		}
		if n == 1 && (head > a || !strings.ContainsRune("招写做拍", c.rs[head])) {
			break
		}
		rest := skipSpaces(c.rs, head+n, b)
		_, often := periodBack(c.rs, c.start, skipBack(c.rs, head)) // 每天处理工单: done, not described
		if often == 0 && attributive(string(cut(c.rs, head, head+n)), string(cut(c.rs, rest, b))) {
			break
		}
		if begins(string(cut(c.rs, rest, min(b, rest+2))), "人均", "日均", "月均", "周均", "SL") {
			break // 销售人均拜访量
		}
		if strings.ContainsRune("率额量度数会者员费商品师期", c.rs[rest]) && rest+1 >= b {
			break
		}
		gained = gained || w&gain != 0
		full = full || w&light == 0
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
		if n > 2 && w&gain != 0 && midVerb(string(cut(c.rs, i, i+2))) {
			n = 2 // 新增[认证工程师]
		}
		if n > 1 && i+n < b-1 && (midVerb(string(cut(c.rs, i, i+n))) || w&(do|gain) != 0 && subject(string(cut(c.rs, a, i)))) {
			h, _, _ := c.stripVerbs(i, b)
			return h, true, true
		}
	}
	return a, false, false
}

// mannerAt is the length of words at i that say how the verb after them is done
// (如期上线, 成功签约); 成功案例 and 深度访谈 are nouns.
func (c *clause) mannerAt(i, b int, verbs role) int {
	j := i
	for j < b {
		w, n := zhWordsLex.after(c.rs, j, b)
		if n == 0 || w&manner == 0 {
			break
		}
		j = skipSpaces(c.rs, j+n, b)
	}
	if j == i {
		return 0
	}
	w, n := zhWordsLex.after(c.rs, j, b)
	if n < 2 || w&verbs == 0 || w&block != 0 || skipSpaces(c.rs, j+n, b) >= b {
		return 0
	}
	return j - i
}

// joinedAt tells a verb that is joined to the one before it: 策划并落地.
func joinedAt(rs []rune, i int) bool {
	return strings.ContainsRune("并和与及、了出", rs[i-1])
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
		switch string(cut(c.rs, i, i+n)) {
		case "覆盖", "触达", "吸引", "带来", "新增", "服务", "实现", "并完成":
			if more {
				return c.trim(a, i)
			}
		case "建立", "提供", "参加", "参与", "进行", "达成", "签订", "签署", "开展":
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

// undertaking is what a clause does without saying how often or how many; the
// next clause may: 开展用户访谈，每月不少于4次. ms is what the clause measures.
func (c *clause) undertaking(ms []Metric) Span {
	const longest = 40
	if !c.zh || len(c.numbers) > 0 || c.end-c.start > longest {
		return Span{}
	}
	if len(ms) == 1 && ms[0].Kind == Milestone && ms[0].Due == "" {
		return ms[0].NameSpan
	}
	var r relation
	a, b := c.trim(c.head(c.start, c.end, &r, lead), c.end)
	head, _, stripped := c.stripVerbs(a, b)
	if name := string(cut(c.rs, head, b)); len(ms) > 0 || !stripped || name == "" || intangible(name) || strictLevel(name) {
		return Span{}
	}
	return Span{head, b}
}
