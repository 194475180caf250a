package sentence

// noneZh reads what is not to happen at all: 全年无重大质量事故, 杜绝安全事故.
func (c *clause) noneZh() []Metric {
	const longest = 20
	var r relation
	a := c.head(c.start, c.end, &r, lead|adverb)
	n := 0
	for _, w := range []string{"无", "杜绝", "不发生", "不出现", "未发生", "零"} {
		if starts(c.rs, a, w) {
			n = len([]rune(w))
			break
		}
	}
	if n == 0 {
		return nil
	}
	s, e := c.trim(a+n, c.end)
	if name := string(cut(c.rs, s, max(s, e))); e-s < 2 || e-s > longest || !mishap(name) {
		return nil
	}
	zero := decimalOf(0)
	m := Metric{Name: string(cut(c.rs, s, e)), NameSpan: Span{s, e}, Direction: Keep, Kind: KeepAtMost, Target: &zero, TargetSpan: Span{a, a + n}, Span: Span{a, e}}
	if r.hasDue && r.due.deadline {
		m.Due, m.DueSpan = Maybe(r.due.date), Span{r.due.start, r.due.end}
	}
	return []Metric{m}
}

// mishap tells a name of what happens and should not.
func mishap(name string) bool {
	return ends(name, "事故", "事件", "投诉", "故障", "违规", "违纪", "泄露", "泄漏", "差错", "失误", "案件", "纠纷", "处罚", "逾期", "漏洞", "伤亡", "停机", "断供", "丢失", "宕机", "舆情", "问题发生", "事故发生")
}
