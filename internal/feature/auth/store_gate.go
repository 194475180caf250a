package auth

import (
	"context"
	"time"

	"github.com/uptrace/bun"
)

// takeFailures reads a bucket and holds its row, so that tries at once are
// counted one after the other.
func takeFailures(ctx context.Context, db bun.IDB, bucket string, now time.Time) (b Failures, err error) {
	err = db.NewRaw(`INSERT INTO sign_in_failures (bucket, count, tried_at, until) VALUES (?, 0, ?, ?)
		ON CONFLICT (bucket) DO UPDATE SET bucket = excluded.bucket RETURNING bucket, count, tried_at, until`, bucket, now, now).Scan(ctx, &b)
	return b, err
}

func saveFailures(ctx context.Context, db bun.IDB, b *Failures) error {
	_, err := db.NewUpdate().Model(b).WherePK().Exec(ctx)
	return err
}

func dropFailures(ctx context.Context, db bun.IDB, buckets ...string) error {
	_, err := db.NewDelete().Model((*Failures)(nil)).Where("bucket IN (?)", bun.List(buckets)).Exec(ctx)
	return err
}

// uncount takes one try of a network back.
func uncount(ctx context.Context, db bun.IDB, bucket string) error {
	_, err := db.NewRaw("UPDATE sign_in_failures SET count = count - 1 WHERE bucket = ? AND count > 0", bucket).Exec(ctx)
	return err
}
