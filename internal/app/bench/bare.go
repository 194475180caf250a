package bench

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// bare is the baseline of a page: a handler that does nothing but read the very
// rows that the page is made of, by their keys, with database/sql alone, and
// write JSON of the same shape and size. It decides nothing and computes nothing.
// It reads the columns that the answer tells or is computed from and no others,
// names of people and teams too, in as few statements as one would write by hand.
type bare struct {
	db       *sql.DB
	postgres bool
	reads    []read
	answer   any // of the page's own type, so that encoding it costs the same
}

// read is one query; its marks are written ?.
type read struct {
	query string
	args  []any
}

// ServeHTTP answers like the page.
func (b *bare) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := b.serve(r.Context(), w, r); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func (b *bare) serve(ctx context.Context, w http.ResponseWriter, r *http.Request) error {
	cookie, err := r.Cookie("sinan_session")
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(cookie.Value))
	caller := read{"SELECT s.person_id, s.seen_at, s.ends_at, p.role, p.lang, p.team_id FROM sessions AS s JOIN people AS p ON p.id = s.person_id WHERE s.hash = ?", []any{hex.EncodeToString(sum[:])}}
	n, err := b.rows(ctx, caller)
	if err == nil && n != 1 {
		err = fmt.Errorf("%d sessions", n)
	}
	if err != nil {
		return err
	}
	for _, one := range b.reads {
		if _, err := b.rows(ctx, one); err != nil {
			return fmt.Errorf("%s: %w", one.query, err)
		}
	}
	w.Header().Set("Content-Type", "application/json")
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(b.answer)
}

// rows reads all columns of all rows into the types that the driver gives.
func (b *bare) rows(ctx context.Context, one read) (n int, err error) {
	rows, err := b.db.QueryContext(ctx, b.marked(one.query), one.args...)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return 0, err
	}
	to := make([]any, len(columns))
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range to {
			to[i] = &values[i]
		}
		if err := rows.Scan(to...); err != nil {
			return n, err
		}
		n++
	}
	return n, rows.Err()
}

// marked writes the marks of a query as PostgreSQL wants them.
func (b *bare) marked(query string) string {
	if !b.postgres {
		return query
	}
	var out strings.Builder
	n := 0
	for _, r := range query {
		if r == '?' {
			n++
			fmt.Fprintf(&out, "$%d", n)
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}

// oneOf reads the rows of a table that have one of these values.
func oneOf(columns, from, column, rest string, values []string) []read {
	if len(values) == 0 {
		return nil
	}
	in := strings.TrimSuffix(strings.Repeat("?, ", len(values)), ", ")
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	return []read{{fmt.Sprintf("SELECT %s FROM %s WHERE %s IN (%s) %s", columns, from, column, in, rest), args}}
}
