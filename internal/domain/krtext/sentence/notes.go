package sentence

import (
	"sort"
	"strings"
)

// after reads what follows a metric: a bracket with its baseline, a date.
func (c *clause) after(m *Metric, g *group, from, limit int) {
	for _, s := range c.brackets[sort.Search(len(c.brackets), func(i int) bool { return c.brackets[i][0] >= from }):] {
		if s[0] >= limit && limit < c.end {
			break
		}
		c.note(m, s)
	}
	for _, d := range c.days[sort.Search(len(c.days), func(i int) bool { return c.days[i].start >= from }):] {
		if d.start >= limit {
			break
		}
		if d.deadline && m.Due == "" {
			m.Due, m.DueSpan = Maybe(d.date), Span{d.start, d.end}
		}
	}
}

// note reads one bracket after a number: (当前85%), (currently 2K), (6月底前).
func (c *clause) note(m *Metric, s Span) {
	in := clause{rs: c.rs, start: s[0] + 1, end: s[1] - 1, zh: c.zh}
	in.scan(nil)
	words := lowered(in.rs[in.start:in.end])
	for _, d := range in.days {
		if m.Due == "" && (d.deadline || len(d.date) >= 5 && d.date[len(d.date)-3] == '-' && in.onlyDay() || strings.Contains(words, "截止") || strings.Contains(words, "due") || strings.Contains(words, "deadline")) {
			m.Due, m.DueSpan = Maybe(d.date), Span{d.start, d.end}
		}
	}
	if len(in.numbers) != 1 || m.Baseline != nil || m.Target == nil || !saysBaseline(words) {
		return
	}
	q := in.numbers[0]
	if q.unit != "" && m.Unit != "" && q.unit != m.Unit {
		return
	}
	switch m.Kind {
	case Count:
		m.Kind = Absolute
	case Absolute, RelativePct, RelativeTimes, Delta, PointDelta:
	default:
		return
	}
	v := q.v
	m.Baseline, m.BaselineSpan = &v, Span{q.start, q.end}
	if m.Kind == Absolute && v.GreaterThan(*m.Target) {
		m.Direction = Decrease
	} else if m.Kind == Absolute {
		m.Direction = Increase
	}
}

func saysBaseline(s string) bool {
	for _, w := range []string{"当前", "目前", "现", "基线", "基准", "原", "上季", "上月", "上年", "去年", "上期", "今年", "从", "由", "起点", "初始", "當前", "現", "目前", "截至", "期初", "年初", "current", "now", "from", "baseline", "was", "today", "up ", "down ", "vs", "previous", "prior", "last ", "at present", "starting", "compared"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
