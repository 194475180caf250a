// Package source reads values by day from where a company keeps them: a web
// service that answers JSON, a table at an address, Prometheus, PostgreSQL, MySQL, a
// SQLite file of this machine, tables of Feishu. It only ever reads, within bounds of time and size, and
// goes where the guard of package outbound lets it. It knows no OKR.
package source

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/outbound"
)

// Kind is a kind of place.
type Kind string

// The kinds.
const (
	JSON        Kind = "http" // answers JSON
	CSV         Kind = "csv"  // a table at an address
	Prometheus  Kind = "prometheus"
	Postgres    Kind = "postgres"
	MySQL       Kind = "mysql"       // and MariaDB
	SQLite      Kind = "sqlite"      // a file of this machine
	FeishuBase  Kind = "feishu_base" // 多维表格
	FeishuSheet Kind = "feishu_sheet"
	Webhook     Kind = "webhook" // isn't called: it sends JSON, signed
)

// Kinds lists all kinds.
func Kinds() []Kind {
	return []Kind{JSON, CSV, Prometheus, Postgres, MySQL, SQLite, FeishuBase, FeishuSheet, Webhook}
}

// Auth is how one says who one is over HTTP.
type Auth string

// The ways.
const (
	Open   Auth = "none"
	Bearer Auth = "bearer"
	Basic  Auth = "basic"
	Header Auth = "header"
)

// Place is where values are kept. Secret is the password or token.
type Place struct {
	Kind    Kind
	Address string // https://…; for PostgreSQL and MySQL host:port/database; for SQLite the file's name
	Auth    Auth
	User    string // basic, PostgreSQL, MySQL; of Feishu the app's id
	Header  string // its name, for Header
	TLS     string // of PostgreSQL and MySQL: disable, require, verify-full …
	Secret  string
}

// Ask is what is read there. In Query, {day}, {from} and {to} stand for days as
// YYYY-MM-DD.
type Ask struct {
	Query     string // what follows the address; a query of SQL or Prometheus; a link to a table of Feishu
	ValuePath string // JSONPath of the value or values; of Feishu the name of a column, or cells
	DayPath   string // JSONPath or column of their days; "" for one value of the day asked for
	From, To  date.Date
}

// Row is a value of a day as it was read; Day is "" for the day asked for.
type Row struct{ Day, Value string }

// Answer is what was read.
type Answer struct {
	Rows []Row
	// Text is a table that the caller reads, of a CSV.
	Text []byte
}

const (
	mostBytes = 4 << 20
	mostRows  = 5000
)

// Reader reads places.
type Reader struct {
	out   *outbound.Client
	loc   *time.Location
	files string

	tokens feishuTokens
}

// New makes a reader; loc decides where a day ends. files is the folder whose SQLite
// files may be read, "" for none.
func New(out *outbound.Client, loc *time.Location, files string) *Reader {
	return &Reader{out: out, loc: loc, files: files}
}

// Check refuses a place that can't be one: source.address, source.kind, source.auth.
func (r *Reader) Check(p Place) error {
	if !slices.Contains(Kinds(), p.Kind) {
		return fault.At("/kind", "source.kind")
	}
	switch p.Kind {
	case Postgres:
		_, err := r.postgres(p)
		return err
	case MySQL:
		_, err := r.mysql(p)
		return err
	case SQLite:
		_, err := r.file(p.Address)
		return err
	case FeishuBase, FeishuSheet:
		return r.checkFeishu(p)
	case Webhook:
		return nil
	}
	if err := r.out.Check(p.Address); err != nil {
		return place(err)
	}
	switch {
	case !slices.Contains([]Auth{Open, Bearer, Basic, Header}, p.Auth):
		return fault.At("/auth", "source.auth")
	case p.Auth == Header && p.Header == "":
		return fault.At("/header", "input.required")
	case p.Auth == Basic && p.User == "":
		return fault.At("/user", "input.required")
	}
	return nil
}

// place is an address that can't be called, as a fault at its field.
func place(err error) error {
	var closed *outbound.Closed
	if errors.As(err, &closed) {
		return fault.At("/address", "source.closed", fault.Args{"address": closed.Addr.String()})
	}
	return fault.At("/address", "source.address")
}

// Try calls a place without reading a value, to see whether it answers.
func (r *Reader) Try(ctx context.Context, p Place) error {
	switch p.Kind {
	case Webhook:
		return waits()
	case Postgres:
		_, err := r.query(ctx, p, "SELECT 1")
		return err
	case MySQL:
		_, err := r.askMySQL(ctx, p, "SELECT 1")
		return err
	case SQLite:
		_, err := r.askSQLite(ctx, p, "SELECT COUNT(*) FROM sqlite_schema")
		return err
	case FeishuBase, FeishuSheet:
		return r.tryFeishu(ctx, p)
	case Prometheus:
		_, err := r.prometheus(ctx, p, Ask{Query: "vector(1)", From: date.Of(2026, 1, 1), To: date.Of(2026, 1, 1)})
		return err
	}
	_, err := r.get(ctx, p, "")
	return err
}

// Read reads values. Refusals, each with what came back: no answer (source.closed,
// source.no_host, source.refused, source.certificate, source.slow,
// source.unreachable), another than one hoped for (source.denied,
// source.not_found, source.busy, source.down, source.status, source.sql,
// source.sql_denied, source.too_long, source.shape), and none that is a value
// (source.path, source.no_value, source.many).
func (r *Reader) Read(ctx context.Context, p Place, a Ask) (Answer, error) {
	switch p.Kind {
	case Webhook:
		return Answer{}, waits()
	case Postgres:
		rows, err := r.query(ctx, p, fillSQL(a.Query, a))
		return Answer{Rows: rows}, err
	case MySQL:
		rows, err := r.askMySQL(ctx, p, fillSQL(a.Query, a))
		return Answer{Rows: rows}, err
	case SQLite:
		rows, err := r.askSQLite(ctx, p, fillSQL(a.Query, a))
		return Answer{Rows: rows}, err
	case FeishuBase:
		rows, err := r.base(ctx, p, a)
		return Answer{Rows: rows}, err
	case FeishuSheet:
		rows, err := r.sheet(ctx, p, a)
		return Answer{Rows: rows}, err
	case Prometheus:
		rows, err := r.prometheus(ctx, p, a)
		return Answer{Rows: rows}, err
	}
	body, err := r.get(ctx, p, fill(a.Query, a, url.QueryEscape))
	if err != nil {
		return Answer{}, err
	}
	if p.Kind == CSV {
		return Answer{Text: body}, nil
	}
	rows, err := fromJSON(body, a)
	return Answer{Rows: rows}, err
}

// waits says that a webhook isn't called.
func waits() error { return fault.New(fault.Conflict, "source.waits") }

// Sent picks values out of JSON that was sent to us. Refused as by Read.
func Sent(body []byte, a Ask) ([]Row, error) { return fromJSON(body, a) }

func plain(s string) string { return s }

// fill puts days in place of their names.
func fill(query string, a Ask, as func(string) string) string {
	return strings.NewReplacer("{day}", as(a.To.String()), "{from}", as(a.From.String()), "{to}", as(a.To.String())).Replace(query)
}

// fillSQL puts days into a statement, in quotes where they stand in none: without, a database takes
// 2026-11-03 for 2012 and compares that.
func fillSQL(query string, a Ask) string {
	var out strings.Builder
	var in rune // the quote that is open
	start := 0
	put := func(end int) { // what is between two quotes, or outside of them
		as := plain
		if in == 0 {
			as = func(day string) string { return "'" + day + "'" }
		}
		out.WriteString(fill(query[start:end], a, as))
		start = end
	}
	for at, c := range query {
		switch {
		case in == 0 && strings.ContainsRune("'\"`", c):
			put(at)
			in = c
		case c == in && at > start: // a doubled quote closes and opens
			put(at)
			in = 0
			out.WriteRune(c)
			start = at + 1
		}
	}
	put(len(query))
	return out.String()
}

// Dated reports whether a query asks for the value of a certain day.
func Dated(query string) bool {
	return strings.Contains(query, "{day}") || strings.Contains(query, "{from}") || strings.Contains(query, "{to}")
}

func decode(body []byte) (v any, err error) {
	in := json.NewDecoder(strings.NewReader(string(body)))
	in.UseNumber()
	if err := in.Decode(&v); err != nil {
		return nil, fault.New(fault.Invalid, "source.shape", fault.Args{"begins": beginning(body)})
	}
	return v, nil
}

// beginning is a little of what came back, to recognise it by.
func beginning(body []byte) string {
	text := strings.Join(strings.Fields(strings.ToValidUTF8(string(body[:min(len(body), 400)]), "")), " ")
	if runes := []rune(text); len(runes) > 120 {
		return string(runes[:120]) + "…"
	}
	return text
}
