package source

import (
	"context"
	"database/sql"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// statementPatience is statementTime for what is bounded here alone.
const statementPatience = 15 * time.Second

var (
	beginsSQL = regexp.MustCompile(`^(?i:(?:\s|--[^\n]*(?:\n|$)|#[^\n]*(?:\n|$)|/\*[^!](?s:.*?)\*/|\()*(?:select|with|values|table)\b)`)
	intoFile  = regexp.MustCompile(`(?i)\binto\s+(?:outfile|dumpfile)\b|/\*!|/\*M!`) // and what only some servers read
)

// asks refuses what isn't a question, before it is sent: what databases forbid in a
// read-only transaction differs from one to the other.
func asks(query string) error {
	if !beginsSQL.MatchString(query) || intoFile.MatchString(query) {
		return fault.At("/query", "source.only_asks")
	}
	return nil
}

// scan reads the rows of a statement of one or two columns.
func scan(rows *sql.Rows) (list []Row, err error) {
	defer func() { err = errors.Join(err, rows.Close()) }()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	if n := len(columns); n != 1 && n != 2 {
		return nil, fault.At("/query", "source.columns", fault.Args{"n": n})
	}
	read := make([]any, len(columns))
	into := make([]any, len(columns))
	for i := range read {
		into[i] = &read[i]
	}
	size := 0
	for rows.Next() {
		if len(list) == mostRows {
			return nil, fault.New(fault.Invalid, "source.too_many", fault.Args{"limit": mostRows})
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		texts := make([][]byte, len(read))
		for i, v := range read {
			texts[i] = []byte(cellText(v))
			size += len(texts[i])
		}
		if size > mostBytes {
			return nil, fault.New(fault.Invalid, "source.too_long", fault.Args{"limit": mostBytes >> 20})
		}
		list = append(list, cells(texts))
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return shaped(list, len(columns))
}

// cellText is a cell as text; a day is the day that it says, in whatever zone.
func cellText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []byte:
		return string(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64: // what the database holds is binary; its shortest decimal is what it shows
		return strconv.FormatFloat(v, 'f', -1, 64)
	case float32:
		return strconv.FormatFloat(float64(v), 'f', -1, 32)
	case bool:
		return strconv.FormatBool(v)
	case time.Time:
		return v.Format("2006-01-02 15:04:05")
	}
	return ""
}

// bounded runs a statement within its time, and says what stopped it.
func bounded(ctx context.Context, run func(context.Context) ([]Row, error), said func(error) error) ([]Row, error) {
	ctx, stop := context.WithTimeout(ctx, statementPatience+5*time.Second)
	defer stop()
	rows, err := run(ctx)
	if err == nil {
		return rows, nil
	}
	if _, told := fault.Of(err); told {
		return nil, err
	}
	if errors.Is(ctx.Err(), context.DeadlineExceeded) || errors.Is(err, context.DeadlineExceeded) {
		return nil, fault.At("/query", "source.slow")
	}
	return nil, said(err)
}

// oneStatement is a query without the semicolon that people end one with.
func oneStatement(query string) string {
	return strings.TrimRight(strings.TrimSpace(query), "; \n\t")
}
