package store

import (
	"database/sql"
	"errors"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Missing turns "no rows" into the fault input.missing.
func Missing(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fault.New(fault.Missing, "input.missing")
	}
	return err
}

// Swapped turns an update that found another version than it expected into the
// fault input.stale.
func Swapped(res sql.Result, err error) error {
	if err != nil {
		return err
	}
	n, err := res.RowsAffected()
	if err == nil && n == 0 {
		return fault.New(fault.Stale, "input.stale")
	}
	return err
}

// Changed reports whether a statement changed any row.
func Changed(res sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// EscapeLike makes text literal within a LIKE pattern that has ESCAPE '\\'.
func EscapeLike(s string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s)
}
