package org

import (
	"cmp"
	"strings"
	"unicode"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/width"
)

// mostLevel is the longest job level, in characters.
const mostLevel = 20

// JobLevel reads a person's level as people write it, such as P5, M2 or 高级: spaces at
// its ends are taken off, wide characters are narrow ones, and letters before a number are
// capitals, so that p5 and Ｐ5 are P5. "" is no level. Longer ones are refused
// (input.too_long).
func JobLevel(text string) (string, error) {
	level := strings.Join(strings.Fields(strings.Map(width.Narrow, text)), " ")
	if len([]rune(level)) > mostLevel {
		return "", fault.At("/job_level", "input.too_long", fault.Args{"limit": mostLevel})
	}
	if head, rest := cutNumber(level); head != "" && rest != "" {
		level = strings.ToUpper(head) + rest
	}
	return level, nil
}

// CompareLevels puts job levels in order: by the letters before the number, then by the
// number as one (P9 before P10), then by what follows. Who has none comes last.
func CompareLevels(a, b string) int {
	if a == "" || b == "" {
		return cmp.Compare(b, a)
	}
	headA, restA := cutNumber(a)
	headB, restB := cutNumber(b)
	numberA, tailA := takeNumber(restA)
	numberB, tailB := takeNumber(restB)
	return cmp.Or(cmp.Compare(headA, headB), cmp.Compare(len(numberA), len(numberB)), cmp.Compare(numberA, numberB), cmp.Compare(tailA, tailB), cmp.Compare(a, b))
}

// cutNumber parts what stands before the first digit from the rest.
func cutNumber(s string) (head, rest string) {
	at := strings.IndexFunc(s, unicode.IsDigit)
	if at < 0 {
		return s, ""
	}
	return s[:at], s[at:]
}

// takeNumber parts the digits at the beginning, without leading zeros, from the rest.
func takeNumber(s string) (number, tail string) {
	at := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
	if at < 0 {
		at = len(s)
	}
	return strings.TrimLeft(s[:at], "0"), s[at:]
}
