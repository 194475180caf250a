package query

import (
	"slices"
	"strings"
	"unicode"
)

// String writes a query as it is read again, in a language.
func (q Query) String(zh bool) string {
	parts := make([]string, len(q.Terms))
	for i, t := range q.Terms {
		if parts[i] = t.String(zh); t.Any != nil && len(q.Terms) > 1 {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	return strings.Join(parts, " ")
}

// String writes a term as it is read again.
func (t Term) String(zh bool) string {
	if t.Any != nil {
		return t.alternatives(" "+ors().in(zh)+" ", func(q Query) string { return q.String(zh) })
	}
	not := ""
	if t.Not {
		not = "-"
	}
	if w, ok := t.whole(); ok {
		return not + w.in(zh)
	}
	if t.Field == Text && len(t.Values) == 1 {
		return not + `"` + t.Values[0] + `"`
	}
	return not + t.label(zh) + string(t.Op) + t.told(zh, ",", quote)
}

// Words says how a term was read to somebody who doesn't know the language of queries.
func (t Term) Words(zh bool) string {
	not, colon, or := "not: ", ": ", " or "
	if zh {
		not, colon, or = "不是：", "：", " 或 "
	}
	if t.Any != nil {
		return t.alternatives(or, func(q Query) string { return q.words(zh) })
	}
	if !t.Not {
		not = ""
	}
	if w, ok := t.whole(); ok {
		return not + w.in(zh)
	}
	switch {
	case t.Field == Text && zh:
		return not + "标题含“" + strings.Join(t.Values, "”或“") + "”"
	case t.Field == Text:
		return not + "title has “" + strings.Join(t.Values, "” or “") + "”"
	case measured(t.Field) || t.Field == Due && t.Op != Has:
		sign := map[Op]string{Has: "=", AtLeast: "≥", AtMost: "≤"}[t.Op]
		if sign == "" {
			sign = string(t.Op)
		}
		return not + t.label(zh) + " " + sign + " " + t.told(zh, "", nil)
	}
	return not + t.label(zh) + colon + t.told(zh, or, strings.Clone)
}

func (t Term) alternatives(or string, each func(Query) string) string {
	list := make([]string, len(t.Any))
	for i, q := range t.Any {
		list[i] = each(q)
	}
	return strings.Join(list, or)
}

// words says how conditions were read that are all to hold: in brackets where they are
// several, and each in its own where "or" stands in it.
func (q Query) words(zh bool) string {
	and, open, end := " and ", "(", ")"
	if zh {
		and, open, end = " 且 ", "（", "）"
	}
	if len(q.Terms) == 1 {
		return q.Terms[0].Words(zh)
	}
	list := make([]string, len(q.Terms))
	for i, t := range q.Terms {
		if list[i] = t.Words(zh); t.Any != nil || len(t.Values) > 1 {
			list[i] = open + list[i] + end
		}
	}
	return open + strings.Join(list, and) + end
}

// whole is the expression for a term that has one of its own.
func (t Term) whole() (word, bool) {
	if len(t.Values) != 1 || t.Field == Status || t.Op != Has {
		return word{}, false
	}
	for _, w := range wholes() {
		if w.field == t.Field && w.code == t.Values[0] {
			return w.word, true
		}
	}
	return word{}, false
}

func (t Term) label(zh bool) string {
	all := fields()
	return all[slices.IndexFunc(all, func(w word) bool { return w.code == string(t.Field) })].in(zh)
}

// told is the number or the values of a term.
func (t Term) told(zh bool, between string, each func(string) string) string {
	if measured(t.Field) {
		if t.Field == Confidence {
			return t.Number.String()
		}
		return t.Number.String() + "%"
	}
	known := values(t.Field)
	said := make([]string, len(t.Values))
	for i, v := range t.Values {
		at := slices.IndexFunc(known, func(w word) bool { return w.code == v })
		switch {
		case at >= 0:
			said[i] = known[at].in(zh)
		case t.Field == Owner && v == Me:
			said[i] = me(zh)
		case t.Field == Due: // a day
			said[i] = v
		default:
			said[i] = each(v)
		}
	}
	return strings.Join(said, between)
}

func me(zh bool) string {
	if zh {
		return "我"
	}
	return Me
}

// quote puts quotes around a name that has anything but letters and digits.
func quote(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		return `"` + name + `"`
	}
	return name
}
