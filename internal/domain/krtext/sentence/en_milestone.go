package sentence

import "strings"

// milestoneEn reads a deliverable without a number: Ship SSO by June 30.
func (c *clause) milestoneEn(a, n int, verb role, r *relation) []Metric {
	s := a
	if w, _ := wordAt(c.rs, skipSpaces(c.rs, a+n, c.end), c.end); verb&deliver == 0 && (verb&do == 0 || w != "all" && w != "every") {
		return c.doneEn(a, r)
	}
	for range 3 { // design, build and launch the portal
		s = skipSpaces(c.rs, a+n, c.end)
		w, k := wordAt(c.rs, s, c.end)
		if at(c.rs, s) == '&' {
			w, k = "and", s+1
		}
		if k = skipSpaces(c.rs, k, c.end); w != "and" {
			break
		}
		m, more, ok := verbEn(c.rs, k, c.end)
		if !ok || more&deliver == 0 {
			break
		}
		n = k + m - a
	}
	s = c.skipArticles(skipSpaces(c.rs, a+n, c.end), c.end)
	e := c.end
	for _, d := range c.days {
		if d.start > s && (d.deadline || skipSpaces(c.rs, d.end, c.end) >= c.end-1) {
			e = d.start
			r.take(d)
			break
		}
	}
	s, e = c.trim(s, e)
	if len(c.brackets) > 0 {
		if b := c.brackets[len(c.brackets)-1]; b[1] >= e && b[0] > s {
			s, e = c.trim(s, b[0])
		}
	}
	name := string(cut(c.rs, s, max(s, e)))
	head := lowered(cut(c.rs, a, a+n))
	if name == "" || (head == "achieve" || head == "attain" || head == "earn" || head == "build" || head == "create" || head == "establish" || head == "secure" || head == "obtain" || head == "start") && !tangible(name, head) {
		return nil
	}
	m := Metric{Name: name, NameSpan: Span{s, e}, Direction: Increase, Kind: Milestone, Span: Span{a, e}}
	if r.hasDue {
		m.Due, m.DueSpan = Maybe(r.due.date), Span{r.due.start, r.due.end}
	}
	c.noteDue(&m, e)
	return []Metric{m}
}

// doneEn reads what is there at the end: Partner portal launched by June 30.
func (c *clause) doneEn(a int, r *relation) []Metric {
	e := c.end
	for _, s := range c.brackets {
		if s[0] > a && skipSpaces(c.rs, s[1], e) >= e {
			e = s[0]
		}
	}
	for _, d := range c.days {
		if d.start > a && d.start < e && skipSpaces(c.rs, d.end, e) >= e-1 {
			e = d.start
			r.take(d)
		}
	}
	_, e = c.trim(a, e)
	w, n := enWordsLex.before(c.rs, a, e)
	if n == 0 || w&done == 0 {
		return nil
	}
	s := c.skipArticles(a, e-n)
	_, b := c.trim(s, e-n)
	for _, aux := range []string{" is", " are", " has been", " have been", " fully", " successfully", " be"} {
		if k := b - len(aux); k > s && starts(c.rs, k, aux) {
			_, b = c.trim(s, k)
		}
	}
	if s >= b {
		return nil
	}
	m := Metric{Name: string(cut(c.rs, s, b)), NameSpan: Span{s, b}, Direction: Increase, Kind: Milestone, Span: Span{a, e}}
	if r.hasDue {
		m.Due, m.DueSpan = Maybe(r.due.date), Span{r.due.start, r.due.end}
	}
	c.noteDue(&m, e)
	return []Metric{m}
}

// noteDue takes the deadline from a bracket after a deliverable.
func (c *clause) noteDue(m *Metric, from int) {
	for _, s := range c.brackets {
		if s[0] >= from {
			c.note(m, s)
		}
	}
}

// tangible tells what can be ticked off from what is only wished for.
func tangible(name, head string) bool {
	s := strings.ToLower(name)
	if head == "achieve" || head == "attain" || head == "earn" || head == "obtain" || head == "secure" {
		for _, w := range []string{"certif", "complian", "approval", "accredit", "iso", "soc", "patent", "license", "funding", "audit", "contract", "award", "break-even", "profitability", "parity", "sign-off"} {
			if strings.Contains(s, w) {
				return true
			}
		}
		return head == "obtain" || head == "secure" && !strings.Contains(s, "more")
	}
	for _, w := range []string{"culture", "awareness", "relationship", "trust", "environment", "reputation", "better", "stronger", "great ", "world-class", "best-in-class", "more ", "momentum", "excitement", "mindset", "alignment", "amazing", "delight", "buzz", "loyalty", "value for"} {
		if strings.Contains(s, w) {
			return false
		}
	}
	return true
}

// halvedEn finds the name in "halve X" and "cut X in half".
func (c *clause) halvedEn(a, n, k int, head string) (int, int) {
	if head == "halve" {
		s := c.skipArticles(skipSpaces(c.rs, k, c.end), c.end)
		return s, c.tailEn(s, c.end, false)
	}
	if n == 0 || (head != "cut" && head != "reduce" && head != "slash") {
		return 0, 0
	}
	const half = " in half"
	for i := a + n; i+len(half) <= c.end && i < a+300; i++ {
		if starts(c.rs, i, half) {
			return c.skipArticles(skipSpaces(c.rs, a+n, i), i), i
		}
	}
	return 0, 0
}

// dueAfter is the first deadline after i.
func (c *clause) dueAfter(i int) Maybe {
	for _, d := range c.days {
		if d.start >= i && d.deadline {
			return Maybe(d.date)
		}
	}
	return ""
}
