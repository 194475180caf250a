package guestlinks

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

func add(ctx context.Context, db bun.IDB, l *Link) error {
	_, err := db.NewInsert().Model(l).Exec(ctx)
	return err
}

func load(ctx context.Context, db bun.IDB, id string) (l Link, err error) {
	err = db.NewSelect().Model(&l).Where("g.id = ?", id).Scan(ctx)
	return l, store.Missing(err)
}

// byHash finds a link by what is kept of its secret; one that isn't there has no id.
func byHash(ctx context.Context, db bun.IDB, hash string) (l Link, err error) {
	var rows []Link
	if err = db.NewSelect().Model(&rows).Where("g.hash = ?", hash).Limit(1).Scan(ctx); err != nil || len(rows) == 0 {
		return l, err
	}
	return rows[0], nil
}

// live narrows to links that were neither revoked nor have expired.
func live(now time.Time) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("g.revoked_at IS NULL AND g.ends_at > ?", now)
	}
}

// list gives links that are live or over, the newest first; of all pages where no team is given.
func list(ctx context.Context, db bun.IDB, in Listing, now time.Time) (store.Page[Link], error) {
	key, err := store.ParseCursor(in.Cursor, 1)
	if err != nil {
		return store.Page[Link]{}, err
	}
	var rows []Link
	q := db.NewSelect().Model(&rows).OrderExpr("g.id DESC").Limit(int64(in.Limit) + 1) // ids sort by the time they were made
	if in.TeamID != "" {
		q = q.Where("g.team_id = ?", in.TeamID)
	}
	if in.Over {
		q = q.Where("(g.revoked_at IS NOT NULL OR g.ends_at <= ?)", now)
	} else {
		q = q.Apply(live(now))
	}
	if key != nil {
		q = q.Where("g.id < ?", key[0])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Link]{}, err
	}
	return store.Cut(rows, in.Limit, func(l Link) []string { return []string{l.ID} }), nil
}

// liveOf gives somebody's live links; there are at most maxLive.
func liveOf(ctx context.Context, db bun.IDB, personID string, now time.Time) (rows []Link, err error) {
	err = db.NewSelect().Model(&rows).Where("g.person_id = ?", personID).Apply(live(now)).OrderExpr("g.id").Limit(maxLive).Scan(ctx)
	return rows, err
}

// revoke ends a link, and reports whether it hadn't been revoked before.
func revoke(ctx context.Context, db bun.IDB, l *Link) (first bool, err error) {
	r, err := db.NewUpdate().Model(l).Column("revoked_at", "revoked_by").WherePK().Where("revoked_at IS NULL").Exec(ctx)
	if err != nil {
		return false, err
	}
	n, err := r.RowsAffected()
	return n == 1, err
}

func countOpening(ctx context.Context, db bun.IDB, id string, now time.Time) error {
	_, err := db.NewUpdate().Model((*Link)(nil)).Set("opened = opened + 1").Set("opened_at = ?", now).Where("id = ?", id).Exec(ctx)
	return err
}
