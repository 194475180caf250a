package query

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

const (
	most   = 20 // terms of a query
	places = 4  // decimals of a number
	digits = 12 // characters of a number
)

// Wrong is where a query can't be read, and what could stand there.
type Wrong struct {
	At       int    // the place of the first character of what is wrong, from 0
	Found    string // what is wrong; "" at the end
	Code     string // field, value, mark, number, compare, quote, empty, bracket, or, many
	Expected []string
}

// Fault says it in the words of an API's answer; the place is told as people count.
func (w *Wrong) Fault(field string) *fault.Fault {
	return fault.At(field, "query."+w.Code, fault.Args{"at": w.At + 1, "found": w.Found, "expected": strings.Join(w.Expected, " / ")})
}

// Parse reads a query. Wrong is nil where it could be read; what it expects is in Chinese
// where zh is set.
func Parse(text string, zh bool) (Query, *Wrong) {
	q, wrong := newScanner(text, zh).either()
	if wrong != nil {
		return Query{}, wrong
	}
	return q, nil
}

// term reads one condition; what can't be read is passed over.
func (s *scanner) term() (t Term, wrong *Wrong) {
	s.begin(spot{at: s.at})
	if s.minus() {
		t.Not = true
		s.begin(spot{at: s.at})
	}
	if field, code, ok := s.whole(); ok {
		t.Field, t.Op, t.Values = field, Has, []string{code}
		return t, nil
	}
	at := s.at
	if s.is('"') {
		value, wrong := s.quoted()
		t.Field, t.Op, t.Values = Text, Has, []string{value}
		return t, wrong
	}
	name := s.run(isMark)
	sign := s.sign()
	near := sign == s.at
	field, ok := fieldOf(name)
	switch {
	case sign < 0 || !near && !ok:
		t.Field, t.Op, t.Values = Text, Has, []string{name}
		return t, nil
	case !ok:
		s.run(isNothing) // the whole of it
		return t, &Wrong{At: at, Found: string(s.text[at:s.at]), Code: "field", Expected: inWords(fields(), s.zh)}
	}
	s.at = sign
	op := s.operator()
	t.Field, t.Op = field, op
	compared := string(s.text[sign:s.at])
	s.space()
	s.begin(spot{at: s.at, field: field, op: op})
	if measured(field) {
		return s.number(t)
	}
	if op != Has && field != Due {
		s.run(isNothing)
		return t, &Wrong{At: sign, Found: compared, Code: "compare", Expected: []string{":"}}
	}
	return s.values(t)
}

func fieldOf(name string) (Field, bool) {
	all := fields()
	at := slices.IndexFunc(all, func(w word) bool { return w.means(name) })
	if at < 0 {
		return "", false
	}
	return Field(all[at].code), true
}

// whole reads a term that is one expression, such as 没有行动, the longest that fits.
func (s *scanner) whole() (field Field, code string, ok bool) {
	longest := 0
	for _, w := range wholes() {
		for _, said := range slices.Concat(w.zh, w.en) {
			if n := len([]rune(said)); n > longest && s.follows(said) {
				longest, field, code, ok = n, w.field, w.code, true
			}
		}
	}
	s.at += longest
	return field, code, ok
}

// follows reports whether an expression stands here, and isn't the beginning of more.
func (s *scanner) follows(said string) bool {
	after := *s
	after.at += len([]rune(said))
	return s.said(said) && (after.over() || isSpace(after.text[after.at]) || after.closes()) && after.sign() < 0
}

// said reports whether an expression stands here, whatever follows.
func (s *scanner) said(what string) bool {
	end := s.at + len([]rune(what))
	return end <= len(s.text) && strings.EqualFold(string(s.text[s.at:end]), what)
}

// number reads what a measured field is compared with: 20% and 20 are the same, a
// confidence has no percent.
func (s *scanner) number(t Term) (Term, *Wrong) {
	at, example := s.at, "20%"
	if t.Field == Confidence {
		example = "5"
	}
	text := s.run(func(r rune) bool { return r == '%' || r == ',' })
	percent := s.percent()
	d, err := decimal.NewFromString(text)
	if err != nil || len(text) > digits || strings.ContainsAny(text, "eE") || d.Exponent() < -places || percent && t.Field == Confidence {
		s.run(isNothing)
		return t, &Wrong{At: at, Found: string(s.text[at:s.at]), Code: "number", Expected: []string{example}}
	}
	if !s.over() && !isSpace(s.text[s.at]) && !s.closes() { // 20%,30%: a number has no or
		from := s.at
		return t, &Wrong{At: from, Found: s.run(isNothing), Code: "number", Expected: []string{example}}
	}
	t.Number = d
	return t, nil
}

// values reads what comes after the colon, alternatives between commas.
func (s *scanner) values(t Term) (Term, *Wrong) {
	known := values(t.Field)
	if t.Op != Has { // of due: nothing is before or after what is overdue
		known = slices.DeleteFunc(known, func(w word) bool { return w.code == overdue })
	}
	for {
		at := s.at
		s.begin(spot{at: at, field: t.Field, op: t.Op})
		value, wrong := s.value()
		on, day := "", false
		if t.Field == Due {
			on, day = dayRead(value)
		}
		i := slices.IndexFunc(known, func(w word) bool { return w.means(value) })
		switch {
		case wrong != nil:
			return t, wrong
		case day:
			value = on
		case known != nil && i < 0:
			return t, &Wrong{At: at, Found: value, Code: "value", Expected: expected(t.Field, known, s.zh)}
		case known != nil:
			value = known[i].code
		case t.Field == Owner && (value == "我" || strings.EqualFold(value, Me)):
			value = Me
		}
		t.Values = append(t.Values, value)
		from := s.at
		if !s.comma() {
			return t, nil
		}
		if t.Op != Has { // one can't be before several days
			return t, &Wrong{At: from, Found: "," + s.run(isNothing), Code: "compare", Expected: []string{":"}}
		}
	}
}

// value reads one of them.
func (s *scanner) value() (string, *Wrong) {
	if s.is('"') {
		return s.quoted()
	}
	at := s.at
	value := s.run(func(r rune) bool { return r == ',' })
	if value == "" {
		return "", &Wrong{At: at, Code: "empty"}
	}
	if strings.ContainsFunc(value, isMark) {
		return "", &Wrong{At: at, Found: value, Code: "mark"}
	}
	return value, nil
}

// expected are the values that a field could have, with a day where it takes any.
func expected(f Field, known []word, zh bool) []string {
	list := inWords(known, zh)
	if f == Due {
		list = append(list, "2026-12-31")
	}
	return list
}

func inWords(list []word, zh bool) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = w.in(zh)
	}
	return out
}
