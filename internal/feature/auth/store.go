package auth

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// identity is a session with all stamps: one query identifies a caller and tells
// what of the memory still holds.
type identity struct {
	Session
	Stamps act.Stamps `bun:"stamps"`
}

type bearer struct {
	Token
	Stamps act.Stamps `bun:"stamps"`
}

// found turns "no rows" into false.
func found(err error) (bool, error) {
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// findSession finds a session by its hash unless it has ended, with all stamps.
func findSession(ctx context.Context, db bun.IDB, hash string, now time.Time) (s Session, stamps map[string]int64, err error) {
	var one identity
	_, err = found(db.NewRaw("SELECT s.*, "+act.AllStamps+" AS stamps FROM sessions AS s WHERE s.hash = ? AND s.ends_at > ?", hash, now).Scan(ctx, &one))
	return one.Session, one.Stamps, err
}

func listSessions(ctx context.Context, db bun.IDB, personID string, now time.Time) (s []Session, err error) {
	err = db.NewSelect().Model(&s).Where("person_id = ? AND ends_at > ?", personID, now).OrderExpr("seen_at DESC, id").Scan(ctx)
	return s, err
}

func addSession(ctx context.Context, db bun.IDB, s *Session) error {
	_, err := db.NewInsert().Model(s).Exec(ctx)
	return err
}

// touchSession moves a session's end unless another request just did.
func touchSession(ctx context.Context, db bun.IDB, id string, before, now, ends time.Time) error {
	_, err := db.NewUpdate().Model((*Session)(nil)).Set("seen_at = ?", now).Set("ends_at = ?", ends).
		Where("id = ? AND seen_at <= ?", id, before).Exec(ctx)
	return err
}

// dropSession ends one session of a person; n is 0 where there is none.
func dropSession(ctx context.Context, db bun.IDB, personID, id string) (n int64, err error) {
	return affected(db.NewDelete().Model((*Session)(nil)).Where("person_id = ? AND id = ?", personID, id).Exec(ctx))
}

// dropSessions ends all of a person's sessions but the one with this hash ("" for all).
func dropSessions(ctx context.Context, db bun.IDB, personID, butHash string) (n int64, err error) {
	return affected(db.NewDelete().Model((*Session)(nil)).Where("person_id = ? AND hash <> ?", personID, butHash).Exec(ctx))
}

func affected(res sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// knownDevice reports whether somebody has signed in as this person from the
// browser with this hash.
func knownDevice(ctx context.Context, db bun.IDB, hash, personID string, since time.Time) (bool, error) {
	return db.NewSelect().TableExpr("devices").Where("hash = ? AND person_id = ? AND seen_at > ?", hash, personID, since).Exists(ctx)
}

func keepDevice(ctx context.Context, db bun.IDB, hash, personID string, now time.Time) error {
	_, err := db.NewRaw("INSERT INTO devices (hash, person_id, seen_at) VALUES (?, ?, ?) ON CONFLICT (hash, person_id) DO UPDATE SET seen_at = excluded.seen_at",
		hash, personID, now).Exec(ctx)
	return err
}

func dropDevices(ctx context.Context, db bun.IDB, personID string) error {
	_, err := db.NewRaw("DELETE FROM devices WHERE person_id = ?", personID).Exec(ctx)
	return err
}

// sweep forgets what has ended.
func sweep(ctx context.Context, db bun.IDB, now time.Time) error {
	for _, q := range []struct {
		sql    string
		before time.Time
	}{
		{"DELETE FROM sessions WHERE ends_at < ?", now},
		{"DELETE FROM links WHERE ends_at < ?", now.Add(-invitationLife)}, // an ended invitation is still shown as such for a while
		{"DELETE FROM devices WHERE seen_at < ?", now.Add(-deviceLife)},
		{"DELETE FROM sign_in_failures WHERE tried_at < ?", now.Add(-forgetting)},
	} {
		if _, err := db.NewRaw(q.sql, q.before).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}
