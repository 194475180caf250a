package formula

import (
	"strings"
	"unicode"

	"github.com/sinan-okr/sinan/internal/domain/width"
)

// token is a sign, a number, a name, or the end, which is empty.
type token struct {
	kind   rune // '0' a number, 'a' a name, '+' a sign, 0 the end
	text   string
	at, to int
}

// plain is a character as the language has it: people type others for it.
func plain(r rune) string {
	switch r {
	case '×':
		return "*"
	case '÷':
		return "/"
	case '−':
		return "-"
	case '≥':
		return ">="
	case '≤':
		return "<="
	case '≠':
		return "!="
	}
	return string(width.Narrow(r))
}

// lex cuts a text into tokens.
func lex(text []rune) (list []token, err error) {
	for at := 0; at < len(text); {
		c := plain(text[at])
		to := at + 1
		kind := '+'
		switch r := []rune(c)[0]; {
		case unicode.IsSpace(r):
			at = to
			continue
		case isDigit(r) || r == '.' && to < len(text) && isDigit([]rune(plain(text[to]))[0]):
			kind = '0'
			to = word(text, at)
		case unicode.IsLetter(r) || r == '_':
			kind = 'a'
			to = word(text, at)
			if i := strings.IndexRune(spell(text[at:to]), '.'); i >= 0 {
				return nil, refuse(Part, text, at, to)
			}
		default:
			if to < len(text) {
				if two := c + plain(text[to]); len(c) == 1 && strings.Contains(" <= >= == != && || ", " "+two+" ") {
					c, to = two, to+1
				}
			}
			if !strings.Contains(" + - * / ( ) , ? : ! < > <= >= == != && || ", " "+c+" ") {
				return nil, refuse(Part, text, at, to)
			}
		}
		one := token{kind: kind, text: c, at: at, to: to}
		if kind != '+' {
			one.text = spell(text[at:to])
		}
		if kind == '0' && !isNumber(one.text) {
			return nil, refuse(Part, text, at, to)
		}
		list, at = append(list, one), to
	}
	return append(list, token{at: len(text), to: len(text)}), nil
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// word is where a run of letters, digits, points and underscores ends.
func word(text []rune, at int) int {
	for at < len(text) {
		r := []rune(plain(text[at]))[0]
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '_' {
			break
		}
		at++
	}
	return at
}

func spell(text []rune) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteString(plain(r))
	}
	return b.String()
}

// isNumber takes digits with at most one point among them: 5, 0.5, .5, 5.
func isNumber(text string) bool {
	whole, part, _ := strings.Cut(text, ".")
	return strings.Trim(whole+part, "0123456789") == "" && len(strings.TrimLeft(whole, "0")) <= Digits
}

func refuse(code Code, text []rune, at, to int) *Error {
	return &Error{Code: code, At: at, To: to, Text: string(text[at:to])}
}
