package sentence

import "strings"

// changesEn are nouns and comparatives that say what a number after them
// changes: 20% increase in …, 30% fewer ….
var changesEn = lexiconOf(false, []words{
	{up, `growth_in increase_in rise_in uplift_in lift_in gain_in jump_in boost_in boost_to expansion_in bump_in growth_of increase_of uplift_on more higher greater`},
	{down, `decrease_in reduction_in decline_in drop_in cut_in cut_to savings_in savings_on saving_on reduction_of fewer less lower`},
	{up | down, `improvement_in improvement_to improvement_on`},
	{adverb, `yoy year-over-year year-on-year qoq quarter-over-quarter mom month-over-month annual annualized net overall organic relative further`},
})

// changeEn passes the words at i that make a number a change, and tells its way.
func (c *clause) changeEn(i, end int) (int, role) {
	for j := i; j < end; {
		w, n := changesEn.after(c.rs, j, end)
		j = skipSpaces(c.rs, j+n, end)
		switch {
		case n == 0 || j >= end:
			return i, 0
		case w != adverb:
			return c.skipArticles(j, end), w
		}
	}
	return i, 0
}

// factorEn reads "Triple partner-sourced revenue".
func (c *clause) factorEn(a, k, f int, r *relation) []Metric {
	s := c.skipArticles(skipSpaces(c.rs, k, c.end), c.end)
	e := c.tailEn(s, c.end, false)
	for _, q := range c.numbers { // double X from 5 to 10
		if q.start > s {
			if stop, w := c.backEn(s, q.start); w != 0 {
				e = min(e, stop)
			}
			break
		}
	}
	if s >= e {
		return nil
	}
	v := decimalOf(f)
	m := Metric{Name: string(cut(c.rs, s, e)), NameSpan: Span{s, e}, Direction: Increase, Kind: RelativeTimes, Target: &v, Unit: "倍", TargetSpan: Span{a, k}, Span: Span{a, e}}
	if r.hasDue && r.due.deadline {
		m.Due = Maybe(r.due.date)
	}
	g := group{end: e}
	c.after(&m, &g, e, c.end)
	return []Metric{m}
}

// timesItself tells a measure that is a multiple by itself: 3x ROAS is a level to
// reach, 3x organic traffic three times of what it is.
func timesItself(name string) bool {
	for _, w := range []string{"roi", "roas", "coverage", "ratio", "return", "multiple", "leverage"} {
		if strings.Contains(lowered([]rune(name)), w) {
			return true
		}
	}
	return false
}
