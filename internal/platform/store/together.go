package store

import (
	"context"
	"strings"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/schema"
)

// Statement is a query that bun has not sent yet.
type Statement interface {
	schema.QueryAppender
	DB() *bun.DB
}

// Together sends several statements to the database at once, to be run in their
// order: on a server each alone is a journey there and back. None of their
// outcomes is told, so they must be such as can't miss their row.
func Together(ctx context.Context, db bun.IDB, all ...Statement) error {
	texts := make([]string, len(all))
	for i, one := range all {
		text, err := one.AppendQuery(one.DB().QueryGen(), nil)
		if err != nil {
			return err
		}
		texts[i] = string(text)
	}
	_, err := db.ExecContext(ctx, strings.Join(texts, ";\n")) // bun has written the arguments in line
	return err
}
