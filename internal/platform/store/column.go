package store

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/date"
)

// JSON keeps a value as JSON in a TEXT column; the empty text is the zero value.
type JSON[T any] struct{ V T }

// AsJSON wraps a value for its column.
func AsJSON[T any](v T) JSON[T] { return JSON[T]{v} }

// Scan reads the column.
func (j *JSON[T]) Scan(src any) error {
	var zero T
	j.V = zero
	text, err := AsText(src)
	if err != nil || text == "" || text == "null" {
		return err
	}
	if own, ok := any(&j.V).(json.Unmarshaler); ok { // what it holds was written by Value: no need to check it twice
		return own.UnmarshalJSON([]byte(text))
	}
	return json.Unmarshal([]byte(text), &j.V)
}

// Value writes the column.
func (j JSON[T]) Value() (driver.Value, error) {
	b, err := json.Marshal(j.V)
	return string(b), err
}

// Text is JSON that is not read before somebody asks: a list that only passes it
// on pays nothing for it.
type Text[T any] struct {
	text string
	v    T
	set  bool // v is newer than text
}

// Get reads the value; the empty text is the zero value.
func (t *Text[T]) Get() (v T, err error) {
	if t.set || t.text == "" {
		return t.v, nil
	}
	err = json.Unmarshal([]byte(t.text), &v)
	return v, err
}

// None reports whether nothing has been said.
func (t *Text[T]) None() bool { return !t.set && (t.text == "" || t.text == "null") }

// Set puts a value in place of what was there.
func (t *Text[T]) Set(v T) { t.v, t.set = v, true }

// JSON is the text; "" for none.
func (t *Text[T]) JSON() (string, error) {
	if !t.set {
		return t.text, nil
	}
	b, err := json.Marshal(t.v)
	return string(b), err
}

// Scan keeps the column's text.
func (t *Text[T]) Scan(src any) (err error) {
	*t = Text[T]{}
	t.text, err = AsText(src)
	return err
}

// Value writes the column.
func (t Text[T]) Value() (driver.Value, error) { return t.JSON() }

// Day keeps a date as YYYY-MM-DD in a TEXT column; the empty text is none.
type Day struct{ date.Date }

// AsDay wraps a date for its column.
func AsDay(d date.Date) Day { return Day{d} }

// Scan reads the column.
func (d *Day) Scan(src any) error {
	text, err := AsText(src)
	if err != nil {
		return err
	}
	return d.UnmarshalText([]byte(text))
}

// Value writes the column.
func (d Day) Value() (driver.Value, error) { return d.String(), nil }

// AsText is what a column of text holds; "" where it holds nothing.
func AsText(src any) (string, error) {
	switch s := src.(type) {
	case nil:
		return "", nil
	case string:
		return s, nil
	case []byte:
		return string(s), nil
	}
	return "", fmt.Errorf("store: a column of text holds %T", src)
}

// BaseModel is embedded in a row type to name its table: `bun:"table:people"`. It
// lets a feature's nouns say where they are kept without knowing of bun.
type BaseModel = bun.BaseModel
