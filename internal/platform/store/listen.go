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

// signs is where they tell each other what isn't written down.
const signs = "sinan_signs"

// Notifying is what a statement on the trail's head returns so that, on
// PostgreSQL, the other replicas hear of it once the transaction is committed.
func Notifying(db bun.IDB) string {
	if db.Dialect().Name() == dialect.PG {
		return " RETURNING pg_notify('" + channel + "', '')"
	}
	return ""
}

// Say tells all replicas, this one too, what isn't written down: at most 8,000
// bytes. On SQLite there are none.
func (s *Store) Say(ctx context.Context, text string) error {
	if !s.Postgres() {
		return nil
	}
	_, err := s.Write.NewRaw("SELECT pg_notify(?, ?)", signs, text).Exec(ctx)
	return err
}

// Listen calls grown at each notice of Notifying, from any replica, and once at
// its begin, since nothing was heard before; and said with what Say was given. It keeps a connection of its own
// until ctx ends or the connection breaks, and returns why. On SQLite, whose
// writers are all in this process, it only waits for ctx.
func (s *Store) Listen(ctx context.Context, grown func(), said func(text string)) error {
	if !s.Postgres() {
		grown()
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
		if _, err := raw.Conn().Exec(ctx, "LISTEN "+channel+"; LISTEN "+signs); err != nil {
			return fmt.Errorf("listen: %w", err)
		}
		grown()
		for {
			n, err := raw.Conn().WaitForNotification(ctx)
			if err != nil {
				return errors.Join(err, sql.ErrConnDone, raw.Conn().Close(context.WithoutCancel(ctx)))
			}
			if n.Channel == signs {
				said(n.Payload)
			} else {
				grown()
			}
		}
	})
}
