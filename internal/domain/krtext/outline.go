package krtext

import "strings"

// branch is an item of an unlabelled document with what lies below it.
type branch struct {
	it       *item
	children []*branch
	level    int
}

// longestOutline is how many lines without one label may be somebody's
// objectives: more are a log or a list of something else.
const longestOutline = 20000

// outline reads a document that says by nesting alone what belongs to what.
func outline(s *source, its []item) *builder {
	if len(its) > longestOutline {
		return nil
	}
	root := grow(its)
	b := &builder{s: s, items: its, sections: []section{{}}}
	b.visit(root, 0)
	if len(b.out) == 0 {
		b.groups()
	}
	if len(b.out) == 0 {
		return nil
	}
	return b
}

// grow builds the tree by headings, markers and indent.
func grow(its []item) *branch {
	root := &branch{level: -1}
	stack := []*branch{root}
	for i := range its {
		it := &its[i]
		if it.table != nil || it.struck || rule(it.whole) || stamp(it.whole) {
			continue
		}
		for len(stack) > 1 && !below(it, stack) {
			stack = stack[:len(stack)-1]
		}
		n := &branch{it: it, level: len(stack)}
		top := stack[len(stack)-1]
		top.children = append(top.children, n)
		if len(stack) < 30 {
			stack = append(stack, n)
		}
	}
	return root
}

// below says whether an item lies below the last of the stack.
func below(it *item, stack []*branch) bool {
	top := stack[len(stack)-1].it
	if it.heading > 0 || top.heading > 0 {
		return top.heading > 0 && (it.heading == 0 || it.heading > top.heading)
	}
	if it.indent != top.indent {
		if it.indent < top.indent {
			return false
		}
		return it.indent > top.indent+1 || rank(it) != rank(top)
	}
	if rank(it) == rank(top) {
		return it.mark.kind == numLevels && it.mark.depth > top.mark.depth
	}
	// Another marker at the same indent lies deeper, unless the marker was seen
	// higher up; a line without one lies higher than those with.
	for _, n := range stack[1 : len(stack)-1] {
		if n.it.indent == it.indent && n.it.heading == 0 && rank(n.it) == rank(it) {
			return false
		}
	}
	if !it.listed() {
		return false
	}
	return !top.listed() || it.mark.kind != numLevels || top.mark.kind != noMarker
}

// rank tells the styles of markers apart.
func rank(it *item) int {
	r := int(it.mark.kind) * 1000
	if it.mark.kind == bulleted {
		r += int(it.mark.sign) << 12
	}
	if it.mark.kind == numLevels {
		r += it.mark.depth
	}
	return r
}

// visit looks for the branches whose children are measured: those are
// objectives, their children key results.
func (b *builder) visit(n *branch, deep int) {
	if deep > 30 {
		return
	}
	if n.it != nil && n.objective() {
		b.branchObjective(n)
		return
	}
	if n.it != nil && (unitLike(n.it.body.trimSet("【】:")) || n.it.heading > 0) {
		b.enter(headed(n.it.body))
		b.ignore(n.it, WhySection)
	}
	for _, c := range n.children {
		b.visit(c, deep+1)
	}
}

// objective says whether a branch reads as an objective with its key results.
func (n *branch) objective() bool {
	if n.it.body.empty() || n.it.body.len() > 100 || strings.ContainsRune("。?？:", n.it.whole.last()) && n.it.whole.last() != ':' {
		return false
	}
	if talks(n.it.body) {
		return false
	}
	total, hit := 0, 0
	for _, c := range n.children {
		if c.it.lab.role != plain || farewell(c.it.whole) || !c.it.listed() && n.it.heading > 0 && strings.ContainsRune("。.?!", c.it.whole.last()) {
			continue
		}
		total++
		if measured(c.it.body) && c.it.body.len() < 160 {
			hit++
		}
	}
	return hit > 0 && hit*2 >= total && !measuredDate(n.it.body) && !okrish(n.it.body)
}

// talks says whether a line heads notes or advice, which are no OKRs however
// many numbers stand below.
func talks(x run) bool {
	t := x.folded()
	for _, w := range []string{"notes", "agenda", "minutes", "recap", "tips", "how we", "how to", "why ", "faq", "changelog", "纪要", "周报", "日报", "要点", "步骤", "注意", "建议", "如何", "怎么", "为什么", "待办", "好处", "优势", "原则", "误区", "区别", "说明", "背景", "附录"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// measuredDate says whether a line is the stamp of a message or entry.
func measuredDate(x run) bool { return dated(x) || stamp(x) }

func (b *builder) branchObjective(n *branch) {
	b.begin(n.it)
	b.o.bare = false
	b.use(n.it)
	title, said := peel(n.it.body.trimRightSet(":："))
	b.o.title, b.o.said, b.o.no = []run{title}, said, n.it.mark.n
	for _, c := range n.children {
		b.branchResult(c, n)
	}
}

func (b *builder) branchResult(c, n *branch) {
	it := c.it
	switch {
	case it.lab.role == keyResult && it.body.empty():
		for _, g := range c.children {
			b.branchResult(g, n)
		}
		return
	case it.lab.role == action:
		b.onAction(it)
		for _, g := range c.children {
			b.addAction(g.it, g.it.body)
		}
		return
	case it.lab.role != plain && it.lab.role != keyResult:
		b.onAttribute(it)
		return
	case !it.listed() && b.k != nil && n.children[0].it.listed() && it.gap == 0:
		b.last = &b.k.text
		if b.goesOn(it) {
			b.use(it)
			*b.last = append(*b.last, b.tail(it))
		} else {
			b.ignore(it, WhyNote)
		}
		return
	case !it.listed() && b.k != nil && n.children[0].it.listed() && !measured(it.body):
		b.ignore(it, WhyProse)
		return
	}
	b.addResult(it, it.body)
	for _, g := range c.children {
		switch {
		case g.it.lab.role == action:
			b.onAction(g.it)
			for _, h := range g.children {
				b.addAction(h.it, h.it.body)
			}
		case g.it.lab.role != plain:
			b.onAttribute(g.it)
		default:
			b.below(g.it)
		}
	}
}

// groups reads paragraphs whose first line is an objective and whose others are
// its key results, with no marks at all.
func (b *builder) groups() {
	for i := 0; i < len(b.items); {
		j := i + 1
		for j < len(b.items) && b.items[j].gap == 0 && b.items[j].table == nil {
			j++
		}
		b.group(b.items[i:j])
		i = j
	}
}

func (b *builder) group(its []item) {
	if len(its) < 2 || its[0].lab.role != plain || measured(its[0].body) || its[0].body.len() > 60 || strings.ContainsRune("。?？!", its[0].whole.last()) || okrish(its[0].body) {
		return
	}
	total, hit := 0, 0
	for k := range its[1:] {
		if it := &its[k+1]; it.lab.role == plain {
			total++
			if measured(it.body) && it.body.len() < 120 {
				hit++
			}
		}
	}
	if hit == 0 || hit*2 < total {
		return
	}
	b.begin(&its[0])
	b.o.bare = true
	b.use(&its[0])
	title, said := peel(its[0].body.trimRightSet(":："))
	b.o.title, b.o.said = []run{title}, said
	for k := range its[1:] {
		it := &its[k+1]
		switch {
		case it.lab.role != plain:
			b.onAttribute(it)
		case b.goesOn(it):
			b.use(it)
			*b.last = append(*b.last, b.tail(it))
		default:
			b.addResult(it, it.body)
		}
	}
}

// bareLines reads lines that are all key results, with no objective.
func bareLines(s *source, its []item) *builder {
	if len(its) > longestOutline {
		return nil
	}
	total, hit := 0, 0
	for i := range its {
		it := &its[i]
		if it.table != nil {
			return nil
		}
		if it.lab.role != plain || rule(it.whole) || i == 0 && okrish(it.whole) && !measured(it.body) || farewell(it.whole) {
			continue
		}
		total++
		if measured(it.body) && it.body.len() < 120 && sentences(it.body) < 3 {
			hit++
		}
	}
	if hit == 0 || hit*2 <= total && hit < total {
		return nil
	}
	b := &builder{s: s, items: its, sections: []section{{}}}
	b.begin(&its[0])
	b.o.bare = true
	for i := range its {
		it := &its[i]
		b.i = i
		switch {
		case it.struck || rule(it.whole):
			b.ignore(it, WhyStruck)
		case it.lab.role != plain:
			b.onAttribute(it)
		case i == 0 && okrish(it.whole) && !measured(it.body) || farewell(it.whole):
			b.ignore(it, WhyTitle)
		case it.gap == 0 && b.goesOn(it):
			b.use(it)
			*b.last = append(*b.last, b.tail(it))
		default:
			b.addResult(it, it.body)
		}
	}
	return b
}
