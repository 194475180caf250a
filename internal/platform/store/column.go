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
	text, err := asText(src)
	if err != nil || text == "" {
		return err
	}
	return json.Unmarshal([]byte(text), &j.V)
}

// Value writes the column.
func (j JSON[T]) Value() (driver.Value, error) {
	b, err := json.Marshal(j.V)
	return string(b), err
}

// Day keeps a date as YYYY-MM-DD in a TEXT column; the empty text is none.
type Day struct{ date.Date }

// AsDay wraps a date for its column.
func AsDay(d date.Date) Day { return Day{d} }

// Scan reads the column.
func (d *Day) Scan(src any) error {
	text, err := asText(src)
	if err != nil {
		return err
	}
	return d.UnmarshalText([]byte(text))
}

// Value writes the column.
func (d Day) Value() (driver.Value, error) { return d.String(), nil }

func asText(src any) (string, error) {
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
