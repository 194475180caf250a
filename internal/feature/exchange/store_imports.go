package exchange

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

func addImport(ctx context.Context, db bun.IDB, i *Import) error {
	_, err := db.NewInsert().Model(i).Exec(ctx)
	return err
}

func loadImport(ctx context.Context, db bun.IDB, id string) (*Import, error) {
	i := &Import{}
	return i, store.Missing(db.NewSelect().Model(i).Where("id = ?", id).Scan(ctx))
}

// stateOf is how far an import is, without what it holds.
func stateOf(ctx context.Context, db bun.IDB, id string) (s ImportState, err error) {
	err = db.NewSelect().Model((*Import)(nil)).Column("state").Where("id = ?", id).Scan(ctx, &s)
	return s, store.Missing(err)
}

// lastImports gives the newest, without what they hold.
func lastImports(ctx context.Context, db bun.IDB, most int) (list []Import, err error) {
	err = db.NewSelect().Model(&list).ExcludeColumn("source", "sheet", "report").OrderExpr("created_at DESC, id DESC").Limit(int64(most)).Scan(ctx)
	return list, err
}

// moveImport takes an import from one state to another; false where it was in no
// such state any more.
func moveImport(ctx context.Context, db bun.IDB, i *Import, from ...ImportState) (bool, error) {
	res, err := db.NewUpdate().Model(i).Column("state", "total", "begun_at", "ended_at", "undone_at", "report", "counts").WherePK().Where("state IN (?)", bun.List(from)).Exec(ctx)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// meanImport keeps what a sheet means; false where it isn't ready any more, or of
// another version.
func meanImport(ctx context.Context, db bun.IDB, i *Import, version int64) (bool, error) {
	res, err := db.NewUpdate().Model(i).Column("source", "sheet", "counts", "version").WherePK().Where("state = ? AND version = ?", Ready, version).Exec(ctx)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// step writes down what one step did.
func step(ctx context.Context, db bun.IDB, s *Step) error {
	_, err := db.NewInsert().Model(s).On("CONFLICT DO NOTHING").Exec(ctx)
	return err
}

// stepOf is what one step did; nothing where there was nothing to do.
func stepOf(ctx context.Context, db bun.IDB, importID string, number int) (b brought, err error) {
	var s []Step
	err = db.NewSelect().Model(&s).Where("import_id = ? AND number = ?", importID, number).Scan(ctx)
	if len(s) > 0 {
		b = s[0].Brought.V
	}
	return b, err
}

// progress keeps how far an import is, and what was refused so far.
func progress(ctx context.Context, db bun.IDB, i *Import, done int) error {
	i.Done = done
	_, err := db.NewUpdate().Model(i).Column("done", "report").WherePK().Exec(ctx)
	return err
}

// stepsOf gives what an import did, the last first.
func stepsOf(ctx context.Context, db bun.IDB, importID string) (list []Step, err error) {
	err = db.NewSelect().Model(&list).Where("import_id = ?", importID).OrderExpr("number DESC").Scan(ctx)
	return list, err
}

func dropSteps(ctx context.Context, db bun.IDB, importID string) error {
	_, err := db.NewDelete().Model((*Step)(nil)).Where("import_id = ?", importID).Exec(ctx)
	return err
}

// dropUnused forgets files that were only looked at.
func dropUnused(ctx context.Context, db bun.IDB, before time.Time) error {
	_, err := db.NewDelete().Model((*Import)(nil)).Where("state = ? AND created_at < ?", Ready, before).Exec(ctx)
	return err
}
