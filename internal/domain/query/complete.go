package query

import (
	"slices"
	"strings"
)

// Names are what people, teams and themes are called, for values that take any: those
// that begin with or hold a text, the likeliest first.
type Names func(f Field, text string) []string

// Offer is what could stand from one place of the text to another.
type Offer struct {
	From, To int    // characters of the text that it replaces, from 0
	Text     string // with the space after it where the term is whole
	Kind     string // field, value, whole, or
}

// mostOffers bounds them.
const mostOffers = 16

// Complete offers what may be meant by what somebody is writing, which ends at a place:
// fields and whole terms, then values. In the words of a language, and found by those of
// both.
func Complete(text string, at int, zh bool, names Names) []Offer {
	runes := []rune(text)
	at = min(max(at, 0), len(runes))
	s := newScanner(string(runes[:at]), zh)
	var stood, stands bool // a condition before what is being written, and with it
	var was spot
	for s.space(); !s.over(); s.space() {
		stood, was = stands, s.now
		stands = s.pass()
	}
	now := s.now
	if was.field == "" && now.field == "" && s.stillAt(was, at) { // the second word of an expression
		now = was
	}
	if now.at > at || at > 0 && isSpace(runes[at-1]) && !s.stillAt(now, at) {
		now = spot{at: at}
	}
	if now.at == at {
		stood = stands
	}
	written := string(runes[now.at:at])
	if at == 0 {
		now, written = spot{}, ""
	}
	var offers []Offer
	if now.field == "" {
		offers = beginnings(now.at, at, written, zh)
		if stood && ors().begins(written) {
			or := Offer{now.at, at, ors().in(zh) + " ", "or"}
			offers = slices.Insert(offers, min(len(offers), mostOffers-1), or)
		}
	} else {
		offers = now.values(at, written, zh, names)
	}
	return offers[:min(len(offers), mostOffers)]
}

// pass goes over what stands here, whatever is wrong with it, which Parse tells, and reports
// whether a condition ends there.
func (s *scanner) pass() bool {
	at := s.at
	switch {
	case s.closes():
		s.at++
		s.opened--
		s.begin(spot{at: at}) // nothing goes on here before a space
		return true
	case s.or():
		s.begin(spot{at: at}) // which may be the beginning of more
		return false
	}
	if s.minus(); s.is('(') {
		s.at++
		s.opened++
		s.begin(spot{at: s.at})
		return false
	}
	s.at = at
	s.term()
	if s.at == at {
		s.at++
	}
	return true
}

// stillAt reports whether what began at a spot goes on behind the space before a place: a
// value that hasn't begun, one in quotes that are open, or an expression of more words.
func (s *scanner) stillAt(now spot, at int) bool {
	written := string(s.text[now.at:at])
	if now.field != "" {
		return written == "" || strings.Count(strings.Map(straight, written), `"`)%2 == 1
	}
	for _, w := range wholes() {
		for _, said := range append(w.zh, w.en...) {
			if w.field != Status && len(written) > 0 && len(written) < len(said) && strings.EqualFold(said[:len(written)], written) {
				return true
			}
		}
	}
	return false
}

// beginnings offers what a term may begin with.
func beginnings(from, at int, written string, zh bool) (offers []Offer) {
	for _, f := range fields() {
		if !f.begins(written) || f.code == string(Is) || f.code == string(Without) {
			continue // wholes say it better
		}
		after := ":"
		if measured(Field(f.code)) {
			if after = "<"; f.code == string(Behind) {
				after = ">"
			}
		}
		offers = append(offers, Offer{from, at, f.in(zh) + after, "field"})
	}
	for _, w := range wholes() {
		if w.field != Status && w.begins(written) {
			offers = append(offers, Offer{from, at, w.in(zh) + " ", "whole"})
		}
	}
	return offers
}

// values offers what may stand after a comparison.
func (p spot) values(at int, written string, zh bool, names Names) (offers []Offer) {
	add := func(from int, text string) { offers = append(offers, Offer{from, at, text + " ", "value"}) }
	if measured(p.field) {
		if written != "" {
			return nil
		}
		usual := []string{"10%", "20%", "50%"}
		if p.field == Confidence {
			usual = []string{"3", "5", "7"}
		}
		for _, one := range usual {
			add(at, one)
		}
		return offers
	}
	if p.op != Has && p.field != Due {
		return nil
	}
	written = strings.Trim(strings.Map(straight, written), `"`)
	for _, v := range values(p.field) {
		if v.begins(written) && (p.op == Has || v.code != overdue) {
			add(p.at, v.in(zh))
		}
	}
	if values(p.field) != nil {
		return offers
	}
	if p.field == Owner && (word{Me, []string{"我"}, nil}).begins(written) {
		add(p.at, me(zh))
	}
	for _, name := range names(p.field, written) {
		name = strings.Map(func(r rune) rune {
			if plain(r) == '"' {
				return -1
			}
			return r
		}, name)
		if strings.TrimSpace(name) != "" {
			add(p.at, quote(name))
		}
	}
	return offers
}
