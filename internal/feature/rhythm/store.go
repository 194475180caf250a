package rhythm

import (
	"context"

	"github.com/uptrace/bun"
)

// lastNudges gives the last nudge of each person that had one.
func lastNudges(ctx context.Context, db bun.IDB, personIDs []string) (map[string]*Nudge, error) {
	last := map[string]*Nudge{}
	if len(personIDs) == 0 {
		return last, nil
	}
	var rows []Nudge
	err := db.NewSelect().Model(&rows).Where("n.id IN (SELECT MAX(l.id) FROM nudges AS l WHERE l.person_id IN (?) GROUP BY l.person_id)", bun.List(personIDs)).Scan(ctx)
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
