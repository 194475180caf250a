// Package i18n holds the words that the server itself says: refusals, mails,
// what the command line prints. Each feature brings its own table; both
// languages stand side by side, so that neither can be forgotten.
package i18n

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// The languages, as sent in Accept-Language and kept with a person.
const (
	Chinese = "zh-CN"
	English = "en"
)

// Text is one sentence in both languages. {name} is filled from the arguments;
// {n|day|days} in English picks by the number n, which it does not print.
type Text struct{ ZH, EN string }

// Words maps a code to its text.
type Words map[string]Text

// Book is all the words of the program.
type Book struct{ words Words }

// NewBook joins tables. A code that two tables hold is an error in the program,
// found by the first test that makes a Book.
func NewBook(tables ...Words) (*Book, error) {
	all := Words{}
	for _, table := range tables {
		for code, text := range table {
			if _, twice := all[code]; twice {
				return nil, fmt.Errorf("i18n: %s stands twice", code)
			}
			if text.ZH == "" || text.EN == "" {
				return nil, fmt.Errorf("i18n: %s lacks a language", code)
			}
			all[code] = text
		}
	}
	return &Book{words: all}, nil
}

// Codes lists every code in order.
func (b *Book) Codes() []string { return slices.Sorted(maps.Keys(b.words)) }

// Has reports whether the book knows a code.
func (b *Book) Has(code string) bool { _, ok := b.words[code]; return ok }

// Say gives the words for a code; an unknown code comes back as itself.
func (b *Book) Say(lang, code string, args map[string]any) string {
	text, ok := b.words[code]
	if !ok {
		return code
	}
	s := text.EN
	if lang == Chinese {
		s = text.ZH
	}
	return hole().ReplaceAllStringFunc(s, func(h string) string { return fill(h[1:len(h)-1], args) })
}

func hole() *regexp.Regexp { return holes }

var holes = regexp.MustCompile(`\{[a-z_]+(\|[^|{}]*\|[^|{}]*)?\}`)

func fill(h string, args map[string]any) string {
	parts := strings.Split(h, "|")
	v, ok := args[parts[0]]
	if !ok {
		return ""
	}
	if path, ok := v.([]string); ok {
		v = strings.Join(path, " → ")
	}
	if len(parts) == 1 {
		return fmt.Sprint(v)
	}
	if fmt.Sprint(v) == "1" {
		return parts[1]
	}
	return parts[2]
}

// Pick chooses the language for an Accept-Language header: Chinese unless
// English is preferred.
func Pick(accept string) string {
	tags, _, err := language.ParseAcceptLanguage(accept)
	if err != nil || len(tags) == 0 {
		return Chinese
	}
	m := language.NewMatcher([]language.Tag{language.SimplifiedChinese, language.English})
	if _, i, sure := m.Match(tags...); i == 1 && sure >= language.High {
		return English
	}
	return Chinese
}
