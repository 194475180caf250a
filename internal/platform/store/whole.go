package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Whole reads every row of every table, and says how many rows there are. A SQLite file
// is checked page by page before, its indexes with it; PostgreSQL looks after its own.
// The error names what is broken.
func (s *Store) Whole(ctx context.Context, told Progress) (rows int64, err error) {
	if !s.Postgres() {
		if err := s.sound(ctx); err != nil {
			return 0, err
		}
	}
	tables, err := shapes(ctx)
	if err != nil {
		return 0, err
	}
	for _, t := range tables {
		count, _, err := digest(ctx, s, t)
		if err != nil {
			return 0, fmt.Errorf("table %s: %w", t.name, err)
		}
		rows += count
		if told != nil {
			told(t.name, count, count)
		}
	}
	return rows, nil
}

// sound has SQLite check its file.
func (s *Store) sound(ctx context.Context) error {
	var found []string
	if err := s.Read.NewRaw("PRAGMA integrity_check(5)").Scan(ctx, &found); err != nil {
		return err
	}
	if len(found) == 1 && found[0] == "ok" {
		return nil
	}
	return errors.New(strings.Join(found, "; "))
}
