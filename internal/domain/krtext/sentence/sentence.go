// Package sentence reads one key-result sentence, Chinese or English or both,
// and says what it measures: what, which way, from where, to where, by when.
//
// It is a grammar over a lexicon, not a list of patterns: the text is cut into
// clauses (clause.go, split.go), in which values (value*.go, numeral.go, unit.go)
// and dates (date*.go) are found; words have roles (lexicon.go, words_*.go), and
// the relation of a name to a number follows from the roles of what stands
// around the two (zh*.go, en*.go). judge.go settles direction and kind.
package sentence

import (
	"github.com/shopspring/decimal"
)

// Direction is the way a measure is meant to move.
type Direction string

// The directions. Keep is for a level to be held, whatever the side.
const (
	Increase Direction = "increase"
	Decrease Direction = "decrease"
	Keep     Direction = "keep"
)

// Kind is how the target is meant.
type Kind string

// The kinds. Target means a level for Absolute and the Keep kinds, a change for
// RelativePct, PointDelta and Delta, a factor for RelativeTimes (doubled is 2),
// a number of things for Count; a Milestone has none.
const (
	Absolute      Kind = "absolute"
	RelativePct   Kind = "relative_pct"
	RelativeTimes Kind = "relative_times"
	PointDelta    Kind = "point_delta"
	Delta         Kind = "delta"
	Count         Kind = "count"
	KeepAtLeast   Kind = "keep_at_least"
	KeepAtMost    Kind = "keep_at_most"
	KeepBetween   Kind = "keep_between"
	Milestone     Kind = "milestone"
)

// Maybe is a word that may be absent; absent is "" here and null in JSON.
type Maybe string

// MarshalJSON writes null for an absent word.
func (m Maybe) MarshalJSON() ([]byte, error) {
	if m == "" {
		return []byte("null"), nil
	}
	return []byte(`"` + string(m) + `"`), nil
}

// UnmarshalJSON reads null as an absent word.
func (m *Maybe) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*m = ""
		return nil
	}
	if len(b) >= 2 && b[0] == '"' {
		b = b[1 : len(b)-1]
	}
	*m = Maybe(b)
	return nil
}

// Span is a half-open range of runes (Unicode characters, not bytes) of the
// text given to Read; {0, 0} where there is nothing.
type Span [2]int

// Reading is what one key-result sentence says.
type Reading struct {
	// Measurable is whether an objective measure or a deliverable was found.
	Measurable bool `json:"measurable"`
	// Metrics are in the order of the text; empty, never nil, when not measurable.
	Metrics []Metric `json:"metrics"`
}

// Metric is one measure of a sentence.
type Metric struct {
	// Name is the thing measured as written, without verbs and numbers.
	Name      string    `json:"name"`
	Direction Direction `json:"direction"`
	Kind      Kind      `json:"kind"`
	// Baseline, Target and TargetLow are exact and expanded (1.2万 is 12000);
	// 5% is 5 with the unit "%". TargetLow is the low end of a range. nil: not said.
	Baseline  *decimal.Decimal `json:"baseline"`
	Target    *decimal.Decimal `json:"target"`
	TargetLow *decimal.Decimal `json:"target_low"`
	// Unit is as written (%, ‰, 人, 元, ms, $ …); "" where none is.
	Unit string `json:"unit"`
	// Period is day, week, month, quarter or year when the quantity is per period.
	Period Maybe `json:"period"`
	// Due is the deadline as far as said: 2026-06-30, 06-30, 06, Q3, 2026-Q3, 2026.
	Due Maybe `json:"due"`
	// Span is the part of the text that this metric was read from.
	Span Span `json:"span"`

	// The spans of the parts, within the same text, for marking fields.
	NameSpan     Span `json:"-"`
	TargetSpan   Span `json:"-"`
	BaselineSpan Span `json:"-"`
	UnitSpan     Span `json:"-"`
	DueSpan      Span `json:"-"`
}

// Read says what one key-result sentence measures. It never fails: text with no
// measure gives a Reading that is not measurable. Time is linear in the text.
func Read(text string) Reading {
	const longest = 4000 // runes; what goes on for longer is no sentence, and its rest is not read
	rs := fold(text)
	if len(rs) > longest {
		rs = rs[:longest]
	}
	pair := pairs(rs)
	out := []Metric{}
	var lead relation
	var before, doing Span
	for _, part := range clauses(rs, pair) {
		for _, c := range part.split(pair) {
			c.before, c.doing = before, doing
			if len(out) > 0 && c.onlyBaseline(&out[len(out)-1]) {
				continue
			}
			ms := c.read()
			if n := len(out); n > 0 && len(ms) > 0 && out[n-1].Kind == Milestone && ms[0].NameSpan == doing && doing != (Span{}) {
				out = out[:n-1] // 召开分析会，每月1次: what is done, and how often
			}
			before, doing = Span{}, c.undertaking(ms)
			if len(ms) == 0 {
				before = c.unmeasured()
			}
			if len(ms) == 0 && len(c.days) > 0 && c.onlyDay() {
				lead.take(c.days[0])
				for i := range out {
					if out[i].Due == "" && c.days[0].date != "" {
						out[i].Due = Maybe(c.days[0].date)
					}
				}
			}
			for i := range ms {
				if ms[i].Due == "" && lead.hasDue {
					ms[i].Due = Maybe(lead.due.date)
				}
			}
			out = append(out, ms...)
		}
	}
	original := []rune(text)
	for i := range out {
		out[i].Name = string(cut(original, out[i].NameSpan[0], out[i].NameSpan[1]))
	}
	return Reading{Measurable: len(out) > 0, Metrics: out}
}

// unmeasured is the level that a clause names without a number; the next clause
// may give it: 七日复访率稳中有升，达到28%.
func (c *clause) unmeasured() Span {
	const longest = 40
	if !c.zh || len(c.numbers) > 1 || len(c.numbers) == 1 && !timeUnit(c.numbers[0].unit) || c.end-c.start > longest {
		return Span{}
	}
	var r relation
	a := c.head(c.start, c.end, &r, lead|vague|up|down)
	b := c.end
	for {
		_, b = c.trim(a, b)
		if _, n := steadilyLex.before(c.rs, a, b); n > 0 {
			b -= n
			continue
		}
		e, said := c.back(a, b)
		if said.roles&(up|down|keep|adverb) == 0 {
			break
		}
		b = e
	}
	if !strictLevel(string(cut(c.rs, a, max(a, b)))) {
		return Span{}
	}
	return Span{a, b}
}

// read reads a scanned clause in its language.
func (c *clause) read() []Metric {
	if c.zh {
		return c.readZh(nil)
	}
	return c.readEn()
}

// onlyDay tells a clause that is a date and nothing else.
func (c *clause) onlyDay() bool {
	a, b := c.trim(c.start, c.end)
	if d := c.days[0]; c.zh && d.deadline && d.end < b {
		// 10月底前投入使用: when what was named before is there
		if w, n := zhWordsLex.after(c.rs, skipSpaces(c.rs, d.end, b), b); w&(done|deliver) != 0 && skipSpaces(c.rs, d.end, b)+n == b {
			b = d.end
		}
	}
	return c.days[0].start <= a+3 && c.days[0].end >= b-1
}

// Value reads one typed value: "1.2万", "52,000", "6.5%", "三千", "$1.5M". The
// number is expanded (1.2万 is 12000) and the unit is as written. ok is false
// where the text is not one value and nothing else.
func Value(text string) (v decimal.Decimal, unit string, ok bool) {
	rs := fold(text)
	i := skipSpaces(rs, 0, len(rs))
	end := len(rs)
	for end > i && isSpace(rs[end-1]) {
		end--
	}
	if q, ok := special(rs, i, end); ok && q.end == end && q.form != folds && q.form != place && q.v.IsPositive() {
		return q.v, q.unit, true
	}
	minus := at(rs, i) == '-' && isDigit(at(rs, i+1))
	q, ok := quantityAt(rs[:end], i, end)
	if !ok {
		if d, n := hanNumber(rs, i, end); n > 0 && i+n == end {
			return d, "", true
		}
		return v, "", false
	}
	if q.end != end || q.low != nil || q.plus || q.period != "" {
		return v, "", false
	}
	if minus {
		q.v = q.v.Neg()
	}
	return q.v, q.unit, true
}

// Date reads one date or deadline expression ("6月30日前", "2026/6/30", "by June
// 30", "三季度末") as far as it is said: 2026-06-30, 06-30, 06, Q3, 2026-Q3,
// H1, 2026. ok is false where the text is not one date and nothing else.
func Date(text string) (date string, ok bool) {
	rs := fold(text)
	i := skipSpaces(rs, 0, len(rs))
	end := len(rs)
	for end > i && isSpace(rs[end-1]) {
		end--
	}
	if d, ok := dayAt(rs, i, end); ok && d.end == end && d.date != "" {
		return d.date, true
	}
	if d, k, _ := calendarAt(rs, i, end); k == end && d != "" {
		return d, true
	}
	if n, w := number(rs, i, end, 4); w == 4 && i+4 == end && n >= 1990 && n < 2100 {
		return string(rs[i:end]), true
	}
	if m := monthNames[lowered(rs[i:end])]; m > 0 {
		return []string{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}[m-1], true
	}
	return "", false
}
