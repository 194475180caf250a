package problems

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func loadProblem(ctx context.Context, db bun.IDB, id string) (*Problem, error) {
	p := &Problem{}
	err := db.NewSelect().Model(p).Where("id = ? AND deleted_at IS NULL", id).Scan(ctx)
	return p, store.Missing(err)
}

// byIDs gives problems in the order of the ids.
func byIDs(ctx context.Context, db bun.IDB, ids []string) ([]Problem, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var rows []Problem
	if err := db.NewSelect().Model(&rows).Where("id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return nil, err
	}
	at := make(map[string]int, len(rows))
	for i := range rows {
		at[rows[i].ID] = i
	}
	list := make([]Problem, 0, len(rows))
	for _, id := range ids {
		if i, ok := at[id]; ok {
			list = append(list, rows[i])
		}
	}
	return list, nil
}

func add(ctx context.Context, db bun.IDB, p *Problem) error {
	_, err := db.NewInsert().Model(p).Exec(ctx)
	return err
}

func save(ctx context.Context, db bun.IDB, p *Problem) error {
	from := p.Version
	p.Version++
	return store.Swapped(db.NewUpdate().Model(p).ExcludeColumn("raised_at", "raised_on", "raised_by", "source").WherePK().Where("version = ?", from).Exec(ctx))
}

func addStep(ctx context.Context, db bun.IDB, s *Step) error {
	_, err := db.NewInsert().Model(s).Exec(ctx)
	return err
}

func stepsOf(ctx context.Context, db bun.IDB, problemID string) (list []Step, err error) {
	err = db.NewSelect().Model(&list).Where("problem_id = ?", problemID).OrderExpr("id").Scan(ctx)
	return list, err
}

func dropProblem(ctx context.Context, db bun.IDB, id string, at time.Time) error {
	_, err := db.NewUpdate().Model((*Problem)(nil)).Set("deleted_at = ?", at).Where("id = ?", id).Exec(ctx)
	return err
}

func restoreProblem(ctx context.Context, db bun.IDB, id string) error {
	err := store.Swapped(db.NewUpdate().Model((*Problem)(nil)).Set("deleted_at = NULL").Where("id = ? AND deleted_at IS NOT NULL", id).Exec(ctx))
	if fault.Is(err, "input.stale") {
		return fault.New(fault.Missing, "input.missing")
	}
	return err
}

// setObjective notes under which objective a key result's problems are, deleted
// ones too: they may be restored.
func setObjective(ctx context.Context, db bun.IDB, keyResultID, objectiveID string) error {
	_, err := db.NewUpdate().Model((*Problem)(nil)).Set("objective_id = ?", objectiveID).Where("key_result_id = ?", keyResultID).Exec(ctx)
	return err
}

// pendingOf lists the problems still in the way that somebody owns or is asked
// to decide on.
func pendingOf(ctx context.Context, db bun.IDB, personID string) (list []Problem, err error) {
	err = db.NewSelect().Model(&list).Where("(owner_id = ? OR decider_id = ? AND decided_at IS NULL) AND state <> ? AND deleted_at IS NULL", personID, personID, problem.Solved).
		OrderExpr("id").Scan(ctx)
	return list, err
}
