package feedback

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// loadFeedback finds feedback, deleted or not.
func loadFeedback(ctx context.Context, db bun.IDB, id string) (*Feedback, error) {
	one := &Feedback{}
	if err := store.Missing(db.NewSelect().Model(one).Where("f.id = ?", id).Scan(ctx)); err != nil {
		return nil, err
	}
	list := []Feedback{*one}
	err := withPeople(ctx, db, list)
	return &list[0], err
}

// feedbackByID gives those of some that are not deleted.
func feedbackByID(ctx context.Context, db bun.IDB, ids []string) (list []Feedback, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	if err := db.NewSelect().Model(&list).Where("f.id IN (?) AND f.deleted_at IS NULL", bun.List(ids)).Scan(ctx); err != nil {
		return nil, err
	}
	return list, withPeople(ctx, db, list)
}

// withPeople fills in whom each is to.
func withPeople(ctx context.Context, db bun.IDB, list []Feedback) error {
	if len(list) == 0 {
		return nil
	}
	at := make(map[string]*Feedback, len(list))
	ids := make([]string, len(list))
	for i := range list {
		at[list[i].ID], ids[i] = &list[i], list[i].ID
	}
	var rows []Recipient
	if err := db.NewSelect().Model(&rows).Where("feedback_id IN (?)", bun.List(ids)).OrderExpr("feedback_id, person_id").Scan(ctx); err != nil {
		return err
	}
	for _, r := range rows {
		at[r.FeedbackID].People = append(at[r.FeedbackID].People, r.PersonID)
	}
	return nil
}

func add(ctx context.Context, db bun.IDB, one *Feedback) error {
	if _, err := db.NewInsert().Model(one).Exec(ctx); err != nil {
		return err
	}
	rows := make([]Recipient, len(one.People))
	for i, id := range one.People {
		rows[i] = Recipient{FeedbackID: one.ID, PersonID: id}
	}
	_, err := db.NewInsert().Model(&rows).Exec(ctx)
	return err
}

func save(ctx context.Context, db bun.IDB, one *Feedback) error {
	from := one.Version
	one.Version++
	return store.Swapped(db.NewUpdate().Model(one).Column("body", "edited_at", "deleted_at", "version").WherePK().Where("version = ?", from).Exec(ctx))
}

func addCheer(ctx context.Context, db bun.IDB, c *Cheer) error {
	_, err := db.NewInsert().Model(c).On("CONFLICT DO NOTHING").Exec(ctx)
	return err
}

func dropCheer(ctx context.Context, db bun.IDB, c *Cheer) error {
	_, err := db.NewDelete().Model(c).WherePK().Exec(ctx)
	return err
}

func cheersFor(ctx context.Context, db bun.IDB, ids []string) (map[string][]string, error) {
	cheers := map[string][]string{}
	if len(ids) == 0 {
		return cheers, nil
	}
	var rows []Cheer
	err := db.NewSelect().Model(&rows).Where("feedback_id IN (?)", bun.List(ids)).OrderExpr("feedback_id, person_id").Scan(ctx)
	for _, c := range rows {
		cheers[c.FeedbackID] = append(cheers[c.FeedbackID], c.PersonID)
	}
	return cheers, err
}

// visible narrows to what somebody may see: access.Decide for feedback.view,
// written as SQL.
func visible(who access.Actor) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if who.IsSystem() {
			return q
		}
		return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			q = q.Where("f.author_id = ? OR f.manager_id = ?", who.ID, who.ID).
				WhereOr("f.id IN (SELECT p.feedback_id FROM feedback_people AS p WHERE p.person_id = ?)", who.ID)
			if who.Role != access.Guest {
				q = q.WhereOr("f.visibility = ?", Public)
			}
			return q
		})
	}
}

// narrow writes the filter as SQL.
func (in Filter) narrow(q *bun.SelectQuery) *bun.SelectQuery {
	to := func(id string) {
		q = q.Where("f.id IN (SELECT p.feedback_id FROM feedback_people AS p WHERE p.person_id = ?)", id)
	}
	if in.Kind != "" {
		q = q.Where("f.kind = ?", in.Kind)
	}
	if in.ToID != "" {
		to(in.ToID)
	}
	if in.FromID != "" {
		q = q.Where("f.author_id = ?", in.FromID)
	}
	if in.Along != "" {
		q = q.Where("f.manager_id = ?", in.Along)
	}
	if in.Public {
		q = q.Where("f.visibility = ?", Public)
	}
	if in.ObjectiveID != "" {
		q = q.Where("f.objective_id = ?", in.ObjectiveID)
	}
	if in.KeyResultID != "" {
		q = q.Where("f.key_result_id = ?", in.KeyResultID)
	}
	if in.Query != "" {
		q = q.Where(`LOWER(f.body) LIKE LOWER(?) ESCAPE '\'`, "%"+store.EscapeLike(in.Query)+"%")
	}
	if !in.Since.IsZero() {
		q = q.Where("f.given_at >= ?", in.Since)
	}
	if !in.Before.IsZero() {
		q = q.Where("f.given_at < ?", in.Before)
	}
	return q
}

// listFeedback pages through feedback, the newest first.
func listFeedback(ctx context.Context, tx *act.Tx, in Filter) (store.Page[Feedback], error) {
	key, err := store.ParseCursor(in.Cursor, 1)
	if err != nil {
		return store.Page[Feedback]{}, err
	}
	var rows []Feedback
	q := tx.NewSelect().Model(&rows).Where("f.deleted_at IS NULL").Apply(visible(tx.Who)).Apply(in.narrow).OrderExpr("f.id DESC").Limit(int64(in.Limit) + 1)
	if tx.Past() {
		q = q.Apply(givenThen(tx.Now, in.Query != ""))
	}
	if key != nil {
		q = q.Where("f.id < ?", key[0])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Feedback]{}, err
	}
	page := store.Cut(rows, in.Limit, func(one Feedback) []string { return []string{one.ID} })
	return page, withPeople(ctx, tx, page.Items)
}

func loadRequest(ctx context.Context, db bun.IDB, id string) (*Request, error) {
	q := &Request{}
	err := db.NewSelect().Model(q).Where("q.id = ?", id).Scan(ctx)
	return q, store.Missing(err)
}

func addRequest(ctx context.Context, db bun.IDB, q *Request) error {
	_, err := db.NewInsert().Model(q).Exec(ctx)
	return err
}

func saveRequest(ctx context.Context, db bun.IDB, q *Request) error {
	from := q.Version
	q.Version++
	return store.Swapped(db.NewUpdate().Model(q).Column("state", "why", "settled_at", "version").WherePK().Where("version = ?", from).Exec(ctx))
}

// listRequests pages through requests: those that somebody is asked, still open,
// or those that they asked, the newest first.
func listRequests(ctx context.Context, tx *act.Tx, whose string, mine bool, cursor string, limit int) (store.Page[Request], error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return store.Page[Request]{}, err
	}
	var rows []Request
	q := tx.NewSelect().Model(&rows).OrderExpr("q.id DESC").Limit(int64(limit) + 1)
	known := time.Time{}
	if tx.Past() {
		known = tx.Now
		q = q.Where("q.asked_at <= ?", known)
	}
	if mine {
		q = q.Where("q.asker_id = ?", whose).Apply(unsettledOr("q.state <> ?", Withdrawn, known))
	} else {
		q = q.Where("q.person_id = ?", whose).Apply(unsettledOr("q.state = ?", Asked, known))
	}
	if key != nil {
		q = q.Where("q.id < ?", key[0])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Request]{}, err
	}
	return store.Cut(rows, limit, func(one Request) []string { return []string{one.ID} }), nil
}

// recognised counts recognitions by whom they are to.
func recognised(ctx context.Context, db bun.IDB, since, before time.Time) (map[string]int64, error) {
	var rows []struct {
		PersonID string
		Count    int64
	}
	err := db.NewSelect().TableExpr("feedback_people AS p").ColumnExpr("p.person_id, COUNT(*) AS count").Join("JOIN feedback AS f ON f.id = p.feedback_id").
		Where("f.kind = ? AND f.deleted_at IS NULL AND f.given_at >= ? AND f.given_at < ?", Recognition, since, before).GroupExpr("p.person_id").Scan(ctx, &rows)
	counts := make(map[string]int64, len(rows))
	for _, r := range rows {
		counts[r.PersonID] = r.Count
	}
	return counts, err
}
