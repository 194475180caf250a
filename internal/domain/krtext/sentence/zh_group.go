package sentence

import (
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
	gained     bool // 好友数每月净增1.5万: its verb gets things
	within     bool // 在6%到8%之间: what is said is the band itself
	next       int  // index of the number after it
}

// groupAt builds the group that begins at number k; the text that is free for
// its name begins at left.
func (c *clause) groupAt(k, left int) group {
	g := group{left: left, q: c.numbers[k], next: k + 1}
	g.stop, g.before = c.back(left, g.q.start)
	g.before.roles |= g.q.says
	c.beyond(&g)
	c.unknownVerb(&g)
	if g.q.form == place {
		g.stop = c.withinScope(&g)
	}
	b, e := c.bound(g.q.end)
	for n := 0; g.next < len(c.numbers) && n < 2; n++ {
		nq := c.numbers[g.next]
		stop, r := c.back(e, nq.start)
		isRange := stop == e && r.roles&^(to|adverb|rank) == 0 && r.roles&to != 0 && g.before.roles&from == 0 && (g.before.roles&(keep|ceiling|up|down|reach) != 0 || starts(c.rs, skipSpaces(c.rs, nq.end, c.end), "之间"))
		if g.before.roles&from != 0 && r.roles&to != 0 && stop > e && c.plainVerb(e, stop) {
			stop = e // 由800万清理到300万
		}
		if stop != e || r.roles&(up|down|to|reach|atLeast|atMost|keep|ceiling) == 0 || b&(atLeast|atMost) != 0 && r.roles == 0 {
			break
		}
		if r.roles&to != 0 && changesFirst(&g, &nq) {
			g.q, g.before.roles = nq, g.before.roles|to
		} else if isRange && !strings.ContainsRune("→>", c.rs[nq.start-1]) {
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
	g.within = g.q.low != nil && starts(c.rs, skipSpaces(c.rs, g.q.end, c.end), "之间")
	return g
}

// changesFirst tells a change and the level it leads to, 提升6分至78分, from a
// range of changes, 提升5至8分.
func changesFirst(g *group, to *quantity) bool {
	by := &g.q
	if g.base != nil || g.before.roles&(up|down) == 0 || g.before.roles&(from|lead) != 0 || by.bare || by.low != nil {
		return false
	}
	if by.form == points {
		return to.form == percent
	}
	return by.form == amount && to.form == amount && by.unit != "" && by.unit == to.unit && !to.bare
}

// plainVerb tells a short verb in Chinese between two numbers.
func (c *clause) plainVerb(a, b int) bool {
	a = skipSpaces(c.rs, a, b)
	if b-a < 1 || b-a > 4 {
		return false
	}
	for ; a < b; a++ {
		if !isHan(c.rs[a]) {
			return false
		}
	}
	return true
}

// withinScope passes the field in which a rank holds, and what stands before
// it: 进入[全国]前十, 市占率做到[区域]第一.
func (c *clause) withinScope(g *group) int {
	stop := g.stop
	for {
		_, n := scopeLex.before(c.rs, g.left, skipBack(c.rs, stop))
		if n == 0 {
			return stop
		}
		p, r := c.back(g.left, skipBack(c.rs, stop)-n)
		if p == g.left && r.roles == 0 {
			return stop // the field is all there is
		}
		g.before.roles |= r.roles
		if r.hasDue {
			g.before.take(r.due)
		}
		stop = p
	}
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
