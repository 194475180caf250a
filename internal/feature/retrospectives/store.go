package retrospectives

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// load gives the retrospective of a subject; an empty one where nobody has said
// anything yet.
func load(ctx context.Context, db bun.IDB, s Subject) (*Retrospective, error) {
	r := &Retrospective{ObjectiveID: s.ObjectiveID, TeamID: s.TeamID, CycleID: s.CycleID}
	err := db.NewSelect().Model(r).WherePK().Scan(ctx)
	if fault.Is(store.Missing(err), "input.missing") {
		return &Retrospective{ObjectiveID: s.ObjectiveID, TeamID: s.TeamID, CycleID: s.CycleID}, nil
	}
	return r, err
}

// save writes a retrospective. A first one that somebody else began meanwhile is as
// stale as one that was changed.
func save(ctx context.Context, db bun.IDB, r *Retrospective) error {
	from := r.Version
	r.Version++
	if from == 0 {
		return store.Swapped(db.NewInsert().Model(r).On("CONFLICT DO NOTHING").Exec(ctx))
	}
	return store.Swapped(db.NewUpdate().Model(r).WherePK().Where("version = ?", from).Exec(ctx))
}

func loadCause(ctx context.Context, db bun.IDB, id string) (*Cause, error) {
	c := &Cause{}
	return c, store.Missing(db.NewSelect().Model(c).Where("c.id = ?", id).Scan(ctx))
}

func addCause(ctx context.Context, db bun.IDB, c *Cause) error {
	_, err := db.NewInsert().Model(c).Exec(ctx)
	return err
}

func strikeCause(ctx context.Context, db bun.IDB, c *Cause) error {
	_, err := db.NewUpdate().Model(c).Column("deleted_at").WherePK().Exec(ctx)
	return err
}

func addVote(ctx context.Context, db bun.IDB, v *Vote) error {
	_, err := db.NewInsert().Model(v).On("CONFLICT DO NOTHING").Exec(ctx)
	return err
}

func dropVote(ctx context.Context, db bun.IDB, v *Vote) error {
	_, err := db.NewDelete().Model(v).WherePK().Exec(ctx)
	return err
}

// mostCauses bounds the causes of a page.
const mostCauses = 100

// causesOf lists the causes of a subject, those with the most votes first.
func causesOf(ctx context.Context, db bun.IDB, s Subject, personID string) ([]Cause, error) {
	return causes(ctx, db, personID, func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("c.objective_id = ? AND c.team_id = ? AND c.cycle_id = ?", s.ObjectiveID, s.TeamID, s.CycleID)
	})
}

// causesUnder lists the causes of several objectives alike.
func causesUnder(ctx context.Context, db bun.IDB, objectiveIDs []string, personID string) ([]Cause, error) {
	return causes(ctx, db, personID, func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("c.objective_id IN (?)", bun.List(store.OrNone(objectiveIDs))).Where("c.objective_id <> ''")
	})
}

func causes(ctx context.Context, db bun.IDB, personID string, of func(*bun.SelectQuery) *bun.SelectQuery) (list []Cause, err error) {
	err = db.NewSelect().Model(&list).ColumnExpr("c.*").
		ColumnExpr("(SELECT COUNT(*) FROM cause_votes AS v WHERE v.cause_id = c.id) AS votes").
		ColumnExpr("EXISTS (SELECT 1 FROM cause_votes AS v WHERE v.cause_id = c.id AND v.person_id = ?) AS voted", personID).
		Where("c.deleted_at IS NULL").Apply(of).OrderExpr("votes DESC, c.id").Limit(mostCauses).Scan(ctx)
	return list, err
}
