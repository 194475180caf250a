package query

import "slices"

// oneOf is what holds where one of several does.
func oneOf(list []Query) Query {
	var any []Query
	for _, q := range list {
		if len(q.Terms) == 1 && q.Terms[0].Any != nil {
			any = append(any, q.Terms[0].Any...)
		} else {
			any = append(any, q)
		}
	}
	if len(any) == 1 {
		return any[0]
	}
	return Query{Terms: []Term{{Any: any}}}
}

// not is what holds where a query is known not to.
func (q Query) not() Query {
	each := make([]Query, len(q.Terms))
	for i, t := range q.Terms {
		if t.Any == nil {
			t.Not = !t.Not
			each[i].Terms = []Term{t}
			continue
		}
		for _, one := range t.Any {
			each[i].Terms = append(each[i].Terms, one.not().Terms...)
		}
	}
	return oneOf(each)
}

// Split takes the terms apart that are to hold themselves from those of which one of several is.
func (q Query) Split() (plain []Term, groups [][]Query) {
	for _, t := range q.Terms {
		if t.Any == nil {
			plain = append(plain, t)
		} else {
			groups = append(groups, t.Any)
		}
	}
	return plain, groups
}

// either reads conditions up to the end, or to the bracket that closes them; "or" stands
// between those of which some are to hold.
func (s *scanner) either() (Query, *Wrong) {
	var list []Query
	var q Query
	or := &Wrong{Code: "or"}
	for {
		s.space()
		if s.over() || s.closes() {
			if len(q.Terms) == 0 && len(list) > 0 {
				return q, or
			}
			return oneOf(append(list, q)), nil
		}
		at := s.at
		if s.or() {
			or = &Wrong{At: at, Found: string(s.text[at:s.at]), Code: "or"}
			if len(q.Terms) == 0 {
				return q, or
			}
			list, q = append(list, q), Query{}
			continue
		}
		terms, wrong := s.item()
		if wrong != nil {
			return q, wrong
		}
		q.Terms = append(q.Terms, terms...)
	}
}

// item reads one condition, or those between brackets.
func (s *scanner) item() ([]Term, *Wrong) {
	at := s.at
	not := s.minus()
	if !s.is('(') {
		s.at = at
		t, wrong := s.term()
		if s.terms++; wrong == nil && s.terms > most {
			wrong = &Wrong{At: at, Found: string(s.text[at:s.at]), Code: "many"}
		}
		return []Term{t}, wrong
	}
	open := s.at
	if s.opened++; s.opened > most {
		return nil, &Wrong{At: open, Found: string(s.text[open : open+1]), Code: "many"}
	}
	s.at++
	q, wrong := s.either()
	switch {
	case wrong != nil:
		return nil, wrong
	case s.over():
		return nil, &Wrong{At: open, Found: string(s.text[open:]), Code: "bracket"}
	}
	s.opened--
	s.at++
	if len(q.Terms) == 0 {
		return nil, &Wrong{At: open, Found: string(s.text[open:s.at]), Code: "empty"}
	}
	if not {
		q = q.not()
	}
	return q.Terms, nil
}

// closes reports whether a bracket that was opened is closed here.
func (s *scanner) closes() bool { return s.opened > 0 && s.is(')') }

// minus reads one before a term or a bracket.
func (s *scanner) minus() bool {
	next := *s
	next.at++
	if !s.is('-') || next.over() || isSpace(s.text[next.at]) || next.closes() {
		return false
	}
	s.at++
	return true
}

// ors are what stands between conditions of which one is to hold.
func ors() word { return word{"or", []string{"或", "或者"}, []string{"or"}} }

// or reads one of them.
func (s *scanner) or() bool {
	for _, said := range slices.Concat(ors().zh, ors().en) {
		after := *s
		if after.at += len([]rune(said)); !s.said(said) || !after.over() && !isSpace(s.text[after.at]) && !after.is('(') && !after.closes() {
			continue
		}
		s.at = after.at
		return true
	}
	return false
}
