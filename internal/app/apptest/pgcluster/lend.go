package pgcluster

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// lender lets every role but the cluster's own say its password, as a server in
// service does.
const lender = `
COPY (VALUES ('local all ` + role + ` trust'), ('local all all scram-sha-256')) TO '%s';
SELECT pg_reload_conf()`

// Lend serves somebody who speaks no Go: it starts a private server that asks for
// passwords, says its address as host:port/database in a line of out, and runs each
// line of in as a statement of the superuser, answered by a line: "ok", or why not.
// When in ends, the server goes.
func Lend(ctx context.Context, in io.Reader, out io.Writer) (err error) {
	cluster, err := Start()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cluster.Stop()) }()
	u, err := url.Parse(cluster.DSN("postgres"))
	if err != nil {
		return err
	}
	db, err := sql.Open("pgx", u.String())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var hba string
	if err := db.QueryRowContext(ctx, `SHOW hba_file`).Scan(&hba); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, fmt.Sprintf(lender, strings.ReplaceAll(hba, "'", "''"))); err != nil {
		return err
	}
	l, err := bridge(u)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	if _, err := fmt.Fprintln(out, l.Addr().String()+u.Path); err != nil {
		return err
	}
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		answer := "ok"
		if _, err := db.ExecContext(ctx, lines.Text()); err != nil {
			answer = strings.Join(strings.Fields(err.Error()), " ")
		}
		if _, err := fmt.Fprintln(out, answer); err != nil {
			return err
		}
	}
	return lines.Err()
}
