package audit

import (
	"context"
	"strconv"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// listEvents pages through the trail, newest first.
func listEvents(ctx context.Context, db bun.IDB, in Filter) (store.Page[act.Event], error) {
	key, err := store.ParseCursor(in.Cursor, 1)
	if err != nil {
		return store.Page[act.Event]{}, err
	}
	var rows []act.Event
	q := db.NewSelect().Model(&rows).OrderExpr("seq DESC").Limit(int64(in.Limit) + 1).Apply(in.narrow)
	if key != nil {
		seq, err := strconv.ParseInt(key[0], 10, 64)
		if err != nil {
			return store.Page[act.Event]{}, fault.At("/cursor", "input.cursor")
		}
		q = q.Where("seq < ?", seq)
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[act.Event]{}, err
	}
	return store.Cut(rows, in.Limit, func(e act.Event) []string { return []string{strconv.FormatInt(e.Seq, 10)} }), nil
}

func (in Filter) narrow(q *bun.SelectQuery) *bun.SelectQuery {
	for _, c := range []struct{ column, value string }{
		{"actor_id", in.ActorID}, {"subject_kind", in.SubjectKind}, {"subject_id", in.SubjectID}, {"within_id", in.WithinID},
	} {
		if c.value != "" {
			q = q.Where("? = ?", bun.Ident(c.column), c.value)
		}
	}
	if in.Kind != "" {
		q = q.Where(`(kind = ? OR kind LIKE ? ESCAPE '\')`, in.Kind, store.EscapeLike(in.Kind)+".%")
	}
	if in.Seq > 0 {
		q = q.Where("seq = ?", in.Seq)
	}
	if !in.From.IsZero() {
		q = q.Where("at >= ?", in.From)
	}
	if !in.Until.IsZero() {
		q = q.Where("at < ?", in.Until)
	}
	return q
}

// chainAfter reads the next entries of the chain in order.
func chainAfter(ctx context.Context, db bun.IDB, seq int64, n int) (rows []act.Event, err error) {
	err = db.NewSelect().Model(&rows).Where("seq > ?", seq).OrderExpr("seq").Limit(int64(n)).Scan(ctx)
	return rows, err
}

// head is where the chain says that it ends.
func head(ctx context.Context, db bun.IDB) (seq int64, hash string, err error) {
	err = db.NewRaw("SELECT seq, hash FROM event_heads WHERE id = 1").Scan(ctx, &seq, &hash)
	return seq, hash, err
}
