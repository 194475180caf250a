package api

import (
	"bytes"
	"encoding/json"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

// Field is a field of a PATCH: absent leaves the value, null clears it, and
// anything else sets it.
type Field[T any] struct {
	Sent  bool
	Null  bool
	Value T
}

// Set makes a field that was sent, for tests and callers inside the program.
func Set[T any](v T) Field[T] { return Field[T]{Sent: true, Value: v} }

// Or gives the sent value, the zero value for null, and old where it was absent.
func (f Field[T]) Or(old T) T {
	if !f.Sent {
		return old
	}
	return f.Value
}

// UnmarshalJSON is called only where the field is in the body.
func (f *Field[T]) UnmarshalJSON(b []byte) error {
	f.Sent = true
	if bytes.Equal(b, []byte("null")) {
		f.Null = true
		return nil
	}
	return json.Unmarshal(b, &f.Value)
}

// MarshalJSON writes the value, or null.
func (f Field[T]) MarshalJSON() ([]byte, error) {
	if !f.Sent || f.Null {
		return []byte("null"), nil
	}
	return json.Marshal(f.Value)
}

// Schema is the schema of the value, nullable.
func (f Field[T]) Schema(r huma.Registry) *huma.Schema {
	s := *r.Schema(reflect.TypeFor[T](), true, "")
	if s.Ref != "" {
		return &huma.Schema{Ref: s.Ref}
	}
	s.Nullable = true
	return &s
}

// Decimal is the schema of an exact decimal: a JSON string.
type Decimal string

// Schema describes the string.
func (Decimal) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Description: "Exact decimal", Examples: []any{"52000"}, Pattern: `^-?[0-9]+(\.[0-9]+)?$`}
}

// Day is the schema of a calendar date.
type Day string

// Schema describes the string.
func (Day) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Format: "date", Examples: []any{"2026-06-30"}}
}
