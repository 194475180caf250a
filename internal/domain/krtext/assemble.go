package krtext

import "strings"

// assemble puts the tree of a document together whose parts are labelled or
// stand in tables.
func assemble(s *source, its []item) *builder {
	b := &builder{s: s, items: its, sections: []section{{}}}
	for i := range its {
		b.labels = b.labels || its[i].lab.role == objective && !its[i].body.empty() && (its[i].lab.numbered() || its[i].lab.colon)
	}
	for b.i = range its {
		b.step(&its[b.i])
	}
	return b
}

func (b *builder) ignore(it *item, why Why) {
	l := &b.s.lines[it.line]
	if l.why == "" && !l.used {
		l.why = why
	}
}

func (b *builder) use(it *item) {
	b.s.lines[it.line].used = true
	b.s.lines[it.line].why = ""
}

func (b *builder) step(it *item) {
	if it.table != nil {
		b.takeTable(it)
		return
	}
	if b.skipped(it) {
		b.ignore(it, WhyExample)
		return
	}
	if it.struck {
		b.last = nil
		b.ignore(it, WhyStruck)
		return
	}
	switch r := it.lab.role; {
	case r == objective:
		b.onObjective(it)
	case r == keyResult:
		b.onResult(it)
	case r == action:
		b.onAction(it)
	case r == measure:
		b.onMeasure(it)
	case r == sample:
		b.onSample(it)
	case r == after:
		b.onAfter(it)
	case r == unit:
		b.onUnit(it)
	case r != plain:
		b.onAttribute(it)
	case rule(it.whole):
		b.last, b.maybe = nil, nil
		b.ignore(it, WhySection)
	default:
		b.onPlain(it)
	}
}

// rule says whether a line only draws.
func rule(x run) bool {
	for _, c := range x.f() {
		if !strings.ContainsRune("-=*_~─━═—+·. #", c) {
			return false
		}
	}
	return true
}

// skipped says whether the item lies in a part that shows how not to write, and
// ends that part.
func (b *builder) skipped(it *item) bool {
	if b.skip == nil {
		return false
	}
	head := b.skip
	ends := it.gap > 0 && b.items[b.i-1].line > head.line && head.heading == 0 ||
		it.heading > 0 && (head.heading == 0 || it.heading <= head.heading) ||
		praised(it.whole)
	if ends {
		b.skip = nil
	}
	return !ends
}

func praised(x run) bool {
	for _, w := range []string{"正例", "正确", "好的例子", "好例子", "好的示例", "推荐写法", "good", "better", "✅", "do:", "改为", "建议改为"} {
		if x.hasPrefix(w) {
			return true
		}
	}
	return false
}

func (b *builder) onSample(it *item) {
	b.ignore(it, WhyExample)
	b.last = nil
	if it.body.empty() {
		b.skip = it
		b.close()
	}
}

func (b *builder) onAfter(it *item) {
	b.last = nil
	b.ignore(it, WhySection)
	if b.o == nil || it.heading > 0 && (b.o.at.heading == 0 || it.heading <= b.o.at.heading) || it.gap > 0 && it.indent <= b.o.at.indent || b.k == nil && it.body.empty() {
		b.close()
		b.done = true
	} else {
		b.actions, b.orphan = it, true
	}
}

// close ends the present objective.
func (b *builder) close() {
	b.o, b.k, b.a, b.last, b.results, b.style, b.actions = nil, nil, nil, nil, nil, nil, nil
	b.title, b.orphan, b.maybe = false, false, nil
}

// onUnit begins the part of a department: 部门：市场部, Team: Growth.
func (b *builder) onUnit(it *item) {
	b.ignore(it, WhySection)
	b.last = nil
	if b.o != nil && it.gap == 0 && it.heading == 0 {
		return
	}
	name, said := peel(it.body)
	b.enter(name, said)
}

func (b *builder) enter(name run, said attributes) {
	b.close()
	b.done = false
	b.sections = append(b.sections, section{name: name, said: said})
}

func (b *builder) onObjective(it *item) {
	n := b.next()
	part := it.listed() && it.mark.kind != bulleted && !it.lab.colon && n != nil && n.listed() && n.lab.role == plain && n.mark.kind != it.mark.kind
	if (it.lab.many || part) && it.body.empty() && !it.lab.numbered() {
		// "## Objectives" heads a list.
		b.close()
		b.done = false
		b.ignore(it, WhySection)
		return
	}
	if explains(it) {
		b.ignore(it, WhyExample)
		b.last = nil
		return
	}
	if !it.lab.numbered() && !it.lab.colon && it.body.empty() && it.heading == 0 {
		// 目标 alone on a line, outside any table.
		if n := b.next(); n == nil || n.gap > 1 || n.lab.role == keyResult {
			b.ignore(it, WhySection)
			return
		}
	}
	b.begin(it)
	b.use(it)
	body, said := peel(it.body)
	said.fill(b.extra(it))
	b.o.said = said
	b.o.no = it.lab.no[0]
	if empty(body) {
		b.title = true
		if !body.empty() {
			b.title = false
			b.out = b.out[:len(b.out)-1]
			b.ignore(it, WhyEmpty)
		}
		return
	}
	b.o.title = []run{body}
	b.last = &b.o.title
}

// begin starts an objective at an item.
func (b *builder) begin(it *item) {
	b.close()
	b.done = false
	b.o = &objectiveNode{section: len(b.sections) - 1, at: it, bare: !b.labelled()}
	b.out = append(b.out, b.o)
}

// labelled looks ahead whether the objective at hand has labelled key results.
func (b *builder) labelled() bool {
	const far = 400
	for j := b.i + 1; j < len(b.items) && j < b.i+far; j++ {
		n := &b.items[j]
		if n.lab.role == objective && !explains(n) || n.table == nil && n.heading > 0 && n.heading < 7 && n.heading <= b.items[b.i].heading {
			return false
		}
		if n.lab.role == keyResult || n.table != nil {
			return true
		}
	}
	return false
}

func (b *builder) next() *item {
	if b.i+1 < len(b.items) {
		return &b.items[b.i+1]
	}
	return nil
}

// extra reads the attributes that stand in brackets within the label.
func (b *builder) extra(it *item) attributes {
	if it.lab.extra.empty() {
		return attributes{}
	}
	a, _ := group(it.lab.extra)
	return a
}

// explains says whether a labelled line tells what the word means instead of
// using it: 目标（Objective）：我们想要达成什么。
func explains(it *item) bool {
	if it.lab.numbered() || it.body.len() < 6 {
		return false
	}
	t := it.body.folded()
	for _, w := range []string{"什么", "怎样", "怎么", "是指", "指的是", "方向感", "鼓舞", "可衡量", "要有挑战", "应该", "不宜", "should be ", "should ", "measurable", "qualitative", "inspirational", "aspirational statement", "用来", "用于衡量", "定性的", "定性描述", "定性语言", "定量的"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	for _, w := range []string{"what ", "how ", "a short ", "an ambitious", "ambitious", "where "} {
		if strings.HasPrefix(t, w) {
			return true // Objective: what we want to achieve; not: Objective: know what customers want
		}
	}
	return false
}

// empty says whether a body is still to be written: 待定, TBD, XXX, ____.
func empty(x run) bool {
	x = unsigned(x.trimSet("。.…:;,()[]【】<>_-—/~*“”\"xX?？"))
	if x.empty() {
		return true
	}
	if x.len() > 14 {
		return false
	}
	for _, w := range []string{"填写", "请填", "请输入", "在此输入", "在这里", "此处填", "insert ", "your objective", "your key result", "enter ", "write your"} {
		if x.hasPrefix(w) {
			return true
		}
	}
	for _, w := range []string{",待定", ",待补充", ",tbd", ", tbd", " 待定", " tbd"} {
		if x.hasSuffix(w) {
			return true
		}
	}
	switch strings.ReplaceAll(x.folded(), " ", "") {
	case "待定", "待补充", "待填", "待填写", "待确认", "待讨论", "待完善", "暂无", "无", "空", "略", "tbd", "todo", "tbc", "n/a", "na", "none", "tobedetermined", "tobedefined", "tobeconfirmed", "pending", "同上", "待细化", "待更新", "待拆解", "待制定", "暂定", "未定", "后续补充", "稍后补充", "comingsoon", "placeholder", "填写", "请填写", "keyresult", "关键结果", "目标", "objective", "待评估", "先空着", "删除", "已删除", "已取消", "cancelled", "removed", "待定义", "draft", "empty", "blank", "notset", "undefined":
		return true
	}
	return strings.HasPrefix(x.folded(), "待") && x.len() <= 6 && strings.ContainsAny(x.folded(), "定补填认论充")
}
