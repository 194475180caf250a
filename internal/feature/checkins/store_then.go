package checkins

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

// writtenBy leaves out check-ins that were written after a moment, and joins, as s,
// what had superseded each by then.
func writtenBy(moment time.Time) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Join("LEFT JOIN check_ins AS s ON s.supersedes = c.id AND s.written_at <= ?", moment).Where("c.written_at <= ?", moment)
	}
}

// supersedingBy is superseding as it was at a moment.
func supersedingBy(moment time.Time) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.ColumnExpr("c.*").ColumnExpr("COALESCE(s.id, '') AS superseded_by").Apply(writtenBy(moment))
	}
}

// knownThen gives the check-ins of key results that were written by a moment, in no
// order: of each what a key result keeps of it.
func knownThen(ctx context.Context, db bun.IDB, keyResultIDs []string, moment time.Time) (rows []CheckIn, err error) {
	if len(keyResultIDs) == 0 {
		return nil, nil
	}
	q := db.NewSelect().TableExpr("check_ins AS c").
		ColumnExpr("c.id, c.key_result_id, c.number, c.as_of, c.value, c.steps_done, c.confidence, c.note, c.status, c.status_reason, c.metric_id, COALESCE(s.id, '')").
		Where("c.key_result_id IN (?)", bun.List(keyResultIDs)).Apply(writtenBy(moment))
	return store.Rows(ctx, q, make([]CheckIn, 0, usualCheckIns*len(keyResultIDs)), func(c *CheckIn) []any {
		return []any{&c.ID, &c.KeyResultID, &c.Number, &c.AsOf, &c.Value, &c.StepsDone, &c.Confidence, &c.Note, &c.Status, &c.StatusReason, &c.MetricID, &c.SupersededBy}
	})
}

// usualCheckIns is how many check-ins a key result has in a quarter.
const usualCheckIns = 13

// outlinesThen gives, in one text, the check-ins of key results that were known at a moment: of each its key result,
// its day, number and id, its value and confidence, whether it speaks of steps and is somebody's own word, and which
// one it supersedes. A row for each takes longer on both databases, and a group for each key result on PostgreSQL.
func outlinesThen(ctx context.Context, db bun.IDB, keyResultIDs []string, moment time.Time) (text string, err error) {
	if len(keyResultIDs) == 0 {
		return "", nil
	}
	err = db.NewSelect().TableExpr("check_ins AS c").
		ColumnExpr(`COALESCE(string_agg(c.key_result_id || ' ' || c.as_of || ' ' || c.number || ' ' || c.id || ' ' || COALESCE(c.value, '') || ' ' || COALESCE(CAST(c.confidence AS TEXT), '') || ' ' ||
			CASE WHEN c.steps_done IN ('', 'null') THEN '' ELSE 'steps' END || ' ' || CASE WHEN c.metric_id = '' THEN 'own' ELSE '' END || ' ' || COALESCE(c.supersedes, ''), ','), '')`).
		Where("c.key_result_id IN (?) AND c.written_at <= ?", bun.List(keyResultIDs), moment).Scan(ctx, &text)
	return text, err
}

// ofIDs gives check-ins by id.
func ofIDs(ctx context.Context, db bun.IDB, ids []string) (map[string]*CheckIn, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	q := db.NewSelect().TableExpr("check_ins AS c").
		ColumnExpr("c.id, c.number, c.as_of, c.value, c.steps_done, c.confidence, c.note, c.status, c.status_reason, c.metric_id").Where("c.id IN (?)", bun.List(ids))
	rows, err := store.Rows(ctx, q, make([]CheckIn, 0, len(ids)), func(c *CheckIn) []any {
		return []any{&c.ID, &c.Number, &c.AsOf, &c.Value, &c.StepsDone, &c.Confidence, &c.Note, &c.Status, &c.StatusReason, &c.MetricID}
	})
	by := make(map[string]*CheckIn, len(rows))
	for i := range rows {
		by[rows[i].ID] = &rows[i]
	}
	return by, err
}

// sureLater gives those of some key results of whose confidence a check-in speaks that
// was written after a moment.
func sureLater(ctx context.Context, db bun.IDB, keyResultIDs []string, moment time.Time) (ids []string, err error) {
	if len(keyResultIDs) == 0 {
		return nil, nil
	}
	err = db.NewSelect().TableExpr("check_ins").ColumnExpr("DISTINCT key_result_id").
		Where("key_result_id IN (?) AND written_at > ? AND confidence IS NOT NULL", bun.List(keyResultIDs), moment).Scan(ctx, &ids)
	return ids, err
}

// sureOf gives who stated which confidence of key results, and when, in order.
func sureOf(ctx context.Context, db bun.IDB, keyResultIDs []string) (rows []CheckIn, err error) {
	if len(keyResultIDs) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&rows).Column("id", "key_result_id", "person_id", "as_of", "written_at", "confidence").
		Where("c.key_result_id IN (?) AND c.confidence IS NOT NULL", bun.List(keyResultIDs)).OrderExpr("c.key_result_id, c.as_of, c.number").Scan(ctx)
	return rows, err
}
