package metrics

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// counted adds how many metrics are read from each connector, and how many of them
// couldn't be read the last time.
func counted(q *bun.SelectQuery) *bun.SelectQuery {
	const of = `(SELECT COUNT(*) FROM metric_feeds AS f JOIN metrics AS m ON m.id = f.metric_id AND m.deleted_at IS NULL WHERE f.connector_id = k.id`
	return q.ColumnExpr("k.*").ColumnExpr(of + `) AS feeds`).ColumnExpr(of + ` AND f.failed > 0 AND NOT f.paused) AS failing`)
}

func loadConnector(ctx context.Context, db bun.IDB, id string) (*Connector, error) {
	c := &Connector{}
	return c, store.Missing(db.NewSelect().Model(c).Apply(counted).Where("k.id = ? AND k.deleted_at IS NULL", id).Scan(ctx))
}

func listConnectors(ctx context.Context, db bun.IDB, cursor string, limit int) (store.Page[Connector], error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return store.Page[Connector]{}, err
	}
	var rows []Connector
	q := db.NewSelect().Model(&rows).Apply(counted).Where("k.deleted_at IS NULL").OrderExpr("k.id DESC").Limit(int64(limit) + 1)
	if key != nil {
		q = q.Where("k.id < ?", key[0])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Connector]{}, err
	}
	return store.Cut(rows, limit, func(c Connector) []string { return []string{c.ID} }), nil
}

func addConnector(ctx context.Context, db bun.IDB, c *Connector) error {
	_, err := db.NewInsert().Model(c).Exec(ctx)
	return err
}

func saveConnector(ctx context.Context, db bun.IDB, c *Connector) error {
	from := c.Version
	c.Version++
	return store.Swapped(db.NewUpdate().Model(c).ExcludeColumn("id", "created_by", "created_at").WherePK().Where("version = ?", from).Exec(ctx))
}

func loadFeed(ctx context.Context, db bun.IDB, metricID string) (*MetricFeed, error) {
	f := &MetricFeed{}
	return f, store.Missing(db.NewSelect().Model(f).Where("f.metric_id = ?", metricID).Scan(ctx))
}

func putFeed(ctx context.Context, db bun.IDB, f *MetricFeed) error {
	if err := dropFeed(ctx, db, f.MetricID); err != nil {
		return err
	}
	_, err := db.NewInsert().Model(f).Exec(ctx)
	return err
}

func dropFeed(ctx context.Context, db bun.IDB, metricID string) error {
	_, err := db.NewDelete().Model((*MetricFeed)(nil)).Where("metric_id = ?", metricID).Exec(ctx)
	return err
}

// ran writes down a run and when the next one is.
func ran(ctx context.Context, db bun.IDB, r *Run, failed int, next time.Time) error {
	if r.ID == "" {
		r.ID = act.NewID()
	}
	if _, err := db.NewInsert().Model(r).Exec(ctx); err != nil {
		return err
	}
	_, err := db.NewUpdate().Model((*MetricFeed)(nil)).Set("failed = ?, next_at = ?", failed, bun.NullTime{Time: next}).Where("metric_id = ?", r.MetricID).Exec(ctx)
	return err
}

// due lists metrics that are to be read by now, the longest waiting first.
func due(ctx context.Context, db bun.IDB, now time.Time, most int) (ids []string, err error) {
	err = db.NewSelect().TableExpr("metric_feeds AS f").ColumnExpr("f.metric_id").Join("JOIN metrics AS m ON m.id = f.metric_id AND m.deleted_at IS NULL").
		Where("NOT f.paused AND f.next_at <= ?", now).OrderExpr("f.next_at, f.metric_id").Limit(int64(most)).Scan(ctx, &ids)
	return ids, err
}

func pageRuns(ctx context.Context, db bun.IDB, metricID, cursor string, limit int) (store.Page[Run], error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return store.Page[Run]{}, err
	}
	var rows []Run
	q := db.NewSelect().Model(&rows).Where("n.metric_id = ?", metricID).OrderExpr("n.id DESC").Limit(int64(limit) + 1)
	if key != nil {
		q = q.Where("n.id < ?", key[0])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Run]{}, err
	}
	return store.Cut(rows, limit, func(r Run) []string { return []string{r.ID} }), nil
}

// forgetRuns takes away runs of before some instant: they tell how reading went,
// and what was read stays with the readings.
func forgetRuns(ctx context.Context, db bun.IDB, before time.Time) error {
	_, err := db.NewDelete().Model((*Run)(nil)).Where("ran_at < ?", before).Exec(ctx)
	return err
}
