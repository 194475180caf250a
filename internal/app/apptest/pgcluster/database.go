package pgcluster

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver named "pgx"
)

// Address is the environment variable that names a server to use for tests: a
// postgres:// URL of a role that may create databases, or "none" to go without.
// Unset, each test process starts a private server when it first needs one.
const Address = "SINAN_TEST_POSTGRES"

// taskWithin bounds making and dropping a database.
const taskWithin = 30 * time.Second

// server is found or started once per process.
var server = sync.OnceValues(func() (*url.URL, error) {
	switch named := os.Getenv(Address); named {
	case "none":
		return nil, fmt.Errorf("%w: %s is none", errUnwanted, Address)
	case "":
		c, err := Start()
		if err != nil {
			return nil, err
		}
		return url.Parse(c.DSN("postgres"))
	default:
		return url.Parse(named)
	}
})

var errUnwanted = errors.New("PostgreSQL is switched off")

// Fresh gives the address of a new empty database, dropped when t ends. Where
// there is no server, t is skipped and says why; with CI=true it fails.
func Fresh(t testing.TB) (dsn string) {
	t.Helper()
	return create(t, "template0")
}

// Template is a database prepared once and then copied for each test, which is
// quicker than preparing each: dozens of migrations against one copy.
type Template struct {
	prepare func(dsn string) error
	once    sync.Once
	name    string
	err     error
}

// NewTemplate makes a template that prepare fills when it is first needed.
// Prepare must close its connections: a database in use can't be copied.
func NewTemplate(prepare func(dsn string) error) *Template {
	return &Template{prepare: prepare}
}

// Fresh gives the address of a new copy, dropped when t ends. It skips or fails
// like the function Fresh.
func (p *Template) Fresh(t testing.TB) (dsn string) {
	t.Helper()
	require(t)
	p.once.Do(func() {
		p.name = nextName()
		if p.err = copyOf("template0", p.name); p.err == nil {
			p.err = p.prepare(address(p.name))
		}
	})
	if p.err != nil {
		t.Fatalf("prepare the template database: %v", p.err)
	}
	return create(t, p.name)
}

// require ends t where there is no server.
func require(t testing.TB) {
	t.Helper()
	_, err := server()
	if err == nil {
		return
	}
	missing := errors.Is(err, ErrNoServer) || errors.Is(err, errUnwanted)
	if missing && os.Getenv("CI") != "true" {
		t.Skipf("SKIPPED ON POSTGRESQL: %v", err)
	}
	t.Fatalf("PostgreSQL: %v", err)
}

func create(t testing.TB, template string) string {
	t.Helper()
	require(t)
	name := nextName()
	if err := copyOf(template, name); err != nil {
		t.Fatalf("create a test database: %v", err)
	}
	t.Cleanup(func() {
		if err := drop(name); err != nil {
			t.Errorf("drop the test database: %v", err)
		}
	})
	return address(name)
}

// nextName is unique among all processes that share the server.
func nextName() string { return "sinan_test_" + strings.ToLower(rand.Text()) }

func address(database string) string {
	u, err := server()
	if err != nil {
		return ""
	}
	own := *u
	own.Path = "/" + database
	return own.String()
}

// copyOf makes a database. Copying files takes a quarter of the time of writing
// the copy to the log, which is what PostgreSQL does unasked from version 15 on.
func copyOf(template, name string) error {
	return withServer(func(ctx context.Context, db *sql.DB) error {
		var version int
		if err := db.QueryRowContext(ctx, `SELECT current_setting('server_version_num')::int`).Scan(&version); err != nil {
			return err
		}
		statement := `CREATE DATABASE ` + name + ` TEMPLATE ` + template
		if version >= 150000 {
			statement += ` STRATEGY FILE_COPY`
		}
		_, err := db.ExecContext(ctx, statement)
		return err
	})
}

func drop(name string) error {
	return withServer(func(ctx context.Context, db *sql.DB) error {
		_, err := db.ExecContext(ctx, `DROP DATABASE `+name+` WITH (FORCE)`)
		return err
	})
}

// withServer connects for the time of one task. Nothing is kept open in between:
// an idle connection would outlive its test.
func withServer(do func(ctx context.Context, db *sql.DB) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), taskWithin)
	defer cancel()
	u, err := server()
	if err != nil {
		return err
	}
	db, err := sql.Open("pgx", u.String())
	if err != nil {
		return err
	}
	return errors.Join(do(ctx, db), db.Close())
}
