// Package store opens the database, keeps its schema current and hides which
// of the two databases it is.
//
// SQLite is opened twice: one connection that writes (its transactions take the
// write lock at once, so they never fail half-way with SQLITE_BUSY) and several
// that can only read. PostgreSQL has one pool for both.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"github.com/uptrace/bun/dialect/sqlitedialect"
	_ "modernc.org/sqlite" // the "sqlite" driver
)

// Store is an open database. Write and Read are the same pool on PostgreSQL.
type Store struct {
	Write *bun.DB
	Read  *bun.DB
	// Path is the SQLite file; empty on PostgreSQL.
	Path string
}

// Open connects to a database: a postgres:// URL, or the path of a SQLite file
// that is created when missing. It does not touch the schema; see Migrate.
func Open(ctx context.Context, database string) (*Store, error) {
	if IsPostgres(database) {
		return openPostgres(ctx, database)
	}
	return openSQLite(ctx, database)
}

// IsPostgres reports whether a database setting names a PostgreSQL server.
func IsPostgres(database string) bool {
	return strings.HasPrefix(database, "postgres://") || strings.HasPrefix(database, "postgresql://")
}

func openPostgres(ctx context.Context, dsn string) (*Store, error) {
	// Plain execution needs no server-side statement cache, so a pooler between
	// Sinan and PostgreSQL does no harm, and bun writes its arguments in line.
	u, err := url.Parse(dsn)
	if err != nil {
		return nil, fmt.Errorf("database URL: %w", err)
	}
	q := u.Query()
	if q.Get("default_query_exec_mode") == "" {
		q.Set("default_query_exec_mode", "exec")
	}
	u.RawQuery = q.Encode()
	config, err := pgx.ParseConfig(u.String())
	if err != nil {
		return nil, fmt.Errorf("database URL: %w", err)
	}
	pool := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(tuned))
	pool.SetMaxOpenConns(16)
	pool.SetMaxIdleConns(8)
	db := bun.NewDB(pool, pgdialect.New())
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("reach PostgreSQL: %w", err), db.Close())
	}
	return &Store{Write: db, Read: db}, nil
}

// tuned sets how a connection's queries are planned. It is set and not asked for when
// connecting, which poolers refuse; a server that doesn't know a setting goes without.
//
// It compiles none: PostgreSQL does so where it guesses that one reads much, and half a
// second of compiling is longer than any page takes. And it is told that to read here and
// there costs hardly more than to read on, as on any solid-state disk: by default PostgreSQL
// counts on a turning one, and reads and sorts the whole history of a key result for its last
// few check-ins. A server on which somebody set this themselves is left as it is.
func tuned(ctx context.Context, conn *pgx.Conn) error {
	for _, set := range []string{"SET jit = off", "SELECT set_config('random_page_cost', '1.1', false) WHERE current_setting('random_page_cost') = '4'"} {
		if _, err := conn.Exec(ctx, set); conn.IsClosed() {
			return err
		}
	}
	return nil
}

func openSQLite(ctx context.Context, path string) (*Store, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	write, err := sql.Open("sqlite", sqliteDSN(abs, "_txlock=immediate"))
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	w := bun.NewDB(write, sqlitedialect.New())
	if err := w.PingContext(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", abs, err), w.Close())
	}
	read, err := sql.Open("sqlite", sqliteDSN(abs, "_pragma=query_only(1)"))
	if err != nil {
		return nil, errors.Join(err, w.Close())
	}
	readers := max(4, runtime.NumCPU())
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return &Store{Write: w, Read: bun.NewDB(read, sqlitedialect.New()), Path: abs}, nil
}

// openMemory opens an empty SQLite database that is gone when it is closed.
func openMemory() (*Store, error) {
	db, err := sql.Open("sqlite", "file::memory:")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // another connection would see another database
	one := bun.NewDB(db, sqlitedialect.New())
	return &Store{Write: one, Read: one, Path: ":memory:"}, nil
}

// sqliteDSN names a file with the pragmas of a durable, concurrent database:
// synchronous FULL so that an acknowledged write survives a power cut.
func sqliteDSN(path string, extra ...string) string {
	params := append([]string{
		"_pragma=busy_timeout(10000)",
		"_pragma=journal_mode(WAL)",
		"_pragma=synchronous(FULL)",
		"_pragma=foreign_keys(1)",
		"_pragma=temp_store(MEMORY)",
		"_pragma=cache_size(-16384)", // KiB for each connection: the usual 2 MiB don't hold the inner pages of a company
		"_time_format=sqlite",
	}, extra...)
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: strings.Join(params, "&")}).String()
}

// Postgres reports whether this is PostgreSQL.
func (s *Store) Postgres() bool { return s.Path == "" }

// Close closes both pools.
func (s *Store) Close() error {
	if s.Read == s.Write {
		return s.Write.Close()
	}
	return errors.Join(s.Read.Close(), s.Write.Close())
}
