package notices

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// atOnce bounds the rows of one statement.
const atOnce = 500

// addNotices adds those that aren't there yet: one for a person, a cause and a
// reason.
func addNotices(ctx context.Context, db bun.IDB, rows []Notice) error {
	for len(rows) > 0 {
		n := min(len(rows), atOnce)
		part := rows[:n]
		if _, err := db.NewInsert().Model(&part).On("CONFLICT (person_id, cause_id, reason) DO NOTHING").Exec(ctx); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// choicesOf gives how people want to hear, by person; everybody asked for is there.
func choicesOf(ctx context.Context, db bun.IDB, personIDs []string) (map[string]*Choice, error) {
	var rows []Choice
	if err := db.NewSelect().Model(&rows).Where("person_id IN (?)", bun.List(personIDs)).Scan(ctx); err != nil {
		return nil, err
	}
	of := make(map[string]*Choice, len(personIDs))
	for i := range rows {
		of[rows[i].PersonID] = &rows[i]
	}
	for _, id := range personIDs {
		if of[id] == nil {
			c := usual(id)
			of[id] = &c
		}
	}
	return of, nil
}

func closeNotices(ctx context.Context, db bun.IDB, subjectID string, reasons []notice.Reason, now time.Time) error {
	_, err := db.NewUpdate().Model((*Notice)(nil)).Set("done_at = ?", now).
		Where("subject_id = ? AND reason IN (?) AND done_at IS NULL", subjectID, bun.List(reasons)).Exec(ctx)
	return err
}

// closeNoticesOf marks as done what some people don't have to do any more.
func closeNoticesOf(ctx context.Context, db bun.IDB, personIDs []string, subjectID string, reasons []notice.Reason, now time.Time) error {
	_, err := db.NewUpdate().Model((*Notice)(nil)).Set("done_at = ?", now).
		Where("subject_id = ? AND reason IN (?) AND person_id IN (?) AND done_at IS NULL", subjectID, bun.List(reasons), bun.List(personIDs)).Exec(ctx)
	return err
}

// seen narrows a query over notices (alias n) to a person's own, whose subject
// they may still see.
func seen(db bun.IDB, who access.Actor) func(*bun.SelectQuery) *bun.SelectQuery {
	visible := db.NewSelect().TableExpr("objectives AS o").ColumnExpr("1").Where("o.id = n.within_id AND o.deleted_at IS NULL").Apply(objectives.Visible(who))
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("n.person_id = ?", who.ID).Where("(n.within_id = '' OR EXISTS (?))", visible)
	}
}

// in narrows a query to a box.
func (b Box) in(now time.Time) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		switch b {
		case Done:
			return q.Where("n.done_at IS NOT NULL")
		case Put:
			return q.Where("n.done_at IS NULL AND n.shows_at > ?", now)
		}
		return q.Where("n.done_at IS NULL AND n.shows_at <= ?", now)
	}
}

// listNotices pages through a person's notices, the newest to show first; what
// was put off, the next to show first.
func listNotices(ctx context.Context, db bun.IDB, who access.Actor, in Query, now time.Time) (store.Page[Notice], error) {
	key, err := store.ParseCursor(in.Cursor, 2)
	if err != nil {
		return store.Page[Notice]{}, err
	}
	var rows []Notice
	order, after := "n.shows_at DESC, n.id DESC", "(n.shows_at, n.id) < (?, ?)"
	if in.Box == Put {
		order, after = "n.shows_at, n.id", "(n.shows_at, n.id) > (?, ?)"
	}
	q := db.NewSelect().Model(&rows).Apply(seen(db, who)).Apply(in.Box.in(now)).OrderExpr(order).Limit(int64(in.Limit) + 1)
	if len(in.Reasons) > 0 {
		q = q.Where("n.reason IN (?)", bun.List(in.Reasons))
	}
	if in.Unread {
		q = q.Where("n.read_at IS NULL")
	}
	if key != nil {
		at, err := time.Parse(time.RFC3339Nano, key[0])
		if err != nil {
			return store.Page[Notice]{}, fault.At("/cursor", "input.cursor")
		}
		q = q.Where(after, at, key[1])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Notice]{}, err
	}
	return store.Cut(rows, in.Limit, func(n Notice) []string { return []string{n.ShowsAt.UTC().Format(time.RFC3339Nano), n.ID} }), nil
}

// countNotices counts a person's open box.
func countNotices(ctx context.Context, db bun.IDB, who access.Actor, now time.Time) (c Count, err error) {
	err = db.NewSelect().Model((*Notice)(nil)).ColumnExpr("COUNT(*) AS open, COUNT(CASE WHEN n.read_at IS NULL THEN 1 END) AS unread").
		Apply(seen(db, who)).Apply(Open.in(now)).Scan(ctx, &c)
	return c, err
}

// markNotices marks a person's notices, or for no ids the open ones, and gives
// those that there were.
func markNotices(ctx context.Context, db bun.IDB, personID string, ids []string, m Mark, now time.Time) (marked []string, err error) {
	q := db.NewUpdate().Model((*Notice)(nil)).Where("person_id = ?", personID)
	if ids != nil {
		q = q.Where("id IN (?)", bun.List(ids))
	} else {
		q = q.Where("done_at IS NULL AND shows_at <= ?", now)
		if m.Read != nil && *m.Read {
			q = q.Where("read_at IS NULL")
		}
	}
	stamp := func(column string, on *bool) {
		switch {
		case on == nil:
		case *on:
			q = q.Set("? = COALESCE(?, ?)", bun.Ident(column), bun.Ident(column), now)
		default:
			q = q.Set("? = NULL", bun.Ident(column))
		}
	}
	stamp("read_at", m.Read)
	stamp("done_at", m.Done)
	switch {
	case m.Until == nil:
	case m.Until.After(now):
		q = q.Set("shows_at = ?", *m.Until)
	default:
		q = q.Set("shows_at = told_at")
	}
	if m == (Mark{}) {
		q = q.Set("read_at = read_at")
	}
	err = q.Returning("id").Scan(ctx, &marked)
	return marked, err
}

// putChoice stores a choice at its next version; another in between is the fault
// input.stale.
func putChoice(ctx context.Context, db bun.IDB, c *Choice) error {
	from := c.Version
	c.Version++
	return store.Swapped(db.NewInsert().Model(c).On("CONFLICT (person_id) DO UPDATE").Set("ways = EXCLUDED.ways").Set("hours = EXCLUDED.hours").
		Set("version = EXCLUDED.version").Where("choice.version = ?", from).Exec(ctx))
}

// allChoices gives the choices of everybody who made one, by person.
func allChoices(ctx context.Context, db bun.IDB) (map[string]*Choice, error) {
	var rows []Choice
	err := db.NewSelect().Model(&rows).Scan(ctx)
	of := make(map[string]*Choice, len(rows))
	for i := range rows {
		of[rows[i].PersonID] = &rows[i]
	}
	return of, err
}

// toldOf is who got a notice of these events.
func toldOf(ctx context.Context, db bun.IDB, causes []string) (map[string][]string, error) {
	var rows []Notice
	if err := db.NewSelect().Model(&rows).Column("cause_id", "person_id").Where("cause_id IN (?)", bun.List(causes)).Scan(ctx); err != nil {
		return nil, err
	}
	told := map[string][]string{}
	for _, r := range rows {
		told[r.CauseID] = append(told[r.CauseID], r.PersonID)
	}
	return told, nil
}
