// Package flat reads small JSON objects quickly: those whose values are strings
// without escapes, numbers, true, false and null. The program itself has written
// most of what it reads, some thousands of such objects a page. Anything else it
// declines, and encoding/json does it.
package flat

import "unicode/utf8"

// Object calls each with every key and value of an object, in their order; a
// value is as written, a string with its quotes. It reports false, having called
// each perhaps, for what is not a flat object, and when each does.
func Object(text []byte, each func(key, value []byte) bool) bool {
	r := reader{text: text}
	if !utf8.Valid(text) || !r.take('{') {
		return false
	}
	if r.take('}') {
		return r.done()
	}
	for {
		key, ok := r.word()
		if !ok || !r.take(':') {
			return false
		}
		value, ok := r.value()
		if !ok || !each(key, value) {
			return false
		}
		if r.take('}') {
			return r.done()
		}
		if !r.take(',') {
			return false
		}
	}
}

// Text is what a string value says; false for a value that is no string.
func Text(value []byte) (string, bool) {
	if len(value) < 2 || value[0] != '"' {
		return "", false
	}
	return string(value[1 : len(value)-1]), true
}

type reader struct {
	text []byte
	at   int
}

func (r *reader) space() {
	for r.at < len(r.text) && (r.text[r.at] == ' ' || r.text[r.at] == '\n' || r.text[r.at] == '\t' || r.text[r.at] == '\r') {
		r.at++
	}
}

// take reads one mark and the space before it.
func (r *reader) take(mark byte) bool {
	r.space()
	if r.at < len(r.text) && r.text[r.at] == mark {
		r.at++
		return true
	}
	return false
}

func (r *reader) done() bool {
	r.space()
	return r.at == len(r.text)
}

// word reads a string without escapes and gives what is between its quotes.
func (r *reader) word() ([]byte, bool) {
	if !r.take('"') {
		return nil, false
	}
	for from := r.at; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; {
		case c == '"':
			r.at++
			return r.text[from : r.at-1], true
		case c == '\\', c < ' ':
			return nil, false
		}
	}
	return nil, false
}

func (r *reader) value() ([]byte, bool) {
	r.space()
	from := r.at
	if from < len(r.text) && r.text[from] == '"' {
		_, ok := r.word()
		return r.text[from:r.at], ok
	}
	for r.at < len(r.text) && plain(r.text[r.at]) {
		r.at++
	}
	value := r.text[from:r.at]
	switch string(value) {
	case "null", "true", "false":
		return value, true
	}
	return value, number(value)
}

func plain(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.'
}

// number accepts a decimal without an exponent, as JSON writes it.
func number(text []byte) bool {
	if len(text) > 0 && text[0] == '-' {
		text = text[1:]
	}
	whole := digits(text)
	if whole == 0 || whole > 1 && text[0] == '0' {
		return false
	}
	if whole == len(text) {
		return true
	}
	fraction := text[whole+1:]
	return text[whole] == '.' && len(fraction) > 0 && digits(fraction) == len(fraction)
}

func digits(text []byte) (n int) {
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
}
