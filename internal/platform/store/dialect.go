package store

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/pressly/goose/v3/lock"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect"
	"github.com/uptrace/bun/schema"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Every difference between the two databases is a named function in this file.

// pgLocker lets one replica at a time bring the schema up to date. The others ask each
// second, for ten minutes, where its own default of five seconds would hold up their start.
func pgLocker() (lock.SessionLocker, error) {
	return lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 600))
}

// Tidy lets the database renew what it knows of its tables' contents, by which it
// chooses its ways to the rows. PostgreSQL does so by itself after a while, SQLite
// only when asked; there it reads a sample of what has changed much since.
func (s *Store) Tidy(ctx context.Context) error {
	ask := "PRAGMA optimize(0x10002)"
	if s.Postgres() {
		ask = "ANALYZE"
	}
	_, err := s.Write.ExecContext(ctx, ask)
	return err
}

// exists reports whether there is a table or an index of a name.
func exists(ctx context.Context, db bun.IDB, name string) (there bool, err error) {
	ask := "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = ?)"
	if db.Dialect().Name() == dialect.PG {
		ask = "SELECT to_regclass(?) IS NOT NULL"
	}
	err = db.NewRaw(ask, name).Scan(ctx, &there)
	return there, err
}

// Overwrite has what this connection takes out of the file from here on overwritten
// with zeros. PostgreSQL lets go of it with its next vacuum.
func Overwrite(ctx context.Context, db bun.IDB) error {
	if db.Dialect().Name() == dialect.PG {
		return nil
	}
	_, err := db.ExecContext(ctx, "PRAGMA secure_delete = 1")
	return err
}

// ForUpdate makes others who read these rows to write them wait for this
// transaction. On SQLite there is one writer, for whom the others wait anyway.
func ForUpdate(q *bun.SelectQuery) *bun.SelectQuery {
	if q.Dialect().Name() == dialect.PG {
		return q.For("UPDATE")
	}
	return q
}

// Duplicate reports whether err says that a unique constraint refused a row, and
// that the constraint or its columns contain name.
func Duplicate(err error, name string) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == "23505" && strings.Contains(pg.ConstraintName+" "+pg.Detail, name)
	}
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		unique := lite.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || lite.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY
		return unique && strings.Contains(lite.Error(), name)
	}
	return false
}

// Retryable reports whether a transaction failed only because of others running
// at the same time, so that the caller may run it again.
func Retryable(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == "40001" || pg.Code == "40P01"
	}
	return false
}

// SkipLocked ends a subquery that picks rows for one of several replicas: rows
// that another is about to take are passed over. SQLite has one writer.
func SkipLocked(db bun.IDB) string {
	if db.Dialect().Name() == dialect.PG {
		return "FOR UPDATE SKIP LOCKED"
	}
	return ""
}

// JSONText is a field of a JSON object in a column of text, as text; NULL where the column is empty. A condition beside
// it that leaves such rows out doesn't do: PostgreSQL asks conditions in the order it likes, and a text that is no JSON
// ends the query.
func JSONText(db bun.IDB, column, field string) string {
	if db.Dialect().Name() == dialect.PG {
		return "(NULLIF(" + column + ", '')::json->>'" + field + "')"
	}
	return "json_extract(NULLIF(" + column + ", ''), '$." + field + "')"
}

// JSONWord is JSONText of a field that is always there and holds a word: an id, a day, a state. PostgreSQL is told to
// cut it out of the text, for reading a whole object takes it five times as long. The text must be as Go writes it,
// with no object before the field that has one of the same name; within what somebody wrote, quotes are escaped.
func JSONWord(db bun.IDB, column, field string) string {
	if db.Dialect().Name() == dialect.PG {
		return "split_part(split_part(" + column + `, '"` + field + `":"', 2), '"', 1)`
	}
	return JSONText(db, column, field)
}

// JSONNamed is JSONText as the indexes of what events say are made of it, in words that both databases read.
// It takes longer than JSONText where no index is used.
func JSONNamed(column, field string) string {
	return "(json(NULLIF(" + column + ", '')) ->> '" + field + "')"
}

// Holds is whether a column of text has another text in it, given as its argument: much cheaper to
// ask than what a JSON object says.
func Holds(db bun.IDB, column string) string {
	if db.Dialect().Name() == dialect.PG {
		return "strpos(" + column + ", ?) > 0"
	}
	return "instr(" + column + ", ?) > 0"
}

// Among follows a column in a condition: that it is one of these ids. PostgreSQL gets many of them as
// rows of one literal: to guess how often a list holds it weighs each id against what it knows of the
// column, for a microsecond each and wherever the list stands in a query.
type Among []string

const manyIDs = 100

// AppendQuery writes it.
func (ids Among) AppendQuery(gen schema.QueryGen, b []byte) ([]byte, error) {
	foreign := func(r rune) bool {
		return r < '0' && r != '-' || r > '9' && r < 'A' || r > 'Z' && r < 'a' && r != '_' || r > 'z'
	}
	if gen.Dialect().Name() != dialect.PG || len(ids) < manyIDs || strings.IndexFunc(strings.Join(ids, ""), foreign) >= 0 || slices.Contains(ids, "") {
		return gen.AppendQuery(b, "IN (?)", bun.List([]string(ids))), nil
	}
	return gen.AppendQuery(b, "IN (SELECT unnest(CAST(? AS TEXT[])))", "{"+strings.Join(ids, ",")+"}"), nil
}

// FirstOfEach begins a query over the rows of a table, as c, that come first for each of
// some keys, so many of each at most. pick narrows and orders the rows of one key: the
// table is x there, the key k.id. PostgreSQL is told to go key by key, where it would
// rather sort all there is; SQLite knows no LATERAL, and goes key by key anyway.
func FirstOfEach(db bun.IDB, table string, keys []string, most int, pick func(*bun.SelectQuery) *bun.SelectQuery) *bun.SelectQuery {
	first := db.NewSelect().TableExpr("? AS x", bun.Ident(table)).Apply(pick).Limit(int64(most))
	if db.Dialect().Name() == dialect.PG {
		return Keys(db, keys).Join("CROSS JOIN LATERAL (?) AS c", first.ColumnExpr("x.*"))
	}
	return Keys(db, keys).Join("JOIN ? AS c ON c.id IN (?)", bun.Ident(table), first.ColumnExpr("x.id"))
}

// mostOneByOne is of how many keys PostgreSQL is told to go key by key.
const mostOneByOne = 1000

// OfEach begins a query over the rows of a table that have one of some keys in a column, and are as narrow asks. Of few
// keys PostgreSQL is told to go key by key: it takes conditions that go together for rare ones, and then reads all rows
// that narrow leaves rather than the few of these keys.
func OfEach(db bun.IDB, table, alias, column string, keys []string, narrow func(*bun.SelectQuery) *bun.SelectQuery) *bun.SelectQuery {
	rows := db.NewSelect().TableExpr("? AS ?", bun.Ident(table), bun.Ident(alias)).Apply(narrow)
	if db.Dialect().Name() != dialect.PG || len(keys) == 0 || len(keys) > mostOneByOne {
		return rows.Where("?.? IN (?)", bun.Ident(alias), bun.Ident(column), bun.List(keys))
	}
	one := rows.ColumnExpr("?.*", bun.Ident(alias)).Where("?.? = k.id", bun.Ident(alias), bun.Ident(column))
	return Keys(db, keys).Join("CROSS JOIN LATERAL (? OFFSET 0) AS ?", one, bun.Ident(alias))
}

// Keys begins a query that goes key by key, as k (id). There must be one.
func Keys(db bun.IDB, keys []string) *bun.SelectQuery {
	if db.Dialect().Name() == dialect.PG {
		return db.NewSelect().TableExpr("unnest(ARRAY[?]) AS k (id)", bun.List(keys))
	}
	list := strings.TrimSuffix(strings.Repeat("(?), ", len(keys)), ", ")
	args := make([]any, len(keys))
	for i, key := range keys {
		args[i] = key
	}
	return db.NewSelect().TableExpr("(SELECT column1 AS id FROM (VALUES "+list+")) AS k", args...)
}
