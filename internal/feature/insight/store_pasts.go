package insight

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// day is a past day of a cycle that somebody looked at, and how far what is kept of it goes.
type day struct {
	store.BaseModel `bun:"table:insight_days,alias:d"`
	CycleID         string    `bun:"cycle_id,pk"`
	On              store.Day `bun:"on_day,pk"`
	AskedAt         time.Time `bun:"asked_at"`
	AskedSeq        int64     `bun:"asked_seq"` // the end of the trail then
	KeptAt          time.Time `bun:"kept_at,nullzero"`
	KeptSeq         int64     `bun:"kept_seq"`
	WalkAt          string    `bun:"walk_at"` // the cursor of the next objectives
}

// kept reports whether it has been reckoned to the end.
func (d *day) kept() bool { return !d.KeptAt.IsZero() }

// waits reports whether it is to be reckoned, or anew.
func (d *day) waits() bool { return !d.AskedAt.Equal(d.KeptAt) }

// loadDay finds a past day; one that nobody looked at is the zero one.
func loadDay(ctx context.Context, db bun.IDB, cycleID string, on date.Date) (d day, err error) {
	err = db.NewSelect().Model(&d).Where("cycle_id = ? AND on_day = ?", cycleID, on.String()).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return day{}, nil
	}
	return d, err
}

// askFor has what is kept of a past day brought up to now.
func askFor(ctx context.Context, db bun.IDB, cycleID string, on date.Date, now time.Time) error {
	_, err := db.NewRaw(`INSERT INTO insight_days (cycle_id, on_day, asked_at, asked_seq, kept_seq, walk_at) SELECT ?, ?, ?, h.seq, 0, '' FROM event_heads AS h WHERE h.id = 1
		ON CONFLICT (cycle_id, on_day) DO UPDATE SET asked_at = excluded.asked_at, asked_seq = excluded.asked_seq`, cycleID, on.String(), now).Exec(ctx)
	return err
}

// nextDay finds the day that has waited longest to be kept.
func nextDay(ctx context.Context, db bun.IDB) (d day, some bool, err error) {
	err = db.NewSelect().Model(&d).Where("kept_at IS NULL OR asked_at > kept_at").OrderExpr("asked_at, cycle_id, on_day").Limit(1).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return day{}, false, nil
	}
	return d, err == nil, err
}

// moveDay says how far what is kept of a day goes by now, unless another has since it was loaded.
// What an earlier walk to nowhere may have left is let go before the first step.
func moveDay(ctx context.Context, db bun.IDB, d day, from string, begun bool) (moved bool, err error) {
	res, err := db.NewUpdate().Model(&d).Column("kept_at", "kept_seq", "walk_at").WherePK().Where("walk_at = ?", from).Exec(ctx)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	if err != nil || n == 0 || begun {
		return n > 0, err
	}
	for _, table := range []string{ofPlace.table, ofCell.table, "insight_parts"} {
		if _, err := db.NewDelete().TableExpr("?", bun.Ident(table)).Where("on_day = ? AND cycle_id = ?", d.On.String(), d.CycleID).Exec(ctx); err != nil {
			return false, err
		}
	}
	return true, nil
}

// letGo forgets the days that nobody has asked for since a moment, and all but so many of the others, and some of their
// parts; more says whether there are others.
func letGo(ctx context.Context, db bun.IDB, before time.Time, days, most int) (more bool, err error) {
	last := db.NewSelect().TableExpr("insight_days AS l").ColumnExpr("l.asked_at").OrderExpr("l.asked_at DESC").Limit(1).Offset(int64(days))
	if _, err := db.NewDelete().Model((*day)(nil)).Where("asked_at < ? OR asked_at <= (?)", before, last).Exec(ctx); err != nil {
		return false, err
	}
	const unwanted = "s.on_day <> '' AND NOT EXISTS (SELECT 1 FROM insight_days AS d WHERE d.cycle_id = s.cycle_id AND d.on_day = s.on_day)"
	for _, table := range []string{ofPlace.table, ofCell.table} {
		if _, err := db.NewDelete().TableExpr("? AS s", bun.Ident(table)).Where(unwanted).Exec(ctx); err != nil {
			return false, err
		}
	}
	old := db.NewSelect().TableExpr("insight_parts AS s").ColumnExpr("s.on_day, s.objective_id").Where(unwanted).Limit(int64(most))
	res, err := db.NewDelete().TableExpr("insight_parts").Where("(on_day, objective_id) IN (?)", old).Exec(ctx)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n == int64(most), err
}
