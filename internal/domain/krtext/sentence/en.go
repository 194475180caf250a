package sentence

import "strings"

// verbEn finds a verb of the English lexicon at i.
func verbEn(rs []rune, i, end int) (int, role, bool) {
	w, n := enWordsLex.after(rs, i, end)
	w &= up | down | keep | reach | gain | do | deliver
	return n, w, w != 0 && isLatin(at(rs, i))
}

// hasMove tells that the words before a number at b move or compare.
func (c *clause) hasMove(a, b int) bool {
	stop, r := c.backEn(a, b)
	return stop > a && r&(up|down|to|keep|below|atLeast|atMost|from) != 0
}

// backEn eats the English relation words that end at p.
func (c *clause) backEn(start, p int) (int, role) {
	var r role
	for {
		p = skipBack(c.rs, p)
		for p > start && (c.rs[p-1] == ':' || isSpace(c.rs[p-1])) {
			p--
		}
		if p <= start {
			return start, r
		}
		w, n := enWordsLex.before(c.rs, start, p)
		ok := w & (up | down | keep | to | reach | from | atLeast | atMost | below | adverb)
		if n == 0 || ok == 0 || nounToo(lowered(cut(c.rs, p-n, p))) {
			return p, r
		}
		if starts(c.rs, p-n, "by") {
			ok |= compare
		}
		r |= ok
		p -= n
	}
}

// headEn passes markers, dates and lead-ins at the front.
func (c *clause) headEn(a int, r *relation) int {
	for a < c.end {
		if isSpace(c.rs[a]) || strings.ContainsRune(":-•·*.#>,~", c.rs[a]) {
			a++
			continue
		}
		if d, ok := c.dayStarting(a); ok {
			r.take(d)
			a = d.end
			continue
		}
		w, k := wordAt(c.rs, a, c.end)
		switch w {
		case "to", "we", "will", "successfully", "and", "while", "then", "also", "should", "must", "help", "continue", "aim", "consistently", "directly", "personally":
			a = k
			continue
		}
		return a
	}
	return a
}

func (c *clause) skipArticles(a, b int) int {
	for a < b {
		w, n := enWordsLex.after(c.rs, a, b)
		if isSpace(c.rs[a]) {
			a++
			continue
		}
		if n == 0 || w&article == 0 || a+n >= b || !isSpace(c.rs[a+n]) {
			break
		}
		a += n
	}
	return a
}

// tailEn cuts what only says when, how or why off the end of a noun.
func (c *clause) tailEn(a, b int, proportion bool) int {
	for _, d := range c.days {
		if d.start >= a && d.start < b {
			b = d.start
			break
		}
	}
	for _, s := range c.brackets {
		if s[0] > a && s[0] < b && skipSpaces(c.rs, s[1], b) >= b {
			b = s[0]
			break
		}
	}
	for i := a + 1; i < b; i++ {
		if p, _ := perAt(c.rs, i, b); c.rs[i] == '/' && p != "" {
			return skipBack(c.rs, i)
		}
		if !isSpace(c.rs[i]) {
			continue
		}
		for _, w := range []string{" per ", " through ", " via ", " compared ", " versus ", " vs ", " year over", " year-over", " yoy", " qoq", " mom", " each ", " every ", " while ", " by ", " so that", " so we", " in order", " without ", " weekly", " monthly", " quarterly", " annually", " daily", " for six", " for the ", " across all", " over the ", " a month", " a week", " a day", " a year", " a quarter", " - ", " with at least ", " with more than ", " with over ", " with a minimum ", " with an average ", " each"} {
			if proportion && (w == " through " || w == " via ") {
				continue // 100% of services deploy through one pipeline
			}
			if w == " per " {
				if p, _ := perAt(c.rs, i, b); p == "" {
					continue // cost per lead
				}
			}
			if len(w) <= b-i && lowered(cut(c.rs, i, i+len(w))) == w && !(strings.HasSuffix(w, "ly") && c.nounAfter(i+len(w), b)) {
				return skipBack(c.rs, i)
			}
		}
	}
	_, b = c.trim(a, b)
	return b
}

// nounAfter tells that a noun follows at i, which the word before it describes:
// number of daily uploads.
func (c *clause) nounAfter(i, b int) bool {
	w, _ := wordAt(c.rs, skipSpaces(c.rs, i, b), b)
	return w != "" && isLatin(at(c.rs, skipSpaces(c.rs, i, b))) && !prep(w)
}

// readEn reads the metrics of a clause that is written in English.
func (c *clause) readEn() []Metric {
	var r relation
	a := c.headEn(c.start, &r)
	n, verb, isVerb := verbEn(c.rs, a, c.end)
	head := lowered(cut(c.rs, a, min(a+n, c.end)))
	if !isVerb || verb&(up|down|keep|reach) == 0 && levelAfterEn(c.rs, a+n, c.end) {
		n, verb = 0, 0
	}
	for range 3 { // write and publish 12 guides
		and, e := wordAt(c.rs, skipSpaces(c.rs, a+n, c.end), c.end)
		if !isVerb || n == 0 || and != "and" || verb&(up|down|keep|reach) != 0 {
			break
		}
		more, r2, ok := verbEn(c.rs, skipSpaces(c.rs, e, c.end), c.end)
		f := skipSpaces(c.rs, e, c.end) + more
		if !ok || r2&(do|deliver|gain) == 0 || f >= c.end || !isSpace(c.rs[f]) || !isDigit(at(c.rs, f+1)) && wordNumberAt(c.rs, f+1, c.end) == 0 {
			break
		}
		n, verb = f-a, verb|r2&(do|deliver|gain)
	}
	w, k := wordAt(c.rs, a, c.end)
	if s, e := c.halvedEn(a, n, k, w); s < e {
		half := decimalOf(50)
		return []Metric{{Name: string(cut(c.rs, s, e)), NameSpan: Span{s, e}, Direction: Decrease, Kind: RelativePct, Target: &half, Unit: "%", TargetSpan: Span{a, k}, Span: Span{a, e}, Due: c.dueAfter(e)}}
	}
	if f := factorOf(w); f > 0 && k < c.end {
		return c.factorEn(a, k, f, &r)
	}
	c.spreads = verb&(deliver|do|gain) != 0 && verb&(up|down|keep|reach) == 0
	g, ok := c.groupEn(a + n)
	if !ok {
		return c.milestoneEn(a, n, verb, &r)
	}
	limit := c.end
	if g.next < len(c.numbers) && c.numbers[g.next].start > g.end {
		limit = c.end
	}
	g.left = a + n
	g.stop = max(g.stop, g.left)
	m := Metric{Unit: g.q.unit, UnitSpan: g.q.unitSpan, TargetSpan: Span{g.q.start, g.q.end}, TargetLow: g.q.low}
	v := g.q.v
	m.Target = &v
	if g.base != nil {
		b := g.base.inUnit(g.q.unit)
		m.Baseline, m.BaselineSpan = &b, Span{g.base.start, g.base.end}
	}
	left := Span{c.skipArticles(g.left, g.stop), g.stop}
	left[0], left[1] = c.trim(left[0], left[1])
	left = c.midVerbEn(left, &g)
	if left[0] < left[1] && left[0] == skipSpaces(c.rs, a+n, c.end) && verb&(up|down|keep|reach) == 0 && nounEn(head) && g.before.roles&(to|reach|atLeast|atMost|below) != 0 {
		left[0], verb, head = a, 0, ""
	}
	if words := strings.Fields(string(left.of(c.rs))); lastOf(words) == "with" && len(words) > 1 {
		left[0] = left[1] // host a town hall with 90% attendance
	}
	ra := skipSpaces(c.rs, g.end, limit)
	for range 3 {
		if starts(c.rs, ra, "of ") {
			ra += 3
		}
		if starts(c.rs, ra, "in ") && g.q.class&measured != 0 {
			ra += 3
		}
		ra = skipSpaces(c.rs, ra, limit)
	}
	ra = c.skipArticles(ra, limit)
	change := role(0)
	if left[0] >= left[1] && g.base == nil {
		if ra, change = c.changeEn(ra, limit); change != 0 {
			g.before.roles, verb, head = change|compare, 0, ""
		}
	}
	right := Span{ra, max(ra, c.tailEn(ra, limit, g.q.form == percent))}
	afterNumber := left[0] >= left[1] || left[0] == a && !strings.Contains(string(left.of(c.rs)), " ") && g.before.roles == 0 && starts(c.rs, skipSpaces(c.rs, g.end, limit), "of ")
	if spread := c.spreads && c.spread(&g.q, skipSpaces(c.rs, g.q.end, c.end)); spread && left[0] < left[1] && right[0] < right[1] {
		afterNumber = true
		g.before.roles &^= to
	} else if verb&(do|deliver) != 0 && verb&(up|down|keep|reach) == 0 && g.before.roles&to != 0 && g.base == nil && g.q.form == amount && g.q.class&measured == 0 && g.q.unit == "" && right[0] < right[1] {
		afterNumber = true // roll the new till out to 6 regions
		g.before.roles &^= to
	}
	name := left
	if afterNumber {
		name = right
	}
	name = c.splitOff(name)
	m.Name, m.NameSpan = string(name.of(c.rs)), name
	if m.Name == "" {
		return nil
	}
	if change == up|down { // an improvement: the way that is good
		g.before.roles &^= up
		if !lowerIsBetter(m.Name) {
			g.before.roles ^= up | down
		}
	}
	c.judgeEn(&m, &g, verb, head, afterNumber)
	c.periodEn(&m, &g, limit)
	if r.hasDue && r.due.deadline {
		m.Due, m.DueSpan = Maybe(r.due.date), Span{r.due.start, r.due.end}
	}
	m.Span[0], m.Span[1] = c.trim(a, max(g.end, name[1]))
	c.after(&m, &g, g.end, c.end)
	return []Metric{m}
}

// midVerbEn drops "is", "increases" … at the end of a name on the left.
func (c *clause) midVerbEn(s Span, g *group) Span {
	for s[1] > s[0] {
		w, n := enWordsLex.before(c.rs, s[0], s[1])
		if n == 0 || w&(up|down|keep|reach|to|from) == 0 || nounToo(lowered(c.rs[s[1]-n:s[1]])) || s[1]-n < s[0] || s[1]-n > s[0] && !isSpace(c.rs[s[1]-n-1]) {
			break
		}
		g.before.roles |= w & (up | down | keep | to | from)
		s[0], s[1] = c.trim(s[0], s[1]-n)
	}
	return s
}

// nounToo are words that end names as often as they are verbs (social media reach).
func nounToo(w string) bool {
	switch w {
	case "reach", "lift", "get", "have", "make", "move", "push", "drive", "meet", "hold", "scale", "top", "limit", "cap", "rise", "cut", "cuts", "drop", "lower":
		return true
	}
	return false
}

// groupEn finds the number that the clause is about, with its baseline.
func (c *clause) groupEn(left int) (group, bool) {
	pick := -1
	for i, q := range c.numbers {
		stop, r := c.backEn(left, q.start)
		if c.nameNumber(&q, r, stop == left) {
			continue
		}
		pick = i
		break
	}
	if pick < 0 {
		return group{}, false
	}
	g := group{q: c.numbers[pick], next: pick + 1}
	g.stop, g.before.roles = c.backEn(left, g.q.start)
	g.before.roles |= g.q.says
	g.end = g.q.end
	for n := 0; g.next < len(c.numbers) && n < 1; n++ {
		nq := c.numbers[g.next]
		stop, r := c.backEn(g.end, nq.start)
		if stop != g.end || r&(to|up|down|adverb|below|atLeast|atMost|reach) == 0 && at(c.rs, skipSpaces(c.rs, g.end, nq.start)) != 'a' {
			break
		}
		first := g.q
		if g.before.roles&from == 0 && (strings.Contains(lowered(cut(c.rs, g.stop, first.start)), "between") || strings.HasSuffix(strings.TrimSpace(lowered(cut(c.rs, max(0, first.start-8), first.start))), "between") || g.before.roles&keep != 0) {
			low := first.v
			g.q = nq
			g.q.low, g.q.start = &low, first.start
			g.within = true
		} else if (g.before.roles&(up|down|compare) != 0 || (first.unit == "points" || first.form == points) && nq.form == percent) && g.before.roles&from == 0 && r&to != 0 {
			// up 6 points to 78: the change, then the level it leads to
			g.q, g.before.roles = nq, g.before.roles&^compare|to
			first.unit = ""
		} else {
			g.base, g.q = &first, nq
			g.between |= r
		}
		if first.unit != "" && nq.unit == "" && (nq.form == amount) {
			g.q.unit, g.q.form, g.q.class = first.unit, first.form, first.class
		}
		g.end = nq.end
		g.next++
	}
	for _, b := range []string{"or more", "or higher", "or above", "or less", "or fewer", "or below", "or lower", "or better"} {
		if j := skipSpaces(c.rs, g.end, c.end); starts(c.rs, j, b) {
			g.end = j + len(b)
			g.bound = atLeast
			if strings.HasSuffix(b, "less") || strings.HasSuffix(b, "fewer") || strings.HasSuffix(b, "below") || strings.HasSuffix(b, "lower") {
				g.bound = atMost
			}
		}
	}
	return g, true
}

// judgeEn settles direction and kind in English.
func (c *clause) judgeEn(m *Metric, g *group, verb role, head string, afterNumber bool) {
	moves := verb & (up | down | keep)
	if afterNumber && verb&do != 0 && g.q.bare {
		moves &^= keep // hold 4 webinars
	}
	if moves == up && (head == "improve" || head == "move" || head == "bring") && g.base == nil && g.before.roles&(to|below) != 0 && g.before.roles&compare == 0 && lowerIsBetter(m.Name) {
		moves = down
	}
	if verb&up != 0 && verb&gain != 0 && afterNumber {
		moves = 0
	}
	if g.base == nil && g.before.roles&down != 0 && g.before.roles&to != 0 && moves == up {
		moves = 0 // bring inventory days down to 38
	}
	carried := head == "bring" || head == "move" || head == "get" || head == "push" || head == "drive" || head == "shift" || head == "take"
	if moves == up && carried && g.base == nil && g.before.roles&(below|atMost) != 0 && g.before.roles&compare == 0 {
		moves = down // bring the refund rate under 3%
	}
	if moves&(up|down) != 0 && g.before.roles&(below|atMost|atLeast) != 0 && g.before.roles&compare == 0 && g.base == nil && !afterNumber {
		g.before.roles |= to
	}
	if moves == up && carried && afterNumber && g.q.form == percent && starts(c.rs, skipSpaces(c.rs, g.q.end, c.end), "of ") {
		moves = 0 // move 60% of workloads to the cloud
	}
	g.before.roles |= moves
	r := g.before.roles
	if r&compare != 0 {
		g.before.roles &^= to | reach
		if r&(up|down) == 0 {
			g.before.roles |= up
		}
	}
	if verb&(up|down) != 0 && r&compare == 0 && r&to == 0 && g.base == nil && g.q.form == amount && afterNumber {
		g.before.roles |= to
	}
	if head == "limit" || head == "limits" || head == "cap" || head == "caps" || head == "contain" {
		r |= ceiling
	}
	if r&keep != 0 && g.base == nil {
		m.Direction, m.Kind = Keep, heldKind(m, g, r)
		return
	}
	level := verb&reach != 0 && verb&gain == 0 || g.before.roles&(to|reach) != 0
	if (head == "get" || head == "gets") && g.before.roles&to != 0 {
		level = true // get to 10,000 users
	}
	counting := afterNumber && g.q.form == amount && g.q.class&measured == 0 && g.base == nil && !level && (verb&keep == 0 || verb&do != 0)
	if head == "get" && !level || head == "secure" || head == "obtain" || head == "earn" {
		counting = afterNumber && g.q.form == amount && g.q.unit == "" && g.base == nil
	}
	if verb&gain != 0 && afterNumber && g.base == nil && g.q.class&measured != 0 && g.q.form == amount && begins(strings.ToLower(m.Name), "new ", "incremental ", "additional ", "net new ") {
		counting = true // generate $2M in new pipeline
	}
	if counting {
		g.before.roles &^= up | down | reach
	}
	if g.q.v.IsZero() && g.before.roles&(up|down) == 0 && g.base == nil {
		m.Direction, m.Kind = Keep, KeepAtMost
		return
	}
	if g.base != nil || level {
		g.before.roles &^= compare
	}
	m.Direction, m.Kind = judged(m, g, counting)
	if m.Kind == Absolute && m.Direction == Decrease && g.base == nil && g.before.roles&(down|below) == 0 && g.q.form == percent && afterNumber {
		m.Direction = Increase // resolve 95% of incidents
	}
	if g.q.form == times && (m.Kind != Absolute || verb&(up|down) != 0 || afterNumber && g.before.roles&(to|reach|keep) == 0 && verb&(reach|keep) == 0 && !timesItself(m.Name)) {
		m.Kind = RelativeTimes
	}
	if g.q.form == place {
		m.Direction, m.Kind = Decrease, Absolute
	}
}

// periodEn reads "per month" behind the noun.
func (c *clause) periodEn(m *Metric, g *group, limit int) {
	m.Period = Maybe(g.q.period)
	for i := g.end; i < limit && m.Period == ""; i++ {
		if isSpace(c.rs[i]) || c.rs[i] == '/' {
			if p, e := perAt(c.rs, i, limit); p != "" && e > i {
				m.Period = Maybe(p)
			}
		}
	}
}
