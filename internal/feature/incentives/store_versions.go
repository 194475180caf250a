package incentives

import (
	"context"
	"strconv"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Version is rules that a scheme had before they were changed. Its rules are sealed.
type Version struct {
	store.BaseModel `bun:"table:incentive_versions,alias:v"`
	SchemeID        string           `bun:"scheme_id,pk"`
	Number          int64            `bun:"number,pk"` // from 1 on
	Preset          incentive.Preset `bun:"preset"`
	Sealed          string           `bun:"sealed"`
	EditorID        string           `bun:"editor_id"` // whose they were
	ReplacedAt      time.Time        `bun:"replaced_at"`

	Rules incentive.Rules `bun:"-"`
}

// keepVersion keeps the rules that a scheme had until now, as they were sealed. Two
// who change a scheme at once can't take one number: the scheme itself is swapped by
// its version in the same transaction.
func keepVersion(ctx context.Context, db bun.IDB, was *Scheme, at time.Time) error {
	last, err := lastVersion(ctx, db, was.ID)
	if err != nil {
		return err
	}
	v := &Version{SchemeID: was.ID, Number: last + 1, Preset: was.Preset, Sealed: was.Sealed, EditorID: was.EditorID, ReplacedAt: at}
	if _, err := db.NewInsert().Model(v).Exec(ctx); err != nil {
		if store.Duplicate(err, "incentive_versions") {
			return fault.New(fault.Stale, "input.stale")
		}
		return err
	}
	return nil
}

// lastVersion is the number of the rules before the present ones; 0 for none.
func lastVersion(ctx context.Context, db bun.IDB, schemeID string) (n int64, err error) {
	err = db.NewSelect().Model((*Version)(nil)).ColumnExpr("COALESCE(MAX(v.number), 0)").Where("v.scheme_id = ?", schemeID).Scan(ctx, &n)
	return n, err
}

func loadVersion(ctx context.Context, db bun.IDB, schemeID string, number int64) (*Version, error) {
	v := &Version{}
	return v, store.Missing(db.NewSelect().Model(v).Where("v.scheme_id = ? AND v.number = ?", schemeID, number).Scan(ctx))
}

// versionsPage pages through the rules that a scheme had, the newest first.
func versionsPage(ctx context.Context, db bun.IDB, schemeID, cursor string, limit int) (store.Page[Version], error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return store.Page[Version]{}, err
	}
	var rows []Version
	q := db.NewSelect().Model(&rows).Where("v.scheme_id = ?", schemeID).OrderExpr("v.number DESC").Limit(int64(limit) + 1)
	if key != nil {
		before, err := strconv.ParseInt(key[0], 10, 64)
		if err != nil {
			return store.Page[Version]{}, fault.At("/cursor", "input.cursor")
		}
		q = q.Where("v.number < ?", before)
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Version]{}, err
	}
	return store.Cut(rows, limit, func(v Version) []string { return []string{strconv.FormatInt(v.Number, 10)} }), nil
}
