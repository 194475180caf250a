package views

import (
	"context"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/query"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// atOnce bounds the rows of one statement.
const atOnce = 400

// load finds a view, deleted or not.
func load(ctx context.Context, db bun.IDB, id string) (*View, error) {
	v := &View{}
	err := db.NewSelect().Model(v).Where("v.id = ?", id).Scan(ctx)
	return v, store.Missing(err)
}

func add(ctx context.Context, db bun.IDB, v *View) error {
	_, err := db.NewInsert().Model(v).Exec(ctx)
	return err
}

func save(ctx context.Context, db bun.IDB, v *View) error {
	from := v.Version
	v.Version++
	return store.Swapped(db.NewUpdate().Model(v).Column("name", "find", "reach", "team_id", "deleted_at", "version").WherePK().Where("version = ?", from).Exec(ctx))
}

// visible narrows to what somebody may see: access.Decide for view.view, written as SQL.
func visible(who access.Actor) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			q = q.Where("v.owner_id = ?", who.ID)
			switch {
			case who.Role == access.Guest:
				return q
			case who.Role == access.Champion || who.Role == access.Admin:
				return q.WhereOr("v.reach <> ?", Private)
			}
			q = q.WhereOr("v.reach = ?", Everyone)
			if teams := slices.Concat(who.TeamIDs, who.Leads); len(teams) > 0 {
				q = q.WhereOr("v.reach = ? AND v.team_id IN (?)", OfTeam, bun.List(teams))
			}
			return q
		})
	}
}

// list gives the views that somebody may see, their own first, each part by name.
func list(ctx context.Context, db bun.IDB, who access.Actor, cursor string, limit int) (store.Page[View], error) {
	key, err := store.ParseCursor(cursor, 3)
	if err != nil {
		return store.Page[View]{}, err
	}
	var rows []View
	q := db.NewSelect().Model(&rows).Where("v.deleted_at IS NULL").Apply(visible(who)).
		OrderExpr("CASE WHEN v.owner_id = ? THEN '0' ELSE '1' END, v.name, v.id", who.ID).Limit(int64(limit) + 1)
	if key != nil {
		q = q.Where("(CASE WHEN v.owner_id = ? THEN '0' ELSE '1' END, v.name, v.id) > (?, ?, ?)", who.ID, key[0], key[1], key[2])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[View]{}, err
	}
	return store.Cut(rows, limit, func(v View) []string {
		whose := "1"
		if v.OwnerID == who.ID {
			whose = "0"
		}
		return []string{whose, v.Name, v.ID}
	}), nil
}

func countOf(ctx context.Context, db bun.IDB, ownerID string) (int64, error) {
	return db.NewSelect().Model((*View)(nil)).Where("owner_id = ? AND deleted_at IS NULL", ownerID).Count(ctx)
}

// subscriptionsOf gives a person's own to some views, by view.
func subscriptionsOf(ctx context.Context, db bun.IDB, personID string, viewIDs []string) (map[string]*Subscription, error) {
	of := map[string]*Subscription{}
	if len(viewIDs) == 0 {
		return of, nil
	}
	var rows []Subscription
	err := db.NewSelect().Model(&rows).Where("s.person_id = ? AND s.view_id IN (?)", personID, bun.List(viewIDs)).Scan(ctx)
	for i := range rows {
		of[rows[i].ViewID] = &rows[i]
	}
	return of, err
}

func countSubscriptions(ctx context.Context, db bun.IDB, personID string) (int64, error) {
	return db.NewSelect().Model((*Subscription)(nil)).Where("person_id = ?", personID).Count(ctx)
}

// putSubscription adds one, or changes of what it tells.
func putSubscription(ctx context.Context, db bun.IDB, s *Subscription) error {
	_, err := db.NewInsert().Model(s).On("CONFLICT (view_id, person_id) DO UPDATE").Set("ends = EXCLUDED.ends").Exec(ctx)
	return err
}

// dropSubscriptions drops those of a condition, with what they held of.
func dropSubscriptions(ctx context.Context, db bun.IDB, where string, args ...any) (dropped bool, err error) {
	var ids []string
	if err := db.NewSelect().Model((*Subscription)(nil)).Column("id").Where(where, args...).Scan(ctx, &ids); err != nil || len(ids) == 0 {
		return false, err
	}
	if _, err := db.NewDelete().Table("view_matches").Where("subscription_id IN (?)", bun.List(ids)).Exec(ctx); err != nil {
		return false, err
	}
	_, err = db.NewDelete().Model((*Subscription)(nil)).Where("id IN (?)", bun.List(ids)).Exec(ctx)
	return true, err
}

// beginAnew lets all subscriptions to a view forget of what it held: it asks something else now.
func beginAnew(ctx context.Context, db bun.IDB, viewID string) error {
	if _, err := db.NewDelete().Table("view_matches").
		Where("subscription_id IN (SELECT x.id FROM view_subscriptions AS x WHERE x.view_id = ?)", viewID).Exec(ctx); err != nil {
		return err
	}
	_, err := db.NewUpdate().Model((*Subscription)(nil)).Set("turn = 0, trouble = '', head = 0").Where("view_id = ?", viewID).Exec(ctx)
	return err
}

// glance is when subscriptions are looked at, and what may have changed since they last were.
type glance struct {
	began time.Time // each is looked at once after it
	now   time.Time
	day   string
	head  int64 // how long the trail is
}

// claim takes the subscription that waits the longest of those for which something may have
// changed, and notes that it is looked at, so that nobody else takes it; nil for none.
func claim(ctx context.Context, db bun.IDB, g glance) (*Subscription, error) {
	var rows []Subscription
	if err := db.NewSelect().Model(&rows).Where("s.looked_at <= ? AND (s.head <> ? OR s.looked_on <> ?)", g.began, g.head, g.day).
		OrderExpr("s.looked_at, s.id").Limit(1).Scan(ctx); err != nil || len(rows) == 0 {
		return nil, err
	}
	s := &rows[0]
	err := store.Swapped(db.NewUpdate().Model((*Subscription)(nil)).Set("looked_at = ?, looked_on = ?, head = ?", g.now, g.day, g.head).
		Where("id = ? AND looked_at = ? AND head = ?", s.ID, s.LookedAt, s.Head).Exec(ctx))
	return s, err
}

// turned notes that a subscription was looked at. False where it is gone or begins anew.
func turned(ctx context.Context, db bun.IDB, s *Subscription, trouble Trouble) (bool, error) {
	res, err := db.NewUpdate().Model((*Subscription)(nil)).Set("turn = turn + 1, trouble = ?", trouble).Where("id = ? AND turn = ?", s.ID, s.Turn).Exec(ctx)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n == 1, err
}

// held is a row of of what a subscription's view held.
type held struct {
	bun.BaseModel  `bun:"table:view_matches,alias:m"`
	SubscriptionID string `bun:"subscription_id,pk"`
	ObjectiveID    string `bun:"objective_id,pk"`
	KeyResultID    string `bun:"key_result_id,pk"`
}

func matchesOf(ctx context.Context, db bun.IDB, subscriptionID string) (matches []query.Match, err error) {
	var rows []held
	err = db.NewSelect().Model(&rows).Where("m.subscription_id = ?", subscriptionID).OrderExpr("m.objective_id, m.key_result_id").Scan(ctx)
	for _, r := range rows {
		matches = append(matches, query.Match{ObjectiveID: r.ObjectiveID, KeyResultID: r.KeyResultID})
	}
	return matches, err
}

// moveMatches puts in what a view holds of now and takes out of what it doesn't.
func moveMatches(ctx context.Context, db bun.IDB, subscriptionID string, in, out []query.Match) error {
	for part := range slices.Chunk(in, atOnce) {
		rows := make([]held, len(part))
		for i, m := range part {
			rows[i] = held{SubscriptionID: subscriptionID, ObjectiveID: m.ObjectiveID, KeyResultID: m.KeyResultID}
		}
		if _, err := db.NewInsert().Model(&rows).Exec(ctx); err != nil {
			return err
		}
	}
	for part := range slices.Chunk(out, atOnce) {
		pairs := make([]string, len(part)) // SQLite has no lists of rows
		for i, m := range part {
			pairs[i] = m.ObjectiveID + " " + m.KeyResultID
		}
		if _, err := db.NewDelete().Model((*held)(nil)).Where("subscription_id = ?", subscriptionID).Where("objective_id || ' ' || key_result_id IN (?)", bun.List(pairs)).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}
