package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/uptrace/bun"
)

// Rows adds a query's rows to a list. columns names the places of a row's columns
// in their order: for the large lists of a page, where finding each by its name
// again for each row is a good part of the time.
func Rows[T any](ctx context.Context, q interface {
	Rows(context.Context) (*sql.Rows, error)
}, list []T, columns func(*T) []any) (_ []T, err error) {
	rows, err := q.Rows(ctx)
	if err != nil {
		return nil, err
	}
	defer rows.Close() // its error is also that of rows.Err
	var one, none T
	to := columns(&one)
	for rows.Next() {
		one = none // a column without a value leaves nothing of the row before
		if err := rows.Scan(to...); err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, rows.Err()
}

// Instant is the place of a column of time for Rows; the zero time is none.
func Instant(to *time.Time) sql.Scanner { return (*moment)(to) }

type moment time.Time

// Scan reads the column. The text that SQLite keeps is RFC 3339 but for the T;
// with it, it is read in a third of the time, and a page has hundreds.
func (m *moment) Scan(src any) error {
	if text, ok := src.(string); ok && len(text) > len(time.DateOnly) && text[len(time.DateOnly)] == ' ' {
		if t, err := time.Parse(time.RFC3339Nano, text[:len(time.DateOnly)]+"T"+text[len(time.DateOnly)+1:]); err == nil {
			*m = moment(t)
			return nil
		}
	}
	var t bun.NullTime
	err := t.Scan(src)
	*m = moment(t.Time)
	return err
}
