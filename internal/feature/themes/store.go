package themes

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Theme is a company theme or annual goal that objectives serve.
type Theme struct {
	bun.BaseModel `bun:"table:themes"`
	ID            string    `bun:"id,pk"`
	CycleID       string    `bun:"cycle_id"` // "" for every cycle; those inside the cycle have it too
	Title         string    `bun:"title"`
	Description   string    `bun:"description"` // Markdown
	Target        string    `bun:"target"`      // of the year, in words
	OwnerID       string    `bun:"owner_id"`    // whom to ask, or ""
	Position      int       `bun:"position"`
	Archived      bool      `bun:"archived"` // still served by what served it, no longer offered
	Version       int64     `bun:"version"`
	CreatedAt     time.Time `bun:"created_at"`
}

func loadTheme(ctx context.Context, db bun.IDB, id string) (t Theme, err error) {
	err = db.NewSelect().Model(&t).Where("id = ?", id).Scan(ctx)
	return t, store.Missing(err)
}

func loadThemes(ctx context.Context, db bun.IDB, ids []string) (themes []Theme, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&themes).Where("id IN (?)", bun.List(ids)).OrderExpr("position, id").Scan(ctx)
	return themes, err
}

// listThemes lists themes in their order; cycleIDs nil means of all cycles.
func listThemes(ctx context.Context, db bun.IDB, cycleIDs []string, archived bool) (themes []Theme, err error) {
	q := db.NewSelect().Model(&themes).OrderExpr("position, id")
	if cycleIDs != nil {
		q = q.Where("cycle_id IN (?)", bun.List(cycleIDs))
	}
	if !archived {
		q = q.Where("archived = ?", false)
	}
	err = q.Scan(ctx)
	return themes, err
}

func addTheme(ctx context.Context, db bun.IDB, t *Theme) error {
	_, err := db.NewInsert().Model(t).Exec(ctx)
	return err
}

// saveTheme keeps what is said of a theme; its position has a way of its own.
func saveTheme(ctx context.Context, db bun.IDB, t *Theme, from int64) error {
	t.Version = from + 1
	return store.Swapped(db.NewUpdate().Model(t).ExcludeColumn("created_at", "position").WherePK().Where("version = ?", from).Exec(ctx))
}

func dropTheme(ctx context.Context, db bun.IDB, id string) error {
	_, err := db.NewDelete().Model((*Theme)(nil)).Where("id = ?", id).Exec(ctx)
	return err
}

func nextPosition(ctx context.Context, db bun.IDB) (n int, err error) {
	err = db.NewSelect().Model((*Theme)(nil)).ColumnExpr("COALESCE(MAX(position), -1) + 1").Scan(ctx, &n)
	return n, err
}

// order lists the ids of all themes in their order.
func order(ctx context.Context, db bun.IDB) (ids []string, err error) {
	err = db.NewSelect().Model((*Theme)(nil)).Column("id").OrderExpr("position, id").Scan(ctx, &ids)
	return ids, err
}

func setPosition(ctx context.Context, db bun.IDB, id string, position int) error {
	_, err := db.NewUpdate().Model((*Theme)(nil)).Set("position = ?", position).Where("id = ?", id).Exec(ctx)
	return err
}

func countIn(ctx context.Context, db bun.IDB, cycleID string) (int64, error) {
	return db.NewSelect().Model((*Theme)(nil)).Where("cycle_id = ?", cycleID).Count(ctx)
}
