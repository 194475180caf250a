package retrospectives

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
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

// addVote reports whether the vote is a new one.
func addVote(ctx context.Context, db bun.IDB, v *Vote) (added bool, err error) {
	return store.Changed(db.NewInsert().Model(v).On("CONFLICT DO NOTHING").Exec(ctx))
}

// dropVote reports whether there was one.
func dropVote(ctx context.Context, db bun.IDB, v *Vote) (dropped bool, err error) {
	return store.Changed(db.NewDelete().Model(v).WherePK().Exec(ctx))
}

// mostCauses bounds the causes of a page.
const mostCauses = 100

// causesOf lists the causes of a subject, those with the most votes first.
func causesOf(ctx context.Context, db *act.Tx, s Subject, personID string) ([]Cause, error) {
	return causes(ctx, db, personID, func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("c.objective_id = ? AND c.team_id = ? AND c.cycle_id = ?", s.ObjectiveID, s.TeamID, s.CycleID)
	})
}

// causesUnder lists the causes of several objectives alike.
func causesUnder(ctx context.Context, db *act.Tx, objectiveIDs []string, personID string) ([]Cause, error) {
	return causes(ctx, db, personID, func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("c.objective_id IN (?)", bun.List(store.OrNone(objectiveIDs))).Where("c.objective_id <> ''")
	})
}

func causes(ctx context.Context, db *act.Tx, personID string, of func(*bun.SelectQuery) *bun.SelectQuery) (list []Cause, err error) {
	q := db.NewSelect().Model(&list).ColumnExpr("c.*").
		ColumnExpr("(SELECT COUNT(*) FROM cause_votes AS v WHERE v.cause_id = c.id) AS votes").
		ColumnExpr("EXISTS (SELECT 1 FROM cause_votes AS v WHERE v.cause_id = c.id AND v.person_id = ?) AS voted", personID).
		Where("c.deleted_at IS NULL").Apply(of).OrderExpr("votes DESC, c.id").Limit(mostCauses)
	if !db.Past() {
		return list, q.Scan(ctx)
	}
	if err := q.Where("c.named_at <= ?", db.Now).Scan(ctx); err != nil {
		return nil, err
	}
	return causesThen(ctx, db, list)
}

// votesOf gives who voted for some causes.
func votesOf(ctx context.Context, db bun.IDB, causeIDs []string) (map[Vote]bool, error) {
	var rows []Vote
	err := db.NewSelect().Model(&rows).Where("cause_id IN (?)", bun.List(store.OrNone(causeIDs))).Scan(ctx)
	votes := make(map[Vote]bool, len(rows))
	for _, v := range rows {
		votes[Vote{CauseID: v.CauseID, PersonID: v.PersonID}] = true
	}
	return votes, err
}

// tiesOf gives the causes that the problems of objectives are put down to, by tie
// without its cause. What is put down to a cause that was taken away is put down to none.
func tiesOf(ctx context.Context, db bun.IDB, objectiveIDs []string) (map[Tie]string, error) {
	var list []Tie
	err := db.NewSelect().Model(&list).ColumnExpr("t.*").Join("JOIN causes AS c ON c.id = t.cause_id AND c.deleted_at IS NULL").
		Where("t.objective_id IN (?)", bun.List(store.OrNone(objectiveIDs))).Scan(ctx)
	ties := make(map[Tie]string, len(list))
	for _, t := range list {
		ties[Tie{ObjectiveID: t.ObjectiveID, ProblemID: t.ProblemID}] = t.CauseID
	}
	return ties, err
}

func saveTie(ctx context.Context, db bun.IDB, t *Tie) error {
	_, err := db.NewInsert().Model(t).On("CONFLICT (objective_id, problem_id) DO UPDATE").Set("cause_id = EXCLUDED.cause_id").Exec(ctx)
	return err
}

// dropTie unties a problem from a cause; false where it wasn't tied to it.
func dropTie(ctx context.Context, db bun.IDB, t *Tie) (bool, error) {
	done, err := db.NewDelete().Model(t).WherePK().Where("cause_id = ?", t.CauseID).Exec(ctx)
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n > 0, err
}
