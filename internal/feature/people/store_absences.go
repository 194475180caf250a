package people

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func addAbsence(ctx context.Context, db bun.IDB, a *Absence) error {
	_, err := db.NewInsert().Model(a).Exec(ctx)
	return err
}

func loadAbsence(ctx context.Context, db bun.IDB, id string) (a Absence, err error) {
	err = db.NewSelect().Model(&a).Where("id = ?", id).Scan(ctx)
	return a, store.Missing(err)
}

func dropAbsence(ctx context.Context, db bun.IDB, id string) error {
	_, err := db.NewDelete().Model((*Absence)(nil)).Where("id = ?", id).Exec(ctx)
	return err
}

func listAbsences(ctx context.Context, db bun.IDB, personID string, from date.Date) (rows []Absence, err error) {
	err = db.NewSelect().Model(&rows).Where("person_id = ? AND ends_on >= ?", personID, from.String()).OrderExpr("starts_on, id").Limit(100).Scan(ctx)
	return rows, err
}

func awayOn(ctx context.Context, db bun.IDB, on date.Date) (rows []Absence, err error) {
	err = db.NewSelect().Model(&rows).Where("starts_on <= ? AND ends_on >= ?", on.String(), on.String()).OrderExpr("id").Scan(ctx)
	return rows, err
}

// awayBetween gives the absences of people that touch a span of days.
func awayBetween(ctx context.Context, db bun.IDB, ids []string, from, to date.Date) (rows []Absence, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&rows).Where("person_id IN (?) AND starts_on <= ? AND ends_on >= ?", bun.List(ids), to.String(), from.String()).OrderExpr("id").Scan(ctx)
	return rows, err
}

// toldAway is what the trail tells of an absence: that it was noted, or removed.
type toldAway struct {
	personID, facts string
	removed         bool
}

// absencesSince gives what was told of the absences of people, or of everybody's where none are named,
// since the moment that tx looks at, in the order of the trail.
func absencesSince(ctx context.Context, tx *act.Tx, ids []string) ([]toldAway, error) {
	q := tx.NewSelect().TableExpr("events AS e").ColumnExpr("e.subject_id, CASE WHEN e.kind = 'absence.removed' THEN e.before ELSE e.after END, e.kind = 'absence.removed'").
		Where("e.at > ?", tx.Now).Where("e.kind IN ('absence.noted', 'absence.removed') AND e.kind <> 'check_in.made'").OrderExpr("e.seq")
	if len(ids) > 0 {
		q = q.Where("e.subject_kind = 'person' AND e.subject_id IN (?)", bun.List(ids))
	}
	return store.Rows(ctx, q, nil, func(t *toldAway) []any { return []any{&t.personID, &t.facts, &t.removed} })
}
