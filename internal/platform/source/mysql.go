package source

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/go-sql-driver/mysql"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// mysql reads a place as host:port/database, of MySQL or MariaDB.
func (r *Reader) mysql(p Place) (*mysql.Config, error) {
	address, database, cut := strings.Cut(p.Address, "/")
	if !strings.Contains(address, ":") || strings.HasSuffix(address, "]") {
		address += ":3306"
	}
	host, _, err := net.SplitHostPort(address)
	if err != nil || !cut || host == "" || database == "" || strings.ContainsAny(p.Address, "@?,() ") {
		return nil, fault.At("/address", "source.mysql_address")
	}
	if p.User == "" {
		return nil, fault.At("/user", "input.required")
	}
	c := mysql.NewConfig()
	c.User, c.Passwd, c.Net, c.Addr, c.DBName = p.User, p.Secret, "tcp", address, database
	c.Timeout, c.Logger = 8*time.Second, &mysql.NopLogger{}
	c.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
		return r.out.Dial(ctx, network, address)
	}
	_, offset := time.Now().In(r.loc).Zone() // decides which day a timestamp is
	c.Params = map[string]string{"time_zone": fmt.Sprintf("'%+03d:%02d'", offset/3600, offset%3600/60)}
	return c, tlsOf(c, host, p.TLS)
}

// tlsOf puts in how a connection is sealed, by the names that PostgreSQL has for it.
func tlsOf(c *mysql.Config, host, mode string) error {
	switch mode {
	case "disable":
	case "prefer":
		c.TLS, c.AllowFallbackToPlaintext = &tls.Config{InsecureSkipVerify: true}, true
	case "", "require":
		c.TLS = &tls.Config{InsecureSkipVerify: true}
	case "verify-ca": // by whom, and not for whom
		c.TLS = &tls.Config{InsecureSkipVerify: true, VerifyConnection: func(s tls.ConnectionState) error {
			between := x509.NewCertPool()
			for _, one := range s.PeerCertificates[1:] {
				between.AddCert(one)
			}
			_, err := s.PeerCertificates[0].Verify(x509.VerifyOptions{Intermediates: between})
			return err
		}}
	case "verify-full":
		c.TLS = &tls.Config{ServerName: host}
	default:
		return fault.At("/tls", "source.tls")
	}
	return nil
}

// askMySQL runs one statement in a read-only transaction. The driver sends one
// statement at a time and no file of this machine.
func (r *Reader) askMySQL(ctx context.Context, p Place, query string) ([]Row, error) {
	c, err := r.mysql(p)
	if err != nil {
		return nil, err
	}
	if err := asks(query); err != nil {
		return nil, err
	}
	return bounded(ctx, func(ctx context.Context) (list []Row, err error) {
		connector, err := mysql.NewConnector(c)
		if err != nil {
			return nil, err
		}
		db := sql.OpenDB(connector)
		defer func() { err = errors.Join(err, db.Close()) }()
		db.SetMaxOpenConns(1)
		conn, err := db.Conn(ctx)
		if err != nil {
			return nil, err
		}
		defer func() { _ = conn.Close() }() // it goes with the pool
		if err := settle(ctx, conn); err != nil {
			return nil, err
		}
		tx, err := conn.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			return nil, err
		}
		defer func() { _ = tx.Rollback() }() // nothing was written
		rows, err := tx.QueryContext(ctx, query)
		if err != nil {
			return nil, err
		}
		return scan(rows)
	}, refusalMySQL)
}

// settle lets the session read only, and bounds statements at the server: MySQL in
// milliseconds, MariaDB in seconds.
func settle(ctx context.Context, conn *sql.Conn) error {
	if _, err := conn.ExecContext(ctx, "SET SESSION TRANSACTION READ ONLY"); err != nil {
		return err
	}
	const unknownVariable = 1193
	_, err := conn.ExecContext(ctx, fmt.Sprintf("SET SESSION max_execution_time=%d", statementPatience.Milliseconds()))
	var said *mysql.MySQLError
	if errors.As(err, &said) && said.Number == unknownVariable {
		_, err = conn.ExecContext(ctx, fmt.Sprintf("SET SESSION max_statement_time=%d", int(statementPatience.Seconds())))
	}
	return err
}

// refusalMySQL is what the server said, without the password, which it doesn't repeat.
func refusalMySQL(err error) error {
	var said *mysql.MySQLError
	if errors.As(err, &said) {
		switch said.Number {
		case 1049:
			return fault.At("/address", "source.no_database", fault.Args{"why": said.Message})
		case 1044, 1045, 1130, 1698: // wrong password, not from here
			return fault.New(fault.Invalid, "source.sql_denied", fault.Args{"why": said.Message})
		case 1317, 1969, 3024: // interrupted, max_statement_time, max_execution_time
			return fault.At("/query", "source.slow")
		case 1792: // it would write, in a transaction that only reads
			return fault.At("/query", "source.writes")
		}
		return fault.At("/query", "source.sql", fault.Args{"why": said.Message})
	}
	if errors.Is(err, mysql.ErrNoTLS) {
		return fault.At("/tls", "source.no_tls")
	}
	return unreachable(err)
}
