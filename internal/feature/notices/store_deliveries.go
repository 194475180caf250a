package notices

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// openDeliveries adds deliveries. One that is there and still waits is told more;
// one that was sent, for the clock was put back, or is dead, opens again.
func openDeliveries(ctx context.Context, db bun.IDB, rows []Delivery) error {
	for len(rows) > 0 {
		n := min(len(rows), atOnce)
		part := rows[:n]
		_, err := db.NewInsert().Model(&part).On("CONFLICT (id) DO UPDATE").
			Set("body = CASE WHEN d.state = 'waiting' THEN d.body || EXCLUDED.body ELSE EXCLUDED.body END").
			Set("due_at = CASE WHEN d.state = 'waiting' THEN d.due_at ELSE EXCLUDED.due_at END").
			Set("tries = CASE WHEN d.state = 'waiting' THEN d.tries ELSE 0 END").Set("state = 'waiting'").Exec(ctx)
		if err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// claimDelivery takes the next delivery of a way that is due for whoever calls, until the
// lease is over. One that was tried in the future was so before the clock was
// put back: it is due.
func claimDelivery(ctx context.Context, db bun.IDB, way string, now time.Time, lease time.Duration) (d Delivery, ok bool, err error) {
	next := db.NewSelect().TableExpr("deliveries").ColumnExpr("id").Where("state = 'waiting' AND way = ? AND (due_at <= ? OR tried_at > ?)", way, now, now.Add(time.Minute)).
		OrderExpr("due_at, id").Limit(1)
	err = db.NewRaw("UPDATE deliveries SET due_at = ?, tried_at = ?, tries = tries + 1 WHERE id = (? "+store.SkipLocked(db)+") RETURNING *",
		now.Add(lease), now, next).Scan(ctx, &d)
	if errors.Is(err, sql.ErrNoRows) {
		return d, false, nil
	}
	return d, err == nil, err
}

// contents gives the ids of the notices that a letter hasn't told yet.
func contents(ctx context.Context, db bun.IDB, letterID string) (ids []string, err error) {
	err = db.NewSelect().Model((*Notice)(nil)).ColumnExpr("n.id").Where("n.letter_id = ? AND n.mailed_at IS NULL", letterID).Scan(ctx, &ids)
	return ids, err
}

// untold gives those of the notices that the reader has still to be told of:
// neither read nor done nor put off meanwhile, nor hidden from them, nor for a
// reason of which they want no letters any more. all is how many there are beside
// those that a letter has room for.
func untold(ctx context.Context, db bun.IDB, who access.Actor, ids []string, unwanted []notice.Reason, now time.Time) (rows []Notice, all int, err error) {
	q := db.NewSelect().Model(&rows).Apply(seen(db, who)).Where("n.id IN (?)", bun.List(ids)).Where("n.read_at IS NULL AND n.done_at IS NULL AND n.shows_at <= ?", now).
		OrderExpr("n.told_at, n.id").Limit(mostInLetter)
	if len(unwanted) > 0 {
		q = q.Where("n.reason NOT IN (?)", bun.List(unwanted))
	}
	if err = q.Scan(ctx); err != nil || len(rows) < mostInLetter {
		return rows, len(rows), err
	}
	count, err := q.Count(ctx)
	return rows, int(count), err
}

// closeDelivery notes that a delivery was made and what was weighed for it. Where
// more came into it meanwhile it stays open.
func closeDelivery(ctx context.Context, db bun.IDB, d Delivery, weighed []string, now time.Time) error {
	if len(weighed) > 0 {
		if _, err := db.NewUpdate().Model((*Notice)(nil)).Set("mailed_at = ?", now).Where("id IN (?)", bun.List(weighed)).Exec(ctx); err != nil {
			return err
		}
	}
	// The row first, so that whoever adds to the letter waits; then what they added.
	if _, err := db.NewUpdate().Model(&d).Set("sent_at = ?", now).Set("error = ''").WherePK().Exec(ctx); err != nil {
		return err
	}
	more := db.NewSelect().Model((*Notice)(nil)).ColumnExpr("1").Where("n.letter_id = ? AND n.mailed_at IS NULL", d.ID)
	_, err := db.NewUpdate().Model(&d).Set("state = CASE WHEN EXISTS (?) OR body <> ? THEN 'waiting' ELSE 'sent' END", more, d.Body).
		Set("body = CASE WHEN body = ? THEN body ELSE SUBSTR(body, LENGTH(?) + 1) END", d.Body, d.Body).Set("tries = 0").Set("due_at = ?", now).WherePK().Exec(ctx)
	return err
}

// failDelivery notes a failed try: to be tried again then, or dead.
func failDelivery(ctx context.Context, db bun.IDB, d Delivery, state, cause string, dueAt time.Time) error {
	_, err := db.NewUpdate().Model(&d).Set("state = ?", state).Set("error = ?", cause).Set("due_at = ?", dueAt).WherePK().Where("d.state = 'waiting'").Exec(ctx)
	return err
}

// holdBack puts off what else waits for the reader of a delivery that failed, so
// that one that is broken is asked once and not for each message.
func holdBack(ctx context.Context, db bun.IDB, d Delivery, dueAt time.Time) error {
	_, err := db.NewUpdate().Model((*Delivery)(nil)).Set("due_at = ?", dueAt).
		Where("d.way = ? AND d.to_id = ? AND d.state = 'waiting' AND d.due_at < ? AND d.id <> ?", d.Way, d.ToID, dueAt, d.ID).Exec(ctx)
	return err
}

// dropDeliveries forgets what was not delivered to a reader.
func dropDeliveries(ctx context.Context, db bun.IDB, way, toID string) error {
	_, err := db.NewDelete().Model((*Delivery)(nil)).Where("d.way = ? AND d.to_id = ? AND d.state <> 'sent'", way, toID).Exec(ctx)
	return err
}

// sweepNotices forgets deliveries that were made and notices long done.
func sweepNotices(ctx context.Context, db bun.IDB, now time.Time) error {
	if _, err := db.NewDelete().Model((*Delivery)(nil)).Where("state = 'sent' AND sent_at < ?", now.Add(-30*24*time.Hour)).Exec(ctx); err != nil {
		return err
	}
	_, err := db.NewDelete().Model((*Notice)(nil)).Where("done_at < ?", now.Add(-400*24*time.Hour)).Exec(ctx)
	return err
}

// Listed is a delivery with how many notices are in it.
type Listed struct {
	Delivery
	Notices int `bun:"notices"`
}

// listDeliveries pages through deliveries in a state, of a way or "" for all, the
// newest first.
func listDeliveries(ctx context.Context, db bun.IDB, way, state, cursor string, limit int) (store.Page[Listed], error) {
	key, err := store.ParseCursor(cursor, 2)
	if err != nil {
		return store.Page[Listed]{}, err
	}
	var rows []Listed
	inside := db.NewSelect().Model((*Notice)(nil)).ColumnExpr("COUNT(*)").Where("n.letter_id = d.id")
	q := db.NewSelect().TableExpr("deliveries AS d").ColumnExpr("d.*").ColumnExpr("(?) AS notices", inside).OrderExpr("d.made_at DESC, d.id DESC").Limit(int64(limit) + 1)
	if state == "failing" {
		q = q.Where("d.state = 'waiting' AND d.error <> ''")
	} else {
		q = q.Where("d.state = ?", state)
	}
	if way != "" {
		q = q.Where("d.way = ?", way)
	}
	if key != nil {
		at, err := time.Parse(time.RFC3339Nano, key[0])
		if err != nil {
			return store.Page[Listed]{}, fault.At("/cursor", "input.cursor")
		}
		q = q.Where("(d.made_at, d.id) < (?, ?)", at, key[1])
	}
	if err := q.Scan(ctx, &rows); err != nil {
		return store.Page[Listed]{}, err
	}
	return store.Cut(rows, limit, func(l Listed) []string { return []string{l.MadeAt.UTC().Format(time.RFC3339Nano), l.ID} }), nil
}

// reviveDeliveries makes dead deliveries, or those that wait for their next try,
// due at once. nil is all.
func reviveDeliveries(ctx context.Context, db bun.IDB, ids []string, now time.Time) (revived []string, err error) {
	q := db.NewUpdate().Model((*Delivery)(nil)).Set("state = 'waiting'").Set("tries = 0").Set("due_at = ?", now).Where("state = 'dead' OR (state = 'waiting' AND error <> '')")
	if ids != nil {
		q = q.Where("id IN (?)", bun.List(ids))
	}
	err = q.Returning("id").Scan(ctx, &revived)
	return revived, err
}
