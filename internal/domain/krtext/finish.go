package krtext

import (
	"sort"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
)

// document turns the tree into what is answered.
func (b *builder) document(s *source, o Options) Document {
	d := Document{Objectives: []Objective{}, Ignored: []Ignored{}}
	b.judge()
	d.Cycle = Maybe(cycleIn(s))
	years := string(d.Cycle)
	if years == "" {
		years = o.Cycle
	}
	f := finisher{cycle: years}
	parents := b.parents()
	for _, n := range b.out {
		x := f.objective(n)
		if p := parents[n]; p != nil {
			x.ParentTitle = Maybe(joined(p.title).squeeze().String())
		}
		if x.Owner == "" {
			x.Owner = Maybe(b.sections[n.section].said.owner)
		}
		d.Objectives = append(d.Objectives, x)
	}
	d.Ignored = ignored(s)
	d.Lang = language(s, d)
	return d
}

// language is that of the sentences; of the whole text where there are none.
func language(s *source, d Document) string {
	var t strings.Builder
	for _, o := range d.Objectives {
		t.WriteString(string(o.Title) + "\n")
		for _, k := range o.KeyResults {
			t.WriteString(string(k.Context) + k.Text + "\n")
		}
	}
	if t.Len() == 0 {
		return sentence.Lang(s.all.cut(0, min(s.all.len(), 2000)).String())
	}
	return sentence.Lang(t.String())
}

// judge drops what only looked like OKRs, and joins what was listed twice.
func (b *builder) judge() {
	good := map[bool]bool{} // by table or not: something is measured
	kept := 0
	for _, o := range b.out {
		o.clear()
		o.signed()
		for _, k := range o.results {
			good[o.table] = good[o.table] || measured(joined(k.text))
		}
		if len(o.results) > 0 {
			kept++
		}
	}
	first := map[string]*objectiveNode{}
	out := b.out[:0]
	for _, o := range b.out {
		title := bare(joined(o.title))
		switch {
		case len(o.results) == 0 && (len(o.title) == 0 || kept > 0 && !o.at.lab.numbered() && !o.table || kept == 0 && !o.at.lab.numbered()):
			continue
		case good[!o.table] && !good[o.table]:
			continue
		}
		if f := first[title]; f != nil && title != "" && (len(f.results) == 0 || len(o.results) == 0) && (f.section == o.section || len(f.results) == 0) {
			f.results = append(f.results, o.results...)
			f.said.fill(o.said)
			continue
		}
		if first[title] == nil {
			first[title] = o
		}
		out = append(out, o)
	}
	b.out = out
}

// clear drops key results without text, and a plan that stands below the last
// key result of several but was made for all of them.
func (o *objectiveNode) clear() {
	kept := o.results[:0]
	for _, k := range o.results {
		if len(k.text) > 0 && !joined(k.text).empty() {
			kept = append(kept, k)
		}
	}
	o.results = kept
}

// signed takes a name in brackets at the end of every key result of an
// objective for its owner. One alone may name anything: a market, a system.
func (o *objectiveNode) signed() {
	const least = 2
	if len(o.results) < least {
		return
	}
	ends := make([]int, len(o.results))
	for i, k := range o.results {
		x := joined(k.text).trimRight()
		open := strings.LastIndexByte(x.folded(), '(')
		if k.said.owner != "" || open < 1 || x.last() != ')' {
			return
		}
		ends[i] = len([]rune(x.folded()[:open]))
		if who := x.cut(ends[i]+1, x.len()-1).trim(); !name(who) || !ascii(who.first()) || place(who) {
			return
		}
	}
	for i, k := range o.results {
		x := joined(k.text).trimRight()
		k.said.owner = ownerOf(x.cut(ends[i]+1, x.len()-1))
		k.text = []run{x.cut(0, ends[i]).trimRight()}
	}
}

// finisher reads sentences and dates.
type finisher struct{ cycle string }

func (f finisher) objective(n *objectiveNode) Objective {
	title := joined(n.title).squeeze().trimRightSet("。；;，,、:：")
	o := Objective{Title: Maybe(title.String()), Owner: Maybe(n.said.owner), Span: title.span(), KeyResults: make([]KeyResult, 0, len(n.results))}
	for _, k := range n.results {
		o.KeyResults = append(o.KeyResults, f.result(k))
	}
	if title.empty() && len(o.KeyResults) > 0 {
		o.Span = Span{o.KeyResults[0].Span[0], o.KeyResults[len(o.KeyResults)-1].Span[1]}
	}
	return o
}

func (f finisher) result(n *resultNode) KeyResult {
	text := joined(n.text).squeeze().trimRightSet("。；;，,、")
	if text.last() == '.' && text.get(text.len()-2) != '.' {
		text = text.cut(0, text.len()-1)
	}
	context := n.context.squeeze()
	if !n.fixed {
		context, text = lead(text)
	}
	reading := sentence.Read(text.String())
	k := KeyResult{
		Text: text.String(), Context: Maybe(context.trimRightSet("。；;，,、:：").String()),
		Owner: Maybe(n.said.owner), Weight: Maybe(n.said.weight), Due: Maybe(dueIn(n.said.due, f.cycle)),
		Span: text.span(), Measurable: reading.Measurable, Metrics: []sentence.Metric{}, Actions: []Action{},
	}
	if !context.empty() && context.span()[0] < k.Span[0] && !n.fixed {
		k.Span[0] = context.span()[0]
	}
	for _, m := range reading.Metrics {
		k.Metrics = append(k.Metrics, placed(m, text))
	}
	complete(&k, n)
	if k.Due == "" {
		k.Due = Maybe(dayIn(reading.Metrics, f.cycle))
	}
	for _, a := range n.actions {
		t := joined(a.title).squeeze().trimRightSet("。；;，,、.")
		k.Actions = append(k.Actions, Action{Title: t.String(), Owner: Maybe(a.said.owner), Due: Maybe(dueIn(a.said.due, f.cycle))})
	}
	return k
}

// dayIn is the deadline within the sentence, where it is said to the day.
func dayIn(metrics []sentence.Metric, cycle string) string {
	for _, m := range metrics {
		if d := dueIn(string(m.Due), cycle); fullDate(d) {
			return d
		}
	}
	return ""
}

// placed moves the spans of a metric from its sentence into the input.
func placed(m sentence.Metric, x run) sentence.Metric {
	for _, s := range []*sentence.Span{&m.Span, &m.NameSpan, &m.TargetSpan, &m.BaselineSpan, &m.UnitSpan, &m.DueSpan} {
		if s[1] <= s[0] || s[0] < 0 || s[1] > x.len() {
			*s = Span{}
			continue
		}
		*s = x.cut(s[0], s[1]).span()
	}
	return m
}

// complete takes baseline and target from the cells beside a key result whose
// sentence doesn't say them.
func complete(k *KeyResult, n *resultNode) {
	if len(k.Metrics) > 1 {
		return
	}
	base, unit, okBase := n.value(n.baseline)
	goal, goalUnit, okGoal := n.value(n.target)
	if one, counts, ok := sentence.Value("1" + n.counted.squeeze().String()); ok && len(k.Metrics) == 1 && k.Metrics[0].Unit == "" && one.Equal(decimal.NewFromInt(1)) && k.Metrics[0].Target != nil {
		k.Metrics[0].Unit = counts
	}
	if n.present && len(k.Metrics) == 1 && k.Metrics[0].Kind == sentence.Count {
		okBase = false // how many of them are there already
	}
	if okBase && len(k.Metrics) == 1 && k.Metrics[0].Baseline == nil && k.Metrics[0].Target != nil {
		k.Metrics[0].Baseline = &base
	}
	said := len(k.Metrics) == 1 && k.Metrics[0].Kind != sentence.Milestone
	if !okGoal || said {
		return
	}
	if goalUnit == "" {
		goalUnit = unit
	}
	m := sentence.Metric{Name: k.Text, Direction: sentence.Increase, Kind: sentence.Absolute, Target: &goal, Unit: goalUnit, Span: n.target.span()}
	if okBase {
		m.Baseline = &base
		if goal.LessThan(base) {
			m.Direction = sentence.Decrease
		}
	}
	k.Measurable, k.Metrics = true, []sentence.Metric{m}
}

// value reads a cell, with the unit of the cell beside it where it has none itself.
func (n *resultNode) value(cell run) (d decimal.Decimal, unit string, ok bool) {
	text := cell.squeeze().String()
	d, unit, ok = sentence.Value(text)
	if ok && unit == "" {
		if whole, counts, both := sentence.Value(text + n.counted.squeeze().String()); both {
			return whole, counts, true
		}
	}
	return d, unit, ok
}

// dueIn completes a date by the year of the cycle.
func dueIn(d, cycle string) string {
	if len(cycle) < 4 {
		return d
	}
	switch {
	case len(d) == len("06-30") && d[2] == '-', len(d) == len("06") && digit(rune(d[0])), len(d) == len("Q3"):
		return cycle[:4] + "-" + d
	}
	return d
}

// lead parts a lead-in clause from the sentence that is measured:
// 提高用户活跃度,日均活跃用户数增长10%.
func lead(x run) (context, text run) {
	const most = 30
	for i := 1; i < x.len() && i <= most; i++ {
		if x.f()[i] != ',' && x.f()[i] != ':' {
			continue
		}
		head, rest := x.cut(0, i).trim(), x.from(i+1).trim()
		if han(head.first()) && aims(head) && !measured(head) && measured(rest) && !startsMidway(rest) {
			return head, rest
		}
		return run{}, x
	}
	return run{}, x
}

// aims says whether a clause is an intent without measure: a verb of striving
// and its object. A deliverable (完成…, 上线…) is none.
func aims(x run) bool {
	for _, w := range []string{"提高", "提升", "优化", "拓展", "加强", "强化", "完善", "改善", "改进", "增强", "扩大", "推动", "促进", "深化", "降低", "减少", "缩短", "加快", "打造", "构建", "建立健全", "推进", "做好", "做大", "夯实", "深耕", "激活", "挖掘", "保障", "保证", "确保", "控制", "丰富", "提振", "拉动", "聚焦", "加大", "发展", "培育", "巩固", "通过", "持续", "全面", "进一步", "不断", "有效"} {
		if x.hasPrefix(w) && x.len() > len([]rune(w)) {
			return true
		}
	}
	return false
}

// ignored gathers what was not used, neighbours of one reason together.
func ignored(s *source) []Ignored {
	out := []Ignored{}
	var last Why
	for i := range s.lines {
		l := &s.lines[i]
		if l.used || l.blank() {
			if l.used {
				last = ""
			}
			continue
		}
		why := l.why
		if why == "" {
			why = WhyProse
		}
		if l.zone == mailed && why == WhyProse {
			why = WhyMail
		}
		span := s.all.cut(l.a, l.b).trim().span()
		if why == last {
			out[len(out)-1].Span[1] = span[1]
			continue
		}
		out = append(out, Ignored{Span: span, Why: why})
		last = why
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Span[0] < out[j].Span[0] })
	return out
}
