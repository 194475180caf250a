package krtext

import (
	"strings"
	"unicode"
)

// onPlain takes a line without a label: what it is follows from where it stands.
func (b *builder) onPlain(it *item) {
	switch {
	case stamp(it.whole):
		b.last = nil
		b.ignore(it, WhyMail)
	case b.title && b.takeTitle(it):
	case it.heading > 0:
		b.onHeading(it)
	case b.sibling(it):
		b.promote(it)
	case b.done:
		b.ignore(it, WhyProse)
		b.propose(it)
	case b.o == nil:
		b.onOutside(it)
	case b.actions != nil && b.inActions(it):
		b.onListedAction(it)
	case b.k != nil && len(b.k.text) == 0 && b.last == &b.k.text && it.gap == 0:
		b.fillResult(it)
	case b.goesOn(it):
		b.use(it)
		*b.last = append(*b.last, b.tail(it))
	case b.results != nil && b.inResults(it), b.results == nil && b.o.bare && b.inBare(it):
		b.onListed(it)
	default:
		b.onStray(it)
	}
}

// takeTitle makes the line below "Objective 1" its title.
func (b *builder) takeTitle(it *item) bool {
	b.title = false
	if it.gap > 2 || it.body.len() > 160 {
		return false
	}
	title, said := peel(it.body)
	b.o.title = []run{title}
	b.o.said.fill(said)
	b.use(it)
	b.last = &b.o.title
	return true
}

// fillResult makes the line below "KR1" its text.
func (b *builder) fillResult(it *item) {
	text, said := peel(it.body)
	if empty(text) {
		b.ignore(it, WhyEmpty)
		return
	}
	b.k.text = []run{text}
	b.k.said.fill(said)
	b.use(it)
	b.last = &b.k.text
}

// tail reads the rest of a wrapped line, whose end may hold attributes.
func (b *builder) tail(it *item) run {
	x, _ := clean(it.raw)
	text, said := peel(x)
	switch {
	case b.a != nil && b.last == &b.a.title:
		b.a.said.fill(said)
	case b.k != nil && b.last == &b.k.text:
		b.k.said.fill(said)
	case b.o != nil && b.last == &b.o.title:
		b.o.said.fill(said)
	}
	return text
}

// onHeading takes a heading without a label.
func (b *builder) onHeading(it *item) {
	b.ignore(it, WhySection)
	b.propose(it)
	if b.o != nil && b.o.at.heading > 0 && it.heading > b.o.at.heading && it.heading < 7 {
		// A heading below the objective's: a part of it that isn't read.
		b.actions, b.a, b.orphan, b.last = it, nil, true, nil
		return
	}
	m := b.maybe
	b.enter(headed(it.body))
	b.maybe = m
}

// propose keeps an unlabelled line in mind as a title.
func (b *builder) propose(it *item) {
	b.hint = attributes{}
	if it.body.len() >= 2 && it.body.len() <= 80 && !measured(it.body) && !strings.ContainsRune("。?？!！", it.body.last()) {
		b.maybe = it
	}
}

// onOutside takes a plain line where no objective is open.
func (b *builder) onOutside(it *item) {
	b.propose(it)
	if b.partName(it) {
		b.ignore(it, WhySection)
		m := b.maybe
		b.enter(headed(it.body))
		b.maybe = m
		return
	}
	if len(b.out) == 0 && okrish(it.whole) && it.whole.len() < 40 {
		// Who is named on the title's line as responsible owns what stands below.
		b.sections[len(b.sections)-1].said.fill(attributes{owner: attributesOf(it.whole).owner})
		b.ignore(it, WhyTitle)
		return
	}
	b.ignore(it, WhyProse)
}

// partName says whether a line names a department or another part.
func (b *builder) partName(it *item) bool {
	if it.body.len() > 60 {
		return false
	}
	x, _ := peel(it.body)
	x = x.trimSet(":：")
	if x.len() < 2 || x.len() > 24 {
		return false
	}
	if it.mark.kind == zhComma || it.mark.kind == zhParens || it.whole.first() == '【' && it.whole.last() == '】' {
		return true
	}
	if unitLike(x) {
		return true
	}
	n := b.next()
	return n != nil && n.lab.role == objective && n.lab.no[0] == 1 && x.len() <= 16 && !measured(x) && !okrish(x) && len(b.out) > 0 &&
		!strings.ContainsRune("。，,；;", it.whole.last())
}

// unitLike says whether words look like the name of a team.
func unitLike(x run) bool {
	t := strings.TrimSuffix(strings.TrimSpace(strings.TrimSuffix(x.folded(), "okr")), "的")
	for _, w := range []string{"部", "组", "中心", "团队", "事业部", "公司", "集团", "部门", "室", "小组", "公司级", "公司层面", "部门级", "team", "department", "company", "dept", "squad", "个人"} {
		if strings.HasSuffix(t, w) {
			return !strings.ContainsAny(t, "，,。；;")
		}
	}
	return false
}

// inActions says whether a plain line belongs to the open list of actions.
func (b *builder) inActions(it *item) bool {
	h := b.actions
	ends := it.indent < h.indent && !h.inline || it.gap > 0 && !it.listed() && it.indent <= h.indent ||
		h.heading == 0 && !h.inline && it.indent == h.indent && h.listed() && it.listed() && it.mark.kind == h.mark.kind
	if ends {
		b.actions, b.a, b.last = nil, nil, nil
		b.orphan = false
		return false
	}
	return true
}

func (b *builder) onListedAction(it *item) {
	switch {
	case b.orphan:
		b.ignore(it, orphanWhy(b.actions))
	case b.a != nil && it.listed() && it.indent > b.a.at.indent && b.a.at.listed():
		b.ignore(it, WhyNote) // the step of an action
	case !it.listed() && b.goesOn(it) && b.a != nil && !b.a.ended():
		b.use(it)
		*b.last = append(*b.last, b.tail(it))
	default:
		b.addAction(it, it.body)
	}
}

func orphanWhy(head *item) Why {
	if head.lab.role == action {
		return WhyAction
	}
	return WhyNote
}

func (a *actionNode) ended() bool { return a.said.owner != "" || a.said.due != "" }

// goesOn says whether a line goes on with the sentence of the line before.
func (b *builder) goesOn(it *item) bool {
	const most = 8 // lines that a sentence may be wrapped over
	if b.last == nil || len(*b.last) == 0 || len(*b.last) > most || it.gap > 0 || it.listed() || it.inline {
		return false
	}
	before := (*b.last)[len(*b.last)-1]
	prev := b.s.lines[it.line-1].text
	if prev.empty() || strings.ContainsRune("。.;!?！？；", prev.last()) || farewell(it.whole) || it.whole.last() == ':' || keyed(it.whole) {
		return false
	}
	open := strings.ContainsRune(",、，:(—-", prev.last()) || lowerStart(it.whole)
	if !open && b.partName(it) {
		return false
	}
	if b.s.full(it.line - 1) {
		return true
	}
	if b.o != nil && b.last == &b.o.title {
		if b.o.bare && b.k == nil && measured(it.body) && !open {
			return false
		}
		if columns(b.s.lines[it.line-1]) >= 30 && it.body.len() <= 6 && b.resultNext() && !unitLike(it.body) {
			return true // the few words that a narrow page wrapped
		}
		return open || columns(b.s.lines[it.line-1]) >= 44 && !strings.ContainsRune("。.", it.whole.last())
	}
	if b.results != nil && b.style != nil && !b.style.listed() && !open && measured(it.body) && (measured(before) || len(*b.last) > 1) {
		return startsMidway(it.whole)
	}
	if b.o != nil && b.o.bare && b.k != nil && !b.k.at.listed() && !open && measured(it.body) && measured(before) {
		return startsMidway(it.whole)
	}
	// A line that ended long before any page does, and says all it has to, goes on
	// only where the next shows it.
	return open || columns(b.s.lines[it.line-1]) >= 24 || !measured(before) || startsMidway(it.whole)
}

// resultNext says whether a labelled key result follows.
func (b *builder) resultNext() bool {
	n := b.next()
	return n != nil && n.gap == 0 && n.lab.role == keyResult
}

// keyed says whether a line begins with a name and a colon, as a field does.
func keyed(x run) bool {
	i := x.index(':')
	if i < 2 || i > 14 || digit(x.get(i-1)) && digit(x.get(i+1)) {
		return false
	}
	for _, c := range x.f()[:i] {
		if !unicode.IsLetter(c) && c != ' ' {
			return false
		}
	}
	return i <= 8 || ascii(x.first())
}

func lowerStart(x run) bool { return !x.empty() && unicode.IsLower(x.r()[0]) }

// startsMidway knows the words that only go on with a sentence.
func startsMidway(x run) bool {
	for _, w := range []string{"其中", "并", "且", "以及", "同时", "和", "及", "或", "而", "的", "and ", "or ", "with ", "to ", "by ", "from ", "while "} {
		if x.hasPrefix(w) {
			return true
		}
	}
	return lowerStart(x)
}

func columns(l line) int {
	n := l.indent
	for _, c := range l.text.r() {
		n += width(c)
	}
	return n
}

// farewell knows the lines that end a mail or chat message.
func farewell(x run) bool {
	t := strings.TrimRight(x.folded(), "!~,.。！ ")
	switch t {
	case "谢谢", "以上", "感谢", "谢谢大家", "祝好", "此致", "敬礼", "thanks", "thank you", "best", "best regards", "regards", "cheers", "收到", "好的", "ok", "多谢", "辛苦了", "请知悉", "thx", "顺颂商祺":
		return true
	}
	return false
}

// inResults says whether a plain line belongs to the open list of key results.
func (b *builder) inResults(it *item) bool {
	if it.lab.role != plain {
		return false
	}
	if b.style == nil {
		return it.listed() || it.gap == 0 || it.indent > b.results.indent || measured(it.body)
	}
	if b.style.listed() {
		return it.listed() && it.indent >= min(b.style.indent, b.results.indent)
	}
	return it.gap == 0 && !it.listed() || measured(it.body) && it.indent >= b.style.indent
}

// inBare says whether a plain line is a key result below an objective that has
// no labelled ones.
func (b *builder) inBare(it *item) bool {
	o := b.o.at
	if it.indent < o.indent {
		return false
	}
	if okrish(it.whole) && it.body.len() < 24 && !measured(it.body) {
		return false // 二、Q2 OKR names a part
	}
	if it.listed() {
		if b.style == nil && it.indent == o.indent && o.listed() && it.mark.kind == o.mark.kind && o.heading == 0 {
			return false
		}
		return true
	}
	if b.style != nil && b.style.listed() {
		return false
	}
	return measured(it.body) && it.body.len() < 120 && (it.gap <= 1 || it.indent > o.indent)
}

// onListed takes a member of the open list: a key result, or what hangs below one.
func (b *builder) onListed(it *item) {
	if b.style == nil {
		b.style = it
	}
	if b.k != nil && it.listed() && it.indent > b.style.indent && b.style.listed() {
		b.below(it)
		return
	}
	if farewell(it.whole) || it.body.len() > 400 {
		b.ignore(it, WhyProse)
		return
	}
	b.addResult(it, it.body)
}

// below takes an unlabelled item under a key result: an action where someone
// or a date stands beside it, else a remark.
func (b *builder) below(it *item) {
	b.last = nil
	body, said := peel(it.body)
	switch {
	case body.empty():
		b.use(it)
		b.k.said.fill(said)
	case said.owner != "" || said.due != "":
		b.use(it)
		b.k.actions = append(b.k.actions, &actionNode{title: []run{body}, said: said, at: it})
	default:
		b.ignore(it, WhyNote)
	}
}

// onStray takes a plain line that belongs to nothing.
func (b *builder) onStray(it *item) {
	if b.k != nil && it.gap == 0 || b.o != nil && b.k == nil {
		if _, said := peel(it.body); it.whole.first() == '(' && it.whole.last() == ')' {
			if a, ok := group(it.whole.cut(1, it.whole.len()-1)); ok {
				b.use(it)
				b.subject(it).fill(a)
				return
			}
		} else if b.k != nil && it.indent > b.k.at.indent && (said.owner != "" || said.due != "") {
			b.below(it)
			return
		}
	}
	b.last = nil
	b.propose(it)
	if b.partName(it) && (it.gap > 0 || it.indent <= b.o.at.indent) && (b.k != nil || b.o.bare) {
		b.ignore(it, WhySection)
		m := b.maybe
		b.enter(headed(it.body))
		b.maybe = m
		return
	}
	why := WhyNote
	if it.gap > 0 && it.indent <= b.o.at.indent && !it.listed() {
		why = WhyProse
		if b.k != nil || b.results != nil {
			b.results, b.style = nil, nil
			b.o.bare = false
		}
	}
	b.ignore(it, why)
}

// stamp knows the line that a chat puts before each message: a name and a time.
func stamp(x run) bool {
	if x.len() > 48 || x.len() < 4 {
		return false
	}
	t := x.folded()
	i := strings.LastIndexByte(t, ':')
	if i < 1 || i+2 >= len(t) || !digit(rune(t[i-1])) || !digit(rune(t[i+1])) || !digit(rune(t[i+2])) {
		return false
	}
	rest := strings.TrimSpace(t[i+3:])
	if rest != "" && rest != "am" && rest != "pm" && rest != "]" && rest != ")" {
		return false
	}
	words := strings.FieldsFunc(t, func(c rune) bool { return unicode.IsSpace(c) })
	return len(words) <= 5
}
