package auth

import (
	"context"
	"time"

	"github.com/uptrace/bun"
)

func addLink(ctx context.Context, db bun.IDB, l *Link) error {
	_, err := db.NewInsert().Model(l).Exec(ctx)
	return err
}

func findLink(ctx context.Context, db bun.IDB, hash string, purpose Purpose, now time.Time) (l Link, ok bool, err error) {
	ok, err = found(db.NewSelect().Model(&l).Where("hash = ? AND purpose = ? AND ends_at > ?", hash, purpose, now).Scan(ctx))
	return l, ok, err
}

// takeLink uses a link up; false where another request was first.
func takeLink(ctx context.Context, db bun.IDB, hash string) (bool, error) {
	n, err := affected(db.NewDelete().Model((*Link)(nil)).Where("hash = ?", hash).Exec(ctx))
	return n == 1, err
}

func dropLinks(ctx context.Context, db bun.IDB, personID string) error {
	_, err := db.NewDelete().Model((*Link)(nil)).Where("person_id = ?", personID).Exec(ctx)
	return err
}
