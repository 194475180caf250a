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

// onlyBaseline takes a clause that says where the measure before it stands and
// nothing else as its baseline: NPS达到60，去年为48; MAU to 3.5M, up from 2.8M.
func (c *clause) onlyBaseline(m *Metric) bool {
	if len(c.numbers) != 1 || m.Baseline != nil || m.Target == nil {
		return false
	}
	q := c.numbers[0]
	if c.zh {
		stop, r := c.back(c.start, q.start)
		_, e := c.bound(q.end)
		a, b := c.trim(c.start, c.end)
		if skipSpaces(c.rs, a, stop) < stop || !r.ref || r.roles&(relating&^(to|adverb|ref|compare|from)) != 0 || e < b {
			return false
		}
	} else if !c.standsAt(q) {
		return false
	}
	c.note(m, Span{c.start - 1, c.end + 1})
	return m.Baseline != nil
}

// standsAt tells English words that lead in a baseline, and little after it.
func (c *clause) standsAt(q quantity) bool {
	words := strings.Fields(lowered(cut(c.rs, c.start, q.start)))
	if len(words) == 0 || len(words) > 4 || len(strings.Fields(string(cut(c.rs, q.end, c.end)))) > 3 {
		return false
	}
	switch words[0] {
	case "up", "down", "from", "vs", "vs.", "versus", "compared", "currently", "today", "was", "now", "baseline", "previously", "against":
	default:
		return false
	}
	for _, w := range words[1:] {
		switch w {
		case "from", "to", "with", "the", "a", "of", "at", "is", "was", "current", "baseline", "about", "around", "approximately", "against", "today's":
		default:
			return false
		}
	}
	return true
}

func saysBaseline(s string) bool {
	for _, w := range []string{"当前", "目前", "现", "基线", "基准", "原", "上季", "上月", "上年", "去年", "上期", "今年", "从", "由", "起点", "初始", "當前", "現", "目前", "截至", "期初", "年初", "current", "now", "from", "baseline", "was", "today", "up ", "down ", "vs", "previous", "prior", "last ", "at present", "starting", "compared"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
