package robots

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func load(ctx context.Context, db bun.IDB, id string) (*Robot, error) {
	r := &Robot{}
	return r, store.Missing(db.NewSelect().Model(r).Where("r.id = ?", id).Scan(ctx))
}

// list gives all robots, by name: there are mostRobots of them.
func list(ctx context.Context, db bun.IDB) (all []Robot, err error) {
	err = db.NewSelect().Model(&all).OrderExpr("r.name, r.id").Limit(mostRobots).Scan(ctx)
	return all, err
}

func add(ctx context.Context, db bun.IDB, r *Robot) error {
	_, err := db.NewInsert().Model(r).Exec(ctx)
	return err
}

func save(ctx context.Context, db bun.IDB, r *Robot) error {
	from := r.Version
	r.Version++
	return store.Swapped(db.NewUpdate().Model(r).Column("name", "team_id", "members_only", "topics", "lang", "active", "host", "address", "secret", "digest", "digested_on", "trouble", "error", "failed_at", "version").
		WherePK().Where("version = ?", from).Exec(ctx))
}

func drop(ctx context.Context, db bun.IDB, id string) error {
	_, err := db.NewDelete().Model((*Robot)(nil)).Where("id = ?", id).Exec(ctx)
	return err
}

// claimDigest marks a digest as looked at; false where another replica did, or the
// robot was switched off.
func claimDigest(ctx context.Context, db bun.IDB, id string, on date.Date) (bool, error) {
	res, err := db.NewUpdate().Model((*Robot)(nil)).Set("digested_on = ?", on.String()).Where("id = ? AND active AND digested_on < ?", id, on.String()).Exec(ctx)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// noteSent keeps that a robot spoke: whatever troubled it is over.
func noteSent(ctx context.Context, db bun.IDB, id string, now time.Time) error {
	_, err := db.NewUpdate().Model((*Robot)(nil)).Set("sent_at = ?", now).Set("failed_at = NULL").Set("trouble = ''").Set("error = ''").Where("id = ?", id).Exec(ctx)
	return err
}

func noteTrouble(ctx context.Context, db bun.IDB, id string, t Trouble, words string, now time.Time) error {
	_, err := db.NewUpdate().Model((*Robot)(nil)).Set("failed_at = ?", now).Set("trouble = ?", t).Set("error = ?", words).Where("id = ?", id).Exec(ctx)
	return err
}

// titled is something that a line speaks of.
type titled struct {
	ID      string
	Title   string
	TeamID  string
	Measure store.JSON[okr.Measure]
}

// titles finds what is there still of a kind, by id.
func titles(ctx context.Context, db bun.IDB, table, columns string, ids []string) (map[string]titled, error) {
	found := make(map[string]titled, len(ids))
	if len(ids) == 0 {
		return found, nil
	}
	var rows []titled
	if err := db.NewSelect().TableExpr(table).ColumnExpr(columns).Where("deleted_at IS NULL AND id IN (?)", bun.List(ids)).Scan(ctx, &rows); err != nil {
		return nil, err
	}
	for _, r := range rows {
		found[r.ID] = r
	}
	return found, nil
}

// shared gives those of some feedback that everybody may read.
func shared(ctx context.Context, db bun.IDB, ids []string) (map[string]titled, error) {
	found := make(map[string]titled, len(ids))
	if len(ids) == 0 {
		return found, nil
	}
	var rows []titled
	err := db.NewSelect().TableExpr("feedback").ColumnExpr("id").Where("deleted_at IS NULL AND visibility = 'public' AND id IN (?)", bun.List(ids)).Scan(ctx, &rows)
	for _, r := range rows {
		found[r.ID] = r
	}
	return found, err
}
