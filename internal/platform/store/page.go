package store

import (
	"encoding/base64"
	"encoding/json"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Page is one slice of a list, with the cursor of the next ("" on the last).
type Page[T any] struct {
	Items []T
	Next  string
}

// Cursor packs the sort key of the last row of a page; it is opaque to clients.
func Cursor(key ...string) string {
	b, _ := json.Marshal(key) // strings always marshal
	return base64.RawURLEncoding.EncodeToString(b)
}

// ParseCursor unpacks a cursor of n parts; an empty cursor gives nil. It refuses
// anything that Cursor did not make with the fault input.cursor.
func ParseCursor(cursor string, n int) ([]string, error) {
	if cursor == "" {
		return nil, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	var key []string
	if err != nil || json.Unmarshal(b, &key) != nil || len(key) != n {
		return nil, fault.At("/cursor", "input.cursor")
	}
	return key, nil
}

// Cut makes a page of rows that were asked for with LIMIT size+1: the extra row
// only tells that there is a next page.
func Cut[T any](rows []T, size int, key func(T) []string) Page[T] {
	if len(rows) <= size {
		return Page[T]{Items: rows}
	}
	rows = rows[:size]
	return Page[T]{Items: rows, Next: Cursor(key(rows[size-1])...)}
}

// OrNone keeps IN from having nothing to look in.
func OrNone(ids []string) []string {
	if len(ids) == 0 {
		return []string{""}
	}
	return ids
}
