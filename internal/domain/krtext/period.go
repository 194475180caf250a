package krtext

import "strings"

// Period reads a stretch of time that a cycle is named by, as YYYY-Qn, YYYY-Hn or YYYY;
// "" where it is none of these: Q4 2026, 2026年第四季度, 2026 年 10 月 - 12 月, 2026.
func Period(name string) string {
	folded := strings.ToLower(strings.TrimSpace(name))
	if c := cycleOf(folded); c != "" {
		return c
	}
	return cycleOf(folded + " cycle") // a year counts beside what makes it a cycle
}
