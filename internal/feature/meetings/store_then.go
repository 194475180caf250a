package meetings

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// then is what narrowing meetings to those of a past moment takes besides.
type then struct {
	at     time.Time
	met    []string // the teams whose meetings somebody was invited to, or is
	more   []string // meetings that may have been asked for though they aren't
	series []string // and series of such
}

// narrow narrows a query over meetings (alias m) to those that were there at the moment and may have been asked for.
func (t *then) narrow(in Filter, who access.Actor) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		q = q.Where("m.created_at <= ? AND (m.deleted_at IS NULL OR m.deleted_at > ?)", t.at, t.at)
		return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			q = q.WhereGroup(" OR ", func(q *bun.SelectQuery) *bun.SelectQuery {
				switch in.When {
				case Past:
					q = q.Where("(m.ended_at <= ? OR (m.opened_at IS NULL OR m.opened_at > ?) AND m.starts_on < ?)", t.at, t.at, in.today.String())
				case Upcoming:
					q = q.Where("(m.ended_at IS NULL OR m.ended_at > ?) AND (m.opened_at <= ? OR m.starts_on >= ?)", t.at, t.at, in.today.String())
				}
				if in.Mine {
					q = q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery { return invited(q, who, t.met) })
				}
				return in.said(q.Where("1 = 1"))
			})
			if len(t.more) > 0 {
				q = q.WhereOr("m.id IN (?)", bun.List(t.more))
			}
			if len(t.series) > 0 && (in.Query != "" || in.Mine) {
				q = q.WhereOr("m.series_id IN (?)", bun.List(t.series))
			}
			return q
		})
	}
}

// loadEver finds a meeting, a cancelled one too.
func loadEver(ctx context.Context, db bun.IDB, id string) (*Meeting, error) {
	m := &Meeting{}
	if err := db.NewSelect().Model(m).Where("id = ?", id).Scan(ctx); err != nil {
		return nil, store.Missing(err)
	}
	list := []Meeting{*m}
	err := withPeople(ctx, db, list)
	return &list[0], err
}

// changedBy tells which of some meetings had been changed by themselves by the moment that tx looks at.
func changedBy(ctx context.Context, tx *act.Tx, ids []string) (map[string]bool, error) {
	var found []string
	err := tx.NewSelect().TableExpr("events AS e").ColumnExpr("DISTINCT e.subject_id").
		Where("e.subject_kind = 'meeting' AND e.subject_id IN (?) AND e.kind = 'meeting.changed' AND e.at <= ?", bun.List(store.OrNone(ids)), tx.Now).Scan(ctx, &found)
	by := make(map[string]bool, len(found))
	for _, id := range found {
		by[id] = true
	}
	return by, err
}

// toldBy reports whether something of a kind had been told of a meeting by the moment that tx looks at.
func toldBy(ctx context.Context, tx *act.Tx, id, kind string) (bool, error) {
	return tx.NewSelect().TableExpr("events AS e").Where("e.subject_kind = 'meeting' AND e.subject_id = ? AND e.kind = ? AND e.at <= ?", id, kind, tx.Now).Exists(ctx)
}

// heldBy finds the meeting of a series before an instant that had been ended last by the moment that tx looks at.
func heldBy(ctx context.Context, tx *act.Tx, seriesID string, before time.Time) (list []Meeting, err error) {
	err = tx.NewSelect().Model(&list).ExcludeColumn("agenda").Where("series_id = ? AND ended_at <= ? AND starts_at < ?", seriesID, tx.Now, before).
		Where("(deleted_at IS NULL OR deleted_at > ?)", tx.Now).OrderExpr("starts_at DESC, id DESC").Limit(1).Scan(ctx)
	if err != nil {
		return nil, err
	}
	return list, withPeople(ctx, tx, list)
}

// itemsEver lists what a meeting had come to by the moment that tx looks at, with what was erased.
func itemsEver(ctx context.Context, tx *act.Tx, meetingID string) (list []Item, err error) {
	err = tx.NewSelect().Model(&list).Where("meeting_id = ? AND recorded_at <= ?", meetingID, tx.Now).OrderExpr("id").Scan(ctx)
	return list, err
}

// topicsEver lists the topics of other meetings of a series that may have waited at the moment that tx looks at.
func topicsEver(ctx context.Context, tx *act.Tx, seriesID, butMeetingID string) (list []Item, err error) {
	err = tx.NewSelect().Model(&list).Where("i.series_id = ? AND i.kind = ? AND i.meeting_id <> ? AND i.recorded_at <= ?", seriesID, Topic, butMeetingID, tx.Now).
		Where("(i.deleted_at IS NULL OR i.deleted_at > ?) AND (i.state = ? OR i.settled_at > ?)", tx.Now, Promised, tx.Now).
		OrderExpr("i.id").Limit(mostTopics).Scan(ctx)
	return list, err
}
