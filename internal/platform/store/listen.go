package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect"
)

// channel is where replicas on one PostgreSQL tell each other that the trail has grown.
const channel = "sinan_events"

// Notifying is what a statement on the trail's head returns so that, on
// PostgreSQL, the other replicas hear of it once the transaction is committed.
func Notifying(db bun.IDB) string {
	if db.Dialect().Name() == dialect.PG {
		return " RETURNING pg_notify('" + channel + "', '')"
	}
	return ""
}

// Listen calls heard at each notice of Notifying, from any replica, and once at
// its begin, since nothing was heard before. It keeps a connection of its own
// until ctx ends or the connection breaks, and returns why. On SQLite, whose
// writers are all in this process, it only waits for ctx.
func (s *Store) Listen(ctx context.Context, heard func()) error {
	if !s.Postgres() {
		heard()
		<-ctx.Done()
		return ctx.Err()
	}
	conn, err := s.Read.Conn(ctx)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	defer func() { _ = conn.Close() }() // it is broken, or the program ends
	return conn.Raw(func(driver any) error {
		raw, ok := driver.(*stdlib.Conn)
		if !ok {
			return errors.New("listen: not a connection to PostgreSQL")
		}
		if _, err := raw.Conn().Exec(ctx, "LISTEN "+channel); err != nil {
			return fmt.Errorf("listen: %w", err)
		}
		heard()
		for {
			if _, err := raw.Conn().WaitForNotification(ctx); err != nil {
				return errors.Join(err, sql.ErrConnDone, raw.Conn().Close(context.WithoutCancel(ctx)))
			}
			heard()
		}
	})
}
