package act

import (
	"context"
	"database/sql"
	"errors"
)

// Stamp marks that something others keep in memory has changed.
func (tx *Tx) Stamp(ctx context.Context, name string) error {
	_, err := tx.NewRaw("INSERT INTO stamps (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = stamps.value + 1", name).Exec(ctx)
	return err
}

// StampOf tells how often name has been stamped; 0 for never.
func (tx *Tx) StampOf(ctx context.Context, name string) (n int64, err error) {
	err = tx.NewRaw("SELECT value FROM stamps WHERE name = ?", name).Scan(ctx, &n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, err
}
