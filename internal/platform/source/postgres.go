package source

import (
	"context"
	"errors"
	"net"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// statementTime bounds a query, at the server and here.
const statementTime = "15s"

// postgres reads a place as host:port/database. Nothing is taken from this
// program's own environment but what a connection needs.
func (r *Reader) postgres(p Place) (*pgx.ConnConfig, error) {
	u, err := url.Parse("postgres://" + p.Address)
	if err != nil || u.Hostname() == "" || strings.Trim(u.Path, "/") == "" || u.RawQuery != "" || u.User != nil || strings.ContainsAny(u.Host, ",") {
		return nil, fault.At("/address", "source.postgres_address")
	}
	if p.User == "" {
		return nil, fault.At("/user", "input.required")
	}
	mode := p.TLS
	if mode == "" {
		mode = "require"
	}
	if !slices.Contains([]string{"disable", "prefer", "require", "verify-ca", "verify-full"}, mode) {
		return nil, fault.At("/tls", "source.tls")
	}
	u.User = url.UserPassword(p.User, p.Secret)
	u.RawQuery = url.Values{"sslmode": {mode}, "connect_timeout": {"8"}, "passfile": {"/dev/null"}}.Encode()
	c, err := pgx.ParseConfig(u.String())
	if err != nil {
		return nil, fault.At("/address", "source.postgres_address")
	}
	c.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
		return r.out.Dial(ctx, network, address)
	}
	c.RuntimeParams = map[string]string{"application_name": "sinan", "default_transaction_read_only": "on", "statement_timeout": statementTime,
		"datestyle": "ISO, YMD"}
	if zone := r.loc.String(); zone != "" && zone != "Local" { // decides which day a timestamp is
		c.RuntimeParams["timezone"] = zone
	}
	return c, nil
}

// query runs one statement in a read-only transaction and gives one value, or a
// table of days and values.
func (r *Reader) query(ctx context.Context, p Place, sql string) (rows []Row, err error) {
	c, err := r.postgres(p)
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithTimeout(ctx, 20*time.Second)
	defer stop()
	conn, err := pgx.ConnectConfig(ctx, c)
	if err != nil {
		return nil, refusal(err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }() // it was read already
	tx, err := conn.BeginTx(ctx, pgx.TxOptions{AccessMode: pgx.ReadOnly})
	if err != nil {
		return nil, refusal(err)
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }() // nothing was written
	// The extended protocol takes one statement, so that none can end the transaction and go on.
	result := conn.PgConn().ExecParams(ctx, sql, nil, nil, nil, nil)
	for result.NextRow() {
		if len(rows) == mostRows {
			_, _ = result.Close() // the refusal is what counts
			return nil, fault.New(fault.Invalid, "source.too_many", fault.Args{"limit": mostRows})
		}
		rows = append(rows, cells(result.Values()))
	}
	columns := len(result.FieldDescriptions())
	if _, err := result.Close(); err != nil {
		return nil, refusal(err)
	}
	return shaped(rows, columns)
}

func cells(values [][]byte) (row Row) {
	switch len(values) {
	case 1:
		row.Value = string(values[0])
	case 2:
		row.Day, row.Value = string(values[0]), string(values[1])
	}
	return row
}

// shaped takes one value, or days with values; a value that is null is none.
func shaped(rows []Row, columns int) ([]Row, error) {
	switch {
	case columns != 1 && columns != 2:
		return nil, fault.At("/query", "source.columns", fault.Args{"n": columns})
	case columns == 1 && len(rows) > 1:
		return nil, fault.At("/query", "source.many", fault.Args{"n": len(rows)})
	}
	rows = slices.DeleteFunc(rows, func(r Row) bool { return r.Value == "" })
	if len(rows) == 0 {
		return nil, fault.At("/query", "source.no_value", fault.Args{"begins": ""})
	}
	return rows, nil
}

// refusal is what the server said, without the password, which it doesn't repeat.
func refusal(err error) error {
	var said *pgconn.PgError
	if errors.As(err, &said) {
		switch said.Code {
		case "28P01", "28000": // wrong password, no such role
			return fault.New(fault.Invalid, "source.sql_denied", fault.Args{"why": said.Message})
		case "3D000":
			return fault.At("/address", "source.no_database", fault.Args{"why": said.Message})
		case "57014": // canceled by statement_timeout
			return fault.At("/query", "source.slow")
		case "25006": // it would write, in a transaction that only reads
			return fault.At("/query", "source.writes")
		}
		return fault.At("/query", "source.sql", fault.Args{"why": said.Message})
	}
	if strings.Contains(err.Error(), "server refused TLS connection") { // which pgx has no name for
		return fault.At("/tls", "source.no_tls")
	}
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) {
		return unreachable(errors.Unwrap(connect))
	}
	return unreachable(err)
}
