package incentives

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func loadAppeal(ctx context.Context, db bun.IDB, id string) (*Appeal, error) {
	a := &Appeal{}
	return a, store.Missing(db.NewSelect().Model(a).Where("p.id = ?", id).Scan(ctx))
}

func addAppeal(ctx context.Context, db bun.IDB, a *Appeal) error {
	_, err := db.NewInsert().Model(a).Exec(ctx)
	return err
}

func saveAppeal(ctx context.Context, db bun.IDB, a *Appeal) error {
	from := a.Version
	a.Version++
	return store.Swapped(db.NewUpdate().Model(a).Column("state", "sealed", "answerer_id", "answered_at", "decider_id", "decided_at", "version").WherePK().Where("version = ?", from).Exec(ctx))
}

// openAppeals counts the appeals of a scheme that somebody has still to answer.
func openAppeals(ctx context.Context, db bun.IDB, schemeID string) (int64, error) {
	return db.NewSelect().Model((*Appeal)(nil)).Where("scheme_id = ? AND state IN (?, ?)", schemeID, Asked, Proposed).Count(ctx)
}

// listAppeals pages through the appeals of a scheme, the newest first.
func listAppeals(ctx context.Context, tx *act.Tx, schemeID, cursor string, limit int) (store.Page[Appeal], error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return store.Page[Appeal]{}, err
	}
	var rows []Appeal
	q := tx.NewSelect().Model(&rows).Where("p.scheme_id = ?", schemeID).Apply(tx.By("p.asked_at")).OrderExpr("p.id DESC").Limit(int64(limit) + 1)
	if key != nil {
		q = q.Where("p.id < ?", key[0])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Appeal]{}, err
	}
	return store.Cut(rows, limit, func(a Appeal) []string { return []string{a.ID} }), nil
}

// appealsOf are one person's appeals against some schemes' statements, the oldest first.
func appealsOf(ctx context.Context, db bun.IDB, personID string, schemeIDs []string) (rows []Appeal, err error) {
	if len(schemeIDs) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&rows).Where("p.person_id = ? AND p.scheme_id IN (?)", personID, bun.List(schemeIDs)).OrderExpr("p.id").Scan(ctx)
	return rows, err
}

func statementOf(ctx context.Context, db bun.IDB, schemeID, personID string) (*statementRow, error) {
	r := &statementRow{}
	return r, store.Missing(db.NewSelect().Model(r).Where("t.scheme_id = ? AND t.person_id = ?", schemeID, personID).Scan(ctx))
}

// statedAfter are the people who have a statement, by id, from after one on.
func statedAfter(ctx context.Context, db bun.IDB, schemeID, after string, limit int) (ids []string, err error) {
	err = db.NewSelect().Model((*statementRow)(nil)).Column("person_id").Where("t.scheme_id = ? AND t.person_id > ?", schemeID, after).OrderExpr("t.person_id").Limit(int64(limit)).Scan(ctx, &ids)
	return ids, err
}

func saveInput(ctx context.Context, db bun.IDB, r inputRow) error {
	return store.Swapped(db.NewUpdate().Model(&r).WherePK().Exec(ctx))
}

// replaceStatements puts corrected statements in place of those that were there,
// which are kept as they were.
func replaceStatements(ctx context.Context, db bun.IDB, schemeID, appealID string, at time.Time, rows []statementRow) error {
	for len(rows) > 0 {
		some := rows[:min(chunk, len(rows))]
		ids := make([]string, len(some))
		for i, r := range some {
			ids[i] = r.PersonID
		}
		var were []statementRow
		where := func(q *bun.SelectQuery) *bun.SelectQuery {
			return q.Where("t.scheme_id = ? AND t.person_id IN (?)", schemeID, bun.List(ids))
		}
		if err := db.NewSelect().Model(&were).Apply(where).Scan(ctx); err != nil {
			return err
		}
		kept := make([]replacedRow, len(were))
		for i, w := range were {
			kept[i] = replacedRow{SchemeID: w.SchemeID, PersonID: w.PersonID, AppealID: appealID, Sealed: w.Sealed, ReplacedAt: at}
		}
		if err := addAll(ctx, db, kept); err != nil {
			return err
		}
		if _, err := db.NewDelete().Model((*statementRow)(nil)).Where("scheme_id = ? AND person_id IN (?)", schemeID, bun.List(ids)).Exec(ctx); err != nil {
			return err
		}
		if err := addAll(ctx, db, some); err != nil {
			return err
		}
		rows = rows[len(some):]
	}
	return nil
}

// replacedOf are what one person's statements were before corrections, the oldest first.
func replacedOf(ctx context.Context, tx *act.Tx, personID string, schemeIDs []string) (rows []replacedRow, err error) {
	if len(schemeIDs) == 0 {
		return nil, nil
	}
	err = tx.NewSelect().Model(&rows).Where("q.person_id = ? AND q.scheme_id IN (?)", personID, bun.List(schemeIDs)).Apply(tx.By("q.replaced_at")).OrderExpr("q.replaced_at, q.appeal_id").Scan(ctx)
	return rows, err
}
