package plans

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// briefThen is an action that may have been in a plan at a past moment.
type briefThen struct {
	brief
	DeletedAt time.Time
}

// actionsThen gives the actions that are in the plans of key results now, and others by
// id, that were there at a moment; dropped ones too, in the order of the plans.
func actionsThen(ctx context.Context, db bun.IDB, keyResultIDs, ids []string, at time.Time) (list []briefThen, err error) {
	if len(keyResultIDs) == 0 {
		return nil, nil
	}
	q := db.NewSelect().TableExpr("actions AS a").
		ColumnExpr("a.id, a.key_result_id, a.title, a.starts_on, a.due_on, a.state, a.position, a.deleted_at").
		Where("a.created_at <= ? AND (a.deleted_at IS NULL OR a.deleted_at > ?)", at, at).
		WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			q = q.Where("a.key_result_id IN (?)", bun.List(keyResultIDs))
			if len(ids) > 0 {
				q = q.WhereOr("a.id IN (?)", bun.List(ids))
			}
			return q
		}).OrderExpr("a.key_result_id, a.due_on, a.position, a.id")
	return store.Rows(ctx, q, make([]briefThen, 0, len(keyResultIDs)), func(b *briefThen) []any {
		return []any{&b.ID, &b.KeyResultID, &b.Title, &b.StartsOn, &b.DueOn, &b.State, &b.Position, store.Instant(&b.DeletedAt)}
	})
}

// movedOut gives the actions that were taken out of the plans of some key results since the moment that tx looks
// at, and are elsewhere now.
func movedOut(ctx context.Context, tx *act.Tx, keyResultIDs []string) (ids []string, err error) {
	if len(keyResultIDs) == 0 {
		return nil, nil
	}
	err = tx.NewSelect().TableExpr("events AS e").ColumnExpr("DISTINCT e.subject_id").Join("JOIN actions AS a ON a.id = e.subject_id").
		Where(movedAway).Where(movedFrom+" ?", store.Among(keyResultIDs)).Where("e.at > ?", tx.Now).
		Where(movedFrom+" <> a.key_result_id").Scan(ctx, &ids)
	return ids, err
}

// movedAway is whether an event (alias e) took an action to another plan, and movedFrom out of which, in the words of the
// index events_actions_moved.
var (
	movedAway = "CASE WHEN e.kind = 'action.changed' THEN " + store.JSONNamed("e.before", "key_result_id") + " <> " + store.JSONNamed("e.after", "key_result_id") + " ELSE FALSE END"
	movedFrom = "(CASE WHEN e.kind = 'action.changed' THEN " + store.JSONNamed("e.before", "key_result_id") + " END)"
)

// saidBefore finds what is said of an action in what stood before an event (alias e).
func saidBefore(db bun.IDB) said {
	at := func(field string) string { return store.JSONText(db, "e.before", field) }
	word := func(field string) string { return store.JSONWord(db, "e.before", field) }
	return said{title: at("title"), owner: word("owner_id"), keyResult: word("key_result_id"), starts: word("starts_on"), due: word("due_on"), state: word("state"),
		effort: at("effort_days"), helpers: at("collaborator_ids")}
}

// Which events say what stood before them of an action, as in the indexes events_actions_of and events_actions_in,
// and which that it came or went.
var (
	actionSaid = []string{"action.changed", "action.deleted"}
	actionCame = []string{"action.planned", "action.restored", "action.taken_in", "action.deleted"}
)

// naming is what a list of actions is narrowed to by an index of what events say stood before them.
type naming struct {
	field string // "" for nothing
	ids   []string
}

func (in Filter) naming() naming {
	switch {
	case in.KeyResultID != "":
		return naming{"key_result_id", []string{in.KeyResultID}}
	case in.PersonID != "" && !in.Collaborating:
		return naming{"owner_id", []string{in.PersonID}}
	}
	return naming{}
}

// untold are actions (alias a) that nothing has been told of since the moment: their rows say how they were. Of few
// each is looked up, and else all of those that something was told of are put aside at once.
func (n naming) untold(tx *act.Tx) *bun.SelectQuery {
	q := tx.NewSelect().TableExpr("actions AS a").Where("a.deleted_at IS NULL AND a.created_at <= ?", tx.Now)
	all := slices.Concat(actionSaid, actionCame)
	if n.field != "" {
		return q.Where("(?) IS NULL", tx.FirstTold("seq", "action", "a.id", all...))
	}
	return q.Where("a.id NOT IN (?)", tx.SubjectsSince(all...))
}

// told are the first events since the moment (alias e) that say what stood before them, of actions (alias a): of an
// action of somebody's the first event says whose it was. Among few there may be some that weren't there.
func (n naming) told(tx *act.Tx) *bun.SelectQuery {
	q := tx.NewSelect().TableExpr("events AS e").Join("JOIN actions AS a ON a.id = e.subject_id").Where("a.created_at <= ?", tx.Now)
	if n.field != "" {
		return q.Where(store.JSONNamed("e.before", n.field)+" IN (?)", bun.List(n.ids)).Where("e.kind IN (?) AND e.at > ?", bun.List(actionSaid), tx.Now).
			Where("e.seq = (?)", tx.FirstTold("seq", "action", "a.id", actionSaid...))
	}
	return q.Apply(tx.Firsts(actionSaid...)).Where("CASE WHEN a.id IN (?) THEN (?) = 'action.deleted' ELSE a.deleted_at IS NULL END",
		tx.SubjectsSince(actionCame...), tx.FirstTold("kind", "action", "a.id", actionCame...))
}

// dueThen is the place of an action in the list of a past moment.
type dueThen struct{ Due, ID string }

func (d dueThen) compare(other dueThen) int {
	return cmp.Or(strings.Compare(d.Due, other.Due), strings.Compare(d.ID, other.ID))
}

// elsewhere are the objectives and key results that a filter may find by how they were at a
// past moment, and not by how they are.
type elsewhere struct{ objectiveIDs, keyResultIDs []string }

// listThen pages through the actions that were there at the moment that tx looks at, in the
// order of then; what it says of their objectives and key results is to be looked at once more.
// Those that nothing has been told of since are found along the same way as the present ones,
// and those that have changed by what the trail says stood before: both no longer than a page.
func listThen(ctx context.Context, tx *act.Tx, in Filter, more elsewhere) (store.Page[dueThen], error) {
	key, err := store.ParseCursor(in.Cursor, 2)
	if err != nil {
		return store.Page[dueThen]{}, err
	}
	find := func(q *bun.SelectQuery, at said) ([]dueThen, error) {
		q = q.Join("JOIN objectives AS o ON o.id = a.objective_id").Apply(objectives.Visible(tx.Who))
		q = in.narrowThen(in.narrowSaid(q, at), at, more).ColumnExpr(at.due + ", a.id").OrderExpr(at.due + ", a.id").Limit(int64(in.Limit) + 1)
		if key != nil {
			q = q.Where("("+at.due+", a.id) > (?, ?)", key[0], key[1])
		}
		return store.Rows(ctx, q, make([]dueThen, 0, in.Limit+1), func(d *dueThen) []any { return []any{&d.Due, &d.ID} })
	}
	still, err := find(in.naming().untold(tx), saidNow)
	if err != nil {
		return store.Page[dueThen]{}, err
	}
	moved, err := find(in.naming().told(tx).Apply(in.named(tx)), saidBefore(tx))
	if err != nil {
		return store.Page[dueThen]{}, err
	}
	all := append(still, moved...)
	sorting.By(all, dueThen.compare)
	return store.Cut(all, in.Limit, func(d dueThen) []string { return []string{d.Due, d.ID} }), nil
}

// named leaves out events that don't name a person who is asked for, before what they say is read.
func (in Filter) named(db bun.IDB) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if in.PersonID != "" && in.naming().field == "" {
			q = q.Where(store.Holds(db, "e.before"), in.PersonID)
		}
		return q
	}
}

// narrowThen writes what the filter asks of where an action is, as it is now or elsewhere.
func (in Filter) narrowThen(q *bun.SelectQuery, at said, more elsewhere) *bun.SelectQuery {
	place := func(q *bun.SelectQuery) *bun.SelectQuery {
		if in.CycleID != "" {
			q = q.Where("o.cycle_id = ?", in.CycleID)
		}
		if in.teamIDs != nil {
			q = q.Where("o.team_id IN (?)", bun.List(store.OrNone(in.teamIDs)))
		}
		if in.ObjectiveID != "" {
			q = q.Where("o.id = ?", in.ObjectiveID)
		}
		return q
	}
	if in.CycleID != "" || in.teamIDs != nil || in.ObjectiveID != "" {
		q = q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			q = q.WhereGroup(" OR ", place)
			if len(more.objectiveIDs) > 0 {
				q = q.WhereOr("o.id ?", store.Among(more.objectiveIDs))
			}
			if len(more.keyResultIDs) > 0 {
				q = q.WhereOr(at.keyResult+" ?", store.Among(more.keyResultIDs))
			}
			if at != saidNow { // it may have been under any key result
				q = q.WhereOr(at.keyResult + " <> a.key_result_id")
			}
			return q
		})
	}
	if text := strings.TrimSpace(in.Query); text != "" {
		like := "%" + store.EscapeLike(text) + "%"
		q = q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			q = q.Where("LOWER("+at.title+`) LIKE LOWER(?) ESCAPE '\'`, like).
				WhereOr("EXISTS (SELECT 1 FROM key_results AS kr WHERE kr.id = "+at.keyResult+` AND LOWER(kr.title) LIKE LOWER(?) ESCAPE '\')`, like)
			if len(more.keyResultIDs) > 0 {
				q = q.WhereOr(at.keyResult+" ?", store.Among(more.keyResultIDs))
			}
			return q
		})
	}
	return q
}

// everByID gives actions that there had been at a moment, deleted ones too, with who helps
// with them and what they wait for now.
func everByID(ctx context.Context, db bun.IDB, ids []string, at time.Time) (list []Action, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	if err := db.NewSelect().Model(&list).Where("a.id IN (?) AND a.created_at <= ?", bun.List(ids), at).Scan(ctx); err != nil {
		return nil, err
	}
	return list, attach(ctx, db, list)
}

// visibleEver is visibleActions of those, too, that are deleted by now.
func visibleEver(ctx context.Context, tx *act.Tx, ids []string) (map[string]bool, error) {
	seen := map[string]bool{}
	if len(ids) == 0 {
		return seen, nil
	}
	var found []string
	err := tx.NewSelect().TableExpr("actions AS a").ColumnExpr("a.id").Join("JOIN objectives AS o ON o.id = a.objective_id").Apply(objectives.Visible(tx.Who)).
		Where("a.id IN (?)", bun.List(ids)).Scan(ctx, &found)
	for _, id := range found {
		seen[id] = true
	}
	return seen, err
}

// becameBy gives when each of some actions came into a state, the last time by the moment that
// tx looks at, as far as the trail tells.
func becameBy(ctx context.Context, tx *act.Tx, ids []string, state plan.State) (map[string]time.Time, error) {
	when := map[string]time.Time{}
	if len(ids) == 0 {
		return when, nil
	}
	before, now := store.JSONText(tx, "e.before", "state"), store.JSONText(tx, "e.after", "state")
	type row struct {
		id string
		at time.Time
	}
	q := tx.NewSelect().TableExpr("events AS e").ColumnExpr("e.subject_id, e.at").Where("e.subject_kind = 'action' AND e.subject_id IN (?) AND e.at <= ?", bun.List(ids), tx.Now).
		Where("e.kind IN ('action.planned', 'action.changed')").
		Where(now+" = ? AND COALESCE("+before+", '') <> ?", state, state).OrderExpr("e.seq")
	rows, err := store.Rows(ctx, q, nil, func(r *row) []any { return []any{&r.id, store.Instant(&r.at)} })
	for _, r := range rows {
		when[r.id] = r.at
	}
	return when, err
}

// heldThen is an open action of a past moment with where it was.
type heldThen struct {
	ownerID, keyResultID string
	objectiveID          string // of its key result now
	starts, due          store.Day
	effort               decimal.NullDecimal
	open                 bool // its key result and objective are there and open now, and had been made by then
}

// oneByOne is for how many people it is asked of each action whether something was told of it since; of more it is
// cheaper to put aside at once all that something was told of.
const oneByOne = 100

// openThen finds the actions that some people were responsible for and that were open at the moment that
// tx looks at.
func openThen(ctx context.Context, tx *act.Tx, personIDs []string) (list []heldThen, err error) {
	if len(personIDs) == 0 {
		return nil, nil
	}
	theirs := naming{"owner_id", personIDs}
	untold := theirs.untold(tx)
	if len(personIDs) > oneByOne {
		untold = naming{}.untold(tx)
	}
	there := tx.FirstTold("kind", "action", "a.id", actionCame...)
	for _, half := range []struct {
		*bun.SelectQuery
		at said
	}{
		{untold, saidNow},
		{theirs.told(tx).Where("COALESCE((?), CASE WHEN a.deleted_at IS NULL THEN 'action.deleted' END) = 'action.deleted'", there), saidBefore(tx)},
	} {
		at := half.at
		q := half.Join("JOIN key_results AS kr ON kr.id = "+at.keyResult).Join("JOIN objectives AS o ON o.id = kr.objective_id").
			Where(at.owner+" ?", store.Among(personIDs)).Where(at.state+" IN (?)", bun.List(open())).
			ColumnExpr(at.owner+", kr.id, o.id, "+at.starts+", "+at.due+", "+at.effort).
			ColumnExpr("kr.deleted_at IS NULL AND kr.created_at <= ?0 AND o.deleted_at IS NULL AND o.created_at <= ?0 AND o.state <> 'closed'", tx.Now)
		some, err := store.Rows(ctx, q, nil, func(h *heldThen) []any {
			return []any{&h.ownerID, &h.keyResultID, &h.objectiveID, &h.starts, &h.due, &h.effort, &h.open}
		})
		if err != nil {
			return nil, err
		}
		list = append(list, some...)
	}
	return list, nil
}
