package sentence

import "strings"

// beyond finds the relation of a number further back, where words that say no
// more than against or of what stand between the two: 毛利率[较预算]提高,
// 劳动生产率[达到人均], 漏斗金额[不少于年度目标的]. What stands before it must be
// whole as the name of a level.
func (c *clause) beyond(g *group) {
	const far, near = 40, 10
	from := max(g.left+2, g.stop-far)
	for e := from + 1; e < g.stop; e++ {
		w, n := zhWordsLex.before(c.rs, g.left, e)
		if n == 0 {
			w, n = steadilyLex.before(c.rs, g.left, e)
		}
		a := e - n
		if n == 0 || a < g.left+2 || w&block != 0 || g.stop-e > near || !c.relates(w, n, a, e) && !(n > 1 && w&(to|reach|atLeast|atMost|keep|ceiling) != 0 && (n > 2 && c.rs[g.stop-1] == '的' || c.onlyScope(e, g.stop))) {
			continue
		}
		if _, k := zhWordsLex.after(c.rs, a, g.stop); k > n {
			continue // 到访, 高于同行的: a longer word stands there
		}
		tail := string(cut(c.rs, e, g.stop))
		if levelName(tail) || strings.ContainsAny(tail, "，()[]《》") || strings.Contains(strings.TrimSuffix(tail, "的"), "的") {
			continue
		}
		g.stop = skipBack(c.rs, a)
		g.before.roles |= w & relating
		g.before.ref = g.before.ref || w&compare != 0 || strings.HasSuffix(tail, "的")
		if w&compare != 0 && g.before.roles&(up|down) == 0 {
			g.before.roles |= apart(tail)
		}
		more, r := c.back(g.left, g.stop)
		g.stop, g.before.roles = more, g.before.roles|r.roles
		g.before.ref = g.before.ref || r.ref
		if r.hasDue {
			g.before.take(r.due)
		}
		return
	}
}

// onlyScope tells that from a to b nothing stands but the field in which a level
// holds: 达到[市场]60分位.
func (c *clause) onlyScope(a, b int) bool {
	_, n := scopeLex.after(c.rs, a, b)
	return n > 0 && a+n == b
}

// unknownVerb takes a verb that no table knows off the end of a level's name,
// where 到 or 至 stand behind it: 覆盖率[飘]到60%.
func (c *clause) unknownVerb(g *group) {
	const longest = 2
	if g.before.roles&relating&^(adverb|to|rank) != 0 || !strings.ContainsRune("到至", at(c.rs, g.stop)) || strictLevel(string(cut(c.rs, max(g.left, g.stop-12), g.stop))) {
		return
	}
	for n := 1; n <= longest && g.stop-n > g.left+1; n++ {
		if !isHan(c.rs[g.stop-n]) {
			return
		}
		if rest := string(cut(c.rs, g.stop-n, g.stop)); strings.ContainsRune("率比额量数度值", c.rs[g.stop-n-1]) && !begins(rest, "据", "级", "例", "重", "目", "字", "班") {
			g.stop -= n
			return
		}
	}
}

// apart is the way of what is said to be more or less than something else:
// 比同行[低]1个百分点.
func apart(tail string) role {
	switch {
	case ends(tail, "低", "少", "短", "轻", "省"):
		return down
	case ends(tail, "高", "多", "长", "快", "大"):
		return up
	}
	return 0
}

// relates tells a word from a to e that is a relation and no part of a name.
func (c *clause) relates(w role, n, a, e int) bool {
	name := string(cut(c.rs, max(0, a-12), a))
	switch {
	case w&compare != 0 && n == 1:
		if c.rs[a] == '较' {
			return true
		}
		return strictLevel(name) && !strings.ContainsRune("占同环价产", c.rs[a-1]) && !strings.ContainsRune("例重率值价", at(c.rs, e))
	case n < 2 || w&(to|reach|atLeast|atMost|below|keep|ceiling|compare|rank|adverb) == 0:
		return false
	case w&adverb != 0 && w&relating == adverb:
		_, k := steadilyLex.before(c.rs, a, e)
		return k == n && strictLevel(name)
	}
	return strictLevel(name)
}
