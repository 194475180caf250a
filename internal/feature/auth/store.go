package auth

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"
)

// identity is a session with the stamp of the people it was found beside, so
// that one query identifies a caller.
type identity struct {
	Session
	Stamp int64 `bun:"stamp"`
}

func findSession(ctx context.Context, db bun.IDB, hash string, now time.Time) (id identity, found bool, err error) {
	err = db.NewRaw(`SELECT s.*, COALESCE((SELECT value FROM stamps WHERE name = 'org'), 0) AS stamp
		FROM sessions AS s WHERE s.hash = ? AND s.ends_at > ?`, hash, now).Scan(ctx, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return id, false, nil
	}
	return id, err == nil, err
}

func addSession(ctx context.Context, db bun.IDB, s *Session) error {
	_, err := db.NewInsert().Model(s).Exec(ctx)
	return err
}

func dropSession(ctx context.Context, db bun.IDB, hash string) error {
	_, err := db.NewDelete().Model((*Session)(nil)).Where("hash = ?", hash).Exec(ctx)
	return err
}

func addCredential(ctx context.Context, db bun.IDB, c *Credential) error {
	_, err := db.NewInsert().Model(c).Exec(ctx)
	return err
}

// loadLogin finds an active person's id and credential by e-mail; an empty id
// for nobody.
func loadLogin(ctx context.Context, db bun.IDB, email string) (c Credential, err error) {
	err = db.NewSelect().Model(&c).Join("JOIN people AS p ON p.id = ?TableAlias.person_id").
		Where("p.email = ? AND p.deactivated_at IS NULL", email).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return Credential{}, nil
	}
	return c, err
}
