package problems

import (
	"context"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// within narrows a query over problems (alias p) to those whose key result and
// objective are there, joined as kr and o.
func within(q *bun.SelectQuery) *bun.SelectQuery {
	return q.Join("LEFT JOIN objectives AS o ON o.id = p.objective_id").Join("LEFT JOIN key_results AS kr ON kr.id = p.key_result_id").
		Where("p.deleted_at IS NULL AND o.deleted_at IS NULL AND kr.deleted_at IS NULL")
}

// visible narrows it to those that who may see: access.Decide for problem.view,
// written as SQL.
func visible(who access.Actor) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if who.IsSystem() {
			return q
		}
		return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			return q.WhereGroup("", func(q *bun.SelectQuery) *bun.SelectQuery {
				q = q.Where("p.objective_id = ''")
				if who.Role == access.Guest {
					q = q.Where("? IN (p.owner_id, p.raised_by, p.decider_id)", who.ID)
				}
				return q
			}).WhereGroup(" OR ", func(q *bun.SelectQuery) *bun.SelectQuery {
				return q.Where("p.objective_id <> ''").Apply(objectives.Visible(who))
			})
		})
	}
}

// narrow writes the filter as SQL.
func (in Filter) narrow(q *bun.SelectQuery) *bun.SelectQuery {
	if in.teamIDs != nil {
		q = q.Where("(o.team_id IN (?) OR p.objective_id = '' AND p.team_id IN (?))", bun.List(in.teamIDs), bun.List(in.teamIDs))
	}
	for _, one := range []struct{ column, id string }{
		{"p.key_result_id", in.KeyResultID}, {"p.objective_id", in.ObjectiveID}, {"p.owner_id", in.OwnerID}, {"p.raised_by", in.RaisedBy},
	} {
		if one.id != "" {
			q = q.Where("? = ?", bun.Ident(one.column), one.id)
		}
	}
	if len(in.OwnerIDs) > 0 {
		q = q.Where("p.owner_id IN (?)", bun.List(in.OwnerIDs))
	}
	if len(in.Severities) > 0 {
		q = q.Where("p.severity IN (?)", bun.List(in.Severities))
	}
	if in.DeciderID != "" {
		q = q.Where("p.decider_id = ? AND p.decided_at IS NULL AND p.state <> 'solved'", in.DeciderID)
	}
	if in.Undecided {
		q = q.Where("p.decider_id <> '' AND p.decided_at IS NULL AND p.state <> 'solved'")
	}
	if in.concerns != "" {
		q = q.Apply(concerning(in.concerns))
	}
	if text := strings.TrimSpace(in.Query); text != "" {
		q = q.Where(`p.title LIKE ? ESCAPE '\'`, "%"+store.EscapeLike(text)+"%")
	}
	return q
}

// concerning narrows a query over problems to those in somebody's hands, and those that wait
// for their decision.
func concerning(personID string) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("(p.owner_id = ? OR p.decider_id = ? AND p.decided_at IS NULL)", personID, personID)
	}
}

// concerned tells whether there may be any such problem. Every week asks, and most have none.
func concerned(ctx context.Context, db bun.IDB, personID string) (bool, error) {
	return db.NewSelect().TableExpr("problems AS p").Apply(concerning(personID)).Where("p.state <> 'solved' AND p.deleted_at IS NULL").Exists(ctx)
}

// candidate is what the order of a problem hangs on.
type candidate struct {
	ID, KeyResultID, ObjectiveID string
	Severity                     problem.Severity
	RaisedOn                     store.Day
}

// candidates lists the problems that are to be put in order, of those still in
// the way; the oldest, where they are more than can be.
func candidates(ctx context.Context, db bun.IDB, who access.Actor, in Filter) (list []candidate, err error) {
	q := db.NewSelect().TableExpr("problems AS p").ColumnExpr("p.id, p.key_result_id, p.objective_id, p.severity, p.raised_on").Apply(within).Apply(visible(who)).Apply(in.narrow).
		Where("p.state <> 'solved'").OrderExpr("p.raised_on, p.id").Limit(mostRanked)
	if len(in.States) > 0 {
		q = q.Where("p.state IN (?)", bun.List(in.States))
	}
	return store.Rows(ctx, q, make([]candidate, 0, usualList), func(c *candidate) []any {
		return []any{&c.ID, &c.KeyResultID, &c.ObjectiveID, &c.Severity, &c.RaisedOn}
	})
}

func someVisible(ctx context.Context, db bun.IDB, who access.Actor, ids []string) (list []Problem, err error) {
	err = db.NewSelect().Model(&list).Apply(within).Apply(visible(who)).Where("p.id IN (?)", bun.List(ids)).OrderExpr("p.id").Scan(ctx)
	return list, err
}

// listSolved pages through what is solved, the latest first.
func listSolved(ctx context.Context, db bun.IDB, who access.Actor, in Filter) (store.Page[Problem], error) {
	key, err := store.ParseCursor(in.Cursor, 2)
	if err != nil {
		return store.Page[Problem]{}, err
	}
	var rows []Problem
	q := db.NewSelect().Model(&rows).Apply(within).Apply(visible(who)).Apply(in.narrow).Where("p.state = 'solved'").
		OrderExpr("p.solved_at DESC, p.id DESC").Limit(int64(in.Limit) + 1)
	if key != nil {
		at, err := time.Parse(time.RFC3339Nano, key[0])
		if err != nil {
			return store.Page[Problem]{}, fault.At("/cursor", "input.cursor")
		}
		q = q.Where("(p.solved_at, p.id) < (?, ?)", at, key[1])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Problem]{}, err
	}
	return store.Cut(rows, in.Limit, func(p Problem) []string { return []string{p.SolvedAt.UTC().Format(time.RFC3339Nano), p.ID} }), nil
}

// mostOfObjectives bounds what is read of several objectives at once.
const mostOfObjectives = 1000

func listUnder(ctx context.Context, db bun.IDB, objectiveIDs []string) (list []Problem, err error) {
	if len(objectiveIDs) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&list).Apply(within).Where("p.objective_id IN (?)", bun.List(objectiveIDs)).OrderExpr("p.raised_on, p.id").Limit(mostOfObjectives).Scan(ctx)
	return list, err
}

// pendingUnder gives what is still in the way of an objective, the oldest first.
func pendingUnder(ctx context.Context, db bun.IDB, objectiveID string) (list []Problem, err error) {
	err = db.NewSelect().Model(&list).Where("objective_id = ? AND deleted_at IS NULL AND state <> 'solved'", objectiveID).OrderExpr("raised_on, id").Scan(ctx)
	return list, err
}
