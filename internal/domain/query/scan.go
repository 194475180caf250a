package query

import (
	"strings"
	"unicode"
)

// scanner goes through the characters of a query.
type scanner struct {
	text []rune // as it is written
	at   int
	zh   bool
	now  spot // what is being read

	opened int // brackets that aren't closed yet
	terms  int // that were read
}

// spot is the place where a word or a value begins.
type spot struct {
	at    int
	field Field // of a value; "" for the beginning of a term
	op    Op
}

func newScanner(text string, zh bool) *scanner { return &scanner{text: []rune(text), zh: zh} }

// begin keeps where what is being read begins, for those who offer what may be meant.
func (s *scanner) begin(p spot) { s.now = p }

func (s *scanner) over() bool { return s.at >= len(s.text) }

// is reports whether a mark stands here, full-width or not.
func (s *scanner) is(mark rune) bool { return !s.over() && plain(s.text[s.at]) == mark }

func (s *scanner) space() {
	for !s.over() && isSpace(s.text[s.at]) {
		s.at++
	}
}

// run reads up to a space, a quote, a mark that ends it, or a bracket that closes what was
// opened before it: 留存(一期) is one word, also between brackets.
func (s *scanner) run(ends func(plain rune) bool) string {
	from, own := s.at, 0
	for !s.over() && !isSpace(s.text[s.at]) && !s.is('"') && !ends(plain(s.text[s.at])) && (own > 0 || !s.closes()) {
		switch {
		case s.is('('):
			own++
		case s.is(')'):
			own = max(own-1, 0)
		}
		s.at++
	}
	return string(s.text[from:s.at])
}

// quoted reads what stands between quotes.
func (s *scanner) quoted() (string, *Wrong) {
	at := s.at
	s.at++
	from := s.at
	for !s.over() && !s.is('"') {
		s.at++
	}
	value := string(s.text[from:s.at])
	if s.over() {
		return "", &Wrong{At: at, Found: string(s.text[at:]), Code: "quote"}
	}
	s.at++
	if strings.TrimSpace(value) == "" {
		return "", &Wrong{At: at, Found: string(s.text[at:s.at]), Code: "empty"}
	}
	return value, nil
}

// sign is where a comparison follows, also behind spaces; -1 where none does.
func (s *scanner) sign() int {
	for i := s.at; i < len(s.text); i++ {
		if isMark(plain(s.text[i])) {
			return i
		}
		if !isSpace(s.text[i]) {
			break
		}
	}
	return -1
}

// operator reads a comparison, which stands here; "=" is ":".
func (s *scanner) operator() Op {
	mark := plain(s.text[s.at])
	s.at++
	switch mark {
	case '≥':
		return AtLeast
	case '≤':
		return AtMost
	case '>', '<':
		if s.is('=') {
			s.at++
			return Op(string(mark) + "=")
		}
		return Op(string(mark))
	}
	return Has
}

// comma reads one with the spaces around it.
func (s *scanner) comma() bool {
	from := s.at
	s.space()
	if !s.is(',') {
		s.at = from
		return false
	}
	s.at++
	s.space()
	return true
}

// percent reads its mark, also behind spaces.
func (s *scanner) percent() bool {
	from := s.at
	s.space()
	if !s.is('%') {
		s.at = from
		return false
	}
	s.at++
	return true
}

func isSpace(r rune) bool { return unicode.IsSpace(r) }

// isMark reports whether a character compares.
func isMark(r rune) bool { return strings.ContainsRune(":<>=≤≥", plain(r)) }

// isNothing ends no run.
func isNothing(rune) bool { return false }

// straight is a quote as its usual one.
func straight(r rune) rune {
	if plain(r) == '"' {
		return '"'
	}
	return r
}

// plain is a full-width mark as its usual one.
func plain(r rune) rune {
	switch r {
	case '：':
		return ':'
	case '＞', '〉':
		return '>'
	case '＜', '〈':
		return '<'
	case '＝':
		return '='
	case '％':
		return '%'
	case '，', '、':
		return ','
	case '“', '”', '＂':
		return '"'
	case '－', '−':
		return '-'
	case '（':
		return '('
	case '）':
		return ')'
	}
	return r
}
