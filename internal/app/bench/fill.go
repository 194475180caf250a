package bench

import (
	"context"
	"fmt"
	"reflect"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/schema"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

// batch is how many rows are made and held at once.
const batch = 20_000

// fill makes n rows and writes them, a batch at a time: a large company doesn't fit into
// memory.
func fill[T any](ctx context.Context, s *store.Store, n int, row func(i int) T) error {
	rows := make([]T, 0, min(n, batch))
	for i := range n {
		if rows = append(rows, row(i)); len(rows) < batch && i < n-1 {
			continue
		}
		if err := insert(ctx, s, rows); err != nil {
			return err
		}
		rows = rows[:0]
	}
	return nil
}

// insert writes rows: into SQLite by statements, into PostgreSQL by COPY, which takes a
// tenth of the time.
func insert[T any](ctx context.Context, s *store.Store, rows []T) error {
	if s.Postgres() {
		return carry(ctx, s, rows)
	}
	const most = 500
	for i := 0; i < len(rows); i += most {
		part := rows[i:min(i+most, len(rows))]
		if _, err := s.Write.NewInsert().Model(&part).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

func carry[T any](ctx context.Context, s *store.Store, rows []T) error {
	table := s.Write.Table(reflect.TypeFor[T]())
	var fields []*schema.Field
	var columns []string
	for _, f := range table.Fields {
		if !f.Tag.HasOption("scanonly") {
			fields, columns = append(fields, f), append(columns, f.Name)
		}
	}
	source := pgx.CopyFromSlice(len(rows), func(i int) ([]any, error) {
		row, values := reflect.ValueOf(&rows[i]).Elem(), make([]any, len(fields))
		for j, f := range fields {
			if v := f.Value(row); !f.NullZero || !v.IsZero() {
				values[j] = v.Interface()
			}
		}
		return values, nil
	})
	conn, err := s.Write.DB.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // it goes back to the pool
	return conn.Raw(func(driver any) error {
		_, err := driver.(*stdlib.Conn).Conn().CopyFrom(ctx, pgx.Identifier{table.Name}, columns, source)
		return err
	})
}

// unindexed runs fn while the tables of PostgreSQL have no indexes but their keys, and
// makes them again: sorting all rows once is cheaper than finding the place of each.
func unindexed(ctx context.Context, s *store.Store, fn func() error) error {
	if !s.Postgres() {
		return fn()
	}
	var all []struct{ Indexname, Indexdef string }
	err := s.Write.NewRaw("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND indexname NOT IN (SELECT conname FROM pg_constraint)").Scan(ctx, &all)
	if err != nil {
		return err
	}
	for _, one := range all {
		if _, err := s.Write.NewRaw("DROP INDEX ?", bun.Ident(one.Indexname)).Exec(ctx); err != nil {
			return err
		}
	}
	if err := fn(); err != nil {
		return err
	}
	conn, err := s.Write.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // it goes back to the pool
	if _, err := conn.ExecContext(ctx, "SET maintenance_work_mem = '512MB'"); err != nil {
		return err
	}
	for _, one := range all {
		if _, err := conn.ExecContext(ctx, one.Indexdef); err != nil {
			return fmt.Errorf("%s: %w", one.Indexname, err)
		}
	}
	_, err = conn.ExecContext(ctx, "RESET maintenance_work_mem")
	return err
}
