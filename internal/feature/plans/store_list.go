package plans

import (
	"cmp"
	"context"
	"strings"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// place is where an action stands: its key result, objective and cycle.
type place struct {
	KeyResultID string    `bun:"key_result_id"`
	KeyResult   string    `bun:"key_result"`
	DueOn       store.Day `bun:"due_on"` // of the key result
	ObjectiveID string    `bun:"objective_id"`
	Objective   string    `bun:"objective"`
	CycleID     string    `bun:"cycle_id"`
	State       string    `bun:"state"` // of the objective
}

func placesOf(ctx context.Context, db bun.IDB, keyResultIDs []string) (map[string]place, error) {
	var rows []place
	if len(keyResultIDs) == 0 {
		return map[string]place{}, nil
	}
	err := db.NewSelect().TableExpr("key_results AS kr").
		ColumnExpr("kr.id AS key_result_id, kr.title AS key_result, kr.due_on, o.id AS objective_id, o.title AS objective, o.cycle_id, o.state").
		Join("JOIN objectives AS o ON o.id = kr.objective_id").Where("kr.id IN (?)", bun.List(keyResultIDs)).Scan(ctx, &rows)
	found := make(map[string]place, len(rows))
	for _, r := range rows {
		found[r.KeyResultID] = r
	}
	return found, err
}

// within narrows a query over actions (alias a) to those of live key results, with their
// objectives joined as o. The key result is asked of each by itself: one more table to join
// costs PostgreSQL more to think about than a person's few actions cost to read.
func within(q *bun.SelectQuery) *bun.SelectQuery {
	return q.Join("JOIN objectives AS o ON o.id = a.objective_id AND o.deleted_at IS NULL").Where("a.deleted_at IS NULL").
		Where("(SELECT kr.deleted_at IS NULL FROM key_results AS kr WHERE kr.id = a.key_result_id)")
}

// listActions pages through the actions that who may see, the next due first.
func listActions(ctx context.Context, db bun.IDB, who access.Actor, in Filter) (store.Page[Action], error) {
	key, err := store.ParseCursor(in.Cursor, 2)
	if err != nil {
		return store.Page[Action]{}, err
	}
	var rows []Action
	q := db.NewSelect().Model(&rows).Apply(within).Apply(objectives.Visible(who)).Apply(in.narrow).
		OrderExpr("a.due_on, a.id").Limit(int64(in.Limit) + 1)
	if key != nil {
		q = q.Where("(a.due_on, a.id) > (?, ?)", key[0], key[1])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Action]{}, err
	}
	page := store.Cut(rows, in.Limit, func(a Action) []string { return []string{a.DueOn.String(), a.ID} })
	return page, attach(ctx, db, page.Items)
}

// said is where a query finds what is said of an action: in its row, or in what the trail says
// stood before an event.
type said struct{ title, owner, keyResult, starts, due, state, effort, helpers string }

var saidNow = said{title: "a.title", owner: "a.owner_id", keyResult: "a.key_result_id", starts: "a.starts_on", due: "a.due_on", state: "a.state", effort: "a.effort_days"}

// narrow writes the filter as SQL.
func (in Filter) narrow(q *bun.SelectQuery) *bun.SelectQuery {
	q = in.narrowSaid(q, saidNow)
	if in.CycleID != "" {
		q = q.Where("o.cycle_id = ?", in.CycleID)
	}
	if in.teamIDs != nil {
		q = q.Where("o.team_id IN (?)", bun.List(in.teamIDs))
	}
	if in.ObjectiveID != "" {
		q = q.Where("a.objective_id = ?", in.ObjectiveID)
	}
	text := strings.TrimSpace(in.Query)
	if in.UnderWay || text != "" {
		q = q.Join("JOIN key_results AS kr ON kr.id = a.key_result_id")
	}
	if in.UnderWay {
		q = q.Where("o.state = ? AND NOT kr.dropped", okr.Active)
	}
	if !in.loadEnd.IsZero() {
		q = q.Where("o.state <> 'closed'")
	}
	if text != "" {
		like := "%" + store.EscapeLike(text) + "%"
		q = q.Where(`(a.title LIKE ? ESCAPE '\' OR kr.title LIKE ? ESCAPE '\')`, like, like)
	}
	return q
}

// narrowSaid writes what the filter asks of an action itself.
func (in Filter) narrowSaid(q *bun.SelectQuery, at said) *bun.SelectQuery {
	if in.PersonID != "" {
		switch {
		case in.Collaborating && at.helpers != "":
			q = q.Where("("+at.owner+" = ? OR "+at.helpers+" LIKE ?)", in.PersonID, `%"`+in.PersonID+`"%`)
		case in.Collaborating:
			q = q.Where("("+at.owner+" = ? OR EXISTS (SELECT 1 FROM action_people AS w WHERE w.action_id = a.id AND w.person_id = ?))", in.PersonID, in.PersonID)
		default:
			q = q.Where(at.owner+" = ?", in.PersonID)
		}
	}
	if len(in.PersonIDs) > 0 {
		q = q.Where(at.owner+" IN (?)", bun.List(in.PersonIDs))
	}
	if len(in.States) > 0 {
		q = q.Where(at.state+" IN (?)", bun.List(in.States))
	}
	if in.KeyResultID != "" {
		q = q.Where(at.keyResult+" = ?", in.KeyResultID)
	}
	if in.Late {
		q = q.Where(at.due+" <> '' AND "+at.due+" < ? AND "+at.state+" IN (?)", in.today.String(), bun.List(open()))
	}
	if in.Slipping {
		q = q.Where("("+at.due+" = '' OR "+at.due+" >= ?)", in.today.String()).
			Where("("+at.state+" = ? AND "+at.starts+" <> '' AND "+at.starts+" <= ? OR "+at.state+" IN (?) AND "+at.due+" <> '' AND "+at.due+" <= ?)",
				plan.Todo, in.startBy.String(), bun.List([]plan.State{plan.Todo, plan.Blocked}), in.dueBy.String())
	}
	if in.Unsized {
		q = q.Where(at.effort + " IS NULL")
	}
	if !in.loadEnd.IsZero() {
		q = q.Where(at.state+" IN (?) AND "+at.starts+" <= ?", bun.List(open()), in.loadEnd.String())
	}
	if !in.DueUntil.IsZero() {
		q = q.Where(at.due+" <= ?", in.DueUntil.String())
	}
	return q
}

// visibleActions gives which of some actions the caller may see.
func visibleActions(ctx context.Context, db bun.IDB, who access.Actor, ids []string) (map[string]bool, error) {
	seen := map[string]bool{}
	if len(ids) == 0 {
		return seen, nil
	}
	var found []string
	err := db.NewSelect().TableExpr("actions AS a").ColumnExpr("a.id").Apply(within).Apply(objectives.Visible(who)).
		Where("a.id IN (?)", bun.List(ids)).Scan(ctx, &found)
	for _, id := range found {
		seen[id] = true
	}
	return seen, err
}

// byID gives actions of any key result, without what hangs on them.
func byID(ctx context.Context, db bun.IDB, ids []string) (map[string]*Action, error) {
	found := map[string]*Action{}
	if len(ids) == 0 {
		return found, nil
	}
	var rows []Action
	err := db.NewSelect().Model(&rows).Where("id IN (?) AND deleted_at IS NULL", bun.List(ids)).Scan(ctx)
	for i := range rows {
		found[rows[i].ID] = &rows[i]
	}
	return found, err
}

// brief is what a summary needs of an action.
type brief struct {
	ID, KeyResultID, Title string
	StartsOn, DueOn        store.Day
	State                  string
	Position               int
}

// briefs lists the actions of several key results, dropped ones left out, the
// next due first.
func briefs(ctx context.Context, db bun.IDB, keyResultIDs []string) (list []brief, err error) {
	if len(keyResultIDs) == 0 {
		return nil, nil
	}
	q := planned(db, keyResultIDs).Column("a.id", "a.key_result_id", "a.title", "a.starts_on", "a.due_on", "a.state", "a.position")
	list, err = store.Rows(ctx, q, make([]brief, 0, len(keyResultIDs)), func(b *brief) []any {
		return []any{&b.ID, &b.KeyResultID, &b.Title, &b.StartsOn, &b.DueOn, &b.State, &b.Position}
	})
	// Here rather than by the database, for which it is a third of the query.
	sorting.By(list, func(a, b brief) int {
		return cmp.Or(cmp.Compare(a.KeyResultID, b.KeyResultID), a.DueOn.Compare(b.DueOn.Date), cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
	})
	return list, err
}

// planned are the actions of several key results, dropped ones left out.
func planned(db bun.IDB, keyResultIDs []string) *bun.SelectQuery {
	return db.NewSelect().TableExpr("actions AS a").
		Where("a.key_result_id IN (?) AND a.deleted_at IS NULL AND a.state <> 'dropped'", bun.List(keyResultIDs))
}

// duty is who answers for an action, and whether it says how.
type duty struct {
	ID, KeyResultID, OwnerID string
	DueOn                    store.Day
	State                    string
	HasHow                   bool
}

func duties(ctx context.Context, db bun.IDB, keyResultIDs []string) (list []duty, err error) {
	if len(keyResultIDs) == 0 {
		return nil, nil
	}
	q := planned(db, keyResultIDs).ColumnExpr("a.id, a.key_result_id, a.owner_id, a.due_on, a.state, a.how <> ''").
		OrderExpr("a.key_result_id, a.due_on, a.position, a.id")
	return store.Rows(ctx, q, make([]duty, 0, len(keyResultIDs)), func(d *duty) []any {
		return []any{&d.ID, &d.KeyResultID, &d.OwnerID, &d.DueOn, &d.State, &d.HasHow}
	})
}

// mostOfObjectives bounds what is read of several objectives at once.
const mostOfObjectives = 2000

func listUnder(ctx context.Context, db bun.IDB, objectiveIDs []string) (list []Action, err error) {
	if len(objectiveIDs) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&list).Apply(within).Where("o.id IN (?)", bun.List(objectiveIDs)).OrderExpr("a.due_on, a.id").Limit(mostOfObjectives).Scan(ctx)
	return list, err
}
