package problems

import (
	"context"
	"strings"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Which events say what stood before them of a problem, and which that it came or went.
var (
	problemSaid = []string{"problem.changed", "problem.decided", "problem.solved", "problem.reopened", "problem.taken", "problem.released", "problem.deleted"}
	problemCame = []string{"problem.raised", "problem.restored", "problem.deleted"}
)

// candidatesThen finds the problems that a filter may have let through at the moment that tx looks at,
// the oldest, where there are more than can be put in order. Where they were is to be looked at once more.
func candidatesThen(ctx context.Context, tx *act.Tx, in Filter, solved bool) (ids []string, err error) {
	since := tx.FirstSince(act.Aspect{Name: "said", Kinds: problemSaid}, act.Aspect{Name: "came", Kinds: problemCame})
	find := func(q *bun.SelectQuery, at func(string) string) ([]string, error) {
		q = q.ColumnExpr("p.id").Join("LEFT JOIN objectives AS o ON o.id = p.objective_id").Where("p.raised_at <= ?", tx.Now).Apply(visible(tx.Who))
		if len(in.States) > 0 {
			q = q.Where(at("state")+" IN (?)", bun.List(in.States))
		} else if !solved {
			q = q.Where(at("state") + " <> 'solved'")
		}
		for _, one := range []struct{ field, id string }{{"owner_id", in.OwnerID}, {"key_result_id", in.KeyResultID}, {"decider_id", in.DeciderID}} {
			if one.id != "" {
				q = q.Where(at(one.field)+" = ?", one.id)
			}
		}
		if in.RaisedBy != "" {
			q = q.Where("p.raised_by = ?", in.RaisedBy)
		}
		if len(in.Severities) > 0 {
			q = q.Where(at("severity")+" IN (?)", bun.List(in.Severities))
		}
		if text := strings.TrimSpace(in.Query); text != "" {
			q = q.Where("LOWER("+at("title")+`) LIKE LOWER(?) ESCAPE '\'`, "%"+store.EscapeLike(text)+"%")
		}
		var found []string
		err := q.OrderExpr("p.raised_on, p.id").Limit(mostRanked).Scan(ctx, &found)
		return found, err
	}
	still, err := find(tx.NewSelect().TableExpr("problems AS p").Where("p.deleted_at IS NULL").
		Where("p.id NOT IN (?)", tx.NewSelect().TableExpr("(?) AS f", since).Column("f.subject_id")), func(field string) string { return "p." + field })
	if err != nil {
		return nil, err
	}
	moved, err := find(tx.NewSelect().TableExpr("(?) AS f", since).Join("JOIN problems AS p ON p.id = f.subject_id").Join("JOIN events AS e ON e.seq = f.said").
		Join("LEFT JOIN events AS c ON c.seq = f.came").Where("(c.kind = 'problem.deleted' OR c.kind IS NULL AND p.deleted_at IS NULL)"),
		func(field string) string { return store.JSONText(tx, "e.before", field) })
	return append(still, moved...), err
}

// stepsBy gives what had become of some problems by the moment that tx looks at, in its order.
func stepsBy(ctx context.Context, tx *act.Tx, problemIDs []string) (map[string][]Step, error) {
	by := map[string][]Step{}
	if len(problemIDs) == 0 {
		return by, nil
	}
	var list []Step
	err := tx.NewSelect().Model(&list).Where("problem_id IN (?) AND at <= ?", bun.List(problemIDs), tx.Now).OrderExpr("id").Scan(ctx)
	for _, s := range list {
		by[s.ProblemID] = append(by[s.ProblemID], s)
	}
	return by, err
}

// everVisible gives which of some problems the caller may see now, deleted ones too.
func everVisible(ctx context.Context, tx *act.Tx, ids []string) (seen []string, err error) {
	err = tx.NewSelect().TableExpr("problems AS p").ColumnExpr("p.id").Join("LEFT JOIN objectives AS o ON o.id = p.objective_id").
		Apply(visible(tx.Who)).Where("p.id IN (?)", bun.List(store.OrNone(ids))).Scan(ctx, &seen)
	return seen, err
}

// underThen finds the problems that may have been objectives' and their key results' at the moment that tx looks at.
func underThen(ctx context.Context, tx *act.Tx, objectiveIDs, keyResultIDs []string) (ids []string, err error) {
	elsewhere := tx.NewSelect().TableExpr("events AS e").ColumnExpr("e.subject_id").Where("e.kind IN (?) AND e.at > ?", bun.List(problemSaid), tx.Now).
		Where("e.kind <> 'check_in.made'").Where(store.JSONText(tx, "e.before", "objective_id")+" IN (?)", bun.List(store.OrNone(objectiveIDs)))
	err = tx.NewSelect().TableExpr("problems AS p").ColumnExpr("p.id").Where("p.raised_at <= ?", tx.Now).WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("p.objective_id IN (?)", bun.List(store.OrNone(objectiveIDs))).WhereOr("p.key_result_id IN (?)", bun.List(store.OrNone(keyResultIDs))).WhereOr("p.id IN (?)", elsewhere)
	}).OrderExpr("p.raised_on, p.id").Limit(mostOfObjectives).Scan(ctx, &ids)
	return ids, err
}
