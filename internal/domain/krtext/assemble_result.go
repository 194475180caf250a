package krtext

import "strings"

// onResult takes a line labelled as a key result, or the head of a list of them.
func (b *builder) onResult(it *item) {
	if explains(it) {
		b.ignore(it, WhyExample)
		b.last = nil
		return
	}
	b.adopt(it)
	head := !it.lab.numbered() && it.lab.word != "kr"
	if it.body.empty() && head {
		b.ignore(it, WhySection)
		b.openResults(it)
		return
	}
	if head {
		b.openResults(it)
		for _, part := range clauses(it.body) {
			b.addResult(it, part)
		}
		return
	}
	b.results, b.style = nil, nil
	b.addResult(it, it.body)
}

func (b *builder) openResults(it *item) {
	if b.o == nil {
		b.begin(it)
	}
	b.results, b.style, b.actions, b.orphan, b.last, b.title = it, nil, nil, false, nil, false
}

// clauses parts key results that semicolons part: 关键结果：A；B；C
func clauses(x run) []run {
	if _, rest := listMarker(x); rest.len() < x.len() {
		x = rest
	}
	parts := fields(x, ";")
	if len(parts) < 2 {
		return []run{x}
	}
	for _, p := range parts {
		if !measured(p) {
			return []run{x}
		}
	}
	return parts
}

// adopt finds the objective that a key result belongs to.
func (b *builder) adopt(it *item) {
	b.done = false
	if m := b.maybe; m != nil && !b.labels && b.turns(m, it) {
		b.promote(m)
	}
	if b.o != nil && it.lab.no[1] > 0 && b.o.no > 0 && b.o.no != it.lab.no[0] {
		for j := len(b.out) - 1; j >= 0; j-- {
			if o := b.out[j]; o.no == it.lab.no[0] && o.section == len(b.sections)-1 {
				b.o, b.k, b.a = o, nil, nil
				break
			}
		}
	}
	if b.o == nil {
		b.begin(it)
		b.o.bare = false
	}
}

// promote makes an unlabelled line an objective.
func (b *builder) promote(m *item) {
	hint := b.hint
	b.maybe = nil
	b.begin(m)
	b.use(m)
	title, said := peel(m.body)
	said.fill(hint)
	b.o.title, b.o.said, b.o.no = []run{title}, said, m.mark.n
	b.o.bare = false
	b.hint = attributes{}
}

// sibling says whether an unlabelled item stands in one list with the present
// objective, which has no label either.
func (b *builder) sibling(it *item) bool {
	return !b.labels && b.o != nil && b.k != nil && b.o.at.lab.role == plain && b.o.at.table == nil && b.o.at.heading == 0 && b.o.at.listed() && it.listed() &&
		it.heading == 0 && it.mark.kind == b.o.at.mark.kind && it.indent == b.o.at.indent && it.mark.n == b.o.at.mark.n+min(b.o.at.mark.n, 1) &&
		(b.style == nil || b.style.mark.kind != it.mark.kind || b.style.indent > it.indent)
}

// turns says whether the unlabelled line m begins a new objective, whose first
// key result is it.
func (b *builder) turns(m, it *item) bool {
	if b.o == nil || b.k == nil {
		return b.o == nil || len(b.o.title) == 0
	}
	if m.line <= b.k.at.line {
		return false
	}
	if it.lab.numbered() {
		return it.lab.no[1] > 0 && it.lab.no[1] <= b.k.at.lab.no[1] || it.lab.no[1] == 0 && it.lab.no[0] <= b.k.no
	}
	return m.heading > 0 || m.gap > 0 || m.indent < it.indent || m.listed()
}

// addResult adds one key result to the present objective.
func (b *builder) addResult(it *item, body run) *resultNode {
	text, said := peel(body)
	k := &resultNode{said: said, at: it, no: it.lab.no[0]}
	if it.lab.no[1] > 0 {
		k.no = it.lab.no[1]
	}
	k.said.fill(b.extra(it))
	b.k, b.a, b.actions, b.orphan, b.title, b.last = k, nil, nil, false, false, nil
	if empty(text) && !text.empty() {
		b.ignore(it, WhyEmpty)
		k.at = it
		return k // a place to hang attributes on, never kept
	}
	if !text.empty() {
		k.text = []run{text}
	}
	b.use(it)
	b.o.results = append(b.o.results, k)
	b.last = &k.text
	return k
}

// onMeasure takes 衡量指标：…: it judges the key result above, or is itself a
// list of key results where the objective has no others.
func (b *builder) onMeasure(it *item) {
	switch {
	case b.o == nil || b.o.bare && b.k == nil || b.results != nil && b.k == nil:
		if b.o == nil {
			b.ignore(it, WhyNote)
			return
		}
		b.onResult(&item{line: it.line, gap: it.gap, indent: it.indent, mark: it.mark, body: it.body, whole: it.whole, lab: label{role: keyResult, word: "关键结果", colon: true}})
	case b.k != nil && !it.body.empty() && measured(it.body) && len(b.k.text) > 0 && !measured(joined(b.k.text)):
		text, said := peel(it.body)
		b.k.context, b.k.text, b.k.fixed = joined(b.k.text), []run{text}, true
		b.k.said.fill(said)
		b.use(it)
		b.last = &b.k.text
	default:
		b.ignore(it, WhyNote)
		b.last = nil
	}
}

// onAction takes the head of a plan, or one labelled action.
func (b *builder) onAction(it *item) {
	b.last = nil
	b.actions, b.a, b.orphan = it, nil, b.k == nil || b.above(it)
	if it.heading > 0 && b.o != nil && it.heading < 7 && (b.o.at.heading == 0 || it.heading <= b.o.at.heading) {
		b.close()
		b.actions, b.orphan = it, true
	}
	if it.body.empty() {
		b.ignore(it, WhySection)
		return
	}
	b.addActions(it, it.body)
}

// addActions adds what semicolons part: actions, and what is said about them.
func (b *builder) addActions(it *item, body run) {
	for _, part := range fields(body, ";") {
		if said, ok := single(part, true); ok && b.a != nil {
			b.a.said.fill(said)
			continue
		}
		b.addAction(it, part)
	}
}

// above says whether an action's head stands higher than the key result: it
// plans the whole objective then.
func (b *builder) above(it *item) bool {
	k := b.k.at
	if b.results != nil && !it.inline && b.results.line < k.line && it.indent <= b.results.indent && len(b.o.results) > 1 {
		return true // beside the head 关键结果, not below one of them
	}
	if it.heading > 0 {
		return k.heading == 0 && b.o.at.heading > 0 && it.heading < 7 || k.heading > 0 && it.heading <= k.heading
	}
	if it.inline || it.line == k.line {
		return false
	}
	return it.indent < k.indent || it.indent == k.indent && it.listed() && it.mark.kind == k.mark.kind && k.heading == 0
}

func (b *builder) addAction(it *item, body run) {
	if b.orphan || b.k == nil {
		b.ignore(it, WhyAction)
		return
	}
	if m, rest := listMarker(body); m.kind != noMarker {
		body = rest
	}
	title, said := peel(body)
	if empty(title) {
		b.ignore(it, WhyEmpty)
		return
	}
	b.use(it)
	loose := b.actions != nil && b.actions.indent <= b.k.at.indent && !b.actions.inline && b.actions.heading == 0
	b.a = &actionNode{title: []run{title}, said: said, at: it, loose: loose}
	b.k.actions = append(b.k.actions, b.a)
	b.last = &b.a.title
}

// onAttribute takes a line that says something about what stands above it.
func (b *builder) onAttribute(it *item) {
	b.last = nil
	why := WhyNote
	if it.lab.role == status {
		why = WhyStatus
	} else if it.lab.role == aside {
		why = WhyMail
	}
	said := attributesOf(it.whole)
	if got, ok := valueFor(it.lab.role, it.body, true); ok && !it.lab.colon {
		said = got
	}
	if it.lab.role == note || it.lab.role == aside {
		said = attributes{}
	}
	switch {
	case it.lab.role == baseline && b.k != nil:
		b.k.baseline = it.body
	case it.lab.role == target && b.k != nil:
		b.k.target = it.body
	}
	if said.owner == "" && said.due == "" && said.weight == "" && said.parent.empty() {
		b.ignore(it, why)
		b.swallow(it)
		return
	}
	b.s.lines[it.line].used = true
	if m := b.maybe; m != nil && !b.labels && it.gap == 0 && (m.listed() || m.heading > 0) && (b.o == nil || m.line > b.o.at.line && b.k != nil && m.line > b.k.at.line) {
		b.hint.fill(said)
		return
	}
	if a := b.subject(it); a != nil {
		a.fill(said)
	}
}

// swallow keeps the list below a note from being read as key results.
func (b *builder) swallow(it *item) {
	if it.body.empty() && it.lab.role != status {
		b.actions, b.a, b.orphan = it, nil, true
	}
}

// subject is what a line of attributes is about.
func (b *builder) subject(it *item) *attributes {
	switch {
	case b.a != nil && (it.indent > b.a.at.indent || it.gap == 0 && it.indent == b.a.at.indent && !it.listed()):
		return &b.a.said
	case b.k != nil && !b.outside(it):
		return &b.k.said
	case b.o != nil:
		return &b.o.said
	}
	if b.done {
		return nil
	}
	return &b.sections[len(b.sections)-1].said
}

// outside says whether an attribute stands apart from the key result before it,
// so that it is the objective's.
func (b *builder) outside(it *item) bool {
	k := b.k.at
	if k.heading > 0 || it.inline {
		return false
	}
	if it.indent <= k.indent && b.closing(it) {
		return true
	}
	return it.indent < k.indent || it.indent == k.indent && (it.gap > 0 && k.gap == 0 || it.listed() && k.listed() && it.mark.kind == k.mark.kind)
}

// closing says whether an attribute stands below the last of several key
// results none of which has such a line: it speaks of them all.
func (b *builder) closing(it *item) bool {
	n := b.next()
	if len(b.o.results) < 2 || it.listed() && b.k.at.listed() || n != nil && n.gap == 0 && (n.lab.role == keyResult || n.lab.role == plain && n.listed()) {
		return false
	}
	for _, k := range b.o.results {
		if k.said.owner != "" || k.said.due != "" {
			return false
		}
	}
	return true
}

// attributesOf reads a line of labelled values: 负责人：张三 | 截止：6月30日
func attributesOf(x run) attributes {
	var a attributes
	if x.len() > 400 {
		return a
	}
	start, r := -1, plain
	flush := func(end int) {
		if start >= 0 {
			v := x.cut(start, end).trimSet(":=,;|｜/·、()（）[]")
			if got, ok := valueFor(r, v, true); ok {
				a.fill(got)
			}
		}
	}
	for i := 0; i < x.len(); i++ {
		if i > 0 && !strings.ContainsRune(separators+"(（[", x.f()[i-1]) && x.f()[i-1] != 0x3000 {
			continue
		}
		l, n := word1(x.from(i))
		if l.role == plain || x.from(i+n).trimLeft().first() != ':' {
			continue
		}
		flush(i)
		start, r = i+n, l.role
		i += n
	}
	flush(x.len())
	return a
}
