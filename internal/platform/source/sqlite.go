package source

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// file finds a SQLite file by its name below the folder that the settings name. Links
// that lead out of it are refused; what a file outside is called isn't told.
func (r *Reader) file(name string) (string, error) {
	if r.files == "" {
		return "", fault.At("/address", "source.no_files")
	}
	name = filepath.FromSlash(strings.TrimSpace(name))
	if !filepath.IsLocal(name) {
		return "", fault.At("/address", "source.file_outside")
	}
	top, err := filepath.EvalSymlinks(r.files)
	if err != nil {
		return "", fault.At("/address", "source.no_files")
	}
	path, err := filepath.EvalSymlinks(filepath.Join(top, name))
	if errors.Is(err, fs.ErrNotExist) {
		return "", fault.At("/address", "source.no_file", fault.Args{"name": name})
	}
	if err != nil {
		return "", fault.At("/address", "source.file_outside")
	}
	if below, err := filepath.Rel(top, path); err != nil || !filepath.IsLocal(below) {
		return "", fault.At("/address", "source.file_outside")
	}
	if at, err := os.Stat(path); err != nil || !at.Mode().IsRegular() {
		return "", fault.At("/address", "source.no_file", fault.Args{"name": name})
	}
	return path, nil
}

// askSQLite runs one statement on a file that is opened to be read. No other file can
// be attached to it, which is also how VACUUM would write one.
func (r *Reader) askSQLite(ctx context.Context, p Place, query string) ([]Row, error) {
	path, err := r.file(p.Address)
	if err != nil {
		return nil, err
	}
	if err := asks(query); err != nil {
		return nil, err
	}
	return bounded(ctx, func(ctx context.Context) (list []Row, err error) {
		at := url.URL{Scheme: "file", Path: path, RawQuery: url.Values{"mode": {"ro"}, "_pragma": {"query_only(1)", "trusted_schema(0)", "busy_timeout(3000)"}}.Encode()}
		db, err := sql.Open("sqlite", at.String())
		if err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, db.Close()) }()
		conn, err := db.Conn(ctx)
		if err != nil {
			return nil, err
		}
		defer func() { _ = conn.Close() }() // it goes with the pool
		for limit, most := range map[int]int{sqlite3.SQLITE_LIMIT_ATTACHED: 0, sqlite3.SQLITE_LIMIT_LENGTH: mostBytes} {
			if _, err := sqlite.Limit(conn, limit, most); err != nil {
				return nil, err
			}
		}
		ctx, stop := context.WithTimeout(ctx, statementPatience)
		defer stop()
		rows, err := conn.QueryContext(ctx, oneStatement(query))
		if err != nil {
			return nil, err
		}
		return scan(rows)
	}, func(err error) error {
		var said *sqlite.Error
		if errors.As(err, &said) && said.Code()&0xff == sqlite3.SQLITE_INTERRUPT {
			return fault.At("/query", "source.slow")
		}
		if errors.As(err, &said) && said.Code()&0xff == sqlite3.SQLITE_READONLY {
			return fault.At("/query", "source.writes")
		}
		if errors.As(err, &said) && (said.Code()&0xff == sqlite3.SQLITE_CANTOPEN || said.Code()&0xff == sqlite3.SQLITE_NOTADB) {
			return fault.At("/address", "source.not_sqlite", fault.Args{"why": said.Error()})
		}
		return fault.At("/query", "source.sql", fault.Args{"why": err.Error()})
	})
}
