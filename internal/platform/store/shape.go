package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// shape is what a table looks like, the same on both databases.
type shape struct {
	name    string
	columns []column
	key     []string // primary key, in its order
}

type column struct{ name, kind string }

// shapes reads the tables of the current schema from a database in memory that
// has just been migrated, so that no other list of tables has to be kept.
// Goose's own table is left out; so is the job queue, whose jobs are made anew
// from nothing: a queue is empty soon after the server has stopped.
func shapes(ctx context.Context) ([]shape, error) {
	blank, err := openMemory()
	if err != nil {
		return nil, err
	}
	defer func() { _ = blank.Close() }() // nothing in it is worth an error
	if _, err := blank.Migrate(ctx); err != nil {
		return nil, err
	}
	var names []string
	err = blank.Write.NewRaw("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_versions' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name").Scan(ctx, &names)
	if err != nil {
		return nil, err
	}
	all := make([]shape, 0, len(names))
	for _, name := range names {
		s, err := shapeOf(ctx, blank, name)
		if err != nil {
			return nil, err
		}
		if len(s.key) == 0 {
			continue // a shadow table of a search index, which is built anew
		}
		all = append(all, s)
	}
	return all, nil
}

func shapeOf(ctx context.Context, s *Store, name string) (shape, error) {
	rows, err := s.Write.QueryContext(ctx, "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid", name)
	if err != nil {
		return shape{}, err
	}
	defer func() { _ = rows.Close() }()
	out := shape{name: name}
	byPlace := map[int]string{}
	for rows.Next() {
		var c column
		var place int
		if err := rows.Scan(&c.name, &c.kind, &place); err != nil {
			return shape{}, err
		}
		out.columns = append(out.columns, c)
		if place > 0 {
			byPlace[place] = c.name
		}
	}
	for i := 1; i <= len(byPlace); i++ {
		out.key = append(out.key, byPlace[i])
	}
	return out, rows.Err()
}

func (s shape) names() string {
	list := make([]string, len(s.columns))
	for i, c := range s.columns {
		list[i] = `"` + c.name + `"`
	}
	return strings.Join(list, ", ")
}

func (s shape) keyNames() string { return `"` + strings.Join(s.key, `", "`) + `"` }

// rows is how many are carried at once: fewer where each may hold a part of a file.
func (s shape) rows() int {
	if slices.ContainsFunc(s.columns, func(c column) bool { return c.kind == "BYTEA" }) {
		return batch / 20
	}
	return batch
}

// normal is a value as both databases mean it: string, int64, float64, bool,
// time in UTC, bytes, or nil.
func (c column) normal(v any) (any, error) {
	if b, ok := v.([]byte); ok && c.kind != "BYTEA" {
		v = string(b)
	}
	switch {
	case v == nil:
		return nil, nil
	case c.kind == "BYTEA":
		if b, ok := v.([]byte); ok {
			return b, nil
		}
	case c.kind == "BOOLEAN":
		switch b := v.(type) {
		case bool:
			return b, nil
		case int64:
			return b != 0, nil
		}
	case c.kind == "TIMESTAMPTZ":
		return instant(v)
	case c.kind == "DOUBLE PRECISION":
		if n, ok := v.(int64); ok {
			return float64(n), nil
		}
		if f, ok := v.(float64); ok {
			return f, nil
		}
	case c.kind == "BIGINT":
		if n, ok := v.(int64); ok {
			return n, nil
		}
	case c.kind == "TEXT":
		if s, ok := v.(string); ok {
			return s, nil
		}
	}
	return nil, fmt.Errorf("store: column %s of %s holds %T", c.name, c.kind, v)
}

func instant(v any) (any, error) {
	switch t := v.(type) {
	case time.Time:
		return t.UTC().Truncate(time.Microsecond), nil
	case string:
		for _, layout := range []string{"2006-01-02 15:04:05.999999999-07:00", time.RFC3339Nano, "2006-01-02 15:04:05.999999999"} {
			if parsed, err := time.Parse(layout, t); err == nil {
				return parsed.UTC().Truncate(time.Microsecond), nil
			}
		}
	}
	return nil, fmt.Errorf("store: %v is no time", v)
}
