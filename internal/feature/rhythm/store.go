package rhythm

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// lastNudges gives the last nudge of each person that had one, by the moment that tx looks at.
func lastNudges(ctx context.Context, tx *act.Tx, personIDs []string) (map[string]*Nudge, error) {
	last := map[string]*Nudge{}
	if len(personIDs) == 0 {
		return last, nil
	}
	var rows []Nudge
	sent := tx.NewSelect().TableExpr("nudges AS l").ColumnExpr("MAX(l.id)").Where("l.person_id IN (?)", bun.List(personIDs)).GroupExpr("l.person_id")
	if tx.Past() {
		sent = sent.Where("l.sent_at <= ?", tx.Now)
	}
	err := tx.NewSelect().Model(&rows).Where("n.id IN (?)", sent).Scan(ctx)
	for i := range rows {
		last[rows[i].PersonID] = &rows[i]
	}
	return last, err
}

// add writes a nudge; false where another was sent for the same meanwhile.
func add(ctx context.Context, db bun.IDB, n *Nudge) (bool, error) {
	res, err := db.NewInsert().Model(n).On("CONFLICT DO NOTHING").Exec(ctx)
	if err != nil {
		return false, err
	}
	rows, err := res.RowsAffected()
	return rows == 1, err
}
