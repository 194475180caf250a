package source

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/date"
)

// A day in a statement is quoted where its writer left that out: unquoted, 2026-11-03 is 2012 to a database,
// which compares it with days and finds nothing, or everything.
func TestADayInAStatementIsQuotedOnce(t *testing.T) {
	a := Ask{From: date.Must("2026-11-03"), To: date.Must("2026-11-04")}
	for query, want := range map[string]string{
		"d between {from} and {to}":                "d between '2026-11-03' and '2026-11-04'",
		"d between '{from}' and '{to}'":            "d between '2026-11-03' and '2026-11-04'",
		"t < '{day} 23:59:59'":                     "t < '2026-11-04 23:59:59'",
		"d = date '{from}' and n = 'it''s {to}'":   "d = date '2026-11-03' and n = 'it''s 2026-11-04'",
		`"{from}" = {from}`:                        `"2026-11-03" = '2026-11-03'`,
		"n = 'a' and d = {day} and s <> '{other}'": "n = 'a' and d = '2026-11-04' and s <> '{other}'",
	} {
		if got := fillSQL(query, a); got != want {
			t.Errorf("%s\n became %s\n  wanted %s", query, got, want)
		}
	}
}
