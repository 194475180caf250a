package metrics

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
)

// inputsOf lists what formulas call the metrics that they read.
func inputsOf(ctx context.Context, db bun.IDB, metricIDs ...string) (rows []Input, err error) {
	if len(metricIDs) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&rows).Where("i.metric_id IN (?)", bun.List(metricIDs)).OrderExpr("i.metric_id, i.name").Scan(ctx)
	return rows, err
}

// usersOf lists the metrics whose formulas read some.
func usersOf(ctx context.Context, db bun.IDB, inputIDs ...string) (ids []string, err error) {
	if len(inputIDs) == 0 {
		return nil, nil
	}
	err = db.NewSelect().TableExpr("metric_inputs AS i").ColumnExpr("DISTINCT i.metric_id").Join("JOIN metrics AS m ON m.id = i.metric_id AND m.deleted_at IS NULL").
		Where("i.input_id IN (?)", bun.List(inputIDs)).OrderExpr("i.metric_id").Scan(ctx, &ids)
	return ids, err
}

// seenUsers gives the metrics whose formulas read one, as far as somebody may see them.
func seenUsers(ctx context.Context, db bun.IDB, who access.Actor, inputID string, most int) (rows []Metric, err error) {
	err = db.NewSelect().Model(&rows).Where("m.deleted_at IS NULL AND m.id IN (SELECT i.metric_id FROM metric_inputs AS i WHERE i.input_id = ?)", inputID).
		Apply(visible(who)).OrderExpr("m.name, m.id").Limit(int64(most)).Scan(ctx)
	return rows, err
}

// loadMetrics gives metrics by id; those that are gone are left out.
func loadMetrics(ctx context.Context, db bun.IDB, ids []string) (map[string]*Metric, error) {
	by := make(map[string]*Metric, len(ids))
	if len(ids) == 0 {
		return by, nil
	}
	var rows []Metric
	if err := db.NewSelect().Model(&rows).Where("m.deleted_at IS NULL AND m.id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return nil, err
	}
	if err := withListed(ctx, db, rows); err != nil {
		return nil, err
	}
	for i := range rows {
		by[rows[i].ID] = &rows[i]
	}
	return by, nil
}

// putInputs replaces what a metric's formula reads.
func putInputs(ctx context.Context, db bun.IDB, metricID string, rows []Input) error {
	if _, err := db.NewDelete().Model((*Input)(nil)).Where("metric_id = ?", metricID).Exec(ctx); err != nil || len(rows) == 0 {
		return err
	}
	_, err := db.NewInsert().Model(&rows).Exec(ctx)
	return err
}
