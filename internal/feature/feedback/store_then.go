package feedback

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// givenThen leaves out what was given after a moment and, where words are looked for, what has been edited since: those of
// then aren't kept.
func givenThen(moment time.Time, words bool) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if q = q.Where("f.given_at <= ?", moment); words {
			q = q.Where("(f.edited_at IS NULL OR f.edited_at <= ?)", moment)
		}
		return q
	}
}

// unsettledOr narrows requests by their state, as it was at a moment; the zero one is the present.
func unsettledOr(condition string, state State, moment time.Time) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if moment.IsZero() {
			return q.Where(condition, state)
		}
		return q.Where("(q.settled_at > ? OR "+condition+")", moment, state)
	}
}

// editedBy gives when feedback had been edited last by the moment that tx looks at.
func editedBy(ctx context.Context, tx *act.Tx, ids []string) (map[string]time.Time, error) {
	type row struct {
		id string
		at time.Time
	}
	q := tx.NewSelect().TableExpr("events AS e").ColumnExpr("e.subject_id, e.at").
		Where("e.subject_kind = 'feedback' AND e.subject_id IN (?) AND e.kind = 'feedback.edited' AND e.at <= ?", bun.List(store.OrNone(ids)), tx.Now).OrderExpr("e.seq")
	rows, err := store.Rows(ctx, q, nil, func(r *row) []any { return []any{&r.id, store.Instant(&r.at)} })
	when := make(map[string]time.Time, len(rows))
	for _, r := range rows {
		when[r.id] = r.at
	}
	return when, err
}

// cheeredSince gives, of each applause that was given or taken back since the moment that tx looks at, whether it was there.
func cheeredSince(ctx context.Context, tx *act.Tx, ids []string) (map[Cheer]bool, error) {
	type row struct{ id, actorID, kind string }
	q := tx.NewSelect().TableExpr("events AS e").ColumnExpr("e.subject_id, e.actor_id, e.kind").
		Where("e.subject_kind = 'feedback' AND e.subject_id IN (?) AND e.kind IN ('feedback.cheered', 'feedback.uncheered') AND e.at > ?", bun.List(store.OrNone(ids)), tx.Now).OrderExpr("e.seq")
	rows, err := store.Rows(ctx, q, nil, func(r *row) []any { return []any{&r.id, &r.actorID, &r.kind} })
	was := make(map[Cheer]bool, len(rows))
	for _, r := range rows {
		c := Cheer{FeedbackID: r.id, PersonID: r.actorID}
		if _, later := was[c]; !later {
			was[c] = r.kind == "feedback.uncheered"
		}
	}
	return was, err
}
