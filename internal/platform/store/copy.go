package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strings"

	"github.com/uptrace/bun"
)

// batch is how many rows are carried in one transaction.
const batch = 400

// Progress is told while tables are carried over or compared.
type Progress func(table string, done, total int64)

// Empty reports whether a migrated database holds nothing yet.
func (s *Store) Empty(ctx context.Context) (bool, error) {
	some, err := s.Read.NewSelect().TableExpr("events").Exists(ctx)
	return !some, err
}

// Copy carries every row of from into to, whose schemas must be of the same
// version. Each batch is one transaction that also notes how far it came, so
// that a copy that was interrupted goes on where it stopped. The caller keeps
// writers away from both.
func Copy(ctx context.Context, from, to *Store, told Progress) error {
	tables, err := shapes(ctx)
	if err != nil {
		return err
	}
	if err := sameVersion(ctx, from, to); err != nil {
		return err
	}
	if err := noteTable(ctx, to); err != nil {
		return err
	}
	source, err := from.snapshot(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = source.Rollback() }() // it has only read
	for _, t := range tables {
		if err := copyTable(ctx, source, to, t, told); err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	_, err = to.Write.NewRaw("DROP TABLE copy_notes").Exec(ctx)
	return err
}

// snapshot is a transaction in which every read sees the same moment, while
// others go on writing.
func (s *Store) snapshot(ctx context.Context) (bun.Tx, error) {
	if s.Postgres() {
		return s.Read.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	}
	return s.Read.BeginTx(ctx, nil)
}

func sameVersion(ctx context.Context, from, to *Store) error {
	a, err := from.Version(ctx)
	if err != nil {
		return err
	}
	b, err := to.Version(ctx)
	if err == nil && a != b {
		err = fmt.Errorf("the schemas differ: version %d and %d; run `sinan migrate` on both", a, b)
	}
	return err
}

// noteTable keeps how far each table has come; on a first run it also removes
// the few rows that a migration itself has put in.
func noteTable(ctx context.Context, to *Store) error {
	if there, err := to.Halfway(ctx); err != nil || there {
		return err
	}
	return to.Write.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if _, err := tx.NewRaw("DELETE FROM event_heads").Exec(ctx); err != nil {
			return err
		}
		_, err := tx.NewRaw("CREATE TABLE copy_notes (name TEXT PRIMARY KEY, last TEXT NOT NULL, rows BIGINT NOT NULL, done BOOLEAN NOT NULL)").Exec(ctx)
		return err
	})
}

// Halfway reports whether a copy into this database was interrupted.
func (s *Store) Halfway(ctx context.Context) (there bool, err error) {
	probe := "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'copy_notes')"
	if s.Postgres() {
		probe = "SELECT to_regclass('copy_notes') IS NOT NULL"
	}
	err = s.Write.NewRaw(probe).Scan(ctx, &there)
	return there, err
}

// Clear empties every table; the schema stays.
func (s *Store) Clear(ctx context.Context) error {
	tables, err := shapes(ctx)
	if err != nil {
		return err
	}
	return s.Write.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		for _, t := range tables {
			if _, err := tx.NewRaw("DELETE FROM ?", bun.Ident(t.name)).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

// Hold keeps every other writer out of a SQLite database until release is
// called, or fails where one is at work. On PostgreSQL it does nothing.
func (s *Store) Hold(ctx context.Context) (release func(), err error) {
	if s.Postgres() {
		return func() {}, nil
	}
	tx, err := s.Write.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	return func() { _ = tx.Rollback() }, nil // nothing was written
}

type note struct {
	bun.BaseModel `bun:"table:copy_notes"`
	Name          string `bun:"name,pk"`
	Last          string `bun:"last"`
	Rows          int64  `bun:"rows"`
	Done          bool   `bun:"done"`
}

func copyTable(ctx context.Context, from bun.IDB, to *Store, t shape, told Progress) error {
	var total int64
	if err := from.NewRaw("SELECT COUNT(*) FROM ?", bun.Ident(t.name)).Scan(ctx, &total); err != nil {
		return err
	}
	n := note{Name: t.name}
	if err := to.Write.NewSelect().Model(&n).WherePK().Scan(ctx); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	for !n.Done {
		rows, err := rowsAfter(ctx, from, t, n.Last)
		if err != nil {
			return err
		}
		if n.Done = len(rows) < t.rows(); len(rows) > 0 {
			if n.Last, err = t.keyOf(rows[len(rows)-1]); err != nil {
				return err
			}
		}
		n.Rows += int64(len(rows))
		err = to.Write.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
			if err := insertRows(ctx, tx, t, rows); err != nil {
				return err
			}
			_, err := tx.NewInsert().Model(&n).On("CONFLICT (name) DO UPDATE").Set("last = EXCLUDED.last, rows = EXCLUDED.rows, done = EXCLUDED.done").Exec(ctx)
			return err
		})
		if err != nil {
			return err
		}
		if told != nil {
			told(t.name, n.Rows, total)
		}
	}
	return nil
}

// rowsAfter reads the next batch in the order of the primary key.
func rowsAfter(ctx context.Context, from bun.IDB, t shape, last string) ([][]any, error) {
	query, args := "SELECT "+t.names()+` FROM "`+t.name+`"`, []any{}
	if last != "" {
		var key []any
		d := json.NewDecoder(strings.NewReader(last))
		d.UseNumber()
		if err := d.Decode(&key); err != nil {
			return nil, err
		}
		holes := strings.TrimSuffix(strings.Repeat("?, ", len(key)), ", ")
		query += " WHERE (" + t.keyNames() + ") > (" + holes + ")"
		for i, k := range key {
			if n, ok := k.(json.Number); ok {
				whole, err := n.Int64()
				if err != nil {
					return nil, err
				}
				key[i] = whole
			}
		}
		args = key
	}
	query += fmt.Sprintf(" ORDER BY %s LIMIT %d", t.keyNames(), t.rows())
	rows, err := from.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	return t.scan(rows)
}

func (s shape) scan(rows *sql.Rows) (out [][]any, err error) {
	for rows.Next() {
		values, into := make([]any, len(s.columns)), make([]any, len(s.columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		for i, c := range s.columns {
			if values[i], err = c.normal(values[i]); err != nil {
				return nil, err
			}
		}
		out = append(out, values)
	}
	return out, rows.Err()
}

func (s shape) keyOf(row []any) (string, error) {
	key := make([]any, len(s.key))
	for i, name := range s.key {
		for j, c := range s.columns {
			if c.name == name {
				key[i] = row[j]
			}
		}
	}
	b, err := json.Marshal(key)
	return string(b), err
}

func insertRows(ctx context.Context, tx bun.Tx, t shape, rows [][]any) error {
	if len(rows) == 0 {
		return nil
	}
	one := "(" + strings.TrimSuffix(strings.Repeat("?, ", len(t.columns)), ", ") + ")"
	query := `INSERT INTO "` + t.name + `" (` + t.names() + ") VALUES " + strings.TrimSuffix(strings.Repeat(one+", ", len(rows)), ", ")
	args := make([]any, 0, len(rows)*len(t.columns))
	for _, r := range rows {
		args = append(args, r...)
	}
	_, err := tx.NewRaw(query, args...).Exec(ctx)
	return err
}

// Compare checks that two databases hold the same rows, table by table, and
// names the first table that differs. It counts and sums up a hash of each row,
// so that the order in which rows are read does not matter.
func Compare(ctx context.Context, a, b *Store, told Progress) error {
	tables, err := shapes(ctx)
	if err != nil {
		return err
	}
	for i, t := range tables {
		countA, sumA, err := digest(ctx, a, t)
		if err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
		countB, sumB, err := digest(ctx, b, t)
		if err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
		if countA != countB || sumA.Cmp(sumB) != 0 {
			return fmt.Errorf("table %s differs: %d rows and %d rows, checksums %x and %x", t.name, countA, countB, sumA, sumB)
		}
		if told != nil {
			told(t.name, int64(i)+1, int64(len(tables)))
		}
	}
	return nil
}

func digest(ctx context.Context, s *Store, t shape) (count int64, sum *big.Int, err error) {
	sum = new(big.Int)
	last := ""
	for {
		rows, err := rowsAfter(ctx, s.Read, t, last)
		if err != nil {
			return 0, nil, err
		}
		for _, r := range rows {
			h := sha256.New()
			for _, v := range r {
				_, _ = fmt.Fprintf(io.Writer(h), "%T\x00%v\x00", v, v) // a hash never fails
			}
			sum.Add(sum, new(big.Int).SetBytes(h.Sum(nil)))
		}
		count += int64(len(rows))
		if len(rows) < t.rows() {
			return count, sum, nil
		}
		if last, err = t.keyOf(rows[len(rows)-1]); err != nil {
			return 0, nil, err
		}
	}
}

// Snapshot writes a consistent copy of a running SQLite database to a file that
// must not exist.
func (s *Store) Snapshot(ctx context.Context, file string) error {
	_, err := s.Write.ExecContext(ctx, "VACUUM INTO ?", file)
	return err
}
