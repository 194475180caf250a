package feeds

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

func add(ctx context.Context, db bun.IDB, f *Feed) error {
	_, err := db.NewInsert().Model(f).Exec(ctx)
	return err
}

func load(ctx context.Context, db bun.IDB, id string) (f Feed, err error) {
	err = db.NewSelect().Model(&f).Where("id = ?", id).Scan(ctx)
	return f, store.Missing(err)
}

func byHash(ctx context.Context, db bun.IDB, hash string) (f Feed, err error) {
	err = db.NewSelect().Model(&f).Where("hash = ?", hash).Scan(ctx)
	return f, store.Missing(err)
}

// feedsOf lists a person's feeds, the newest first; there are at most maxFeeds.
func feedsOf(ctx context.Context, db bun.IDB, personID string) (list []Feed, err error) {
	err = db.NewSelect().Model(&list).Where("person_id = ?", personID).OrderExpr("created_at DESC, id").Limit(maxFeeds).Scan(ctx)
	return list, err
}

func drop(ctx context.Context, db bun.IDB, id string) error {
	_, err := db.NewDelete().Model((*Feed)(nil)).Where("id = ?", id).Exec(ctx)
	return err
}

func dropOf(ctx context.Context, db bun.IDB, personID string) error {
	_, err := db.NewDelete().Model((*Feed)(nil)).Where("person_id = ?", personID).Exec(ctx)
	return err
}

// touch notes when a feed was read, unless that was noted just now.
func touch(ctx context.Context, db bun.IDB, id string, before, now time.Time) error {
	_, err := db.NewUpdate().Model((*Feed)(nil)).Set("read_at = ?", now).Where("id = ? AND (read_at IS NULL OR read_at < ?)", id, before).Exec(ctx)
	return err
}
